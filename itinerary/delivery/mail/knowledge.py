"""What each delegate knows of a programme, by the messages that they were sent."""

from collections.abc import Iterator
from typing import NamedTuple

from itinerary.delivery.mail.sent import Sent, digest
from itinerary.errors import RecordError
from itinerary.formats.mailboxes import mailbox
from itinerary.languages import _
from itinerary.programme.model import Delegate, Text
from itinerary.releases.changes import Contents
from itinerary.releases.identity import Version
from itinerary.releases.news import before_latest, told_by
from itinerary.releases.record import Record
from itinerary.releases.snapshot import Snapshot, told_to
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
        record = versions.record
        refuse_unrecorded(sent, record)
        self._sent = sent
        self._programme = versions.programme
        self._otherwise = told_by(record, before_latest(versions))
        self._contents = _contents(record)

    def of(self, delegate: Delegate) -> Contents:
        """What a delegate knows of each event that was sent to the address that they have now."""
        address = self._address(delegate)
        return self._otherwise if address is None else self._known(self._sent.told(*address))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever sent to anybody."""
        return not self._sent

    def is_first(self, delegate: Delegate) -> bool:
        """Whether nothing was ever sent to the address that a delegate has now."""
        address = self._address(delegate)
        return address is not None and not self._sent.told(*address)

    def untold(self) -> Iterator[Untold]:
        """Those who are delegates no more, and were sent events that were not cancelled.

        Nobody whose mailbox a delegate has now: it is they, under another id, or it is read.
        """
        read = {self._address(each) for each in self._programme.delegates.values()}
        addresses = {address for _id, address in filter(None, read)}
        for id in self._sent.delegates:
            if id in self._programme.delegates or self._sent.addresses(id) & addresses:
                continue
            known = self._known(self._sent.told(id)).values()
            theirs = [each for each in known if _counts_on(id, each)]
            if theirs:
                texts = theirs[-1].delegates[id]
                yield Untold(Text(texts, next(iter(texts))), len(theirs))

    def _address(self, delegate: Delegate) -> tuple[str, str] | None:
        """A delegate and a digest of their address, if they have one."""
        address = mailbox("", delegate.email) if delegate.email else None
        return address and (delegate.id, digest(self._programme.id, address.address))

    def _known(self, told: dict[str, Version]) -> Contents:
        contents = {id: self._contents[id, version] for id, version in told.items()}
        return {id: content for id, content in contents.items() if content}


def refuse_unrecorded(sent: Sent, record: Record | None) -> None:
    """RecordError when the record of releases does not have what was sent."""
    recorded = _contents(record)
    told = (sent.told(id, each) for id in sent.delegates for each in sent.addresses(id))
    if any(event not in recorded for each in told for event in each.items()):
        raise RecordError(
            _(
                "More was sent of this programme than its record of releases has. "
                "Put back the latest copy of that record. If there is none, move "
                "NAME.sent.json away: everybody then gets everything again."
            )
        )


def _contents(record: Record | None) -> dict[tuple[str, Version], Snapshot | None]:
    """What was ever released of each event, by its version."""
    histories = record.histories.values() if record else ()
    return {(entry.id, entry.version): entry.content for each in histories for entry in each}


def _counts_on(id: str, content: Snapshot) -> bool:
    told = told_to(id, content)
    return told is not None and told.status != "cancelled"
