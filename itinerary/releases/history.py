"""What people were told, as the programme of today sees it: whole events, and who is whom now.

Whoever has an id of the programme is called by it. Those who had it before, and are somebody else,
are called by another: nothing that is asked about an id finds what was told to them. So it is of
events.
"""

from collections.abc import Mapping
from functools import cached_property

from itinerary.releases.identity import Version
from itinerary.releases.packing import Unpacking
from itinerary.releases.parts import Body, Group, Name, Part, Parts, Person, name_of
from itinerary.releases.record import Entry, Record, Release, is_last, version_of
from itinerary.releases.snapshot import Snapshot
from itinerary.values import Value


class Saying(Value, frozen=True):
    """What a release said of an event, or would say: its content, or that it is withdrawn.

    `id` is what it is called now, `called` what it was then, and `key` what it was at first.
    """

    id: str
    key: str
    called: str
    uid: str
    version: Version
    content: Snapshot | None

    @property
    def sequence(self) -> int:
        """The number of its version."""
        return self.version.sequence

    @property
    def withdrawn(self) -> bool:
        """Whether the event is no more."""
        return self.content is None

    @property
    def is_last(self) -> bool:
        """Whether no version can follow."""
        return is_last(self.version)


State = Mapping[str, Saying]  # by the id of the event


class History:
    """The sayings of a record, if there is one.

    `labels` are what keys of people are called now, and `events` those of events.
    """

    def __init__(
        self, record: Record | None, labels: Mapping[str, str], events: Mapping[str, str]
    ) -> None:
        self._record = record
        self._labels = labels
        self._events = events
        self._states: list[State] = [{}]

    @property
    def releases(self) -> tuple[Release, ...]:
        """All of them; none where nothing was released."""
        return self._record.releases if self._record else ()

    def state(self, number: int) -> State:
        """What people knew after the release of this number, by the names of then.

        What is the same as after an earlier one is the same object.
        """
        while len(self._states) <= number:
            self._states.append({**self._states[-1], **self._changed(len(self._states))})
        return self._states[number]

    def _changed(self, number: int) -> State:
        """What a release said of events, and those of which it only said other names."""
        whole = self._unpackings[number - 1]
        said = {each.id: each for each in self._sayings[number].values()}
        renamed = self._renamed(number)
        if not renamed:
            return said
        before = {id: self._entries[id] for id in self._states[-1] if id not in said}
        latest = {
            id: [entry for since, entry in entries if since < number][-1]
            for id, entries in before.items()
        }
        return said | {
            id: self._saying(entry, whole)
            for id, entry in latest.items()
            if entry.content and whole.has_any(entry.content, renamed)
        }

    def _renamed(self, number: int) -> frozenset[Name]:
        """The parts that had another name until a release."""
        if number == 1:
            return frozenset()
        before = self._known[number - 2]
        named = (Person, Body, Group)
        return frozenset(
            name_of(part)
            for part in self.releases[number - 1].parts
            if isinstance(part, named)
            and isinstance(then := before.get(name_of(part)), named)
            and then.name != part.name
        )

    @cached_property
    def histories(self) -> Mapping[str, list[Saying]]:
        """What was said of each event, in the order in which it was, by the names of then."""
        return {id: [said for _, said in self.told(id)] for id in self._entries}

    def told(self, id: str) -> list[tuple[int, Saying]]:
        """The same of one event, each with the number of its release."""
        return [(number, self._sayings[number][id]) for number, _ in self._entries.get(id, ())]

    def refuse_unknown(self) -> None:
        """ValueError where something refers to what was never told."""
        self.state(len(self.releases))

    @cached_property
    def _sayings(self) -> Mapping[int, State]:
        """What each release said, by its number, of each event."""
        return {
            release.number: {
                said.id: said for said in (self._saying(entry, whole) for entry in release.events)
            }
            for release, whole in zip(self.releases, self._unpackings, strict=True)
        }

    @cached_property
    def _entries(self) -> Mapping[str, list[tuple[int, Entry]]]:
        """What is kept of each event, by what it is called now."""
        kept = self._record.histories if self._record else {}
        return {self._events.get(key, key): entries for key, entries in kept.items()}

    def _saying(self, entry: Entry, whole: Unpacking) -> Saying:
        content = whole.snapshot(entry.content) if entry.content else None
        id = self._events.get(entry.key, entry.key)
        return Saying(id, entry.key, entry.id, entry.uid, version_of(entry), content)

    @cached_property
    def _known(self) -> list[Parts]:
        """The parts as each release left them, with those that are no more."""
        known: list[Parts] = []
        state: dict[Name, Part] = {}
        for release in self.releases:
            state = state | {name_of(part): part for part in release.parts}
            known.append(state)
        return known

    @cached_property
    def _unpackings(self) -> list[Unpacking]:
        return [Unpacking(each, self._labels, self._events) for each in self._known]


def former_ids(history: History, number: int) -> Mapping[str, str]:
    """What events were called in this release that are called otherwise now, by what they are."""
    said = history.state(number).items()
    return {id: each.called for id, each in said if each.content and each.called != id}


def told_by(history: History, number: int) -> Mapping[str, Snapshot]:
    """What people knew of each event after the release of this number, and was not withdrawn."""
    return {id: said.content for id, said in history.state(number).items() if said.content}
