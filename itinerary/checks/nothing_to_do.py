"""A delegate has no event on a day of the mission."""

from collections.abc import Iterable, Iterator
from datetime import date

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import ids, people
from itinerary.languages import _
from itinerary.languages.dates import long_day
from itinerary.problems import Problem
from itinerary.programme.model import Delegate, Event

CODE = "nothing-to-do"


def idle_days(mission: Inspection) -> Iterator[Problem]:
    """Each day of the mission on which some of those who are there have no event."""
    shared: dict[Delegate, set[date]] = {}
    for course in mission.courses:
        shared |= dict.fromkeys(course.delegates, _days([*course.track.timed, *course.track.dated]))
    busy = {track.delegate: shared[track.delegate] for track in mission.tracks}
    for event in mission.events:
        if event.optional:
            for delegate in event.delegates:
                busy[delegate] = busy[delegate] | _days([event])
    for day in mission.programme.days:
        idle = [each for each in busy if _is_there(each, day) and day not in busy[each]]
        if idle:
            yield _problem(day, idle, mission.language)


def _days(events: Iterable[Event]) -> set[date]:
    """The local days on which events are; over the date line, one can be twice."""
    days = [event.when.days for event in events if event.when.held and event.when.days]
    return {day for each in days for day in (each.first, *each, each.last)}


def _is_there(delegate: Delegate, day: date) -> bool:
    return delegate.present is None or day in delegate.present


def _problem(day: date, idle: list[Delegate], language: str) -> Problem:
    message = _("{people}: nothing on {day}.").format(
        people=people(idle, language), day=long_day(day)
    )
    hint = _("An event of kind `free` says that this is meant.")
    return Problem(idle[0].where, CODE, "info", message, hint, delegates=ids(idle), date=day)
