"""Lines of the user's files, to be shown beside what is wrong in them."""

from functools import lru_cache
from pathlib import Path

from itinerary.disk.files import read
from itinerary.errors import FileError
from itinerary.problems import Where
from itinerary.programme.text.source import MAX_BYTES


def line_of(where: Where) -> str | None:
    """The line at an address; None when the file cannot be read any more, or has no such line."""
    lines = _lines(where.file)
    return lines[where.line - 1] if where.line <= len(lines) else None


@lru_cache
def _lines(file: str) -> tuple[str, ...]:
    try:
        text = read(Path(file), MAX_BYTES).decode("utf-8-sig", "replace")
    except FileError:
        return ()
    return tuple(text.replace("\r\n", "\n").split("\n"))
