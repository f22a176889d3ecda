"""Locks: one at a time, and nobody locked out by one who is gone."""

import subprocess
import sys
from pathlib import Path

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


def test_one_run_at_a_time_has_a_lock(tmp_path: Path) -> None:
    """Another one is refused until it is done; what is left of a dead run is in nobody's way."""
    lock = tmp_path / "mission.lock"
    lock.write_text("left behind", encoding="utf-8")
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


def test_a_lock_in_no_folder_is_refused(tmp_path: Path) -> None:
    """As a file that is to be written there would be."""
    with pytest.raises(FileError, match="its folder is not there"), alone(tmp_path / "no" / "lock"):
        pytest.fail("there is no such folder")


def test_what_goes_wrong_under_a_lock_goes_on(tmp_path: Path) -> None:
    """An error passes through, and the lock is gone."""
    with pytest.raises(BlockingIOError), alone(tmp_path / "lock"):
        raise BlockingIOError
    assert list(tmp_path.iterdir()) == []
