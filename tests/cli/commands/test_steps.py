"""The order of business of an event, from the file to all that is said of it."""

import json
from email import message_from_bytes
from pathlib import Path

import pytest
from conftest import Ask
from icalendar import Calendar

_TRIP = """
id: trip-2025
title: Trip
start: 2025-04-12
end: 2025-04-19
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand, email: anne@example.org}
  paul: {name: Paul Petit, email: paul@example.org, language: fr}
groups:
  both: {name: Speakers, members: [anne, paul]}
events:
  forum:
    title: Forum
    city: osaka
    start: 2025-04-15 22:00
    end: 2025-04-16 01:00
    room: Hall B
    press: open
    meet: 21:30
    who: %s
    documents: [{title: Programme, url: https://example.org/p}]
    steps:
      - {at: 22:00, what: {en: Welcome, fr: Accueil}, who: [anne]}
      - {at: 23:30, what: Signature, who: [both]}
      - {at: 00:15, what: Photograph, who: everyone}
      - {what: Farewell}
"""
_LINES = [
    "22:00 Welcome (Anne Durand)",
    "23:30 Signature (Speakers)",
    "00:15+1 Photograph (whole delegation)",
    "Farewell",
]


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    """A trip of one event that has an order of business."""
    path = tmp_path / "trip.yaml"
    path.write_text(_TRIP % "everyone", "utf-8")
    return path


def test_pages_calendars_and_messages_say_it(ask: Ask, trip: Path) -> None:
    """A line each, in the reader's language, with the day where that is another."""
    shown = ask("-p", trip, "show", "forum").out.splitlines()
    label = "Order of business: "
    assert [each.removeprefix(label) for each in shown if each.startswith(label)] == _LINES
    ask("-p", trip, "export", "-d", "anne", "-o", "anne.ics")
    [event] = Calendar.from_ical((trip.parent / "anne.ics").read_bytes()).walk("VEVENT")
    assert "\n".join(_LINES) in event["DESCRIPTION"]
    ask("-p", trip, "export", "-d", "paul", "-o", "paul.ics")
    [event] = Calendar.from_ical((trip.parent / "paul.ics").read_bytes()).walk("VEVENT")
    said = event["DESCRIPTION"].replace("\N{NO-BREAK SPACE}", " ")
    assert "22 h Accueil (Anne Durand)\n23 h 30 Signature (Speakers)\n" in said


def test_programs_read_it(ask: Ask, trip: Path) -> None:
    """Moments, texts and ids; groups are spelt out."""
    [record] = json.loads(ask("-p", trip, "agenda", "-f", "json").out)
    assert record["steps"] == [
        {"at": "2025-04-15T22:00:00+09:00", "what": "Welcome", "who": ["anne"]},
        {"at": "2025-04-15T23:30:00+09:00", "what": "Signature", "who": ["anne", "paul"]},
        {"at": "2025-04-16T00:15:00+09:00", "what": "Photograph", "who": ["anne", "paul"]},
        {"at": None, "what": "Farewell", "who": []},
    ]


def test_a_line_that_is_another_is_news(ask: Ask, trip: Path) -> None:
    """It stands in the record; what it was is said with what it is."""
    ask("-p", trip, "release")
    trip.write_text((_TRIP % "everyone").replace("23:30", "23:00"), "utf-8")
    said = ask("-p", trip, "diff").out
    before = "; ".join(_LINES)
    assert f"Order of business: {before.replace('23:30', '23:00')} (was: {before})" in said
    trip.write_text((_TRIP % "everyone").replace("Anne Durand", "Anne Martin"), "utf-8")
    assert "Order of business" not in ask("-p", trip, "diff").out


def test_whoever_is_taken_out_is_not_told_where_it_is(ask: Ask, trip: Path) -> None:
    """What was theirs is off: when, who and where, but no room, hour to meet, paper, or line."""
    lunch = "  lunch: {title: Lunch, city: osaka, start: 2025-04-14 12:00, who: everyone}\n"
    trip.write_text(_TRIP % "everyone" + lunch, "utf-8")
    ask("-p", trip, "release", "--at", "2025-04-02 09:00")
    withheld = ("Hall B", "press", "21:30", "Be there", "Programme", "Welcome", "Signature")
    for who, status in (("[paul]", "confirmed"), ("everyone", "cancelled")):
        text = (_TRIP % who).replace("    room:", f"    status: {status}\n    room:")
        trip.write_text(text + lunch, "utf-8")
        ask("-p", trip, "export", "-o", "calendars")
        calendar = (trip.parent / "calendars/anne-durand.ics").read_bytes()
        [_, event] = Calendar.from_ical(calendar).walk("VEVENT")
        assert event["STATUS"] == "CANCELLED"
        said = " ".join(str(event[key]) for key in ("SUMMARY", "LOCATION", "DESCRIPTION"))
        assert [each for each in withheld if each in said] == []
        ask("-p", trip, "invite", "--from", "office@example.org", "-o", "mail")
        [letter] = (trip.parent / "mail/anne-durand").glob("*forum.eml")
        parts = message_from_bytes(letter.read_bytes()).walk()
        mail = b"".join(part.get_payload(decode=True) or b"" for part in parts).decode()
        assert [each for each in withheld if each in mail] == []
