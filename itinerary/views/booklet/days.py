"""The days of a booklet: words and order are those of the agenda, what is said more of each event
that of a page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from itinerary.languages import _, capitalised
from itinerary.programme.model import Event, Programme, Stay
from itinerary.queries.selection import DaysOf, by_start
from itinerary.values import replace
from itinerary.views.agenda import by_day, cities_on_day, day_block, day_words, first_city, undated
from itinerary.views.booklet.pages import Day, Item
from itinerary.views.hours import be_there, cover, under, until
from itinerary.views.pages import ClockTime, Row
from itinerary.views.readers import Reader
from itinerary.views.site.entries import Setting
from itinerary.views.site.pages import Entry, Fact, Said
from itinerary.when import DAY, Days

EntryOf = Callable[[Event, Setting], Entry]


class Daybook:
    """Puts the events of one reader under days."""

    def __init__(
        self, programme: Programme, reader: Reader, stays: Sequence[Stay], entry_of: EntryOf
    ) -> None:
        self._programme = programme
        self._reader = reader
        self._nights = _nights(stays, reader)
        self._entry_of = entry_of

    def days(self, events: Iterable[Event], wanted: DaysOf | None) -> tuple[Day, ...]:
        """The days that have events, or those of them that are wanted."""
        days = by_day(by_start(events), self._reader, wanted)
        return tuple(self._day(day, theirs) for day, theirs in days.items())

    def undated(self, events: Iterable[Event]) -> tuple[Item, ...]:
        """The events that have no day yet."""
        waiting = [event for event in by_start(events) if event.when.held is None]
        ids = {event.id for event in waiting}
        rows = (row for block in undated(waiting, self._reader) for row in block.rows)
        setting = Setting(date.min, self._reader.clock.zone, None)
        found = []
        for event, row in zip(waiting, rows, strict=True):
            entry = self._entry_of(event, setting._replace(is_behind=event.follows in ids))
            times = (ClockTime(entry.when, strong=False),) if entry.when else ()
            found.append(self._item(event, replace(row, times=times), entry, date.min))
        return tuple(found)

    def _day(self, day: date, events: list[Event]) -> Day:
        """A day on the clock of the city that has most of its events."""
        reader = self._reader
        block = day_block(day, events, self._programme, reader)
        cities = cities_on_day(day, events, reader)
        first = first_city(cities, events, reader)
        setting = Setting(day, first.zone if first else reader.clock.zone, first)
        _title, note = day_words(day, self._programme, reader)
        at_home = cover(day, first, replace(reader, prose=True)) if first else None
        return Day(
            heading=capitalised(block.day),
            title=block.title,
            cities=_(", ").join(city.name.read(reader.language) for city in cities),
            remarks=(*note, *([at_home] if at_home else ()), *block.asides),
            items=tuple(
                self._item(
                    event, row if len(cities) > 1 else replace(row, place=row.venue), entry, day
                )
                for event, row in zip(events, block.rows, strict=True)
                for entry in [self._entry_of(event, setting)]
            ),
            nights=self._nights.get(day, ()),
        )

    def _item(self, event: Event, row: Row, entry: Entry, day: date) -> Item:
        """An event: in the words of an agenda, and in those of a page for what it says more."""
        heading = under(day)
        there = be_there(event, heading, self._reader) if entry.meet else ""
        times = tuple(each for each in row.times if each.text != there)
        meeting = (capitalised(there), entry.meet.words if entry.meet else "")
        return Item(
            sign=entry.sign,
            title=entry.title,
            marks=entry.marks,
            is_cancelled=entry.is_cancelled,
            brief=next((each for each in times if each.strong), times[0] if times else None),
            times=times,
            way=row.way,
            place=row.place,
            meet=_(" · ").join(each for each in meeting if each),
            who=row.who,
            until=until(event, heading) or "",
            access=entry.access,
            phone=entry.phone,
            notes=entry.notes,
            about=entry.about,
            steps=entry.steps,
            hosts=entry.hosts,
            facts=(*entry.facts, *_papers(entry)),
        )


def _papers(entry: Entry) -> tuple[Fact, ...]:
    """What is to be read for it, by its titles."""
    titles = _(", ").join(each.title.text for each in entry.files)
    return (Fact(_("Documents"), Said(titles)),) if titles else ()


def _nights(stays: Iterable[Stay], reader: Reader) -> Mapping[date, tuple[str, ...]]:
    """Where one sleeps, night by night: hotel and city."""
    found: dict[date, dict[str, None]] = {}
    for stay in stays:
        texts = (stay.hotel, stay.city.name)
        names = dict.fromkeys(text.read(reader.language) for text in texts if text)
        said = _(", ").join(names)
        for night in Days(stay.first, stay.departure - DAY):
            found.setdefault(night, {})[said] = None
    return {night: tuple(hotels) for night, hotels in found.items()}
