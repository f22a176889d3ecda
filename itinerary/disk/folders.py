"""A folder that is written to again and again, and may hold other files too.

One run at a time has it. Its manifest remembers, for each mission, which files are ours, so that
one that is no longer wanted is removed, and a file of anybody else's never is; and whose each
name is, so that nobody ever finds another's file under it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol, TypeVar

from itinerary.disk.files import (
    make_folder,
    read,
    remove,
    remove_empty_folder,
    safe_names,
    write,
)
from itinerary.disk.locks import alone
from itinerary.disk.manifests import MOST_BYTES, Names, Ours, read_manifest, write_manifest
from itinerary.errors import FileError, RecordError
from itinerary.languages import _

LOCK = ".itinerary.lock"
PATIENCE = 5  # seconds for which another run is waited for
_UNWRITTEN = ""  # in place of a digest, until the file is written

Stamp = tuple[int, datetime]  # of a part: which version it is, and when it last changed
Parts = Mapping[str, Stamp]  # by the ids of what a file is made of


class Writable(Protocol):
    """A file to be written: its path in the folder, its bytes, and what it is made of."""

    @property
    def name(self) -> str: ...
    @property
    def data(self) -> bytes: ...
    @property
    def parts(self) -> Parts: ...

    def is_like(self, data: bytes) -> bool:
        """Whether bytes are those of a file that we wrote, by their own words."""
        ...

    def parts_of(self, data: bytes) -> Parts:
        """What such a file is made of."""
        ...


Each = TypeVar("Each", bound=Writable)


class Export(NamedTuple):
    """What an export to a folder did; `written` files are those whose bytes are new."""

    files: int
    parts: int
    written: int
    removed: tuple[str, ...]


class LaterError(RecordError):
    """A file that is there has later versions than would be written in its place."""

    def __init__(self, path: Path, parts: Parts) -> None:
        super().__init__(
            _("{path} has later versions than this would write. Choose another folder.").format(
                path=path
            )
        )
        self.path = path
        self.parts = parts


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keeps every other run out of a folder, that is made if need be, for as long as this lasts.

    What is to be written is read only now: a run that waited knows what the one before it knew.
    Where nothing comes into a folder that was made, it goes again. FileError when it cannot be
    made, or another run still has it after a while.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    make_folder(folder)
    try:
        with alone(folder / LOCK, wait=PATIENCE):
            yield
    finally:
        for each in made:
            remove_empty_folder(each)


def owned_name(owner: str, name: str, otherwise: str, names: Names) -> str:
    """What an owner's file is called, without the ending: by a name, as no other owner's ever was.

    `names` are those that were given so far, each with its owner; a new one is added to them.
    """
    return next(
        each for each in safe_names(name, otherwise) if names.setdefault(each, owner) == owner
    )


class Folder:
    """A mission's files in a folder, which this run holds, or only reads.

    FileError when it is not known which those are.
    """

    def __init__(self, path: Path, mission: str) -> None:
        self.path = path
        self._mission = mission
        self._missions = read_manifest(path)
        self.names, self._files = self._missions.get(mission, Ours({}, {}))

    @property
    def is_known(self) -> bool:
        """Whether anything of the mission was ever written here."""
        return self._mission in self._missions

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the mission that are there, and are no links."""
        found = (self.path / name for name in self._files)
        return tuple(path for path in found if path.is_file() and not path.is_symlink())

    def names_of(self, owner: str) -> tuple[str, ...]:
        """Under which names an owner's files are here, or were."""
        return tuple(name for name, whose in self.names.items() if whose == owner)

    def adopt(self, name: str) -> None:
        """Takes a file for the mission's, unless it is another's; that it is ours is known."""
        others = (ours for mission, ours in self._missions.items() if mission != self._mission)
        if not any(name in ours.files for ours in others):
            self._files.setdefault(name, _UNWRITTEN)

    def export(
        self,
        files: Sequence[Each],
        follow: Callable[[Sequence[Each]], Iterable[Each]] = iter,
        *,
        in_part: bool = False,
    ) -> Export:
        """Writes the mission's files, and removes those that it wrote before and no longer.

        `follow` watches them being written. Files that are only a part of the mission's remove
        none. FileError, before anything is written, when a file of somebody else's is in the way;
        LaterError when what is there is later.
        """
        self.refuse(files)
        make_folder(self.path)
        # What is about to be written is ours from here on, even if we are interrupted.
        self._keep({**dict.fromkeys((file.name for file in files), _UNWRITTEN), **self._files})
        now: dict[str, str] = {}
        written = 0
        for file in follow(files):
            data = file.data
            path = self.path / file.name
            if path.parent != self.path:
                make_folder(path.parent)
            written += write(path, data, derived=True)
            now[file.name] = _digest(data)
        gone = () if in_part else self.unwanted(files)
        self._remove(gone)
        there = {name: digest for name, digest in self._files.items() if name not in gone}
        self._keep({**there, **now} if in_part else {**self._still_there(there), **now})
        different = {id for file in files for id in file.parts}
        return Export(len(files), len(different), written, gone)

    def refuse(self, files: Sequence[Writable]) -> None:
        """FileError when a file of somebody else's is in the way; LaterError when one is later."""
        for file in files:
            if not self._is_replaceable(file):
                raise FileError(
                    _(
                        "{path} is in the way, and was not written by this mission's export. "
                        "Move it, or export to another folder."
                    ).format(path=self.path / file.name)
                )
        self._refuse_earlier(files)

    def unwanted(self, files: Sequence[Writable]) -> tuple[str, ...]:
        """The files that are ours, are none of these, and were not changed since.

        What a run that was stopped had begun is ours if it is so by its own words.
        """
        wanted = {file.name for file in files}

        def is_ours(name: str, digest: str) -> bool:
            path = self.path / name
            if path.is_symlink() or not path.is_file():
                return False
            data = read(path, MOST_BYTES)
            begun = digest == _UNWRITTEN and any(file.is_like(data) for file in files[:1])
            return begun or _digest(data) == digest

        return tuple(
            name
            for name, digest in self._files.items()
            if name not in wanted and is_ours(name, digest)
        )

    def _still_there(self, files: dict[str, str]) -> dict[str, str]:
        """Those that somebody changed, and that may be wanted again."""
        return {name: digest for name, digest in files.items() if (self.path / name).exists()}

    def _remove(self, gone: Iterable[str]) -> None:
        for name in gone:
            remove(self.path / name)
        for parent in {(self.path / name).parent for name in gone} - {self.path}:
            remove_empty_folder(parent)

    def _keep(self, files: dict[str, str]) -> None:
        self._files = files
        ours = Ours(self.names, files)
        write_manifest(self.path, {**self._missions, self._mission: ours})

    def _is_replaceable(self, file: Writable) -> bool:
        """Whether a file is not there, is what we wrote or would write, or is ours by its own
        words.

        A manifest alone is not believed, and a link is never followed.
        """
        path = self.path / file.name
        if path.is_symlink():
            return False
        if not path.exists():
            return True
        data = read(path, MOST_BYTES)
        digest = self._files.get(file.name)
        known = digest is not None and (_digest(data) == digest or file.is_like(data))
        return known or data == file.data

    def _refuse_earlier(self, files: Iterable[Writable]) -> None:
        """LaterError when an owner has anything in a later version, under whatever name."""
        theirs: dict[str, list[Writable]] = {}
        for file in files:
            theirs.setdefault(self._owner(file.name), []).append(file)
        there: dict[str, set[str]] = {}
        for name in self._files:
            there.setdefault(self._owner(name), set()).add(name)
        for owner, each in theirs.items():
            parts = {id: stamp for file in each for id, stamp in file.parts.items()}
            for name in sorted(there.get(owner, ())):
                path = self.path / name
                if path.is_file() and not path.is_symlink():
                    refuse_earlier(path, each[0], parts)

    def _owner(self, name: str) -> str:
        """Whose a file is; a name that was given to nobody is its own."""
        stem = PurePosixPath(PurePosixPath(name).parts[0]).stem
        return self.names.get(stem, f"{stem}/")


def refuse_earlier(path: Path, file: Writable, parts: Parts) -> None:
    """LaterError when a file of ours that is there has any of its parts in a later version."""
    there = file.parts_of(read(path, MOST_BYTES))
    later = {id: stamp for id, stamp in there.items() if _is_later(stamp, parts.get(id))}
    if later:
        raise LaterError(path, later)


def _is_later(there: Stamp, now: Stamp | None) -> bool:
    return now is not None and (there[0] > now[0] or there[1] > now[1])


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
