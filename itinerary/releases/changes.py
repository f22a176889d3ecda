"""What is different between two sayings of a programme's events, and for whom."""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from itinerary.programme.model import Event, Programme
from itinerary.queries.selection import Selection, selected
from itinerary.releases.renames import renames
from itinerary.releases.restoring import rebound, restored
from itinerary.releases.snapshot import (
    FIELDS,
    Off,
    Snapshot,
    is_same,
    is_told_alike,
    off,
    shown,
    told_to,
)
from itinerary.values import Value, replace

Contents = Mapping[str, Snapshot]  # by the id of the event
Kind = Literal["added", "removed", "changed"]
# The keys that say who takes part.
PEOPLE = frozenset({"delegates", "organisations", "everyone", "who", "except"})
# The keys that say when, and of these the one that only calendars know; and those that say where.
TIME = frozenset({"precision", "start", "end", "days", "about", "held"})
HELD = frozenset({"held"})
PLACE = frozenset({"city", "place", "place_tbc", "from", "to"})


class Difference(NamedTuple):
    """A key of an event that has another value now; None where it has none."""

    field: str
    before: object
    after: object


class Change(Value, frozen=True, dict=True):
    """An event that was added, removed, or is not what it was.

    `joined` and `left` are ids of delegates and organisations, in the order of protocol; `was` is
    the id that a changed event had, or that of a removed one of which an added one looks like the
    same under another id; `to` is the id of the only delegate to whom it is said, and `off` how it
    is off for them, if it is.
    """

    id: str
    change: Kind
    before: Snapshot | None
    after: Snapshot | None
    differences: tuple[Difference, ...] = ()
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    was: str | None = None
    to: str | None = None
    off: Off | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The event as it is now, or, removed, as it was."""
        snapshot = self.after or self.before
        if snapshot is None:
            raise ValueError(self)
        return snapshot

    @cached_property
    def event(self) -> Event:
        """The event as it is now, or, removed, as it was."""
        return restored(self.id, self.snapshot)

    @cached_property
    def event_before(self) -> Event | None:
        """The event as it was."""
        return restored(self.id, self.before) if self.before else None

    def differs_in(self, fields: Container[str]) -> bool:
        """Whether one of these keys has another value now."""
        return any(each.field in fields for each in self.differences)

    @property
    def moves(self) -> bool:
        """Whether it is at another time now, or elsewhere; what else is said of a place moves none.

        What comes back, having been cancelled, is at a time again.
        """
        if self.before is None or self.after is None or self.differs_in(TIME - HELD - {"about"}):
            return True
        returns = self.before.status == "cancelled" != self.after.status
        return returns or _spots(self.before) != _spots(self.after)


def changes(
    before: Contents, after: Contents, former: Mapping[str, str] = MappingProxyType({})
) -> tuple[Change, ...]:
    """What is different, by start; what has no day comes last.

    `former` are the ids that events of both had before, by those of now: nothing else may differ.
    """
    found = {each.id: each for each in _renamed(_changed(before, after))}
    for id in former.keys() & before.keys() & after.keys():
        same = found.get(id) or Change(id, "changed", before[id], after[id])
        found[id] = replace(same, was=former[id])
    return _in_order(found[id] for id in {**after, **before} if id in found)


def change(id: str, before: Snapshot | None, after: Snapshot | None) -> Change | None:
    """What is different in one event; None when nothing is."""
    if before is None:
        return Change(id, "added", before, after) if after else None
    if after is None:
        return Change(id, "removed", before, after)
    differences = tuple(_differences(before, after))
    if not differences:
        return None
    then, now = ({**snapshot.delegates, **snapshot.organisations} for snapshot in (before, after))
    joined = tuple(each for each in now if each not in then)
    left = tuple(each for each in then if each not in now)
    return Change(id, "changed", before, after, differences, joined, left)


def changes_for(delegate: str, before: Contents, after: Contents) -> tuple[Change, ...]:
    """What concerns one delegate: the events that they had or have, with the notes for them.

    An event that they joined is new to them; one that they left is gone, as they last knew it.
    """
    found = _changed(_told_to(delegate, before), _told_to(delegate, after))
    return _in_order(
        replace(
            each,
            to=delegate,
            off=_off(delegate, after.get(each.id)) if each.change == "removed" else None,
        )
        for each in found
    )


def chosen(
    found: Iterable[Change], selection: Selection, programme: Programme
) -> tuple[Change, ...]:
    """The changes of events that a selection has, or had before."""
    if not selection:
        return tuple(found)
    return tuple(each for each in found if _is_chosen(each, selection, programme))


def different(
    before: Contents, after: Contents, former: Container[str] = ()
) -> tuple[Contents, Contents]:
    """Both, without the events of which they say the same, but for those with a former id."""
    ids = [
        id
        for id in {**after, **before}
        if id in former or not is_told_alike(before.get(id), after.get(id))
    ]
    return (
        {id: before[id] for id in ids if id in before},
        {id: after[id] for id in ids if id in after},
    )


def _changed(before: Contents, after: Contents) -> list[Change]:
    found = (change(id, before.get(id), after.get(id)) for id in {**after, **before})
    return [each for each in found if each]


def _in_order(found: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(found, key=_start))


def _off(delegate: str, then: Snapshot | None) -> Off:
    return off(then, is_theirs=then is not None and delegate in then.delegates)


def _told_to(delegate: str, contents: Contents) -> Contents:
    snapshot = ((id, told_to(delegate, content)) for id, content in contents.items())
    return {id: content for id, content in snapshot if content}


def _spots(event: Snapshot) -> list[tuple[str, str] | None]:
    """The city and the venue, and those of both ends of a journey, by id and their own name."""
    ends = [each for end in (event.from_, event.to) if end for each in (end.city, end.place)]
    return [
        (each.id, next(iter(each.name.values()))) if each else None
        for each in (event.city, event.place, *ends)
    ]


def _differences(before: Snapshot, after: Snapshot) -> Iterable[Difference]:
    for field, name in FIELDS.items():
        if not is_same(shown(before, name), shown(after, name)):
            yield Difference(field, getattr(before, name), getattr(after, name))


def _is_chosen(change: Change, selection: Selection, programme: Programme) -> bool:
    snapshots = (change.before, change.after)
    events = [
        rebound(restored(change.id, snapshot), programme) for snapshot in snapshots if snapshot
    ]
    return bool(selected(events, selection))


def _renamed(found: Sequence[Change]) -> list[Change]:
    """The changes, where an added event that looks like a removed one says which that was."""
    removed, added = (
        {each.id: each.snapshot for each in found if each.change == kind}
        for kind in ("removed", "added")
    )
    named = renames(removed, added)
    return [replace(each, was=named.get(each.id)) for each in found]


def _start(change: Change) -> tuple[bool, str]:
    """By the instant at which it starts, or did; what has no day comes last."""
    instant = change.event.when.instant
    return (instant is None, instant.isoformat() if instant else "")
