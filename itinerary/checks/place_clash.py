"""Two events at one place at one time, for different people."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, line_of, timed
from itinerary.languages import _, together
from itinerary.names import folded
from itinerary.problems import Problem
from itinerary.programme.model import Event, Place, Text
from itinerary.queries.tracks import by_time, is_booked, overlapping, spans

CODE = "place-clash"


def place_clashes(mission: Inspection) -> Iterator[Problem]:
    """Each two events that share a place and time; a clash of people says more than one of rooms.

    Meetings at tables of their own share a room without being in each other's way, and so do events
    in rooms of their own a place.
    """
    at_once: dict[tuple[Place, str], list[Event]] = {}
    for event in by_time(mission.events):
        if event.place and event.when.precision == "hours" and is_booked(event):
            at_once.setdefault((event.place, _table(event.arrangements.table)), []).append(event)
    for events in at_once.values():
        for earlier, later in overlapping(events, spans(events)):
            is_fine = _are_apart(earlier, later) or _share_people(earlier, later)
            if not (is_fine or mission.are_one(earlier, later)):
                yield _problem(earlier, later, mission.language)


def _table(table: Text | None) -> str:
    return table.read(table.language) if table else ""


def _are_apart(earlier: Event, later: Event) -> bool:
    """Whether both say in which room they are, and that is not the same."""
    rooms = (event.arrangements.room for event in (earlier, later))
    first, second = (folded(room.read(room.language)) if room else "" for room in rooms)
    return bool(first and second) and first != second


def _share_people(earlier: Event, later: Event) -> bool:
    return not set(earlier.delegates).isdisjoint(later.delegates)


def _problem(earlier: Event, later: Event, language: str) -> Problem:
    if later.place is None:
        raise ValueError(later.id)
    day = day_of(later)
    message = _("{place} has two events at one time, {earlier} and {later}.").format(
        place=later.place.name.read(language),
        earlier=timed(earlier, language, day),
        later=timed(later, language, day),
    )
    hint = together(
        line_of(earlier, later, language),
        _("Where there is room for both, write `ignore: [{code}]`.").format(code=CODE),
    )
    events = ids((earlier, later))
    return Problem(later.where, CODE, "warning", message, hint, events, date=day)
