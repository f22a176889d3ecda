"""What a server says, read for as long as that is neither endless nor slower than patience.

A server that is broken, or means harm, may send a byte a minute, or never stop.
"""

import io
import socket
import ssl
from time import monotonic
from typing import Any

from itinerary.languages import _

_LONGEST = 300  # characters of what a server says that are said on


class Endless(OSError):
    """A reply that goes on and on."""


class Patient(io.RawIOBase):
    """The bytes that come from a server: a TimeoutError when a reply is late; or Endless."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._bytes = connection.makefile("rb", buffering=0)  # keeps the connection until it closes
        self.begin(0, 0)

    def begin(self, patience: float, most: int) -> None:
        """A reply begins; until it is whole, seconds and bytes are counted."""
        self._patience = patience
        self._until = monotonic() + patience
        self._left = most

    def readable(self) -> bool:
        """Yes: io asks before it reads."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Reads what is there, and waits for it no longer than is left."""
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        try:
            number = self._bytes.readinto(buffer)
        finally:
            self._connection.settimeout(self._patience)
        self._left -= number or 0
        if self._left < 0:
            raise Endless
        return number

    def close(self) -> None:
        """Lets the connection go."""
        self._bytes.close()
        super().close()


def obstacle(error: Exception) -> str:
    """Why a server could not be reached, or not be heard to the end; a part of a sentence."""
    match error:
        case ssl.SSLCertVerificationError(verify_message=reason):
            said = _("its certificate is not trusted ({reason})").format(reason=reason)
        case ssl.SSLError(reason=reason):
            said = _("TLS does not come about ({reason})").format(reason=reason)
        case TimeoutError() | OSError(__context__=TimeoutError()):
            said = _("it does not answer")
        case Endless() | OSError(__context__=Endless()):
            said = _("what it says has no end")
        case OSError(strerror=str(reason)):
            said = reason
        case _:
            said = str(error)
    return said


def on_one_line(said: str) -> str:
    """What a server said, on one line, not much of it, and without the full stop."""
    words = "".join(each if each.isprintable() else " " for each in said).split()
    return " ".join(words)[:_LONGEST].rstrip(".")
