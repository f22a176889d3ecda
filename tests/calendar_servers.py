"""Calendar servers for tests, on loopback: what unrelated programs answer, and what none should.

Radicale and Xandikos answer as they do where they are installed; each request and answer passes
through here, so that a test knows what was asked, and can cut the line.
"""

import io
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zlib import crc32

from icalendar import Calendar
from radicale import Application, config

USER, PASSWORD = "jane", "open sesame"
LOGIN = {"ITINERARY_CALDAV_USER": USER, "ITINERARY_CALDAV_PASSWORD": PASSWORD}
_QUERY = b"""\
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"/></C:filter>
</C:calendar-query>
"""
_PROPERTIES = b"""\
<D:propfind xmlns:D="DAV:" xmlns:A="http://apple.com/ns/ical/"
  xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
  <D:resourcetype/><D:displayname/><A:calendar-color/><C:calendar-timezone/>
</D:prop></D:propfind>
"""
_CALDAV = "{urn:ietf:params:xml:ns:caldav}"


class Request(NamedTuple):
    """What is asked of a server."""

    method: str
    path: str
    headers: dict[str, str]  # by their names in small letters
    body: bytes

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class Reply(NamedTuple):
    """What it answers."""

    status: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


Answer = Callable[[Request], Reply]


class Gone(Exception):
    """The line is cut, and nothing is answered."""


class House:
    """A running server: what it was asked, and how it answers, which can be changed."""

    def __init__(self, answer: Answer, home: str) -> None:
        self.answer = answer
        self.home = home  # the path beneath which its calendars are
        self.asked: list[Request] = []
        self.url = ""
        self.port = 0

    @property
    def methods(self) -> list[str]:
        """What was asked so far, but for what only asks what there is."""
        return [each.method for each in self.asked if each.method not in {"PROPFIND", "GET"}]

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        """What somebody else gets who asks the same server, with a client of their own."""
        passing = self.answer(
            Request(
                method, path, {**_XML, "authorization": _basic(), "depth": "1", **headers}, body
            )
        )
        assert passing.status[0] in "24", passing
        return passing

    def calendars(self) -> dict[str, str]:
        """The calendars that there are, by their names, each with its path."""
        found = ElementTree.fromstring(self.ask("PROPFIND", self.home, _PROPERTIES).body)  # noqa: S314
        return {
            response.findtext(".//{DAV:}displayname") or "": response.findtext("{DAV:}href") or ""
            for response in found
            if response.find(f".//{_CALDAV}calendar") is not None
        }

    def properties(self, name: str) -> tuple[str, str]:
        """The colour of a calendar, and its zone."""
        path = self.calendars()[name]
        found = ElementTree.fromstring(self.ask("PROPFIND", path, _PROPERTIES, depth="0").body)  # noqa: S314
        zone = found.findtext(f".//{_CALDAV}calendar-timezone") or ""
        return (
            found.findtext(".//{http://apple.com/ns/ical/}calendar-color") or "",
            zone.partition("TZID:")[2].split()[0],
        )

    def objects(self, name: str) -> dict[str, bytes]:
        """The objects of a calendar, by their paths, as a query for them gives them."""
        answer = self.ask("REPORT", self.calendars()[name], _QUERY)
        return {
            response.findtext("{DAV:}href") or "": data.encode()
            for response in ElementTree.fromstring(answer.body)  # noqa: S314 - our own server's
            if (data := response.findtext(f".//{_CALDAV}calendar-data"))
        }

    def titles(self, name: str) -> list[str]:
        """The titles of a calendar's events."""
        return sorted(title for each in self.objects(name).values() for title in titles(each))

    def edit(self, name: str, old: str, new: str) -> None:
        """Somebody changes an event there by hand."""
        for path, data in self.objects(name).items():
            if old.encode() in data:
                self.ask("PUT", path, data.replace(old.encode(), new.encode()), **_CALENDAR)
                return
        raise AssertionError(old)


_XML = {"content-type": "application/xml; charset=utf-8"}
_CALENDAR = {"content-type": "text/calendar; charset=utf-8"}


def titles(calendar: bytes) -> list[str]:
    """The titles of a calendar's events."""
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(calendar).walk("VEVENT")]


def _basic() -> str:
    return f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Any

    def handle_one_request(self) -> None:
        """Answers whatever is asked."""
        self.raw_requestline = self.rfile.readline(65_537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length") or 0))
        request = Request(self.command, self.path, headers, body)
        house: House = self.server.house
        house.asked.append(request)
        try:
            reply = house.answer(request)
        except Gone:
            self.close_connection = True
            return
        head = [f"HTTP/1.1 {reply.status}", *(f"{name}: {value}" for name, value in reply.headers)]
        if not any(name.lower() == "content-length" for name, _value in reply.headers):
            head.append(f"Content-Length: {len(reply.body)}")
        self.wfile.write("\r\n".join([*head, "", ""]).encode("latin-1") + reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def serving(
    answer: Answer, *, tls: ssl.SSLContext | None = None, home: str = "/"
) -> Iterator[House]:
    """A server on loopback that answers so."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    house = House(answer, home)
    house.port = server.server_address[1]
    house.url = f"{'https' if tls else 'http'}://localhost:{house.port}/"
    server.house = house  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield house
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def radicale(folder: Path) -> Answer:
    """What Radicale answers, with its calendars in a folder, to jane with her password."""
    accounts = folder / "accounts"
    accounts.write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    configuration = config.load()
    configuration.update(
        {
            "auth": {
                "type": "htpasswd",
                "htpasswd_filename": str(accounts),
                "htpasswd_encryption": "plain",
                "delay": "0",
            },
            "storage": {
                "filesystem_folder": str(folder / "calendars"),
                "_filesystem_fsync": "False",
            },
            "logging": {"level": "critical"},
        },
        "a test",
        privileged=True,
    )
    return _answering(Application(configuration))


def xandikos(folder: Path) -> Answer:
    """What Xandikos answers, with its calendars in a folder; it asks nobody for a password."""
    from xandikos.web import SingleUserFilesystemBackend, XandikosApp  # half a second

    backend = SingleUserFilesystemBackend(path=str(folder))
    backend.create_principal("/jane/", create_defaults=True)
    return _answering(XandikosApp(backend, "/jane/").handle_wsgi_request)


class Shelf:
    """The least of a calendar server, in memory: quick, and it does what a test wants of it."""

    def __init__(self) -> None:
        self.calendars: dict[str, bytes] = {}  # by their paths, each as it was asked for
        self.objects: dict[str, bytes] = {}

    def __call__(self, request: Request) -> Reply:
        """What it answers."""
        does: Answer | None = getattr(self, f"_{request.method.lower()}", None)
        return does(request) if does else Reply("405 Method Not Allowed")

    def tag(self, path: str) -> str:
        """The version of an object."""
        return f'"{crc32(self.objects[path]):08x}"'

    def _propfind(self, request: Request) -> Reply:
        if request.path not in {"/", HOME, *self.calendars}:
            return Reply("404 Not Found")
        there = [(request.path, self._properties(request.path))]
        if request.headers["depth"] == "1":
            below = (*self.calendars, *self.objects)
            there += [
                (each, self._properties(each)) for each in below if _above(each) == request.path
            ]
        return multistatus(*there)

    def _properties(self, path: str) -> str:
        if path in self.objects:
            return f"<d:resourcetype/><d:getetag>{self.tag(path)}</d:getetag>"
        kind = "<c:calendar/>" if path in self.calendars else ""
        home = f"<c:calendar-home-set><d:href>{HOME}</d:href></c:calendar-home-set>"
        name = self.calendars.get(path, b"").decode().partition("displayname>")[2].partition("<")[0]
        said = f"<d:displayname>{name}</d:displayname>" if name else home
        return f"<d:resourcetype><d:collection/>{kind}</d:resourcetype>{said}"

    def _mkcalendar(self, request: Request) -> Reply:
        self.calendars[request.path] = request.body
        return Reply("201 Created")

    def _report(self, request: Request) -> Reply:
        return multistatus(
            *(
                (path, f"<c:calendar-data>{escape(data.decode())}</c:calendar-data>")
                for path, data in self.objects.items()
                if _above(path) == request.path
            )
        )

    def _get(self, request: Request) -> Reply:
        if request.path not in self.objects:
            return Reply("404 Not Found")
        return Reply("200 OK", (("ETag", self.tag(request.path)),), self.objects[request.path])

    def _put(self, request: Request) -> Reply:
        if not self._is_as_wanted(request):
            return Reply("412 Precondition Failed")
        self.objects[request.path] = request.body
        return Reply("201 Created", (("ETag", self.tag(request.path)),))

    def _delete(self, request: Request) -> Reply:
        if request.path in self.calendars:
            del self.calendars[request.path]
            self.objects = {
                path: data for path, data in self.objects.items() if _above(path) != request.path
            }
            return Reply("204 No Content")
        if not self._is_as_wanted(request):
            return Reply("412 Precondition Failed")
        del self.objects[request.path]
        return Reply("204 No Content")

    def _is_as_wanted(self, request: Request) -> bool:
        """Whether the conditions of a request hold (RFC 9110, 13.1)."""
        is_there = request.path in self.objects
        match = request.headers.get("if-match")
        if match is not None and (not is_there or match not in {"*", self.tag(request.path)}):
            return False
        return not (is_there and request.headers.get("if-none-match") == "*")


HOME = "/calendars/jane/"


def multistatus(*there: tuple[str, str]) -> Reply:
    """An answer that says what is there: addresses, each with its properties."""
    responses = "".join(
        f"<d:response><d:href>{href}</d:href><d:propstat><d:prop>{properties}</d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
        for href, properties in there
    )
    spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
    body = f"<d:multistatus {spaces}>{responses}</d:multistatus>"
    return Reply("207 Multi-Status", (("Content-Type", "application/xml"),), body.encode())


def _above(path: str) -> str:
    return f"{path.rstrip('/').rpartition('/')[0]}/"


def _answering(application: Callable[..., Any]) -> Answer:
    """What a WSGI application answers."""

    def answer(request: Request) -> Reply:
        path, _mark, query = request.path.partition("?")
        environ = {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": _unquoted(path),
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "CONTENT_TYPE": request.headers.get("content-type", ""),
            "CONTENT_LENGTH": str(len(request.body)),
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(request.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            **{
                f"HTTP_{name.upper().replace('-', '_')}": value
                for name, value in request.headers.items()
                if name not in {"content-type", "content-length"}
            },
        }
        said: list[Any] = []
        body = b"".join(
            application(environ, lambda status, headers, *_: said.extend((status, headers)))
        )
        status, headers = said
        kept = [(name, value) for name, value in headers if name.lower() != "transfer-encoding"]
        return Reply(status, tuple(kept), body)

    return answer


def _unquoted(path: str) -> str:
    """A path as WSGI has it (PEP 3333)."""
    return unquote_to_bytes(path).decode("latin-1")
