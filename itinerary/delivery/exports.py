"""Which calendars an export is made of: who gets which events, under which file name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from itinerary.delivery.withdrawals import (
    Withdrawal,
    tellings,
    withdrawals,
    withdrawals_where,
)
from itinerary.disk.folders import owned_name
from itinerary.disk.manifests import Names
from itinerary.formats.calendar.ics import (
    EventBytes,
    is_our_calendar,
    read_versions,
    write_calendar,
    write_event,
)
from itinerary.languages import _, speaking
from itinerary.programme.model import (
    Delegate,
    Event,
    Organisation,
    Programme,
)
from itinerary.queries.selection import Selection, selected
from itinerary.releases.identity import Identity, Version
from itinerary.releases.restoring import home_city, notice, rebound
from itinerary.releases.snapshot import Off, Snapshot
from itinerary.releases.tellings import ALL, Audience
from itinerary.releases.versions import Versions
from itinerary.values import Value, replace
from itinerary.views.calendars import (
    CalendarEvent,
    Choices,
    adapted,
    calendar_event,
    is_held,
    shared,
    told_off,
)
from itinerary.views.readers import Clock, Reader, reader_for, zone_label
from itinerary.views.words import name
from itinerary.when import Days, zone

SEVERAL = ""  # whose a file is that is nobody's own


class Calendar(NamedTuple):
    """A calendar in the programme's words; `to` is None where it is for several people.

    `audience` is whose versions its events have.
    """

    owner: str  # whose it is, as a folder knows them
    stem: str  # the name of its file, without the ending
    title: str
    to: Delegate | None
    events: tuple[Event, ...]
    audience: Audience


class File(Value, frozen=True):
    """A file to be written: its name, and what its bytes are made of when they are needed."""

    name: str
    title: str
    events: tuple[EventBytes, ...]

    @property
    def data(self) -> bytes:
        """The bytes, made anew: those of a thousand calendars are never held at once."""
        return write_calendar(self.title, self.events)

    @property
    def parts(self) -> Mapping[str, Version]:
        """The versions of its events, by their UIDs."""
        return {event.uid: event.version for event in self.events}

    def is_like(self, data: bytes) -> bool:
        """Whether bytes are those of one of our calendars, by their own words."""
        return is_our_calendar(data)

    def parts_of(self, data: bytes) -> Mapping[str, Version]:
        """The versions of the events of one of our calendars."""
        return read_versions(data)


class Making(Value, frozen=True, eq=False, dict=True):
    """An event as calendars say it, and its bytes once they are needed."""

    said: CalendarEvent

    @cached_property
    def data(self) -> EventBytes:
        """The event, serialised."""
        return write_event(self.said)

    @cached_property
    def made_of(self) -> str:
        """A digest of what it says: of the same, the bytes are the same."""
        return sha256(repr(self.said).encode()).hexdigest()


class Exporter:
    """Makes the calendars of a programme, each event once for all who get the same of it.

    A delegate's own is in the language of their entry, if the tool speaks it; else, and for several
    people, in that of the reader, who also names the files; `names` are those that were given
    where they are to be written, and grow.
    """

    def __init__(
        self,
        programme: Programme,
        reader: Reader,
        versions: Versions,
        choices: Choices | None = None,
        names: Names | None = None,
    ) -> None:
        self._programme = programme
        self._reader = reader
        self._versions = versions
        self._choices = choices or Choices()
        self._names = {} if names is None else names
        self._made: dict[object, Making] = {}
        self._withdrawals: dict[Event, Withdrawal] = {}
        self._readers: dict[str | None, Reader] = {}  # by the language of an entry

    def of_each(self, *, organisations: bool = False, combined: bool = False) -> Iterator[Calendar]:
        """A calendar for each delegate who has or had an event, also for those who have left the
        delegation; one for each organisation, and one for all, if wanted: these leave out what is
        confidential."""
        left = withdrawals(self._versions, self._choices)
        bodies = self._programme.organisations.values() if organisations else ()
        for calendar in self._of_owners(left, bodies):
            if calendar.events:
                yield calendar
        held = self._held(self._programme.events)
        if combined and (events := [*shared(held), *self._cancelled(left.get(ALL, ()))]):
            yield self._of_several(events)

    def of_everyone(self) -> Iterator[Calendar]:
        """A calendar for each delegate, with events or without, and for who left the delegation."""
        yield from self._of_owners(withdrawals(self._versions, self._choices), ())

    def of_all(self, events: Iterable[Event]) -> Calendar:
        """One calendar for several people, of these events and of nothing that they once had."""
        return self._of_several(shared(self._held(events)))

    def _of_owners(
        self, left: Mapping[Audience, list[Withdrawal]], bodies: Iterable[Organisation]
    ) -> Iterator[Calendar]:
        theirs = _by_owner(self._held(self._programme.events))
        people = (*self._programme.delegates.values(), *self._gone(left))
        owners: Iterable[Delegate | Organisation] = (*people, *bodies)
        for owner in owners:
            events = [*theirs.get(owner, ()), *self._cancelled(left.get(owner.id, ()))]
            yield self._of(owner, events)

    def of_selection(
        self, events: Sequence[Event], selection: Selection, *, combined: bool = False
    ) -> Calendar:
        """One calendar of a selection: one delegate's own, or one for several people."""
        held = self._held(events)
        match selection.parties:
            case (Delegate() as delegate,) if not combined:
                theirs = [event for event in held if delegate in event.delegates]
                left = self._left_of(selection, delegate)
                return self._of(delegate, [*theirs, *left])
            case _:
                return self._of_several([*shared(held), *self._left_of(selection, None)])

    def files(self, calendar: Calendar, *, split: bool, apart: bool) -> tuple[File, ...]:
        """A calendar as one file; or, split, as one for each event, in a folder `apart` if wanted.

        Some phones take only the first event of a file.
        """
        to, audience = calendar.to, calendar.audience
        made = [self.event(event, to, audience=audience) for event in calendar.events]
        if not split:
            return (File(f"{calendar.stem}.ics", calendar.title, tuple(made)),)
        names: Names = {} if apart else self._names
        files = []
        for event, data in zip(calendar.events, made, strict=True):
            whose = f"{calendar.owner}/{event.id}"
            stem = owned_name(whose, f"{data.days.first} {event.id}", "", names)
            path = f"{calendar.stem}/{stem}.ics" if apart else f"{stem}.ics"
            files.append(File(path, calendar.title, (data,)))
        return tuple(files)

    def _held(self, events: Iterable[Event]) -> tuple[Event, ...]:
        return tuple(each for each in events if self._is_in_calendars(each))

    def _is_in_calendars(self, event: Event) -> bool:
        return is_held(event, self._choices) and not event.is_for_nobody

    def _cancelled(self, left: Iterable[Withdrawal]) -> Iterator[Event]:
        """The events that remain cancelled, from here on known to be so."""
        for withdrawal in left:
            self._withdrawals[withdrawal.event] = withdrawal
            yield withdrawal.event

    def _gone(self, left: Mapping[Audience, list[Withdrawal]]) -> list[Delegate]:
        """Those of whom something remains, and who are delegates no more."""
        known = self._programme.delegates
        gone: dict[str, Delegate] = {}
        for withdrawal in (each for several in left.values() for each in several):
            gone |= {to.id: to for to in withdrawal.event.delegates if to.id not in known}
        return [to for id, to in sorted(gone.items()) if id in left]

    def _left_of(self, selection: Selection, to: Delegate | None) -> Iterator[Event]:
        """What remains of what a selection once had, in a delegate's calendar or a shared one."""

        def holds(event: Event) -> bool:
            now = rebound(event, self._programme)
            theirs = to in now.delegates if to else not now.confidential
            return theirs and self._is_in_calendars(now) and bool(selected([now], selection))

        return self._cancelled(withdrawals_where(self._versions, holds, to.id if to else ALL))

    def _of(self, owner: Delegate | Organisation, events: Sequence[Event]) -> Calendar:
        to = owner if isinstance(owner, Delegate) else None
        reader = self.reader_for(to)
        mission = self._programme.title.read(reader.language)
        with speaking(reader.language):
            title = _("{mission} – {name}").format(mission=mission, name=name(owner, reader))
        whose = self.whose(owner)
        stem = owned_name(whose, name(owner, self._reader), owner.id, self._names)
        return Calendar(whose, stem, title, to, tuple(events), owner.id)

    def _of_several(self, events: Iterable[Event]) -> Calendar:
        title = self._programme.title.read(self._reader.language)
        stem = owned_name(SEVERAL, self._programme.id, "", self._names)
        return Calendar(SEVERAL, stem, title, None, tuple(events), ALL)

    def event(
        self,
        event: Event,
        to: Delegate | None,
        version: Version | None = None,
        off: Off | None = None,
        audience: Audience | None = None,
    ) -> EventBytes:
        """An event as it stands in a delegate's calendar, or in one for several people.

        Its version is the one given, else that which this audience has of it; `off` says how it
        does not take place for them.
        """
        return self.making(event, to, version, off, audience).data

    def making(
        self,
        event: Event,
        to: Delegate | None,
        version: Version | None = None,
        off: Off | None = None,
        audience: Audience | None = None,
    ) -> Making:
        """The same, before it has any bytes: one for all who get the same of it."""
        reader = self.reader_for(to)
        if audience is None:
            audience = to.id if to else ALL
        withdrawal = self._withdrawals.get(event)
        if version is None or withdrawal:
            until = withdrawal.number if withdrawal else None
            version = self._versions.told(event.id, audience, until)
        if withdrawal:
            off = withdrawal.off
            to = next((each for each in event.delegates if to and each.id == to.id), None)
        notes = event.notes and tuple(note for note in event.notes if to in note.delegates)
        papers = event.documents and tuple(each for each in event.documents if each.is_for(to))
        # Hosts' numbers are for delegates only, so a calendar for several people has its own.
        key = (event, notes, papers, to is None, reader.language, off, version)
        made = self._made.get(key)
        if made is None:
            with speaking(reader.language):
                said = self._said(event, reader, to, version)
                made = Making(told_off(said, event, reader, off) if off else said)
            self._made[key] = made
        return made

    def ever(self, id: str, calendar: Calendar) -> Iterator[EventBytes]:
        """An event in all ways in which it can ever have stood in a calendar, by what was told.

        For an exporter of its own: what is made next would be taken for what is looked back on.
        """
        for told in tellings(self._versions, id):
            self._withdrawals[told.event] = told
            yield self.event(told.event, calendar.to, audience=calendar.audience)

    def whose(self, owner: Delegate | Organisation) -> str:
        """What a folder knows somebody by, to whom a name of a file was given."""
        return self._versions.identities.key_of(owner.id)

    def reader_for(self, to: Delegate | None) -> Reader:
        """Who reads what a delegate, or with None several people, get."""
        language = to.language if to else None
        if language not in self._readers:
            reader = reader_for(to, self._programme, self._reader)
            self._readers[language] = replace(reader, prose=True)
        return self._readers[language]

    def _said(
        self, event: Event, reader: Reader, to: Delegate | None, version: Version
    ) -> CalendarEvent:
        programme = self._programme
        if withdrawal := self._withdrawals.get(event):
            programme, reader = setting(withdrawal.snapshot, programme, reader)
        identity = Identity(self._versions.uid(event.id), version)
        return adapted(calendar_event(event, programme, reader, identity, to), self._choices)


def _by_owner(events: Iterable[Event]) -> dict[Delegate | Organisation, list[Event]]:
    theirs: dict[Delegate | Organisation, list[Event]] = {}
    for event in events:
        bodies = () if event.confidential else event.organisations
        owners: tuple[Delegate | Organisation, ...] = (*event.delegates, *bodies)
        for owner in owners:
            theirs.setdefault(owner, []).append(event)
    return theirs


def setting(event: Snapshot, programme: Programme, reader: Reader) -> tuple[Programme, Reader]:
    """The programme and the clocks as they were when this was told: notice, home and mission."""
    home, city = event.home, home_city(event)
    label = zone_label(home.timezone, [city] if city else [], reader.language)
    days = Days(*event.mission) if event.mission else programme.days
    then = replace(programme, notice=notice(event), days=days)
    return then, replace(reader, clock=Clock(reader.clock.show, zone(home.timezone), label))
