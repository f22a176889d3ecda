"""Whom somebody can call: the contacts that are for them, in the order of calling."""

from collections.abc import Iterable

from itinerary.programme.model import City, Contact, Delegate, Programme
from itinerary.when import Days


def contacts_for(delegate: Delegate, programme: Programme) -> tuple[Contact, ...]:
    """The contacts that a delegate is shown; those of a city, where they come there."""
    cities = _cities_of(delegate, programme)
    return tuple(
        contact
        for contact in programme.contacts
        if delegate in contact.delegates and (contact.city is None or contact.city in cities)
    )


def chosen_contacts(
    programme: Programme,
    delegates: Iterable[Delegate] | None = None,
    cities: Iterable[City] = (),
    days: Days | None = None,
) -> tuple[Contact, ...]:
    """The contacts of any of these delegates, in these cities, on these days; else all of them.

    What is not of one city, or not of some days, holds in all of them.
    """
    theirs = (
        set(programme.contacts)
        if delegates is None
        else {contact for each in delegates for contact in contacts_for(each, programme)}
    )
    wanted = (None, *cities)
    return tuple(
        contact
        for contact in programme.contacts
        if contact in theirs
        and (not cities or contact.city in wanted)
        and not (contact.days and days and not contact.days.overlaps(days))
    )


def _cities_of(delegate: Delegate, programme: Programme) -> set[City]:
    """The cities in which a delegate has an event, an end of a journey, or a night."""
    ends = {
        city
        for event in programme.events
        if delegate in event.delegates and event.status != "cancelled"
        for city in (event.city, event.end_city)
        if city
    }
    return ends | {stay.city for stay in programme.stays if delegate in stay.delegates}
