"""Too few hours between one day's last event and the next day's first."""

from collections.abc import Iterator
from datetime import timedelta

from itinerary.checks.inspection import Inspection, Leg
from itinerary.checks.wording import day_of, ids, line_of, people, timed
from itinerary.languages import _, together
from itinerary.languages.dates import length
from itinerary.problems import Problem
from itinerary.queries.tracks import first_day, is_overnight

CODE = "short-night"

_SHORTEST = timedelta(hours=9)


def short_nights(mission: Inspection) -> Iterator[Problem]:
    """Each night that is too short for some people; one on a journey is none."""
    for leg in mission.legs:
        days = first_day(leg.previous), first_day(leg.event)
        if days[0] < days[1] and leg.gap < _SHORTEST and not is_overnight(leg.previous):
            yield _problem(leg, mission.language)


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
