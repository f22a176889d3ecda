"""What is new for a reader, an event a line: when it is and was, and what else is other."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from itinerary.languages import _, _p
from itinerary.languages.dates import hour, long_day, range_of_days, weekday_and_hour
from itinerary.programme.model import Event
from itinerary.releases.changes import TIME, Change
from itinerary.releases.news import Kind, News
from itinerary.views.changes.remarks import remarks
from itinerary.views.changes.shifts import moved
from itinerary.views.hours import precision_words
from itinerary.views.letters import MARKS
from itinerary.views.readers import Reader
from itinerary.views.site.clocks import seconds
from itinerary.views.site.entries import anchor
from itinerary.views.site.pages import Difference
from itinerary.views.site.texts import said
from itinerary.views.words import marks

_SORTS: dict[Kind, Literal["added", "changed", "removed"]] = {
    "new": "added",
    "changed": "changed",
    "postponed": "removed",
    "cancelled": "removed",
    "left": "removed",
}


class Told(NamedTuple):
    """What a reader was told of an event, and when."""

    at: datetime
    news: News


class Differences:
    """What is new, for readers of one language: said once for all who were told the same of it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._made: dict[object, list[tuple[Change, Difference]]] = {}

    def of(self, told: Iterable[Told]) -> tuple[Difference, ...]:
        """What a reader was told, newest first, each event once."""
        kept: dict[str, Told] = {}
        for each in sorted(told, key=lambda each: each.at, reverse=True):
            kept.setdefault(each.news.event.id, each)
        return tuple(map(self._of, kept.values()))

    def _of(self, told: Told) -> Difference:
        change = told.news.change
        if change is None:
            return _difference(told, self._reader)
        made = self._made.setdefault((told.at, told.news.kind, change.id), [])
        for other, difference in made:
            if (other.before, other.after) == (change.before, change.after):
                return difference
        made.append((change, _difference(told, self._reader)))
        return made[-1][1]


def since(told: Sequence[Told], reader: Reader) -> str:
    """Since when they were told it: Monday 18:00, on the clock at home."""
    if not told:
        return ""
    first = min(each.at for each in told).astimezone(reader.clock.zone)
    return _("since {when}").format(when=weekday_and_hour(first))


def _difference(told: Told, reader: Reader) -> Difference:
    news = told.news
    event, before = news.event, news.change.event_before if news.change else None
    moves = before is not None and news.change is not None and news.change.differs_in(TIME)
    days = event.when.days if event.when.held else None
    return Difference(
        at=seconds(told.at),
        mark=_SORTS[news.kind],
        meaning=_(MARKS[news.kind]),
        title=said(event.title, reader),
        anchor="" if news.off or days is None else anchor(event, days.first),
        day=long_day(days.first) if days else "",
        before=_before(event, before if moves else None, reader) if not news.off else "",
        after=_after(event, before if moves else None, reader) if not news.off else "",
        remarks=_remarks(news, reader),
    )


def _before(event: Event, before: Event | None, reader: Reader) -> str:
    """When it was, with its day where that is another."""
    if before is None:
        return ""
    return _when(before, reader, alone=_keeps_length(event, before), beside=event)


def _after(event: Event, before: Event | None, reader: Reader) -> str:
    """When it is, with what is to be known of it."""
    alone = before is not None and _keeps_length(event, before)
    words = [_when(event, reader, alone=alone), *(mark.words for mark in marks(event))]
    return _(", ").join(word for word in words if word)


def _keeps_length(event: Event, before: Event) -> bool:
    """Whether its start says all: it lasts as long as before."""
    ends = [(each.when.start, each.when.end) for each in (event, before)]
    lengths = [end - start if start and end else None for start, end in ends]
    return lengths[0] == lengths[1]


def _when(event: Event, reader: Reader, *, alone: bool, beside: Event | None = None) -> str:
    """Its hours, or its start alone; beside another saying of it, its day where that differs."""
    when = event.when
    if when.held is None or when.days is None:
        window = _("between {days}").format(days=range_of_days(when.days)) if when.days else ""
        return window or precision_words(event)
    said_hours = precision_words(event)
    if when.precision == "hours":
        said_hours = _hours(when.start, None if alone and when.start else when.end)
        city = event.city if when.start else event.end_city
        if city and beside is None:
            name = city.name.read(reader.language)
            said_hours = _p("page", "{hours} {city}").format(hours=said_hours, city=name)
    if beside is None or beside.when.days == when.days:
        return said_hours
    return _("{day}, {hours}").format(day=long_day(when.days.first), hours=said_hours)


def _hours(start: datetime | None, end: datetime | None) -> str:
    if start and end:
        return _("{first}–{last}").format(first=hour(start), last=hour(end))
    return hour(start) if start else _("arr. {hour}").format(hour=hour(end)) if end else ""


def _remarks(news: News, reader: Reader) -> tuple[str, ...]:
    """What else is different, a sentence each."""
    if news.change is None or news.kind != "changed":
        return ()
    found = tuple(remarks(news.change, reader))
    before = news.change.event_before
    if before is None or not news.change.differs_in(TIME):
        return found
    said_above = moved(before, news.event, reader)
    return tuple(each for each in found if each != said_above)
