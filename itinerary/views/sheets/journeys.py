"""What a driver, an escort or an airline is told: who is on which journey, and when one moves."""

from collections.abc import Iterator

from itinerary.programme.model import Event
from itinerary.views.sheets.choosing import events_of, organisation
from itinerary.views.sheets.records import (
    Asked,
    DeskSheet,
    JourneyPart,
    Mission,
    Movement,
    Part,
    Passenger,
    Table,
)


def journeys(mission: Mission, asked: Asked) -> DeskSheet:
    """Arrivals and departures by the hour, then a part a journey."""
    events = events_of(mission, asked, lambda event: event.journey)
    movements = tuple(_movements(events))
    parts = tuple(_part(event, mission) for event in events)
    first = (Part(None, (Table("movements", movements),)),) if movements else ()
    return DeskSheet("journeys", (*first, *parts))


def _part(event: Event, mission: Mission) -> Part:
    """A journey with who is on it, in the order of protocol."""
    order = {id: number for number, id in enumerate(mission.programme.delegates)}
    people = sorted(event.delegates, key=lambda each: order.get(each.id, len(order)))
    note = event.meet.note if event.meet else None
    about = JourneyPart(event.id, event, note, len(people), event.seats)
    passengers = (Passenger(each.id, each.name, each.role, organisation(each)) for each in people)
    return Part(about, (Table("passengers", tuple(passengers)),))


def _movements(events: tuple[Event, ...]) -> Iterator[Movement]:
    """The departure and the arrival of each journey, by their hours; unknown ones are none."""
    found = [
        (moment, line)
        for event in events
        for moment, line in (
            (event.when.start, Movement(f"{event.id} 1", event, "departure", len(event.delegates))),
            (event.when.end, Movement(f"{event.id} 2", event, "arrival", len(event.delegates))),
        )
        if moment and event.when.precision == "hours"
    ]
    return (line for _moment, line in sorted(found, key=lambda each: (each[0], each[1].id)))
