"""Which event of a programme is which of its record, whatever ids they have had.

An event is known for ever by the id that it had first: its key. Another one that gets an id after
it, and is not the same, has `forum~2`, then `forum~3`.
"""

from collections.abc import Mapping
from functools import cached_property

from msgspec.structs import replace

from itinerary.programme.model import Event, Programme
from itinerary.releases.changes import Contents
from itinerary.releases.identities import MARK
from itinerary.releases.record import Entry, Record


class Lineages:
    """The keys of a programme's events, by their ids; `labels` say what each key is called now.

    What is in the programme no more is called as it last was, unless another event is by now.
    """

    def __init__(self, programme: Programme, record: Record | None) -> None:
        self._last: dict[str, Entry] = {}  # by key, those last told of last
        self._ever: dict[str, str] = {}  # the key of the last to have had an id
        for release in record.releases if record else ():
            for entry in release.events:
                self._last.pop(entry.key, None)
                self._last[entry.key] = entry
                self._ever[entry.id] = entry.key
        self.keys = self._keys(programme.events)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What each key is called now."""
        labels = {key: id for id, key in self.keys.items()}
        taken = set(self.keys)
        for key, entry in reversed(self._last.items()):
            if key not in labels:
                labels[key] = _free(entry.id, taken)
                taken.add(labels[key])
        return labels

    def key_of(self, id: str) -> str:
        """The key of an event, by what it is called now."""
        return self.keys.get(id) or self._by_label.get(id, id)

    def by_key(self, contents: Contents) -> Contents:
        """What a programme says of its events, as if each had its key for an id."""
        keys = self.keys
        return {
            keys[id]: replace(content, follows=keys[content.follows])
            if content.follows and content.follows != keys[content.follows]
            else content
            for id, content in contents.items()
        }

    @cached_property
    def _by_label(self) -> Mapping[str, str]:
        return {label: key for key, label in self.labels.items()}

    def _keys(self, events: tuple[Event, ...]) -> dict[str, str]:
        """Those that go on, surest first: what is new comes after all of them.

        What an event was called until now goes before what its own id was ever that of.
        """
        keys: dict[str, str] = {}
        taken: set[str] = set()
        for known in (self._former_on, self._own_on, self._former, self._own):
            for event in events:
                key = None if event.id in keys else known(event)
                if key is not None and key not in taken:
                    keys[event.id] = key
                    taken.add(key)
        taken.update(self._last)
        for event in events:
            if event.id not in keys:
                keys[event.id] = _free(event.formerly or event.id, taken)
                taken.add(keys[event.id])
        return {event.id: keys[event.id] for event in events}

    def _own(self, event: Event) -> str | None:
        return self._owners.get(event.id)

    def _own_on(self, event: Event) -> str | None:
        return self._on(self._own(event))

    def _former(self, event: Event) -> str | None:
        id = event.formerly
        return None if id is None else self._owners.get(id) or self._ever.get(id)

    def _former_on(self, event: Event) -> str | None:
        return self._on(self._owners.get(event.formerly)) if event.formerly else None

    def _on(self, key: str | None) -> str | None:
        """The key of an event that people still believe in."""
        return None if key is None or self._last[key].withdrawn else key

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        """The keys of events by the ids that they had last; of one that is no more, if need be."""
        entries = sorted(self._last.items(), key=lambda each: not each[1].withdrawn)
        return {entry.id: key for key, entry in entries}


def _free(id: str, taken: set[str]) -> str:
    number, name = 1, id
    while name in taken:
        number += 1
        name = f"{id}{MARK}{number}"
    return name
