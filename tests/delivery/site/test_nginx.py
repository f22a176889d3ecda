"""A site behind a real nginx with the configuration that is shipped, on loopback."""

import gzip
import os
import re
import shutil
import socket
import ssl
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import NamedTuple

import pytest
import trustme
from conftest import ROOT

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="there is no nginx here")

POLLS = 10  # of each phone
PAGE, FEED, OFFICE = "a" * 32, "b" * 32, "c" * 32
FILES = {
    "index.html": "<!doctype html><p>nothing</p>",
    "robots.txt": "User-agent: *\nDisallow:\n",
    "p/index.html": "<!doctype html><p>nothing</p>",
    f"p/{PAGE}/index.html": "<!doctype html><p>é</p>" + "<p>line</p>" * 200,
    f"p/{PAGE}/sw.js": "self",
    f"p/{PAGE}/manifest.webmanifest": "{}",
    f"p/{PAGE}/forum.pdf": "%PDF-1.7",
    f"c/{FEED}.ics": "BEGIN:VCALENDAR\r\n" * 50,
    f"s/{OFFICE}/index.html": "<!doctype html><p>office</p>",
    "a/1234.css": "p{}" * 300,
    ".itinerary.lock": "",
}


class Nginx(NamedTuple):
    """A server: its two ports, and where it logs."""

    http: int
    https: int
    log: Path
    trust: ssl.SSLContext

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """An answer over TLS, and its bytes."""
        connection = HTTPSConnection("localhost", self.https, timeout=10, context=self.trust)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Host": "example.org", **names})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer, data


def free_ports() -> tuple[int, int]:
    """Two ports that nothing listens at."""
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """The shipped configuration with other ports and places, and a certificate of our own."""
    folder = tmp_path_factory.mktemp("nginx")
    for name, text in FILES.items():
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text(text, encoding="utf-8")
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost", "example.org")
    certificate.private_key_and_cert_chain_pem.write_to_path(str(folder / "key.pem"))
    http, https = free_ports()
    shipped = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    for old, new in {
        "listen 80;": f"listen 127.0.0.1:{http};",
        "listen [::]:80;": "",
        "listen 443 ssl;": f"listen 127.0.0.1:{https} ssl;",
        "listen [::]:443 ssl;": "",
        "/etc/ssl/example.org.pem": str(folder / "key.pem"),
        "/etc/ssl/example.org.key": str(folder / "key.pem"),
        "/srv/itinerary": str(folder / "site"),
        "/var/log/nginx": str(folder),
    }.items():
        assert old in shipped
        shipped = shipped.replace(old, new)
    (folder / "nginx.conf").write_text(
        # Started by root it would serve as another, who may not enter the folders of tests.
        f"{'user root;' if os.getuid() == 0 else ''}"
        f"daemon off; pid {folder}/pid; error_log {folder}/start.log;\n"
        f"events {{}}\nhttp {{ client_body_temp_path {folder}/body;\n{shipped}\n}}\n"
    )
    assert NGINX
    running = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", f"{folder}/e.log"])
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    server = Nginx(http, https, folder / "itinerary.log", trust)
    for _attempt in range(200):
        try:
            socket.create_connection(("127.0.0.1", https), timeout=1).close()
            break
        except OSError:
            assert running.poll() is None, (folder / "start.log").read_text()
    yield server
    running.terminate()
    running.wait(10)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        (f"/p/{PAGE}/", "text/html; charset=utf-8"),
        (f"/p/{PAGE}/sw.js", "text/javascript; charset=utf-8"),
        (f"/p/{PAGE}/manifest.webmanifest", "application/manifest+json"),
        (f"/p/{PAGE}/forum.pdf", "application/pdf"),
        (f"/c/{FEED}.ics", "text/calendar; charset=utf-8"),
        (f"/s/{OFFICE}/", "text/html; charset=utf-8"),
        ("/a/1234.css", "text/css; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_each_file_has_its_type_and_every_header(nginx: Nginx, path: str, kind: str) -> None:
    """No location forgets what another one says."""
    answer, data = nginx.ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert data


def test_the_policy_is_that_of_the_page(nginx: Nginx) -> None:
    """What a page forbids itself, its server forbids too."""
    from itinerary.formats.site.writing import CSP

    answer, _data = nginx.ask(f"/p/{PAGE}/")
    assert answer.headers["Content-Security-Policy"] == f"{CSP}; frame-ancestors 'none'"


@pytest.mark.parametrize("path", [f"/p/{PAGE}/", f"/c/{FEED}.ics"])
def test_what_is_known_is_not_sent_again(nginx: Nginx, path: str) -> None:
    """Strong and weak tags, and the date; compressed, and as it is."""
    plain, data = nginx.ask(path)
    packed, small = nginx.ask(path, Accept_Encoding="gzip")
    assert gzip.decompress(small) == data
    assert packed.headers["Vary"] == "Accept-Encoding"
    for known in (plain.headers["ETag"], packed.headers["ETag"]):
        again, nothing = nginx.ask(path, If_None_Match=known)
        assert (again.status, nothing) == (304, b"")
        assert again.headers["Referrer-Policy"] == "no-referrer"
    dated, _nothing = nginx.ask(path, If_Modified_Since=plain.headers["Last-Modified"])
    assert dated.status == 304


@pytest.mark.parametrize("folder", ["/p/", "/c/", "/s/", "/a/", f"/p/{PAGE}"])
def test_no_folder_is_listed(nginx: Nginx, folder: str) -> None:
    """A neutral page, a refusal, or the way to the page itself; never a name."""
    answer, data = nginx.ask(folder)
    assert answer.status in {200, 301, 403}
    assert PAGE.encode() not in data
    assert FEED.encode() not in data


@pytest.mark.parametrize("path", ["/.itinerary.lock", "/p/../.itinerary.lock", "/x", "/p/x/"])
def test_nothing_else_is_found(nginx: Nginx, path: str) -> None:
    """What is hidden, and what is not there."""
    answer, _data = nginx.ask(path)
    assert answer.status == 404


def test_nothing_can_be_sent_to_it(nginx: Nginx) -> None:
    """It reads, and that is all."""
    answer, _data = nginx.ask("/", method="POST")
    assert answer.status in {403, 405}


def test_plain_http_leads_to_tls(nginx: Nginx) -> None:
    """The whole address is kept."""
    connection = HTTPConnection("localhost", nginx.http, timeout=10)
    connection.request("GET", f"/p/{PAGE}/", headers={"Host": "example.org"})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://example.org/p/{PAGE}/")
    connection.close()


def test_no_address_stands_in_the_log(nginx: Nginx) -> None:
    """Neither a page's nor a feed's, found or not; what is everybody's is logged by its name."""
    for path in (f"/p/{PAGE}/", f"/p/{PAGE}", f"/c/{FEED}.ics", f"/s/{OFFICE}/", "/a/1234.css", "/",
                 f"/japan/p/{PAGE}/", f"/p/{PAGE}/forum.pdf?x={PAGE}", f"/{PAGE}"):  # fmt: skip
        nginx.ask(path)
    log = nginx.log.read_text()
    assert not re.search(r"[a-z2-7]{20}", log)
    assert '"GET /p/*" 200' in log
    assert '"GET /c/*" 200' in log
    assert '"GET /a/1234.css" 200' in log


def test_many_phones_ask_at_once(nginx: Nginx) -> None:
    """Two hundred requests of twenty phones, half of them for what is known: no error."""
    phones = 20
    with ThreadPoolExecutor(phones) as pool:
        answers = Counter(each for found in pool.map(partial(_polled, nginx), range(phones))
                          for each in found)  # fmt: skip
    assert answers == {200: phones * POLLS // 2, 304: phones * POLLS // 2}


def _polled(nginx: Nginx, phone: int) -> list[int]:
    """The answers that a phone gets, which asks for its page or its feed again and again."""
    path = f"/c/{FEED}.ics" if phone % 2 else f"/p/{PAGE}/"
    connection = HTTPSConnection("localhost", nginx.https, timeout=60, context=nginx.trust)
    found, known = [], ""
    for number in range(POLLS):
        headers = {"If-None-Match": known} if number % 2 else {}
        connection.request("GET", path, headers={"Host": "example.org", **headers})
        answer = connection.getresponse()
        answer.read()
        found.append(answer.status)
        known = answer.headers["ETag"]
    connection.close()
    return found
