"""The texts of foreign files."""

import re

from itinerary.errors import FileError
from itinerary.languages import _
from itinerary.programme.text.writing import visible

_KANA = re.compile("[ぁ-ヶ]")
_BREAK = re.compile(r"[\n\t]")


def decoded(name: str, data: bytes) -> str:
    """The text that bytes are: in UTF-8, with a byte order mark or without, else as Excel saves it.

    That is Windows-1252 or, in Japan, CP932: what has kana in it is Japanese.
    """
    texts = [_decoded(data, encoding) for encoding in ("utf-8-sig", "cp932", "cp1252")]
    utf8, japanese, western = texts
    if utf8 is not None:
        return utf8
    if japanese is not None and (western is None or _KANA.search(japanese)):
        return japanese
    if western is not None:
        return western
    raise FileError(_("{path} is no text that can be read. Save it as UTF-8.").format(path=name))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def plain(text: str) -> str:
    """A text without what no programme takes, and without spaces around it."""
    return visible(text).strip()


def one_line(text: str) -> str:
    """The same, on one line."""
    parts = (part.strip() for part in _BREAK.split(plain(text)))
    return " ".join(part for part in parts if part)
