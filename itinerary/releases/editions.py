"""Which edition of the programme each delegate has: releases, counted for them alone.

A release that tells somebody nothing leaves them the edition that they have: its number says
nothing of what others were told.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from itinerary.releases.history import History, State
from itinerary.releases.part_changes import hearers, part_changes
from itinerary.releases.record import Record
from itinerary.releases.snapshot import Snapshot
from itinerary.releases.tellings import Audience, Telling
from itinerary.releases.versions import Versions


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


def recent(history: History, since: datetime) -> int:
    """The number of the last release before a moment, but the first one at least.

    Before that nobody was told anything that could change.
    """
    return max(1, sum(each.time < since for each in history.releases)) if history.releases else 0


def last_told(versions: Versions, id: str, reader: Audience) -> datetime | None:
    """When the last release was that told a reader anything of an event, if one did."""
    number = versions.last_telling(id, reader)
    return versions.history.releases[number - 1].time if number else None


def _told_of_events(history: History, number: int) -> set[str]:
    """Who was told anything new of an event by a release."""
    before, after = history.state(number - 1), history.state(number)
    told: set[str] = set()
    for id in {**before, **after}:
        was, now = _content(before, id), _content(after, id)
        if was is not now:
            told |= Telling(number, history.releases[number - 1].changed, was, now).delegates
    return told


def _content(state: State, id: str) -> Snapshot | None:
    saying = state.get(id)
    return saying.content if saying else None


def _told_of_parts(versions: Versions, record: Record, number: int) -> set[str]:
    """Who was told anything new by a release of what is no event."""
    before, after = record.parts(number - 1), record.parts(number)
    everyone = {key for kind, key in {**before, **after} if kind == "people"}
    told: set[str] = set()
    for change in part_changes(before, after):
        told |= hearers(change, everyone, before, after)
    return {versions.identities.id_of(key) for key in told}
