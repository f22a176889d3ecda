"""The calendar server that is meant, from what is typed and, never typed, who logs in to it."""

import os
from typing import Literal

from itinerary.cli.typed.hosts import ServerUrl, login_in_environment, server_url
from itinerary.delivery.logins import Login
from itinerary.delivery.push.server import PORTS, Server
from itinerary.errors import UsageError
from itinerary.languages import _

USER, PASSWORD = "ITINERARY_CALDAV_USER", "ITINERARY_CALDAV_PASSWORD"


def typed_server(typed: str, *, no_tls: bool) -> Server:
    """The server of an address such as https://cloud.example.org/, and the login for it.

    UsageError when it is none, holds a password, or would be spoken to in the clear from afar.
    """
    url = _url(typed)
    scheme: Literal["https", "http"] = "https" if url.parts.scheme == "https" else "http"
    if scheme == "https" and no_tls:
        raise UsageError(_("https:// is TLS. Leave out --no-tls."))
    if scheme == "http" and not url.is_here:
        raise UsageError(
            _(
                "What is sent to {host} without TLS could be read on the way. Write https://."
            ).format(host=url.host)
        )
    if scheme == "http" and not no_tls:
        raise UsageError(
            _(
                "http:// is without TLS. For a server on this machine, add --no-tls; else write https://."
            )
        )
    server = Server(scheme, url.host, url.port or PORTS[scheme], "/")
    try:
        path = server.path_of(url.parts.path or "/")
    except ValueError:
        raise UsageError(_no_server(typed)) from None
    login = _login(server)
    return server._replace(path=path or "/", login=login)


def _url(typed: str) -> ServerUrl:
    try:
        url = server_url(typed)
        is_web = url.parts.scheme in PORTS and not (url.parts.query or url.parts.fragment)
    except ValueError:  # UnicodeError is one
        url, is_web = None, False
    # In a path, such as that of jane@example.org, it says who one is, and no password.
    if "@" in (url.parts.netloc if url and is_web else typed):
        raise UsageError(
            _(
                "The address of a calendar server is no place for a user or a password: others "
                "could read it. Put them into the variables {user} and {password}."
            ).format(user=USER, password=PASSWORD)
        )
    if url is None or not is_web:
        raise UsageError(_no_server(typed))
    return url


def _no_server(typed: str) -> str:
    return _(
        "“{typed}” is not the address of a calendar server. Write it like "
        "https://cloud.example.org/."
    ).format(typed=typed)


def _login(server: Server) -> Login | None:
    """Who logs in: from the environment, else from the keyring of this machine, if there is one."""
    if os.environ.get(PASSWORD):
        return login_in_environment(USER, PASSWORD)
    found = _in_keyring(server, os.environ.get(USER) or None)
    return found or login_in_environment(USER, PASSWORD)


def _in_keyring(server: Server, user: str | None) -> Login | None:
    """What the keyring has for `itinerary@HOST`; nothing where there is none, or it is locked."""
    try:
        import keyring  # an extra
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        found = keyring.get_credential(f"itinerary@{server.host}", user)
    except KeyringError:
        return None
    return Login(found.username, found.password) if found and found.username else None
