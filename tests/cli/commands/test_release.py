"""`release`, as a user runs it: what it records, what export makes of it, and what goes wrong."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from conftest import Ask
from icalendar import Calendar

from itinerary.disk.locks import alone
from itinerary.programme.missions import shipped

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
revised: 2025-04-01 10:00
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Petit}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, end: 11:00, who: [anne]}
"""
MOVED = MISSION.replace("04-15 09:30", "04-15 10:00")
RECORDED = (
    "Release 1 is recorded in mission.released.json: 2 new events.\n"
    "Next: `itinerary -p mission.yaml export` for the calendars, "
    "or `itinerary -p mission.yaml invite` for e-mails.\n"
)


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION, encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "mission.released.json"


def test_a_release_is_recorded_beside_the_programme(ask: Ask, mission: Path, record: Path) -> None:
    """What it says, what it writes, and what there is to do next."""
    answer = ask("-p", mission.name, "release", "-m", "To all", "--at", "2025-04-02 09:00")
    assert (answer.status, answer.out, answer.err) == (0, "", RECORDED)
    [release] = json.loads(record.read_text("utf-8"))["releases"]
    assert (release["number"], release["message"]) == (1, "To all")
    assert release["time"] == "2025-04-02T09:00:00+02:00"
    assert [(each["id"], each["sequence"]) for each in release["events"]] == [
        ("forum", 0),
        ("visit", 0),
    ]
    assert sorted(os.listdir(mission.parent)) == [record.name, mission.name]


@pytest.mark.parametrize("revised", ["", "revised: 2100-01-01 18:00\n"])
def test_what_was_exported_is_not_released_as_older(
    ask: Ask, mission: Path, tmp_path: Path, revised: str
) -> None:
    """LAST-MODIFIED never goes back: in the same minute, or before the hour of a revision."""
    unchanged = MISSION.replace("revised: 2025-04-01 10:00\n", "")
    mission.write_text(unchanged, "utf-8")
    ask("-p", mission.name, "release")
    mission.write_text(revised + unchanged.replace("04-15 09:30", "04-15 10:00"), "utf-8")
    versions = []
    for released in (False, True):
        if released:
            assert ask("-p", mission.name, "release").status == 0
        ask("-p", mission.name, "export", "-d", "basile", "-o", "basile.ics")
        [event] = Calendar.from_ical((tmp_path / "basile.ics").read_bytes()).events
        versions.append((event["SEQUENCE"], event["LAST-MODIFIED"].dt))
    assert versions == sorted(versions)
    assert [sequence for sequence, _modified in versions] == [1, 1]


@pytest.mark.parametrize("released", [(), ("release", "--at", "2025-04-01 10:00")])
def test_a_pretended_moment_is_not_before_what_is_in_the_folder_of_calendars(
    ask: Ask, mission: Path, tmp_path: Path, released: tuple[str, ...]
) -> None:
    """A draft went out as of when the file was written: its number is not given an older moment."""
    drafted = MISSION.replace("revised: 2025-04-01 10:00\n", "")
    mission.write_text(drafted, "utf-8")
    if released:
        ask("-p", mission.name, *released)
        mission.write_text(drafted.replace("04-15 09:30", "04-15 10:00"), "utf-8")
    ask("-p", mission.name, "export")
    before = {path: path.read_bytes() for path in (tmp_path / "calendars").glob("*.ics")}
    assert ask("-p", mission.name, "release", "--at", "2025-04-02 10:00").status == 0
    assert ask("-p", mission.name, "export").status == 0
    assert {path: path.read_bytes() for path in (tmp_path / "calendars").glob("*.ics")} == before


@pytest.mark.parametrize("moment", ["1900-01-01 00:00", "2199-12-31 23:59"])
def test_any_moment_that_can_be_typed_can_be_recorded(
    ask: Ask, mission: Path, record: Path, moment: str
) -> None:
    """The first and the last one are in other years by UTC."""
    answer = ask("-p", mission.name, "release", "--at", moment)
    assert (answer.status, answer.err) == (0, RECORDED)
    assert ask("-p", mission.name, "diff").status == 0


@pytest.mark.parametrize("written", ["1850-01-01T00:00Z", "2300-01-01T00:00Z"])
def test_a_file_of_another_century_is_exported(ask: Ask, mission: Path, written: str) -> None:
    """A machine whose clock was wrong is no reason to stop."""
    ask("-p", mission.name, "release", "--at", "2025-04-02 09:00")
    mission.write_text(MOVED.replace("revised: 2025-04-01 10:00\n", ""), encoding="utf-8")
    seconds = datetime.fromisoformat(written).timestamp()
    os.utime(mission, (seconds, seconds))
    assert ask("-p", mission.name, "export").status == 0


def test_where_nothing_changed_nothing_is_written(ask: Ask, mission: Path, record: Path) -> None:
    """It says so, and the file is not touched."""
    ask("-p", mission.name, "release")
    before = (record.read_bytes(), record.stat().st_mtime_ns)
    mission.write_text(MISSION.replace("who: [anne]", "who: [anne], note: A secret"), "utf-8")
    answer = ask("-p", mission.name, "release")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "There is nothing to release: nothing has changed since release 1.\n"
    assert (record.read_bytes(), record.stat().st_mtime_ns) == before


def test_a_programme_without_events_has_nothing_to_release(ask: Ask, mission: Path) -> None:
    """It says so, and no record is made."""
    mission.write_text(MISSION[: MISSION.index("events:")], "utf-8")
    answer = ask("-p", mission.name, "release")
    assert answer.err == "There is nothing to release: the programme has no event.\n"
    assert os.listdir(mission.parent) == [mission.name]


def test_new_changed_and_withdrawn_are_counted(ask: Ask, mission: Path) -> None:
    """Each that there is, in this order."""
    ask("-p", mission.name, "release")
    mission.write_text(MOVED.replace("  visit:", "  tour:"), "utf-8")
    answer = ask("-p", mission.name, "release")
    assert answer.err.startswith(
        "Release 2 is recorded in mission.released.json: 1 new event, 1 changed, 1 withdrawn.\n"
    )


def test_export_says_what_is_not_released(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """With the next number; nothing is said before the first release, and after one."""
    assert "released" not in ask("-p", mission.name, "export").err
    ask("-p", mission.name, "release", "--at", "2025-04-02 09:00")
    assert "released" not in ask("-p", mission.name, "export").err
    mission.write_text(MOVED, "utf-8")
    answer = ask("-p", mission.name, "export", "-d", "basile", "-o", "basile.ics")
    assert answer.err == (
        "1 change is not released yet; `itinerary -p mission.yaml release` records it.\n"
        "1 event in basile.ics.\n"
    )
    [event] = Calendar.from_ical((tmp_path / "basile.ics").read_bytes()).events
    assert (event["SEQUENCE"], event["LAST-MODIFIED"].to_ical()) == (1, b"20250402T070001Z")


def test_the_same_bytes_before_and_after_a_release(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """An event that did not change is not touched by another's release, nor by the revision."""
    ask("-p", mission.name, "release", "--at", "2025-04-02 09:00")
    ask("-p", mission.name, "export", "-s", "visit", "-o", "visit.ics")
    before = (tmp_path / "visit.ics").read_bytes()
    mission.write_text(MOVED.replace("2025-04-01 10:00", "2025-04-09 10:00"), "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-09 11:00")
    ask("-p", mission.name, "export", "-s", "visit", "-o", "visit.ics")
    assert (tmp_path / "visit.ics").read_bytes() == before


def test_only_changed_has_what_was_cancelled(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """Whoever imports files gets the cancellation too, and once."""
    ask("-p", mission.name, "release", "--at", "2025-04-02 09:00")
    ask("-p", mission.name, "export", "-o", "first")
    mission.write_text(MISSION.replace("who: everyone", "who: [anne]"), "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-03 09:00")
    ask("-p", mission.name, "export", "-o", "second", "--only-changed", "first")
    [event] = Calendar.from_ical((tmp_path / "second" / "basile-petit.ics").read_bytes()).events
    assert (event["SUMMARY"], event["STATUS"]) == ("Not for you any more: Forum", "CANCELLED")
    ask("-p", mission.name, "export", "-o", "whole")
    answer = ask("-p", mission.name, "export", "-o", "third", "--only-changed", "whole")
    assert answer.err == "Nothing has changed.\n"


def test_whoever_leaves_the_delegation_keeps_a_calendar_of_what_is_cancelled(
    ask: Ask, mission: Path, tmp_path: Path
) -> None:
    """Until the mission is over: else all of it would stay on their phone for ever."""
    ask("-p", mission.name, "release", "--at", "2025-04-02 09:00")
    without = MISSION.replace("  basile: {name: Basile Petit}\n", "")
    mission.write_text(without, "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-03 09:00")
    mission.write_text(without.replace("04-15 09:30", "04-15 10:00"), "utf-8")
    ask("-p", mission.name, "export")
    path = tmp_path / "calendars" / "basile-petit.ics"
    [event] = Calendar.from_ical(path.read_bytes()).events
    assert (event["SUMMARY"], event["STATUS"]) == ("Not for you any more: Forum", "CANCELLED")
    assert (event["SEQUENCE"], event.start.hour) == (1, 9)
    ask("-p", mission.name, "release", "--at", "2025-04-20 09:00")
    ask("-p", mission.name, "export")
    assert not path.exists()


def test_escapes_in_a_message_act_nowhere(ask: Ask, mission: Path, record: Path) -> None:
    """A message is kept without what could act on a terminal."""
    ask("-p", mission.name, "release", "-m", "\x1b[31mRed\x07\u202e\nand more")
    assert json.loads(record.read_text("utf-8"))["releases"][0]["message"] == "[31mRed\nand more"
    answer = ask("-p", mission.name, "diff")
    assert "\x1b" not in answer.out
    assert "“[31mRed and more”" in answer.out


def test_a_shipped_mission_is_not_released(ask: Ask) -> None:
    """Its folder belongs to the tool: named, unnamed, or by its path."""
    for words in (("-p", "rehearsal"), (), ("-p", shipped("japan-2025"))):
        answer = ask(*words, "release")
        assert (answer.status, answer.out) == (2, "")
        assert "belongs to the tool" in answer.err
        assert "itinerary init" in answer.err


def test_errors_are_said_and_can_forbid(ask: Ask, mission: Path, record: Path) -> None:
    """As at export: one line, and on; with --no-errors, nothing is written."""
    mission.write_text(MISSION.replace("04-16 09:30, end: 11", "04-15 09:30, end: 11"), "utf-8")
    answer = ask("-p", mission.name, "release", "--no-errors")
    assert answer.status == 3
    assert not record.exists()
    answer = ask("-p", mission.name, "release")
    assert answer.err.startswith("`itinerary check` finds 1 error.\nRelease 1")


@pytest.mark.parametrize("command", ["release", "export", "diff"])
def test_a_record_that_cannot_be_used_is_named(
    ask: Ask, mission: Path, record: Path, command: str
) -> None:
    """Status 3, a sentence with the file's name, and nothing is overwritten or written."""
    ask("-p", mission.name, "release")
    whole = record.read_text("utf-8")
    for text, words in (
        (whole[:200], "was cut off"),
        (whole.replace("{", "[", 1), "is damaged"),
        (whole.replace('"format": 2', '"format": 1'), "is of format 1"),
        (whole.replace('"format": 2', '"format": 7'), "newer version"),
        (whole.replace('"programme": "mission"', '"programme": "other"'), "Write `id: other`"),
    ):
        record.write_text(text, "utf-8")
        mission.write_text(MOVED, "utf-8")
        answer = ask("-p", mission.name, command)
        assert (answer.status, answer.out) == (3, "")
        assert answer.err.startswith("Error: mission.released.json")
        assert words in answer.err
        assert record.read_text("utf-8") == text
        assert not (record.parent / "calendars").exists()


def test_a_release_is_refused_while_another_is_under_way(
    ask: Ask, mission: Path, record: Path
) -> None:
    """The second one waits for nobody; a lock that its process left behind holds nobody up."""
    lock = record.with_suffix(".lock")
    with alone(lock):
        answer = ask("-p", mission.name, "release")
        assert (answer.status, answer.out) == (4, "")
        assert f"Another run is at work in {record.parent}." in answer.err
        assert not record.exists()
    assert not lock.exists()
    lock.touch()  # as by a process that was killed
    assert ask("-p", mission.name, "release").status == 0
    assert not lock.exists()


def _command(*words: str) -> list[str]:
    return [sys.executable, "-c", "from itinerary.cli import main; main()", *words]


def test_of_many_releases_at_once_one_is_made(mission: Path, record: Path) -> None:
    """The others are refused, or have nothing left to release; the record is whole."""
    runs = [
        subprocess.Popen(
            _command("-p", str(mission), "release", "-m", str(number)), stderr=subprocess.PIPE
        )
        for number in range(5)
    ]
    said = [run.communicate(timeout=60)[1].decode() for run in runs]
    assert sum("is recorded" in each for each in said) == 1, said
    assert {run.returncode for run in runs} <= {0, 4}
    assert len(json.loads(record.read_text("utf-8"))["releases"]) == 1
    assert sorted(os.listdir(mission.parent)) == [record.name, mission.name]


# Runs a release again and again, each time killed one line of `files` or `locks` later, or of what
# calls them,
# until one comes to its end; prints what each of them left behind.
_KILLER = """
import os, signal, sys
from pathlib import Path
from itinerary.cli.app import app
import itinerary.cli.commands.release as command, itinerary.disk.files as files
import filelock, itinerary.disk.locks as locks
from itinerary.releases.record_file import write_record

record, old = Path(sys.argv[1]), Path(sys.argv[1]).read_bytes()
watched = {files.__file__, locks.__file__}
callers = {command.release.__code__, write_record.__code__}
words = ["-p", sys.argv[2], "release", "--at", "2025-04-03 09:00"]

def run(limit):
    lines = 0
    def watch(frame, event, argument):
        nonlocal lines
        if frame.f_code.co_filename not in watched and frame.f_code not in callers:
            return None
        lines += event == "line"
        if lines >= limit:
            os.kill(os.getpid(), signal.SIGKILL)
        return watch
    sys.stderr = open(os.devnull, "w")
    sys.settrace(watch)
    app(words, standalone_mode=False)

app(words, standalone_mode=False)  # what a release loads, it loads once for all of them
limit = 0
while True:
    limit += 1
    record.write_bytes(old)
    child = os.fork()
    if child == 0:
        try:
            run(limit)
        except BaseException:
            pass
        os._exit(0)
    killed = os.waitpid(child, 0)[1] != 0
    found = record.read_bytes()
    print("killed" if killed else "done", "old" if found == old else found.hex())
    if not killed:
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_anywhere_there_is_the_old_record_or_the_new_one(
    ask: Ask, mission: Path, record: Path
) -> None:
    """After every line of the writing; and the next release finds no lock in its way."""
    ask("-p", mission.name, "release", "--at", "2025-04-02 09:00")
    mission.write_text(MOVED, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _KILLER, str(record), str(mission)],
        check=True,
        capture_output=True,
        text=True,
    )
    ends = [line.split() for line in done.stdout.splitlines()]
    new = record.read_bytes().hex()
    assert json.loads(record.read_text("utf-8"))["releases"][1]["number"] == 2
    assert ends[-1] == ["done", new]
    assert {end for killed, end in ends[:-1] if killed == "killed"} == {"old", new}
    assert len(ends) > 50
    assert not record.with_suffix(".lock").exists()


def test_a_record_behind_a_link_that_leads_nowhere_is_missed(
    ask: Ask, mission: Path, record: Path
) -> None:
    """It is elsewhere, and not there now: without it, all would be numbered from 0 again."""
    record.symlink_to("elsewhere.json")
    said = "Error: mission.released.json is a link, and leads to no file.\n"
    for words in (["release"], ["export"], ["diff"]):
        answer = ask("-p", mission.name, *words)
        assert (answer.status, answer.out, answer.err) == (4, "", said)
    assert not record.exists()


def test_a_folder_that_is_gone_has_no_programme(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is what is missing, and not standard output."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    answer = ask("-p", "mission.yaml", "release")
    assert (answer.status, answer.err) == (4, "Error: There is no file mission.yaml.\n")


@pytest.mark.parametrize(
    ("key", "last"), [("sequence", 1_000_000), ("modified", "2200-12-31T23:59:59Z")]
)
def test_after_the_last_version_nothing_is_written(
    ask: Ask, mission: Path, record: Path, key: str, last: object
) -> None:
    """No number and no moment follow: that is said, and the record stays as it can be read."""
    ask("-p", mission.name, "release")
    data = json.loads(record.read_text("utf-8"))
    data["releases"][0]["events"][0][key] = last
    record.write_text(json.dumps(data), "utf-8")
    before = record.read_bytes()
    mission.write_text(MOVED, "utf-8")
    for words in (["release"], ["export"], ["invite", "--from", "a@example.org"]):
        answer = ask("-p", mission.name, *words)
        assert (answer.status, answer.out) == (3, "")
        assert answer.err == (
            "Error: No version of “forum” can follow the one that the record of releases has: it "
            "is the last that there is. Restore the record from a copy.\n"
        )
        assert record.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
@pytest.mark.parametrize("name", ["mission.released.json", "mission.yaml"])
def test_a_pipe_is_not_waited_for(ask: Ask, mission: Path, name: str) -> None:
    """Nobody may ever write to it."""
    (mission.parent / name).unlink(missing_ok=True)
    os.mkfifo(mission.parent / name)
    for words in (["release"], ["export"], ["diff"]):
        answer = ask("-p", mission.name, *words)
        assert (answer.status, answer.out) == (4, "")
        assert answer.err == f"Error: {name} is a pipe or a device; a file is needed.\n"
