"""What would go wrong on the day: one module a finding, each a pure function of a mission.

A new check is a module and an entry in CHECKS, and touches nothing else.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from itinerary.checks import (
    clock_change,
    double_booking,
    impossible_transfer,
    interpreter_clash,
    long_day,
    missing_journey,
    no_bed,
    nobody,
    not_present,
    nothing_to_do,
    outside_mission,
    place_clash,
    same_id,
    short_night,
    tight_transfer,
    too_many,
    unconfirmed,
    unused,
)
from itinerary.checks.causes import by_cause
from itinerary.checks.inspection import Inspection
from itinerary.languages import language_in_use
from itinerary.problems import Problem, Problems
from itinerary.programme.model import Programme
from itinerary.programme.neighbours import Neighbour
from itinerary.when import midnights


class Check(NamedTuple):
    """The code of a finding, and what finds it."""

    code: str
    find: Callable[[Inspection], Iterable[Problem]]


CHECKS = (
    Check(double_booking.CODE, double_booking.double_bookings),
    Check(interpreter_clash.CODE, interpreter_clash.interpreter_clashes),
    Check(impossible_transfer.CODE, impossible_transfer.impossible_transfers),
    Check(tight_transfer.CODE, tight_transfer.tight_transfers),
    Check(missing_journey.CODE, missing_journey.missing_journeys),
    Check(nobody.CODE, nobody.for_nobody),
    Check(too_many.CODE, too_many.too_many),
    Check(same_id.CODE, same_id.same_ids),
    Check(outside_mission.CODE, outside_mission.events_outside),
    Check(not_present.CODE, not_present.absences),
    Check(place_clash.CODE, place_clash.place_clashes),
    Check(clock_change.CODE, clock_change.clock_changes),
    Check(unconfirmed.CODE, unconfirmed.unconfirmed),
    Check(no_bed.CODE, no_bed.nights_without_bed),
    Check(nothing_to_do.CODE, nothing_to_do.idle_days),
    Check(long_day.CODE, long_day.long_days),
    Check(short_night.CODE, short_night.short_nights),
    Check(unused.CODE, unused.unused),
)
CODES = tuple(check.code for check in CHECKS)
# Those that find errors; what the moment is makes no difference to them.
ERROR_CODES = (
    double_booking.CODE,
    interpreter_clash.CODE,
    impossible_transfer.CODE,
    outside_mission.CODE,
    not_present.CODE,
)

_KEPT = len(CHECKS)  # the findings of one mission, in one language


def findings(
    programme: Programme,
    now: datetime,
    language: str,
    codes: Iterable[str] = CODES,
    neighbours: tuple[Neighbour, ...] = (),
) -> Problems:
    """What the checks of these codes find at a moment, by day and address; undated ones last.

    Findings that an event accepts are among them, and each of one cause by itself.
    """
    mission = Inspection(programme, now, language, neighbours)
    wanted = set(codes)
    spoken = language_in_use()
    checks = (check for check in CHECKS if check.code in wanted)
    found = (problem for check in checks for problem in _found(check, mission, spoken))
    return tuple(sorted(found, key=_order))


@lru_cache(maxsize=_KEPT)
def _found(check: Check, mission: Inspection, _spoken: str) -> Problems:
    """What a check finds, once where it is asked for errors first and then for all."""
    return tuple(check.find(mission))


def is_accepted(problem: Problem, programme: Programme) -> bool:
    """Whether one of the events of a finding says to ignore its code."""
    ignored = _ignored(programme)
    return any(problem.code in ignored.get(event, ()) for event in problem.events)


def errors(programme: Programme, language: str) -> Problems:
    """The errors among the findings that are not accepted: what must be mended before the day."""
    return unaccepted(programme, language, ERROR_CODES)


def unaccepted(programme: Programme, language: str, codes: Iterable[str] = CODES) -> Problems:
    """The findings of these codes that are not accepted, as they are when the mission begins."""
    start = midnights(programme.days, programme.home.zone)[0]
    found = findings(programme, start, language, codes)
    grave = (problem for problem in found if not is_accepted(problem, programme))
    return by_cause(grave, programme, language)


@lru_cache(maxsize=8)
def _ignored(programme: Programme) -> dict[str, frozenset[str]]:
    return {event.id: event.ignore for event in programme.events if event.ignore}


def _order(problem: Problem) -> tuple[date, Problem]:
    return problem.date or date.max, problem._replace(date=None)
