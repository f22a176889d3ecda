"""What is different in an event, in words: what it is now and what it was, a sentence each."""

from collections.abc import Iterable, Iterator

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages.dates import length
from itinerary.programme.model import Event, Text
from itinerary.queries.selection import places
from itinerary.releases.changes import HELD, PEOPLE, PLACE, TIME, Change
from itinerary.releases.snapshot import Snapshot
from itinerary.views.changes.shifts import moved
from itinerary.views.changes.values import value_change
from itinerary.views.details import note_lines
from itinerary.views.facts import FACTS, Fact
from itinerary.views.readers import Reader
from itinerary.views.words import name, place, status_words, way, way_between, who

_WAY = frozenset({"mode", "number"})
_FACTS = {
    "title": Fact(d("Title"), lambda event, reader: [event.title.read(reader.language)]),
    **FACTS,
}


def remarks(change: Change, reader: Reader) -> Iterator[str]:
    """What is to be said of a change, a sentence each; a day only where that is another."""
    before, event = change.event_before, change.event
    fields = {each.field for each in change.differences}
    if change.was:
        yield _renamed(change)
    if change.change == "added" and change.to and event.notes:
        yield _other(_notes(change), None, event, reader)
    if change.change == "changed" and before:
        yield from _when_and_whether(fields, before, event, reader)
        yield from _where(fields, before, event, reader)
        yield from _who(fields, change, (before, event), reader)
        if change.to and event.status == "cancelled":
            return  # no link, no host: nothing that leads them to it
        for field, fact in {**_FACTS, "notes_for": _notes(change)}.items():
            if field == "follows" and field in fields and change.to:
                yield _("the order of the day is another")  # the other event may not be theirs
            elif field in fields:
                yield _other(fact, before, event, reader)


def _renamed(change: Change) -> str:
    """What an event was called, or may have been; of a repetition, its record says nothing."""
    if change.change == "changed":
        return _("its id was `{id}`").format(id=change.was)
    if "@" in change.id:
        return _("was this `{id}`?").format(id=change.was)
    sentence = _("was this `{id}`? Write `formerly: {id}` there, and phones will move it.")
    return sentence.format(id=change.was)


def _when_and_whether(
    fields: set[str], before: Event, event: Event, reader: Reader
) -> Iterator[str]:
    if "status" in fields:
        old, new = (status_words(each.status) for each in (before, event))
        yield value_change(_("Status"), old, new)
    if fields & TIME == HELD:
        old, new = (_held(each) for each in (before, event))
        yield value_change(_("Length in calendars"), old, new)
    elif fields & TIME:
        yield moved(before, event, reader)


def _held(event: Event) -> str:
    return length(event.when.held.length) if event.when.held else ""


def _where(fields: set[str], before: Event, event: Event, reader: Reader) -> Iterator[str]:
    if fields & PLACE:
        yield from _place(before, event, reader)
    if fields & _WAY:
        yield value_change(_("By"), way(before), way(event))


def _place(before: Event, event: Event, reader: Reader) -> Iterator[str]:
    """Where it is and was; else what is different of the same place."""
    old, new = (_names_of_places(each, reader) for each in (before, event))
    if old != new:
        label = _("Route") if before.journey and event.journey else _("Place")
        yield value_change(label, old, new)
        return
    said = {
        _("Address"): [_addresses(each, reader) for each in (before, event)],
        _("Access"): [_access(each, reader) for each in (before, event)],
        _("Coordinates"): [_spots(each) for each in (before, event)],
        _("Telephone"): [_phones(each) for each in (before, event)],
    }
    lines = [value_change(label, *texts) for label, texts in said.items() if texts[0] != texts[1]]
    yield from lines
    if not lines:
        yield _("the place is described otherwise")


def _names_of_places(event: Event, reader: Reader) -> str:
    return way_between(event.journey, reader) if event.journey else place(event, reader)


def _addresses(event: Event, reader: Reader) -> str:
    texts = (place.address for place in places(event))
    return _("; ").join(text.read(reader.language) for text in texts if text) or _("none")


def _access(event: Event, reader: Reader) -> str:
    texts = (place.access for place in places(event))
    return _("; ").join(text.read(reader.language) for text in texts if text)


def _phones(event: Event) -> str:
    return _("; ").join(place.phone for place in places(event) if place.phone)


def _spots(event: Event) -> str:
    """Where on earth its venues are, in degrees."""
    found = (place.coordinates for place in places(event))
    return _("; ").join(f"{each[0]}, {each[1]}" for each in found if each)


def _who(
    fields: set[str], change: Change, events: tuple[Event, Event], reader: Reader
) -> Iterator[str]:
    if fields & PEOPLE:
        yield from _people(change, events, reader)
    if "speakers" in fields:
        yield value_change(_("Speakers"), *(_speakers(each, reader) for each in events))
    if "confidential" in fields:
        yield _("now confidential") if events[1].confidential else _("no longer confidential")
    if "optional" in fields:
        yield _("now optional") if events[1].optional else _("no longer optional")


def _people(change: Change, events: tuple[Event, Event], reader: Reader) -> Iterator[str]:
    """Who joined and who left, by name; where nobody did, how the file named them otherwise."""
    joined, left = (
        _names(ids, snapshot, reader)
        for ids, snapshot in ((change.joined, change.after), (change.left, change.before))
    )
    if joined:
        yield _("joined: {names}").format(names=joined)
    if left:
        yield _("left: {names}").format(names=left)
    old, new = (who(event, reader) for event in events)
    if not joined and not left and old != new:
        yield value_change(_("Who"), old, new)


def _speakers(event: Event, reader: Reader) -> str:
    """Who speaks, in their order."""
    return _(", ").join(name(speaker, reader) for speaker in event.speakers)


def _names(ids: Iterable[str], snapshot: Snapshot | None, reader: Reader) -> str:
    known = {**snapshot.organisations, **snapshot.delegates} if snapshot else {}
    texts = (Text(known[id], next(iter(known[id]))) for id in ids)
    return _(", ").join(text.read(reader.language) for text in texts)


def _notes(change: Change) -> Fact:
    """The notes: for the one who reads them without their name, else with those of all readers."""

    def own(event: Event, reader: Reader) -> list[str]:
        return [note.text.read(reader.language) for note in event.notes]

    return Fact(d("Notes"), own if change.to else note_lines)


def _other(fact: Fact, before: Event | None, event: Event, reader: Reader) -> str:
    """What a key says now, and what it said before."""
    old, new = (_("; ").join(fact.texts(each, reader)) if each else "" for each in (before, event))
    return value_change(_(fact.label), old, new)
