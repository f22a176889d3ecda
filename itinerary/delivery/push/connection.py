"""A calendar server, asked over HTTP (RFC 9110), with TLS that is verified.

What it answers is in no way trusted: it comes in time and is not endless, or is no answer; it leads
to no other server; and what it says is said on one line, without the password.
"""

import io
import ssl
from collections.abc import Mapping
from contextlib import suppress
from http.client import (
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    HTTPSConnection,
    IncompleteRead,
)
from socket import socket
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from itinerary import __version__
from itinerary.delivery.patience import Patient, obstacle, on_one_line
from itinerary.delivery.push.credentials import Credentials
from itinerary.delivery.push.server import Path, Server
from itinerary.delivery.push.tags import usable_tag
from itinerary.errors import SendingError
from itinerary.languages import _

PATIENCE: float = 60  # seconds to wait for a whole answer
MOST_BYTES = 30_000_000  # of an answer: that of a calendar of a hundred thousand events has less

_MOST_REDIRECTS = 5

# The other side has hung up, which it may do between any two questions.
_HUNG_UP = (ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError)


class Answer(NamedTuple):
    """What a server answers: its status, its headers by their names in small letters, its bytes."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_done(self) -> bool:
        """Whether the server did what was asked."""
        return self.status in range(200, 300)

    @property
    def tag(self) -> str:
        """The name of the version that is there now; empty where there is none to be used."""
        return usable_tag(self.headers.get("etag", ""))


class BrokenError(SendingError):
    """One answer did not come, or not whole; the next one may. `reason` is a part of a sentence."""

    def __init__(self, server: Server, reason: str) -> None:
        sentence = _("{server} cannot be used: {reason}.").format(server=server, reason=reason)
        super().__init__(sentence)
        self.reason = reason


class RefusedError(SendingError):
    """The server does not say what it was asked; it may answer something else."""

    def __init__(self, server: Server, path: Path, reason: str) -> None:
        sentence = _("{server} does not say what is in {path}: {reason}.")
        super().__init__(sentence.format(server=server, path=path, reason=reason))
        self.reason = reason


class Connection:
    """Asks a calendar server, one thing after the other.

    SendingError when it cannot be reached, trusted or logged in to, or sends us to another one.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self._credentials = Credentials(server.login)
        self._http: HTTPConnection | None = None

    def close(self) -> None:
        """Ends it."""
        if self._http:
            self._http.close()
        self._http = None

    def ask(
        self, method: str, path: Path, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """What the server answers; BrokenError when it does not.

        Where something was moved on the same server, what only asks goes after it.
        """
        for _number in range(_MOST_REDIRECTS):
            answer = self._logged_in(method, path, body, headers or {})
            moved = self._moved(answer, path)
            if moved is None or method not in {"PROPFIND", "GET"}:
                return answer
            path = moved
        raise SendingError(_("{server} leads in circles.").format(server=self.server))

    def said(self, answer: Answer) -> str:
        """The status of an answer, and the server's own words for it, as part of a sentence."""
        return self._harmless(f"{answer.status} {answer.reason}")

    def _harmless(self, words: str) -> str:
        """A server's words on one line, without the password, and without a full stop."""
        login = self.server.login
        return on_one_line(login.hidden_in(words) if login else words)

    def _logged_in(
        self, method: str, path: Path, body: bytes, headers: Mapping[str, str]
    ) -> Answer:
        """The answer to who we say we are, which is only said to a server that asks for it."""
        known = self._credentials.header(method, path)
        answer = self._once_more(method, path, body, {**headers, **known})
        if answer.status != 401:
            return answer
        if self.server.login is None:
            raise SendingError(
                _(
                    "{server} wants to know who asks, and no user and password are known. "
                    "`itinerary push --help` says where they are read."
                ).format(server=self.server)
            )
        if not self._credentials.answers(answer.headers.get("www-authenticate", "")):
            raise SendingError(self._refused(is_known=bool(known)))
        known = self._credentials.header(method, path)
        answer = self._once_more(method, path, body, {**headers, **known})
        if answer.status == 401:
            raise SendingError(self._refused(is_known=True))
        return answer

    def _refused(self, *, is_known: bool) -> str:
        if is_known:
            return _("{server} refuses the user or the password.").format(server=self.server)
        return _("{server} asks for the password in no way that is known: Basic or Digest.").format(
            server=self.server
        )

    def _once_more(
        self, method: str, path: Path, body: bytes, headers: Mapping[str, str]
    ) -> Answer:
        """The answer; on a new line, where the server had hung up meanwhile."""
        if self._http:
            with suppress(*_HUNG_UP):
                return self._exchange(self._http, method, path, body, headers)
            self.close()
        self._http = self._connected()
        try:
            return self._exchange(self._http, method, path, body, headers)
        except OSError as error:
            raise self._broken(error) from error

    def _connected(self) -> HTTPConnection:
        server = self.server
        http: HTTPConnection
        if server.scheme == "https":
            # What the system trusts; the server must have a certificate for the name typed.
            context = ssl.create_default_context()
            http = HTTPSConnection(server.host, server.port, timeout=PATIENCE, context=context)
        else:
            http = HTTPConnection(server.host, server.port, timeout=PATIENCE)
        http.response_class = _PatientResponse
        try:
            http.connect()
        except (OSError, ValueError) as error:
            http.close()
            sentence = _("{server} cannot be used: {reason}.")
            reason = self._harmless(obstacle(error))
            raise SendingError(sentence.format(server=server, reason=reason)) from error
        return http

    def _exchange(
        self,
        http: HTTPConnection,
        method: str,
        path: Path,
        body: bytes,
        headers: Mapping[str, str],
    ) -> Answer:
        """One question and its answer; ConnectionError and the like when the server hangs up."""
        agent = {"User-Agent": f"itinerary/{__version__}"}
        try:
            http.request(method, path, body or None, {**agent, **headers})
            response = http.getresponse()
            data = response.read()
        except _HUNG_UP:
            self.close()
            raise
        except (OSError, HTTPException, ValueError) as error:
            self.close()
            raise self._broken(error) from error
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, response.reason or "", found, data)

    def _broken(self, error: Exception) -> BrokenError:
        if isinstance(error, (*_HUNG_UP, IncompleteRead)):
            reason = _("it closed the connection")
        elif isinstance(error, OSError):
            reason = obstacle(error)
        else:
            reason = _("its answer cannot be understood")
        return BrokenError(self.server, self._harmless(reason))

    def _moved(self, answer: Answer, path: Path) -> Path | None:
        """Where else on this server to ask, if it says so; SendingError for another server."""
        location = answer.headers.get("location", "")
        if answer.status not in {301, 302, 303, 307, 308} or not location:
            return None
        return self.led(location, path)

    def led(self, address: str, base: Path) -> Path:
        """The path of an address to which the server leads; SendingError when that is elsewhere."""
        try:
            path = self.server.path_of(address, base)
            parts = urlsplit(urljoin(f"{self.server}{base}", address))
        except ValueError:
            raise SendingError(
                _("{server} leads to an address that is none.").format(server=self.server)
            ) from None
        if path is not None:
            return path
        other = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        raise SendingError(
            _(
                "{server} leads to another server, {other}, which does not get the password "
                "unasked. If that is right, push to that address."
            ).format(server=self.server, other=self._harmless(other))
        )


class _PatientResponse(HTTPResponse):
    """An answer that comes in time, and has an end."""

    def __init__(self, sock: socket, *arguments: Any, **named: Any) -> None:
        super().__init__(sock, *arguments, **named)
        self.fp.close()
        patient = Patient(sock)
        patient.begin(PATIENCE, MOST_BYTES)
        self.fp = io.BufferedReader(patient)
