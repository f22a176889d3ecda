"""Time as a small vocabulary: days, wall times, moments, half-open spans, and zones.

Inside, moments are compared and sorted as UTC instants; a local time is what a clock on a wall
shows. What lies in a gap or a fold of a zone's clocks is asked of pendulum, here and nowhere else.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from itinerary.values import Value

Zone = ZoneInfo  # an IANA zone and its rules

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)

# What some systems keep among the zones: clocks with leap seconds, copies, and no place at all.
_NO_ZONES = ("right/", "posix", "localtime", "Factory")


class WallTime(NamedTuple):
    """What a file says of a moment: a day (or the day that the context gives), an hour, perhaps
    the offset that chooses between two readings."""

    day: date | None
    hour: time
    offset: timedelta | None = None


class Days(Value, frozen=True, order=True):
    """Whole days, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        for number in range((self.last - self.first).days + 1):
            yield self.first + number * DAY

    def overlaps(self, other: "Days") -> bool:
        """Whether the two have a day in common."""
        # Those of a journey east over the date line can end before they begin.
        ours, theirs = (sorted((days.first, days.last)) for days in (self, other))
        return ours[0] <= theirs[1] and theirs[0] <= ours[1]


class Span(Value, frozen=True, order=True):
    """A stretch of time from `start` up to, and without, `end`: two instants in UTC."""

    start: datetime
    end: datetime

    def __contains__(self, instant: datetime) -> bool:
        return self.start <= instant < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share any time; touching ends share none."""
        return self.start < other.end and other.start < self.end

    @property
    def length(self) -> timedelta:
        """How much time really passes, whatever the clocks do meanwhile."""
        return self.end - self.start

    @classmethod
    def between(cls, start: datetime, end: datetime) -> "Span":
        """The span between two local moments."""
        return cls(start.astimezone(UTC), end.astimezone(UTC))


class SkippedTime(ValueError):
    """A wall time that a change of clocks skips: its offsets before and after the change."""

    def __init__(self, before: datetime, after: datetime) -> None:
        super().__init__(before, after)
        self.before = before
        self.after = after


class RepeatedTime(ValueError):
    """A wall time that a change of clocks repeats: both of its readings."""

    def __init__(self, readings: tuple[datetime, datetime]) -> None:
        super().__init__(readings)
        self.readings = readings


class WrongOffset(ValueError):
    """An offset that the zone does not have at this wall time: the readings that there are."""

    def __init__(self, readings: tuple[datetime, ...]) -> None:
        super().__init__(readings)
        self.readings = readings


@lru_cache(maxsize=1024)
def zone(name: str) -> Zone:
    """The IANA zone of this name; ValueError when there is none."""
    if name.startswith(_NO_ZONES):
        raise ValueError(name)
    try:
        return Zone(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(name) from error


def zone_names() -> list[str]:
    """The names of all IANA zones."""
    return sorted(name for name in available_timezones() if not name.startswith(_NO_ZONES))


def zones_of_places() -> list[str]:
    """The zones that may be meant by a wrong name; never Etc/GMT+9, which is nine hours behind."""
    return [name for name in zone_names() if "/" in name and not name.startswith("Etc/")]


def moment(day: date, hour: time, where: Zone, offset: timedelta | None = None) -> datetime:
    """The moment at which the clocks of a zone show this day and hour.

    SkippedTime, RepeatedTime or WrongOffset where no, or more than one, moment is meant.
    """
    wall = datetime.combine(day, hour)
    first, second = _readings(wall, where)
    is_usual = first.utcoffset() == second.utcoffset()
    if not is_usual and (offset is None or not _exists(first)):
        _refuse_unusual(wall, where)
    for reading in (first, second):
        if offset in {None, reading.utcoffset()}:
            return reading
    raise WrongOffset((first,) if is_usual else (first, second))


def _refuse_unusual(wall: datetime, where: Zone) -> None:
    """Says why a wall time near a change of clocks means no moment, or two."""
    # pendulum knows which of the two it is; it costs 16 ms to load, and few programmes need it.
    import pendulum
    from pendulum.tz.exceptions import AmbiguousTime, NonExistingTime

    try:
        pendulum.timezone(where.key).convert(wall, raise_on_unknown_times=True)
    except NonExistingTime:
        raise SkippedTime(*_around_gap(wall, where)) from None
    except AmbiguousTime:
        raise RepeatedTime(_readings(wall, where)) from None


def midnights(days: Days, where: Zone) -> tuple[datetime, datetime]:
    """The midnight before the days and the one after them, on the clocks of a zone.

    Where a change of clocks skips midnight, the day begins with its first hour.
    """
    return _first_hour(days.first, where), _first_hour(days.last + DAY, where)


def _first_hour(day: date, where: Zone) -> datetime:
    midnight = datetime.combine(day, time(), where)
    # There and back again: a skipped midnight comes back as the first hour after the gap.
    return midnight.astimezone(UTC).astimezone(where)


def days_between(start: datetime, end: datetime) -> Days:
    """The days on which two local moments fall, each on its own clock.

    An end at midnight does not reach the next day. On the way east over the date line the last
    day can come before the first.
    """
    last = end.astimezone(UTC) - timedelta(microseconds=1)
    return Days(start.date(), last.astimezone(end.tzinfo).date())


def clock_text(instant: datetime) -> str:
    """A moment as a programme file writes it: 2025-04-15 09:30."""
    return f"{instant:%Y-%m-%d %H:%M}"


def offset_text(instant: datetime) -> str:
    """A moment's offset from UTC: +09:00."""
    return instant.isoformat()[-6:]


def _readings(wall: datetime, where: Zone) -> tuple[datetime, datetime]:
    return wall.replace(tzinfo=where, fold=0), wall.replace(tzinfo=where, fold=1)


def _exists(reading: datetime) -> bool:
    back = reading.astimezone(UTC).astimezone(reading.tzinfo)
    return back.replace(tzinfo=None) == reading.replace(tzinfo=None)


def _around_gap(wall: datetime, where: Zone) -> tuple[datetime, datetime]:
    """What the clocks show at the change that skips a wall time: before it, and after.

    In a gap, the reading with the offset of before lies behind the change (PEP 495).
    """
    behind, ahead = (reading.astimezone(UTC) for reading in _readings(wall, where))
    change = _change_between(ahead, behind, where)
    return (change - MINUTE).astimezone(where) + MINUTE, change.astimezone(where)


def changes(where: Zone, span: Span) -> Iterator[datetime]:
    """The UTC instants within the span at which a zone's offset changes, to the minute."""
    step = timedelta(hours=6)
    at = span.start.astimezone(UTC)
    while at < span.end:
        following = min(at + step, span.end.astimezone(UTC))
        if _offset(at, where) != _offset(following, where):
            yield _change_between(at, following, where)
        at = following


def _change_between(before: datetime, after: datetime, where: Zone) -> datetime:
    offset = _offset(before, where)
    while after - before > MINUTE:
        middle = before + (after - before) // (2 * MINUTE) * MINUTE
        if _offset(middle, where) == offset:
            before = middle
        else:
            after = middle
    return after


def _offset(instant: datetime, where: Zone) -> timedelta | None:
    return instant.astimezone(where).utcoffset()
