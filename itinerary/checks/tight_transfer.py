"""The way between two events leaves less than the programme's margin, or is not known at all."""

from collections.abc import Iterator
from datetime import timedelta

from itinerary.checks.inspection import Inspection, Leg
from itinerary.checks.wording import (
    assumed_end,
    day_of,
    ids,
    line_of,
    people,
    timed,
    way_taken,
)
from itinerary.languages import _, together
from itinerary.languages.dates import in_minutes, length
from itinerary.problems import Problem
from itinerary.programme.model import City
from itinerary.when import DAY

CODE = "tight-transfer"


def tight_transfers(mission: Inspection) -> Iterator[Problem]:
    """Each two events between which too little is left; each two cities whose way is not known."""
    margin = mission.programme.margin
    for leg in mission.legs:
        if leg.way and leg.way.length and timedelta(0) <= -leg.missing < margin:
            yield _tight(leg, margin, mission.language, way_taken(leg.way))
    # Where the programme lists journeys, that one is missing says it better.
    if not any(event.journey for event in mission.events):
        yield from _unknown_ways(mission)


def _unknown_ways(mission: Inspection) -> Iterator[Problem]:
    seen: set[frozenset[City | None]] = set()
    for leg in mission.legs:
        cities = frozenset((leg.previous.end_city, leg.event.city))
        if leg.way is None and leg.gap < DAY and cities not in seen:
            seen.add(cities)
            yield _unknown(leg, mission.language)


def _tight(leg: Leg, margin: timedelta, language: str, way: str) -> Problem:
    day = day_of(leg.event)
    message = _(
        "{people}: {gap} from {previous} to {event}, and {way}: "
        "{left} left, {missing} less than the margin."
    ).format(
        people=people(leg.delegates, language),
        gap=length(leg.gap),
        previous=timed(leg.previous, language, day),
        event=timed(leg.event, language, day),
        way=way,
        left=in_minutes(-leg.missing),
        missing=in_minutes(margin + leg.missing),
    )
    hint = together(
        line_of(leg.previous, leg.event, language),
        _("The margin is {margin}.").format(margin=length(margin)),
        assumed_end(leg.previous),
    )
    return _problem(leg, message, hint)


def _unknown(leg: Leg, language: str) -> Problem:
    day = day_of(leg.event)
    message = _(
        "{people}: {gap} from {previous} to {event}, and nothing is known of the way."
    ).format(
        people=people(leg.delegates, language),
        gap=length(leg.gap),
        previous=timed(leg.previous, language, day),
        event=timed(leg.event, language, day),
    )
    ends = [city.id for city in (leg.previous.end_city, leg.event.city) if city]
    hint = together(
        line_of(leg.previous, leg.event, language),
        _("Write it under `transfers`: {example}.").format(
            example="{{between: [{}], minutes: …}}".format(", ".join(ends))
        ),
    )
    return _problem(leg, message, hint)


def _problem(leg: Leg, message: str, hint: str) -> Problem:
    return Problem(
        leg.event.where,
        CODE,
        "warning",
        message,
        hint,
        ids((leg.previous, leg.event)),
        ids(leg.delegates),
        day_of(leg.event),
    )
