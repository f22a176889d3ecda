"""What is read on each list: on a page or a paper, by one delegate or by several people.

It is data, of events and of all else, as people were told it: words, language and paper make
nothing another. Who has which edition, and which code stands on what they hold, follows from it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from msgspec.structs import replace

from itinerary.programme.model import ARRANGEMENTS
from itinerary.releases.accounts import Account
from itinerary.releases.changes import Contents
from itinerary.releases.codes import Listing, encoded
from itinerary.releases.identities import id_in_file
from itinerary.releases.parts import Body, Circle, Day, Head, Part, Parts, Person, Stay
from itinerary.releases.snapshot import FIELDS, Snapshot, as_data, days_of, own, shared, shown

_UNTOLD = ("part", "id", "email", "formerly")  # kept to tell parts and people apart
# What the public programme says of an event, beside its place and speakers.
_PUBLIC = (
    "title", "kind", "status", "precision", "start", "end", "held", "days", "about", "place_tbc",
    "home", "mission", "city", "organisations", "speakers", "notice",
)  # fmt: skip


class Reading(NamedTuple):
    """What is read on a list: of events, of other parts, and of those that all have in common."""

    events: Contents
    parts: Parts
    common: Parts | None = None

    @property
    def all_parts(self) -> Parts:
        """The parts, a reader's own instead of what others are told of them."""
        return {**(self.common or {}), **self.parts}


class Readings:
    """What is read on lists of any account; what many read alike is made once."""

    def __init__(self) -> None:
        self._views: dict[object, tuple[Snapshot, Snapshot]] = {}
        self._readers: dict[int, tuple[Snapshot, list[frozenset[str] | None]]] = {}
        self._digests: dict[int, tuple[Snapshot | Parts, str]] = {}
        self._rosters: dict[int, tuple[Account, Parts]] = {}

    def of(self, listing: Listing, account: Account) -> Reading | None:
        """What is read on a list, whose reader is a key; None by who is not in the delegation."""
        if listing.reader and not account.has(listing.reader):
            return None
        return _KINDS[listing.kind](self, account, listing.reader)

    def data(self, reading: Reading) -> object:
        """What is read, as JSON has it: equal where it says the same."""
        events = map(self._digest, reading.events.values())
        common = self._digest(reading.common) if reading.common else ""
        return sorted(events), sorted(map(_encoded_part, reading.parts.values())), common

    def own_events(self, key: str, account: Account) -> Contents:
        """The events of a delegate, with the notes and papers for them."""
        id = id_in_file(key)
        return {name: self._own(id, event) for name, event in account.events_of(key).items()}

    def shared_events(self, account: Account) -> Contents:
        """The events of which the whole delegation may know, as several people are told them."""
        return {
            id: self._view("shared", event, lambda each: _without_what_is_off(shared(each)))
            for id, event in account.events.items()
            if not event.confidential
        }

    def public_events(self, account: Account) -> Contents:
        """The events of which anybody may know."""
        return {
            id: self._view("public", event, _public)
            for id, event in account.events.items()
            if _is_public(event)
        }

    def roster(self, account: Account) -> Parts:
        """Who the delegation is, as all of it are told."""
        if id(account) not in self._rosters:
            found = {name: _as_told_to_all(part) for name, part in account.parts.items()}
            roster = {name: part for name, part in found.items() if part}
            self._rosters[id(account)] = (account, roster)
        return self._rosters[id(account)][1]

    def _own(self, id: str, event: Snapshot) -> Snapshot:
        """An event as a delegate is told it, once for all who are told the same."""
        theirs = [place for place, ids in enumerate(self._for(event)) if ids is None or id in ids]
        is_noted = bool(theirs) and theirs[0] < len(event.notes_for)
        what = ("own", id if is_noted else "", *theirs)
        return self._view(what, event, lambda each: _without_what_is_off(own(id, each)))

    def _for(self, event: Snapshot) -> list[frozenset[str] | None]:
        """Whom its notes, and then its papers, are for; None for all who take part."""
        known = self._readers.get(id(event))
        if known is None:
            notes = [frozenset(note.delegates) for note in event.notes_for]
            papers = [
                None if each.delegates is None else frozenset(each.delegates)
                for each in event.documents
            ]
            known = self._readers[id(event)] = (event, [*notes, *papers])
        return known[1]

    def _view(
        self, what: object, event: Snapshot, seen: Callable[[Snapshot], Snapshot]
    ) -> Snapshot:
        """An event as somebody is told it, made once; kept with it, for it is known by identity."""
        key = (what, id(event))
        if key not in self._views:
            self._views[key] = (event, seen(event))
        return self._views[key][1]

    def _digest(self, said: Snapshot | Parts) -> str:
        """A digest of an event, or of several parts."""
        if id(said) not in self._digests:
            self._digests[id(said)] = (said, sha256(_encoded(said).encode()).hexdigest())
        return self._digests[id(said)][1]


def _encoded(said: Snapshot | Parts) -> str:
    """What is said, and no key of what is not: that another version knows more makes no other."""
    if isinstance(said, Snapshot):
        data = {key: shown(said, FIELDS[key]) for key in sorted(as_data(said))}
        if said.organisations:
            data["organisations"] = said.organisations
        if said.follows:  # a key may say that there was another of that id
            data["follows"] = id_in_file(said.follows)
        return encoded(data)
    return encoded(sorted(map(_encoded_part, said.values())))


def _encoded_part(part: Part) -> str:
    """What a part says, and of what sort it is."""
    data = as_data(part)
    said = {key: data[key] for key in sorted(data) if key not in _UNTOLD}
    if isinstance(part, Day):
        said["id"] = part.id
    if isinstance(part, Person) and part.organisation:
        said["organisation"] = id_in_file(part.organisation)
    if isinstance(part, Stay):
        said["rooms"] = {id_in_file(key): room for key, room in part.rooms.items()}
    return encoded((data["part"], said))


def _without_what_is_off(event: Snapshot) -> Snapshot:
    """An event; of one that is cancelled when, who and where, which is all that is printed."""
    if event.status != "cancelled":
        return event
    place = event.place and replace(event.place, phone=None, access=None)
    arrangements = dict.fromkeys(ARRANGEMENTS)
    return replace(
        event,
        **arrangements,
        place=place,
        description=None,
        hosts=[],
        press=None,
        reminder=None,
        url=None,
        meet=None,
        check_in=None,
        steps=[],
        notes_for=[],
        documents=[],
    )


def _is_public(event: Snapshot) -> bool:
    hidden = event.confidential or event.status == "cancelled" or event.press == "closed"
    return not hidden and event.kind != "travel" and event.from_ is None


def _public(event: Snapshot) -> Snapshot:
    """What anybody may know of an event: title, hours, place, organisations and speakers."""
    place = event.place and replace(event.place, phone=None, access=None)
    speakers = {id: event.delegates[id] for id in event.speakers}
    return Snapshot(
        place=place, delegates=speakers, **{key: getattr(event, key) for key in _PUBLIC}
    )


def _page(readings: Readings, account: Account, reader: str) -> Reading:
    """A delegate's page: all that they are told."""
    return Reading(readings.own_events(reader, account), account.own_parts(reader))


def _card(_readings: Readings, account: Account, reader: str) -> Reading:
    """The card of a page: who they are, and of which mission."""
    theirs = account.own_parts(reader).items()
    parts = {name: bare for name, part in theirs if (bare := _on_card(part))}
    return Reading({}, parts)


def _on_card(part: Part) -> Part | None:
    """What a card has of a part."""
    match part:
        case Head():
            return replace(part, notice=None, logo=None)
        case Person():
            return replace(part, language=None, present=None, photo=None, biography=None)
        case Body():
            return part
    return None


def _booklet(readings: Readings, account: Account, reader: str) -> Reading:
    """A delegate's booklet, or everybody's; each says who the delegation is."""
    page = Reading(readings.shared_events(account), account.shared_parts)
    if reader:
        page = _page(readings, account, reader)
    return Reading(page.events, _of_days(page.parts, page.events), readings.roster(account))


def _of_days(parts: Parts, events: Contents) -> Parts:
    """The parts without days on which nothing is: these have no page."""
    days = {day for event in events.values() for day in days_of(event)}
    return {
        name: part
        for name, part in parts.items()
        if not isinstance(part, Day) or date.fromisoformat(part.id) in days
    }


def _as_told_to_all(part: Part) -> Part | None:
    """Somebody of the delegation, or a body, as all of it are told; None for what is neither."""
    if isinstance(part, Person):
        return replace(part, language=None, biography=None)
    return part if isinstance(part, Body) else None


def _programme(readings: Readings, account: Account, _reader: str) -> Reading:
    """The programme as anybody may read it."""
    events = readings.public_events(account)
    parts = {
        name: replace(part, note=None) if isinstance(part, Day) else part
        for name, part in account.parts.items()
        if isinstance(part, (Head, Day))
    }
    return Reading(events, _of_days(parts, events))


def _office(_readings: Readings, account: Account, _reader: str) -> Reading:
    """The secretariat's page: everything."""
    parts = account.parts.items()
    return Reading(
        account.events, {name: part for name, part in parts if not isinstance(part, Circle)}
    )


_OWN = ("page", "card", "booklet")  # of which each delegate has one
_SHARED = ("booklet", "programme", "office")


def listings(account: Account) -> Iterator[Listing]:
    """The lists that there are; their readers are keys."""
    yield from map(Listing, _SHARED)
    for key in account.people.values():
        yield from (Listing(kind, key) for kind in _OWN)


_KINDS: Mapping[str, Callable[[Readings, Account, str], Reading]] = {
    "page": _page,
    "card": _card,
    "booklet": _booklet,
    "programme": _programme,
    "office": _office,
}
