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

from itinerary.releases.identity import Version, uid_of
from itinerary.releases.snapshot import YEARS, Snapshot
from itinerary.when import SECOND

FORMAT = 1

_LAST_NUMBER = 1_000_000  # of a version

_Moment = Annotated[datetime, Meta(tz=True)]


class Saying(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a release said of an event: its content, or that it is withdrawn."""

    id: str
    uid: str
    sequence: Annotated[int, Meta(ge=0, le=_LAST_NUMBER)]
    modified: _Moment  # in UTC
    withdrawn: bool = False
    content: Snapshot | None = None

    def __post_init__(self) -> None:
        _refuse_unless(self.withdrawn == (self.content is None), "an event has one content")
        _refuse_unless(self.modified.year in YEARS, "there is no such year")

    @property
    def version(self) -> Version:
        """The version that this is."""
        return Version(self.sequence, self.modified.astimezone(UTC))

    @property
    def is_last(self) -> bool:
        """Whether no version can follow: there is no next number, or no next second."""
        next_second = self.version.modified + SECOND
        return self.sequence == _LAST_NUMBER or next_second.year not in YEARS


class Release(Struct, frozen=True, forbid_unknown_fields=True):
    """One occasion on which people were told of what had changed."""

    number: int
    time: _Moment  # on the home clock
    message: str
    events: tuple[Saying, ...]

    def __post_init__(self) -> None:
        ids = {entry.id for entry in self.events}
        _refuse_unless(len(ids) == len(self.events) > 0, "an event stands once in a release")
        _refuse_unless(self.time.year in YEARS, "there is no such year")


State = Mapping[str, Saying]  # by the id of the event


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
    def histories(self) -> Mapping[str, list[Saying]]:
        """What was said of each event, in the order in which it was."""
        histories: dict[str, list[Saying]] = {}
        for release in self.releases:
            for entry in release.events:
                histories.setdefault(entry.id, []).append(entry)
        return histories

    def state(self, number: int) -> State:
        """What people knew after the release of this number; nothing after none."""
        return {entry.id: entry for each in self.releases[:number] for entry in each.events}


def _refuse_unless(condition: bool, sentence: str) -> None:
    if not condition:
        raise ValueError(sentence)
