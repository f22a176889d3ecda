"""A delegate is in two places at once."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, line_of, people, stop_name, timed
from itinerary.languages import _, together
from itinerary.languages.dates import length
from itinerary.problems import Problem
from itinerary.programme.model import Delegate, Event
from itinerary.queries.tracks import Track, held, is_booked, overlapping

CODE = "double-booking"


def double_bookings(mission: Inspection) -> Iterator[Problem]:
    """Each two events that share time or a whole day, with all the people who are in both."""
    clashes: dict[tuple[Event, Event], list[Delegate]] = {}
    for course, apart in zip(mission.courses, mission.apart, strict=True):
        for pair in (*_clashes(course.track), *apart):
            clashes.setdefault(pair, []).extend(course.delegates)
    for (earlier, later), delegates in clashes.items():
        if not mission.are_one(earlier, later):
            yield _problem(earlier, later, mission.in_order(delegates), mission.language)


def _clashes(track: Track) -> Iterator[tuple[Event, Event]]:
    return overlapping(filter(is_booked, track.timed), track.span)


def _problem(earlier: Event, later: Event, delegates: list[Delegate], language: str) -> Problem:
    if earlier.when.precision == later.when.precision == "hours":
        message = _at_once(earlier, later, delegates, language)
        remedy = _("Move one of them, or name them under `except`.")
    else:
        message = _in_two_cities(earlier, later, delegates, language)
        remedy = _(
            "Move one of them, name people under `except`, "
            "or add the journey between the two cities."
        )
    hint = together(line_of(earlier, later, language), remedy)
    events, day = ids((earlier, later)), day_of(later)
    return Problem(later.where, CODE, "error", message, hint, events, ids(delegates), day)


def _at_once(earlier: Event, later: Event, delegates: list[Delegate], language: str) -> str:
    sentence = _("{people}: in two places at once for {minutes}, {earlier} and {later}.")
    if earlier.when.is_open or later.when.is_open:  # for how long, nobody knows
        sentence = _("{people}: in two places at once, {earlier} and {later}.")
    shared = min(held(earlier).end, held(later).end) - held(later).start
    return sentence.format(
        people=people(delegates, language),
        minutes=length(shared),
        earlier=timed(earlier, language, day_of(later)),
        later=timed(later, language, day_of(later)),
    )


def _in_two_cities(earlier: Event, later: Event, delegates: list[Delegate], language: str) -> str:
    if earlier.city is None or later.city is None:
        raise ValueError(later.id)
    return _(
        "{people}: in two cities on one day, {first} for {earlier} and {last} for {later}."
    ).format(
        people=people(delegates, language),
        first=stop_name(earlier.city, language),
        earlier=timed(earlier, language, day_of(later)),
        last=stop_name(later.city, language),
        later=timed(later, language, day_of(later)),
    )
