"""When and where one must be before an event: at its meeting point, or at the check-in."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from itinerary.programme.model import City, Meeting, Place, When
from itinerary.programme.resolving.registers import Registers
from itinerary.programme.resolving.timing import EventEntry, wall_moment
from itinerary.programme.text.source import Key
from itinerary.when import DAY, WallTime

_LONGEST = timedelta(hours=12)  # an hour that is longer before the start is meant to be after it


def meeting_place(entry: EventEntry, registers: Registers) -> Place | None:
    """The place that `meet` names."""
    meet = entry.record.meet
    if meet is None or meet.place is None:
        return None
    found: Place | None = registers.find(entry, "places", meet.place.value, "meet", "place")
    return found


def meeting(
    entry: EventEntry, when: When, city: City | None, place: Place | None, registers: Registers
) -> Meeting | None:
    """The meeting before an event at one of its times; None where there is none, or a problem."""
    event = entry.record
    key = "meet" if event.meet else "check_in"
    if (event.meet is None and event.check_in is None) or city is None:
        return None
    if when.precision != "hours" or when.start is None:
        entry.wrong("meet-without-start", key, key=True, name=key)
        return None
    clock = place.city if place else city
    start = when.start.astimezone(clock.zone)
    if event.meet:
        at = _before(entry, start, event.meet.at.value, clock, ("meet", "at"))
        return Meeting(at, place, registers.text(event.meet.note)) if at else None
    lead = event.check_in.value if event.check_in else timedelta(0)
    if isinstance(lead, timedelta):
        return Meeting((start.astimezone(UTC) - lead).astimezone(clock.zone), None, None)
    at = _before(entry, start, lead, clock, ("check_in",))
    return Meeting(at, None, None) if at else None


def _before(
    entry: EventEntry, start: datetime, hour: time, city: City, path: tuple[Key, ...]
) -> datetime | None:
    """The latest such hour before the start."""
    day = start.date() if hour <= start.time() else start.date() - DAY
    found = wall_moment(entry, WallTime(day, hour, None), city, path)
    if found is None or found.astimezone(UTC) >= start.astimezone(UTC) - _LONGEST:
        return found
    words: dict[str, Any] = {"name": f"{hour:%H:%M}", "start": f"{start:%H:%M}"}
    entry.wrong("meet-after-start", *path, **words)
    return None
