"""The site, looked at on this machine: what nginx would do, with the standard library's server.

It answers for a folder's files alone, to who asks for it by a name that it has, and notes nothing:
the addresses are secrets.
"""

import re
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from itinerary.errors import FileError
from itinerary.formats.site.writing import CSP
from itinerary.languages import _

LOOPBACK = ("127.0.0.1", "localhost", "::1")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_HEADERS = {
    "Content-Security-Policy": f"{CSP}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-cache",
}
_SEGMENT = re.compile(r"[^./\\:\0-\x1f][^/\\:\0-\x1f]*")  # never hidden, never `..`
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class Answer(NamedTuple):
    """What a request gets: a status, and the file's type, bytes and date where there is one."""

    status: HTTPStatus
    type: str = ""
    data: bytes = b""
    modified: float = 0

    @property
    def tag(self) -> str:
        """A name of these bytes and of no others (RFC 9110, 8.8.3)."""
        return f'"{sha256(self.data).hexdigest()[:32]}"'


class Server(ThreadingHTTPServer):
    """Serves a folder; `refresh` brings it up to date before an answer, one at a time."""

    daemon_threads = True
    refresh: Callable[[], None] = staticmethod(lambda: None)

    def __init__(self, address: tuple[str, int], folder: Path) -> None:
        self.folder = folder
        self.names = frozenset({*LOOPBACK, address[0].strip("[]").lower()})
        self._one_at_a_time = Lock()
        if ":" in address[0]:
            import socket

            self.address_family = socket.AF_INET6
        try:
            super().__init__(address, Handler)
        except OSError as error:
            raise FileError(
                _("Nothing can be served at {host}, port {port}: {reason}.").format(
                    host=address[0], port=address[1], reason=error.strerror or error
                )
            ) from error

    @property
    def url(self) -> str:
        """The address at which it is found, with the port that the system gave for none."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

    def answer(self, path: str, host: str, known: str | None) -> Answer:
        """What a request for a path gets, by the name under which it asks, and what it knows."""
        if _host(host) not in self.names:
            return Answer(HTTPStatus.MISDIRECTED_REQUEST)
        with self._one_at_a_time:
            self.refresh()
        found = _file(self.folder, path)
        if found is None:
            is_folder = _file(self.folder, f"{path}/") is not None
            return Answer(HTTPStatus.MOVED_PERMANENTLY if is_folder else HTTPStatus.NOT_FOUND)
        kind = TYPES.get(found.suffix, "application/octet-stream")
        answer = Answer(HTTPStatus.OK, kind, found.read_bytes(), found.stat().st_mtime)
        same = known is not None and (
            known.strip() == "*" or answer.tag.strip('"') in _TAG.findall(known)
        )
        return answer._replace(status=HTTPStatus.NOT_MODIFIED) if same else answer


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD, and nothing else."""

    server: Server
    server_version = "itinerary"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """Sends a file."""
        answer = self._answered()
        if answer.status == HTTPStatus.OK:
            self.wfile.write(answer.data)

    def do_HEAD(self) -> None:
        """Sends what is to be known of a file."""
        self._answered()

    def _answered(self) -> Answer:
        headers = self.headers
        answer = self.server.answer(
            urlsplit(self.path).path, headers.get("Host", ""), headers.get("If-None-Match")
        )
        self.send_response(answer.status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if answer.data:
            self.send_header("ETag", answer.tag)
            self.send_header("Last-Modified", self.date_time_string(int(answer.modified)))
        if answer.status == HTTPStatus.OK:
            self.send_header("Content-Type", answer.type)
        if answer.status == HTTPStatus.MOVED_PERMANENTLY:
            self.send_header("Location", f"{urlsplit(self.path).path}/")
        if answer.status != HTTPStatus.NOT_MODIFIED:
            length = len(answer.data) if answer.status == HTTPStatus.OK else 0
            self.send_header("Content-Length", str(length))
        self.end_headers()
        return answer

    def log_message(self, format: str, *args: object) -> None:
        """Notes nothing: whoever reads a log could open every page in it."""


def _host(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _file(folder: Path, path: str) -> Path | None:
    """The file of a folder that a path means; its index for a folder; None where there is none."""
    names = unquote(path).lstrip("/").split("/")
    if names[-1] == "":
        names[-1] = "index.html"
    if not all(_SEGMENT.fullmatch(name) for name in names):
        return None
    found = folder.joinpath(*names)
    inside = not any(each.is_symlink() for each in (found, *found.parents[: len(names) - 1]))
    return found if inside and found.is_file() else None
