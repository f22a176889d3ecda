"""Radicale, a CalDAV server on loopback: it takes a calendar in, and finds events by their time."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from http.client import HTTPConnection
from xml.etree import ElementTree

import pytest
from exported import Exported, every_third
from readers import READERS, Seen
from story import DELEGATES, Chapter, story

from itinerary.programme.missions import SHIPPED

_DAYS = [date(2025, 4, 11) + timedelta(days=days) for days in range(10)]
_QUERY = """\
<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
    <C:time-range start="{start:%Y%m%dT%H%M%SZ}" end="{end:%Y%m%dT%H%M%SZ}"/>
  </C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>
"""
_DATA = "{urn:ietf:params:xml:ns:caldav}calendar-data"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a Radicale of our own, with an empty storage."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    options = {
        "--config": "",
        "--server-hosts": f"127.0.0.1:{port}",
        "--auth-type": "none",
        "--storage-filesystem-folder": str(tmp_path_factory.mktemp("radicale")),
        "--logging-level": "warning",
    }
    words = [word for option in options.items() for word in option]
    with subprocess.Popen([sys.executable, "-m", "radicale", *words]) as process:
        try:
            _wait_for(process, port)
            yield port
        finally:
            process.terminate()


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Tries to connect twenty times a second, for ten seconds or until the server ends."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            try:
                process.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                continue
            break
        return
    pytest.fail("Radicale did not start")


@pytest.mark.parametrize("mission", SHIPPED)
def test_radicale_finds_the_events_of_each_day(server: int, mission: str) -> None:
    """A calendar that is PUT whole comes back, for each day in UTC, as the events of that day."""
    connection = HTTPConnection("127.0.0.1", server, timeout=30)
    assert _ask(connection, "MKCOL", f"/{mission}/", b"")[0] == 201
    for calendar in every_third(mission):
        path = f"/{mission}/{calendar.delegate}/"
        status, said = _ask(connection, "PUT", path, calendar.data)
        assert status == 201, said
        for day in _DAYS:
            span = (datetime.combine(day, time(), UTC), datetime.combine(day, time(23), UTC))
            status, said = _ask(connection, "REPORT", path, _query(*span))
            assert status == 207, said
            assert sorted(_seen(said)) == _expected(calendar, *span), (calendar.delegate, day)


@pytest.mark.parametrize("delegate", DELEGATES)
def test_radicale_takes_each_release_over_the_last(server: int, delegate: str) -> None:
    """Event by event over what is there: each once, at its new hours, and none of the old ones."""
    connection = HTTPConnection("127.0.0.1", server, timeout=30)
    folder = f"/{delegate}/story"
    assert _ask(connection, "MKCOL", f"/{delegate}/", b"")[0] == 201
    assert _ask(connection, "MKCALENDAR", f"{folder}/", b"")[0] == 201
    there: frozenset[bytes] = frozenset()
    for chapter in story():
        for data in frozenset(chapter.single[delegate]) - there:
            [event] = READERS["icalendar"](data.decode())
            status, said = _ask(connection, "PUT", f"{folder}/{event.uid}.ics", data)
            assert status in {201, 204}, said
        there = frozenset(chapter.single[delegate])
        span = (datetime.combine(_DAYS[0], time(), UTC), datetime.combine(_DAYS[-1], time(), UTC))
        status, said = _ask(connection, "REPORT", f"{folder}/", _query(*span))
        assert status == 207, said
        kept = sorted(_seen(said))
        assert kept == sorted(_latest(chapter, delegate)), chapter.title
        assert len({event.uid for event in kept}) == len(kept)


def _latest(chapter: Chapter, delegate: str) -> Iterator[Seen]:
    yield from READERS["icalendar"](chapter.calendars[delegate].decode())


def _query(start: datetime, end: datetime) -> bytes:
    return _QUERY.format(start=start, end=end).encode()


def _ask(connection: HTTPConnection, method: str, path: str, body: bytes) -> tuple[int, str]:
    kind = "text/calendar" if method == "PUT" else "application/xml"
    headers = {"Content-Type": f"{kind}; charset=utf-8", "Depth": "1"}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def _seen(answer: str) -> Iterator[Seen]:
    for data in ElementTree.fromstring(answer).iter(_DATA):  # noqa: S314 - our own server's answer
        yield from READERS["icalendar"](data.text or "")


def _expected(calendar: Exported, start: datetime, end: datetime) -> list[Seen]:
    """The events that overlap a span; whole days count as those of UTC (RFC 4791, 9.9)."""
    return [
        event
        for event in calendar.expected
        if _instant(event.start) < end and _instant(event.end) > start
    ]


def _instant(moment: date) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)
