"""Who has to hear of what: for each delegate, each event that is new, changed or cancelled."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from itinerary.programme.model import Delegate, Event
from itinerary.queries.selection import by_start
from itinerary.releases.changes import Change, Contents, change
from itinerary.releases.identity import Version
from itinerary.releases.membership import Membership, delegation, delegation_of, is_of_one_event
from itinerary.releases.restoring import restored
from itinerary.releases.snapshot import (
    Off,
    Snapshot,
    as_cancelled,
    is_told_alike,
    is_under_another_id,
    off,
    told_to,
)
from itinerary.releases.versions import Versions
from itinerary.values import replace

Kind = Literal["new", "changed"] | Off
Known = Callable[[Delegate], Contents]  # what a delegate knows of events, by their ids


class News(NamedTuple):
    """What one delegate has to hear of one event, which is as they are to see it.

    `version` is theirs. One that is off is as they last knew it, `off` says how it is so.
    `change` says what is different in a changed one.
    """

    to: Delegate
    event: Event
    version: Version
    kind: Kind
    change: Change | None = None

    @property
    def off(self) -> Off | None:
        """How it does not take place for them when they thought it would; None if it does."""
        match self.kind:
            case "new" | "changed":
                return None
            case off:
                return off


def news(versions: Versions, known: Known) -> tuple[News, ...]:
    """What each delegate does not know yet, in the order of protocol, and for each by start.

    What changed in the whole programme, and not in one event, is no news of any.
    """
    memberships = _Memberships(versions)
    heard: list[News] = []
    for to in versions.programme.delegates.values():
        # What is off comes before what takes place at the same hour, perhaps instead of it.
        theirs = sorted(
            _news(to, known(to), versions, memberships), key=lambda each: each.off is None
        )
        order = {event: number for number, event in enumerate(by_start(n.event for n in theirs))}
        heard += sorted(theirs, key=lambda each: order[each.event])
    return tuple(heard)


def nothing_known(_to: Delegate) -> Contents:
    """What a delegate knows who was never told anything."""
    return {}


def before_latest(versions: Versions) -> int:
    """The number of the release before the latest changes, released or not; 0 before the first."""
    releases = len(versions.history.releases)
    return releases if versions.pending else max(0, releases - 1)


class _Memberships:
    """Who joined and who left, since people were told of an event what somebody knows of it.

    One's own events do not tell: whom they never met may have been in the delegation all along.
    """

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._since: dict[int, Membership] = {}

    def since(self, id: str, known: Snapshot | None, to: Delegate) -> Membership:
        """Since the last release after which this was what somebody knew of the event."""
        said = (number for number, content in self._told(id) if content is known)
        number = next(said, None) or self._since_another_id(id, known)
        # What others were told of it since is nothing to tell by.
        next_ = self._versions.next_telling(id, to.id, number)
        number = next_ - 1 if next_ else len(self._versions.history.releases)
        if number not in self._since:
            versions = self._versions
            now = delegation(versions.programme, versions.current)
            self._since[number] = Membership(delegation_of(versions, number), now)
        return self._since[number]

    def _since_another_id(self, id: str, known: Snapshot | None) -> int:
        """The same where they were told it under an id that they do not have any more."""
        told = (n for n, content in self._told(id) if is_under_another_id(known, content))
        return next(told, len(self._versions.history.releases))

    def _told(self, id: str) -> Iterator[tuple[int, Snapshot | None]]:
        """What each release left said of an event, with its number, the latest first."""
        history = self._versions.history
        for number in range(len(history.releases), 0, -1):
            if said := history.state(number).get(id):
                yield number, said.content


def _news(
    to: Delegate, before: Contents, versions: Versions, memberships: _Memberships
) -> Iterable[News]:
    after = versions.current
    for id in {**after, **before}:
        if (known := before.get(id)) is (snapshot := after.get(id)):
            continue
        was, now = told_to(to.id, known), told_to(to.id, snapshot)
        if is_told_alike(was, now) or versions.version_of(id) is None:
            continue
        version = versions.told(id, to.id)
        if now is None or now.status == "cancelled":
            if was and was.status != "cancelled":  # else they never knew, or know already
                is_theirs = snapshot is not None and to.id in snapshot.delegates
                cancelled = _addressed(restored(id, as_cancelled(was)), to)
                yield News(to, cancelled, version, off(snapshot, is_theirs=is_theirs))
        elif was is None:
            yield News(to, versions.events[id], version, "new")
        elif different := change(id, was, now):
            different = replace(different, to=to.id)
            if is_of_one_event(different, memberships.since(id, known, to)):
                yield News(to, versions.events[id], version, "changed", different)


def _addressed(event: Event, to: Delegate) -> Event:
    """The event with a delegate of the programme among those of then, to find what is theirs."""

    def one(then: Delegate) -> Delegate:
        return to if then.id == to.id else then

    return replace(
        event,
        delegates=tuple(map(one, event.delegates)),
        notes=tuple(
            replace(note, delegates=frozenset(map(one, note.delegates))) for note in event.notes
        ),
        documents=tuple(
            replace(each, delegates=frozenset(map(one, each.delegates))) for each in event.documents
        ),
    )
