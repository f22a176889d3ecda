"""Events whose order is known and whose hours are not, from the file to all that is said."""

import json
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
  paul: {name: Paul Petit, email: paul@example.org}
events:
  third: {title: Third call, city: osaka, who: everyone, follows: second}
  palace: {title: Palace visit, city: osaka, start: 2025-04-15 10:00, end: 12:00, who: [anne]}
  lunch: {title: Lunch, city: osaka, start: 2025-04-15 12:30, who: everyone}
  second: {title: Second call, city: osaka, who: everyone, follows: palace}
  other: {title: Other call, city: osaka, who: everyone, follows: palace}
  talk: {title: Talk, city: osaka, who: everyone}
  drinks: {title: Drinks, city: osaka, who: everyone, follows: talk}
"""


@pytest.fixture
def trip(tmp_path: Path) -> Path:
    """A trip with calls one after the other, of which Paul is not at the first."""
    path = tmp_path / "trip.yaml"
    path.write_text(_TRIP, "utf-8")
    return path


def _titles(text: str) -> list[tuple[str, bool]]:
    """The titles of an agenda's rows, and whether they are said to come afterwards."""
    titles = ("Third call", "Palace visit", "Lunch", "Second call", "Other call", "Talk", "Drinks")
    return [
        (title, "afterwards" in line)
        for line in text.splitlines()
        for title in titles
        if title in line
    ]


def test_it_stands_right_after_the_other(ask: Ask, trip: Path) -> None:
    """Two in the order of the file, each with what follows it; behind a cancelled one too."""
    order = [
        ("Palace visit", False),
        ("Second call", True),
        ("Third call", True),
        ("Other call", True),
        ("Lunch", False),
        ("Talk", False),
        ("Drinks", True),
    ]
    assert _titles(ask("-p", trip, "agenda").out) == order
    trip.write_text(_TRIP.replace("who: [anne]", "who: [anne], status: cancelled"), "utf-8")
    assert _titles(ask("-p", trip, "agenda").out) == order
    for language, words in (("fr", "ensuite"), ("ja", "その後")):
        assert words in ask("--lang", language, "-p", trip, "agenda").out


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "after Palace visit"), ("fr", "après Palace visit"), ("ja", "Palace visitの後")],
)
def test_apart_from_the_other_it_says_after_which_it_is(
    ask: Ask, trip: Path, language: str, words: str
) -> None:
    """Where hours and whole days stand apart: now, in the week, in a day of everybody."""
    asked = ("--lang", language, "-p", trip)
    for command in (
        ("now", "--at", "2025-04-15 10:30 +09:00"),
        ("agenda", "--week", "-f", "markdown"),
        ("agenda", "--people", "15"),
    ):
        assert words in ask(*asked, *command, FORCE_COLOR="1").out
        assert words not in ask(*asked, *command, "-d", "paul", FORCE_COLOR="1").out


def test_of_an_event_that_one_does_not_have_nothing_is_said(ask: Ask, trip: Path) -> None:
    """Paul reads that the time of the second call is to be confirmed; his calendar too."""
    assert _titles(ask("-p", trip, "agenda", "-d", "paul").out)[:2] == [
        ("Second call", False),
        ("Third call", True),
    ]
    ask("-p", trip, "export", "-o", "calendars")
    calendar = (trip.parent / "calendars/paul-petit.ics").read_text("utf-8")
    assert "Palace" not in calendar
    summaries = [str(each["SUMMARY"]) for each in Calendar.from_ical(calendar).walk("VEVENT")]
    assert "Second call (time to be confirmed)" in summaries
    ask("-p", trip, "release", "--at", "2025-04-02 09:00")
    trip.write_text(
        _TRIP.replace("second: {title", "second: {date: 2025-04-15, title").replace(
            "everyone, follows: palace}\n  other", "everyone}\n  other"
        ),
        "utf-8",
    )
    assert "After: no longer “`palace`”" in ask("-p", trip, "diff").out
    theirs = ask("-p", trip, "diff", "-d", "paul", "--by", "delegate").out
    assert "the order of the day is another" in theirs
    assert "palace" not in theirs.lower()


def test_programs_read_it(ask: Ask, trip: Path) -> None:
    """The id of the other, and its day; in the order of the agenda."""
    records = json.loads(ask("-p", trip, "agenda", "-f", "json").out)
    assert [(each["id"], each["follows"], each["precision"], each["date"]) for each in records] == [
        ("palace", None, "hours", "2025-04-15"),
        ("second", "palace", "day", "2025-04-15"),
        ("third", "second", "day", "2025-04-15"),
        ("other", "palace", "day", "2025-04-15"),
        ("lunch", None, "hours", "2025-04-15"),
        ("talk", None, "none", None),
        ("drinks", "talk", "none", None),
    ]


def test_it_follows_one_that_is_repeated(ask: Ask, trip: Path) -> None:
    """By the id of that day; its day is that of the other, wherever that moves."""
    text = _TRIP.replace("who: [anne]", "who: [anne], also_on: [2025-04-17]")
    trip.write_text(
        text.replace("follows: palace}\n  other", "follows: palace@2025-04-17}\n  other")
    )
    records = json.loads(ask("-p", trip, "agenda", "-f", "json").out)
    days = {each["id"]: each["date"] for each in records}
    assert (days["second"], days["third"], days["other"]) == (
        "2025-04-17",
        "2025-04-17",
        "2025-04-15",
    )


def test_show_names_the_other_by_its_title(ask: Ask, trip: Path) -> None:
    """People know titles; ids are for who edits the file."""
    out = ask("-p", trip, "show", "second").out
    assert "After: Palace visit\n" in out
