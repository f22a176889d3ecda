"""The files in which the IANA database keeps the changes of each zone's clocks (RFC 9636)."""

import re
import struct
import zoneinfo
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

_ZONE = re.compile(r"[\w+-]+(/[\w+-]+)*", re.ASCII)
_NAME = r"<[^>]+>|[A-Za-z]+"
_HOURS = r"[+-]?\d+(:\d+){0,2}"
_DAY = r"M\d+\.\d\.\d|J?\d+"
_FOOTER = re.compile(
    rf"(?P<standard>{_NAME})(?P<standard_offset>{_HOURS})"
    rf"(?P<daylight>{_NAME})(?P<daylight_offset>{_HOURS})?"
    rf",(?P<start>{_DAY})(/(?P<start_time>{_HOURS}))?"
    rf",(?P<end>{_DAY})(/(?P<end_time>{_HOURS}))?"
)

BEGINNING = -(2**63)
"""The earliest instant that a file can hold."""


class LocalTime(NamedTuple):
    """How a zone's clocks are set for a while; `offset` is in seconds, positive east of UTC."""

    offset: int
    is_daylight: bool
    abbreviation: str


class Transition(NamedTuple):
    """A change of a zone's clocks, `at` an instant in seconds since 1970 UTC."""

    at: int
    before: LocalTime
    after: LocalTime


class YearlyTransition(NamedTuple):
    """A change that comes back every year, as POSIX writes it (RFC 9636, section 3.3.1).

    `day` is `Mm.w.d` (month, week 1 to 5, the fifth being the last, weekday from Sunday, 0), `Jn`
    (day 1 to 365 of a year without 29 February) or `n` (days after 1 January). `time` is in
    seconds after that day's midnight, on the clocks as they are before the change; it may reach
    into other days.
    """

    day: str
    time: int
    before: LocalTime
    after: LocalTime

    def in_year(self, year: int) -> Transition:
        """Return this change as it comes in one year."""
        midnight = datetime.combine(_date(self.day, year), time(), UTC)
        at = int(midnight.timestamp()) + self.time - self.before.offset
        return Transition(at, self.before, self.after)


class Clock(NamedTuple):
    """All changes of a zone's clocks.

    `recorded` are those that the file lists, in order, after one at the `BEGINNING` that stands for
    the clocks before any change. The later ones are `yearly`: two, or none where the clocks change
    no more.
    """

    recorded: tuple[Transition, ...]
    yearly: tuple[YearlyTransition, ...]

    def transitions(self, last_year: int) -> tuple[Transition, ...]:
        """Return the changes in order, with the yearly ones until the end of `last_year`."""
        recorded_until = max(0, self.recorded[-1].at)
        first_year = datetime.fromtimestamp(recorded_until, UTC).year
        to_come = (
            transition
            for year in range(first_year, last_year + 1)
            for transition in sorted(yearly.in_year(year) for yearly in self.yearly)
            if transition.at > recorded_until
        )
        changes = {transition.at: transition.after for transition in (*self.recorded, *to_come)}
        return _transitions(changes.items())


def read(zone: str) -> Clock:
    """Return the clock of an IANA zone, from the system's files or else the `tzdata` package.

    Raises `zoneinfo.ZoneInfoNotFoundError` where there is no such zone.
    """
    contents = _contents(zone)
    if contents[:5] < b"TZif2":  # version 1 has no footer, and has not been written for years
        raise zoneinfo.ZoneInfoNotFoundError(f"no usable file for time zone {zone!r}")
    file = BytesIO(contents)
    _take_block(file, "l")  # the same once more, shortened for readers of version 1
    changes = _take_block(file, "q")
    footer = file.read().decode("ascii").strip("\n")
    return Clock(_transitions(changes), _yearly(footer))


def _contents(zone: str) -> bytes:
    """Return the file of a zone, looked for where `zoneinfo` looks."""
    if not _ZONE.fullmatch(zone):
        raise zoneinfo.ZoneInfoNotFoundError(f"no time zone {zone!r}")
    for folder in zoneinfo.TZPATH:
        path = Path(folder, zone)
        if path.is_file():
            return path.read_bytes()

    from importlib import resources

    try:
        return resources.files("tzdata").joinpath("zoneinfo", zone).read_bytes()
    except (OSError, ModuleNotFoundError):
        raise zoneinfo.ZoneInfoNotFoundError(f"no time zone {zone!r}") from None


def _take_block(file: BytesIO, time_code: str) -> list[tuple[int, LocalTime]]:
    """Take a header and its data off the file, and return which local time begins when.

    RFC 9636, sections 3.1 and 3.2; `time_code` is the `struct` code of its instants.
    """
    ut_marks, standard_marks, leap_seconds, changes, types, letters = _take(file, "20x6L")
    instants = _take(file, f"{changes}{time_code}")
    indexes = file.read(changes)
    records = [_take(file, "lBB") for _ in range(types)]
    names = file.read(letters)
    _take(file, leap_seconds * f"{time_code}l" + f"{standard_marks + ut_marks}x")
    local_times = [
        LocalTime(offset, bool(is_daylight), names[start : names.index(0, start)].decode("ascii"))
        for offset, is_daylight, start in records
    ]
    begun = (local_times[index] for index in indexes)
    return [(BEGINNING, local_times[0]), *zip(instants, begun, strict=True)]


def _take(file: BytesIO, shape: str) -> tuple[Any, ...]:
    """Take big-endian values of a `struct` shape off the file."""
    return struct.unpack(f">{shape}", file.read(struct.calcsize(f">{shape}")))


def _transitions(changes: Iterable[tuple[int, LocalTime]]) -> tuple[Transition, ...]:
    """Return the first change, and those of the others that change something."""
    (beginning, initial), *others = changes
    later = (
        Transition(at, before, after)
        for (_, before), (at, after) in pairwise([(beginning, initial), *others])
        if before != after
    )
    return (Transition(beginning, initial, initial), *later)


def _yearly(footer: str) -> tuple[YearlyTransition, ...]:
    """Return the start and the end of daylight saving time, where a footer has them."""
    if "," not in footer:
        return ()
    parts = _FOOTER.fullmatch(footer)
    if parts is None:
        raise ValueError(f"unreadable footer of a time zone file: {footer!r}")
    # POSIX counts offsets westward; saved time is an hour and changes come at 02:00 unless said.
    offset = -_seconds(parts["standard_offset"])
    saved = -_seconds(parts["daylight_offset"]) if parts["daylight_offset"] else offset + 3600
    standard = LocalTime(offset, False, parts["standard"].strip("<>"))
    daylight = LocalTime(saved, True, parts["daylight"].strip("<>"))
    start_time, end_time = (_seconds(parts[name] or "2") for name in ("start_time", "end_time"))
    return (
        YearlyTransition(parts["start"], start_time, standard, daylight),
        YearlyTransition(parts["end"], end_time, daylight, standard),
    )


def _seconds(hours: str) -> int:
    """Return the seconds in `h`, `h:mm` or `h:mm:ss`, with or without a sign."""
    units = zip(hours.lstrip("+-").split(":"), (3600, 60, 1), strict=False)
    seconds = sum(int(number) * unit for number, unit in units)
    return -seconds if hours.startswith("-") else seconds


def _date(day: str, year: int) -> date:
    """Return the date of a POSIX day in a year."""
    if day.startswith("M"):
        month, week, weekday = map(int, day[1:].split("."))
        first_weekday, length = monthrange(year, month)
        days = range(1 + (weekday - 1 - first_weekday) % 7, length + 1, 7)
        return date(year, month, days[-1] if week == 5 else days[week - 1])
    if day.startswith("J"):
        return (date(2001, 1, 1) + timedelta(int(day[1:]) - 1)).replace(year=year)
    return date(year, 1, 1) + timedelta(int(day))
