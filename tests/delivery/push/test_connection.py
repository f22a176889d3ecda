"""Calendar servers that are slow, broken or mean harm: each costs one sentence."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import md5, sha256
from pathlib import Path
from typing import Any
from urllib.request import parse_http_list, parse_keqv_list

import pytest
from calendar_servers import HOME, House, Reply, Request, Shelf, multistatus, serving
from postoffice import certified, listening

from itinerary.delivery.logins import Login
from itinerary.delivery.push import connection
from itinerary.delivery.push.connection import Connection
from itinerary.delivery.push.discovery import home, tags
from itinerary.delivery.push.server import Server
from itinerary.delivery.push.tags import usable_tag
from itinerary.errors import SendingError

LOGIN = Login("jane", "open sesame")
BOMB = b"""<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<d:multistatus xmlns:d="DAV:"><d:response><d:href>&b;</d:href></d:response></d:multistatus>"""


def asked(port: int, path: str = "/", *, scheme: str = "http", login: Login | None = None) -> str:
    """The folder of calendars that a server leads to."""
    server = Server("https" if scheme == "https" else "http", "localhost", port, path, login)
    with closing(Connection(server)) as opened:
        return home(opened).path


def refusal(port: int, path: str = "/", *, scheme: str = "http", login: Login | None = None) -> str:
    """Why no calendars are found, without the address of the server."""
    with pytest.raises(SendingError) as stopped:
        asked(port, path, scheme=scheme, login=login)
    return str(stopped.value).replace(f"{scheme}://localhost:{port}", "SERVER")


@pytest.fixture
def shelf() -> Iterator[House]:
    with serving(Shelf(), home=HOME) as house:
        yield house


PRINCIPAL = "<d:current-user-principal><d:href>{}</d:href></d:current-user-principal>"
CALENDARS = "<c:calendar-home-set><d:href>{}</d:href></c:calendar-home-set>"
CHUNKED = b"HTTP/1.1 207 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"
NOT_FOUND = (
    "No calendars are found at SERVER/. Copy the address for calendar programs (CalDAV) from the "
    "settings of the calendar there."
)


@pytest.mark.parametrize(
    "reply",
    [
        Reply("200 OK", (("Content-Type", "text/html"),), b"<html><body>Welcome!</body></html>"),
        Reply("207 Multi-Status", (), b"<html><p>Welcome!</html>"),
        Reply("207 Multi-Status", (), BOMB),
        Reply("207 Multi-Status", (), b'<?xml version="1.0" encoding="x"?><a/>'),
        Reply("207 Multi-Status", (), b"<a>" * 100_000),
        Reply("207 Multi-Status", (), b""),
        Reply("207 Multi-Status", (), b'<d:multistatus xmlns:d="DAV:"/>'),
        Reply("500 Internal Server Error", (), b"\x1b[2J"),
        Reply("404 Not Found"),
        multistatus(("/", "<d:resourcetype/>")),
        multistatus(("/", PRINCIPAL.format("/"))),
    ],
)  # fmt: skip
def test_what_is_no_calendar_server_is_said(reply: Reply) -> None:
    """HTML, an error, broken XML, entities that grow, depth without end: none is calendars."""
    with serving(lambda _request: reply) as house:
        assert refusal(house.port) == NOT_FOUND


def test_calendars_are_found_from_where_servers_say(shelf: House) -> None:
    """At the path that was typed; else at the well-known one, and by a redirect on the server."""
    answer = shelf.answer

    def elsewhere(request: Request) -> Reply:
        if request.path == "/.well-known/caldav":
            return Reply("301 Moved Permanently", (("Location", "/dav/"),))
        if request.path == "/dav/":
            return multistatus(("/dav/", PRINCIPAL.format("/jane%40home/")))
        if request.path == "/jane%40home/":
            url = f"http://LOCALHOST:{shelf.port}{HOME}"
            return multistatus(
                ("", f"<c:calendar-home-set><d:href>{url}</d:href></c:calendar-home-set>")
            )
        return answer(request) if request.path == HOME else Reply("405 Method Not Allowed")

    assert asked(shelf.port) == HOME
    shelf.answer = elsewhere
    assert asked(shelf.port, "/index.php/login") == HOME


@pytest.mark.parametrize(
    ("href", "said"),
    [
        ("https://example.org/x/", "leads to another server, https://example.org/x/,"),
        ("//me:pw@example.org/", "leads to another server, http://example.org/,"),
        ("http://localhost:1/", "leads to another server, http://localhost:1/,"),
        ("https://localhost:{port}/", "leads to another server, https://localhost:{port}/,"),
        ("https://e\N{RIGHT-TO-LEFT OVERRIDE}.org/", "leads to another server, https://e .org/,"),
        ("/a/%2e%2E/b/", "leads to an address that is none."),
        ("/a%0d%0aHost:%20x/", "leads to an address that is none."),
        ("/a%5C..%5Cb", "leads to an address that is none."),
        ("http://localhost:x/", "leads to an address that is none."),
        ("http://[::1", "leads to an address that is none."),
    ],
)  # fmt: skip
def test_a_server_leads_nowhere_else(href: str, said: str) -> None:
    """Another is named, and not asked: neither by a redirect nor by an address in an answer."""

    def principal(_request: Request) -> Reply:
        return multistatus(("/", CALENDARS.format(href.format(port=house.port))))

    with serving(principal) as house:
        there = said.format(port=house.port).replace(f"http://localhost:{house.port}", "SERVER")
        assert there in refusal(house.port)
        if href.isascii():
            location = (("Location", href.format(port=house.port)),)
            house.answer = lambda _request: Reply("302 Found", location)
            assert there in refusal(house.port, login=LOGIN)
        assert {each.headers["host"] for each in house.asked} == {f"localhost:{house.port}"}


def test_a_server_that_leads_in_circles_is_left() -> None:
    """After some steps."""
    with serving(lambda _request: Reply("301 Moved", (("Location", "/b"),))) as house:
        assert refusal(house.port) == "SERVER leads in circles."
        assert len(house.asked) == 5


@pytest.mark.parametrize(
    ("said", "often", "reason"),
    [
        (b"HTTP/1.1 207 OK\r\nA", True, "it does not answer"),
        (b"HTTP/1.1 207 OK\r\nContent-Length: 9\r\n\r\n", False, "it closed the connection"),
        (b"HTTP/1.1 207 OK\r\nContent-Length: 90000\r\n\r\na", True, "it does not answer"),
        (b"HTTP/1.1 207 OK\r\n" + b"A: a\r\n" * 200, False, "its answer cannot be understood"),
        (CHUNKED, False, "it closed the connection"),
        (b"220 mail.example.org ESMTP\r\n", False, "its answer cannot be understood"),
        (b"", False, "it closed the connection"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_end_well_is_said(
    monkeypatch: pytest.MonkeyPatch, said: bytes, often: bool, reason: str
) -> None:
    """It drips, breaks off, or is none: the whole of it has to come in time."""
    monkeypatch.setattr(connection, "PATIENCE", 0.2)
    with listening(said, often=often) as port:
        assert refusal(port).startswith(f"SERVER cannot be used: {reason}.")


def test_an_answer_without_an_end_is_not_listened_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory has one."""
    monkeypatch.setattr(connection, "MOST_BYTES", 10_000)
    body = b"<a/>" * 10_000
    with serving(lambda _request: Reply("207 Multi-Status", (), body)) as house:
        assert refusal(house.port) == "SERVER cannot be used: what it says has no end."


def test_only_a_trusted_certificate_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of this name; nothing is said to any other server, the password above all."""
    tls, authority = certified(tmp_path, "localhost")
    with serving(Shelf(), tls=tls, home=HOME) as house:
        said = refusal(house.port, scheme="https", login=LOGIN)
        assert said.startswith("SERVER cannot be used: its certificate is not trusted (")
        assert house.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        assert asked(house.port, scheme="https") == HOME
        server = Server("https", "127.0.0.1", house.port, "/")
        with closing(Connection(server)) as opened, pytest.raises(SendingError, match="mismatch"):
            home(opened)


def test_a_server_that_hung_up_meanwhile_is_asked_once_more(shelf: House) -> None:
    """As servers do after some seconds of silence."""
    server = Server("http", "localhost", shelf.port, "/")
    answer = shelf.answer
    shelf.answer = lambda request: answer(request)._replace(headers=(("Connection", "close"),))
    with closing(Connection(server)) as opened:
        assert [opened.ask("GET", f"{HOME}x").status for _number in range(3)] == [404] * 3


@pytest.mark.parametrize(("name", "digest"), [("MD5", md5), ("SHA-256", sha256)])
def test_a_password_is_proven_where_a_server_wants_a_digest(
    shelf: House, name: str, digest: Any
) -> None:
    """It is never sent then; and a nonce that is too old is no wrong password."""
    answer, nonces = shelf.answer, ["first", "second"]

    def hashed(text: str) -> str:
        return digest(text.encode()).hexdigest()

    def guarded(request: Request) -> Reply:
        said = request.headers.get("authorization", "")
        assert "sesame" not in said
        found = parse_keqv_list(parse_http_list(said.removeprefix("Digest ")))
        proof = ":".join(
            [hashed("jane:here:open sesame"), found.get("nonce", ""), found.get("nc", ""),
             found.get("cnonce", ""), "auth", hashed(f"{request.method}:{request.path}")]
        )  # fmt: skip
        if found.get("response") == hashed(proof) and found.get("nonce") == nonces[0]:
            return answer(request)
        stale = ", stale=true" if said else ""
        challenge = (
            f'Digest realm="here", qop="auth,auth-int", nonce="{nonces[0]}", algorithm={name}'
        )
        return Reply("401 Unauthorized", (("WWW-Authenticate", f"{challenge}{stale}"),))

    shelf.answer = guarded
    with closing(Connection(Server("http", "localhost", shelf.port, "/", LOGIN))) as opened:
        assert home(opened).path == HOME
        del nonces[0]
        assert home(opened).path == HOME
    assert "refuses the user" in refusal(shelf.port, login=Login("jane", "closed"))


def test_nobody_is_told_who_asks_before_they_want_to_know(shelf: House) -> None:
    """And then in a way that is known."""
    asked(shelf.port, login=LOGIN)
    assert not any("authorization" in each.headers for each in shelf.asked)
    negotiate = (("WWW-Authenticate", "Negotiate"),)
    shelf.answer = lambda _request: Reply("401 Unauthorized", negotiate)
    assert "in no way that is known" in refusal(shelf.port, login=LOGIN)
    assert not any("authorization" in each.headers for each in shelf.asked)


def test_only_what_is_right_in_a_calendar_is_in_it() -> None:
    """No other server's, nothing above or below; and a version that cannot be asked for is none."""
    there = {
        f"{HOME}a/one.ics": '<d:getetag>"1"</d:getetag>',
        f"{HOME}a/t%C3%A9.ics": '<d:getetag>W/"2"</d:getetag>',
        "three.ics": "<d:getetag>3</d:getetag>",
        f"{HOME}a/": '<d:getetag>"4"</d:getetag>',
        f"{HOME}a/below/five.ics": '<d:getetag>"5"</d:getetag>',
        f"{HOME}b/six.ics": '<d:getetag>"6"</d:getetag>',
        f"{HOME}a/%2E%2E/b/seven.ics": '<d:getetag>"7"</d:getetag>',
        f"http://elsewhere.example.org{HOME}a/eight.ics": '<d:getetag>"8"</d:getetag>',
        f"{HOME}a/f/": '<d:resourcetype><d:collection/></d:resourcetype><d:getetag>"9"</d:getetag>',
    }  # fmt: skip
    with serving(lambda _request: multistatus(*there.items())) as house:
        server = Server("http", "localhost", house.port, "/")
        with closing(Connection(server)) as opened:
            assert tags(opened, f"{HOME}a/") == {"one.ics": '"1"', "té.ics": '"2"', "three.ics": ""}


@pytest.mark.parametrize(
    ("tag", "usable"),
    [('"a"', '"a"'), (' W/"a" ', '"a"'), ("a", ""), ("", ""), ('"a', ""), ('"a"b"', ""),
     ('"a\r\nX: y"', ""), ('"\x1b[2J"', ""), ('"é"', ""), (f'"{"a" * 300}"', "")],
)  # fmt: skip
def test_an_etag_is_used_as_far_as_it_is_one(tag: str, usable: str) -> None:
    """RFC 9110, 8.8.3; and no longer than servers write them."""
    assert usable_tag(tag) == usable
