"""The manifest of a folder: which files are ours, with which bytes, and whose each is.

It is a hidden file in the folder, with a part for each mission. It holds nothing of the host or
the clock, and a name that was given once stays given: nobody else ever gets it.
"""

import json
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from itinerary.disk.files import read, write
from itinerary.errors import FileError
from itinerary.languages import _

MANIFEST = ".itinerary.json"
MOST_BYTES = 50_000_000  # of a manifest, and of a file of ours

Names = dict[str, str]  # the name of a file or folder, without its ending → whose it is
Files = dict[str, str]  # path in the folder → SHA-256 of the bytes that were written


class Ours(NamedTuple):
    """What is a mission's in a folder."""

    names: Names
    files: Files


Missions = dict[str, Ours]


def read_manifest(folder: Path) -> Missions:
    """What the manifest remembers; nothing where there is none, FileError where it is damaged."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        missions = json.loads(read(path, MOST_BYTES))["missions"]
        return {str(mission): _ours(noted) for mission, noted in missions.items()}
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise FileError(
            _(
                "{path} is damaged. Remove it, and the calendars beside it "
                "that are no longer wanted."
            ).format(path=path)
        ) from error


def write_manifest(folder: Path, missions: Missions) -> None:
    """Writes the manifest of a folder; FileError when that cannot be."""
    noted = {mission: ours._asdict() for mission, ours in missions.items()}
    text = json.dumps({"missions": noted}, indent=1, sort_keys=True)
    write(folder / MANIFEST, f"{text}\n".encode())


def _ours(noted: dict[str, dict[str, str]]) -> Ours:
    names, files = noted["names"], noted["files"]
    return Ours(
        {str(name): str(owner) for name, owner in names.items()},
        {_inner_path(name): str(digest) for name, digest in files.items()},
    )


def _inner_path(name: str) -> str:
    """A path that is in the folder, or in one beneath it; ValueError for one that leads out."""
    path = PurePosixPath(name)
    if not 1 <= len(path.parts) <= 2 or path.as_posix() != name or "\\" in name:
        raise ValueError(name)
    if path.is_absolute() or ".." in path.parts or ":" in name:
        raise ValueError(name)
    return name
