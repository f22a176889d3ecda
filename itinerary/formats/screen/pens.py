"""Which characters a terminal has for signs and lines: Unicode's, or ASCII for them."""

from typing import NamedTuple

from itinerary.formats.terminals import Terminal
from itinerary.views.signs import Sign

# In ASCII. All of them are of ambiguous width (UAX #11): two columns on some Japanese terminals.
_AMBIGUOUS = {
    "→": ">",
    "│": "|",
    "─": "-",
    "━": "=",
    "┃": "|",
    "┄": "-",
    "┇": ":",
    "║": "#",
    "╳": "x",
    "▁": "_",
    "▲": "^",
    "▼": "v",
    "○": "o",
    "·": ".",
    "…": "~",
    "×": "x",
}
_NEUTRAL = {"◷": "@", "↳": "->", "−": "-"}
_ASCII = {**_NEUTRAL, **_AMBIGUOUS}


class Pen(NamedTuple):
    """What is drawn with: all signs, only those that are surely one column wide, or ASCII."""

    lines: bool
    wide: bool

    def drawn(self, character: str) -> str:
        """A sign, or a character of lines."""
        if not self.lines:
            return _ASCII.get(character, character)
        return _AMBIGUOUS.get(character, character) if self.wide else character

    def sign(self, sign: Sign) -> str:
        """What stands for something in one column."""
        if not self.lines or (self.wide and sign.drawn in _AMBIGUOUS):
            return sign.plain
        return sign.drawn


def pen_of(terminal: Terminal) -> Pen:
    """What is drawn with on a terminal."""
    return Pen(terminal.lines, terminal.wide)
