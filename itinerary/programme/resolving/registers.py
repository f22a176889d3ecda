"""The registers of a programme: cities, places, organisations, delegates, groups and themes.

A reference to a record that stands in the file but could not be read is no mistake of its own:
it stays unresolved, and the record's own problem is enough.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

from itinerary.languages import _
from itinerary.names import MAX_LENGTH, folded
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
from itinerary.programme.resolving.entries import Entry, entries
from itinerary.programme.resolving.files import Files
from itinerary.programme.resolving.ids import EVERYONE, PARTIES, Ids
from itinerary.programme.resolving.parts import Parts
from itinerary.programme.shape import document
from itinerary.programme.shape.forms import Text as WrittenText
from itinerary.programme.tally import Tally
from itinerary.programme.text.source import Key
from itinerary.when import zone, zones_of_places

T = TypeVar("T")

MAX_LISTED = 12  # ids that are named where none is near

_MEMBERS = ("delegates", "organisations")
_UNKNOWN = {
    "cities": "unknown-city",
    "places": "unknown-place",
    "organisations": "unknown-organisation",
    "delegates": "unknown-delegate",
    "themes": "unknown-theme",
}


class Registers:
    """Everything in a programme that has an id and can be referred to, in the file's order.

    `are_sure` says that all delegates, organisations and groups could be read and resolved.
    """

    def __init__(self, parts: Parts, language: str, tally: Tally) -> None:
        self.language = language
        self.ids = Ids(parts.all, parts.whole, tally)
        self.files = Files(parts.folder)
        self._parts = parts.all
        self._tally = tally
        self._names: dict[str, dict[str, str]] = {}
        self.cities = self._build("cities", self._city)
        self.places = self._build("places", self._place)
        before = tally.reported
        self.organisations = self._build("organisations", self._organisation)
        self.delegates = self._build("delegates", self._delegate)
        self.groups = self._build("groups", self._group)
        self.parties: dict[str, Party] = self.delegates | self.organisations | self.groups
        are_read = len(self.parties) == len([*self.ids.of(*PARTIES)])
        self.are_sure = tally.reported == before and are_read and not self.ids.hide(*PARTIES)
        self.themes = self._build("themes", self._theme)

    def entries(self, register: str) -> Iterable[Entry[Any]]:
        """The records of the files under one key, each id once."""
        seen = set()
        for entry in entries(self._parts, register, self._tally):
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

    def find(
        self, entry: Entry[Any], register: str, name: str, *path: Key, key: bool = False
    ) -> Any:
        """The record of this id in a register; None, and a problem, when there is none."""
        records: dict[str, Any] = getattr(self, register)
        if name in records:
            return records[name]
        if self.ids.lack(name, register) and not self._is_name(
            entry, name, path, register, key=key
        ):
            near, known = self.ids.of(register), partial(_listed, self.ids.of(register))
            entry.wrong(_UNKNOWN[register], *path, key=key, near=near, name=name, known=known)
        return None

    def party(self, entry: Entry[Any], name: str, *path: Key, key: bool = False) -> Party | None:
        """The delegate, organisation or group of this id; None, and a problem, when none."""
        if name in self.parties:
            return self.parties[name]
        is_lacking = self.ids.lack(name, *PARTIES)
        if is_lacking and not self._is_name(entry, name, path, *PARTIES, key=key):
            near = chain(self.ids.of(*PARTIES), [EVERYONE])
            entry.wrong("unknown-participant", *path, key=key, near=near, name=name)
        return None

    def report_strangers(
        self, entry: Entry[Any], within: str, names: Sequence[tuple[Key, str]], *, key: bool = False
    ) -> None:
        """Reports the names of nobody that stand under a key, each with its number or as a `key`
        itself: one by one, as far as they may be told, then how many more."""
        if not names:
            return
        where = entry.address(*entry.item(within, names[0][0]), key=key)
        told = entry.tally.share(where)
        for step, name in names[:told]:
            self.party(entry, name, *entry.item(within, step), key=key)
        if rest := names[told:]:
            number = self.ids.number_lacking((name for _step, name in rest), *PARTIES)
            where = entry.address(*entry.item(within, rest[0][0]), key=key)
            entry.tally.add_more(where, number)

    def _is_name(
        self,
        entry: Entry[Any],
        name: str,
        path: tuple[Key, ...],
        *registers: str,
        key: bool = False,
    ) -> bool:
        """Whether what should be an id is the name of a record; if so, that is reported."""
        if len(name) > MAX_LENGTH:
            return False
        called = folded(name)
        for register in registers:
            if suggestion := self._by_name(register).get(called):
                entry.wrong("name-for-id", *path, key=key, name=name, suggestion=suggestion)
                return True
        return False

    def _by_name(self, register: str) -> dict[str, str]:
        """The ids of a register by what its records are called, in every language."""
        if register not in self._names:
            records: dict[str, Any] = getattr(self, register)
            self._names[register] = {
                folded(name): each.id
                for each in records.values()
                for name in (each.title if register == "themes" else each.name).by_language.values()
            }
        return self._names[register]

    def _build(self, register: str, build: Callable[[Entry[Any]], T | None]) -> dict[str, T]:
        built = ((entry.id, build(entry)) for entry in self.entries(register))
        return {id: record for id, record in built if record is not None}

    def _city(self, entry: Entry[document.City]) -> City | None:
        city = entry.record
        name = city.timezone.value
        try:
            where = zone(name)
        except ValueError:
            entry.wrong("unknown-zone", "timezone", near=_Zones(), name=name)
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
            phone=place.phone.value if place.phone else None,
            access=self.text(place.access),
        )

    def _organisation(self, entry: Entry[document.Organisation]) -> Organisation:
        organisation = entry.record
        return Organisation(
            id=entry.id,
            where=entry.where,
            name=self.needed_text(organisation.name),
            kind=self.text(organisation.kind),
            url=organisation.url.value if organisation.url else None,
            formerly=organisation.formerly.value if organisation.formerly else None,
        )

    def _delegate(self, entry: Entry[document.Delegate]) -> Delegate:
        delegate, organisation, based_in = entry.record, None, None
        if delegate.organisation:
            name = delegate.organisation.value
            organisation = self.find(entry, "organisations", name, "organisation")
        if delegate.based_in:
            based_in = self.find(entry, "cities", delegate.based_in.value, "based_in")
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
            formerly=delegate.formerly.value if delegate.formerly else None,
            based_in=based_in,
            photo=self.files.find(entry, delegate.photo, "photo"),
            biography=self.text(delegate.biography),
            diet=self.text(delegate.diet),
            needs=self.text(delegate.needs),
        )

    def _group(self, entry: Entry[document.Group]) -> Group:
        people = self.delegates | self.organisations
        members = []
        for index, name in enumerate(entry.record.members.value):
            if name in people:
                members.append(people[name])
            elif self.ids.lack(name, *_MEMBERS):
                path, near = entry.item("members", index), self.ids.of(*_MEMBERS)
                if not self._is_name(entry, name, path, *_MEMBERS):
                    entry.wrong("unknown-member", *path, near=near, name=name)
        return Group(entry.id, entry.where, self.needed_text(entry.record.name), tuple(members))

    def _theme(self, entry: Entry[document.Theme]) -> Theme:
        return Theme(entry.id, entry.where, self.needed_text(entry.record.title))


class _Zones(Iterable[str]):
    """The zones that may be meant, looked up when they are needed."""

    def __iter__(self) -> Iterator[str]:
        return iter(zones_of_places())


def _listed(ids: Iterator[str]) -> str:
    """The first ids of a register, as a sentence names them."""
    first = [*islice(ids, MAX_LISTED + 1)]
    return _(", ").join([*first[:MAX_LISTED], "…"] if len(first) > MAX_LISTED else first) or _(
        "none"
    )
