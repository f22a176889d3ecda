"""What people have been told, release by release; and what they have not been told yet.

A release holds the events that changed in it. What people know after one is what this release
and those before it say of each event, the latest of them.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from msgspec import Meta, Struct

from itinerary.calendars import Version, uid_of
from itinerary.programme.model import Event, Programme
from itinerary.telling import told
from itinerary.told import YEARS, Told, is_same
from itinerary.when import SECOND

FORMAT = 1

_Moment = Annotated[datetime, Meta(tz=True)]


class Entry(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a release said of an event: its content, or that it is withdrawn."""

    id: str
    uid: str
    sequence: Annotated[int, Meta(ge=0, le=1_000_000)]
    modified: _Moment  # in UTC
    withdrawn: bool = False
    content: Told | None = None

    def __post_init__(self) -> None:
        _refuse_unless(self.withdrawn == (self.content is None), "an event has one content")
        _refuse_unless(self.modified.year in YEARS, "there is no such year")

    @property
    def version(self) -> Version:
        """The version that this is."""
        return Version(self.sequence, self.modified.astimezone(UTC))


class Release(Struct, frozen=True, forbid_unknown_fields=True):
    """One occasion on which people were told of what had changed."""

    number: int
    time: _Moment  # on the home clock
    message: str
    events: tuple[Entry, ...]

    def __post_init__(self) -> None:
        ids = {entry.id for entry in self.events}
        _refuse_unless(len(ids) == len(self.events) > 0, "an event stands once in a release")
        _refuse_unless(self.time.year in YEARS, "there is no such year")


State = Mapping[str, Entry]  # by the id of the event


class Record(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All releases of a programme, which is named by its id."""

    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)]
    programme: str
    releases: tuple[Release, ...]

    def __post_init__(self) -> None:
        numbers = [release.number for release in self.releases]
        _refuse_unless(numbers == [*range(1, len(numbers) + 1)] != [], "numbers count from 1")
        for id, entries in self.histories.items():
            names = {entry.uid for entry in entries}
            _refuse_unless(names == {uid_of(self.programme, id)}, "this is another event's UID")
            for earlier, later in pairwise(entries):
                grows = earlier.sequence < later.sequence and earlier.modified < later.modified
                _refuse_unless(grows, "versions only grow")

    @property
    def latest(self) -> Release:
        """The last release."""
        return self.releases[-1]

    @cached_property
    def histories(self) -> Mapping[str, list[Entry]]:
        """What was said of each event, in the order in which it was."""
        histories: dict[str, list[Entry]] = {}
        for release in self.releases:
            for entry in release.events:
                histories.setdefault(entry.id, []).append(entry)
        return histories

    def state(self, number: int) -> State:
        """What people knew after the release of this number; nothing after none."""
        return {entry.id: entry for each in self.releases[:number] for entry in each.events}


class Standing:
    """How a programme stands to what people have been told of it.

    `moment` is when what is not released yet was changed, and when all was of which there is no
    record: a revision, or the time of a release; in UTC.
    """

    def __init__(self, programme: Programme, record: Record | None, moment: datetime) -> None:
        self.programme = programme
        self.record = record
        self._moment = moment.astimezone(UTC).replace(microsecond=0)

    def version(self, event: Event) -> Version:
        """The version of an event of the programme, as its calendars have it."""
        entry = self._unreleased.get(event.id) or self.state.get(event.id)
        return entry.version if entry else Version(0, self._moment)

    def version_of(self, id: str) -> Version | None:
        """The version of an event that is, or was, in the programme; None for any other."""
        entry = self._unreleased.get(id) or self.state.get(id)
        if entry:
            return entry.version
        return None if self.record or id not in self.contents else Version(0, self._moment)

    @cached_property
    def state(self) -> State:
        """What people knew after the last release."""
        return self.record.state(len(self.record.releases)) if self.record else {}

    @cached_property
    def contents(self) -> Mapping[str, Told]:
        """What the programme says of each event now."""
        return {event.id: told(event, self.programme) for event in self.programme.events}

    @cached_property
    def pending(self) -> tuple[Entry, ...]:
        """What a release would say: events in the order of the file, then those withdrawn."""
        said = [self._next(id, content) for id, content in self.contents.items()]
        gone = [self._next(id, None) for id in self.state if id not in self.contents]
        return tuple(entry for entry in (*said, *gone) if entry)

    @cached_property
    def _unreleased(self) -> State:
        return {entry.id: entry for entry in self.pending} if self.record else {}

    def _next(self, id: str, content: Told | None) -> Entry | None:
        """What a release would say of an event; None when people know that already."""
        before = self.state.get(id)
        if before is None:
            name = uid_of(self.programme.id, id)
            return Entry(id, name, 0, self._moment, content=content)
        if is_same(before.content, content):
            return None
        return Entry(
            id=id,
            uid=before.uid,
            sequence=before.sequence + 1,
            modified=max(self._moment, before.version.modified + SECOND),
            withdrawn=content is None,
            content=content,
        )


def with_release(standing: Standing, time: datetime, message: str) -> Record:
    """The record with one release more: of all that is pending, which has to be something."""
    before = standing.record.releases if standing.record else ()
    time = time.astimezone(standing.programme.home.zone).replace(microsecond=0)
    release = Release(len(before) + 1, time, message, standing.pending)
    return Record(FORMAT, standing.programme.id, (*before, release))


def _refuse_unless(condition: bool, sentence: str) -> None:
    if not condition:
        raise ValueError(sentence)
