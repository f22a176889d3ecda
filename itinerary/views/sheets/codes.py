"""Codes of lists for other people's desks: of all that a list tells, in any release.

What tells lines apart in the file is no part of it: an id is told to nobody.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from itinerary.releases.accounts import Account
from itinerary.releases.codes import Listing, code, encoded
from itinerary.releases.identities import id_in_file
from itinerary.releases.parts import EVENTS, Body, Head, Person
from itinerary.releases.snapshot import Snapshot, days_of
from itinerary.values import replace
from itinerary.views.sheets.catalogue import OF_A_CITY, OF_A_DAY, SHEETS, every_asked, sheet
from itinerary.views.sheets.records import Asked, DeskSheet, Mission, SheetName, told
from itinerary.views.sheets.telling import mission_told


class _Known(NamedTuple):
    """An account, the mission as it was told, and of what its people, and all else, are made."""

    account: Account
    mission: Mission
    people: tuple[int, ...]
    parts: tuple[int, ...]


class DeskCodes:
    """The codes of the lists of a programme; an account's events and people have their keys.

    What a release left as it was is made once for all releases, and what is told of an event once
    for all of its people who are told the same.
    """

    def __init__(self, programme: str) -> None:
        self._programme = programme
        self._known: dict[int, _Known] = {}
        self._made: dict[object, str | None] = {}
        self._days: dict[int, tuple[Snapshot, frozenset[date]]] = {}

    def code(self, name: SheetName, asked: Asked, account: Account) -> str | None:
        """The code of a list, of all that filters leave out too; None where nothing is on it."""
        whole = replace(asked, people=None, events=None, named=False)
        if name in OF_A_DAY and asked.delegate:
            whole = replace(whole, people=frozenset({asked.delegate}))
        return self._code(name, whole, account)

    def codes(self, account: Account) -> Iterator[tuple[Listing, str]]:
        """All lists that there were, each with its code."""
        for name in SHEETS:
            for asked in every_asked(name, self.mission(account)):
                if known := self._code(name, asked, account):
                    yield listing_of(name, asked, account), known

    def mission(self, account: Account) -> Mission:
        """A mission as it was told."""
        return self._of(account).mission

    def _of(self, account: Account) -> _Known:
        if id(account) not in self._known:
            parts = account.parts.values()
            self._known[id(account)] = _Known(
                account,
                mission_told(self._programme, account.events, account.parts, id_in_file),
                tuple(id(part) for part in parts if isinstance(part, (Head, Person, Body))),
                tuple(map(id, parts)),
            )
        return self._known[id(account)]

    def _code(self, name: SheetName, asked: Asked, account: Account) -> str | None:
        key = (name, *self._made_of(name, asked, account))
        if key not in self._made:
            made = sheet(name, self.mission(account), asked)
            self._made[key] = None if made.is_empty else _digest(made)
        digest = self._made[key]
        if digest is None:
            return None
        listing = listing_of(name, asked, account)
        bare = Listing(name, id_in_file(listing.reader), id_in_file(listing.scope))
        return code(self._programme, bare, digest)

    def _days_of(self, event: Snapshot) -> frozenset[date]:
        """The days on which an event stands; it is kept, for it is known by identity."""
        if id(event) not in self._days:
            self._days[id(event)] = (event, frozenset(days_of(event)))
        return self._days[id(event)][1]

    def _made_of(self, name: SheetName, asked: Asked, account: Account) -> tuple[object, ...]:
        """What a list is made of: objects that are the same as long as nothing of it is another."""
        known, reader = self._of(account), asked.delegate
        if asked.event:
            event = account.events[asked.event]
            heads = account.parts.get(("heads", f"{EVENTS}{asked.event}"))
            notes = tuple(id(each) for each in event.notes_for if reader in each.delegates)
            papers = tuple(id(e) for e in event.documents if reader in (e.delegates or ()))
            return id(event), id(heads), known.people, bool(reader), notes, papers
        if reader:
            events = account.events_of(account.people[reader]).values()
            theirs = [each for each in events if not asked.day or asked.day in self._days_of(each)]
            # Whom they can call depends on where they are on any day.
            cities = frozenset(city for each in events for city in _cities_of(each))
            return reader, asked.day, cities, tuple(map(id, theirs)), known.parts
        return asked.day, asked.city, id(account)


def _cities_of(event: Snapshot) -> Iterator[tuple[str, bool]]:
    """The ids of the cities of an event, and whether it takes place."""
    for city in (event.city, event.to.city if event.to else None):
        if city:
            yield city.id, event.status != "cancelled"


def listing_of(name: SheetName, asked: Asked, account: Account) -> Listing:
    """Which list is asked for: whose, and of which day, event or city."""
    reader = account.people.get(asked.delegate or "", "")
    day = asked.day.isoformat() if asked.day else ""
    return Listing(name, reader, day or asked.event or asked.city or "")


def asked_of(listing: Listing) -> Asked:
    """What is asked for, of a list."""
    reader, scope = id_in_file(listing.reader) or None, listing.scope or None
    if listing.kind in OF_A_DAY:
        day = date.fromisoformat(listing.scope)
        return Asked(day=day, delegate=reader, people=frozenset({reader or ""}))
    if listing.kind in OF_A_CITY:
        return Asked(city=scope)
    return Asked(event=scope, delegate=reader)


def _digest(made: DeskSheet) -> str:
    """A digest of all that a list tells but ids, its parts and their lines in one order."""
    said = sorted(encoded((_bare(about), _lines(tables))) for about, tables in told(made))
    return sha256(encoded(said).encode()).hexdigest()


def _lines(tables: Mapping[str, list[Any]]) -> dict[str, list[str]]:
    return {name: sorted(encoded(_bare(line)) for line in tables[name]) for name in sorted(tables)}


def _bare(said: Any) -> Any:
    """A value of a list without ids."""
    if isinstance(said, dict):
        return {key: _bare(value) for key, value in said.items() if key not in {"id", "follows"}}
    return [*map(_bare, said)] if isinstance(said, (list, tuple)) else said
