"""What a mail server says, for as long as that is neither endless nor slower than patience."""

import io
import smtplib
import socket
from time import monotonic
from typing import Any

PATIENCE = 60  # seconds to wait for a whole reply
_MOST_BYTES = 100_000  # of a reply: more than any honest one has


class Endless(OSError):
    """A reply that goes on and on."""


class Connection(smtplib.SMTP):
    """A connection whose every reply comes in time, or is a TimeoutError; or Endless.

    The standard library waits a while for each byte, and takes any number of lines.
    """

    _replies: "_Replies | None" = None

    def getreply(self) -> tuple[int, bytes]:
        """The next reply: its code and its text."""
        if self.file is None and self.sock:
            self._replies = _Replies(self.sock)
            self.file = io.BufferedReader(self._replies)
        if self._replies:
            self._replies.begin()
        return super().getreply()


class PrivateConnection(Connection, smtplib.SMTP_SSL):
    """The same, with TLS from the start."""


class _Replies(io.RawIOBase):
    """The bytes that come from a server."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.begin()

    def begin(self) -> None:
        """A reply begins; until it is whole, time and bytes are counted."""
        self._until = monotonic() + PATIENCE
        self._left = _MOST_BYTES

    def readable(self) -> bool:
        """Yes: io asks before it reads."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads what is there, and waits for it no longer than is left."""
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        try:
            number = self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(PATIENCE)
        self._left -= number
        if self._left < 0:
            raise Endless
        return number
