"""What an agenda says: days and rows of words, the same for every format."""

from collections.abc import Iterable
from datetime import date

from itinerary.languages import _
from itinerary.languages.dates import full_day, length, long_day, range_of_days
from itinerary.programme.model import City, Event, Programme
from itinerary.queries.selection import DaysOf, by_start
from itinerary.values import replace
from itinerary.views.hours import Heading, clock_lines, cover, days_on, under, until
from itinerary.views.pages import Agenda, Block, Row
from itinerary.views.readers import Reader
from itinerary.views.words import marks, notice, place, programme_title, way, who
from itinerary.when import Days


def agenda(
    programme: Programme, events: Iterable[Event], reader: Reader, wanted: DaysOf | None = None
) -> Agenda:
    """The events in words, grouped by day, undated ones last.

    An event of several days is listed on each of those that are `wanted` for it, by default on all.
    """
    chosen = by_start(events)
    by_day: dict[date, list[Event]] = {}
    for event in chosen:
        for day in _headings(event, reader, wanted(event) if wanted else None):
            by_day.setdefault(day, []).append(event)
    blocks = [_day_block(day, by_day[day], programme, reader) for day in sorted(by_day)]
    blocks += undated(chosen, reader)
    return Agenda(programme_title(programme, reader), tuple(blocks), notice(programme, reader))


def row(event: Event, reader: Reader, heading: Heading) -> Row:
    """One event in words, under a heading."""
    return Row(
        clocks=clock_lines(event, reader, heading),
        title=event.title.read(reader.language),
        marks=marks(event),
        place=place(event, reader),
        who=who(event, reader),
        remarks=_remarks(event, heading),
        cancelled=event.status == "cancelled",
    )


def undated(events: Iterable[Event], reader: Reader) -> tuple[Block, ...]:
    """The events that have no day yet, in a block; nothing where all have one."""
    rows = tuple(
        replace(row(event, reader, under(date.min)), clocks=())
        for event in events
        if event.when.span is None
    )
    return (Block(_("To be scheduled"), (), rows),) if rows else ()


def cities_of(events: Iterable[Event]) -> list[City]:
    """The cities of a day, in the order in which its events come to them."""
    ends = (city for event in events for city in (event.city, event.end_city))
    return list(dict.fromkeys(city for city in ends if city))


def _headings(event: Event, reader: Reader, wanted: Days | None) -> list[date]:
    """The days under which an event is listed: each of its whole days, or the first with hours."""
    theirs = days_on(event, reader.clock)
    if theirs is None:
        return []
    if event.when.precision != "hours":
        return [day for day in theirs if wanted is None or day in wanted]
    first, last = sorted((theirs.first, theirs.last))
    if wanted is None:
        return [theirs.first]
    return [max(first, wanted.first)] if wanted.overlaps(Days(first, last)) else []


def _day_block(day: date, events: list[Event], programme: Programme, reader: Reader) -> Block:
    cities = cities_of(events)
    names = _(", ").join(city.name.read(reader.language) for city in cities)
    waiting = dict.fromkeys(
        event.city for event in events if event.when.precision != "hours" and event.city
    )
    covers = dict.fromkeys(cover(day, city, reader) for city in _one_per_zone(waiting))
    return Block(
        heading=f"{long_day(day) if day in programme.days else full_day(day)} · {names}",
        remarks=tuple(words for words in covers if words),
        rows=tuple(row(event, reader, under(day)) for event in events),
    )


def _one_per_zone(cities: Iterable[City]) -> list[City]:
    zones: dict[str, City] = {}
    for city in cities:
        zones.setdefault(city.timezone, city)
    return list(zones.values())


def _remarks(event: Event, heading: Heading) -> tuple[str, ...]:
    words = [way(event), until(event, heading)]
    if event.when.precision == "none" and event.when.days:
        words.append(_("between {days}").format(days=range_of_days(event.when.days)))
    if event.when.end_assumed and event.when.span:
        lasts = length(event.when.span.length)
        words.append(_("end not known, taken as {length}").format(length=lasts))
    return tuple(each for each in words if each)
