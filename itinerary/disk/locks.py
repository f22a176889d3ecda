"""Locks: that only one run of the tool does something at a time, on one machine."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from itinerary.disk.files import writing_failure
from itinerary.errors import FileError
from itinerary.languages import _

if TYPE_CHECKING:
    from filelock import BaseFileLock


@contextmanager
def alone(lock: Path, *, wait: float = 0) -> Iterator[None]:
    """Keeps every other run that asks for the same lock out, for as long as this lasts.

    The lock is the system's own, and ends with the process that holds it, however that ends. The
    file that it is on is removed, unless it is another's: ours are empty. FileError when another
    run still has it after `wait` seconds.
    """
    from filelock import Timeout  # costs as much as reading a programme, and few commands lock

    try:
        held, file = _held(lock, wait)
    except (Timeout, PermissionError) as error:
        if isinstance(error, PermissionError) and not lock.exists():
            raise FileError(writing_failure(lock, error)) from error
        raise FileError(
            _("Another run is at work in {path}. Wait until it is done, and try again.").format(
                path=lock.parent.absolute()
            )
        ) from error
    except (OSError, ValueError) as error:
        raise FileError(writing_failure(lock, error)) from error
    try:
        yield
    finally:
        if sys.platform == "win32":  # where no file is removed that is open, here or in another run
            held.release()
            _remove(lock, file)
        else:  # before others can have it: they see that it is gone
            _remove(lock, file)
            held.release()


def _held(path: Path, wait: float) -> tuple["BaseFileLock", os.stat_result]:
    """A lock that is held, and the file that it is on, which is still in its place.

    Whoever had it before removed theirs: a lock on that would keep nobody out. The library looks
    whether its file is still linked anywhere; on a network drive, one that was removed is.
    """
    from filelock import FileLock

    path.parent.stat()  # the library would make the folder
    files: list[os.stat_result] = []
    while True:
        held = FileLock(
            path,
            timeout=wait,
            preserve_lock_file=True,
            on_acquired=lambda descriptor: files.append(os.fstat(descriptor)),
        )
        held.acquire()
        if _is_at(path, files[-1]):
            return held, files[-1]
        held.release()


def _is_at(path: Path, file: os.stat_result) -> bool:
    with suppress(OSError):
        return os.path.samestat(path.lstat(), file)
    return False


def _remove(path: Path, file: os.stat_result) -> None:
    """Removes the file that the lock is on, if it is still there, and empty as ours are."""
    with suppress(OSError):
        if stat.S_ISREG(file.st_mode) and _is_at(path, file) and path.lstat().st_size == 0:
            path.unlink()
