"""The language that a programme file says it is written in, found before the file is understood.

So the problems of a file can be told in its own language, even when nothing else is right.
"""

import re
from pathlib import Path

from itinerary.disk.files import read
from itinerary.programme.text.source import MAX_BYTES

_BEGINNING = rb"(?:\xef\xbb\xbf)?"  # what Windows calls UTF-8 has a byte order mark
_KEY = rb"""["']?language["']? *: *["']?([a-z]{2})\b"""
_ON_ITS_OWN_LINE = rb"(?m)^" + _BEGINNING + _KEY
# What the first line begins with that is not blank, a comment or the beginning of a document.
_FIRST = rb"(?m)^" + _BEGINNING + rb"(?:---)?[ \t]*(?!#|---|\xef\xbb\xbf)(\S)"
_BRACE_OR_KEY = rb"[{}]|" + _KEY


def written_language(path: Path) -> str | None:
    """The language of a file, None where it says none; FileError when it cannot be read."""
    data = read(path, MAX_BYTES)
    first = re.search(_FIRST, data)
    if first and first[1] == b"{":
        return _in_braces(data)
    found = re.search(_ON_ITS_OWN_LINE, data)
    return found[1].decode() if found else None


def _in_braces(data: bytes) -> str | None:
    """The language in a file that is one `{…}`, as JSON is; those of its records are others."""
    depth = 0
    for found in re.finditer(_BRACE_OR_KEY, data):
        if found[1] and depth == 1:
            return found[1].decode()
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
    return None
