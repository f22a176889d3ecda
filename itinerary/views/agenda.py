"""What an agenda says: days and rows of words, the same for every format."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from itinerary.languages import _, capitalised
from itinerary.languages.dates import full_day, long_day, range_of_days
from itinerary.programme.model import City, Event, Programme
from itinerary.queries.selection import DaysOf, by_start
from itinerary.values import replace
from itinerary.views.hours import (
    Heading,
    Leaders,
    after,
    be_there,
    clock_lines,
    clock_times,
    cover,
    days_on,
    ends_in,
    moment_times,
    under,
    until,
)
from itinerary.views.pages import Agenda, Block, ClockLine, ClockTime, Row, State
from itinerary.views.readers import Reader
from itinerary.views.words import (
    marks,
    meeting_point,
    notice,
    place,
    programme_title,
    venue,
    way,
    who,
)
from itinerary.when import Days

_MORNING = 3  # the hour before which it is still the evening before


def agenda(
    programme: Programme,
    events: Iterable[Event],
    reader: Reader,
    wanted: DaysOf | None = None,
    now: datetime | None = None,
    named: Days | None = None,
) -> Agenda:
    """The events in words, grouped by day, undated ones last.

    An event of several days is listed on each of those that are `wanted` for it, by default on all.
    With the present moment, the events of today are past, on, or to come. Of the days `named`,
    those that have a name or a note are there without events, too.
    """
    chosen = by_start(events)
    days = by_day(chosen, reader, wanted)
    if named:
        days |= {day: [] for day in programme.named_days if day in named and day not in days}
    blocks = [day_block(day, days[day], programme, reader, now) for day in sorted(days)]
    blocks += undated(chosen, reader)
    return Agenda(programme_title(programme, reader), tuple(blocks), notice(programme, reader))


def by_day(
    events: Iterable[Event], reader: Reader, wanted: DaysOf | None = None
) -> dict[date, list[Event]]:
    """The events of each day, in the order of days; in theirs, which is by start."""
    days: dict[date, list[Event]] = {}
    for event in events:
        for day in _headings(event, reader, wanted(event) if wanted else None):
            days.setdefault(day, []).append(event)
    return dict(sorted(days.items()))


def rows(
    events: Iterable[Event], reader: Reader, heading: Heading, said: City | None = None
) -> list[Row]:
    """Events that stand in one list: of one whose leader does too, it is said that it follows."""
    listed = [*events]
    ids = {event.id for event in listed}
    return [
        _at(_("afterwards"), made) if event.follows in ids else made
        for event in listed
        for made in [row(event, reader, heading, said)]
    ]


def row_apart(event: Event, leaders: Leaders, reader: Reader, heading: Heading) -> Row:
    """An event that does not stand beside the one that it follows, which is named then.

    `leaders` are those that may be named, by their ids.
    """
    made, words = row(event, reader, heading), after(event, leaders, reader)
    return _at(words, made) if words else made


def _at(words: str, made: Row) -> Row:
    """The row of an event of which words say when it is."""
    return replace(
        made, clocks=(ClockLine(words, "", True),), times=(ClockTime(words, strong=False),)
    )


def row(event: Event, reader: Reader, heading: Heading, said: City | None = None) -> Row:
    """One event in words, under a heading that may have said a city, and with it its clock."""
    return Row(
        clocks=(*_before(event, reader, heading), *clock_lines(event, reader, heading)),
        title=event.title.read(reader.language),
        marks=marks(event),
        place=place(event, reader),
        who=who(event, reader),
        remarks=_remarks(event, reader, heading),
        cancelled=event.status == "cancelled",
        kind=event.kind,
        times=(
            *(ClockTime(each.text, strong=False) for each in _before(event, reader, heading)),
            *clock_times(event, reader, heading, said),
        ),
        venue=venue(event, reader, said),
        way=way(event),
        id=event.id,
    )


def _state(event: Event, now: datetime | None) -> State:
    """Whether an event with hours is past, on or to come; nothing of others, or of another day."""
    held = event.when.held
    if now is None or held is None or event.when.precision != "hours":
        return ""
    return "to come" if now < held.start else "on" if now < held.end else "past"


def undated(events: Iterable[Event], reader: Reader) -> tuple[Block, ...]:
    """The events that have no day yet, in a block; nothing where all have one."""
    waiting = [event for event in events if event.when.held is None]
    ids = {event.id for event in waiting}
    said = rows(waiting, reader, under(date.min))
    listed = tuple(
        made if event.follows in ids else replace(made, clocks=(), times=())
        for event, made in zip(waiting, said, strict=True)
    )
    return (Block(_("To be scheduled"), (), listed),) if listed else ()


def cities_of(events: Iterable[Event]) -> list[City]:
    """The cities of a day, in the order in which its events come to them."""
    ends = (city for event in events for city in (event.city, event.end_city))
    return list(dict.fromkeys(city for city in ends if city))


def _headings(event: Event, reader: Reader, wanted: Days | None) -> list[date]:
    """The days under which an event is listed: each of its own that is wanted.

    An evening that ends after midnight stands under its own day, unless only the next is wanted.
    """
    theirs = days_on(event, reader.clock)
    if theirs is None:
        return []
    days = dict.fromkeys((theirs.first, *theirs, theirs.last))
    asked = [day for day in days if wanted is None or day in wanted]
    if len(asked) > 1 and asked[-1] == theirs.last and _ends_at_night(event, reader):
        asked.pop()
    return asked


def _ends_at_night(event: Event, reader: Reader) -> bool:
    """Whether the day on which an event ends has only its last hours, in the middle of a night."""
    clock = reader.clock
    end = ends_in(clock.zone, event)[1] if clock.show == "zone" else event.when.end
    if event.when.precision != "hours" or end is None or event.when.days is None:
        return False
    return end.hour < _MORNING and event.when.days.first <= event.when.days.last


def day_block(
    day: date,
    events: list[Event],
    programme: Programme,
    reader: Reader,
    now: datetime | None = None,
) -> Block:
    """A day and its events in words; with the present moment, they are past, on, or to come."""
    cities = cities_on_day(day, events, reader)
    names = _(", ").join(city.name.read(reader.language) for city in cities)
    title, note = day_words(day, programme, reader)
    waiting = dict.fromkeys(
        event.city for event in events if event.when.precision != "hours" and event.city
    )
    covers = dict.fromkeys(cover(day, city, reader) for city in _one_per_zone(waiting))
    said = long_day(day) if day in programme.days else full_day(day)
    first = first_city(cities, events, reader)
    zone = first.zone if first else reader.clock.zone
    today = now if now and now.astimezone(zone).date() == day else None
    return Block(
        heading=capitalised(_(" · ").join(each for each in (said, names, title) if each)),
        remarks=(*note, *(words for words in covers if words)),
        rows=tuple(
            replace(made, state=_state(event, today))
            for event, made in zip(events, rows(events, reader, under(day), first), strict=True)
        ),
        day=said,
        title=title,
        city=first.name.read(reader.language) if first else "",
        others=tuple(city.name.read(reader.language) for city in cities if city is not first),
        asides=_open_ends(events),
        present=moment_times(today, reader, under(day), first) if today else (),
    )


def first_city(cities: Sequence[City], events: Iterable[Event], reader: Reader) -> City | None:
    """The city in which most events of a day begin; none where all stand on another clock."""
    if reader.clock.show == "zone":
        return None
    begun = Counter(event.city for event in events)
    return max(cities, key=lambda city: begun[city], default=None)


def day_words(day: date, programme: Programme, reader: Reader) -> tuple[str, list[str]]:
    """What a day is called, and what holds for all of it, a line each."""
    named, language = programme.named_days.get(day), reader.language
    if named is None:
        return "", []
    title = named.title.read(language) if named.title else ""
    return title, named.note.read(language).splitlines() if named.note else []


def with_ids(page: Agenda) -> Agenda:
    """An agenda in which each event says by which id the file has it."""
    blocks = (
        replace(
            block,
            rows=tuple(replace(row, remarks=(*row.remarks, _id(row))) for row in block.rows),
        )
        for block in page.blocks
    )
    return replace(page, blocks=tuple(blocks))


def _id(said: Row) -> str:
    return _("{label}: {text}").format(label=_("Id"), text=said.id)


def cities_on_day(day: date, events: Iterable[Event], reader: Reader) -> list[City]:
    """The cities of a day: those of a journey that began before it, only where it arrives."""
    ends: list[City | None] = []
    for event in events:
        theirs = days_on(event, reader.clock)
        if event.when.start and (theirs is None or theirs.first == day):
            ends.append(event.city)
        ends.append(event.end_city)
    return list(dict.fromkeys(city for city in ends if city))


def _open_ends(events: Iterable[Event]) -> tuple[str, ...]:
    """What is to be known where an end is not: said once, and not of each."""
    if all(event.when.end or event.when.start is None for event in events):
        return ()
    return (_("Where only a start stands, the end is not known."),)


def _one_per_zone(cities: Iterable[City]) -> list[City]:
    zones: dict[str, City] = {}
    for city in cities:
        zones.setdefault(city.timezone, city)
    return list(zones.values())


def _before(event: Event, reader: Reader, heading: Heading) -> tuple[ClockLine, ...]:
    """By when one must be there, which stands before the start."""
    there = be_there(event, heading, reader)
    return (ClockLine(there, "", True),) if there and event.status != "cancelled" else ()


def _remarks(event: Event, reader: Reader, heading: Heading) -> tuple[str, ...]:
    words = [meeting_point(event, reader), way(event), until(event, heading)]
    if event.when.precision == "none" and event.when.days:
        words.append(_("between {days}").format(days=range_of_days(event.when.days)))
    return tuple(each for each in words if each)
