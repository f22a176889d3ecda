"""Two runs in one folder: one at a time, and the older never wins."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ask

from itinerary.disk.folders import LOCK
from itinerary.disk.manifests import read_manifest

pytestmark = pytest.mark.skipif(not hasattr(os, "WUNTRACED"), reason="nothing can be stopped")

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
"""
LATER = MISSION.replace("09:30", "08:30").replace("Basile Petit", "Basile Roux")
EXPORT = ("export", "-o", "out")
INVITE = ("invite", "--from", "S <s@example.org>", "-o", "out", "--summary")

# The tool, with a given patience, that stops itself before it first calls a function of `folders`,
# or says that it is about to wait for the lock.
_RUN = """
import os, signal, sys
from itinerary.cli import main
from itinerary.disk import folders

before, folders.PATIENCE = sys.argv.pop(1), float(sys.argv.pop(1))
name = before or "alone"
called = getattr(folders, name)
def calling(*arguments, **options):
    setattr(folders, name, called)
    if before:
        os.kill(os.getpid(), signal.SIGSTOP)
    else:
        print("waits", flush=True)
    return called(*arguments, **options)
setattr(folders, name, calling)
main()
"""

Run = subprocess.Popen[str]
Start = Callable[..., Run]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts the tool, and waits until it has stopped, or is about to wait for another."""

    def run(text: str, *words: str, before: str = "", patience: float = 60) -> Run:
        (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-c", _RUN, before, str(patience), "-p", "m.yaml", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        if before:
            os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
        else:
            assert process.stdout
            assert process.stdout.readline() == "waits\n"
        return process

    return run


def go_on(process: Run) -> None:
    process.send_signal(signal.SIGCONT)
    said = process.communicate()[1]
    assert process.returncode == 0, said


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def one_after_the_other(ask: Ask, folder: Path, words: tuple[str, ...]) -> dict[str, bytes]:
    """What the later programme gives where the earlier one was before."""
    for text in (MISSION, LATER):
        Path("m.yaml").write_text(text, encoding="utf-8")
        assert ask("-p", "m.yaml", *words).status == 0
    found = written(folder)
    for name in found:
        (folder / name).unlink()
    return found


@pytest.mark.parametrize(
    ("words", "before"),
    [
        (EXPORT, "alone"),
        (EXPORT, "read_manifest"),
        (EXPORT, "write"),
        (INVITE, "alone"),
        (INVITE, "write"),
    ],
)
def test_a_run_that_was_held_up_leaves_what_the_later_one_gives(
    ask: Ask, start: Start, tmp_path: Path, words: tuple[str, ...], before: str
) -> None:
    """Before it has the folder it has read nothing; with it, the other one waits. Also of what is
    not wanted any more nothing is left, and the manifest knows all that was ever given a name."""
    folder = tmp_path / "out"
    expected = one_after_the_other(ask, folder, words)
    slow = start(MISSION, *words, before=before)
    quick = start(LATER, *words)
    if before == "alone":
        go_on(quick)
        go_on(slow)
    else:
        go_on(slow)
        go_on(quick)
    found = written(folder)
    if before == "alone":  # the earlier programme was never read
        assert "basile-petit" not in found.pop(".itinerary.json").decode()
        expected.pop(".itinerary.json")
    assert found == expected


def test_whoever_waits_too_long_is_refused(start: Start, tmp_path: Path) -> None:
    """In a sentence, status 4; nothing of it is in the folder, and the first is whole."""
    slow = start(MISSION, *EXPORT, before="write")
    refused = start(LATER, *EXPORT, patience=0.1)
    said = refused.communicate()[1]
    assert (refused.returncode, said) == (
        4,
        f"Error: Another run is at work in {tmp_path / 'out'}. "
        "Wait until it is done, and try again.\n",
    )
    go_on(slow)
    assert sorted(written(tmp_path / "out")) == [
        ".itinerary.json", "anne-durand.ics", "basile-petit.ics",
    ]  # fmt: skip


def test_calendars_and_messages_come_one_after_the_other(start: Start, tmp_path: Path) -> None:
    """Both are in the manifest afterwards: neither wrote down what it read before the other did."""
    slow = start(MISSION, *EXPORT, before="write")
    quick = start(MISSION, *INVITE)
    go_on(slow)
    go_on(quick)
    missions = read_manifest(tmp_path / "out")
    assert {mission: sorted(ours.files) for mission, ours in missions.items()} == {
        "mission": ["anne-durand.ics", "basile-petit.ics"],
        "mission e-mail": ["anne-durand.eml", "basile-petit.eml"],
    }


def test_a_run_that_is_killed_holds_nobody_up(start: Start, tmp_path: Path) -> None:
    """Its lock goes with it; what it had begun is known as ours, and goes if it is not wanted."""
    slow = start(MISSION, *EXPORT, before="write")
    slow.kill()
    slow.communicate()
    assert (tmp_path / "out" / LOCK).exists()
    go_on(start(LATER, *EXPORT, patience=0))
    assert sorted(written(tmp_path / "out")) == [
        ".itinerary.json", "anne-durand.ics", "basile-roux.ics",
    ]  # fmt: skip
