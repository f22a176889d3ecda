"""The order of business of an event: each line with its moment, and with who does it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from itinerary.programme.model import City, Step, When
from itinerary.programme.resolving.entries import Entry
from itinerary.programme.resolving.participants import Named, Roster
from itinerary.programme.resolving.registers import Registers
from itinerary.programme.resolving.timing import EventEntry, wall_moment
from itinerary.programme.shape import document
from itinerary.values import Value
from itinerary.when import DAY, WallTime

_LONGEST = timedelta(hours=18)  # an hour that is later after the start is meant to be before it


class Line(Value, frozen=True):
    """A step as an event's record has it, with whom it names."""

    entry: Entry[document.Step]
    named: Named


def lines(entry: EventEntry, roster: Roster) -> tuple[Line, ...]:
    """The steps of an event's record."""
    inner = entry.inner("steps", entry.record.steps or ())
    return tuple(Line(each, roster.named(each, "who", each.record.who)) for each in inner)


def steps(
    found: Iterable[Line], when: When, city: City | None, registers: Registers
) -> tuple[Step, ...]:
    """The steps of an event at one of its times; a line whose hour is a problem is without one."""
    return tuple(_steps(found, when, city, registers))


def _steps(
    found: Iterable[Line], when: When, city: City | None, registers: Registers
) -> Iterator[Step]:
    for line in found:
        what = registers.needed_text(line.entry.record.what)
        at = _moment(line.entry, when, city)
        yield Step(at, what, line.named.everyone, line.named.who)


def _moment(entry: Entry[document.Step], when: When, city: City | None) -> datetime | None:
    """The first such hour that is not before the start; of whole days, that of the first."""
    if entry.record.at is None or city is None:
        return None
    hour = entry.record.at.value
    if when.start is None or when.days is None:
        entry.wrong("step-without-start", "at", key=True)
        return None
    is_timed = when.precision == "hours"
    start = when.start.astimezone(city.zone)
    day = start.date() + DAY if is_timed and hour < start.time() else start.date()
    found = wall_moment(entry, WallTime(day, hour, None), city, ("at",))
    if found is None or not is_timed:
        return found
    words: dict[str, Any] = {"name": f"{hour:%H:%M}", "start": f"{start:%H:%M}"}
    if found - start > _LONGEST and day != start.date():
        entry.wrong("step-before-start", "at", **words)
    elif when.end and found > when.end:
        code = "step-after-end" if day == start.date() else "step-before-start"
        entry.wrong(code, "at", **words, end=f"{when.end.astimezone(city.zone):%H:%M}")
    else:
        return found
    return None
