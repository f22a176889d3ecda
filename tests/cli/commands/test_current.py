"""`current`, as a user runs it: a code is typed from a paper, and an answer comes."""

import json
from datetime import date
from pathlib import Path

import pytest
from conftest import Ask, loaded

from itinerary.cli.releasing import unreleased_moment
from itinerary.releases.listings import Listings
from itinerary.releases.record_file import read_record, record_path
from itinerary.releases.versions import Versions
from itinerary.views.sheets.codes import DeskCodes
from itinerary.views.sheets.records import WHOLE, Asked

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Petit}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: [anne, basile]}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, end: 11:00, who: [anne]}
stays:
  - {city: osaka, hotel: Inn, from: 2025-04-14, to: 2025-04-17, who: [anne], rooms: {anne: "12"}}
"""
MOVED = MISSION.replace("04-16 09:30, end: 11:00", "04-16 10:00, end: 11:30").replace(
    '"12"', '"14"'
)


@pytest.fixture
def mission(ask: Ask, tmp_path: Path) -> Path:
    """A mission that was released once."""
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION, encoding="utf-8")
    ask("-p", path.name, "release", "--at", "2025-04-02 09:00")
    return path


def code(path: Path, kind: str, reader: str = "") -> str:
    """The code that stands now on a list of a mission."""
    programme = loaded(path)
    record = read_record(record_path(path), programme)
    return Listings(Versions(programme, record, unreleased_moment(programme))).code(kind, reader)


def test_what_nobody_was_told_otherwise_is_still_true(ask: Ask, mission: Path) -> None:
    """Also after a release, when that was nothing to its reader; in any spelling."""
    theirs = code(mission, "page", "basile")
    mission.write_text(MOVED, "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-07 18:00")
    assert code(mission, "page", "basile") == theirs
    for typed in (theirs, theirs.lower().replace("-", ""), theirs.replace("-", " ")):
        answer = ask("-p", mission.name, "current", *typed.split())
        assert (answer.status, answer.out) == (0, "Still true: page of Basile Petit.\n")


def test_what_is_no_longer_true_is_said_line_by_line(ask: Ask, mission: Path) -> None:
    """What is another on that paper, and nothing else: since which release, what it is and was."""
    page, card = (code(mission, kind, "anne") for kind in ("page", "card"))
    everybodys = code(mission, "booklet")
    mission.write_text(MOVED, "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-07 18:00")
    event = (
        "Wednesday 16 April\n"
        "  10:00–11:30 Osaka  03:00–04:30 Paris  Visit"
        " · Time: 10:00–11:30 Osaka, 03:00–04:30 Paris (was: 09:30–11:00 Osaka, 02:30–04:00 Paris):"
        " 30 minutes later\n"
    )
    answer = ask("-p", mission.name, "current", page)
    assert (answer.status, answer.out) == (
        3,
        "No longer true: page of Anne Durand, since Monday 7 April 2025, 18:00\n\n"
        "In the mission\n"
        "  Inn, 14–17 April 2025: Room of Anne Durand: 14 (was: 12)\n\n" + event,
    )
    answer = ask("-p", mission.name, "current", everybodys)
    assert (answer.status, answer.out) == (
        3,
        "No longer true: booklet for everybody, since release 2 (Monday 7 April 2025, 18:00)\n\n"
        + event,
    )
    answer = ask("-p", mission.name, "current", card)
    assert (answer.status, answer.out) == (0, "Still true: card of Anne Durand.\n")


def test_a_list_for_a_desk_is_known_too(ask: Ask, mission: Path) -> None:
    """Of the hotel's, or of somebody's day; what is different, the list itself says."""
    programme = loaded(mission)
    record = read_record(record_path(mission), programme)
    now = Listings(Versions(programme, record, unreleased_moment(programme))).now
    day = Asked(day=date(2025, 4, 16), delegate="anne", people=frozenset({"anne"}))
    hotel, theirs = (
        DeskCodes("mission").code(name, asked, now)
        for name, asked in (("rooms", WHOLE), ("day", day))
    )
    assert ask("-p", mission.name, "current", hotel).out == "Still true: `sheets rooms`.\n"
    mission.write_text(MOVED, "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-07 18:00")
    answer = ask("-p", mission.name, "current", hotel)
    assert (answer.status, answer.out) == (
        3,
        "No longer true: `sheets rooms`, since release 2 (Monday 7 April 2025, 18:00).\n"
        "What is different on it: `itinerary -p mission.yaml sheets rooms --since 1`.\n",
    )
    answer = ask("-p", mission.name, "current", theirs)
    assert (answer.status, answer.out) == (
        3,
        "No longer true: `sheets day 2025-04-16 -d anne` of Anne Durand, "
        "since Monday 7 April 2025, 18:00.\n"
        "What is different on it: "
        "`itinerary -p mission.yaml sheets day 2025-04-16 -d anne --since 1`.\n",
    )


def test_what_is_true_again_is_true(ask: Ask, mission: Path) -> None:
    """It is what is told that counts, and not how often that was something else meanwhile."""
    theirs = code(mission, "page", "anne")
    for number, text in enumerate((MOVED, MISSION), 3):
        mission.write_text(text, "utf-8")
        ask("-p", mission.name, "release", "--at", f"2025-04-0{number} 18:00")
    assert ask("-p", mission.name, "current", theirs).status == 0


def test_of_a_draft_nothing_can_be_said(ask: Ask, mission: Path) -> None:
    """No release has it; as long as the file is so, it is said what it is of."""
    mission.write_text(MOVED, "utf-8")
    draft = code(mission, "page", "anne")
    answer = ask("-p", mission.name, "current", draft)
    assert (answer.status, answer.out) == (
        4,
        f"Cannot say: {draft} is of a draft, page of Anne Durand. "
        "It is as the file has it now; nobody was told so yet.\n",
    )
    mission.write_text(MISSION, "utf-8")
    answer = ask("-p", mission.name, "current", draft)
    assert (answer.status, answer.out) == (
        4,
        f"Cannot say: no release of this programme has the code {draft}. "
        "It may be of a draft, or of another programme.\n",
    )


def test_what_is_not_released_yet_makes_nothing_untrue(ask: Ask, mission: Path) -> None:
    """People know what they were told; that it will be another is a remark."""
    theirs = code(mission, "page", "anne")
    mission.write_text(MOVED, "utf-8")
    answer = ask("-p", mission.name, "current", theirs)
    assert (answer.status, answer.out) == (0, "Still true: page of Anne Durand.\n")
    assert answer.err == (
        "2 changes are not released yet; `itinerary -p mission.yaml release` records them.\n"
    )


def test_a_code_that_is_mistyped_is_none(ask: Ask, mission: Path) -> None:
    """Before anything is looked for: one letter is another."""
    theirs = code(mission, "page", "anne")
    wrong = ("C" if theirs[0] == "B" else "B") + theirs[1:]
    answer = ask("-p", mission.name, "current", wrong)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"Error: “{wrong}” is mistyped: a code has nine letters")


def test_who_left_is_told_so(ask: Ask, mission: Path) -> None:
    """Nothing is compared with what others are told; nor with whoever has their id now."""
    theirs = code(mission, "page", "basile")
    mission.write_text(MISSION.replace("Basile Petit", "Zoé Martin"), "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-07 18:00")
    answer = ask("-p", mission.name, "current", theirs)
    assert (answer.status, answer.out) == (
        3,
        "No longer true: page of Basile Petit, since Monday 7 April 2025, 18:00.\n"
        "Basile Petit is no longer in the delegation.\n",
    )
    assert ask("-p", mission.name, "current", code(mission, "page", "basile")).status == 0


def test_programs_read_an_object(ask: Ask, mission: Path) -> None:
    """Every key is always there."""
    theirs = code(mission, "page", "anne")
    read = json.loads(ask("-p", mission.name, "current", theirs, "-f", "json").out)
    assert read == {
        "code": theirs,
        "answer": "current",
        "list": "page",
        "delegate": "anne",
        "of": None,
        "untrue_since": None,
        "changes": [],
    }
    mission.write_text(MOVED, "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-07 18:00")
    answer = ask("-p", mission.name, "current", theirs, "-f", "json")
    read = json.loads(answer.out)
    assert (answer.status, read["answer"], read["untrue_since"]) == (3, "outdated", 2)
    assert [(each["part"], each["id"]) for each in read["changes"]] == [
        ("events", "visit"),
        ("stays", "osaka-2025-04-14"),
    ]
    answer = ask("-p", mission.name, "current", "KXTR-MPLQ-W", "-f", "json")
    assert (answer.status, json.loads(answer.out)["answer"]) == (4, "unknown")
