"""A folder with folders in it that is made again and again: only what is different is written.

Which of its files are ours, and what each is made of, is noted elsewhere: a folder that anybody may
read is no place for it.
"""

import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from itinerary.disk.files import make_folder, read, remove, remove_empty_folder, write
from itinerary.disk.manifests import MOST_BYTES
from itinerary.errors import FileError
from itinerary.languages import _

_DEEPEST = 3  # names in a path of ours


class Made(NamedTuple):
    """A file that was written: a digest of its bytes, how many they are, and of what it is made.

    The digest is empty until it is written; `made_of` is another for other bytes.
    """

    digest: str
    size: int
    made_of: str


_BEGUN = Made("", 0, "")

Files = Mapping[str, Made]  # by their paths in the folder


class Planned(NamedTuple):
    """A file that is wanted: its path in the folder, a digest of what it is made of, its bytes.

    They are made only where that is not what is there. `is_like` tells by their own words whether
    bytes are those of such a file.
    """

    path: str
    made_of: str
    make: Callable[[], bytes]
    is_like: Callable[[bytes], bool]


class Done(NamedTuple):
    """What was done to a folder: the paths of what is new or other now, and of what is gone."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


class Tree:
    """The files of ours in a folder, which this run holds; `keep` notes them when others."""

    def __init__(self, path: Path, files: Files, keep: Callable[[Files], None]) -> None:
        self._path = path
        self._files = dict(files)
        self._noted = files
        self._keep = keep
        self._links: dict[Path, bool] = {}  # whether a folder is one, or lies in one

    def write(
        self,
        planned: Sequence[Planned],
        kept: Iterable[str] = (),
        follow: Callable[[Sequence[Planned]], Iterable[Planned]] = iter,
    ) -> Done:
        """Writes what is not there as it is planned, in that order, and removes what is no more.

        What is `kept` is left where it is, and then made of nothing that is known. `follow` watches
        the files being written. FileError, before anything is written, when a file of somebody
        else's is in the way.
        """
        self._links.clear()
        new = [each for each in planned if not self._is_there(each)]
        for each in new:
            self._refuse_foreign(each)
        # What is about to be written is ours from here on, even if we are interrupted.
        self._note({**self._files, **dict.fromkeys((each.path for each in new), _BEGUN)})
        written = [each.path for each in follow(new) if self._write(each)]
        wanted = {each.path for each in planned} | {*kept}
        gone = [path for path in self._files if path not in wanted and self._is_ours(path)]
        self._remove(gone)
        now = {each.path for each in planned}
        self._note(
            {
                path: made if path in now else made._replace(made_of="")
                for path, made in self._files.items()
                if path in wanted
            }
        )
        return Done(tuple(written), tuple(gone))

    def _write(self, planned: Planned) -> bool:
        data = planned.make()
        path = self._path / planned.path
        make_folder(path.parent)
        is_other = write(path, data, derived=True)
        self._files[planned.path] = Made(_digest(data), len(data), planned.made_of)
        return is_other

    def _is_there(self, planned: Planned) -> bool:
        """Whether a file was made of the same, and is still there, as large as it was."""
        made = self._files.get(planned.path)
        if made is None or made == _BEGUN or made.made_of != planned.made_of:
            return False
        path = self._path / planned.path
        try:
            there = path.lstat()
        except OSError:
            return False
        is_it = stat.S_ISREG(there.st_mode) and there.st_size == made.size
        return is_it and not self._is_linked(path.parent)

    def _refuse_foreign(self, planned: Planned) -> None:
        path = self._path / planned.path
        if self._is_link(planned.path) or (path.exists() and not self._is_replaceable(planned)):
            raise FileError(
                _(
                    "{path} is in the way, and was not written by this mission’s site. "
                    "Move it, or name another folder."
                ).format(path=path)
            )

    def _is_replaceable(self, planned: Planned) -> bool:
        path = self._path / planned.path
        if not path.is_file():
            return False
        data = read(path, MOST_BYTES)
        made = self._files.get(planned.path)
        known = made is not None and made.digest in {_BEGUN.digest, _digest(data)}
        return known or planned.is_like(data)

    def _is_ours(self, name: str) -> bool:
        """Whether a file is as we wrote it, or as we had begun to."""
        path = self._path / name
        if self._is_link(name) or not path.is_file():
            return False
        return self._files[name].digest in {_BEGUN.digest, _digest(read(path, MOST_BYTES))}

    def _is_link(self, name: str) -> bool:
        """Whether a path, or a folder on the way to it, is a link: none is followed out of here."""
        path = self._path / name
        return path.is_symlink() or self._is_linked(path.parent)

    def _is_linked(self, folder: Path) -> bool:
        """Whether a folder is a link, or lies in one; asked once of each."""
        if folder == self._path:
            return False
        if folder not in self._links:
            self._links[folder] = folder.is_symlink() or self._is_linked(folder.parent)
        return self._links[folder]

    def _remove(self, gone: Iterable[str]) -> None:
        folders = set()
        for name in gone:
            path = self._path / name
            remove(path)
            folders.add(path.parent)
        for folder in sorted(folders - {self._path}, reverse=True):
            remove_empty_folder(folder)

    def _note(self, files: Files) -> None:
        if files != self._noted:
            self._keep(files)
        self._files, self._noted = dict(files), files


def noted_files(files: Files) -> dict[str, list[object]]:
    """Files as they are noted in JSON."""
    return {path: [*made] for path, made in files.items()}


def read_files(noted: object) -> dict[str, Made]:
    """What was noted of files; ValueError where it is not as we write it, or leads elsewhere."""
    if not isinstance(noted, dict):
        raise ValueError(noted)
    return {_inner_path(path): _made(made) for path, made in noted.items()}


def _made(noted: object) -> Made:
    match noted:
        case [str(digest), int(size), str(made_of)]:
            return Made(digest, size, made_of)
        case _:
            raise ValueError(noted)


def _inner_path(name: str) -> str:
    path = PurePosixPath(name)
    odd = path.is_absolute() or ".." in path.parts or ":" in name or "\\" in name
    if odd or not 1 <= len(path.parts) <= _DEEPEST or path.as_posix() != name:
        raise ValueError(name)
    return name


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
