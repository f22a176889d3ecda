"""What a week says: its days side by side, each event where its hours are on that day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from itinerary.languages import _, capitalised
from itinerary.languages.dates import full_day, long_day
from itinerary.programme.model import Event, Programme
from itinerary.queries.selection import by_start
from itinerary.views.agenda import cities_of, day_words, undated
from itinerary.views.hours import (
    Leaders,
    after,
    days_on,
    ends_in,
    known_hours,
    marked_hour,
    precision_words,
    under,
)
from itinerary.views.pages import Mark, Register, Row, Tile, Week, WeekClock, WeekDay
from itinerary.views.pieces import Piece, cities_on, pieces
from itinerary.views.readers import Reader, zone_label
from itinerary.views.words import marks, notice, place, programme_title
from itinerary.when import MINUTE, Days


def week(
    programme: Programme, events: Iterable[Event], reader: Reader, days: Iterable[date]
) -> Week:
    """The days in words, each with what the events have of it, and what has no day beneath."""
    chosen = once_each(events, reader)
    divided = [piece for event in chosen for piece in pieces(event, reader)]
    wanted = list(days)
    columns = tuple(
        _day(
            day,
            [piece for piece in divided if piece.day == day],
            [event for event in chosen if _lasts_all(day, event, reader)],
            programme,
            reader,
        )
        for day in wanted
    )
    mixed = len({clock for day in columns for clock in day.clocks}) > 1
    remark = _(
        "Each event stands at the hours of its own city; a journey from the hour where it starts "
        "to the hour where it ends."
    )
    return Week(
        title=programme_title(programme, reader),
        home=reader.clock.label,
        days=columns,
        remarks=(*_notes(wanted, programme, reader), *([remark] if mixed else [])),
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
        heading = _(" · ").join(words for words in (day.heading, day.cities, day.title) if words)
        rows += ((heading, *_cells(row)) for row in day.band)
        rows += (
            (heading, tile.hours, _with_marks(tile.title, tile.marks), tile.place)
            for tile in sorted(day.tiles)
        )
    rows += ((block.heading, *_cells(row)) for block in said.beneath for row in block.rows)
    columns = (_("Day"), _("Time"), _("Event"), _("Where"))
    return Register(said.title, columns, tuple(rows), notice=said.notice)


def _notes(days: Iterable[date], programme: Programme, reader: Reader) -> Iterator[str]:
    """What holds for all of a day, which is too long for its column."""
    for day in days:
        _title, note = day_words(day, programme, reader)
        if note:
            yield _("{day}: {note}").format(day=capitalised(long_day(day)), note=" ".join(note))


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
        key = (
            event.title.read(reader.language),
            when.days,
            when.held,
            when.start,
            when.end,
            event.city,
            marks(event),
        )
        kept.setdefault(key, event)
    return tuple(kept.values())


def _lasts_all(day: date, event: Event, reader: Reader) -> bool:
    """Whether an event of whole days, or without hours yet, is on a day."""
    days = days_on(event, reader.clock)
    return event.when.precision != "hours" and days is not None and day in days


def _day(
    day: date, parts: list[Piece], whole: list[Event], programme: Programme, reader: Reader
) -> WeekDay:
    cities = dict.fromkeys(
        [*cities_of(whole), *(city for part in parts for city in cities_on(part))]
    )
    names = _(", ").join(city.name.read(reader.language) for city in cities)
    leaders = {event.id: event for event in (*whole, *(part.event for part in parts))}
    clocks = dict.fromkeys(each for part in parts for each in _clocks(part, programme, reader))
    return WeekDay(
        heading=long_day(day) if day in programme.days else full_day(day),
        title=day_words(day, programme, reader)[0],
        cities=names,
        band=tuple(_band(event, leaders, reader) for event in whole),
        tiles=tuple(_tile(part, reader) for part in parts),
        clocks=tuple(clocks),
    )


def _band(event: Event, leaders: Leaders, reader: Reader) -> Row:
    return Row(
        title=event.title.read(reader.language),
        marks=marks(event),
        place=place(event, reader),
        remarks=(after(event, leaders, reader) or precision_words(event),),
        cancelled=event.status == "cancelled",
        kind=event.kind,
    )


def _tile(part: Piece, reader: Reader) -> Tile:
    """An event's words for one of its days; where it goes on, its end is said there."""
    event = part.event
    clock = reader.clock
    start, end = event.when.start, event.when.end
    if clock.show == "zone":
        start, end = ends_in(clock.zone, event)
    said = known_hours((start, end), under(part.day), about=event.when.about)
    if part.from_before and end:
        said = _("–{hour}").format(hour=marked_hour(end, under(part.day)))
    return Tile(
        start=part.start,
        end=part.end,
        hour=known_hours((start, None), under(start.date()), about=event.when.about)
        if start and not part.from_before
        else said,
        hours=said,
        title=event.title.read(reader.language),
        marks=marks(event),
        place=place(event, reader),
        tentative=event.status == "tentative",
        cancelled=event.status == "cancelled",
        confidential=event.confidential,
        from_before=part.from_before,
        goes_on=part.goes_on,
        without_start=start is None,
        without_end=end is None,
        kind=event.kind,
    )


def _clocks(part: Piece, programme: Programme, reader: Reader) -> list[WeekClock]:
    """The clocks on which a part of an event is shown, each with how far home's is ahead."""
    clock = reader.clock
    if clock.show == "zone":
        return [WeekClock(clock.label, 0)]
    event = part.event
    ends = ((event.city, event.when.start), (event.end_city, event.when.end))
    stays = event.city is event.end_city
    shown = (ends[part.from_before],) if stays else ends[part.from_before : 2 - part.goes_on]
    return [
        WeekClock(
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
    return _(", ").join(row.remarks), _with_marks(row.title, row.marks), row.place


def _with_marks(title: str, words: tuple[Mark, ...]) -> str:
    if not words:
        return title
    return _("{title} ({remark})").format(
        title=title, remark=_(", ").join(mark.words for mark in words)
    )
