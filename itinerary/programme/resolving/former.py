"""Ids that events had before: each is that of one event, and of none that there is now."""

from collections.abc import Iterable

from itinerary.programme.model import Event
from itinerary.programme.resolving.timing import EventEntry


def check_former(entries: Iterable[EventEntry], events: Iterable[Event]) -> None:
    """Reports a former id that is an id still, or that of two events."""
    every = [*entries]
    there = {*(entry.id for entry in every), *(event.id for event in events)}
    claimed: dict[str, str] = {}
    for entry in every:
        if entry.record.formerly is None:
            continue
        name = entry.record.formerly.value
        if name == entry.id:
            entry.wrong("former-id-of-itself", "formerly", name=name)
        elif name in there:
            entry.wrong("former-id-in-use", "formerly", name=name)
        elif name in claimed:
            entry.wrong("former-id-twice", "formerly", name=name, first=claimed[name])
        claimed.setdefault(name, entry.id)
