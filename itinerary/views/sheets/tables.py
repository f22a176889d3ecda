"""What stands on tables: the names of those who sit at them, in both scripts."""

from collections.abc import Iterator

from itinerary.programme.model import Event
from itinerary.views.sheets.choosing import events_of, organisation, people_of, told_apart
from itinerary.views.sheets.records import Asked, Card, DeskSheet, Mission, Part, Table


def tables(mission: Mission, asked: Asked) -> DeskSheet:
    """A card for each of the delegation; of an event, for those at it and who receives them."""
    if asked.event is None:
        cards = tuple(
            Card(each.id, each.name, None, each.role, organisation(each))
            for each in people_of(mission, asked)
        )
    else:
        cards = tuple(
            card
            for event in events_of(mission, asked, lambda _event: True)
            for card in (*_hosts(event), *_delegates(event, asked))
        )
    return DeskSheet("tables", (Part(None, (Table("cards", cards),)),))


def _delegates(event: Event, asked: Asked) -> Iterator[Card]:
    for each in event.delegates:
        if asked.has(each.id):
            yield Card(each.id, each.name, None, each.role, organisation(each))


def _hosts(event: Event) -> Iterator[Card]:
    for id, host in told_apart(event.hosts, lambda host: host.name):
        if host.name:
            yield Card(f"host {id}", host.name, host.local_name, host.title, host.organisation)
