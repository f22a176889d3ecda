"""How a programme stands to what people have been told of it: versions, and what is pending."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from itinerary.errors import RecordError
from itinerary.languages import _
from itinerary.programme.model import Event, Programme
from itinerary.releases.history import History, Saying, State
from itinerary.releases.identities import Identities
from itinerary.releases.identity import Version, uid_of
from itinerary.releases.lineages import Lineages
from itinerary.releases.mailboxes import Mailboxes
from itinerary.releases.packing import Packing
from itinerary.releases.parts import Name, Part, Parts, is_news
from itinerary.releases.record import FORMAT, Entry, Record, Release
from itinerary.releases.snapshot import Snapshot, is_told_alike
from itinerary.releases.taking import snapshots
from itinerary.releases.taking_parts import parts_of
from itinerary.releases.tellings import Audience, Telling
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
        self.identities = Identities(programme, record)
        self.lineages = Lineages(programme, record)
        self.history = History(record, self.identities.labels, self.lineages.labels)
        self.moment = moment.astimezone(UTC).replace(microsecond=0)
        self._found: dict[str, list[Telling]] = {}
        self._usuals: dict[str, _Usual] = {}
        self._followed: dict[tuple[datetime, ...], Version] = {}
        self._together: dict[tuple[str, frozenset[Audience], int | None], Version] = {}

    def version_of(self, id: str) -> Version | None:
        """The version, as the record counts, of an event that is or was in the programme.

        None for any other.
        """
        entry = self._unreleased.get(id) or self.state.get(id)
        if entry:
            return entry.version
        return None if self.record or id not in self.contents else Version(0, self.moment)

    def uid(self, id: str) -> str:
        """The identity for ever of an event that is or was in the programme."""
        return uid_of(self.programme.id, self.lineages.key_of(id))

    def told(self, id: str, reader: Audience, until: int | None = None) -> Version:
        """The version of an event as a reader has it: how often it changed for them, and when.

        Or had it, after the release of a number. Whoever reads the same mailbox counts with them.
        """
        if until is None and reader in (usual := self._usual(id)).readers:
            return usual.version
        readers = self.mailboxes.readers(reader)
        if len(readers) == 1:
            return self._counted(id, readers, until)
        key = (id, readers, until)  # one answer for all of them: they may be many
        if key not in self._together:
            self._together[key] = self._counted(*key)
        return self._together[key]

    def ever_told(self, id: str, reader: Audience) -> set[Version]:
        """All versions of an event that a reader had, of what is released."""
        numbers = (number for number, _ in self.history.told(id))
        return {self.told(id, reader, number) for number in numbers}

    def next_telling(self, id: str, reader: Audience, after: int) -> int | None:
        """The number of the first release after another that told a reader anything of an event."""
        found = (each for each in self._tellings(id) if each.number > after)
        return next((each.number for each in found if each.reaches((reader,))), None)

    def last_telling(self, id: str, reader: Audience) -> int | None:
        """The number of the last release that told a reader anything of an event."""
        last = len(self.history.releases)
        found = (each for each in reversed(self._tellings(id)) if each.number <= last)
        return next((each.number for each in found if each.reaches((reader,))), None)

    @cached_property
    def mailboxes(self) -> Mailboxes:
        """Who reads the same mailbox as who."""
        return Mailboxes(self.programme, self.record, self.identities)

    @cached_property
    def state(self) -> State:
        """What people knew after the last release."""
        return self.history.state(len(self.history.releases))

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events of the programme, by their ids."""
        return {event.id: event for event in self.programme.events}

    @cached_property
    def contents(self) -> Mapping[str, Snapshot]:
        """What the programme says of each event now."""
        return snapshots(self.programme)

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
    def parts(self) -> Parts:
        """What the programme says now of all that is no event."""
        return parts_of(self.programme, self.packing)

    @property
    def whole_parts(self) -> Parts:
        """The same with the circles that they refer to, as a record would have them."""
        return {**self.parts, **self.packing.circles}

    @cached_property
    def parts_told(self) -> Parts:
        """What people knew of it after the last release."""
        return self.record.parts(len(self.record.releases)) if self.record else {}

    @cached_property
    def pending_parts(self) -> Mapping[Name, Part | None]:
        """What a release would say of it; None of what is no more."""
        said = {
            name: part for name, part in self.parts.items() if self.parts_told.get(name) != part
        }
        gone = [name for name in self.parts_told if name not in self.parts and name[0] != "circles"]
        return {**said, **dict.fromkeys(gone)}

    @property
    def news(self) -> int:
        """How many changes are pending, of events and of other parts of which people are told.

        Before the first release, these come with the events.
        """
        return len(self.pending) + len(self.other_news)

    @property
    def other_news(self) -> tuple[Name, ...]:
        """The pending parts of which people are told, since the first release."""
        return tuple(
            name
            for name, part in self.pending_parts.items()
            if self.record and is_news(self.parts_told.get(name), part)
        )

    @cached_property
    def packing(self) -> Packing:
        """How what is told is kept in a record."""
        return Packing(self.identities.keys, self.lineages.keys)

    def _counted(self, id: str, readers: frozenset[Audience], until: int | None) -> Version:
        """How often an event changed for one of these, from 0 on, and when it last did."""
        told = (each for each in self._tellings(id) if until is None or each.number <= until)
        return self._last(tuple(each.moment for each in told if each.reaches(readers)))

    def _usual(self, id: str) -> "_Usual":
        """Who was told of each change of an event, as most are, and the version that they have."""
        if id not in self._usuals:
            told = self._tellings(id)
            readers = [each.delegates for each in told] or [frozenset()]
            version = self._last(tuple(each.moment for each in told))
            self._usuals[id] = _Usual(frozenset.intersection(*readers), version)
        return self._usuals[id]

    def _last(self, moments: tuple[datetime, ...]) -> Version:
        """The version after changes at these moments: one for all who were told of the same."""
        if moments not in self._followed:
            version: Version | None = None
            for moment in moments:
                version = following(version, moment)
            self._followed[moments] = version or Version(0, self.moment)
        return self._followed[moments]

    def _tellings(self, id: str) -> list[Telling]:
        """What was told of an event, release by release, and what a release would tell of it."""
        if id not in self._found:
            said = [
                (self.history.releases[n - 1].changed, n, each.content)
                for n, each in self.history.told(id)
            ]
            if self.record is None or id in self._unreleased:
                number = len(self.history.releases) + 1
                said.append((self.moment, number, self.contents.get(id)))
            befores = (None, *(content for *_, content in said))
            self._found[id] = [
                Telling(number, moment, was, now)
                for was, (moment, number, now) in zip(befores, said, strict=False)
            ]
        return self._found[id]

    @cached_property
    def _unreleased(self) -> State:
        return {entry.id: entry for entry in self.pending} if self.record else {}

    def _next(self, id: str, content: Snapshot | None) -> Saying | None:
        """What a release would say of an event; None when people know that already.

        That it has another id is to be kept, and nothing that anybody is told.
        """
        before = self.state.get(id)
        if before is None:
            key = self.lineages.key_of(id)
            return Saying(id, key, id, self.uid(id), Version(0, self.moment), content)
        called = id if content else before.called
        if is_told_alike(before.content, content) and before.called == called:
            return None
        if before.is_last:
            raise RecordError(_none_follows(id))
        version = following(before.version, self.moment)
        return Saying(id, before.key, called, before.uid, version, content)


class _Usual(NamedTuple):
    """Readers of an event who all have the same version of it."""

    readers: frozenset[Audience]
    version: Version


def following(before: Version | None, moment: datetime) -> Version:
    """The version after another, of a change at a moment; never the moment of one before it."""
    if before is None:
        return Version(0, moment)
    return Version(before.sequence + 1, max(moment, before.modified + SECOND))


def with_release(versions: Versions, time: datetime, message: str) -> Record:
    """The record with one release more: of all that is pending, which has to be something."""
    before = versions.record.releases if versions.record else ()
    if before:
        time = max(time, before[-1].time)
    time = time.astimezone(versions.programme.home.zone).replace(microsecond=0)
    events = tuple(_entry(each, versions.packing) for each in versions.pending)
    pending = versions.pending_parts
    circles = {
        name: circle
        for name, circle in versions.packing.circles.items()
        if name not in versions.parts_told
    }
    release = Release(
        number=len(before) + 1,
        time=time,
        message=message,
        moment=None if versions.moment == time else versions.moment,
        parts=tuple(part for part in (*pending.values(), *circles.values()) if part),
        gone=tuple(name for name, part in pending.items() if part is None),
        events=events,
    )
    return Record(FORMAT, versions.programme.id, (*before, release))


def _entry(saying: Saying, packing: Packing) -> Entry:
    """A saying as a record keeps it."""
    return Entry(
        id=saying.called,
        first=None if saying.key == saying.called else saying.key,
        uid=saying.uid,
        sequence=saying.version.sequence,
        modified=saying.version.modified,
        withdrawn=saying.withdrawn,
        content=packing.content(saying.content) if saying.content else None,
    )


def _none_follows(id: str) -> str:
    return _(
        "No version of “{event}” can follow the one that the record of releases has: "
        "it is the last that there is. Restore the record from a copy."
    ).format(event=id)
