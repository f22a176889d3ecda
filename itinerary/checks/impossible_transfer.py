"""Too little time between two events for the way between them."""

from collections.abc import Iterator
from datetime import timedelta

from itinerary.checks.inspection import Inspection, Leg
from itinerary.checks.wording import (
    counted_from,
    day_of,
    ids,
    line_of,
    people,
    timed,
    way_taken,
)
from itinerary.languages import _, together
from itinerary.languages.dates import length
from itinerary.problems import Problem

CODE = "impossible-transfer"


def impossible_transfers(mission: Inspection) -> Iterator[Problem]:
    """Each two events between which the way takes longer than there is time."""
    for leg in mission.legs:
        if leg.way and leg.missing > timedelta(0):
            yield _problem(leg, leg.missing, mission.language, way_taken(leg.way))


def _problem(leg: Leg, missing: timedelta, language: str, way: str) -> Problem:
    day = day_of(leg.event)
    sentence = _("{people}: {gap} from {previous} to {event}, and {way}: {missing} too few.")
    if leg.gap < timedelta(0):
        sentence = _("{people}: {previous} is not over when they have to be at {event}.")
    message = sentence.format(
        people=people(leg.delegates, language),
        gap=length(abs(leg.gap)),
        previous=timed(leg.previous, language, day),
        event=timed(leg.event, language, day),
        way=way,
        missing=length(missing),
    )
    hint = together(
        line_of(leg.previous, leg.event, language),
        _("Move one of them, or write how long the way takes under `transfers`."),
        counted_from(leg.previous),
    )
    events = ids((leg.previous, leg.event))
    return Problem(leg.event.where, CODE, "error", message, hint, events, ids(leg.delegates), day)
