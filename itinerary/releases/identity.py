"""Which event this is for ever, and which version of it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid5

# RFC 9562, 5: the same names give the same UIDs for ever. Never change this.
_NAMESPACE = UUID("3c9a1a42-7d0b-5e0e-9d5f-2f6c1f0c8a57")


class Version(NamedTuple):
    """Which version of an event this is: how often it changed, and when it last did, in UTC."""

    sequence: int
    modified: datetime


class Identity(NamedTuple):
    """Which event this is for ever, in everybody's calendar, and which version of it."""

    uid: str
    version: Version


def uid_of(programme: str, event: str) -> str:
    """The identity of an event for ever, of no content: by the ids of its programme and its own.

    Its own is the one that it had first.
    """
    return str(uuid5(_NAMESPACE, f"{programme}/{event}"))


def digest_of_bytes(data: bytes) -> str:
    """A digest by which one knows whether a file, or a long text, is still the same."""
    from hashlib import sha256

    return sha256(data).hexdigest()[:32]


def digest(programme: str, address: str) -> str:
    """A digest of an address, which says nothing of it, and another in each programme.

    Capitals make no other: there is hardly a server where they do (RFC 5321, 2.4), and whoever
    writes an address otherwise would send everything to it again.
    """
    from hashlib import sha256  # which most commands do not need

    return sha256(f"{programme}\n{address.lower()}".encode()).hexdigest()[:32]
