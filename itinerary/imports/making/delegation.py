"""Everybody whom the drafts name, in an order that fits every list of them."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from itinerary.imports.drafts import Draft, Person
from itinerary.imports.making.identifiers import Identifiers
from itinerary.names import folded
from itinerary.programme.resolving.ids import EVERYONE
from itinerary.programme.text.writing import Block


class Delegation:
    """The people that drafts name, each with an id.

    A file does not say who is a person and who an organisation: all of them are delegates here.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        every = list(drafts)
        self._emails: dict[str, str] = {}
        self._people: dict[str, Person] = {}
        for person in (each for draft in every for each in (*draft.who, *draft.speakers)):
            self._people.setdefault(_key(person), person)
            if person.email:
                self._emails.setdefault(_key(person), person.email)
        identifiers = Identifiers("delegate", EVERYONE)
        # Speakers stand in the order in which they speak.
        order = _order(self._people, [[_key(each) for each in draft.who] for draft in every])
        self._ids = {key: identifiers.new(self._people[key].name) for key in order}

    def ids(self, people: Iterable[Person]) -> list[str]:
        """The ids of some of them, each once."""
        return list(dict.fromkeys(self._ids[_key(person)] for person in people))

    def record(self) -> Block:
        """The delegates as the programme file has them."""
        return Block({id: self._record(key) for key, id in self._ids.items()})

    def _record(self, key: str) -> Block:
        email = {"email": self._emails[key]} if key in self._emails else {}
        return Block({"name": self._people[key].name, **email}, on_one_line=True)


def _key(person: Person) -> str:
    return folded(person.name)


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
