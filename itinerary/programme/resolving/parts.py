"""The files of a programme: the main one and those that it includes, each read once."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from itinerary.disk.files import contents, read, reading_failure
from itinerary.languages.meanings.setting import NOWHERE
from itinerary.programme.mistakes import Wrong, mistake
from itinerary.programme.resolving.entries import Part
from itinerary.programme.shape.decoding import decode, setting_of
from itinerary.programme.tally import Tally
from itinerary.programme.text.source import MAX_BYTES, Source, read_source
from itinerary.values import Value

# What describes the mission as a whole, and stands in the main file.
_MAIN_ONLY = ("id", "title", "start", "end", "home", "language", "revised", "notice", "source",
              "default_duration", "margin", "reminder", "logo", "accent")  # fmt: skip


MAX_INCLUDED = 100


class Parts(Value, frozen=True):
    """What could be read of the files, the main one first.

    `whole` says that there is a tree for every file: where none is, anything may be missing;
    nothing outside of the `folder` belongs to the programme.
    """

    all: tuple[Part, ...]
    whole: bool
    folder: Path


def read_parts(path: Path, tally: Tally, without: Iterable[str] = ()) -> Parts:
    """The main file, then those that it includes, then those that these include.

    All are without these keys.
    FileError when the main file cannot be read; that an included file cannot is a mistake at the
    line that includes it.
    """
    reader = _Reader(path, tally, without)
    return Parts(tuple(reader.parts), reader.whole, reader.folder)


class _Reader:
    def __init__(self, main: Path, tally: Tally, without: Iterable[str]) -> None:
        self._without = without
        self._setting = NOWHERE
        self._tally = tally
        self.parts: list[Part] = []
        self.whole = True
        self._add(main, read(main, MAX_BYTES))
        self.folder = main.parent.resolve()
        self._seen = {main.resolve()}
        self._included = 0
        for part in self.parts:  # which grows by what each includes
            self._include_all(part)

    def _add(self, path: Path, data: bytes) -> None:
        source = read_source(str(path), data, self._tally)
        if source is None:
            self.whole = False
            return
        for key in self._without:
            source.root.pop(key, None)
        if not self.parts:
            self._setting = setting_of(source)
        part = Part(source, decode(source, self._tally, self._setting))
        if self.parts:
            self._refuse_main_keys(source)
        self.parts.append(part)

    def _refuse_main_keys(self, source: Source) -> None:
        for key in _MAIN_ONLY:
            if key in source.root:
                where = source.where(key, key=True)
                self._tally.add(mistake(where, "main-only", name=key))

    def _include_all(self, part: Part) -> None:
        for number, name in part.items("include"):
            where = part.source.where("include", number)
            if self._included == MAX_INCLUDED:
                self._tally.add(mistake(where, "too-many-files", limit=MAX_INCLUDED))
                self.whole = False
                return
            self._included += 1
            try:
                self._include(Path(part.source.file).parent, name.value)
            except Wrong as wrong:
                self._tally.add(mistake(where, wrong.code, **wrong.words))
                self.whole = self.whole and wrong.code == "include-twice"

    def _include(self, folder: Path, name: str) -> None:
        """Reads an included file; Wrong when it cannot be read, or must not."""
        path = folder / name
        try:
            resolved = path.resolve()
        except (OSError, RuntimeError, ValueError) as error:  # a loop of links, before Python 3.13
            raise Wrong("include-unreadable", name=name, reason=f"{error}.") from error
        if "\\" in name or not resolved.is_relative_to(self.folder):
            raise Wrong("include-outside", name=name)
        if resolved in self._seen:
            raise Wrong("include-twice", name=name)
        self._seen.add(resolved)
        try:
            data = contents(path, MAX_BYTES)
        except (OSError, ValueError) as error:
            reason = partial(reading_failure, path, error)
            raise Wrong("include-unreadable", name=name, reason=reason) from error
        self._add(path, data)
