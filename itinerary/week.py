"""What a week says: its days side by side, each event where its hours are on that day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from itinerary.agenda import cities_of, undated
from itinerary.languages import _
from itinerary.languages.dates import full_day, hour, long_day
from itinerary.pages import Register, Row, Tile, Week, WeekDay
from itinerary.programme.model import City, Event, Programme
from itinerary.queries import by_start
from itinerary.when import DAY, MINUTE, Days, Span, days_between
from itinerary.words import (
    Reader,
    days_on,
    hours,
    marked_hour,
    marks,
    notice,
    place,
    precision_words,
    programme_title,
    under,
    zone_label,
)

DAY_END = DAY // MINUTE


@dataclass(frozen=True, slots=True)
class Piece:
    """What an event with hours has of one day: from and to which minute after its midnight."""

    event: Event
    day: date
    start: int
    end: int
    from_before: bool = False
    goes_on: bool = False


class Lane(NamedTuple):
    """Where something stands beside others: from the first to the last of so many lanes."""

    first: int
    last: int
    number: int


def week(
    programme: Programme, events: Iterable[Event], reader: Reader, days: Iterable[date]
) -> Week:
    """The days in words, each with what the events have of it, and what has no day beneath."""
    chosen = once_each(events, reader)
    divided = [piece for event in chosen for piece in pieces(event, reader)]
    columns = tuple(
        _day(
            day,
            [piece for piece in divided if piece.day == day],
            [event for event in chosen if _lasts_all(day, event, reader)],
            programme,
            reader,
        )
        for day in days
    )
    mixed = any(len(day.clocks) > 1 for day in columns)
    remark = _(
        "Each event stands at the hours of its own city; a journey from the hour where it starts "
        "to the hour where it ends."
    )
    return Week(
        title=programme_title(programme, reader),
        home=reader.clock.label,
        days=columns,
        remarks=(remark,) if mixed else (),
        beneath=undated(chosen, reader),
        notice=notice(programme, reader),
    )


def week_register(
    programme: Programme, events: Iterable[Event], reader: Reader, days: Iterable[date]
) -> Register:
    """The days as a table that is read in order: a line an event, under its day and hours."""
    said = week(programme, events, reader, days)
    rows: list[tuple[str, ...]] = []
    for day in said.days:
        heading = f"{day.heading} · {day.cities}" if day.cities else day.heading
        rows += ((heading, *_cells(row)) for row in day.band)
        rows += (
            (heading, tile.hours, _with_marks(tile.title, tile.marks), tile.place)
            for tile in sorted(day.tiles)
        )
    rows += ((block.heading, *_cells(row)) for block in said.beneath for row in block.rows)
    columns = (_("Day"), _("Time"), _("Event"), _("Where"))
    return Register(said.title, columns, tuple(rows), notice=said.notice)


def days_across(
    programme: Programme, events: Sequence[Event], reader: Reader, wanted: Days | None
) -> list[date]:
    """The days that a week has: those wanted, else the mission's, and others that have events."""
    if wanted:
        return list(wanted)
    theirs = [days for event in events if (days := days_on(event, reader.clock))]
    others = {day for days in theirs for day in (days.first, *days)}
    return sorted(others.union(programme.days))


def once_each(events: Iterable[Event], reader: Reader) -> tuple[Event, ...]:
    """The events by start; of those at one time under one title in one city, the first."""
    kept: dict[object, Event] = {}
    for event in by_start(events):
        when = event.when
        key = (event.title.read(reader.language), when.days, when.span, event.city, marks(event))
        kept.setdefault(key, event)
    return tuple(kept.values())


def pieces(event: Event, reader: Reader) -> list[Piece]:
    """What an event with hours has of each of its days, each end on its own clock.

    Where the clocks are put back on the way so far that it would end before it starts, it is
    shown on the clock where it starts, as long as it really lasts, up to midnight.
    """
    ends = _ends(event, reader)
    if ends is None:
        return []
    start, end = ends
    days = days_between(start, end)
    first = _minute(start)
    last = DAY_END if end.date() > days.last else _minute(end)
    if (days.last, last) <= (days.first, first):
        length = Span.between(start, end).length // MINUTE
        return [Piece(event, days.first, first, min(first + length, DAY_END))]
    return [
        Piece(
            event,
            day,
            start=first if day == days.first else 0,
            end=last if day == days.last else DAY_END,
            from_before=day != days.first,
            goes_on=day != days.last,
        )
        for day in days
    ]


def lanes(spans: Sequence[tuple[int, int]]) -> list[Lane]:
    """For each span, in which lane it stands so that no two overlap in one.

    Spans that overlap, one after the other, share the same number of lanes, as few as there can
    be; each is as wide as nothing to its right prevents.
    """
    order = sorted(range(len(spans)), key=lambda index: spans[index][0])
    placed: dict[int, Lane] = {}
    for group in _groups(order, spans):
        taken: list[list[int]] = []
        for index in group:
            free = (lane for lane in taken if spans[lane[-1]][1] <= spans[index][0])
            lane = next(free, None)
            if lane is None:
                taken.append(lane := [])
            lane.append(index)
        for number, lane in enumerate(taken):
            for index in lane:
                last = _last_free(spans[index], number, taken, spans)
                placed[index] = Lane(number, last, len(taken))
    return [placed[index] for index in range(len(spans))]


def _groups(order: list[int], spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Those that overlap, one after the other, together."""
    groups: list[list[int]] = []
    reached = -1
    for index in order:
        if not groups or spans[index][0] >= reached:
            groups.append([])
        groups[-1].append(index)
        reached = max(reached, spans[index][1])
    return groups


def _last_free(
    span: tuple[int, int], lane: int, taken: list[list[int]], spans: Sequence[tuple[int, int]]
) -> int:
    """The last lane to the right up to which nothing overlaps a span."""
    for number in range(lane + 1, len(taken)):
        if any(spans[other][0] < span[1] and span[0] < spans[other][1] for other in taken[number]):
            return number - 1
    return len(taken) - 1


def _ends(event: Event, reader: Reader) -> tuple[datetime, datetime] | None:
    """The local moments at which an event starts and ends, on the clocks that the reader wants."""
    start, end = event.when.start, event.when.end
    if event.when.precision != "hours" or start is None or end is None:
        return None
    if reader.clock.show == "zone":
        return start.astimezone(reader.clock.zone), end.astimezone(reader.clock.zone)
    return start, end


def _minute(instant: datetime) -> int:
    return instant.hour * 60 + instant.minute


def _lasts_all(day: date, event: Event, reader: Reader) -> bool:
    """Whether an event of whole days, or without hours yet, is on a day."""
    days = days_on(event, reader.clock)
    return event.when.precision != "hours" and days is not None and day in days


def _day(
    day: date, parts: list[Piece], whole: list[Event], programme: Programme, reader: Reader
) -> WeekDay:
    cities = dict.fromkeys([*cities_of(whole), *(city for part in parts for city in _there(part))])
    names = _(", ").join(city.name.read(reader.language) for city in cities)
    clocks = dict.fromkeys(each for part in parts for each in _clocks(part, programme, reader))
    return WeekDay(
        heading=long_day(day) if day in programme.days else full_day(day),
        cities=names,
        band=tuple(_band(event, reader) for event in whole),
        tiles=tuple(_tile(part, reader) for part in parts),
        clocks=tuple(clocks),
    )


def _there(part: Piece) -> list[City]:
    """The cities that an event comes to on one of its days."""
    ends = (part.event.city, part.event.end_city)
    return [city for city in ends[part.from_before : 2 - part.goes_on] if city]


def _band(event: Event, reader: Reader) -> Row:
    return Row(
        title=event.title.read(reader.language),
        marks=marks(event),
        place=place(event, reader),
        remarks=(precision_words(event),),
        cancelled=event.status == "cancelled",
    )


def _tile(part: Piece, reader: Reader) -> Tile:
    """An event's words for one of its days; where it goes on, its end is said there."""
    event = part.event
    ends = _ends(event, reader)
    start, end = ends or (datetime.min, datetime.min)
    said = (
        f"–{marked_hour(end, under(part.day))}"
        if part.from_before
        else hours(start, end, under(part.day))
    )
    return Tile(
        start=part.start,
        end=part.end,
        hour=said if part.from_before else hour(start),
        hours=said,
        title=event.title.read(reader.language),
        marks=marks(event),
        place=place(event, reader),
        tentative=event.status == "tentative",
        cancelled=event.status == "cancelled",
        from_before=part.from_before,
        goes_on=part.goes_on,
    )


def _clocks(part: Piece, programme: Programme, reader: Reader) -> list[tuple[str, int]]:
    """The clocks on which a part of an event is shown, each with how far home's is ahead."""
    clock = reader.clock
    if clock.show == "zone":
        return [(clock.label, 0)]
    event = part.event
    ends = ((event.city, event.when.start), (event.end_city, event.when.end))
    shown = ends[part.from_before : 2 - part.goes_on]
    return [
        (
            zone_label(city.timezone, programme.cities.values(), reader.language),
            _ahead(instant, instant.astimezone(clock.zone)) if clock.show == "both" else 0,
        )
        for city, instant in shown
        if city and instant
    ]


def _ahead(local: datetime, other: datetime) -> int:
    """By how many minutes another clock is ahead at a moment."""
    return (other.replace(tzinfo=None) - local.replace(tzinfo=None)) // MINUTE


def _cells(row: Row) -> tuple[str, str, str]:
    return ", ".join(row.remarks), _with_marks(row.title, row.marks), row.place


def _with_marks(title: str, words: tuple[str, ...]) -> str:
    return f"{title} ({_(', ').join(words)})" if words else title
