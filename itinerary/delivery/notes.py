"""What the tool notes beside a programme, in a file that it alone writes: of which programme it is,
and whether this version reads it.

A file is one JSON document. Where notes are added one by one, each is a line more at its end, on
the disk before the next; before and after, all is in the document. A line that was cut off is of
what was under way.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from itinerary.disk.files import is_there, read, real_file
from itinerary.errors import RecordError
from itinerary.languages import _
from itinerary.values import Value

VERSION = 1
_MOST_BYTES = 100_000_000
_END = b"\n}\n"  # of the document; no line after it has a line break in it

Note = TypeVar("Note")


class Sort(Value, frozen=True):
    """A sort of notes: how their files end, and what is said of one that cannot be used.

    The sentences are deferred; they have a `path`, and `of_another` an `owner` and a `programme`.
    """

    ending: str
    damaged: str
    newer: str
    of_another: str

    def path(self, programme: Path) -> Path:
        """Their file, beside a programme's own, which a link leads to."""
        file = real_file(programme)
        return file.with_name(f"{file.stem}{self.ending}")

    def read(
        self, path: Path, programme: str, understood: Callable[[Any, Iterator[Any]], Note]
    ) -> Note | None:
        """What is noted of a programme, as it is `understood`; None where there is no file.

        That is given the document and the lines after it, and raises ValueError where they are not
        as we write them. RecordError when the file is damaged, written by a newer version, or of
        another programme; FileError when it cannot be read.
        """
        if not is_there(path):
            return None
        data = read(path, _MOST_BYTES)
        document, end, lines = data.partition(_END)
        try:
            noted = json.loads(document + end)
            self._refuse_newer(path, noted)
            owner = noted["programme"]
            if noted["version"] != VERSION or not isinstance(owner, str):
                raise ValueError(noted)
            found = understood(noted, _added(lines.splitlines()))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise RecordError(_(self.damaged).format(path=path)) from error
        if owner != programme:
            sentence = _(self.of_another)
            raise RecordError(sentence.format(path=path, owner=owner, programme=programme))
        return found

    def _refuse_newer(self, path: Path, noted: Mapping[str, object]) -> None:
        version = noted["version"]
        if isinstance(version, int) and version > VERSION:
            raise RecordError(_(self.newer).format(path=path))


def line(noted: object) -> bytes:
    """A note as a line."""
    return f"{json.dumps(noted)}\n".encode()


def _added(lines: list[bytes]) -> Iterator[Any]:
    """What was added; ValueError where another than the last line was cut off."""
    for number, each in enumerate(lines, 1):
        try:
            noted = json.loads(each)
        except (ValueError, RecursionError):
            if number < len(lines):
                raise
            return
        yield noted
