"""The files of a programme: the main one and those that it includes, each read once."""

from pathlib import Path

from itinerary.errors import FileError
from itinerary.files import read
from itinerary.problems import Problem
from itinerary.programme.decoding import decode
from itinerary.programme.entries import Part
from itinerary.programme.mistakes import mistake
from itinerary.programme.source import MAX_BYTES, Source, read_source

# What describes the mission as a whole, and stands in the main file.
_MAIN_ONLY = ("id", "title", "start", "end", "home", "language", "revised", "notice", "source",
              "default_duration", "margin", "reminder")  # fmt: skip


def read_parts(path: Path) -> tuple[tuple[Part, ...], list[Problem]]:
    """The main file and all that it includes, in order, and the problems of reading them.

    FileError when the main file cannot be read; that an included file cannot is a problem at the
    line that includes it.
    """
    reader = _Reader(path.parent)
    reader.read(path, str(path), read(path, MAX_BYTES))
    return tuple(reader.parts), reader.problems


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self._read: set[Path] = set()

    def read(self, path: Path, name: str, data: bytes) -> None:
        """Reads one file, and then those that it includes."""
        main = not self._read
        self._read.add(path.resolve())
        source, problems = read_source(name, data)
        self.problems.extend(problems)
        if source is None:
            return
        part = Part(source, decode(source))
        self.problems.extend(part.decoded.problems)
        self.parts.append(part)
        if not main:
            self._refuse_main_keys(source)
        for index, word in enumerate(part.decoded.programme.include or ()):
            self._include(source, index, word.value)

    def _refuse_main_keys(self, source: Source) -> None:
        for key in _MAIN_ONLY:
            if key in source.root:
                where = source.where(key, key=True)
                self.problems.append(mistake(where, "main-only", name=key))

    def _include(self, source: Source, index: int, name: str) -> None:
        path = self.folder / name
        where = source.where("include", index)
        inside = self.folder.resolve()
        try:
            resolved = path.resolve()
            if not resolved.is_relative_to(inside) or "\\" in name:
                self.problems.append(mistake(where, "include-outside", name=name))
            elif resolved in self._read:
                self.problems.append(mistake(where, "include-twice", name=name))
            else:
                self.read(path, str(path), read(path, MAX_BYTES))
        except FileError as error:
            self.problems.append(mistake(where, "include-unreadable", name=name, reason=error))
        except (OSError, ValueError):
            self.problems.append(mistake(where, "include-outside", name=name))
