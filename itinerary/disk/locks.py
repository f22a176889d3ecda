"""Locks: that only one run of the tool does something at a time, on one machine."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from itinerary.disk.files import writing_failure
from itinerary.errors import FileError
from itinerary.languages import _


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keeps every other run that asks for the same lock out, for as long as this lasts.

    The lock is the system's own, and ends with the process that holds it, however that ends; the
    file that it is on is removed. FileError when another run has it.
    """
    try:
        descriptor = _locked(lock)
    except (BlockingIOError, PermissionError) as error:
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
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def _locked(path: Path) -> int:
    """An open lock file that is locked, and still there: whoever had it before removed theirs."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(descriptor)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), path.stat()):
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Locks an open file without waiting."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
