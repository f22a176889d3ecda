"""Files: read within limits, written whole or not at all, named so that any system takes them."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from itinerary.errors import FileError
from itinerary.languages import _
from itinerary.names import slug

# Names that Windows keeps for devices, whatever follows the dot.
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
_LONGEST = 80


def read(path: Path, limit: int) -> bytes:
    """The bytes of a file, up to one more than the limit; FileError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise FileError(_reading_failure(path, error)) from error


def write(path: Path, data: bytes, *, derived: bool = False) -> bool:
    """Writes a file whole: aside, then in place of the old one, with its permissions.

    A file that has these bytes already is left alone; whether it was written is returned. What
    is `derived` can be made again, and is not waited for until it is on the disk. FileError when
    it cannot be written; what was there is intact then.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe takes bytes, and stays what it is
        else:
            _replace(path, data, synced=not derived)
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError(_writing_failure(path, error)) from error
    return True


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; FileError when that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise FileError(_writing_failure(path, error)) from error


def remove(path: Path) -> None:
    """Removes a file, if it is there; FileError when that cannot be."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(_writing_failure(path, error)) from error


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
            raise FileError(_writing_failure(lock, error)) from error
        raise FileError(
            _("Another run is at work in {path}. Wait until it is done, and try again.").format(
                path=lock.parent
            )
        ) from error
    except (OSError, ValueError) as error:
        raise FileError(_writing_failure(lock, error)) from error
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def remove_empty_folder(path: Path) -> None:
    """Removes a folder unless something is in it."""
    with suppress(OSError):
        path.rmdir()


def safe_name(name: str, otherwise: str, taken: set[str]) -> str:
    """A file name without its ending, in ASCII, that no system refuses and that is not taken."""
    stem = (slug(name) or slug(otherwise) or "file")[:_LONGEST].strip("-")
    if stem in _RESERVED:
        stem = f"{stem}-file"
    number, unique = 1, stem
    while unique in taken:
        number += 1
        unique = f"{stem}-{number}"
    return unique


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


def _replace(path: Path, data: bytes, *, synced: bool) -> None:
    """Follows a link to the file that it names, so that the link stays one."""
    target = path.resolve()
    descriptor, aside = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if synced:
                os.fsync(file.fileno())
        Path(aside).chmod(_mode(target))
        Path(aside).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(aside).unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file gets."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reading_failure(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return _("There is no file {path}.").format(path=path)
    if isinstance(error, IsADirectoryError):
        return _("{path} is a folder; a file is needed.").format(path=path)
    if isinstance(error, PermissionError):
        return _("{path} cannot be read: you have no permission.").format(path=path)
    return _("{path} cannot be read: {reason}.").format(path=path, reason=_reason(error))


def _writing_failure(path: Path, error: Exception) -> str:
    if isinstance(error, PermissionError):
        return _("{path} cannot be written: you have no permission.").format(path=path)
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return _("{path} cannot be written: a file stands where a folder is needed.").format(
            path=path
        )
    if isinstance(error, FileNotFoundError):
        return _("{path} cannot be written: its folder is not there.").format(path=path)
    return _("{path} cannot be written: {reason}.").format(path=path, reason=_reason(error))


def _reason(error: Exception) -> str:
    """What the system says of an error, without its number."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
