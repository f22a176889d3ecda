"""Who reads the same mailbox: there, an event is one, whoever it is for, and its numbers go on."""

from collections.abc import Iterator

from itinerary.programme.model import Programme
from itinerary.releases.identities import Identities
from itinerary.releases.identity import digest
from itinerary.releases.parts import Person
from itinerary.releases.record import Record
from itinerary.releases.tellings import Audience


class Mailboxes:
    """Who ever had the same address as who, in what was released or as the file has it now."""

    def __init__(self, programme: Programme, record: Record | None, identities: Identities) -> None:
        self._readers: dict[Audience, frozenset[Audience]] = {}
        self._identities = identities
        first: dict[str, Audience] = {}  # the first one to have an address
        for id, address in (*self._told(record), *_now(programme)):
            other = first.setdefault(address, id)
            if other not in self.readers(id):
                together = self.readers(id) | self.readers(other)
                self._readers |= dict.fromkeys(together, together)

    def readers(self, reader: Audience) -> frozenset[Audience]:
        """A reader, and those with the same mailbox, by what they are called now."""
        return self._readers.get(reader) or frozenset({reader})

    def _told(self, record: Record | None) -> Iterator[tuple[Audience, str]]:
        for release in record.releases if record else ():
            for part in release.parts:
                if isinstance(part, Person) and part.email:
                    yield self._identities.id_of(part.id), part.email


def _now(programme: Programme) -> Iterator[tuple[Audience, str]]:
    for delegate in programme.delegates.values():
        if delegate.email:
            yield delegate.id, digest(programme.id, delegate.email)
