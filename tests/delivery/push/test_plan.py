"""What is ours on a server, and what is to be done with it."""

from pathlib import Path

import pytest

from itinerary.delivery.push.plan import Deed, Item, first_deed, looked_deed
from itinerary.delivery.push.pushed import Note, pushed_path, read_pushed
from itinerary.errors import RecordError
from itinerary.formats.calendar.objects import said
from itinerary.releases.identity import digest_of_bytes

OURS = """\
BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VTIMEZONE\r
TZID:Asia/Tokyo\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20350401T000000Z\r
SEQUENCE:0\r
DTSTART;TZID=Asia/Tokyo:20350415T093000\r
SUMMARY:Forum\\, in the hall\\; and a long title that is folded where the line has\r
  75 octets\r
X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
TRIGGER:-PT30M\r
DESCRIPTION:Forum\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
"""
# As another program writes it anew, after somebody saw the reminder.
REWRITTEN = """\
BEGIN:VCALENDAR
PRODID:another
BEGIN:VEVENT
SUMMARY:Forum, in the hall\\; and a long title that is folded where the line has 75 octets
dtstart;tzid="Asia/Tokyo":20350415T093000
UID:1
SEQUENCE:7
LAST-MODIFIED:20350414T000000Z
BEGIN:VALARM
TRIGGER:-PT30M
ACKNOWLEDGED:20350415T003000Z
ACTION:DISPLAY
END:VALARM
END:VEVENT
END:VCALENDAR
"""
DATA = OURS.encode()
NOTE, OLD = Note(digest_of_bytes(DATA), '"1"'), Note("another", '"1"')


@pytest.mark.parametrize(
    ("item", "deed"),
    [
        (Item(DATA, None, None), "put"),
        (Item(DATA, NOTE, '"1"'), None),
        (Item(DATA, OLD, '"1"'), "put"),
        (Item(DATA, NOTE, '"2"'), "look"),
        (Item(DATA, None, '"1"'), "look"),
        (Item(DATA, NOTE, None), "deleted"),
        (Item(DATA, NOTE, ""), "unversioned"),
        (Item(None, NOTE, '"1"'), "delete"),
        (Item(None, NOTE, '"2"'), "look"),
        (Item(None, None, '"1"'), "look"),
        (Item(None, NOTE, None), "forget"),
        (Item(None, None, None), None),
    ],
)
def test_what_is_noted_and_there_says_what_is_to_be_done(item: Item, deed: Deed | None) -> None:
    """Only the version that we noted is written over unseen."""
    assert first_deed(item) == deed


def test_an_event_says_the_same_whoever_wrote_it_anew() -> None:
    """In another order, on other lines, with other bookkeeping."""
    assert said(REWRITTEN.encode()) == said(DATA)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hall", "garden"),
        ("T093000", "T103000"),
        ("Asia/Tokyo:", "Asia/Seoul:"),
        ("-PT30M", "-PT10M"),
        ("UID:1", "UID:1\r\nLOCATION:Osaka"),
        ("UID:1", "UID:1\r\nRRULE:FREQ=DAILY"),
        ("END:VEVENT\r\n", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n"),
        ("BEGIN:VALARM\r\n", "BEGIN:VALARM\r\nTRIGGER:-P1D\r\nEND:VALARM\r\nBEGIN:VALARM\r\n"),
    ],
)
def test_a_hands_work_is_seen(old: str, new: str) -> None:
    """Whatever somebody can have wanted to say."""
    there = OURS.replace(old, new).encode()
    assert there != DATA
    assert looked_deed(DATA, there, iter([said(b"")])) == "changed"
    assert looked_deed(DATA, there, iter([said(there)])) == "put"
    assert looked_deed(None, there, iter([said(there)])) == "delete"
    assert looked_deed(DATA, DATA, iter(())) == "note"


def test_a_note_leads_to_an_object_of_a_calendar_and_nowhere_else(tmp_path: Path) -> None:
    """Whatever somebody has written into the file."""
    path = pushed_path(tmp_path / "mission.yaml")
    pushed = read_pushed(path, "mission")
    pushed.begin()
    pushed.keep("https://example.org/a/", "anne", "Anne")
    path.write_bytes(path.read_bytes() + b'{"calendar": "https://example.org/a/", '
                     b'"object": "../b/c", "note": ["digest", ""]}\n')  # fmt: skip
    with pytest.raises(RecordError, match="is damaged"):
        read_pushed(path, "mission")
