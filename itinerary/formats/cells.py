"""How wide text is on a terminal, and where it may be broken: in columns, not in characters."""

import re
import unicodedata
from collections.abc import Iterator

_OPENING = "（「『【〈《［｛“‘"
_CLOSING = "、。，．・：；？！）」』】〉》］｝ー…”’"
_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
# What a line may be broken before: a word with the spaces before it, or a single wide character,
# as Japanese has no spaces; with the punctuation that may not end a line, or begin one.
# French spaces before : ; ! ? and inside « » belong to their words.
_BREAKING = " \t\n\v\f\r"
_PIECE = re.compile(
    rf" *[{_OPENING}]*(?:[{_WIDE}]|[^{_BREAKING}{_WIDE}{_OPENING}]+|(?<=[{_OPENING}]))[{_CLOSING}]*"
)


def columns(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def wrapped(text: str, limit: int) -> list[str]:
    """The lines of a text that are at most so many columns wide, unless a word is wider."""
    return list(_lines(text, limit)) or [""]


def padded(text: str, width: int) -> str:
    """A text with spaces after it, up to a width in columns."""
    return text + " " * (width - columns(text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _lines(text: str, limit: int) -> Iterator[str]:
    line = ""
    for piece in _PIECE.findall(text):
        if line and columns(line) + columns(piece) > limit:
            yield line
            line = piece.lstrip()
        else:
            line += piece if line else piece.lstrip()
    if line:
        yield line
