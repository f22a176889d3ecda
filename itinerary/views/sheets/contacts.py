"""What the secretariat keeps at hand: everybody with their numbers, and who receives them."""

from collections.abc import Iterator

from itinerary.views.sheets.choosing import (
    all_events_of,
    callees,
    organisation,
    people_of,
    told_apart,
)
from itinerary.views.sheets.records import (
    Asked,
    DeskSheet,
    HostLine,
    Member,
    Mission,
    Part,
    Table,
    Venue,
)


def contacts(mission: Mission, asked: Asked) -> DeskSheet:
    """The delegation, whom to call, the hosts, and the places and hotels that have a number.

    Of those who are asked for, their own numbers, and the hosts that they meet.
    """
    members = tuple(
        Member(each.id, each.name, each.role, organisation(each), each.phone, each.email)
        for each in people_of(mission, asked)
    )
    tables = [Table("members", members), Table("hosts", tuple(_hosts(mission, asked)))]
    if asked.people is None:
        tables.insert(1, Table("callees", tuple(callees(mission.programme))))
        tables.append(Table("venues", tuple(_venues(mission))))
    return DeskSheet("contacts", (Part(None, tuple(tables)),))


def _hosts(mission: Mission, asked: Asked) -> Iterator[HostLine]:
    for event in all_events_of(mission, asked, lambda event: event.hosts):
        for id, host in told_apart(event.hosts, lambda host: host.name):
            yield HostLine(
                id=f"{event.id} {id}",
                event=event,
                name=host.name,
                local_name=host.local_name,
                title=host.title,
                organisation=host.organisation,
                phone=host.phone,
            )


def _venues(mission: Mission) -> Iterator[Venue]:
    """Each number once: a hotel is often among the places too."""
    known: set[str] = set()
    for place in mission.programme.places.values():
        if place.phone:
            known.add(place.phone)
            yield Venue(place.id, place.name, place.city.name, place.address, place.phone)
    for stay in mission.programme.stays:
        if stay.phone and stay.phone not in known:
            known.add(stay.phone)
            name, id = stay.hotel or stay.city.name, f"{stay.city.id} {stay.first}"
            yield Venue(id, name, stay.city.name, stay.address, stay.phone)
