"""Servers as they are typed: their addresses and, never typed, who logs in to them."""

import os
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from itinerary.delivery.logins import Login
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.programme.shape.domains import ascii_domain


class ServerUrl(NamedTuple):
    """An address: `host` is as DNS has it, `port` the one that it names, if it does."""

    parts: SplitResult
    host: str
    port: int | None

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine, by a name or number that cannot be another."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False


def server_url(typed: str) -> ServerUrl:
    """The parts of an address; ValueError where it is none, or names no host."""
    parts = urlsplit(typed if typed.isprintable() else "")
    port = parts.port
    host = ascii_domain(parts.hostname or "")
    host.encode("idna")  # as Python does to connect, by the rules of 2003
    if not host or port == 0:
        raise ValueError(typed)
    return ServerUrl(parts, host, port)


def login_in_environment(user: str, password: str) -> Login | None:
    """Who logs in, by two variables; nobody where they say nothing, UsageError where one does."""
    login = Login(os.environ.get(user, ""), os.environ.get(password, ""))
    if all(login):
        return login
    if any(login):
        raise UsageError(
            _("To log in, the variables {user} and {password} are both needed.").format(
                user=user, password=password
            )
        )
    return None
