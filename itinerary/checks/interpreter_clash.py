"""One interpreter in two events at once."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.checks.interpreters import names_somebody
from itinerary.checks.wording import day_of, ids, line_of, timed
from itinerary.languages import _, together
from itinerary.names import folded
from itinerary.problems import Problem
from itinerary.programme.model import Event
from itinerary.queries.tracks import by_time, is_booked, overlapping, spans

CODE = "interpreter-clash"


def interpreter_clashes(mission: Inspection) -> Iterator[Problem]:
    """Each two events that share time and, by name, an interpreter."""
    for events in _engagements(mission).values():
        for earlier, later in overlapping(events, spans(events)):
            if not mission.are_one(earlier, later):
                yield _problem(earlier, later, mission.language)


def _engagements(mission: Inspection) -> dict[str, list[Event]]:
    """What each interpreter is at, by time, under their name in the programme's language."""
    language = mission.programme.language
    interpreted = [each for each in mission.events if each.arrangements.interpreter]
    engagements: dict[str, list[Event]] = {}
    for event in by_time(interpreted):
        name = _name(event, language)
        if event.when.precision == "hours" and is_booked(event) and names_somebody(name):
            engagements.setdefault(folded(name), []).append(event)
    return engagements


def _name(event: Event, language: str) -> str:
    name = event.arrangements.interpreter
    if name is None:
        raise ValueError(event.id)
    return name.read(language)


def _problem(earlier: Event, later: Event, language: str) -> Problem:
    day = day_of(later)
    message = _("{name} interprets at two events at once, {earlier} and {later}.").format(
        name=_name(later, language),
        earlier=timed(earlier, language, day),
        later=timed(later, language, day),
    )
    hint = together(
        line_of(earlier, later, language),
        _("Move one of them, or find another interpreter."),
    )
    events = ids((earlier, later))
    return Problem(later.where, CODE, "error", message, hint, events, date=day)
