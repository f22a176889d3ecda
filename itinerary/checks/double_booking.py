"""A delegate is in two places at once."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, line_of, people, timed
from itinerary.languages import _, together
from itinerary.languages.dates import in_minutes
from itinerary.problems import Problem
from itinerary.programme.model import Delegate, Event
from itinerary.queries.tracks import Track, held, is_booked, overlapping

CODE = "double-booking"


def double_bookings(mission: Inspection) -> Iterator[Problem]:
    """Each two events that share time, with all the people who are in both."""
    clashes: dict[tuple[Event, Event], list[Delegate]] = {}
    for course in mission.courses:
        for earlier, later in _clashes(course.track):
            clashes.setdefault((earlier, later), []).extend(course.delegates)
    for (earlier, later), delegates in clashes.items():
        if not (mission.is_part(later, earlier) or mission.is_part(earlier, later)):
            yield _problem(earlier, later, mission.in_order(delegates), mission.language)


def _clashes(track: Track) -> Iterator[tuple[Event, Event]]:
    return overlapping(filter(is_booked, track.timed), track.span)


def _problem(earlier: Event, later: Event, delegates: list[Delegate], language: str) -> Problem:
    sentence = _("{people}: in two places at once for {minutes}, {earlier} and {later}.")
    if earlier.when.is_open or later.when.is_open:  # for how long, nobody knows
        sentence = _("{people}: in two places at once, {earlier} and {later}.")
    shared = min(held(earlier).end, held(later).end) - held(later).start
    message = sentence.format(
        people=people(delegates, language),
        minutes=in_minutes(shared),
        earlier=timed(earlier, language, day_of(later)),
        later=timed(later, language, day_of(later)),
    )
    hint = together(
        line_of(earlier, later, language),
        _("Move one of them, or name them under `except`."),
    )
    return Problem(
        later.where,
        CODE,
        "error",
        message,
        hint,
        ids((earlier, later)),
        ids(delegates),
        day_of(later),
    )
