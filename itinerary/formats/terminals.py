"""What a terminal can show, and the little ink that needs no library."""

import unicodedata
from typing import NamedTuple

# What joins letters and emoji, and what tells flags of regions apart: unseen, and without effect.
_JOINERS = frozenset("\u00ad\u200c\u200d")
_TAGS = ("\U000e0020", "\U000e007f")


class Terminal(NamedTuple):
    """What a terminal can show: columns and rows, bold and dim text, colours, lines."""

    width: int
    height: int
    styled: bool
    coloured: bool
    lines: bool  # the characters for drawing, beyond ASCII
    wide: bool = False  # those whose width is ambiguous take two columns

    def heading(self, text: str) -> str:
        """A text as a heading."""
        return self._in(text, "1;4")

    def strong(self, text: str) -> str:
        """A text that stands out."""
        return self._in(text, "1")

    def weak(self, text: str) -> str:
        """A text that steps back."""
        return self._in(text, "2")

    def _in(self, text: str, style: str) -> str:
        """A text in a style (ECMA-48, SGR), where the terminal has styles."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.styled else text


def printable(text: str) -> str:
    """A text without the control characters that could act on a terminal."""
    if text.isprintable():
        return text
    return "".join(each if _is_harmless(each) else "\N{REPLACEMENT CHARACTER}" for each in text)


def _is_harmless(character: str) -> bool:
    """Whether a character only shows: French has other spaces than ASCII's in its punctuation."""
    return (
        character.isprintable()
        or character == "\n"
        or character in _JOINERS
        or _TAGS[0] <= character <= _TAGS[1]
        or unicodedata.category(character) == "Zs"
    )
