"""The registers of a programme: cities, places, organisations, delegates, groups and themes.

A reference to a record that stands in the file but could not be read is no mistake of its own:
it stays unresolved, and the record's own problem is enough.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from itinerary.problems import Problem
from itinerary.programme import document
from itinerary.programme.entries import Entry, Part, entries
from itinerary.programme.forms import Text as WrittenText
from itinerary.programme.mistakes import mistake
from itinerary.programme.model import (
    City,
    Delegate,
    Group,
    Link,
    Organisation,
    Party,
    Place,
    Text,
    Theme,
)
from itinerary.programme.source import Key, Mapping
from itinerary.when import zone, zone_names

T = TypeVar("T")

EVERYONE = "everyone"

# One id names one thing among these, so that `who:` needs no prefixes.
_PARTIES = ("delegates", "organisations", "groups")
_REGISTERS = ("cities", "places", *_PARTIES, "themes", "events")
_UNKNOWN = {
    "cities": "unknown-city",
    "places": "unknown-place",
    "organisations": "unknown-organisation",
    "delegates": "unknown-delegate",
    "themes": "unknown-theme",
}


class Registers:
    """Everything in a programme that has an id and can be referred to, in the file's order."""

    def __init__(self, parts: tuple[Part, ...], language: str, problems: list[Problem]) -> None:
        self.language = language
        self._parts = parts
        self._problems = problems
        self._written = _written_ids(parts, problems)
        self.cities = self._build("cities", self._city)
        self.places = self._build("places", self._place)
        self.organisations = self._build("organisations", self._organisation)
        self.delegates = self._build("delegates", self._delegate)
        self.groups = self._build("groups", self._group)
        self.themes = self._build("themes", self._theme)

    def entries(self, register: str) -> Iterable[Entry[Any]]:
        """The records of the files under one key, each id once."""
        seen = set()
        for entry in entries(self._parts, register, self._problems):
            if entry.path not in seen or isinstance(entry.path[-1], int):
                yield entry
            seen.add(entry.path)

    def text(self, written: WrittenText | None) -> Text | None:
        """A written text with the language that its plain form has."""
        return self.needed_text(written) if written else None

    def needed_text(self, written: WrittenText) -> Text:
        """A written text that is there for certain."""
        texts = written.value
        if "" in texts:
            return Text({self.language: texts[""]}, self.language)
        return Text(texts, self.language)

    def link(self, written: document.Link | None) -> Link | None:
        """A written link."""
        if written is None:
            return None
        return Link(self.needed_text(written.title), written.url.value if written.url else None)

    def written(self, register: str) -> list[str]:
        """The ids that the files have in a register, readable or not."""
        return self._written[register]

    def find(self, entry: Entry[Any], register: str, name: str, *path: Key) -> Any:
        """The record of this id in a register; None, and a problem, when there is none."""
        records: dict[str, Any] = getattr(self, register)
        if name in records:
            return records[name]
        ids = self._written[register]
        if name not in ids:
            known = ", ".join(ids) or "–"
            entry.wrong(_UNKNOWN[register], *path, near=ids, name=name, known=known)
        return None

    def party(self, entry: Entry[Any], name: str, *path: Key) -> Party | None:
        """The delegate, organisation or group of this id; None, and a problem, when none."""
        for records in (self.delegates, self.organisations, self.groups):
            if name in records:
                return records[name]
        ids = [id for register in _PARTIES for id in self._written[register]]
        if name not in ids:
            entry.wrong("unknown-participant", *path, near=[*ids, EVERYONE], name=name)
        return None

    def _build(self, register: str, build: Callable[[Entry[Any]], T | None]) -> dict[str, T]:
        built = ((entry.id, build(entry)) for entry in self.entries(register))
        return {id: record for id, record in built if record is not None}

    def _city(self, entry: Entry[document.City]) -> City | None:
        city = entry.record
        name = city.timezone.value
        try:
            where = zone(name)
        except ValueError:
            entry.wrong("unknown-zone", "timezone", near=zone_names(), name=name)
            return None
        return City(
            id=entry.id,
            where=entry.where,
            name=self.needed_text(city.name),
            timezone=name,
            zone=where,
            country=self.text(city.country),
            language=city.language.value if city.language else None,
            coordinates=city.coordinates.value if city.coordinates else None,
        )

    def _place(self, entry: Entry[document.Place]) -> Place | None:
        place = entry.record
        city = self.find(entry, "cities", place.city.value, "city")
        if city is None:
            return None
        return Place(
            id=entry.id,
            where=entry.where,
            name=self.needed_text(place.name),
            city=city,
            address=self.text(place.address),
            coordinates=place.coordinates.value if place.coordinates else None,
            url=place.url.value if place.url else None,
        )

    def _organisation(self, entry: Entry[document.Organisation]) -> Organisation:
        organisation = entry.record
        return Organisation(
            id=entry.id,
            where=entry.where,
            name=self.needed_text(organisation.name),
            kind=self.text(organisation.kind),
            url=organisation.url.value if organisation.url else None,
        )

    def _delegate(self, entry: Entry[document.Delegate]) -> Delegate:
        delegate, organisation = entry.record, None
        if delegate.organisation:
            name = delegate.organisation.value
            organisation = self.find(entry, "organisations", name, "organisation")
        return Delegate(
            id=entry.id,
            where=entry.where,
            name=self.needed_text(delegate.name),
            role=self.text(delegate.role),
            organisation=organisation,
            language=delegate.language.value if delegate.language else None,
            email=delegate.email.value if delegate.email else None,
            phone=delegate.phone.value if delegate.phone else None,
            present=delegate.present.value if delegate.present else None,
        )

    def _group(self, entry: Entry[document.Group]) -> Group:
        people = self.delegates | self.organisations
        written = [*self._written["delegates"], *self._written["organisations"]]
        members = []
        for index, name in enumerate(entry.record.members.value):
            if name in people:
                members.append(people[name])
            elif name not in written:
                entry.wrong("unknown-member", "members", index, near=written, name=name)
        return Group(entry.id, entry.where, self.needed_text(entry.record.name), tuple(members))

    def _theme(self, entry: Entry[document.Theme]) -> Theme:
        return Theme(entry.id, entry.where, self.needed_text(entry.record.title))


def _written_ids(parts: tuple[Part, ...], problems: list[Problem]) -> dict[str, list[str]]:
    """The ids of each register as the files write them; an id that stands twice is a problem."""
    written: dict[str, list[str]] = {register: [] for register in _REGISTERS}
    first: dict[tuple[str, str], str] = {}
    for part in parts:
        for register in _REGISTERS:
            node = part.source.root.get(register)
            kind = "parties" if register in _PARTIES else register
            for id in node if isinstance(node, Mapping) else ():
                where = part.source.where(register, id, key=True)
                if (kind, id) in first:
                    words = {"name": id, "other": first[kind, id]}
                    problems.append(mistake(where, "id-twice", **words))
                elif kind == "parties" and id == EVERYONE:
                    problems.append(mistake(where, "reserved-id"))
                first.setdefault((kind, id), str(where))
                written[register].append(id)
    return written
