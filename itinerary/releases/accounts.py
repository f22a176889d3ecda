"""All that people were told, as it stood after a release, and what of it one delegate was told.

Ids are those of then: nobody of today is told what another was who had their id before.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from itinerary.releases.changes import Contents
from itinerary.releases.identities import id_in_file
from itinerary.releases.parts import (
    Body,
    Circle,
    Contact,
    Day,
    Document,
    Head,
    Keys,
    Name,
    Part,
    Parts,
    Person,
    Stay,
    name_of,
)
from itinerary.releases.snapshot import Snapshot, days_of
from itinerary.values import Value
from itinerary.when import Days

Theirs = TypeVar("Theirs", Stay, Document)


class Account(Value, frozen=True, dict=True, eq=False):
    """What is told of events, by their ids, and of all else."""

    events: Contents
    parts: Parts

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Who is in the delegation: their keys by their ids."""
        return {id_in_file(key): key for kind, key in self.parts if kind == "people"}

    def has(self, key: str) -> bool:
        """Whether somebody is in the delegation, by their key."""
        return self.people.get(id_in_file(key)) == key

    def events_of(self, key: str) -> Contents:
        """The events of a delegate, by their ids."""
        return self._events.get(id_in_file(key), {}) if self.has(key) else {}

    def own_parts(self, key: str) -> Parts:
        """What one person is told but for events: of the mission, themselves, and what is theirs.

        Of a stay their own room; a paper by the title that it has for them; a contact of a city
        where they come there. How it is told apart says nothing of what others have.
        """
        found: dict[Name, Part] = {}
        for part in self._own_parts(key):
            kind, name = name_of(part)
            number = 1
            while (kind, id := name if number == 1 else f"{name} {number}") in found:
                number += 1
            found[kind, id] = part if part.id == id else replace(part, id=id)
        return found

    @cached_property
    def shared_parts(self) -> Parts:
        """What the whole delegation is told: of stays nobody's room; whom all can call."""
        return {
            name: replace(part, delegates=[], rooms={}) if isinstance(part, Stay) else part
            for name, part in self.parts.items()
            if isinstance(part, (Head, Day, Stay))
            or (isinstance(part, Contact) and part.delegates is None)
        }

    def keys(self, named: Keys) -> Collection[str]:
        """The keys of those who are meant, those of a circle one by one."""
        circle = self.parts.get(("circles", named)) if isinstance(named, str) else None
        return circle.keys if isinstance(circle, Circle) else named

    def _own_parts(self, key: str) -> Iterator[Part]:
        part = self.parts.get(("people", key))
        person = part if isinstance(part, Person) else None
        yield from self._of_all(key, person)
        if person:
            yield person
            body = self.parts.get(("organisations", person.organisation or ""))
            yield from [body] if isinstance(body, Body) else ()
        stays = self._stays.get(key, ())
        for stay in stays:
            rooms = {key: stay.rooms[key]} if key in stay.rooms else {}
            yield replace(stay, id=f"{stay.city}-{stay.nights[0]}", delegates=[], rooms=rooms)
        yield from self._contacts_of(key, {stay.city for stay in stays})
        for paper in self._papers.get(key, ()):
            yield replace(paper, id=next(iter(paper.title.values())), delegates=[])

    def _contacts_of(self, key: str, slept_in: set[str]) -> Iterator[Contact]:
        cities = slept_in | self._cities_of(key) if self._contacts else slept_in
        for contact, readers in self._contacts:
            is_theirs = readers is None or key in readers
            if is_theirs and (contact.city is None or contact.city in cities):
                name = next(iter(contact.name.values()))
                yield replace(contact, id=name, delegates=None)

    def _cities_of(self, key: str) -> set[str]:
        """The ids of the cities in which somebody has an event, or an end of a journey."""
        held = (each for each in self.events_of(key).values() if each.status != "cancelled")
        ends = (city for each in held for city in (each.city, each.to.city if each.to else None))
        return {city.id for city in ends if city}

    def _of_all(self, key: str, person: Person | None) -> Iterator[Part]:
        """What holds for the mission, and for the days on which somebody is there."""
        head = self.parts.get(("head", ""))
        if not isinstance(head, Head):
            return
        yield head
        there = Days(*((person and person.present) or head.days))
        theirs = self.events_of(key).values()
        held = {day for event in theirs for day in days_of(event)} if self._days else ()
        yield from (part for day, part in self._days.items() if day in there or day in held)

    @cached_property
    def _events(self) -> Mapping[str, Contents]:
        """The events of each delegate, by the ids of both."""
        found: dict[str, dict[str, Snapshot]] = {}
        for id, event in self.events.items():
            for delegate in event.delegates:
                found.setdefault(delegate, {})[id] = event
        return found

    @cached_property
    def _days(self) -> Mapping[date, Day]:
        return {
            date.fromisoformat(part.id): part
            for part in self.parts.values()
            if isinstance(part, Day)
        }

    @cached_property
    def _stays(self) -> Mapping[str, list[Stay]]:
        return self._by_reader(Stay)

    @cached_property
    def _papers(self) -> Mapping[str, list[Document]]:
        return self._by_reader(Document)

    @cached_property
    def _contacts(self) -> list[tuple[Contact, frozenset[str] | None]]:
        """Each with the keys of those for whom it is, or None for everybody."""
        return [
            (part, None if part.delegates is None else frozenset(self.keys(part.delegates)))
            for part in self.parts.values()
            if isinstance(part, Contact)
        ]

    def _by_reader(self, sort: type[Theirs]) -> dict[str, list[Theirs]]:
        found: dict[str, list[Theirs]] = {}
        for part in self.parts.values():
            if isinstance(part, sort):
                for key in self.keys(part.delegates):
                    found.setdefault(key, []).append(part)
        return found
