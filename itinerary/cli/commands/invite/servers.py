"""The mail server that is meant, from what is typed and, never typed, who logs in to it."""

from itinerary.cli.typed.hosts import ServerUrl, login_in_environment, server_url
from itinerary.delivery.mail.sending import Privacy, Server
from itinerary.errors import UsageError
from itinerary.languages import _

_PORTS: dict[str, int] = {"smtp": 587, "smtps": 465}
_USER, _PASSWORD = "ITINERARY_SMTP_USER", "ITINERARY_SMTP_PASSWORD"


def typed_server(typed: str, *, no_tls: bool) -> Server:
    """The server of an address such as smtp://mail.example.org:587, and the login for it.

    UsageError when it is none, holds a password, or would be spoken to in the clear from afar.
    """
    url = _url(typed)
    scheme = url.parts.scheme
    login = login_in_environment(_USER, _PASSWORD)
    privacy: Privacy = "tls" if scheme == "smtps" else "starttls"
    if no_tls:
        if privacy == "tls":
            raise UsageError(_("smtps:// is TLS from the start. Leave out --no-tls."))
        if not url.is_here:
            raise UsageError(
                _(
                    "--no-tls is only for a mail server on this machine, such as "
                    "smtp://localhost:25: what is sent further could be read on the way."
                )
            )
        privacy = "none"
    return Server(url.host, url.port or _PORTS[scheme], privacy, login)


def _url(typed: str) -> ServerUrl:
    """The address, which is one of a mail server, and of nothing on it."""
    if "@" in typed:
        raise UsageError(
            _(
                "The address of a mail server is no place for a user or a password: others could "
                "read it. Put them into the variables {user} and {password}."
            ).format(user=_USER, password=_PASSWORD)
        )
    try:
        url = server_url(typed)
    except ValueError:  # UnicodeError is one
        raise UsageError(_no_server(typed)) from None
    parts = url.parts
    if parts.scheme not in _PORTS or parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise UsageError(_no_server(typed))
    return url


def _no_server(typed: str) -> str:
    return _(
        "“{typed}” is not the address of a mail server. Write it like "
        "smtp://mail.example.org:587 or smtps://mail.example.org:465."
    ).format(typed=typed)
