"""The texts of foreign files."""

import re

from itinerary.errors import FileError
from itinerary.languages import _
from itinerary.programme.text.writing import visible

_BREAK = re.compile(r"[\n\t]")


def decoded(name: str, data: bytes) -> str:
    """The text that bytes are: in UTF-8, with a byte order mark or without, else Windows-1252."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError(
        _("{path} is neither UTF-8 nor Windows-1252 text. Save it as UTF-8.").format(path=name)
    )


def plain(text: str) -> str:
    """A text without what no programme takes, and without spaces around it."""
    return visible(text).strip()


def one_line(text: str) -> str:
    """The same, on one line."""
    parts = (part.strip() for part in _BREAK.split(plain(text)))
    return " ".join(part for part in parts if part)
