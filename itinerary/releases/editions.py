"""Which edition of the programme each delegate has: releases, counted for them alone.

A release that tells somebody nothing leaves them the edition that they have: its number says
nothing of what others were told.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from itinerary.releases.history import History, State
from itinerary.releases.part_changes import hearers, part_changes
from itinerary.releases.record import Record
from itinerary.releases.snapshot import Snapshot, is_told_alike
from itinerary.releases.versions import Versions
from itinerary.values import replace


class Edition(NamedTuple):
    """How many releases told somebody anything, and when the last of them was."""

    number: int
    at: datetime


def editions(versions: Versions) -> Mapping[str, Edition]:
    """The edition of each delegate, by what they are called now; none of whom nothing was told."""
    found: dict[str, Edition] = {}
    record = versions.record
    for release in record.releases if record else ():
        heard = _told_of_events(versions.history, release.number)
        heard |= _told_of_parts(versions, record, release.number) if record else set()
        for id in heard:
            earlier = found.get(id)
            found[id] = Edition(earlier.number + 1 if earlier else 1, release.time)
    return found


def edition_of(history: History, seen: Callable[[str, Snapshot], object]) -> Edition | None:
    """The edition of one who sees of each event what `seen` says of it, and nothing else."""
    found: Edition | None = None
    for release in history.releases:
        before, after = history.state(release.number - 1), history.state(release.number)
        for id in {**before, **after}:
            contents = _content(before, id), _content(after, id)
            was, now = (seen(id, content) if content else None for content in contents)
            if contents[0] is not contents[1] and was != now:
                found = Edition(found.number + 1 if found else 1, release.time)
                break
    return found


def recent(history: History, within: timedelta) -> int:
    """The number of the last release that lies further back than `within` from the very last.

    It is the first one at least: before that nobody was told anything that could change.
    """
    times = [release.time for release in history.releases]
    return max(1, sum(time < times[-1] - within for time in times)) if times else 0


def last_told(history: History, ids: Iterable[str]) -> Mapping[str, datetime]:
    """When the last release was that said something else of each of these events."""
    found: dict[str, datetime] = {}
    wanted = {*ids}
    for release in reversed(history.releases):
        before, after = history.state(release.number - 1), history.state(release.number)
        for id in [id for id in wanted if before.get(id) is not after.get(id)]:
            found[id] = release.time
            wanted.discard(id)
    return found


def _told_of_events(history: History, number: int) -> set[str]:
    """Who was told anything new of an event by a release."""
    before, after = history.state(number - 1), history.state(number)
    told: set[str] = set()
    for id in {**before, **after}:
        was, now = _content(before, id), _content(after, id)
        if was is not now:
            told |= _told_of(was, now)
    return told


def _content(state: State, id: str) -> Snapshot | None:
    saying = state.get(id)
    return saying.content if saying else None


def _told_of(was: Snapshot | None, now: Snapshot | None) -> set[str]:
    """Who may see that an event is not what it was: who takes part, or did."""
    before, after = (set(each.delegates) if each else set() for each in (was, now))
    if was is None or now is None or not is_told_alike(_for_all(was), _for_all(now)):
        return before | after
    own = _own(was), _own(now)
    theirs = {id for id in before & after if own[0].get(id) != own[1].get(id)}
    return theirs | (before ^ after)


def _for_all(event: Snapshot) -> Snapshot:
    """What an event says to everybody who takes part."""
    return replace(event, notes_for=[], documents=[], organisations={})


def _own(event: Snapshot) -> Mapping[str, list[object]]:
    """What it says to some alone, by who they are."""
    own: dict[str, list[object]] = {}
    for note in event.notes_for:
        for id in note.delegates:
            own.setdefault(id, []).append(note.text)
    for paper in event.documents:
        for id in event.delegates if paper.delegates is None else paper.delegates:
            own.setdefault(id, []).append((paper.title, paper.url))
    return own


def _told_of_parts(versions: Versions, record: Record, number: int) -> set[str]:
    """Who was told anything new by a release of what is no event."""
    before, after = record.parts(number - 1), record.parts(number)
    everyone = {key for kind, key in {**before, **after} if kind == "people"}
    told: set[str] = set()
    for change in part_changes(before, after):
        told |= hearers(change, everyone, before, after)
    return {versions.identities.id_of(key) for key in told}
