"""A folder of calendars that is exported to again and again, and may hold other files too.

A manifest in the folder remembers, for each mission, which files are ours and with which bytes,
so that one that is no longer wanted is removed, and a file of anybody else's never is.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol, TypeVar

from itinerary.disk.files import make_folder, read, remove, remove_empty_folder, write
from itinerary.errors import FileError
from itinerary.languages import _

MANIFEST = ".itinerary.json"
_MOST_BYTES = 50_000_000
_UNWRITTEN = ""  # in place of a digest, until the file is written

Ours = dict[str, str]  # path in the folder → SHA-256 of the bytes that were written


class Writable(Protocol):
    """A file to be written: its path in the folder, its bytes, and the ids of its parts."""

    @property
    def name(self) -> str: ...
    @property
    def data(self) -> bytes: ...
    @property
    def parts(self) -> Collection[str]: ...

    def is_like(self, data: bytes) -> bool:
        """Whether bytes are those of a file that we wrote, by their own words."""
        ...


Each = TypeVar("Each", bound=Writable)


class Export(NamedTuple):
    """What an export to a folder did; `written` files are those whose bytes are new."""

    files: int
    events: int
    written: int
    removed: tuple[str, ...]


def export_to(
    folder: Path,
    mission: str,
    files: Sequence[Each],
    follow: Callable[[Sequence[Each]], Iterable[Each]] = iter,
    *,
    in_part: bool = False,
) -> Export:
    """Writes a mission's files into a folder, and removes those that it wrote before and no longer.

    `follow` watches them being written. Files that are only a part of the mission's remove none.
    FileError, before anything is written, when a file of somebody else's is in the way.
    """
    missions = _read_manifest(folder)
    before = missions.get(mission, {})
    _refuse_foreign(folder, files, before)
    make_folder(folder)
    # What is about to be written is ours from here on, even if we are interrupted.
    begun = {**dict.fromkeys((file.name for file in files), _UNWRITTEN), **before}
    _write_manifest(folder, missions, mission, begun)
    now: Ours = {}
    written = 0
    for file in follow(files):
        data = file.data
        path = folder / file.name
        if path.parent != folder:
            make_folder(path.parent)
        written += write(path, data, derived=True)
        now[file.name] = _digest(data)
    gone = () if in_part else _remove_unwanted(folder, before, now)
    _write_manifest(folder, missions, mission, {**before, **now} if in_part else now)
    different = {id for file in files for id in file.parts}
    return Export(len(files), len(different), written, gone)


def _remove_unwanted(folder: Path, before: Ours, now: Ours) -> tuple[str, ...]:
    """Removes the files that were ours, are not wanted any more, and were not changed since."""
    gone = tuple(
        name
        for name, digest in before.items()
        if name not in now and _is_ours(folder / name, digest)
    )
    for name in gone:
        remove(folder / name)
    for parent in {(folder / name).parent for name in gone} - {folder}:
        remove_empty_folder(parent)
    return gone


def _refuse_foreign(folder: Path, wanted: Iterable[Writable], ours: Ours) -> None:
    for file in wanted:
        path = folder / file.name
        if not _is_replaceable(path, ours.get(file.name), file):
            raise FileError(
                _(
                    "{path} is in the way, and was not written by this mission's export. "
                    "Move it, or export to another folder."
                ).format(path=path)
            )


def _is_replaceable(path: Path, digest: str | None, file: Writable) -> bool:
    """Whether a file is not there, is what we wrote or would write, or is ours by its own words.

    A manifest alone is not believed, and a link is never followed.
    """
    if path.is_symlink():
        return False
    if not path.exists():
        return True
    data = read(path, _MOST_BYTES)
    known = digest is not None and (_digest(data) == digest or file.is_like(data))
    return known or data == file.data


def _is_ours(path: Path, digest: str) -> bool:
    """Whether a file still has the bytes that we gave it."""
    return path.is_file() and not path.is_symlink() and _digest(path.read_bytes()) == digest


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _read_manifest(folder: Path) -> dict[str, Ours]:
    """What the manifest remembers; nothing where there is none, FileError where it is damaged."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        missions = json.loads(read(path, _MOST_BYTES))["missions"]
        return {
            str(mission): {_inner_path(name): str(digest) for name, digest in files.items()}
            for mission, files in missions.items()
        }
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise FileError(
            _(
                "{path} is damaged. Remove it, and the calendars beside it "
                "that are no longer wanted."
            ).format(path=path)
        ) from error


def _inner_path(name: str) -> str:
    """A path that is in the folder, or in one beneath it; ValueError for one that leads out."""
    path = PurePosixPath(name)
    if not 1 <= len(path.parts) <= 2 or path.as_posix() != name or "\\" in name:
        raise ValueError(name)
    if path.is_absolute() or ".." in path.parts or ":" in name:
        raise ValueError(name)
    return name


def _write_manifest(folder: Path, missions: dict[str, Ours], mission: str, files: Ours) -> None:
    kept = {**missions, mission: files}
    text = json.dumps({"missions": kept}, indent=1, sort_keys=True)
    write(folder / MANIFEST, f"{text}\n".encode())
