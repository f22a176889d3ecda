"""What stands in the cells of lists: hours on the clock of each place, names, numbers."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime

from itinerary.languages import _, capitalised
from itinerary.languages.dates import hour, long_day, range_of_days
from itinerary.programme.model import Event, Text
from itinerary.queries.needs import Counted
from itinerary.views.hours import be_there, known_hours, marked_hour, precision_words, under
from itinerary.views.readers import Reader
from itinerary.views.sheets.records import Coming
from itinerary.views.words import marks, mode_and_number, place


def read(text: Text | None, reader: Reader) -> str:
    """A text in the reader's language; nothing where there is none."""
    return text.read(reader.language) if text else ""


def several(texts: Iterable[str]) -> str:
    """Texts one after the other."""
    return _(", ").join(text for text in texts if text)


def number(count: int | None) -> str:
    """A number in figures; nothing of one that is not known."""
    return "" if count is None else str(count)


def what(event: Event, reader: Reader) -> str:
    """The title of an event, and whether it is certain."""
    title = event.title.read(reader.language)
    words = [mark.words for mark in marks(event) if mark.sort != "confidential"]
    if not words:
        return title
    return _("{title} ({remark})").format(title=title, remark=several(words))


def day(event: Event) -> str:
    """The days on which an event is, where it takes place; nothing where none is known."""
    days = event.when.days
    if days is None or event.when.precision == "none":
        return ""
    is_long = days.first < days.last and event.when.precision != "hours"
    return range_of_days(days) if is_long else capitalised(long_day(days.first))


def hours(event: Event, reader: Reader) -> str:
    """The hours of an event where it takes place, or what is known of them.

    Of a journey between two clocks, each with its city: 07:55 Singapore, 15:15 Osaka.
    """
    days, start, end = event.when.days, event.when.start, event.when.end
    if event.when.precision != "hours" or days is None:
        return precision_words(event)
    heading = under(days.first)
    if (
        start
        and end
        and event.city
        and end.astimezone(event.city.zone).utcoffset() != end.utcoffset()
    ):
        ends = (known_hours((start, None), heading, about=event.when.about), event.city)
        arrival = (marked_hour(end, heading), event.end_city)
        return several(
            f"{said} {read(city.name, reader)}" for said, city in (ends, arrival) if city
        )
    return known_hours((start, end), heading, about=event.when.about)


def home_hours(event: Event, reader: Reader) -> str:
    """The hours of an event on the clock at home, where that shows others."""
    start, end, days = event.when.start, event.when.end, event.when.days
    if event.when.precision != "hours" or days is None:
        return ""
    there = [each.astimezone(reader.clock.zone) if each else None for each in (start, end)]
    if all(
        mine is None or other is None or mine.utcoffset() == other.utcoffset()
        for mine, other in zip((start, end), there, strict=True)
    ):
        return ""
    return known_hours((there[0], there[1]), under(days.first), about=event.when.about)


def meeting(event: Event, reader: Reader) -> str:
    """By when one must be where before an event."""
    if event.meet is None or event.when.days is None:
        return ""
    there = capitalised(be_there(event, under(event.when.days.first), reader))
    return several((there, read(event.meet.place.name, reader) if event.meet.place else ""))


def gathering(event: Event, reader: Reader) -> str:
    """When and where one gathers, without a word more."""
    if event.meet is None or event.when.days is None:
        return ""
    at = marked_hour(event.meet.at, under(event.when.days.first))
    return several((at, read(event.meet.place.name, reader) if event.meet.place else ""))


def where(event: Event, reader: Reader) -> str:
    """Where an event is: its place, room and city."""
    return place(event, reader)


def moment(instant: datetime) -> str:
    """Tuesday 15 April, 09:30."""
    words = {"day": capitalised(long_day(instant.date())), "hour": hour(instant)}
    return _("{day}, {hour}").format(**words)


def coming(known: Coming | None, reader: Reader) -> str:
    """09:30, Flight VO 701, Haneda Airport: its day too where that is not the one of the stay."""
    if known is None:
        return ""
    at = known.at
    said = (hour(at) if at.date() == known.day else moment(at)) if at else ""
    by = mode_and_number(known.mode, known.number)
    return several((said, by, read(known.place, reader)))


def step_hour(at: datetime | None, event: Event) -> str:
    """When a line of an event's order of business begins."""
    return marked_hour(at, under(event.when.days.first)) if at and event.when.days else ""


def counted(needs: Iterable[Counted], reader: Reader) -> str:
    """2 × Vegetarian, 1 × No nuts."""
    return several(
        _("{number} × {what}").format(number=each.number, what=read(each.what, reader))
        for each in needs
    )


def other_script(name: Text, reader: Reader) -> str:
    """A name as another script writes it than the one that the reader's language does."""
    own = _script(name.read(reader.language))
    others = (each for each in name.by_language.values() if _script(each) != own)
    return next(others, "")


def _script(name: str) -> str:
    """The script of the first letter of a name; the three of Japanese are one."""
    letters = (unicodedata.name(each, "").partition(" ")[0] for each in name if each.isalpha())
    first = next(letters, "")
    return "JAPANESE" if first in {"CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH"} else first
