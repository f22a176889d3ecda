"""The site as it is served here, asked by the standard library's client."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from itinerary.delivery.site.serving import Server
from itinerary.errors import FileError


class Site:
    """A served folder, and how often it was refreshed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refreshed = 0
        self.server = Server(("127.0.0.1", 0), folder)
        self.server.refresh = self._refresh

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """An answer, and its bytes."""
        connection = HTTPConnection("127.0.0.1", self.server.server_address[1], timeout=10)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer, data

    def _refresh(self) -> None:
        self.refreshed += 1


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A folder with a page, a feed and a file that is no page."""
    for name, text in {
        "index.html": "<!doctype html>",
        "p/abc/index.html": "<p>page</p>",
        "p/abc/papier.pdf": "%PDF-",
        "c/def.ics": "BEGIN:VCALENDAR\r\n",
        ".itinerary.lock": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "p/out").symlink_to("/etc")
    served = Site(tmp_path)
    thread = Thread(target=served.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/p/abc/", "text/html; charset=utf-8"),
        ("/c/def.ics", "text/calendar; charset=utf-8"),
        ("/p/abc/papier.pdf", "application/pdf"),
    ],
)
def test_each_file_has_its_type_and_a_policy(site: Site, path: str, kind: str) -> None:
    """Nothing is guessed by the browser, framed, found by a search, or told to another site."""
    answer, _data = site.ask(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_what_is_known_is_not_sent_again(site: Site) -> None:
    """A tag is that of the bytes, strong or weak; other bytes have another."""
    answer, data = site.ask("/p/abc/")
    tag = answer.headers["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again, nothing = site.ask("/p/abc/", If_None_Match=known)
        assert (again.status, nothing) == (304, b"")
        assert again.headers["ETag"] == tag
    (site.folder / "p/abc/index.html").write_text("<p>other</p>")
    changed, other = site.ask("/p/abc/", If_None_Match=tag)
    assert (changed.status, other) == (200, b"<p>other</p>")
    assert data == b"<p>page</p>"


def test_head_says_all_but_the_bytes(site: Site) -> None:
    """The length is that of the file."""
    answer, data = site.ask("/p/abc/", method="HEAD")
    assert (answer.status, answer.headers["Content-Length"], data) == (200, "11", b"")


@pytest.mark.parametrize(
    "path",
    [
        "/p/",
        "/x",
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/.itinerary.lock",
        "/p/out/passwd",
        "/p/abc/..%2f..%2findex.html",
        "/p//abc/",
        "/p/abc/./",
        "/p/abc/index.html%00",
    ],
)
def test_nothing_is_listed_and_nothing_else_is_found(site: Site, path: str) -> None:
    """No folder without an index, no hidden file, no way out."""
    answer, data = site.ask(path)
    assert (answer.status, data) == (404, b"")


def test_a_folder_without_its_slash_is_sent_there(site: Site) -> None:
    """All links in a page are relative to its folder."""
    answer, _data = site.ask("/p/abc")
    assert (answer.status, answer.headers["Location"]) == (301, "/p/abc/")


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "", "[", "evil:8000"])
def test_it_answers_to_its_own_names_alone(site: Site, host: str) -> None:
    """A page elsewhere cannot read it under another name."""
    answer, data = site.ask("/", Host=host)
    assert (answer.status, data) == (421, b"")


def test_no_other_method_is_known(site: Site) -> None:
    """Nothing can be sent to it."""
    answer, _data = site.ask("/", method="POST")
    assert answer.status == 501


def test_each_answer_is_of_the_folder_as_it_is_by_then(site: Site) -> None:
    """Before each one, what has changed is brought up to date."""
    site.ask("/")
    site.ask("/p/abc/")
    assert site.refreshed == 2


def test_a_port_that_is_taken_is_said_in_a_sentence(site: Site, tmp_path: Path) -> None:
    """Two cannot listen at one place."""
    with pytest.raises(FileError, match=r"Nothing can be served at 127\.0\.0\.1, port"):
        Server(("127.0.0.1", site.server.server_address[1]), tmp_path)
