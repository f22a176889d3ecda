"""A mail server for tests: real, on loopback, with a certificate and an account if wanted."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Thread
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

TAKEN = "250 OK"
GONE = "the connection breaks"


@dataclass
class Postmaster:
    """Keeps what arrives; `answer` decides about each message, `refused` about recipients."""

    arrived: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    answer: Callable[[EmailMessage], str] = lambda _message: TAKEN
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return TAKEN

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: Any, _session: Any, envelope: Any
    ) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        answer = self.answer(message)
        if answer == GONE:
            server.transport.abort()
        if answer.startswith("250"):
            self.arrived.append(message)
            self.recipients += envelope.rcpt_tos
        return answer

    def authenticate(self, _server: Any, _session: Any, _way: Any, _how: Any, data: Any) -> Any:
        """Lets in whoever has the password “open sesame”."""
        self.logins.append((data.login, data.password))
        is_known = data.password == b"open sesame"
        return AuthResult(success=is_known, handled=is_known)


class _OnAnyPort(Controller):
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def serving(postmaster: Postmaster, **options: Any) -> Iterator[int]:
    """The port of a running server."""
    controller = _OnAnyPort(postmaster, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def certified(folder: Path, *names: str) -> tuple[ssl.SSLContext, Path]:
    """A server's side of TLS, under names, and the authority that is to be trusted for it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    trusted = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    return context, trusted


@contextmanager
def listening(greeting: bytes, *, often: bool = False) -> Iterator[int]:
    """The port of a server that says one thing and goes; or says it until nobody is there."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            nonlocal often
            client, _address = server.accept()
            with client, suppress(OSError):
                client.sendall(greeting)
                while often:
                    client.settimeout(0.02)
                    with suppress(TimeoutError):
                        often = bool(client.recv(100))
                    client.settimeout(None)
                    client.sendall(greeting)
                client.shutdown(socket.SHUT_WR)
                while client.recv(1000):  # or what was not read would cut off what was said
                    pass

        thread = Thread(target=greet)
        thread.start()
        yield server.getsockname()[1]
        thread.join()
