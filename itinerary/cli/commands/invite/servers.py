"""The mail server that is meant, from what is typed and, never typed, who logs in to it."""

import os
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from itinerary.delivery.logins import Login
from itinerary.delivery.mail.sending import Privacy, Server
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.programme.shape.domains import ascii_domain

_PORTS: dict[str, int] = {"smtp": 587, "smtps": 465}
_USER, _PASSWORD = "ITINERARY_SMTP_USER", "ITINERARY_SMTP_PASSWORD"


def typed_server(typed: str, *, no_tls: bool) -> Server:
    """The server of an address such as smtp://mail.example.org:587, and the login for it.

    UsageError when it is none, holds a password, or would be spoken to in the clear from afar.
    """
    url, host, port = _url(typed)
    login = _login()
    privacy: Privacy = "tls" if url.scheme == "smtps" else "starttls"
    if no_tls:
        if privacy == "tls":
            raise UsageError(_("smtps:// is TLS from the start. Leave out --no-tls."))
        if not _is_here(host):
            raise UsageError(
                _(
                    "--no-tls is only for a mail server on this machine, such as "
                    "smtp://localhost:25: what is sent further could be read on the way."
                )
            )
        privacy = "none"
    return Server(host, port or _PORTS[url.scheme], privacy, login)


def _url(typed: str) -> tuple[SplitResult, str, int | None]:
    """The parts of the address, its host as DNS has it, and its port, if it names one."""
    if "@" in typed:
        raise UsageError(
            _(
                "The address of a mail server is no place for a user or a password: others could "
                "read it. Put them into the variables {user} and {password}."
            ).format(user=_USER, password=_PASSWORD)
        )
    try:
        url = urlsplit(typed if typed.isprintable() else "")
        port = url.port
        host = ascii_domain(url.hostname or "")
        host.encode("idna")  # as Python does to connect, by the rules of 2003
    except ValueError:  # UnicodeError is one
        raise UsageError(_no_server(typed)) from None
    if url.scheme not in _PORTS or not host or port == 0:
        raise UsageError(_no_server(typed))
    if url.path not in {"", "/"} or url.query or url.fragment:
        raise UsageError(_no_server(typed))
    return url, host, port


def _no_server(typed: str) -> str:
    return _(
        "“{typed}” is not the address of a mail server. Write it like "
        "smtp://mail.example.org:587 or smtps://mail.example.org:465."
    ).format(typed=typed)


def _login() -> Login | None:
    """Who logs in, from the environment; nobody where it says nothing."""
    user, password = os.environ.get(_USER), os.environ.get(_PASSWORD)
    if not user and not password:
        return None
    if not user or not password:
        raise UsageError(
            _("To log in, the variables {user} and {password} are both needed.").format(
                user=_USER, password=_PASSWORD
            )
        )
    return Login(user, password)


def _is_here(host: str) -> bool:
    """Whether a host is this machine, by a name or number that cannot be another."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
