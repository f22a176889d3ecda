"""Locks: one at a time, and nobody locked out by one who is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from itinerary.errors import FileError
from itinerary.locks import locked

_HOLD = """
import sys
from pathlib import Path
from itinerary.locks import locked
with locked(Path(sys.argv[1])) as is_ours:
    print(is_ours, flush=True)
    sys.stdin.read()
"""


def test_one_has_it_and_others_do_not(tmp_path: Path) -> None:
    """Until it is given back."""
    path = tmp_path / "lock"
    with locked(path) as first, locked(path) as second:
        assert (first, second) == (True, False)
    with locked(path) as third:
        assert third


def test_a_lock_goes_with_the_process(tmp_path: Path) -> None:
    """However it ends; its file, which stays, locks nobody out."""
    path = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"True\n"
    with locked(path) as is_ours:
        assert not is_ours
    holder.kill()
    holder.communicate()
    with locked(path) as is_ours:
        assert is_ours


def test_a_file_that_cannot_be_is_said(tmp_path: Path) -> None:
    """With the reason."""
    with pytest.raises(FileError, match="cannot be written"), locked(tmp_path / "no" / "lock"):
        pass
