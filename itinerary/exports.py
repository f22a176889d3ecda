"""Which calendars an export is made of: who gets which events, under which file name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from itinerary.calendars import Version, calendar_event, is_held, shared
from itinerary.files import safe_name
from itinerary.formats.ics import EventBytes, write_calendar, write_event
from itinerary.languages import _
from itinerary.programme.model import Delegate, Event, Programme
from itinerary.queries import Selection
from itinerary.words import Reader, name


class File(NamedTuple):
    """A calendar to be written: its name with its ending, its bytes, and how many events it has."""

    name: str
    data: bytes
    events: int


class Exporter:
    """Makes the calendars of a programme, each event once for all who get the same of it."""

    def __init__(
        self, programme: Programme, reader: Reader, version: Callable[[Event], Version]
    ) -> None:
        self._programme = programme
        self._reader = reader
        self._version = version
        self._made: dict[object, EventBytes] = {}

    def of_each_delegate(self, events: Sequence[Event]) -> Iterator[File]:
        """A calendar for each delegate who takes part in any of the events."""
        taken: set[str] = set()
        by_delegate = _by_delegate(events)
        for delegate in self._programme.delegates.values():
            if theirs := by_delegate.get(delegate):
                stem = safe_name(delegate.name.read(self._reader.language), delegate.id, taken)
                taken.add(stem)
                yield File(f"{stem}.ics", self.of_delegate(theirs, delegate), len(theirs))

    def of_selection(self, events: Sequence[Event], selection: Selection) -> File | None:
        """One calendar of a selection: one delegate's own, or one for several people."""
        match selection.parties:
            case (Delegate() as delegate,):
                held = [event for event in events if is_held(event)]
                data = self.of_delegate(held, delegate)
                stem = safe_name(delegate.name.read(self._reader.language), delegate.id, set())
            case _:
                held = [event for event in shared(events) if is_held(event)]
                data, stem = self.of_several(held), self._programme.id
        return File(f"{stem}.ics", data, len(held)) if held else None

    def of_delegate(self, events: Iterable[Event], delegate: Delegate) -> bytes:
        """The calendar of one delegate, with the notes for them."""
        mission = self._programme.title.read(self._reader.language)
        whose = name(delegate, self._reader)
        title = _("{mission} – {name}").format(mission=mission, name=whose)
        made = [self._event(event, delegate) for event in events if delegate in event.delegates]
        return write_calendar(title, made)

    def of_several(self, events: Iterable[Event]) -> bytes:
        """One calendar for several people, of events that are not confidential."""
        title = self._programme.title.read(self._reader.language)
        return write_calendar(title, [self._event(event, None) for event in events])

    def _event(self, event: Event, to: Delegate | None) -> EventBytes:
        notes = tuple(note for note in event.notes if to in note.delegates)
        key = (event, notes)
        if key not in self._made:
            version = self._version(event)
            said = calendar_event(event, self._programme, self._reader, version, to)
            self._made[key] = write_event(said)
        return self._made[key]


def _by_delegate(events: Iterable[Event]) -> dict[Delegate, list[Event]]:
    theirs: dict[Delegate, list[Event]] = {}
    for event in events:
        for delegate in event.delegates if is_held(event) else ():
            theirs.setdefault(delegate, []).append(event)
    return theirs
