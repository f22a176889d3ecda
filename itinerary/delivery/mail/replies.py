"""What a mail server says, for as long as that is neither endless nor slower than patience."""

import io
import smtplib

from itinerary.delivery.patience import Patient

PATIENCE = 60  # seconds to wait for a whole reply
_MOST_BYTES = 100_000  # of a reply: more than any honest one has


class Connection(smtplib.SMTP):
    """A connection whose every reply comes in time, or is a TimeoutError; or Endless.

    The standard library waits a while for each byte, and takes any number of lines.
    """

    _replies: Patient | None = None

    def getreply(self) -> tuple[int, bytes]:
        """The next reply: its code and its text."""
        if self.file is None and self.sock:
            self._replies = Patient(self.sock)
            self.file = io.BufferedReader(self._replies)
        if self._replies:
            self._replies.begin(PATIENCE, _MOST_BYTES)
        return super().getreply()


class PrivateConnection(Connection, smtplib.SMTP_SSL):
    """The same, with TLS from the start."""
