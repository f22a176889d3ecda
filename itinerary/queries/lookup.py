"""Which record of a programme is meant by an id or a name, and what it is called."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from itinerary.names import folded
from itinerary.programme.model import (
    City,
    Delegate,
    Event,
    Group,
    Organisation,
    Place,
    Text,
    Theme,
)

Referable = City | Place | Organisation | Delegate | Group | Theme | Event
Named = TypeVar("Named", bound=Referable)


def named(query: str, records: Mapping[str, Named]) -> tuple[Named, ...]:
    """The records that a user means: by id, else by name in any language, else by a part of it."""
    if query in records:
        return (records[query],)
    wanted = folded(query)
    names = {id: _names(id, record) for id, record in records.items()}
    exact = tuple(records[id] for id, known in names.items() if wanted in known)
    if exact or not wanted:
        return exact
    return tuple(
        records[id] for id, known in names.items() if any(wanted in name for name in known)
    )


def begun(typed: str, records: Mapping[str, Named]) -> tuple[Named, ...]:
    """The records of whose id or names one begins as typed.

    For want of any, those in which a word begins so; for want of these, those that have it at all.
    """
    wanted = folded(typed)
    names = {id: _names(id, record) for id, record in records.items()}
    word = re.compile(rf"\b{re.escape(wanted)}")
    tests: tuple[Callable[[str], object], ...] = (
        lambda name: name.startswith(wanted),
        word.search,
        lambda name: wanted in name,
    )
    for test in tests:
        if found := tuple(records[id] for id, known in names.items() if any(map(test, known))):
            return found
    return ()


def title(record: Referable) -> Text:
    """What a record is called: its title or its name."""
    return record.title if isinstance(record, (Theme, Event)) else record.name


def _names(id: str, record: Referable) -> tuple[str, ...]:
    return (folded(id), *(folded(name) for name in title(record).by_language.values()))


def city_of_zone(name: str, cities: Iterable[City]) -> City | None:
    """The city after which a zone is named, if it is one of these."""
    return next(
        (
            city
            for city in cities
            if city.timezone == name and _spoken(name) in city.name.by_language.values()
        ),
        None,
    )


def _spoken(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
