"""Which calendar server is meant, and which of the addresses that it gives are its own."""

from typing import Literal, NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from itinerary.delivery.logins import Login

PORTS = {"https": 443, "http": 80}
_PATH = "/%:@!$&'()*+,;=~"  # what stands for itself in a path (RFC 3986, 3.3), or is quoted already

Path = str  # on a server, from its root, quoted


class Server(NamedTuple):
    """A calendar server, and where on it to begin; `host` is as DNS has it."""

    scheme: Literal["https", "http"]
    host: str
    port: int
    path: Path
    login: Login | None = None

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    def path_of(self, address: str, base: Path = "/") -> Path | None:
        """The path of an address that this server gave; None where that is on another server.

        ValueError when it is no address, or would lead up.
        """
        parts = urlsplit(urljoin(f"{self}{base}", address))
        if (parts.scheme, parts.hostname, _port(parts)) != (self.scheme, self.host, self.port):
            return None
        path = quote(parts.path, safe=_PATH)
        if parts.username is not None or not path.startswith("/") or not _is_plain(path):
            raise ValueError(address)
        return path


def _port(parts: SplitResult) -> int | None:
    return parts.port or PORTS.get(parts.scheme)


def _is_plain(path: Path) -> bool:
    """Whether a path leads where it seems to."""
    plain = unquote(path)
    return plain.isprintable() and "\\" not in plain and not {".", ".."} & {*plain.split("/")}
