"""How a programme stands to what people have been told of it: versions, and what is pending."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property

from itinerary.errors import RecordError
from itinerary.languages import _
from itinerary.programme.model import Event, Programme
from itinerary.releases.identity import Version, uid_of
from itinerary.releases.record import FORMAT, Record, Release, Saying, State
from itinerary.releases.snapshot import Snapshot, is_same
from itinerary.releases.taking import snapshot
from itinerary.when import SECOND


class Versions:
    """How a programme stands to what people have been told of it.

    `moment` is when what is not released yet was changed, and when all was of which there is no
    record: a revision, or the time of a release; in UTC. RecordError, as soon as a version is asked
    for, where something changed that has the last version already.
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
    def events(self) -> Mapping[str, Event]:
        """The events of the programme, by their ids."""
        return {event.id: event for event in self.programme.events}

    @cached_property
    def contents(self) -> Mapping[str, Snapshot]:
        """What the programme says of each event now."""
        return {event.id: snapshot(event, self.programme) for event in self.programme.events}

    @cached_property
    def current(self) -> Mapping[str, Snapshot]:
        """The same; of an event that has not changed since, the very object of the record."""
        unreleased = {entry.id for entry in self.pending}
        released = {
            id: entry.content
            for id, entry in self.state.items()
            if entry.content and id not in unreleased
        }
        return {id: released.get(id, content) for id, content in self.contents.items()}

    @cached_property
    def pending(self) -> tuple[Saying, ...]:
        """What a release would say: events in the order of the file, then those withdrawn."""
        said = [self._next(id, content) for id, content in self.contents.items()]
        gone = [self._next(id, None) for id in self.state if id not in self.contents]
        return tuple(entry for entry in (*said, *gone) if entry)

    @cached_property
    def _unreleased(self) -> State:
        return {entry.id: entry for entry in self.pending} if self.record else {}

    def _next(self, id: str, content: Snapshot | None) -> Saying | None:
        """What a release would say of an event; None when people know that already."""
        before = self.state.get(id)
        if before is None:
            name = uid_of(self.programme.id, id)
            return Saying(id, name, 0, self._moment, content=content)
        if is_same(before.content, content):
            return None
        if before.is_last:
            raise RecordError(_none_follows(id))
        return Saying(
            id=id,
            uid=before.uid,
            sequence=before.sequence + 1,
            modified=max(self._moment, before.version.modified + SECOND),
            withdrawn=content is None,
            content=content,
        )


def with_release(versions: Versions, time: datetime, message: str) -> Record:
    """The record with one release more: of all that is pending, which has to be something."""
    before = versions.record.releases if versions.record else ()
    time = time.astimezone(versions.programme.home.zone).replace(microsecond=0)
    release = Release(len(before) + 1, time, message, versions.pending)
    return Record(FORMAT, versions.programme.id, (*before, release))


def _none_follows(id: str) -> str:
    return _(
        "No version of “{event}” can follow the one that the record of releases has: "
        "it is the last that there is. Restore the record from a copy."
    ).format(event=id)
