"""What is there is never written over with anything earlier; the record that knows it is named."""

import os
from pathlib import Path

import pytest
from conftest import Ask
from icalendar import Calendar

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
revised: 2025-04-07 18:00
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand, email: anne@example.org}
  basile: {name: Basile Petit, email: basile@example.org}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, end: 11:00, who: [anne]}
"""
MOVED = MISSION.replace("09:30, end: 12:00", "08:30, end: 12:00")
INVITE = ("invite", "--from", "Secretariat <protocol@example.org>")
WRITERS = [
    ("export", "-o", "out"),
    ("export", "-o", "out", "--split"),
    ("export", "-o", "out", "-d", "anne"),
    ("export", "-o", "out/anne.ics", "-d", "anne"),
    ("export", "-o", "out", "--split", "-d", "anne"),
    ("export", "-o", "out/all.ics", "--combined"),
    (*INVITE, "-o", "out", "--since", "0"),
    (*INVITE, "-o", "out", "--since", "0", "--summary"),
]


@pytest.fixture
def mission(ask: Ask, tmp_path: Path) -> Path:
    """A programme whose forum was released twice, in two versions; and the record of the first."""
    path = tmp_path / "m.yaml"
    (tmp_path / "out").mkdir()
    for number, text in enumerate((MISSION, MOVED), 7):
        path.write_text(text, encoding="utf-8")
        assert ask("-p", "m.yaml", "release", "--at", f"2025-04-0{number} 18:00").status == 0
        record = tmp_path / "m.released.json"
        if number == 7:
            (tmp_path / "first").write_bytes(record.read_bytes())
    return path


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("words", WRITERS)
def test_an_older_copy_of_the_record_writes_nothing(
    ask: Ask, mission: Path, words: tuple[str, ...]
) -> None:
    """Nor does a programme without one: status 3, what there is, and what to do."""
    assert ask("-p", "m.yaml", *words).status == 0
    before = contents(Path("out"))
    mission.write_text(MISSION, encoding="utf-8")
    Path("m.released.json").write_bytes(Path("first").read_bytes())
    older = ask("-p", "m.yaml", *words)
    Path("m.released.json").unlink()
    without = ask("-p", "m.yaml", *words)
    for answer in (older, without):
        assert answer.status == 3
        assert "has 1 event in a later version than this would write, and no record" in answer.err
        assert "Put back the latest copy of m.released.json" in answer.err
    assert contents(Path("out")) == before


@pytest.mark.parametrize("words", WRITERS)
def test_a_copy_of_the_programme_is_told_which_record_knows_more(
    ask: Ask, mission: Path, words: tuple[str, ...]
) -> None:
    """It has none of its own, and would begin again at SEQUENCE 0."""
    assert ask("-p", "m.yaml", *words).status == 0
    before = contents(Path("out"))
    mission.with_name("m-v2.yaml").write_text(MOVED, encoding="utf-8")
    answer = ask("-p", "m-v2.yaml", *words)
    assert answer.status == 3
    assert "in a later version than this would write; m.released.json knows it." in answer.err
    assert "Use the programme of that record, or choose another folder." in answer.err
    assert contents(Path("out")) == before
    assert ask("-p", "m-v2.yaml", "export", "-o", "elsewhere").status == 0


def test_a_draft_that_was_taken_back_is_no_later_version_less(ask: Ask, mission: Path) -> None:
    """Its number went out: a phone that has it would never take the one before."""
    mission.write_text(MOVED.replace("end: 11:00", "end: 11:30"), encoding="utf-8")
    assert ask("-p", "m.yaml", "export", "-o", "out").status == 0
    mission.write_text(MOVED, encoding="utf-8")
    answer = ask("-p", "m.yaml", "export", "-o", "out")
    assert answer.status == 3
    assert answer.err == (
        "Error: out/anne-durand.ics has 1 event in a later version than this would write, and no "
        "record beside this programme knows it. Nothing was written. Put back the latest copy of "
        "m.released.json, or choose another folder.\n"
    )


def test_a_moment_of_change_never_goes_back(ask: Ask, tmp_path: Path) -> None:
    """Where nothing was released, that is when the file was written."""
    path = tmp_path / "m.yaml"
    path.write_text(MISSION.replace("revised: 2025-04-07 18:00\n", ""), encoding="utf-8")
    assert ask("-p", path, "export", "-o", "out").status == 0
    os.utime(path, (1_744_000_000, 1_744_000_000))
    assert ask("-p", path, "export", "-o", "out").status == 3
    assert ask("-p", path, "export", "-o", "other").status == 0


def test_a_file_that_was_moved_aside_is_compared_with_nothing(ask: Ask, mission: Path) -> None:
    """What is there counts, and not what once was."""
    ask("-p", "m.yaml", "export", "-o", "out")
    for path in Path("out").glob("*.ics"):
        path.unlink()
    mission.with_name("m-v2.yaml").write_text(MISSION, encoding="utf-8")
    assert ask("-p", "m-v2.yaml", "export", "-o", "out").status == 0


def test_a_version_is_found_under_whatever_name_it_has(ask: Ask, mission: Path) -> None:
    """In one file or in many, on another day, under another name of the same person."""
    ask("-p", "m.yaml", "export", "-o", "out", "--split")
    renamed = MISSION.replace("Anne Durand", "Anne Petit").replace("04-15 09:30", "04-14 09:30")
    mission.with_name("m-v2.yaml").write_text(renamed, encoding="utf-8")
    for options in ([], ["--split"]):
        answer = ask("-p", "m-v2.yaml", "export", "-o", "out", *options)
        assert answer.status == 3
        assert "out/anne-durand/2025-04-15-forum.ics has 1 event" in answer.err


def test_who_left_an_event_long_ago_keeps_the_version_in_which_they_did(
    ask: Ask, mission: Path
) -> None:
    """Though it is a later one for the others, and for a calendar of all."""
    texts = (
        MOVED.replace("who: everyone", "who: [anne]"),
        MISSION.replace("who: everyone", "who: [anne]"),
    )
    for number, text in enumerate(texts, 9):
        mission.write_text(text, encoding="utf-8")
        ask("-p", "m.yaml", "release", "--at", f"2025-04-{number:02} 18:00")
        assert ask("-p", "m.yaml", "export", "-o", "out", "--combined").status == 0
    assert [versions(f"out/{name}.ics")["forum"] for name in ("basile-petit", "anne-durand")] == [
        2, 3,
    ]  # fmt: skip


def versions(path: str) -> dict[str, int]:
    """The SEQUENCE of each event, by the last word of what it is called."""
    events = Calendar.from_ical(Path(path).read_bytes()).events
    return {str(event["SUMMARY"]).split()[-1].lower(): int(event["SEQUENCE"]) for event in events}
