"""The way between two events leaves less than the programme's margin, or is not known at all."""

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
from itinerary.languages.dates import length, weekday_and_hour
from itinerary.problems import Problem, Severity
from itinerary.programme.model import City
from itinerary.queries.tracks import between
from itinerary.queries.ways import Way
from itinerary.when import DAY

CODE = "tight-transfer"


def tight_transfers(mission: Inspection) -> Iterator[Problem]:
    """Each two events between which too little is left; each two cities whose way is not known."""
    margin = mission.programme.margin
    for leg in mission.legs:
        if not (leg.way and leg.way.length) or leg.missing > timedelta(0):
            continue
        if -leg.missing < margin:
            yield _tight(leg, margin, mission.language, way_taken(leg.way))
        elif leg.assumed - leg.way.length < margin:
            yield _perhaps(leg, leg.way, mission.language)
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
        left=length(-leg.missing),
        missing=length(margin + leg.missing),
    )
    hint = together(
        line_of(leg.previous, leg.event, language),
        _("The margin is {margin}.").format(margin=length(margin)),
        counted_from(leg.previous),
    )
    return _problem(leg, message, hint)


def _perhaps(leg: Leg, way: Way, language: str) -> Problem:
    """What would do from the start of an event, and may not from its end, which is not known."""
    day, gap = day_of(leg.event), between(leg.previous, leg.event)
    if leg.previous.when.end is None:
        sentence = _(
            "{people}: from {previous} to {event} {way}; when the first ends is not known."
        )
        hint = _("It has to end by {time}. Write `end` or `duration`.")
        at, city = gap.end - way.length, leg.previous.city
    else:
        sentence = _(
            "{people}: from {previous} to {event} {way}; when the last leaves is not known."
        )
        hint = _("It cannot leave before {time}. Write `at` under `from`.")
        at, city = gap.start + way.length, leg.event.city
    message = sentence.format(
        people=people(leg.delegates, language),
        previous=timed(leg.previous, language, day),
        event=timed(leg.event, language, day),
        way=way_taken(way),
    )
    said = weekday_and_hour(at.astimezone(city.zone if city else at.tzinfo))
    hint = together(line_of(leg.previous, leg.event, language), hint.format(time=said))
    return _problem(leg, message, hint, "info")


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


def _problem(leg: Leg, message: str, hint: str, severity: Severity = "warning") -> Problem:
    return Problem(
        leg.event.where,
        CODE,
        severity,
        message,
        hint,
        ids((leg.previous, leg.event)),
        ids(leg.delegates),
        day_of(leg.event),
    )
