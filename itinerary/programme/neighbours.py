"""The missions of one folder, by what the heads of their files say, without loading any."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from itinerary.disk.files import contents
from itinerary.problems import Where

_MOST_FILES = 50  # a folder with more is not one of a few missions
_MOST_BYTES = 1_000_000  # of each
_ID = re.compile(rb"""(?m)^(?:\xef\xbb\xbf)?id: *["']?([a-z0-9-]+)""")
_YEAR = re.compile(rb"(?m)^(?:\xef\xbb\xbf)?start:[^\n#]*?\b(\d{4})\b")


class Neighbour(NamedTuple):
    """A mission as its file names it: where its `id` stands, that, and the year it starts in."""

    where: Where
    id: str
    year: int


def neighbours(folder: Path) -> tuple[Neighbour, ...]:
    """The missions of a folder that say their `id`, by the name of the file.

    What is no file, cannot be read, or is very long is left out.
    """
    return tuple(_missions(folder))


def _missions(folder: Path) -> Iterator[Neighbour]:
    for path in islice(sorted(folder.glob("*.yaml")), _MOST_FILES):
        try:
            data = contents(path, _MOST_BYTES)
        except OSError:
            continue
        named, started = _ID.search(data), _YEAR.search(data)
        if named and started and len(data) <= _MOST_BYTES:
            line = data.count(b"\n", 0, named.start()) + 1
            where = Where(str(path), line, 1)
            yield Neighbour(where, named[1].decode(), int(started[1]))
