"""Who can tell that an event is not what it was: each reader by what they may see of it alone.

A note for one is nothing that another hears of; nor is a paper, a host's number in a calendar for
several people, or what becomes of an event that is not theirs.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

import msgspec
from msgspec.structs import replace

from itinerary.releases.snapshot import Snapshot, is_told_alike, shared
from itinerary.values import Value

Audience = str  # the id of a delegate or organisation, by what they are called now; or ALL
ALL: Audience = ""  # who reads a calendar for several people


class Telling(Value, frozen=True, dict=True):
    """An event as it was and is said, None where it is not there; by a release, or one to come.

    `moment` is when a release put what changed in it, in UTC.
    """

    number: int
    moment: datetime
    was: Snapshot | None
    now: Snapshot | None

    def reaches(self, readers: Iterable[Audience]) -> bool:
        """Whether one of these can tell."""
        return not self.delegates.isdisjoint(readers) or any(map(self._reaches, readers))

    @cached_property
    def delegates(self) -> frozenset[str]:
        """Those who can tell, of all who take part, or did."""
        before, after = (frozenset(each.delegates if each else ()) for each in (self.was, self.now))
        if self._is_other_for_delegates:
            return before | after
        return self._own | (before ^ after)

    def _reaches(self, reader: Audience) -> bool:
        was, now = self.was, self.now
        had, has = (_is_theirs(reader, each) for each in (was, now))
        if had != has or was is None or now is None:
            return had or has
        if not had:
            return False
        if reader in was.delegates and reader in now.delegates:
            return self._is_other_for_delegates or reader in self._own
        return self._is_other_for_several

    @cached_property
    def _is_other_for_delegates(self) -> bool:
        """Whether each delegate who takes part can tell."""
        was, now = (_common(each) if each else None for each in (self.was, self.now))
        return not is_told_alike(was, now)

    @cached_property
    def _is_other_for_several(self) -> bool:
        """Whether those can tell who read it in a calendar for several people."""
        was, now = (shared(each) if each else None for each in (self.was, self.now))
        return not is_told_alike(was, now)

    @cached_property
    def _own(self) -> frozenset[Audience]:
        """Those who can tell by a note or a paper for them."""
        was, now = self.was, self.now
        if was is None or now is None:
            return frozenset()
        noted = {id for each in (was, now) for note in each.notes_for for id in note.delegates}
        # A paper for all may be one for some now: then it is another for those it is not for.
        others = now.delegates if was.documents != now.documents else ()
        before, after = _Own(was), _Own(now)
        return frozenset(id for id in {*noted, *others} if before.of(id) != after.of(id))


class _Own:
    """What an event says to some of those who take part in it."""

    def __init__(self, event: Snapshot) -> None:
        self._notes = [(frozenset(each.delegates), each.text) for each in event.notes_for]
        self._papers = [
            (None if each.delegates is None else frozenset(each.delegates), each)
            for each in event.documents
        ]

    def of(self, id: str) -> bytes:
        """The notes and papers for one, as bytes: a text's languages stand in an order."""
        notes = [text for readers, text in self._notes if id in readers]
        papers = [
            (each.title, each.url)
            for readers, each in self._papers
            if readers is None or id in readers
        ]
        return msgspec.json.encode((notes, papers))


def _is_theirs(reader: Audience, event: Snapshot | None) -> bool:
    """Whether a reader may know of an event; who is in no list reads for several people."""
    if event is None:
        return False
    if reader in event.delegates:
        return True
    return not event.confidential and (reader == ALL or reader in event.organisations)


def _common(event: Snapshot) -> Snapshot:
    """What all delegates who take part are told."""
    return replace(event, notes_for=[], documents=[], organisations={})
