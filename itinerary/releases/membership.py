"""What changed in the whole programme and not in one event: who is in the delegation, for one.

One delegate less is a change of every event that the whole delegation takes part in, and yet one
piece of news. So is a name that is written otherwise, or the notice that stands under each event.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from itinerary.programme.model import Programme
from itinerary.releases.changes import PEOPLE, Change, Contents
from itinerary.releases.history import told_by
from itinerary.releases.snapshot import Party, Snapshot, Texts
from itinerary.releases.versions import Versions

EVERYWHERE = frozenset({"notice", "home", "mission"})  # the programme's, in every event


class Delegation(NamedTuple):
    """Who was in the delegation, by the ids of people and organisations, and what they were told.

    Whoever is in it may have no event, or none that all know: that is nobody's news.
    """

    people: frozenset[str]
    contents: Contents


class Membership:
    """Who joined the delegation, and who left it, between two sayings of a programme's events.

    `apart` are the ids of those of whom it is to be said event by event all the same.
    """

    def __init__(
        self, before: Delegation, after: Delegation, apart: frozenset[str] = frozenset()
    ) -> None:
        self._before = before
        self._after = after
        self._apart = apart

    @cached_property
    def joined(self) -> frozenset[str]:
        """The ids of delegates and organisations that are in it now, and were not."""
        return self._after.people - self._before.people - self._apart

    @cached_property
    def left(self) -> frozenset[str]:
        """The ids of those that were in it, and are not any more."""
        return self._before.people - self._after.people - self._apart

    @cached_property
    def represented(self) -> frozenset[str]:
        """The ids of organisations that have events now and had none, or the other way round.

        Those of everyone do not count: all organisations are in them.
        """
        before, after = (_represented(each.contents) for each in (self._before, self._after))
        return (before ^ after) - self._apart


def delegation(programme: Programme, contents: Contents) -> Delegation:
    """The delegation of a programme, and what that says of its events."""
    return Delegation(frozenset({*programme.delegates, *programme.organisations}), contents)


def delegation_of(versions: Versions, number: int) -> Delegation:
    """The delegation after the release of this number, by what everybody is called now."""
    parts = versions.record.parts(number) if versions.record else {}
    keys = (key for kind, key in parts if kind in {"people", "organisations"})
    people = frozenset(map(versions.identities.id_of, keys))
    return Delegation(people, told_by(versions.history, number))


def is_of_one_event(change: Change, membership: Membership) -> bool:
    """Whether a change says of its event more than what changed in the whole programme."""
    before, after = change.before, change.after
    if change.change != "changed" or change.was or before is None or after is None:
        return True
    fields = {each.field for each in change.differences} - EVERYWHERE - PEOPLE
    if fields - {"notes_for", "documents", "steps"} or _lines(before) != _lines(after):
        return True
    if _named(before, membership.left) != _named(after, frozenset()):
        return True
    moved = membership.joined | membership.left
    if _readers(before, moved) != _readers(after, moved):
        return True
    if people := before.delegates.keys() ^ after.delegates.keys():
        return not moved >= people  # and organisations come and go with their delegates
    bodies = before.organisations.keys() ^ after.organisations.keys()
    return not moved | membership.represented >= bodies


def joined(changes: Iterable[Change]) -> dict[str, Texts]:
    """The names of those who joined events, by their ids."""
    return {id: _names(each.after)[id] for each in changes for id in each.joined}


def left(changes: Iterable[Change]) -> dict[str, Texts]:
    """The names of those who left events, by their ids."""
    return {id: _names(each.before)[id] for each in changes for id in each.left}


def renamed(changes: Iterable[Change]) -> dict[str, tuple[Texts, Texts]]:
    """The names that those who are called otherwise now had and have, by their ids."""
    return {
        id: (name, now[id])
        for each in changes
        for now in [_names(each.after)]
        for id, name in _names(each.before).items()
        if name != now.get(id, name)
    }


def _represented(contents: Contents) -> frozenset[str]:
    """The ids of the organisations that take part in events that are not everyone's."""
    bodies = (snapshot.organisations for snapshot in contents.values() if not snapshot.everyone)
    return frozenset().union(*bodies)


def _named(snapshot: Snapshot, left: frozenset[str]) -> object:
    """How the file names those who take part, whatever they are called, but for who left."""

    def ids(parties: list[Party]) -> list[tuple[str, str]]:
        return [(each.kind, each.id) for each in parties if each.id not in left]

    return snapshot.everyone, ids(snapshot.who), ids(snapshot.except_)


def _lines(snapshot: Snapshot) -> object:
    """The order of business, whatever those who are named in it are called."""
    return [
        (each.at, each.what, each.everyone, [(one.kind, one.id) for one in each.who])
        for each in snapshot.steps
    ]


def _readers(snapshot: Snapshot, moved: frozenset[str]) -> object:
    """The notes and papers, each with its readers, but for those who joined or left the
    delegation."""
    notes = [({*note.delegates} - moved, note.text) for note in snapshot.notes_for]
    papers = [
        (None if each.delegates is None else {*each.delegates} - moved, each.title, each.url)
        for each in snapshot.documents
    ]
    return [note for note in notes if note[0]], [each for each in papers if each[0] != set()]


def _names(snapshot: Snapshot | None) -> dict[str, Texts]:
    if snapshot is None:
        return {}
    named = {each.id: each.name for each in (*snapshot.who, *snapshot.except_)}
    return {**named, **snapshot.organisations, **snapshot.delegates}
