"""Too few hours between one day's last event and the next day's first."""

from collections.abc import Iterator
from datetime import timedelta

from itinerary.checks.inspection import Inspection, Leg
from itinerary.checks.wording import day_of, ids, line_of, people, timed
from itinerary.languages import _, together
from itinerary.languages.dates import length
from itinerary.problems import Problem
from itinerary.programme.model import Event
from itinerary.queries.tracks import first_day, is_overnight
from itinerary.when import Days

CODE = "short-night"

_SHORTEST = timedelta(hours=9)


def short_nights(mission: Inspection) -> Iterator[Problem]:
    """Each night of the mission that is too short for some people; one on a journey is none."""
    nights: dict[tuple[Event, Event], Leg] = {}
    for leg in mission.legs:
        if leg.gap < _SHORTEST and _is_night(leg, mission.programme.days):
            known = nights.setdefault((leg.previous, leg.event), leg)
            if known is not leg:  # their ways differ, and the night is one
                tired = mission.in_order((*known.delegates, *leg.delegates))
                nights[leg.previous, leg.event] = known._replace(delegates=tuple(tired))
    for leg in nights.values():
        yield _problem(leg, mission.language)


def _is_night(leg: Leg, mission: Days) -> bool:
    """Whether people sleep in between, and both days are the mission's."""
    evening, morning = first_day(leg.previous), first_day(leg.event)
    is_inside = evening in mission and morning in mission
    return is_inside and evening < morning and not is_overnight(leg.previous)


def _problem(leg: Leg, language: str) -> Problem:
    day = day_of(leg.event)
    message = _("{people}: a night of {length}, from {previous} to {event}.").format(
        people=people(leg.delegates, language),
        length=length(leg.gap),
        previous=timed(leg.previous, language, day),
        event=timed(leg.event, language, day),
    )
    hint = together(
        line_of(leg.previous, leg.event, language),
        _("Less than {shortest} is little.").format(shortest=length(_SHORTEST)),
    )
    events = ids((leg.previous, leg.event))
    return Problem(leg.event.where, CODE, "warning", message, hint, events, ids(leg.delegates), day)
