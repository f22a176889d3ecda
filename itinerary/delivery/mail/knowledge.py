"""What each delegate knows of a programme, by the messages that they were sent."""

from collections.abc import Iterator
from typing import NamedTuple

from itinerary.delivery.mail.sent import Sent
from itinerary.errors import RecordError
from itinerary.formats.mailboxes import mailbox
from itinerary.languages import _
from itinerary.programme.model import Delegate, Text
from itinerary.releases.changes import Contents
from itinerary.releases.history import History, Saying, told_by
from itinerary.releases.identities import id_in_file
from itinerary.releases.identity import Version, digest
from itinerary.releases.news import before_latest
from itinerary.releases.snapshot import Snapshot, told_to, under
from itinerary.releases.versions import Versions


class Untold(NamedTuple):
    """Whoever left the delegation, and the number of events that they still believe in.

    `is_read` says that somebody else has the address to which these were sent.
    """

    name: Text
    number: int
    is_read: bool


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
        self._sayings = _sayings(history)
        self._now = versions.current

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

        Not they who have another id now: they hear of it under that one. Nor of what a delegate
        with their mailbox takes part in, which stays there; but whoever has their id is nobody
        who reads for them.
        """
        for key in self._sent.delegates:
            id = self._identities.id_of(key)
            readers = self._readers(key)
            if id in self._programme.delegates or self._is_told_elsewhere(key, readers):
                continue
            others = [each for each in readers if each.id != id_in_file(key)]
            theirs = [
                content
                for event, content in self._known(key).items()
                if _counts_on(id, content)
                and not any(_counts_on(each.id, self._now.get(event)) for each in others)
            ]
            if theirs:
                texts = theirs[-1].delegates[id]
                yield Untold(Text(texts, next(iter(texts))), len(theirs), bool(readers))

    def _readers(self, key: str) -> list[Delegate]:
        """The delegates who have a mailbox now that somebody was sent events to."""
        addresses = self._sent.addresses(key)
        return [
            delegate
            for delegate in self._programme.delegates.values()
            if (address := self._address(delegate)) and address[1] in addresses
        ]

    def _is_told_elsewhere(self, key: str, readers: list[Delegate]) -> bool:
        return any(key in self._identities.elsewhere(each) for each in readers)

    def _address(self, delegate: Delegate) -> tuple[str, str] | None:
        """A delegate's key and a digest of their address, if they have one."""
        address = mailbox("", delegate.email) if delegate.email else None
        key = self._identities.keys[delegate.id]
        return address and (key, digest(self._programme.id, address.address))

    def _known(self, key: str, address: str | None = None) -> Contents:
        """What somebody was sent at an address, or at any."""
        told = self._sent.told(key, address)
        sayings = (self._sayings[each] for each in told.items())
        return {said.id: said.content for said in sayings if said.content}


def refuse_unrecorded(sent: Sent, history: History) -> None:
    """RecordError when the record of releases does not have what was sent."""
    recorded = _sayings(history)
    told = (sent.told(id, each) for id in sent.delegates for each in sent.addresses(id))
    if any(event not in recorded for each in told for event in each.items()):
        raise RecordError(
            _(
                "More was sent of this programme than its record of releases has. "
                "Put back the latest copy of that record. If there is none, move "
                "NAME.sent.json away: everybody then gets everything again."
            )
        )


def _sayings(history: History) -> dict[tuple[str, Version], Saying]:
    """What was ever released of each event, by its key and version."""
    histories = history.histories.values()
    return {(said.key, said.version): said for each in histories for said in each}


def _counts_on(id: str, content: Snapshot | None) -> bool:
    told = told_to(id, content)
    return told is not None and told.status != "cancelled"
