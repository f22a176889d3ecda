"""Which events a list has: none that is cancelled, and confidential ones only for their own."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from itinerary.programme.model import Delegate, Event, Programme, Text
from itinerary.queries.selection import by_start
from itinerary.views.sheets.records import Asked, Callee, Mission

Record = TypeVar("Record")


def events_of(
    mission: Mission, asked: Asked, is_of_it: Callable[[Event], object]
) -> tuple[Event, ...]:
    """The events of a list by their start, without those that are not for its readers."""
    return tuple(
        event for event in all_events_of(mission, asked, is_of_it) if may_be_told(event, asked)
    )


def all_events_of(
    mission: Mission, asked: Asked, is_of_it: Callable[[Event], object]
) -> tuple[Event, ...]:
    """The same with all that is confidential: for the secretariat."""
    return by_start(
        event
        for event in mission.programme.events
        if event.status != "cancelled"
        and (asked.event in {None, event.id})
        and (asked.events is None or event.id in asked.events)
        and is_of_it(event)
    )


def may_be_told(event: Event, asked: Asked) -> bool:
    """Whether an event may stand on a list: a confidential one that is named, or for its own."""
    if not event.confidential or asked.event == event.id:
        return True
    return any(each.id == asked.delegate for each in event.delegates)


def people_of(mission: Mission, asked: Asked) -> Iterator[Delegate]:
    """The delegates of whom a list is, in the order of protocol."""
    return (each for each in mission.programme.delegates.values() if asked.has(each.id))


def organisation(delegate: Delegate) -> Text | None:
    """For whom somebody comes."""
    return delegate.organisation.name if delegate.organisation else None


def told_apart(
    records: Iterable[Record], name: Callable[[Record], Text | None]
) -> Iterator[tuple[str, Record]]:
    """Records by their names, with a number where several are called so."""
    known: Counter[str] = Counter()
    for record in records:
        text = name(record)
        called = next(iter(text.by_language.values())) if text else ""
        known[called] += 1
        yield (f"{called} {known[called]}" if known[called] > 1 else called), record


def callees(programme: Programme, contacts: Iterable[object] | None = None) -> Iterator[Callee]:
    """Whom to call, in the order of calling: all, or these."""
    wanted = None if contacts is None else {*contacts}
    theirs = (each for each in programme.contacts if wanted is None or each in wanted)
    for id, contact in told_apart(theirs, lambda contact: contact.name):
        yield Callee(
            id=id,
            name=contact.name,
            role=contact.role,
            phone=contact.phone,
            of=tuple(each.name for each in contact.who or ()),
            days=contact.days,
            city=contact.city.name if contact.city else None,
        )
