"""Locks: that only one run of the tool does something at a time, on one machine.

A lock is the system's own, and goes when the process goes, however it ends. Its file stays.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from itinerary.errors import FileError
from itinerary.languages import _


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Holds the lock of a file, which is made if need be; gives whether it could be had.

    FileError when the file cannot be made.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise FileError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason)
        ) from error
    try:
        yield _is_had(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _is_had(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _is_had(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
