"""What is arranged of an event, from the file to all that is said of it: its room, the press, who
may come, and how many."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import Ask
from icalendar import Calendar, Event

_TRIP = """
id: trip-2025
title: Trip
start: 2025-04-12
end: 2025-04-19
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
places:
  centre: {name: Congress centre, city: osaka, address: 1 Hall Street}
delegates:
  anne-durand: {name: Anne Durand, email: anne@example.org}
  paul: {name: Paul Petit, email: paul@example.org, language: fr}
events:
  forum: {title: Forum, place: centre, start: 2025-04-15 09:30, end: 12:00, who: everyone, %s}
"""
_ARRANGED = "room: Hall B, press: photo, optional: true, seats: 12, guests: 20"


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    """A trip of one event, with all that can be arranged."""
    return _written(tmp_path, _ARRANGED)


def _written(folder: Path, said: str) -> Path:
    path = folder / "trip.yaml"
    path.write_text(_TRIP % said, "utf-8")
    return path


def _calendar(ask: Ask, trip: Path, who: str) -> Event:
    ask("-p", trip, "export", "-o", "calendars")
    [event] = Calendar.from_ical((trip.parent / f"calendars/{who}.ics").read_bytes()).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_pages_say_what_is_arranged(ask: Ask, trip: Path) -> None:
    """The room stands with its place; what may be left out is marked; numbers are for `show`."""
    row = (
        "  09:30–12:00 Osaka  02:30–05:00 Paris  Forum [optional] · Congress centre, Hall B, Osaka"
    )
    assert row in ask("-p", trip, "agenda").out
    assert ask("-p", trip, "show", "forum").out.splitlines()[7:-1] == [
        "Where: Hall B",
        "Where: 1 Hall Street",
        "Where: https://www.openstreetmap.org/search?query=Congress%20centre%20Osaka",
        "Kind: other",
        "Who: Anne Durand (whole delegation)",
        "Who: Paul Petit (whole delegation)",
        "Guests: 20",
        "Seats: 12",
        "Press: photographs only",
    ]
    assert (
        "Presse\N{NO-BREAK SPACE}: tour d’images"
        in ask("-p", trip, "--lang", "fr", "show", "forum").out
    )


def test_calendars_say_it_and_no_numbers(ask: Ask, trip: Path) -> None:
    """What takes nobody's time is free in the phone; how many there are is nobody's business."""
    event = _calendar(ask, trip, "anne-durand")
    assert event["SUMMARY"] == "Forum (optional)"
    assert (event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("TRANSPARENT", "FREE")
    assert event["LOCATION"] == "Congress centre, Hall B, 1 Hall Street, Osaka"
    said = event["DESCRIPTION"].splitlines()
    assert {"Hall B", "Press: photographs only"} <= {*said}
    assert not {"20", "12"} & {word for line in said for word in line.split()}


def test_programs_read_it(ask: Ask, trip: Path) -> None:
    """Codes and numbers, as in the file."""
    [record] = json.loads(ask("-p", trip, "agenda", "-f", "json").out)
    keys = ("room", "press", "optional", "guests", "seats")
    assert [record[key] for key in keys] == ["Hall B", "photo", True, 20, 12]


def test_changes_say_what_is_told_of_it(ask: Ask, trip: Path) -> None:
    """Another room is news to all; another number of guests is the secretariat's alone."""
    ask("-p", trip, "release")
    _written(trip.parent, _ARRANGED.replace("20", "9"))
    assert "  Forum: Guests: 9 (was: 20)\n" in ask("-p", trip, "diff").out
    assert "Nothing has changed" in ask("-p", trip, "diff", "--by", "delegate").out
    _written(trip.parent, "room: Hall C, press: closed")
    lines = ask("-p", trip, "diff").out.splitlines()
    [forum] = [line for line in lines if "no longer optional" in line]
    assert forum.split(" · ")[1:] == [
        "no longer optional",
        "Room: Hall C (was: Hall B)",
        "Press: closed to the press (was: photographs only)",
    ]


def test_whoever_may_come_is_free(ask: Ask, trip: Path) -> None:
    """For `who` as for `check`; on a screen of what is on it stands all the same."""
    told = ("-p", trip)
    free = ask(*told, "who", "--free", "2025-04-15 10:00..11:00", "-c", "osaka").out
    assert "Anne Durand" in free
    assert "Forum [optional]" in ask(*told, "now", "--at", "2025-04-15 10:00 +09:00").out


_ABOUT = "about: true"


def test_an_approximate_start_is_so_called_wherever_it_stands(ask: Ask, tmp_path: Path) -> None:
    """On pages, in calendars and messages, in each language; never its end, and data have both."""
    trip = _written(tmp_path, _ABOUT)
    said = {
        "en": ("about 09:30–12:00 Osaka  about 02:30–05:00 Paris", "About 09:30–12:00 Osaka"),
        "fr": (
            "vers 09:30–12:00 Osaka  vers 02:30–05:00 Paris",
            "Vers 9 h 30, jusqu’à 12 h (Osaka)",
        ),
        "ja": ("09:30頃～12:00 Osaka  02:30頃～05:00 パリ", "09:30頃～12:00 Osaka"),
    }
    for language, (row, line) in said.items():
        assert row in ask("--lang", language, "-p", trip, "agenda").out
        ask("--lang", language, "-p", trip, "export", "-d", "anne-durand", "-o", "anne.ics")
        [event] = Calendar.from_ical((tmp_path / "anne.ics").read_bytes()).walk("VEVENT")
        assert line in event["DESCRIPTION"].replace("\N{NO-BREAK SPACE}", " ").splitlines()
        assert event.decoded("DTSTART").isoformat() == "2025-04-15T09:30:00+09:00"
    week = ask("-p", trip, "agenda", "--week", FORCE_COLOR="1", COLUMNS="200").out
    assert "about 09:30" in week
    assert "about 09:30" in ask("-p", trip, "show", "forum").out
    [record] = json.loads(ask("-p", trip, "agenda", "-f", "json").out)
    assert (record["about"], record["start"]) == (True, "2025-04-15T09:30:00+09:00")
    ask("-p", trip, "release")
    _written(tmp_path, "about: false")
    assert (
        "Time: 09:30–12:00 Osaka, 02:30–05:00 Paris (was: about 09:30"
        in ask("-p", trip, "diff").out
    )


def test_a_place_that_is_to_be_confirmed_is_none(ask: Ask, tmp_path: Path) -> None:
    """It is said where the place stands; what it becomes is news."""
    text = _TRIP.replace("place: centre", "city: osaka, place: tbc") % "kind: visit"
    trip = tmp_path / "trip.yaml"
    journey = (
        "  train: {kind: travel, who: everyone, from: {city: osaka, place: tbc, "
        "at: 2025-04-16 09:00},"
        " to: {place: centre, at: 2025-04-16 10:00}}\n"
    )
    trip.write_text(text + journey, "utf-8")
    agenda = ask("-p", trip, "agenda").out
    assert "Forum · Osaka, place to be confirmed · whole" in agenda
    assert "Osaka (place to be confirmed) → Congress centre" in agenda
    assert "Where: Osaka, place to be confirmed\n" in ask("-p", trip, "show", "forum").out
    ask("-p", trip, "export", "-d", "anne-durand", "-o", "anne.ics")
    events = Calendar.from_ical((tmp_path / "anne.ics").read_bytes()).walk("VEVENT")
    assert [event["LOCATION"] for event in events] == [
        "Osaka, place to be confirmed",
        "Osaka (place to be confirmed) → Congress centre",
    ]
    records = json.loads(ask("-p", trip, "agenda", "-f", "json").out)
    assert [(each["place"], each["place_tbc"]) for each in records] == [(None, True), (None, True)]
    ask("-p", trip, "release")
    trip.write_text(_TRIP % "kind: visit" + journey.replace(", place: tbc", ""), "utf-8")
    changed = ask("-p", trip, "diff").out
    assert "Place: Congress centre, Osaka (was: Osaka, place to be confirmed)" in changed
    assert "Route: Osaka → Congress centre (was: Osaka (place to be confirmed) → " in changed


_MEET = "meet: {at: 8h45, place: lobby, note: Bring your badge.}, reminder: 30m"
_LOBBY = "places:\n  lobby: {name: Lobby of the hotel, city: osaka, address: 2 Hall Street}\n"


def _meeting(folder: Path, said: str = _MEET) -> Path:
    trip = folder / "trip.yaml"
    text = _TRIP.replace("places:\n", _LOBBY) % said
    flight = (
        "  out: {kind: travel, who: everyone, check_in: 90m, "
        "from: {city: dijon, at: 2025-04-13 13:30}, to: {city: osaka, at: 2025-04-14 09:00}}\n"
    )
    trip.write_text(text + flight, "utf-8")
    return trip


def test_one_is_told_where_to_be_before_the_start(ask: Ask, tmp_path: Path) -> None:
    """On pages and in calendars it stands before the start, and alarms count from it."""
    trip = _meeting(tmp_path)
    agenda = ask("-p", trip, "agenda").out
    assert "  be there 08:45  09:30–12:00 Osaka  02:30–05:00 Paris  Forum" in agenda
    assert "whole delegation · meeting point: Lobby of the hotel\n" in agenda
    assert "  check-in 12:00  13:30 Dijon  " in agenda
    assert ask("-p", trip, "show", "forum").out.splitlines()[2:6] == [
        "Before: Be there 08:45",
        "Before: Lobby of the hotel, 2 Hall Street",
        "Before: Bring your badge.",
        "When: Tuesday 15 April 2025",
    ]
    ask("-p", trip, "export", "-d", "anne-durand", "-o", "anne.ics")
    flight, forum = Calendar.from_ical((tmp_path / "anne.ics").read_bytes()).walk("VEVENT")
    assert flight["DESCRIPTION"].splitlines()[0] == "Check-in 12:00"
    assert forum["DESCRIPTION"].splitlines()[:3] == [
        "Be there 08:45",
        "Lobby of the hotel, 2 Hall Street",
        "Bring your badge.",
    ]
    assert forum.decoded("DTSTART").isoformat() == "2025-04-15T09:30:00+09:00"
    [alarm] = forum.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-75)


def test_now_says_in_how_long_one_must_be_there(ask: Ask, tmp_path: Path) -> None:
    """Until that hour; from then on only in how long it begins."""
    trip = _meeting(tmp_path)
    now = ask("-p", trip, "now", "--at", "2025-04-15 08:00 +09:00").out
    assert "be there in 45 minutes · in 1 hour 30 minutes" in now
    now = ask("-p", trip, "now", "--at", "2025-04-15 09:00 +09:00").out
    assert "be there in" not in now
    assert "be there 08:45  09:30–12:00" in now


def test_programs_and_changes_say_where_to_be(ask: Ask, tmp_path: Path) -> None:
    """Moments and ids as data; another hour is news, and asks nobody to answer again."""
    trip = _meeting(tmp_path)
    flight, forum = json.loads(ask("-p", trip, "agenda", "-f", "json").out)
    keys = ("meet_at", "meet_place", "meet_note", "check_in_at")
    assert [forum[key] for key in keys] == [
        "2025-04-15T08:45:00+09:00",
        "lobby",
        "Bring your badge.",
        None,
    ]
    assert [flight[key] for key in keys] == [None, None, None, "2025-04-13T12:00:00+02:00"]
    ask("-p", trip, "release")
    _meeting(tmp_path, "meet: 08:30, reminder: 30m")
    changed = ask("-p", trip, "diff").out
    was = "(was: Be there 08:45; Lobby of the hotel, 2 Hall Street; Bring your badge.)"
    assert f"Before: Be there 08:30 {was}" in changed
    assert "be there 08:30  09:30–12:00" in changed


def test_an_hour_before_midnight_is_of_the_day_before(ask: Ask, tmp_path: Path) -> None:
    """And it is so marked, as any hour of another day than its heading's."""
    trip = _meeting(tmp_path, "meet: 23:30")
    trip.write_text(trip.read_text("utf-8").replace("15 09:30, end: 12:00", "15 00:15"), "utf-8")
    assert "be there 23:30−1  00:15 Osaka" in ask("-p", trip, "agenda").out
