"""What an event was before it changed, in words: when, by how much, where, who, and the rest."""

from collections.abc import Iterable, Iterator
from datetime import date

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages.dates import length
from itinerary.programme.model import Event, Text
from itinerary.queries.selection import places
from itinerary.releases.changes import PEOPLE, Change
from itinerary.releases.snapshot import Snapshot
from itinerary.views.changes.shifts import moved
from itinerary.views.details import note_lines
from itinerary.views.facts import FACTS, Fact
from itinerary.views.readers import Reader
from itinerary.views.words import name, place, way, way_between, who

_TIME = frozenset({"precision", "start", "end", "days", "held"})
PLACE = frozenset({"city", "place", "from", "to"})
_WAY = frozenset({"mode", "number"})
_STATUSES = {
    "confirmed": d("now confirmed"),
    "tentative": d("now tentative"),
    "cancelled": d("now cancelled"),
}


_FACTS = {
    "title": Fact(d("Title"), lambda event, reader: [event.title.read(reader.language)]),
    **FACTS,
}


def remarks(change: Change, day: date | None, reader: Reader) -> Iterator[str]:
    """What is to be said of a change under a day's heading, a sentence each."""
    before, event = change.event_before, change.event
    fields = {each.field for each in change.differences}
    if change.was:
        yield _renamed(change)
    if change.change == "added" and change.to and event.notes:
        yield _other(_notes(change), None, event, reader)
    if change.change == "changed" and before:
        yield from _when_and_whether(fields, before, event, day, reader)
        yield from _where(fields, before, event, reader)
        yield from _who(fields, change, (before, event), reader)
        for field, fact in {**_FACTS, "notes_for": _notes(change)}.items():
            if field in fields:
                yield _other(fact, before, event, reader)


def _renamed(change: Change) -> str:
    if "@" in change.id or "@" in (change.was or ""):
        return _("was this `{id}`?").format(id=change.was)
    return _("was this `{id}`? Keep its id, and phones will move it.").format(id=change.was)


def _when_and_whether(
    fields: set[str], before: Event, event: Event, day: date | None, reader: Reader
) -> Iterator[str]:
    if "status" in fields:
        yield _status(before, event)
    if fields & _TIME:
        yield _known(fields & _TIME, event) or moved(before, event, day, reader)


def _known(fields: set[str], event: Event) -> str:
    """That an hour is known now, where the other is what it was."""
    if fields == {"held"} and event.when.held:
        return _("in calendars it lasts {length}").format(length=length(event.when.held.length))
    if event.when.is_open:
        return ""
    if fields == {"start", "held"}:
        return _("its departure is known now")
    if fields == {"end", "held"}:
        return _("its arrival is known now") if event.journey else _("its end is known now")
    return ""


def _status(before: Event, event: Event) -> str:
    if before.status == "cancelled":
        return _("no longer cancelled")
    return _(_STATUSES[event.status])


def _where(fields: set[str], before: Event, event: Event, reader: Reader) -> Iterator[str]:
    if fields & PLACE:
        yield _place(before, event, reader)
    if fields & _WAY:
        old = way(before)
        yield _("was {way}").format(way=old) if old else _("it was not known by what")


def _place(before: Event, event: Event, reader: Reader) -> str:
    """Where it was; else what is different of the same place."""
    old, new = (_names_of_places(each, reader) for each in (before, event))
    if old != new:
        return _("was at {place}").format(place=old or _("no known place"))
    address, now = (_addresses(each, reader) for each in (before, event))
    if address != now:
        words = {"label": _("Address"), "before": address, "after": now}
        return _("{label}: {after} (was: {before})").format(**words)
    return _("the place is described otherwise")


def _names_of_places(event: Event, reader: Reader) -> str:
    return way_between(event.journey, reader) if event.journey else place(event, reader)


def _addresses(event: Event, reader: Reader) -> str:
    texts = (place.address for place in places(event))
    return _("; ").join(text.read(reader.language) for text in texts if text) or _("none")


def _who(
    fields: set[str], change: Change, events: tuple[Event, Event], reader: Reader
) -> Iterator[str]:
    before, event = events
    if fields & PEOPLE:
        yield from _people(change, before, reader)
    if "speakers" in fields:
        yield from _speakers(before, event, reader)
    if "confidential" in fields:
        yield _("now confidential") if event.confidential else _("no longer confidential")


def _people(change: Change, before: Event, reader: Reader) -> Iterator[str]:
    """Who joined and who left, by name; where nobody did, how the file named them otherwise."""
    joined, left = (
        _names(ids, snapshot, reader)
        for ids, snapshot in ((change.joined, change.after), (change.left, change.before))
    )
    if joined:
        yield _("joined: {names}").format(names=joined)
    if left:
        yield _("left: {names}").format(names=left)
    named = who(before, reader)
    if not joined and not left and named != who(change.event, reader):
        yield _("who takes part: was {who}").format(who=named)


def _speakers(before: Event, event: Event, reader: Reader) -> Iterator[str]:
    """Who speaks now, and who does no longer."""
    old, new = ({each.id: name(each, reader) for each in it.speakers} for it in (before, event))
    speaking = [words for id, words in new.items() if id not in old]
    silent = [words for id, words in old.items() if id not in new]
    if speaking:
        yield _("now speaking: {names}").format(names=_(", ").join(speaking))
    if silent:
        yield _("no longer speaking: {names}").format(names=_(", ").join(silent))
    if not speaking and not silent:
        yield _("they speak in another order")


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
    words = {"label": _(fact.label), "before": old, "after": new}
    if old == new:
        return _("{label}: changed in another language").format(**words)
    if not old:
        return _("{label}: {after}").format(**words)
    if not new:
        return _("{label}: no longer “{before}”").format(**words)
    return _("{label}: {after} (was: {before})").format(**words)
