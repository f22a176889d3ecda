"""Lines of the user's files, to be shown beside what is wrong in them."""

from functools import lru_cache
from pathlib import Path

from itinerary.disk.files import read
from itinerary.errors import FileError
from itinerary.problems import Where
from itinerary.programme.text.source import MAX_BYTES


def line_of(where: Where) -> str | None:
    """The line at an address; None when the file cannot be read any more, or has no such line."""
    return _lines(where.file).line(where.line)


class _Lines:
    """The lines of a text, asked for in their order: one of a million is found from the last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._number, self._start = 1, 0

    def line(self, number: int) -> str | None:
        """The line of a number from 1; None where there are not so many."""
        if number < self._number:
            self._number, self._start = 1, 0
        while self._number < number:
            end = self._text.find("\n", self._start)
            if end < 0:
                return None
            self._number, self._start = self._number + 1, end + 1
        end = self._text.find("\n", self._start)
        return self._text[self._start :] if end < 0 else self._text[self._start : end]


@lru_cache(maxsize=8)
def _lines(file: str) -> _Lines:
    try:
        text = read(Path(file), MAX_BYTES).decode("utf-8-sig", "replace")
    except FileError:
        text = ""
    return _Lines(text.replace("\r\n", "\n"))
