"""What each delegate knows of a programme, by the messages that they were sent."""

from collections.abc import Iterator
from typing import NamedTuple

from itinerary.delivery.mail.sent import Sent
from itinerary.errors import RecordError
from itinerary.formats.mailboxes import mailbox
from itinerary.languages import _
from itinerary.programme.model import Delegate, Text
from itinerary.releases.changes import Contents
from itinerary.releases.history import History
from itinerary.releases.identities import id_in_file
from itinerary.releases.identity import Version, digest
from itinerary.releases.news import before_latest, told_by
from itinerary.releases.snapshot import Snapshot, told_to, under
from itinerary.releases.versions import Versions


class Untold(NamedTuple):
    """Whoever left the delegation, and the number of events that they still believe in."""

    name: Text
    number: int


class Knowledge:
    """What was sent of a programme, as what those who got it know of its events.

    Whoever has no address to send anything to was told what the releases before the latest said.
    """

    def __init__(self, sent: Sent, versions: Versions) -> None:
        """RecordError when the record of releases does not have what was sent."""
        history = versions.history
        refuse_unrecorded(sent, history)
        self._sent = sent
        self._programme = versions.programme
        self._identities = versions.identities
        self._otherwise = told_by(history, before_latest(versions))
        self._contents = _contents(history)

    def of(self, delegate: Delegate) -> Contents:
        """What a delegate knows of each event that was sent to the address that they have now."""
        address = self._address(delegate)
        if address is None:
            return self._otherwise
        return {**self._known_elsewhere(delegate, address[1]), **self._known(*address)}

    def _known_elsewhere(self, delegate: Delegate, address: str) -> Contents:
        """What they were sent there under other ids, as if it had been under this one."""
        return {
            id: under(content, self._identities.id_of(key), delegate.id)
            for key in self._identities.elsewhere(delegate)
            for id, content in self._known(key, address).items()
            if delegate.id not in content.delegates
        }

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever sent to anybody."""
        return not self._sent

    def is_first(self, delegate: Delegate) -> bool:
        """Whether nothing was ever sent to the address that a delegate has now."""
        address = self._address(delegate)
        return address is not None and not self.of(delegate)

    def untold(self) -> Iterator[Untold]:
        """Those who are delegates no more, and were sent events that were not cancelled.

        Nobody whose mailbox a delegate has now: it is they, under another id, or it is read; but
        not by whoever has their id, and is somebody else.
        """
        read = {
            (id, address[1])
            for id, delegate in self._programme.delegates.items()
            if (address := self._address(delegate))
        }
        for key in self._sent.delegates:
            id = self._identities.id_of(key)
            addresses = self._sent.addresses(key)
            others = {where for each, where in read if each != id_in_file(key)}
            if id in self._programme.delegates or addresses & others:
                continue
            theirs = [each for each in self._known(key).values() if _counts_on(id, each)]
            if theirs:
                texts = theirs[-1].delegates[id]
                yield Untold(Text(texts, next(iter(texts))), len(theirs))

    def _address(self, delegate: Delegate) -> tuple[str, str] | None:
        """A delegate's key and a digest of their address, if they have one."""
        address = mailbox("", delegate.email) if delegate.email else None
        key = self._identities.keys[delegate.id]
        return address and (key, digest(self._programme.id, address.address))

    def _known(self, key: str, address: str | None = None) -> Contents:
        """What somebody was sent at an address, or at any."""
        told = self._sent.told(key, address)
        contents = {id: self._contents[id, version] for id, version in told.items()}
        return {id: content for id, content in contents.items() if content}


def refuse_unrecorded(sent: Sent, history: History) -> None:
    """RecordError when the record of releases does not have what was sent."""
    recorded = _contents(history)
    told = (sent.told(id, each) for id in sent.delegates for each in sent.addresses(id))
    if any(event not in recorded for each in told for event in each.items()):
        raise RecordError(
            _(
                "More was sent of this programme than its record of releases has. "
                "Put back the latest copy of that record. If there is none, move "
                "NAME.sent.json away: everybody then gets everything again."
            )
        )


def _contents(history: History) -> dict[tuple[str, Version], Snapshot | None]:
    """What was ever released of each event, by its version."""
    histories = history.histories.values()
    return {(entry.id, entry.version): entry.content for each in histories for entry in each}


def _counts_on(id: str, content: Snapshot) -> bool:
    told = told_to(id, content)
    return told is not None and told.status != "cancelled"
