"""VTIMEZONE: the clock changes that a calendar carries for its readers (RFC 5545, 3.6.5).

Some readers trust it, others the name of the zone, so both must say the same. Where the clocks
follow one rule before and during a mission, two observances with an RRULE say so: all readers
understand them. Otherwise each change is an observance of its own. There are no RDATEs, which
several readers get wrong.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from itinerary.formats.calendar import tzif
from itinerary.formats.calendar.tzif import LocalTime, Transition, YearlyTransition

_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1)
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")


class _Observance(NamedTuple):
    """A change of the clocks and, where it comes back every year, its recurrence rule."""

    onset: Transition
    rule: str = ""


@lru_cache(maxsize=256)
def vtimezone(zone: str, first: date, last: date) -> tuple[str, ...]:
    """Return the VTIMEZONE of an IANA zone for a span of days, as unfolded lines.

    Its observances give the zone's own offset at every instant from the day before `first` to the
    day after `last`, in 1970 or later. Raises `zoneinfo.ZoneInfoNotFoundError` for an unknown zone.
    """
    clock = tzif.read(zone)
    # One day of margin, and one more because these are days on any clock on earth.
    opening, closing = _midnight(first - 2 * _DAY), _midnight(last + 3 * _DAY)
    known = [change for change in clock.transitions(last.year + 1) if change.at < closing]
    in_force = max(change for change in known if change.at <= opening)
    met = [in_force, *(change for change in known if change.at > opening)]
    observances = _yearly(clock.yearly, known, met, closing) or _one_by_one(met)
    settings = [observance.onset.after for observance in observances]
    lines = (line for observance in observances for line in _lines(observance, settings))
    return ("BEGIN:VTIMEZONE", f"TZID:{zone}", *lines, "END:VTIMEZONE")


def _midnight(day: date) -> int:
    """Return the seconds from 1970 to a day's midnight, UTC."""
    return int(datetime.combine(day, time(), UTC).timestamp())


def _yearly(
    rules: Sequence[YearlyTransition],
    known: Sequence[Transition],
    met: Sequence[Transition],
    closing: int,
) -> list[_Observance]:
    """Return one observance for each rule, daylight first, or none where the rules fall short.

    They hold if RRULE can express them, if both have begun before the mission, and if every change
    that the mission meets is due to one of them.
    """
    recurrences = [_recurrence(rule) for rule in rules]
    runs = [_unbroken_run(rule, known, closing) for rule in rules]
    begun = all(run and run[-1].at <= met[0].at for run in runs)
    if not (all(recurrences) and begun and set(met).issubset(chain(*runs))):
        return []
    observances = [
        _Observance(run[-1], recurrence) for run, recurrence in zip(runs, recurrences, strict=True)
    ]
    return sorted(observances, key=lambda observance: -observance.onset.after.offset)


def _recurrence(rule: YearlyTransition) -> str:
    """Return a rule as RRULE says it, or nothing if RRULE has no plain word for its days.

    Greenland's clocks change at -01:00 on a Sunday, Gaza's at 50:00 on a Thursday.
    """
    if not rule.day.startswith("M") or not 0 <= rule.time < _DAY.total_seconds():
        return ""
    month, week, weekday = map(int, rule.day[1:].split("."))
    return f"FREQ=YEARLY;BYMONTH={month};BYDAY={-1 if week == 5 else week}{_WEEKDAYS[weekday]}"


def _unbroken_run(
    rule: YearlyTransition, known: Sequence[Transition], closing: int
) -> list[Transition]:
    """Return the changes that a rule has brought, from the latest back to a year it did not."""
    last_year = datetime.fromtimestamp(closing, UTC).year
    onsets = (rule.in_year(year) for year in range(last_year, _EPOCH.year - 1, -1))
    due = (onset for onset in onsets if onset.at < closing)
    return list(takewhile(set(known).__contains__, due))


def _one_by_one(met: Sequence[Transition]) -> list[_Observance]:
    """Return an observance for each change, the first as if nothing had come before it."""
    in_force, *others = met
    setting = in_force.after
    onset = Transition(max(in_force.at, -setting.offset), setting, setting)
    return [_Observance(onset), *map(_Observance, others)]


def _lines(observance: _Observance, settings: Sequence[LocalTime]) -> list[str]:
    """Return the lines of an observance, given all settings of the clocks in its VTIMEZONE."""
    onset, recurrence = observance
    name = "DAYLIGHT" if _is_daylight(onset.after, settings) else "STANDARD"
    start = _EPOCH + timedelta(seconds=onset.at + onset.before.offset)
    return [
        f"BEGIN:{name}",
        f"DTSTART:{start:%Y%m%dT%H%M%S}",
        *([f"RRULE:{recurrence}"] if recurrence else []),
        f"TZOFFSETFROM:{_utc_offset(onset.before.offset)}",
        f"TZOFFSETTO:{_utc_offset(onset.after.offset)}",
        # Also where it is no word, as `+08`: a text like any other, and the IANA's own.
        f"TZNAME:{onset.after.abbreviation}",
        f"END:{name}",
    ]


def _is_daylight(setting: LocalTime, settings: Sequence[LocalTime]) -> bool:
    """Tell whether the clocks are ahead of their other setting.

    The flag alone does not say: Irish law and the IANA call the winter time the special one.
    """
    return any(
        setting.is_daylight != other.is_daylight and setting.offset > other.offset
        for other in settings
    )


def _utc_offset(seconds: int) -> str:
    """Return an offset as RFC 5545 writes it (section 3.3.14)."""
    minutes, second = divmod(abs(seconds), 60)
    hours_minutes = f"{'-' if seconds < 0 else '+'}{minutes // 60:02}{minutes % 60:02}"
    return f"{hours_minutes}{second:02}" if second else hours_minutes
