"""`export`, as a user runs it."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Ask
from icalendar import Calendar

MISSION = """\
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Petit}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, end: 11:00, who: [anne]}
  tour: {title: Tour, between: 2025-04-14..2025-04-17, who: [basile]}
"""


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.ics"))


def events(path: Path) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(path.read_bytes()).events]


def test_everybody_gets_a_file_in_a_folder(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """Without more, the folder is `calendars`, and the summary goes to standard error."""
    answer = ask("-p", mission, "export")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "2 calendars with 2 events in calendars.\n"
    assert names(tmp_path / "calendars") == ["anne-durand.ics", "basile-petit.ics"]


def test_whoever_left_loses_the_file(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """The next export says how many files it removed."""
    ask("-p", mission, "export", "-o", "out")
    mission.write_text(MISSION.replace("who: everyone", "who: [anne]"), encoding="utf-8")
    answer = ask("-p", mission, "export", "-o", "out")
    assert answer.err == "1 calendar with 2 events in out; 1 file removed.\n"
    assert names(tmp_path / "out") == ["anne-durand.ics"]


def test_filters_give_one_file(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """A filter's events are one file, named for whom it is, or as asked for, or into a folder."""
    assert ask("-p", mission, "export", "-d", "anne").err == "2 events in anne-durand.ics.\n"
    (tmp_path / "folder").mkdir()
    answer = ask("-p", mission, "export", "-d", "anne", "-o", "folder")
    assert answer.err == "2 events in folder/anne-durand.ics.\n"
    answer = ask("-p", mission, "export", "-d", "anne", "-o", "new/folder/")
    assert answer.err == "2 events in new/folder/anne-durand.ics.\n"
    answer = ask("-p", mission, "export", "-s", "visit", "-o", "visit.ics")
    assert answer.err == "1 event in visit.ics.\n"
    assert events(tmp_path / "visit.ics") == ["Visit"]


def test_a_dash_is_standard_output(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """One calendar of all goes to standard output as it is, and nothing else does."""
    answer = ask("-p", mission, "export", "-o", "-")
    assert (answer.status, answer.err) == (0, "")
    calendar = Calendar.from_ical(answer.out)
    assert [str(event["SUMMARY"]) for event in calendar.events] == ["Forum", "Visit"]
    assert ask("-p", mission, "export", "-o", "-", "--combined").out == answer.out
    assert list(tmp_path.iterdir()) == [mission]


def test_nothing_found_is_said_and_writes_nothing(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """Filters that fit nothing give a sentence, and no file."""
    answer = ask("-p", mission, "export", "-d", "anne", "-s", "dinner")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "Nothing for Anne Durand with “dinner”.\n"
    assert list(tmp_path.iterdir()) == [mission]


def test_combined_adds_one_of_all_or_is_alone(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """In a folder it is one more; under the name of a file it is the only one."""
    ask("-p", mission, "export", "--combined", "--organisation-calendars", "-o", "out")
    assert names(tmp_path / "out") == [
        "anne-durand.ics",
        "basile-petit.ics",
        "mission-2025-04-12.ics",
        "region.ics",
    ]
    assert ask("-p", mission, "export", "--combined", "-o", "all.ics").status == 0
    assert events(tmp_path / "all.ics") == ["Forum", "Visit"]


def test_split_gives_folders_of_single_events(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """One file for each event, for phones that take only the first; one person's lie flat."""
    answer = ask("-p", mission, "export", "--split", "-o", "out")
    assert answer.err == "3 files of one event each in out.\n"
    assert names(tmp_path / "out") == [
        "anne-durand/2025-04-15-forum.ics",
        "anne-durand/2025-04-16-visit.ics",
        "basile-petit/2025-04-15-forum.ics",
    ]
    ask("-p", mission, "export", "--split", "-d", "anne", "-o", "anne")
    assert names(tmp_path / "anne") == ["2025-04-15-forum.ics", "2025-04-16-visit.ics"]


def test_split_with_a_filter_removes_nobody(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """A part of the mission in the folder of all of it leaves the others there."""
    ask("-p", mission, "export")
    ask("-p", mission, "export", "--split", "-d", "anne")
    assert names(tmp_path / "calendars") == [
        "2025-04-15-forum.ics",
        "2025-04-16-visit.ics",
        "anne-durand.ics",
        "basile-petit.ics",
    ]


def test_undated_events_are_there_when_asked_for(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """An event to be scheduled lies over its window, tentative and transparent."""
    ask("-p", mission, "export", "--include-undated", "-d", "basile", "-o", "basile.ics")
    data = (tmp_path / "basile.ics").read_bytes()
    tour = Calendar.from_ical(data).events[0]
    assert (str(tour["SUMMARY"]), tour["STATUS"], tour["TRANSP"]) == (
        "Tour (to be scheduled)",
        "TENTATIVE",
        "TRANSPARENT",
    )
    assert b"DTSTART;VALUE=DATE:20250414\r\nDTEND;VALUE=DATE:20250418\r\n" in data


def test_utc_and_reminders_are_chosen_for_all(ask: Ask, mission: Path) -> None:
    """`--utc` writes no zone; `--reminder` sets the time for each event, and 0 means none."""
    calendar = ask("-p", mission, "export", "--utc", "--reminder", "1h30", "-o", "-").out
    assert "TZID" not in calendar
    assert calendar.count("TRIGGER:-PT90M") == 2
    assert "VALARM" not in ask("-p", mission, "export", "--reminder", "0", "-o", "-").out
    answer = ask("-p", mission, "export", "--reminder", "soon", "-o", "-")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == ("Error: “soon” is not a length of time. Write it like 45m, 2h or 2h30.\n")


def test_only_what_changed_is_written(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """Against an earlier export: only events that say something else, and who needs no file."""
    ask("-p", mission, "export", "-o", "first")
    mission.write_text(MISSION.replace("09:30, end: 11:00", "10:00, end: 11:00"), encoding="utf-8")
    answer = ask("-p", mission, "export", "--only-changed", "first", "-o", "second")
    assert (answer.status, answer.err) == (0, "1 calendar with 1 event in second.\n")
    assert names(tmp_path / "second") == ["anne-durand.ics"]
    assert events(tmp_path / "second" / "anne-durand.ics") == ["Visit"]
    one = ("export", "-d", "anne", "--only-changed", "first/anne-durand.ics", "-o", "anne.ics")
    assert ask("-p", mission, *one).err == "1 event in anne.ics.\n"


def test_nothing_changed_is_said(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """Without a change nothing is written, also where the file was only touched."""
    ask("-p", mission, "export", "-o", "first")
    os.utime(mission, (1, 1))
    answer = ask("-p", mission, "export", "--only-changed", "first", "-o", "second")
    assert (answer.status, answer.err) == (0, "Nothing has changed.\n")
    assert not (tmp_path / "second").exists()
    ask("-p", mission, "export", "--split", "-o", "split")
    answer = ask("-p", mission, "export", "--only-changed", "split", "-d", "anne", "-o", "a.ics")
    assert answer.err == "Nothing has changed.\n"


def test_a_part_never_takes_the_place_of_the_whole(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """Without a folder's name, what changed goes to one of its own, and `calendars` stays."""
    ask("-p", mission, "export")
    ask("-p", mission, "export", "-o", "first")
    whole = names(tmp_path / "calendars")
    assert ask("-p", mission, "export", "--only-changed", "first").err == "Nothing has changed.\n"
    mission.write_text(MISSION.replace("09:30, end: 11:00", "10:00, end: 11:00"), encoding="utf-8")
    answer = ask("-p", mission, "export", "--only-changed", "first")
    assert answer.err == "1 calendar with 1 event in changed-calendars.\n"
    assert names(tmp_path / "calendars") == whole


def test_what_is_gone_is_said(ask: Ask, mission: Path) -> None:
    """An event that is no longer there cannot be in a file of changes: people delete it."""
    ask("-p", mission, "export", "-o", "first")
    mission.write_text(MISSION.replace("who: everyone", "who: [basile]"), encoding="utf-8")
    answer = ask("-p", mission, "export", "--only-changed", "first", "-d", "anne", "-o", "a.ics")
    assert answer.err == (
        "No longer there since first: 1 event, to be deleted by hand.\nNothing else has changed.\n"
    )


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["-o", "all.ics"], "all.ics is one file, and everybody gets one."),
        (["--split", "-o", "all.ics"], "--split writes several files, and all.ics is one."),
        (["--split", "-o", "-"], "--split writes several files, and - is one."),
        (["--organisation-calendars", "-d", "anne"], "--organisation-calendars adds to a folder"),
        (["--organisation-calendars", "-o", "-"], "--organisation-calendars adds to a folder"),
        (["--only-changed", "first", "-o", "first"], "This would write over first"),
        (["--only-changed", "first", "-d", "anne", "-o", "first"], "This would write over first"),
        (
            ["--only-changed", "first/anne-durand.ics", "-o", "second"],
            "first/anne-durand.ics is one calendar, and everybody gets one.",
        ),
    ],
)
def test_contradictions_are_refused(
    ask: Ask, mission: Path, tmp_path: Path, options: list[str], reason: str
) -> None:
    """What cannot be followed is refused with a remedy, before anything is written."""
    ask("-p", mission, "export", "-o", "first")
    before = names(tmp_path)
    answer = ask("-p", mission, "export", *options)
    assert answer.status == 2
    assert answer.err.startswith(f"Error: {reason}")
    assert names(tmp_path) == before


def test_an_earlier_export_that_is_not_there_is_said(ask: Ask, mission: Path) -> None:
    """A file or folder to compare with must be there."""
    answer = ask("-p", mission, "export", "--only-changed", "nothing", "-d", "anne")
    assert (answer.status, answer.err) == (4, "Error: There is no file nothing.\n")


def test_somebody_elses_file_stops_the_export(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """A file in the way is named, the status is 4, and nothing is written."""
    (tmp_path / "calendars").mkdir()
    mine = tmp_path / "calendars" / "basile-petit.ics"
    mine.write_text("mine", encoding="utf-8")
    answer = ask("-p", mission, "export")
    assert answer.status == 4
    assert "basile-petit.ics is in the way" in answer.err
    assert names(tmp_path / "calendars") == ["basile-petit.ics"]
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_place_that_cannot_be_written_is_status_4(
    ask: Ask, mission: Path, tmp_path: Path
) -> None:
    """A file where a folder is needed stays as it is."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    answer = ask("-p", mission, "export", "-o", "file")
    assert (answer.status, answer.out) == (4, "")
    assert answer.err.startswith("Error: file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_the_moment_of_change_is_not_the_present(ask: Ask, mission: Path) -> None:
    """Without `revised`, it is SOURCE_DATE_EPOCH, else when the file was written."""
    os.utime(mission, (1_000_000_000, 1_000_000_000))
    assert "\r\nDTSTAMP:20010909T014640Z\r\n" in stamped(ask, mission)
    epoch = stamped(ask, mission, SOURCE_DATE_EPOCH="1700000000")
    assert "\r\nDTSTAMP:20231114T221320Z\r\n" in epoch
    revised = MISSION.replace("home: dijon", "home: dijon\nrevised: 2025-04-07 18:00")
    mission.write_text(revised, encoding="utf-8")
    assert "\r\nDTSTAMP:20250407T160000Z\r\n" in stamped(ask, mission, SOURCE_DATE_EPOCH="1")
    mission.write_text(MISSION, encoding="utf-8")
    for wrong in ("-1", "+1", "1_0", " 1", "１", "1e3", "9" * 5000):
        assert ask("-p", mission, "export", SOURCE_DATE_EPOCH=wrong).status == 2
    answer = ask("-p", mission, "export", SOURCE_DATE_EPOCH="99999999999")
    assert (answer.status, "SOURCE_DATE_EPOCH is “99999999999”" in answer.err) == (2, True)
    answer = ask("-p", mission, "export", SOURCE_DATE_EPOCH="today")
    assert answer.status == 2


def stamped(ask: Ask, mission: Path, **variables: str) -> str:
    answer = ask("-p", mission, "export", "-o", "-", **variables)
    assert answer.status == 0, answer.err
    return answer.out.replace("\n", "\r\n").replace("\r\r", "\r")


def test_help_says_which_phone_and_how(ask: Ask) -> None:
    """The help has a line for each of the calendars that people use, unbroken."""
    answer = ask("export", "--help")
    lines = [line.strip() for line in answer.out.splitlines()]
    assert "- iPhone: open the file from Mail or Safari, and choose “Add all”." in lines
    for name in ("Google Calendar", "Outlook", "Thunderbird", "Samsung", "Etar", "Fossify"):
        assert [line for line in lines if line.startswith(f"- {name}")]


def crowd(people: int) -> str:
    delegates = "".join(f"  p{number}: {{name: P {number}}}\n" for number in range(people))
    return MISSION.replace("delegates:\n", f"delegates:\n{delegates}")


@pytest.mark.parametrize("people", [10, 150])
def test_progress_is_for_long_work_on_a_terminal(
    mission: Path, tmp_path: Path, people: int
) -> None:
    """A bar is drawn on a terminal when there are many files; a pipe gets the summary only."""
    mission.write_text(crowd(people), encoding="utf-8")
    program = "from itinerary.cli import main; main()"
    arguments = ["-p", str(mission), "--lang", "en", "export", "-o", str(tmp_path / "out")]
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = f"{people + 2} calendars with 2 events in {tmp_path / 'out'}."
    assert done.stderr == f"{said}\n"
    drawn = on_terminal(command)
    assert ("100%" in drawn) == (people > 100)
    assert said in drawn


def on_terminal(command: list[str]) -> str:
    """What a command writes when its standard error is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stderr=theirs) as process:
        os.close(theirs)
        written = b""
        try:
            while piece := os.read(ours, 4096):
                written += piece
        except OSError:  # the terminal is closed with the process
            pass
        assert process.wait(timeout=30) == 0
    os.close(ours)
    return written.decode()


_CHANGING = """\
title: Trip
start: 2099-04-14
end: 2099-04-15
home: lyon
cities: {lyon: {name: Lyon, timezone: Europe/Paris}}
delegates: {ann: {name: Ann}, ben: {name: Ben}, cat: {name: Cat}}
events:
  lunch: {title: Lunch, city: lyon, start: 2099-04-14 12:00, end: 13:00, who: [ann, ben]}
  walk: {title: Walk, city: lyon, start: 2099-04-14 15:00, end: 16:00, who: [ann, cat]}
  tea: {title: Tea, city: lyon, start: 2099-04-14 17:00, end: 18:00, who: [cat]}
"""


def test_what_has_changed_since_a_release_goes_to_whom_it_concerns(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder of its own, with these events only, also cancelled; the rest is left alone."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "trip.yaml"
    path.write_text(_CHANGING, "utf-8")
    assert ask("-p", path, "release").status == 0
    assert ask("-p", path, "export").status == 0
    before = {file: file.read_bytes() for file in (tmp_path / "calendars").iterdir()}
    changed = _CHANGING.replace("15:00, end: 16:00", "15:30, end: 16:00")
    path.write_text(changed[: changed.index("  tea: ")], "utf-8")
    assert ask("-p", path, "release").status == 0
    assert ask("-p", path, "export", "--since", "1").status == 0
    files = sorted((tmp_path / "changed-calendars").glob("*.ics"))
    assert [file.name for file in files] == ["ann.ics", "cat.ics"]
    titles = [re.findall("SUMMARY:(.*)", file.read_text("utf-8")) for file in files]
    assert titles == [["Walk"], ["Walk", "Cancelled: Tea"]]
    assert {file: file.read_bytes() for file in (tmp_path / "calendars").iterdir()} == before
    assert ask("-p", path, "export", "--since", "2").err.endswith("Nothing has changed.\n")
    assert ask("-p", path, "export", "--since", "7").status == 2
