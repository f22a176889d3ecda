"""Sending: messages handed to a mail server (RFC 5321), over TLS that is verified (RFC 8314)."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any, Literal, NamedTuple

from itinerary.delivery.logins import Login
from itinerary.delivery.mail import replies
from itinerary.delivery.patience import Endless, obstacle, on_one_line
from itinerary.errors import SendingError
from itinerary.formats.mailboxes import Mailbox
from itinerary.languages import _

# How a connection is kept private: from its start on, from STARTTLS on, or not at all.
Privacy = Literal["tls", "starttls", "none"]

# Hands over one message to one person; SendingError when it is refused.
Deliver = Callable[[Mailbox, bytes], None]


class Server(NamedTuple):
    """A mail server, and how to speak to it."""

    host: str
    port: int
    privacy: Privacy
    login: Login | None = None

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


@contextmanager
def connected(server: Server, sender: Mailbox) -> Iterator[Deliver]:
    """A connection to a mail server, through which one sender's messages go.

    SendingError, with what the server said, when it cannot be reached, trusted or logged in to.
    """
    with _said(server, _("{server} cannot be used: {reply}")):
        smtp = _open(server, sender.domain)

    def deliver(to: Mailbox, message: bytes) -> None:
        name = f"{to.name} <{to.address}>"
        with _said(server, _("{server} does not take the message to {name}: {reply}"), name=name):
            smtp.sendmail(sender.address, [to.address], message)

    with closing(smtp):
        yield deliver
        with suppress(OSError):
            smtp.quit()  # a server that refused, or does not answer, is not waited for


def _open(server: Server, greeting: str) -> smtplib.SMTP:
    """Connects, turns to TLS and logs in; `greeting` is the domain that we say to be of."""
    # What the system trusts; the server must have a certificate for the name that was typed.
    context = ssl.create_default_context()
    if server.privacy == "tls":
        smtp: smtplib.SMTP = replies.PrivateConnection(
            server.host, server.port, greeting, timeout=replies.PATIENCE, context=context
        )
    else:
        smtp = replies.Connection(server.host, server.port, greeting, timeout=replies.PATIENCE)
    try:
        if server.privacy == "starttls":
            smtp.starttls(context=context)
        if server.login:
            _log_in(smtp, server.login)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _log_in(smtp: smtplib.SMTP, login: Login) -> None:
    """Logs in the one way that suits: trying another after a refusal would hide the refusal, and
    count as a second wrong password."""
    smtp.ehlo_or_helo_if_needed()
    offered = smtp.esmtp_features.get("auth", "").upper().split()
    ways: dict[str, Any] = {
        "PLAIN": smtp.auth_plain,
        "LOGIN": smtp.auth_login,
        "CRAM-MD5": smtp.auth_cram_md5,
    }
    way = next((each for each in ways if each in offered), None)
    if way is None:
        raise smtplib.SMTPNotSupportedError(f"AUTH {' '.join(ways)}")
    smtp.user, smtp.password = login
    smtp.auth(way, ways[way])


@contextmanager
def _said(server: Server, sentence: str, **words: str) -> Iterator[None]:
    """Turns whatever goes wrong into one sentence, with what the server said."""
    try:
        yield
    except (OSError, ValueError) as error:  # smtplib's own are OSErrors; of base64, ValueErrors
        reply = _reply(error, server.login)
        raise SendingError(sentence.format(server=server, reply=reply, **words)) from error


def _reply(error: Exception, login: Login | None) -> str:
    """What a server said, or the system of it, on one line; a full stop ends it."""
    said = _answer(error) or _obstacle(error)
    # before anything is cut, or a part of the password would be left
    sentence = on_one_line(login.hidden_in(said) if login else said)
    return _("{sentence}.").format(sentence=sentence)


def _answer(error: Exception) -> str | None:
    """The server's own words, if it said any."""
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=recipients):
            code, text = next(iter(recipients.values()))
            return f"{code} {_decoded(text)}"
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=text):
            return f"{code} {_decoded(text)}"
        case _:
            return None


def _obstacle(error: Exception) -> str:
    """Why the server could not answer, or not be understood."""
    match error:
        case smtplib.SMTPServerDisconnected(__context__=Endless() | TimeoutError()):
            return obstacle(error)
        case smtplib.SMTPServerDisconnected():
            return _("it closed the connection")
        case smtplib.SMTPNotSupportedError():
            return _("it does not offer what is needed ({reason})").format(
                reason=str(error).rstrip(".")
            )
        case UnicodeError():
            return _("the user name and the password must be plain ASCII letters")
        case ValueError() if not isinstance(error, OSError):
            return _("its answer cannot be understood")
        case _:
            return obstacle(error)


def _decoded(text: object) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
