"""When an event takes place: from what the file says of it to one of four precisions."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from itinerary.languages import language_in_use
from itinerary.programme.model import (
    City,
    Journey,
    Precision,
    When,
    beginning,
    ending,
    spanning,
)
from itinerary.programme.resolving.entries import Entry
from itinerary.programme.shape import document
from itinerary.programme.text.source import Key
from itinerary.values import replace
from itinerary.when import (
    DAY,
    Days,
    RepeatedTime,
    SkippedTime,
    Span,
    WallTime,
    WrongOffset,
    clock_text,
    midnights,
    moment,
    offset_text,
)

EventEntry = Entry[document.Event]

# What says when and where: where one of these cannot be read, nothing is said of the others.
_KEYS = ("start", "end", "duration", "about", "date", "all_day", "between", "also_on",
         "from", "to", "city", "place")  # fmt: skip


def times(
    entry: EventEntry, city: City | None, journey: Journey | None, default: timedelta
) -> list[When]:
    """The event's time, then those of its repetitions; none where that cannot be said.

    `default` is how long an event lasts whose end the file does not give.
    """
    found = _times(entry, city, journey, default)
    if not entry.record.about.value:
        return found
    if any(when.precision != "hours" or when.start is None for when in found):
        entry.wrong("about-without-start", "about", key=True)
    return [replace(when, about=True) for when in found]


def _times(
    entry: EventEntry, city: City | None, journey: Journey | None, default: timedelta
) -> list[When]:
    event = entry.record
    if entry.is_broken(*_KEYS) or entry.is_misspelt(*_KEYS) or not is_consistent(entry):
        return []
    departs, arrives = (
        stop.at.value if stop and stop.at else None for stop in (event.from_, event.to)
    )
    known = departs or arrives
    if not (event.start or event.date or known):
        return [When("none", event.between.value if event.between else None)]
    if journey and known:
        hours = _journey_hours(entry, journey, (departs, arrives), default)
        return _with_repetitions(entry, known.day, hours)
    if not city:
        if not (event.city or event.place or event.from_):
            entry.wrong("missing-city", key=True)
        return []
    if event.start:
        return _with_repetitions(entry, event.start.value.start.day, _hours(entry, city, default))
    return _with_repetitions(
        entry, event.date.value.first if event.date else None, _days(entry, city)
    )


# How long after the days that the file writes, and where a problem with that is reported.
Shift = tuple[timedelta, tuple[Key, ...]]
Timed = Callable[[Shift], When | None]


def _with_repetitions(entry: EventEntry, first: date | None, timed: Timed) -> list[When]:
    """The time itself, and again on each day of `also_on`."""
    whens = [timed((timedelta(0), ()))]
    seen = {first}
    for index, day in enumerate(entry.record.also_on or ()):
        if day.value in seen:
            entry.wrong("also-on-twice", "also_on", index, name=day.value)
        elif first:
            whens.append(timed((day.value - first, ("also_on", index))))
        seen.add(day.value)
    return [when for when in whens if when]


def _hours(entry: EventEntry, city: City, default: timedelta) -> Timed:
    event = entry.record

    def timed(shift: Shift) -> When | None:
        if event.start is None:
            return None
        opening, until = event.start.value
        start = _moment(entry, opening, city, shift, "start")
        if start is None:
            return None
        if closing := event.end.value if event.end else until:
            end = _end(entry, closing, city, shift, start)
            return spanning(start, end) if end else None
        if event.duration is None:
            return beginning(start, default) if default else None
        if not event.duration.value:
            entry.wrong("no-duration", "duration")
            return None
        end = (start.astimezone(UTC) + event.duration.value).astimezone(city.zone)
        return spanning(start, end)

    return timed


def _end(
    entry: EventEntry, written: WallTime, city: City, shift: Shift, start: datetime
) -> datetime | None:
    """The end as the file writes it: on the day of the start, unless it names its own."""
    day = start.date() - shift[0]
    if written.day is None and written.hour == time():
        day += DAY  # the midnight after it
    key = "end" if entry.record.end else "start"
    end = _moment(entry, written._replace(day=written.day or day), city, shift, key)
    if end is None or Span.between(start, end).length > timedelta(0):
        return end
    words: dict[str, Any] = {"start": clock_text(start), "end": clock_text(end)}
    suggestion = f"{start.date() + DAY} {written.hour:%H:%M}"
    entry.wrong("end-before-start", *(shift[1] or (key,)), suggestion=suggestion, **words)
    return None


def _journey_hours(
    entry: EventEntry,
    journey: Journey,
    written: tuple[WallTime | None, WallTime | None],
    default: timedelta,
) -> Timed:
    """The time of a journey of which both hours are written, or one."""

    def timed(shift: Shift) -> When | None:
        ends = (("from", journey.origin), ("to", journey.destination))
        departure, arrival = (
            _moment(entry, wall, stop.city, shift, key, "at") if wall else None
            for wall, (key, stop) in zip(written, ends, strict=True)
        )
        if all(written):
            return _between(entry, departure, arrival, shift) if departure and arrival else None
        if departure and default:
            return beginning(departure, default)
        return ending(arrival, default) if arrival and default else None

    return timed


def _between(
    entry: EventEntry, departure: datetime, arrival: datetime, shift: Shift
) -> When | None:
    if Span.between(departure, arrival).length > timedelta(0):
        return spanning(departure, arrival)
    words: dict[str, Any] = {
        "departure": _both_clocks(departure),
        "arrival": _both_clocks(arrival),
    }
    entry.wrong("arrival-before-departure", *(shift[1] or ("to", "at")), **words)
    return None


def _days(entry: EventEntry, city: City) -> Timed:
    event = entry.record
    precision: Precision = "all-day" if event.all_day.value else "day"

    def timed(shift: Shift) -> When | None:
        if event.date is None:
            return None
        written = event.date.value
        days = Days(written.first + shift[0], written.last + shift[0])
        start, end = midnights(days, city.zone)
        return When(precision, days, start, end, Span.between(start, end))

    return timed


def _moment(
    entry: EventEntry, wall: WallTime, city: City, shift: Shift, *path: Key
) -> datetime | None:
    days, reported_at = shift
    later = wall._replace(day=wall.day + days) if wall.day else wall
    return wall_moment(entry, later, city, reported_at or path)


def wall_moment(
    entry: Entry[Any], wall: WallTime, city: City, where: tuple[Key, ...]
) -> datetime | None:
    """The moment that a wall time means in a city; None, and a problem, when none or two."""
    if wall.day is None:
        return None
    day = wall.day
    words: dict[str, Any] = {
        "name": f"{day} {wall.hour:%H:%M}",
        "city": lambda: city.name.read(language_in_use()),
    }
    try:
        found = moment(day, wall.hour, city.zone, wall.offset)
    except SkippedTime as skipped:
        before, after = _around(skipped)
        entry.wrong("skipped-time", *where, before=before, after=after, **words)
    except RepeatedTime as repeated:
        first, second = (f"{wall.hour:%H:%M} {offset_text(m)}" for m in repeated.readings)
        entry.wrong("repeated-time", *where, **words, first=first, second=second)
    except WrongOffset as wrong:
        offsets = tuple(offset_text(reading) for reading in wrong.readings)
        entry.wrong("wrong-offset", *where, **words, offsets=offsets)
    else:
        return found
    return None


def _around(skipped: SkippedTime) -> tuple[str, str]:
    """What the clocks show before and after the time that they skip: hours, rarely whole days."""
    before, after = skipped.before, skipped.after
    if before.date() != after.date():
        return clock_text(before), clock_text(after)
    return f"{before:%H:%M}", f"{after:%H:%M}"


def _both_clocks(instant: datetime) -> str:
    return f"{clock_text(instant)} {offset_text(instant)}"


def is_consistent(entry: EventEntry) -> bool:
    """Whether the keys of time can stand together; if not, that is reported."""
    event, before = entry.record, entry.tally.reported
    journey = event.from_ or event.to
    given = [key for key in ("start", "date", "between") if getattr(event, key) is not None]
    if event.follows and given[:1] != ["date"]:
        given = ["follows", *given]
    if len(given) > 1:
        entry.wrong("two-whens", given[1], key=True, first=given[0], second=given[1])
    if journey:
        _check_journey(entry)
    else:
        _check_end(entry)
    if event.all_day.value and not event.date:
        entry.wrong("all-day-without-date", "all_day", key=True)
    several = event.date and event.date.value.first != event.date.value.last
    if event.date and several and not event.all_day.value:
        days = event.date.value
        entry.wrong("several-days-unconfirmed", "date", name=f"{days.first}..{days.last}")
    hours = [event.start, *(stop.at for stop in (event.from_, event.to) if stop)]
    if event.also_on and not event.date and not any(hours):
        entry.wrong("also-on-undated", "also_on", key=True)
    return entry.tally.reported == before


def _check_end(entry: EventEntry) -> None:
    event = entry.record
    if event.end and event.duration:
        entry.wrong("end-and-duration", "duration", key=True)
    elif event.start and event.start.value.until and (event.end or event.duration):
        key = "end" if event.end else "duration"
        entry.wrong("two-ends", key, key=True, name=key)
    if not event.start:
        for key in ("end", "duration"):
            if getattr(event, key) is not None:
                entry.wrong("end-without-start", key, key=True, name=key)


def _check_journey(entry: EventEntry) -> None:
    event = entry.record
    for key in ("start", "end", "duration"):
        if getattr(event, key) is not None:
            entry.wrong("journey-with-start", key, key=True, name=key)
    ends = [end.at for end in (event.from_, event.to) if end]
    for key in ("date", "between", "follows"):
        if getattr(event, key) is not None and any(ends):
            entry.wrong("two-whens", key, key=True, first="at", second=key)
