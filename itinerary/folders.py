"""A folder of calendars that is exported to again and again, and may hold other files too.

A manifest in the folder remembers, for each mission, which files are ours and with which bytes,
so that one that is no longer wanted is removed, and a file of anybody else's never is.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from itinerary.errors import FileError
from itinerary.exports import File
from itinerary.files import make_folder, read, remove, write
from itinerary.languages import _

MANIFEST = ".itinerary.json"
_MOST_BYTES = 10_000_000

Ours = dict[str, str]  # file name → SHA-256 of the bytes that were written


class Export(NamedTuple):
    """What an export to a folder did."""

    calendars: int
    events: int
    written: int
    removed: tuple[str, ...]


def export_to(folder: Path, mission: str, files: Iterable[File]) -> Export:
    """Writes a mission's files into a folder, and removes those that it wrote before and no longer.

    FileError, before anything is written, when a file of somebody else's is in the way.
    """
    missions = _read_manifest(folder)
    before = missions.get(mission, {})
    wanted = list(files)
    _refuse_foreign(folder, wanted, before)
    make_folder(folder)
    now = {file.name: _digest(file.data) for file in wanted}
    # What is about to be written is ours from here on, even if we are interrupted.
    _write_manifest(folder, missions, mission, {**before, **now})
    written = sum(write(folder / file.name, file.data, derived=True) for file in wanted)
    gone = tuple(
        name
        for name, digest in before.items()
        if name not in now and _is_ours(folder / name, digest)
    )
    for name in gone:
        remove(folder / name)
    _write_manifest(folder, missions, mission, now)
    return Export(len(wanted), sum(file.events for file in wanted), written, gone)


def _refuse_foreign(folder: Path, wanted: list[File], ours: Ours) -> None:
    for file in wanted:
        path = folder / file.name
        if file.name not in ours and path.exists() and not _is_ours(path, _digest(file.data)):
            raise FileError(
                _(
                    "{path} is in the way, and was not written by this mission's export. "
                    "Move it, or export to another folder."
                ).format(path=path)
            )


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
            str(mission): {_plain_name(name): str(digest) for name, digest in files.items()}
            for mission, files in missions.items()
        }
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise FileError(
            _(
                "{path} is damaged. Remove it, and the calendars beside it "
                "that are no longer wanted."
            ).format(path=path)
        ) from error


def _plain_name(name: str) -> str:
    """A name that is in the folder itself; ValueError for one that would lead out of it."""
    if not name or Path(name).name != name or name in {".", ".."}:
        raise ValueError(name)
    return name


def _write_manifest(folder: Path, missions: dict[str, Ours], mission: str, files: Ours) -> None:
    kept = {**missions, mission: files}
    text = json.dumps({"missions": kept}, indent=1, sort_keys=True, ensure_ascii=False)
    write(folder / MANIFEST, f"{text}\n".encode())
