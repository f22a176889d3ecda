"""Who takes part in an event: from the ids that the file names to delegates and organisations."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from itinerary.programme.model import Delegate, Group, Organisation, Party
from itinerary.programme.resolving.entries import Entry
from itinerary.programme.resolving.ids import EVERYONE
from itinerary.programme.resolving.registers import Registers
from itinerary.programme.shape.forms import References
from itinerary.programme.text.source import Key
from itinerary.values import Value
from itinerary.when import Days


class Named(NamedTuple):
    """Whom the ids under a key name: everyone, if so, and others."""

    everyone: bool
    who: tuple[Party, ...]


class Participants(Value, frozen=True):
    """How the file names them, and who that is, in the order of the file."""

    everyone: bool
    who: tuple[Party, ...]
    delegates: tuple[Delegate, ...]
    organisations: tuple[Organisation, ...]
    speakers: tuple[Delegate, ...]


class Roster:
    """The delegation, asked who takes part where."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._delegates = tuple(registers.delegates.values())
        self._organisations = tuple(registers.organisations.values())
        self._some_are_absent = any(delegate.present for delegate in self._delegates)
        self._known: dict[object, Participants] = {}
        self._of: dict[Organisation, list[Delegate]] = {}
        for delegate in self._delegates:
            if delegate.organisation:
                self._of.setdefault(delegate.organisation, []).append(delegate)

    def participants(
        self,
        named: Named,
        excepted: tuple[Party, ...],
        speakers: tuple[Delegate, ...],
        days: Days | None,
    ) -> Participants:
        """Who takes part in an event on these local days.

        Groups, organisations and everyone leave out delegates who are not present on any of the
        days; who is named in person stays in, and so do speakers.
        """
        key = (named, excepted, speakers, days if self._some_are_absent else None)
        if key not in self._known:
            self._known[key] = self._participants(named, excepted, speakers, days)
        return self._known[key]

    def _participants(
        self,
        named: Named,
        excepted: tuple[Party, ...],
        speakers: tuple[Delegate, ...],
        days: Days | None,
    ) -> Participants:
        everyone, who = named
        bodies = set(self._organisations) if everyone else organisations_of(who)
        in_person = set(who)
        people = {
            delegate
            for delegate in (self._delegates if everyone else self.delegates_of(who))
            if delegate in in_person or is_present(delegate, days)
        }
        people = people - self.delegates_of(excepted) | set(speakers)
        bodies -= organisations_of(excepted)
        bodies |= {delegate.organisation for delegate in people if delegate.organisation}
        return Participants(
            everyone=everyone,
            who=who,
            delegates=tuple(each for each in self._delegates if each in people),
            organisations=tuple(each for each in self._organisations if each in bodies),
            speakers=speakers,
        )

    def delegates_of(self, parties: Iterable[Party]) -> set[Delegate]:
        """The delegates whom the parties are, hold, or are represented by."""
        people: set[Delegate] = set()
        for member in (each for party in parties for each in _members(party)):
            people.update([member] if isinstance(member, Delegate) else self._of.get(member, ()))
        return people

    def named(self, entry: Entry[Any], key: str, ids: References | None) -> Named:
        """Whom the ids under a key name."""
        if ids is None:
            return Named(False, ())
        known = self._registers.parties
        everyone = False
        parties: list[Party] = []
        strangers: list[tuple[Key, str]] = []
        for index, name in enumerate(ids.value):
            party = known.get(name)
            if party and name != EVERYONE:
                parties.append(party)
            elif self.means_everyone(name):
                everyone = True
            else:
                strangers.append((index, name))
        self._registers.report_strangers(entry, key, strangers)
        return Named(everyone, tuple(dict.fromkeys(parties)))

    def means_everyone(self, name: str) -> bool:
        """Whether a name is no id, and means the whole delegation: everyone, tous, 全員."""
        if name == EVERYONE or name in self._registers.parties:
            return name == EVERYONE
        from itinerary.languages.meanings.codes import is_everyone  # few names are no ids

        return is_everyone(name)

    def speakers(self, entry: Entry[Any], ids: References | None) -> tuple[Delegate, ...]:
        """The delegates under `speakers`."""
        names = enumerate(ids.value if ids else ())
        found = [
            self._registers.find(entry, "delegates", name, *entry.item("speakers", index))
            for index, name in names
        ]
        return tuple(dict.fromkeys(delegate for delegate in found if delegate))


def organisations_of(parties: Iterable[Party]) -> set[Organisation]:
    """The organisations that the parties are or hold."""
    members = (member for party in parties for member in _members(party))
    return {member for member in members if isinstance(member, Organisation)}


def is_present(delegate: Delegate, days: Days | None) -> bool:
    """Whether a delegate is there on any of the days."""
    return not (delegate.present and days) or delegate.present.overlaps(days)


def _members(party: Party) -> tuple[Delegate | Organisation, ...]:
    return party.members if isinstance(party, Group) else (party,)
