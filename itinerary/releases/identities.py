"""Who of a programme is who of its record: the keys under which people were told what they were.

The first one to have an id has it for a key; whoever has it after them, and is somebody else, has
`chair~2`, then `chair~3`. A delegate and an organisation are never the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from itinerary.programme.model import NOBODY, Delegate, Programme
from itinerary.releases.identity import digest
from itinerary.releases.parts import Body, Kind, Name, Person, name_of
from itinerary.releases.persons import Known, Told, all_folded, is_nearly_same, same
from itinerary.releases.record import Record
from itinerary.releases.taking import texts
from itinerary.values import Value

MARK = "~"  # which no id has


class Replaced(Value, frozen=True):
    """An id of a programme that somebody has who is another than the last to have it."""

    id: str
    before: Known
    now: Known


class Identities:
    """Who has the ids of a programme, by keys that are of one human being or body each.

    `keys` are by id; `labels` say by which ids those are called now who are told apart from others
    of the same id; `replaced` are those who are new under an id that was somebody else's.
    """

    def __init__(self, programme: Programme, record: Record | None) -> None:
        self._programme = programme
        self._releases = record.releases if record else ()
        self.keys: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.replaced: list[Replaced] = []
        for id, (kind, now) in _entries(programme).items():
            self._identify(id, kind, now)

    def id_of(self, key: str) -> str:
        """What somebody is called now, by their key."""
        return self.labels.get(key, key)

    def key_of(self, id: str) -> str:
        """The key of somebody, by what they are called now."""
        former = (key for key, label in self.labels.items() if label == id)
        return self.keys.get(id) or next(former, id)

    def _identify(self, id: str, kind: Kind, now: Known) -> None:
        told = self._told.get(id, [])
        of_kind = [each for each in told if each.kind == kind]
        was_other = bool(told) and told[0].kind != kind and now.formerly is None
        key = None if was_other else same(now, of_kind, self._together)
        self.keys[id] = key or _key(id, 1 + max((_number(each.key) for each in told), default=0))
        if key is None and told:
            self.replaced.append(Replaced(id, told[0].last, now))
        for each in told:
            self.labels[each.key] = f"{id}{MARK}{_number(each.key)}"
        self.labels[self.keys[id]] = id

    @cached_property
    def _told(self) -> Mapping[str, list[Told]]:
        """Those who ever had an id, whoever was told of last first."""
        people: dict[tuple[Kind, str], list[Known]] = {}
        for release in self._releases:
            for part in release.parts:
                if isinstance(part, (Person, Body)):
                    people[name_of(part)] = [*people.pop(name_of(part), []), _known(part)]
        told: dict[str, list[Told]] = {}
        for (kind, key), entries in people.items():
            told.setdefault(id_in_file(key), []).insert(0, Told(kind, key, tuple(entries)))
        return told

    def elsewhere(self, delegate: Delegate) -> list[str]:
        """The keys that a delegate had under other ids, whose mail went to the address of now.

        Never one of somebody who was in the delegation at the same time.
        """
        now, own = known_delegate(delegate, self._programme.id), self.keys[delegate.id]
        if delegate.formerly == NOBODY:
            return []
        return [
            each.key
            for id, told in self._told.items()
            for each in told
            if id != delegate.id
            and each.kind == "people"
            and each.key not in self.keys.values()
            and None is not each.last.address == now.address
            and is_nearly_same(each.last.name, now.name)
            and not any({each.key, own} <= {key for _, key in here} for here in self._people)
        ]

    @cached_property
    def _people(self) -> list[dict[Name, Known]]:
        """Who there was after each release."""
        found: list[dict[Name, Known]] = []
        people: dict[Name, Known] = {}
        for release in self._releases:
            said = [part for part in release.parts if isinstance(part, (Person, Body))]
            people = people | {name_of(part): _known(part) for part in said}
            for name in release.gone:
                people.pop(name, None)
            found.append(people)
        return found

    @cached_property
    def _names_together(self) -> list[frozenset[str]]:
        now = [known for _, known in _entries(self._programme).values()]
        return [
            frozenset(_folded(each)) for each in (now, *(here.values() for here in self._people))
        ]

    def _together(self) -> list[frozenset[str]]:
        """The names that stand together in the file, and in each release."""
        return self._names_together


def id_in_file(key: str) -> str:
    """The id that somebody has or had, by their key."""
    return key.partition(MARK)[0]


def known_delegate(delegate: Delegate, programme: str) -> Known:
    """A delegate, as one tells whether they are the same."""
    address = digest(programme, delegate.email) if delegate.email else None
    return Known(texts(delegate.name), address, delegate.formerly)


def _entries(programme: Programme) -> Mapping[str, tuple[Kind, Known]]:
    """Who has an id in a programme."""
    people: dict[str, tuple[Kind, Known]] = {
        each.id: ("people", known_delegate(each, programme.id))
        for each in programme.delegates.values()
    }
    return people | {
        each.id: ("organisations", Known(texts(each.name), None, each.formerly))
        for each in programme.organisations.values()
    }


def _known(part: Person | Body) -> Known:
    address = part.email if isinstance(part, Person) else None
    return Known(part.name, address, part.formerly)


def _folded(people: Iterable[Known]) -> Iterator[str]:
    return (name for each in people for name in all_folded(each.name))


def _key(id: str, number: int) -> str:
    return id if number == 1 else f"{id}{MARK}{number}"


def _number(key: str) -> int:
    return int(key.partition(MARK)[2] or 1)
