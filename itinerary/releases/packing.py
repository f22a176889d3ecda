"""Snapshots as a record keeps them, with what they refer to said once; and whole again.

An event as it was told at a release is its own content, and the parts that it refers to as they
were then.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from itinerary.releases import parts
from itinerary.releases import snapshot as told
from itinerary.releases.parts import Keys, Named, Parts
from itinerary.releases.record import Content, Document, Meet, Note, Step, Stop
from itinerary.releases.snapshot import MOST_NAMES, Matter, Party, Snapshot, Texts

Sort = TypeVar("Sort")

_KINDS: dict[str, parts.Kind] = {
    "delegate": "people",
    "organisation": "organisations",
    "group": "groups",
}


class Packing:
    """Packs snapshots; `keys` are those of who has an id now, and `circles` what that needed.

    `events` are the keys of events, by their ids.
    """

    def __init__(self, keys: Mapping[str, str], events: Mapping[str, str]) -> None:
        self._keys = keys
        self._events = events
        self._ids: dict[tuple[str, ...], str] = {}
        self.circles: dict[parts.Name, parts.Circle] = {}

    def content(self, event: Snapshot) -> Content:
        """An event, without what other parts say."""
        return Content(
            **_matter(event, self._events),
            city=event.city.id if event.city else None,
            place=event.place.id if event.place else None,
            from_=_packed_stop(event.from_) if event.from_ else None,
            to=_packed_stop(event.to) if event.to else None,
            meet=_packed_meet(event.meet) if event.meet else None,
            who=[*map(self._named, event.who)],
            except_=[*map(self._named, event.except_)],
            delegates=self.together(event.delegates),
            organisations=self.together(event.organisations),
            speakers=[self.key(id) for id in event.speakers],
            steps=[*map(self._step, event.steps)],
            notes_for=[Note(self.together(note.delegates), note.text) for note in event.notes_for],
            documents=[*map(self._document, event.documents)],
        )

    def together(self, ids: Iterable[str]) -> Keys:
        """The keys of those who have these ids; of many, that of the circle that they make."""
        found = tuple(ids)
        if len(found) <= MOST_NAMES:
            return [self.key(id) for id in found]
        if found not in self._ids:
            from hashlib import sha256  # which most delegations are too small to need

            keys = [self.key(id) for id in found]
            name = sha256("\n".join(keys).encode()).hexdigest()[:16]
            self._ids[found] = name
            self.circles["circles", name] = parts.Circle(id=name, keys=keys)
        return self._ids[found]

    def key(self, id: str) -> str:
        return self._keys.get(id, id)

    def _step(self, step: told.Step) -> Step:
        return Step(step.what, step.at, step.everyone, [*map(self._named, step.who)])

    def _document(self, paper: told.Document) -> Document:
        readers = None if paper.delegates is None else self.together(paper.delegates)
        return Document(paper.title, paper.url, readers)

    def _named(self, party: Party) -> Named:
        return party.kind, party.id if party.kind == "group" else self.key(party.id)


class Unpacking:
    """Makes snapshots whole with the parts of one release; `labels` are what keys are called now.

    So are `events`, of those of events. ValueError for what refers to a part that there is not.
    """

    def __init__(self, known: Parts, labels: Mapping[str, str], events: Mapping[str, str]) -> None:
        self._parts = known
        self._labels = labels
        self._events = events
        self._circles: dict[tuple[parts.Kind, str], dict[str, Texts]] = {}
        self._found: dict[tuple[parts.Kind, str, frozenset[parts.Name]], bool] = {}

    def snapshot(self, content: Content) -> Snapshot:
        """The event as it was told."""
        head = self._part(parts.Head, "head", "")
        is_held = content.precision != "hours" and content.days is None
        city = content.city
        return Snapshot(
            **_matter(content, self._events),
            home=head.home,
            notice=head.notice,
            mission=head.days if is_held else None,
            city=self._city(city) if city is not None else None,
            place=self._place(content.place),
            from_=self._stop(content.from_) if content.from_ else None,
            to=self._stop(content.to) if content.to else None,
            meet=self._meet(content.meet) if content.meet else None,
            who=[*map(self._party, content.who)],
            except_=[*map(self._party, content.except_)],
            delegates=self.names("people", content.delegates),
            organisations=self.names("organisations", content.organisations),
            speakers=[self._label(key) for key in content.speakers],
            steps=[*map(self._step, content.steps)],
            notes_for=[
                told.Note([*self.names("people", note.delegates)], note.text)
                for note in content.notes_for
            ],
            documents=[*map(self._document, content.documents)],
        )

    def names(self, kind: parts.Kind, keys: Keys) -> dict[str, Texts]:
        """The names of people or organisations, by what they are called now; of a circle, once."""
        if not isinstance(keys, str):
            return {self._label(key): self._named(kind, key) for key in keys}
        if (kind, keys) not in self._circles:
            circle = self._part(parts.Circle, "circles", keys)
            self._circles[kind, keys] = self.names(kind, circle.keys)
        return self._circles[kind, keys]

    def has_any(self, content: Content, names: frozenset[parts.Name]) -> bool:
        """Whether an event refers to one of these people, organisations or groups by its name."""
        parties = {(_KINDS[kind], key) for kind, key in _named_in(content)}
        return (
            not parties.isdisjoint(names)
            or self._have_any("people", content.delegates, names)
            or self._have_any("organisations", content.organisations, names)
        )

    def _have_any(self, kind: parts.Kind, keys: Keys, names: frozenset[parts.Name]) -> bool:
        """The same of those who take part; of a circle, found once."""
        if not isinstance(keys, str):
            return any((kind, key) in names for key in keys)
        if (kind, keys, names) not in self._found:
            circle = self._part(parts.Circle, "circles", keys)
            self._found[kind, keys, names] = self._have_any(kind, circle.keys, names)
        return self._found[kind, keys, names]

    def _named(self, kind: parts.Kind, key: str) -> Texts:
        part = self._part(object, kind, key)
        if not isinstance(part, (parts.Person, parts.Body, parts.Group)):
            raise ValueError(key)
        return part.name

    def _part(self, sort: type[Sort], kind: parts.Kind, id: str) -> Sort:
        part = self._parts.get((kind, id))
        if not isinstance(part, sort):
            raise ValueError(f"{kind} {id}")
        return part

    def _label(self, key: str) -> str:
        return self._labels.get(key, key)

    def _document(self, paper: Document) -> told.Document:
        keys = paper.delegates
        readers = None if keys is None else [*self.names("people", keys)]
        return told.Document(paper.title, paper.url, readers)

    def _step(self, step: Step) -> told.Step:
        return told.Step(step.what, step.at, step.everyone, [*map(self._party, step.who)])

    def _party(self, named: Named) -> Party:
        kind, key = named
        label = key if kind == "group" else self._label(key)
        return Party(kind, label, self._named(_KINDS[kind], key))

    def _city(self, id: str) -> told.City:
        city = self._part(parts.City, "cities", id)
        return told.City(city.id, city.name, city.timezone, city.language, city.coordinates)

    def _place(self, id: str | None) -> told.Place | None:
        if id is None:
            return None
        place = self._part(parts.Place, "places", id)
        return told.Place(
            place.id, place.name, place.address, place.coordinates, place.phone, place.access
        )

    def _meet(self, meet: Meet) -> told.Meet:
        return told.Meet(meet.at, self._stop(meet.stop) if meet.stop else None, meet.note)

    def _stop(self, stop: Stop) -> told.Stop:
        return told.Stop(self._city(stop.city), self._place(stop.place), stop.place_tbc)


def _matter(event: Matter, names: Mapping[str, str]) -> dict[str, Any]:
    """What is said of an event itself, with the event that it follows by its other name."""
    said = {name: getattr(event, name) for name in Matter.__struct_fields__}
    return said | {"follows": names.get(event.follows, event.follows) if event.follows else None}


def _named_in(content: Content) -> Iterator[Named]:
    yield from (*content.who, *content.except_)
    for step in content.steps:
        yield from step.who


def _packed_meet(meet: told.Meet) -> Meet:
    return Meet(meet.at, _packed_stop(meet.stop) if meet.stop else None, meet.note)


def _packed_stop(stop: told.Stop) -> Stop:
    return Stop(stop.city.id, stop.place.id if stop.place else None, stop.place_tbc)
