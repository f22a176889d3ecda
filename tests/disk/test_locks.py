"""Locks: one at a time, and nobody locked out by one who is gone."""

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from itinerary.disk.locks import alone
from itinerary.errors import FileError

_HOLDER = """
import sys
from pathlib import Path
from itinerary.disk.locks import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

_WAITER = """
import sys
from pathlib import Path
from itinerary.disk.locks import alone
for _ in range(25):
    with alone(Path(sys.argv[1]), wait=60), Path(sys.argv[2]).open("a", encoding="utf-8") as log:
        print("in", file=log, flush=True)
        print("out", file=log, flush=True)
"""


def test_one_run_at_a_time_has_a_lock(tmp_path: Path) -> None:
    """Another one is refused until it is done; what is left of a dead run is in nobody's way."""
    lock = tmp_path / "mission.lock"
    lock.touch()
    for _ in range(2):
        with alone(lock):
            with pytest.raises(FileError, match="Another run is at work"), alone(lock):
                pytest.fail("two at once")
            assert lock.exists()
        assert not lock.exists()


def test_a_lock_goes_with_the_process_that_holds_it(tmp_path: Path) -> None:
    """However that ends: one that was killed locks nobody out."""
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FileError), alone(path):
            pass
        holder.kill()
        holder.wait()
    with alone(path):
        assert path.exists()


def test_whoever_waits_has_the_lock_when_it_is_free(tmp_path: Path) -> None:
    """One after the other, each with a file that is in its place; and at the end there is none."""
    path, log = tmp_path / "lock", tmp_path / "log"
    waiting = [
        subprocess.Popen([sys.executable, "-c", _WAITER, str(path), str(log)]) for _ in range(4)
    ]
    assert [each.wait() for each in waiting] == [0] * 4
    lines = log.read_text("utf-8").split()
    assert lines == ["in", "out"] * 100
    assert list(tmp_path.iterdir()) == [log]


def test_waiting_has_an_end(tmp_path: Path) -> None:
    """Then it is said who is in the way."""
    lock = tmp_path / "lock"
    with alone(lock):
        begun = monotonic()
        with pytest.raises(FileError, match="Another run is at work"), alone(lock, wait=0.1):
            pytest.fail("two at once")
        assert monotonic() - begun >= 0.1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
def test_a_file_of_somebody_else_is_never_removed(tmp_path: Path) -> None:
    """Neither one that has something in it or is none, nor one that was put where the lock was."""
    lock, link, pipe = tmp_path / "lock", tmp_path / "link", tmp_path / "pipe"
    lock.write_text("mine", encoding="utf-8")
    with alone(lock), pytest.raises(FileError, match="Another run is at work"), alone(lock):
        pytest.fail("two at once")
    assert lock.read_text("utf-8") == "mine"
    lock.unlink()
    with alone(lock):
        lock.rename(tmp_path / "taken")
        lock.touch()
    assert lock.exists()
    os.mkfifo(pipe)
    with alone(pipe):
        pass
    assert pipe.exists()
    link.symlink_to(lock)
    with pytest.raises(FileError, match="link cannot be written"), alone(link):
        pytest.fail("whose file is it?")
    assert link.is_symlink()


def test_a_lock_in_no_folder_is_refused(tmp_path: Path) -> None:
    """As a file that is to be written there would be."""
    with pytest.raises(FileError, match="its folder is not there"), alone(tmp_path / "no" / "lock"):
        pytest.fail("there is no such folder")


def test_what_goes_wrong_under_a_lock_goes_on(tmp_path: Path) -> None:
    """An error passes through, and the lock is gone."""
    with pytest.raises(BlockingIOError), alone(tmp_path / "lock"):
        raise BlockingIOError
    assert list(tmp_path.iterdir()) == []
