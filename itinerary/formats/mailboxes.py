"""Who writes and who is written to: a name and an address that any mail server takes."""

import re
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


def mailbox(name: str, address: str) -> Mailbox | None:
    """The mailbox of an address; None when no mail server could be given it as it is meant.

    A domain in other letters gets its form in ASCII (RFC 5890). Where the rules of 2003, which
    Python has, lead to another domain than those of 2008 (“straße.de”), there is none; nor is
    there for other letters before the @, which few servers take (RFC 6531).
    """
    local, _at, domain = address.strip().rpartition("@")
    try:
        ascii_domain = domain.lower().encode("idna").decode("ascii")
        is_meant = domain.isascii() or ascii_domain.encode().decode("idna") == domain.lower()
        plain = Email.parse(f"{local}@{ascii_domain}")
    except (UnicodeError, Wrong):
        return None
    return Mailbox(name, plain) if is_meant and plain.isascii() else None


def typed_mailbox(typed: str) -> Mailbox | None:
    """The mailbox in `Secretariat <protocol@example.org>`, or of an address alone; else None."""
    match = _TYPED.fullmatch(typed) if typed.isprintable() else None
    if match is None:
        return None
    return mailbox((match["name"] or "").strip(), match["address"] or match["alone"])
