"""A programme under another file name goes on from a record, wherever that is stopped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Ask

BEFORE = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
delegates:
  anne: {name: Anne Durand, email: anne@example.org}
events:
  forum: {title: Forum, city: dijon, start: 2025-04-15 09:30, end: 12:00, who: everyone}
"""
AFTER = BEFORE.replace("title: Forum", "title: Grand forum")
SENT = '{\n "version": 1,\n "programme": "mission",\n "sent": [\n ]\n}\n'
CONTINUE = ("release", "--record", "m.released.json", "--at", "2025-04-02 10:00")

# The tool, killed before it writes for the nth time; what it writes it writes whole.
_KILLED = """
import os, signal, sys
from itinerary.cli import continuing, main
from itinerary.releases import record_file

left, write = int(sys.argv.pop(1)), record_file.write
def writing(path, data, **how):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return write(path, data, **how)
continuing.write = record_file.write = writing
main()
"""


@pytest.fixture
def folder(ask: Ask, tmp_path: Path) -> Path:
    """A programme that was released, what was sent of it, and a copy of it that was edited."""
    (tmp_path / "m.yaml").write_text(BEFORE, "utf-8")
    ask("-p", "m.yaml", "release", "--at", "2025-04-01 10:00")
    (tmp_path / "m.sent.json").write_text(SENT, "utf-8")
    (tmp_path / "m-v2.yaml").write_text(AFTER, "utf-8")
    return tmp_path


def killed(number: int) -> bool:
    words = (sys.executable, "-c", _KILLED, str(number), "-p", "m-v2.yaml", *CONTINUE)
    return subprocess.run(words, check=False, capture_output=True).returncode < 0


def written(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.glob("*.json")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be killed")
@pytest.mark.parametrize("number", range(1, 6))
def test_killed_before_any_writing_both_are_usable(ask: Ask, folder: Path, number: int) -> None:
    """Each is read, or says where it is continued; and the same command does the rest of it."""
    before = written(folder)
    assert ask("-p", "m-v2.yaml", *CONTINUE).status == 0
    whole = written(folder)
    for name in whole:
        (folder / name).unlink()
    for name, data in before.items():
        (folder / name).write_bytes(data)
    assert killed(number) == (number < 5)
    for name in ("m.yaml", "m-v2.yaml"):
        answer = ask("-p", name, "export", "-o", name.removesuffix(".yaml"))
        assert answer.status == 0 or "is continued in m-v2.released.json" in answer.err
    ask("-p", "m-v2.yaml", *CONTINUE)
    assert written(folder) == whole


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be killed")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_killed_before_the_old_one_says_so_it_may_go_on_after_all(
    ask: Ask, folder: Path, number: int
) -> None:
    """With `--record` where both know the programme; then the new one says where it goes on."""
    assert killed(number)
    (folder / "m.yaml").write_text(AFTER, "utf-8")
    answer = ask("-p", "m.yaml", *CONTINUE)
    assert "Release 2 is recorded in m.released.json: 1 changed." in answer.err
    answer = ask("-p", "m-v2.yaml", "release", "--record", "m.released.json")
    assert answer.status in {0, 3}
    assert answer.status == 0 or "is continued in m.released.json" in answer.err


def test_notes_that_were_copied_before_a_kill_are_copied_again(ask: Ask, folder: Path) -> None:
    """More may have been sent since, from the old file: nobody gets it twice."""
    assert killed(2)
    more = SENT.replace('"sent": [\n', '"sent": [\n  {"delegate": "anne", "address": "x", '
                        '"events": {}, "summary": false}\n')  # fmt: skip
    (folder / "m.sent.json").write_text(more, "utf-8")
    assert ask("-p", "m-v2.yaml", *CONTINUE).status == 0
    assert (folder / "m-v2.sent.json").read_text("utf-8") == more
