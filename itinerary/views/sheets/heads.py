"""What a caterer or a venue is told: how many come to which event, and what they eat."""

from itinerary.programme.model import Event
from itinerary.queries.needs import NO_NEEDS
from itinerary.views.sheets.choosing import events_of
from itinerary.views.sheets.named import named_needs
from itinerary.views.sheets.records import Asked, DeskSheet, Head, Mission, Part, Table


def heads(mission: Mission, asked: Asked) -> DeskSheet:
    """A line an event; journeys have a list of their own, and free time needs no chairs."""
    events = events_of(mission, asked, _has_heads)
    people = [each for event in events for each in event.delegates]
    tables = (
        Table("heads", tuple(_head(event, mission) for event in events)),
        *named_needs(people, mission, asked),
    )
    return DeskSheet("heads", (Part(None, tables),))


def _has_heads(event: Event) -> bool:
    return event.journey is None and event.kind != "free"


def _head(event: Event, mission: Mission) -> Head:
    needs = mission.at_events.get(event.id, NO_NEEDS)
    return Head(
        id=event.id,
        event=event,
        delegates=len(event.delegates),
        guests=event.guests or 0,
        speakers=len(event.speakers),
        seats=event.seats,
        diets=needs.diets,
        needs=needs.needs,
    )
