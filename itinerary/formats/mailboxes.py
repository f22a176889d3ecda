"""Who writes and who is written to: a name and an address that any mail server takes."""

import re
from contextlib import suppress
from typing import NamedTuple

from itinerary.programme.mistakes import Wrong
from itinerary.programme.shape.forms import Email

_TYPED = re.compile(r'\s*(?:"?(?P<name>[^<>"]*?)"?\s*<(?P<address>[^<>]+)>|(?P<alone>[^<>]+))\s*')


class Mailbox(NamedTuple):
    """A person's or an office's mailbox; the address is ASCII, with the domain that DNS has."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands after the @."""
        return self.address.rpartition("@")[2]


def mailbox(name: str, address: str) -> Mailbox:
    """The mailbox of an address; Wrong when no mail server could be given it as it is meant.

    A domain in other letters gets its form in ASCII. Other letters before the @ have none: few
    servers take them (RFC 6531).
    """
    return Mailbox(name, Email.in_ascii(address))


def typed_mailbox(typed: str) -> Mailbox | None:
    """The mailbox in `Secretariat <protocol@example.org>`, or of an address alone; else None."""
    match = _TYPED.fullmatch(typed) if typed.isprintable() else None
    if match is None:
        return None
    address = match["address"] or match["alone"]
    with suppress(Wrong):
        return mailbox((match["name"] or "").strip(), address.strip())
    return None
