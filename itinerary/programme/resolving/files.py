"""The files that a programme refers to: in its folder, of the sort that they say, not too large.

They are looked at and not read: size and first bytes tell enough, but of drawings, which could act.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from itinerary.disk.files import contents, reading_failure
from itinerary.languages import _
from itinerary.programme.mistakes import Wrong
from itinerary.programme.model import File
from itinerary.programme.resolving.entries import Entry
from itinerary.programme.shape.files import KILOBYTE, MEGABYTE, FileName
from itinerary.programme.text.source import Key

_HEAD_BYTES = 1024  # in which a PDF has its mark (ISO 32000-1, annex H)
_MOST_BESIDE = 1_000  # names that are looked at to find near ones

_MARKS = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".pptx": b"PK\x03\x04",
}


class Files:
    """The files in the folder of a programme, each looked at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[tuple[Path, type[FileName]], File | Wrong] = {}

    def find(self, entry: Entry[Any], written: FileName | None, *path: Key) -> File | None:
        """The file that a key names; None, and a problem, when there is none that may be used."""
        if written is None:
            return None
        beside = Path(entry.part.source.file).parent / written.value
        known = (beside, type(written))
        if known not in self._found:
            try:
                self._found[known] = self._looked_at(beside, written)
            except Wrong as wrong:
                self._found[known] = wrong
        found = self._found[known]
        if isinstance(found, Wrong):
            entry.wrong(found.code, *path, near=found.near, **found.words)
            return None
        return found

    def _looked_at(self, path: Path, written: FileName) -> File:
        """The file at a path; Wrong when it is none that may be used."""
        name, ending = written.value, path.suffix.lower()
        try:
            resolved = path.resolve()
            if not resolved.is_relative_to(self._folder):
                raise Wrong("file-outside", name=name)
            status = resolved.stat()
            if not stat.S_ISREG(status.st_mode):
                raise Wrong("not-a-file", name=name)
            if status.st_size > written.most_bytes:
                raise Wrong("file-too-large", name=name, limit=partial(_size, written.most_bytes))
            head = contents(resolved, (_HEAD_BYTES if ending != ".svg" else written.most_bytes) - 1)
        except (FileNotFoundError, NotADirectoryError):
            raise Wrong("file-missing", near=_Beside(path, name), name=name) from None
        # RuntimeError: a loop of links, before Python 3.13.
        except (OSError, RuntimeError, ValueError) as error:
            reason = partial(reading_failure, path, error)
            raise Wrong("file-unreadable", name=name, reason=reason) from error
        _refuse_another_sort(name, ending, head)
        return File(resolved.relative_to(self._folder).as_posix(), resolved)


def _refuse_another_sort(name: str, ending: str, head: bytes) -> None:
    """Wrong where a file begins otherwise than its ending says."""
    match ending:
        case ".svg":
            # pyexpat is loaded for the few programmes that have a drawing.
            from itinerary.programme.resolving.drawings import refuse_unless_still

            refuse_unless_still(head, name)
            return
        case ".pdf":
            is_same = b"%PDF-" in head
        case ".txt":
            is_same = b"\0" not in head
        case _:
            is_same = head.startswith(_MARKS[ending])
    if not is_same:
        raise Wrong("other-file", name=name, ending=ending)


class _Beside(Iterable[str]):
    """The files where one is missing, as the programme would name them; looked up when needed."""

    def __init__(self, missing: Path, name: str) -> None:
        self._folder = missing.parent
        self._within = name.rpartition("/")[0]

    def __iter__(self) -> Iterator[str]:
        try:
            with os.scandir(self._folder) as entries:
                names = [each.name for each in islice(entries, _MOST_BESIDE) if each.is_file()]
        except OSError:
            return
        for name in sorted(names):
            yield f"{self._within}/{name}" if self._within else name


def _size(limit: int) -> str:
    if limit < MEGABYTE:
        return _("{number} kB").format(number=limit // KILOBYTE)
    return _("{number} MB").format(number=limit // MEGABYTE)
