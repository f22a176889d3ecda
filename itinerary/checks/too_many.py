"""More people at an event than it has seats."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, quoted
from itinerary.languages import _, plural
from itinerary.problems import Problem
from itinerary.programme.model import Event

CODE = "too-many"


def too_many(mission: Inspection) -> Iterator[Problem]:
    """Each event with fewer seats than there are delegates who take part, and guests."""
    for event in mission.events:
        if event.seats is not None and len(event.delegates) + (event.guests or 0) > event.seats:
            yield _problem(event, event.seats, mission.language)


def _problem(event: Event, seats: int, language: str) -> Problem:
    people = plural("{number} delegate", "{number} delegates", len(event.delegates))
    if event.guests:
        guests = plural("{number} guest", "{number} guests", event.guests)
        people = _("{delegates} and {guests}").format(delegates=people, guests=guests)
    message = _("{event}: {people}; there is room for {number}.").format(
        event=quoted(event, language), people=people, number=seats
    )
    hint = _("Take people out with `except`, lower `guests`, or write how many `seats` there are.")
    day = day_of(event) if event.when.held else None
    return Problem(event.where, CODE, "warning", message, hint, ids([event]), date=day)
