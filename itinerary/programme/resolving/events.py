"""The events of a programme: each record of the files resolved, and repeated where it repeats."""

from collections.abc import Iterator
from datetime import timedelta

from itinerary.languages.meanings.codes import is_to_be_confirmed
from itinerary.programme.model import (
    ARRANGEMENTS,
    Arrangements,
    City,
    Delegate,
    Event,
    Host,
    Journey,
    Note,
    Party,
    Place,
    Stop,
    Text,
    Theme,
    When,
)
from itinerary.programme.resolving.documents import Paper, documents, papers
from itinerary.programme.resolving.following import in_order, time_behind
from itinerary.programme.resolving.former import check_former
from itinerary.programme.resolving.meetings import meeting, meeting_place
from itinerary.programme.resolving.participants import Named, Participants, Roster
from itinerary.programme.resolving.registers import Registers
from itinerary.programme.resolving.steps import Line, lines, steps
from itinerary.programme.resolving.timing import EventEntry, times
from itinerary.programme.shape import document
from itinerary.programme.shape.forms import Text as WrittenText
from itinerary.programme.shape.forms import Word
from itinerary.values import Value


class Defaults(Value, frozen=True):
    """What holds for events that do not say otherwise."""

    duration: timedelta
    reminder: timedelta | None


class _Referred(Value, frozen=True):
    """What an event's record refers to."""

    title: Text | None
    city: City | None
    place: Place | None
    journey: Journey | None
    named: Named
    excepted: tuple[Party, ...]
    speakers: tuple[Delegate, ...]
    theme: Theme | None
    papers: tuple[Paper, ...]
    meeting_place: Place | None
    lines: tuple[Line, ...]


class EventReader:
    """Reads the events of a programme whose registers are known."""

    def __init__(self, registers: Registers, roster: Roster, defaults: Defaults) -> None:
        self._registers = registers
        self._roster = roster
        self._defaults = defaults

    def events(self) -> tuple[Event, ...]:
        """All events in the order of the files; a repetition follows what it repeats."""
        entries = [*self._registers.entries("events")]
        found = tuple(in_order(entries, self._repeated, self._registers.ids))
        check_former(entries, found)
        return found

    def _repeated(self, entry: EventEntry, leader: Event | None) -> Iterator[Event]:
        before = entry.tally.reported
        referred = self._referred(entry)
        is_resolved = entry.tally.reported == before
        if entry.record.follows:
            whens = time_behind(entry, leader, referred.city)
        else:
            whens = times(entry, referred.city, referred.journey, self._defaults.duration)
        events = [self._event(entry, referred, when) for when in whens]
        self._check(entry)
        if events and is_resolved and self._registers.are_sure:
            self._check_notes(entry, events)
            _check_papers(entry, referred.papers, events)
        for number, event in enumerate(events):
            yield event.again(event.when) if number else event

    def _referred(self, entry: EventEntry) -> _Referred:
        event = entry.record
        place, city = self._where(entry, event.place, event.city)
        journey = self._journey(entry)
        title = self._registers.text(event.title)
        excepts_everyone, excepted = self._roster.named(entry, "except", event.except_)
        if excepts_everyone:
            entry.wrong("except-everyone", "except")
        self._check_readers(entry)
        return _Referred(
            title=journey_title(journey) if journey and title is None else title,
            city=journey.origin.city if journey else city,
            place=place,
            journey=journey,
            named=self._roster.named(entry, "who", event.who),
            excepted=excepted,
            speakers=self._roster.speakers(entry, event.speakers),
            theme=self._theme(entry),
            papers=papers(entry, self._registers, self._roster),
            meeting_place=meeting_place(entry, self._registers),
            lines=lines(entry, self._roster),
        )

    def _event(self, entry: EventEntry, referred: _Referred, when: When) -> Event:
        event = entry.record
        text = self._registers.text
        taking_part = self._roster.participants(
            referred.named, referred.excepted, referred.speakers, when.days
        )
        return Event(
            id=entry.id,
            where=entry.where,
            title=referred.title or Text({"en": entry.id}, "en"),
            kind=event.kind.value,
            status=event.status.value,
            when=when,
            city=referred.city,
            place=referred.place,
            journey=referred.journey,
            everyone=taking_part.everyone,
            who=taking_part.who,
            excepted=referred.excepted,
            delegates=taking_part.delegates,
            organisations=taking_part.organisations,
            speakers=taking_part.speakers,
            theme=referred.theme,
            description=text(event.description),
            notes=self._notes(event, taking_part),
            confidential=event.confidential.value,
            hosts=tuple(self._host(host) for host in event.hosts or ()),
            arrangements=Arrangements(*(text(getattr(event, key)) for key in ARRANGEMENTS)),
            reminder=self._reminder(event),
            url=event.url.value if event.url else None,
            documents=documents(
                referred.papers, self._registers, self._roster, taking_part.delegates
            ),
            source=self._registers.link(event.source),
            ignore=frozenset(event.ignore or ()),
            part_of=event.part_of.value if event.part_of else None,
            press=event.press.value if event.press else None,
            optional=event.optional.value,
            seats=event.seats.value if event.seats else None,
            guests=event.guests.value if event.guests else None,
            place_tbc=self._is_tbc(event.place),
            meet=meeting(entry, when, referred.city, referred.meeting_place, self._registers),
            follows=event.follows.value if event.follows else None,
            formerly=event.formerly.value if event.formerly else None,
            steps=steps(referred.lines, when, referred.city, self._registers),
        )

    def _where(
        self, entry: EventEntry, place: Word | None, city: Word | None, *path: str
    ) -> tuple[Place | None, City | None]:
        """The place and city that two keys name; a place says its city itself."""
        if place is None or self._is_tbc(place):
            if city is None:
                if place is not None:
                    entry.wrong("tbc-without-city", *path, "place")
                return None, None
            return None, self._registers.find(entry, "cities", city.value, *path, "city")
        found: Place | None = self._registers.find(entry, "places", place.value, *path, "place")
        if city and found:
            entry.wrong("place-and-city", *path, "city", key=True, city=found.city.id)
        return found, found.city if found else None

    def _is_tbc(self, place: Word | None) -> bool:
        """Whether a place is still to be confirmed."""
        if place is None or place.value in self._registers.places:
            return False
        return is_to_be_confirmed(place.value)

    def _journey(self, entry: EventEntry) -> Journey | None:
        event = entry.record
        if event.from_ is None and event.to is None:
            return None
        origin = self._stop(entry, event.from_, "from")
        destination = self._stop(entry, event.to, "to")
        if origin is None or destination is None:
            return None
        number = event.number.value if event.number else None
        return Journey(origin, destination, event.mode.value if event.mode else None, number)

    def _stop(self, entry: EventEntry, stop: document.Stop | None, key: str) -> Stop | None:
        if stop is None:
            if not entry.is_broken(key) and not entry.is_misspelt(key):
                entry.wrong("journey-one-end", key=True, name=key)
            return None
        if stop.city is None and stop.place is None:
            if not entry.is_broken(key):
                entry.wrong("end-without-place", key, key=True)
            return None
        place, city = self._where(entry, stop.place, stop.city, key)
        return Stop(city, place, self._is_tbc(stop.place)) if city else None

    def _theme(self, entry: EventEntry) -> Theme | None:
        if entry.record.theme is None:
            return None
        name = entry.record.theme.value
        theme: Theme | None = self._registers.find(entry, "themes", name, "theme")
        return theme

    def _notes(self, event: document.Event, taking_part: Participants) -> tuple[Note, ...]:
        """The notes that only some get."""
        delegates = set(taking_part.delegates)
        return tuple(
            self._note(name, text, delegates) for name, text in (event.notes_for or {}).items()
        )

    def _check_readers(self, entry: EventEntry) -> None:
        """Reports notes for nobody that is known."""
        known, means_everyone = self._registers.parties, self._roster.means_everyone
        names = [
            (name, name)
            for name in entry.record.notes_for or ()
            if name not in known and not means_everyone(name)
        ]
        self._registers.report_strangers(entry, "notes_for", names, key=True)

    def _note(self, name: str, text: WrittenText, delegates: set[Delegate]) -> Note:
        party = self._registers.parties.get(name)
        meant = self._roster.delegates_of([party]) if party else set()
        readers = delegates if self._roster.means_everyone(name) else delegates & meant
        return Note(party, frozenset(readers), self._registers.needed_text(text))

    def _check_notes(self, entry: EventEntry, events: list[Event]) -> None:
        """Reports notes that nobody would read, on whatever day."""
        for number, name in enumerate(entry.record.notes_for or ()):
            if not any(event.notes[number].delegates for event in events):
                entry.wrong("notes-for-nobody", "notes_for", name, key=True, name=name)

    def _host(self, host: document.Host) -> Host:
        text = self._registers.text
        return Host(
            name=text(host.name),
            title=text(host.title),
            organisation=text(host.organisation),
            local_name=text(host.local_name),
            phone=host.phone.value if host.phone else None,
        )

    def _reminder(self, event: document.Event) -> timedelta | None:
        """How long before; a reminder of no minutes is none."""
        if event.reminder is None:
            return self._defaults.reminder
        return event.reminder.value or None

    def _check(self, entry: EventEntry) -> None:
        event = entry.record
        if event.part_of:
            self._check_whole(entry, event.part_of.value)
        if event.from_ or event.to:
            _check_journey(entry)
        elif not entry.is_broken("from", "to"):
            _check_no_journey(entry)

    def _check_whole(self, entry: EventEntry, name: str) -> None:
        """Reports an event that is a part of nothing, or of itself."""
        ids = self._registers.ids
        if name == entry.id or ids.lack(name, "events"):
            near = (each for each in ids.of("events") if each != entry.id)
            entry.wrong("unknown-event", "part_of", near=near, name=name)


def _check_papers(entry: EventEntry, found: tuple[Paper, ...], events: list[Event]) -> None:
    """Reports papers that nobody would get, on whatever day."""
    for number, paper in enumerate(found):
        if paper.named and not any(event.documents[number].delegates for event in events):
            entry.wrong("document-for-nobody", *paper.path, "for")


def _check_journey(entry: EventEntry) -> None:
    event = entry.record
    if event.meet is not None:
        entry.wrong("meet-of-a-journey", "meet", key=True)
    is_read = not entry.is_broken("kind") and not entry.is_misspelt("kind")
    if event.kind.value != "travel" and is_read:
        key = "from" if event.from_ else "to"
        entry.wrong("journey-kind", key, key=True, name=key)
    for key in ("place", "city", "room"):
        if getattr(event, key) is not None:
            entry.wrong("journey-with-place", key, key=True, name=key)


def _check_no_journey(entry: EventEntry) -> None:
    event = entry.record
    keys = ("title", "from", "to")
    if event.title is None and not entry.is_broken(*keys) and not entry.is_misspelt(*keys):
        entry.wrong("untitled", key=True)
    for key in ("mode", "number", "check_in"):
        if getattr(event, key) is not None and not entry.is_misspelt("from", "to"):
            entry.wrong("journey-without-ends", key, key=True, name=key)


def journey_title(journey: Journey) -> Text:
    """The title of a journey that has none, in each language of the two names.

    "Paris → Tokyo"; one within a city is called after its places.
    """
    stops = (journey.origin, journey.destination)
    names = [stop.city.name for stop in stops]
    if stops[0].city is stops[1].city:
        names = [(stop.place or stop.city).name for stop in stops]
    languages = dict.fromkeys(language for name in names for language in name.by_language)
    titles = {
        each: " → ".join(dict.fromkeys(name.read(each) for name in names)) for each in languages
    }
    return Text(titles, names[0].language)
