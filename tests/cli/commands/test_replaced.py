"""An id that somebody else has now: what the one was told never reaches the other."""

import json
from pathlib import Path

import pytest
from conftest import Ask
from icalendar import Calendar

BEFORE = """\
id: sem-test
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
organisations:
  cluster: {name: Cluster Rouage}
delegates:
  chair: {name: Anne Durand, role: Chair, email: anne@example.org}
  basile: {name: Basile Petit, role: Member, organisation: cluster}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  medical:
    title: Medical appointment of Anne
    city: osaka
    start: 2025-04-16 09:30
    end: 10:00
    who: [chair]
    confidential: true
    notes_for: {chair: Bring the oncologist's letter}
    hosts: [{name: Dr Sato, phone: "+81 6 1234 5678"}]
"""
WITHOUT = BEFORE[: BEFORE.index("  medical:")]
ANNE = "name: Anne Durand, role: Chair, email: anne@example.org"
CARLA = "name: Carla Novak, role: Chair, email: carla@example.org"
SECRETS = ("Medical", "oncologist", "Sato", "1234 5678")


@pytest.fixture
def mission(ask: Ask, tmp_path: Path) -> Path:
    """Released and exported as it was before."""
    path = tmp_path / "m.yaml"
    path.write_text(BEFORE, "utf-8")
    ask("-p", path.name, "release", "--at", "2025-04-01 10:00")
    ask("-p", path.name, "export")
    return path


def status_by_title(path: Path) -> dict[str, str]:
    events = Calendar.from_ical(path.read_bytes()).events
    return {str(event["SUMMARY"]): str(event["STATUS"]) for event in events}


@pytest.mark.parametrize(
    "after",
    [
        WITHOUT.replace(ANNE, CARLA),
        WITHOUT.replace(ANNE, "name: Carla Novak, email: anne@example.org"),
        WITHOUT.replace(ANNE, "name: Anna Durand, email: anna@example.org"),
        WITHOUT.replace(ANNE, "name: Anne Durand, email: a@example.org, formerly: nobody"),
        WITHOUT.replace(f"  chair: {{{ANNE}}}\n", "").replace(
            "basile: {name: Basile Petit", "chair: {name: Basile Petit"
        ),
    ],
    ids=["replaced", "same mailbox", "one letter of four", "homonym", "another's id"],
)
def test_nothing_of_the_one_reaches_the_other(
    ask: Ask, mission: Path, tmp_path: Path, after: str
) -> None:
    """In no file, sheet, message or remark; and the one keeps a calendar of what is cancelled."""
    mission.write_text(after, "utf-8")
    said = [ask("-p", mission.name, *words) for words in (
        ("diff", "-d", "chair", "--by", "delegate"),
        ("release", "--at", "2025-04-02 10:00"),
        ("export",),
        ("invite", "--from", "a@example.org", "--since", "1", "-d", "chair"),
        ("diff", "1", "-d", "chair", "--by", "delegate"),
        ("export", "-d", "chair", "-o", "own.ics"),
    )]  # fmt: skip
    assert [each.status for each in said] == [0] * 6
    assert "chair` is" in said[1].err
    assert "somebody else" in said[1].err
    files = [each for each in tmp_path.rglob("*") if each.suffix in {".ics", ".eml"}]
    theirs = [each for each in files if "medical" in each.read_text("utf-8").lower()]
    [former] = [each.name for each in theirs]
    assert former.startswith("anne-durand")
    assert status_by_title(tmp_path / "calendars" / former) == {
        "Not for you any more: Forum": "CANCELLED",
        "Cancelled: Medical appointment of Anne": "CANCELLED",
    }
    texts = [text for each in said for text in (each.out, each.err)]
    assert not [secret for secret in SECRETS for text in texts if secret in text]


@pytest.mark.parametrize(
    "after",
    [
        BEFORE.replace("Anne Durand", "Dr Anne Durand-Martin"),
        BEFORE.replace("Anne Durand", "Anne Martin"),
        BEFORE.replace(ANNE, "name: Zoe Roux, formerly: Anne Durand"),
    ],
    ids=["added", "married, same mailbox", "said"],
)
def test_another_name_of_the_same_person_keeps_what_they_have(
    ask: Ask, mission: Path, tmp_path: Path, after: str
) -> None:
    """Nobody has left, and nothing is cancelled."""
    mission.write_text(after, "utf-8")
    assert "somebody else" not in ask("-p", mission.name, "release", "--at", "2025-04-02 10:00").err
    ask("-p", mission.name, "export")
    statuses = [status_by_title(each) for each in (tmp_path / "calendars").glob("*.ics")]
    assert len(statuses) == 2
    assert {each for status in statuses for each in status.values()} == {"CONFIRMED"}


def test_one_is_told_who_is_another_and_how_to_deny_it(ask: Ask, mission: Path) -> None:
    """By `diff`, `export` and `release`, once each; with `formerly: nobody`, without advice."""
    mission.write_text(WITHOUT.replace(ANNE, CARLA), "utf-8")
    line = (
        "`chair` is Carla Novak now, and was Anne Durand: somebody else. "
        "If that is the same, write `formerly: Anne Durand` there.\n"
    )
    for command in ("diff", "export", "release"):
        assert ask("-p", mission.name, command).err.count(line) == 1
    assert line not in ask("-p", mission.name, "export").err


def test_an_organisation_is_another_too(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """Its calendar has nothing that the one before had."""
    mission.write_text(
        BEFORE.replace("Cluster Rouage", "Chamber").replace("who: everyone", "who: [chair]"),
        "utf-8",
    )
    assert "`cluster` is Chamber now" in ask("-p", mission.name, "release").err
    ask("-p", mission.name, "export", "--organisation-calendars")
    assert not (tmp_path / "calendars" / "chamber.ics").exists()


def test_a_release_may_hold_other_parts_alone(ask: Ask, mission: Path) -> None:
    """A role or a hotel is told, changes no calendar, and is said of by `diff`."""
    ask("-p", mission.name, "export", "-o", "before")
    mission.write_text(
        BEFORE.replace("role: Member", "role: Secretary")
        + "stays: [{city: osaka, hotel: Grand, from: 2025-04-14, to: 2025-04-17, who: [chair]}]\n",
        "utf-8",
    )
    page = ask("-p", mission.name, "diff").out
    assert "Basile Petit: Role: Secretary (was: Member)" in page
    assert "new: Grand, 14–17 April 2025" in page
    stay = json.loads(ask("-p", mission.name, "diff", "-f", "json").out)[1]
    assert (stay["part"], stay["id"], stay["uid"]) == ("stays", "osaka-2025-04-14", None)
    answer = ask("-p", mission.name, "release", "--at", "2025-04-02 10:00")
    assert "recorded in m.released.json: 2 other entries." in answer.err
    ask("-p", mission.name, "export", "-o", "after")
    before, after = (
        {each.name: each.read_bytes() for each in Path(folder).glob("*.ics")}
        for folder in ("before", "after")
    )
    assert before == after


def test_one_programme_has_one_record(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """A copy goes on only if that is said; the file that it is a copy of is then refused."""
    copy = tmp_path / "m-v2.yaml"
    copy.write_text(BEFORE.replace("title: Forum", "title: Grand forum"), "utf-8")
    (tmp_path / "m.sent.json").write_text(
        '{"version": 1, "programme": "sem-test", "sent": []}', "utf-8"
    )
    answer = ask("-p", copy.name, "release")
    assert answer.status == 3
    assert "m.released.json knows the programme “sem-test” already" in answer.err
    assert "knows the programme" in ask("-p", copy.name, "export").err
    answer = ask("-p", copy.name, "release", "--record", "m.released.json")
    assert "Release 2 is recorded in m-v2.released.json: 1 changed." in answer.err
    assert (tmp_path / "m-v2.sent.json").exists()
    for command in ("release", "export", "diff"):
        answer = ask("-p", mission.name, command)
        assert answer.status == 3
        assert "is continued in m-v2.released.json" in answer.err
    link = tmp_path / "link.yaml"
    link.symlink_to(copy)
    assert ask("-p", link.name, "diff").out.startswith("Nothing has changed since release 2")
