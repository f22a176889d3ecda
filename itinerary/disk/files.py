"""Files: read within limits, written whole or not at all, named so that any system takes them."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, count
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
_PRIVATE = 0o600  # what only its owner may read


class _NoFileError(OSError):
    """Something can be opened, and is no file."""


def is_there(path: Path) -> bool:
    """Whether there is a file; FileError where a link leads to none: it is not there at present."""
    if path.is_symlink() and not path.exists():
        raise FileError(_("{path} is a link, and leads to no file.").format(path=path))
    return path.exists()


def real_file(path: Path) -> Path:
    """The file that a link leads to; any other is itself."""
    return path.resolve() if path.is_symlink() else path


def read(path: Path, limit: int) -> bytes:
    """The bytes of a file, up to one more than the limit; FileError when it cannot be read.

    A pipe or a device is not even opened: nobody may ever write to it, or it may have no end.
    """
    try:
        return contents(path, limit)
    except (OSError, ValueError) as error:
        raise FileError(reading_failure(path, error)) from error


def contents(path: Path, limit: int) -> bytes:
    """The same; OSError or ValueError when it cannot be read."""
    kind = path.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise _NoFileError
    with path.open("rb") as file:
        return file.read(limit + 1)


def write(path: Path, data: bytes, *, derived: bool = False, private: bool = False) -> bool:
    """Writes a file whole: aside, then in place of the old one, with its permissions.

    A file that has these bytes already is left alone; whether it was written is returned. What
    is `derived` can be made again, and is not waited for until it is on the disk; all else stays
    written, and the old file gone, whenever the power is cut. What is `private` only its owner may
    read. FileError when it cannot be written; what was there is intact then.
    """
    try:
        if path.is_file():
            if private:
                real_file(path).chmod(_PRIVATE)
            if path.read_bytes() == data:
                return False
        elif path.exists():
            path.write_bytes(data)  # a device or a pipe takes bytes, and stays what it is
            return True
        _replace(path, data, synced=not derived, private=private)
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError(writing_failure(path, error)) from error
    return True


def append(path: Path, line: bytes, *, derived: bool = False) -> None:
    """Adds to the end of a file that is there, and waits until it is on the disk.

    Not for what is `derived`, which can be made again. FileError when it cannot be written: a part
    of it may be there then.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "ab") as file:
            file.write(line)
            file.flush()
            if not derived:
                os.fsync(file.fileno())
    except (OSError, ValueError) as error:
        raise FileError(writing_failure(path, error)) from error


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; FileError when that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise FileError(writing_failure(path, error)) from error


def remove(path: Path) -> None:
    """Removes a file, if it is there; FileError when that cannot be."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(writing_failure(path, error)) from error


def remove_empty_folder(path: Path) -> None:
    """Removes a folder unless something is in it."""
    with suppress(OSError):
        path.rmdir()


def safe_name(name: str, otherwise: str, taken: set[str]) -> str:
    """A file name without its ending, in ASCII, that no system refuses and that is not taken."""
    return next(each for each in safe_names(name, otherwise) if each not in taken)


def safe_names(name: str, otherwise: str) -> Iterator[str]:
    """What a file may be called, without its ending, best first, and without an end."""
    stem = (slug(name) or slug(otherwise) or "file")[:_LONGEST].strip("-")
    if stem in _RESERVED:
        stem = f"{stem}-file"
    return chain([stem], (f"{stem}-{number}" for number in count(2)))


def _replace(path: Path, data: bytes, *, synced: bool, private: bool) -> None:
    """Follows a link to the file that it names, so that the link stays one."""
    import tempfile  # costs a millisecond, and most commands write nothing

    target = real_file(path)
    descriptor, aside = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if synced:
                os.fsync(file.fileno())
        Path(aside).chmod(_PRIVATE if private else _mode(target))
        Path(aside).replace(target)
        if synced:
            _sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):
            Path(aside).unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """Waits until a folder's names are on the disk; where a system cannot, they are left to it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file gets."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def reading_failure(path: Path, error: Exception) -> str:
    """Why a file cannot be read, in a sentence."""
    if isinstance(error, _NoFileError):
        return _("{path} is a pipe or a device; a file is needed.").format(path=path)
    if isinstance(error, FileNotFoundError):
        return _("There is no file {path}.").format(path=path)
    if isinstance(error, IsADirectoryError):
        return _("{path} is a folder; a file is needed.").format(path=path)
    if isinstance(error, PermissionError):
        return _("{path} cannot be read: you have no permission.").format(path=path)
    return _("{path} cannot be read: {reason}.").format(path=path, reason=_reason(error))


def writing_failure(path: Path, error: Exception) -> str:
    """Why a file or folder cannot be written, in a sentence."""
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
