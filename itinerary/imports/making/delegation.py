"""Everybody whom the drafts name, in an order that fits every list of them."""

from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from itinerary.imports.drafts import Draft, Person
from itinerary.imports.making.identifiers import Identifiers
from itinerary.names import folded
from itinerary.programme.resolving.ids import EVERYONE
from itinerary.programme.text.writing import Block


class Delegation:
    """The people that drafts name, each with an id; or those who are known to be ours.

    A file does not say who is a person and who an organisation: all of them are delegates here.
    """

    def __init__(
        self,
        drafts: Iterable[Draft],
        ours: Sequence[Person] | None = None,
        people: Sequence[Person] = (),
    ) -> None:
        every = list(drafts)
        self._is_open = ours is None
        self._emails: dict[str, str] = {}
        self._people: dict[str, Person] = {}
        named = (*people, *(each for draft in every for each in _named(draft)))
        for person in named if ours is None else ours:
            self._people.setdefault(_key(person), person)
            if person.email:
                self._emails.setdefault(_key(person), person.email)
        identifiers = Identifiers("delegate", EVERYONE)
        # Speakers stand in the order in which they speak, and those who are ours in that given.
        lists = [[_key(each) for each in draft.who] for draft in every] if ours is None else []
        self._ids = {
            key: identifiers.new(self._people[key].id or self._people[key].name)
            for key in _order(self._people, lists)
        }
        self._keys_by_email = {email.lower(): key for key, email in self._emails.items()}

    def ids(self, people: Iterable[Person]) -> list[str]:
        """The ids of those of them who belong to it, each once."""
        keys = (self._known(person) for person in people)
        return list(dict.fromkeys(self._ids[key] for key in keys if key))

    def others(self, people: Iterable[Person]) -> list[Person]:
        """Those of them who do not belong to it."""
        return [person for person in people if not self._known(person)]

    def record(self) -> Block:
        """The delegates as the programme file has them."""
        return Block({id: self._record(key) for key, id in self._ids.items()})

    def _known(self, person: Person) -> str | None:
        key = _key(person if self._is_open else person._replace(number=""))
        return key if key in self._ids else self._keys_by_email.get(person.email.lower() or "-")

    def _record(self, key: str) -> Block:
        email = {"email": self._emails[key]} if key in self._emails else {}
        return Block({"name": self._people[key].name, **email}, on_one_line=True)


def _named(draft: Draft) -> Iterator[Person]:
    yield from (*draft.who, *draft.speakers)
    for step in draft.steps:
        yield from step.who


def _key(person: Person) -> str:
    """What tells people apart: their names, and the numbers that the file has for them."""
    return f"{folded(person.name)}\n{person.number}"


def _order(people: Iterable[str], lists: Iterable[list[str]]) -> list[str]:
    """An order in which each list's people follow each other, else that of first appearance."""
    sorter = TopologicalSorter[str](dict.fromkeys(people, ()))
    for names in lists:
        for before, after in pairwise(names):
            sorter.add(after, before)
    try:
        return list(sorter.static_order())
    except CycleError:
        return list(people)
