"""The painter: runs of words in rich's styles become what a terminal of some colours understands.

No Console and no Table: those cost more than all else that a day needs.
"""

from collections.abc import Iterable
from functools import cache

from rich.color import ColorSystem
from rich.style import Style

from itinerary.formats.terminals import Terminal
from itinerary.views.signs import Hue

Run = tuple[str, str]  # words, and the style in which they are drawn, as rich spells it
Line = list[Run]

# Plain blue and magenta are too dark on black.
_HUES: dict[Hue, str] = {
    "blue": "bright_blue",
    "yellow": "yellow",
    "cyan": "cyan",
    "green": "green",
    "magenta": "bright_magenta",
    "red": "red",
    "weak": "dim",
    "none": "",
}


def hued(hue: Hue, *attributes: str) -> str:
    """The style of a hue, with bold, dim, strike or reverse: the hue is never a background."""
    names = dict.fromkeys((*attributes, _HUES[hue]))
    return " ".join(each for each in names if each and not (each == "dim" and "bold" in names))


def painted(lines: Iterable[Line], terminal: Terminal) -> str:
    """The lines as a terminal shows them, without spaces at their ends."""
    if not terminal.styled:
        return "".join(f"{_plain(line)}\n" for line in lines)
    return "".join(f"{_drawn(line, terminal.coloured)}\n" for line in lines)


def _plain(line: Line) -> str:
    return "".join(words for words, _style in line).rstrip(" ")


def _drawn(line: Line, coloured: bool) -> str:
    parts: list[str] = []
    for words, style in _joined(line):
        before, after = _codes(style, coloured)
        parts.append(f"{before}{words}{after}")
    return "".join(parts)


def _joined(line: Line) -> Line:
    """The runs of a line, those of one style as one, without what nobody sees at the end of it."""
    joined: Line = []
    for words, style in line:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + words, style)
        elif words:
            joined.append((words, style))
    while joined and "reverse" not in joined[-1][1]:
        words, style = joined.pop()
        if solid := words.rstrip(" "):
            return [*joined, (solid, style)]
    return joined


@cache
def _codes(style: str, coloured: bool) -> tuple[str, str]:
    """What stands before words in a style, and after them (ECMA-48, SGR)."""
    ink = Style.parse(style) if coloured else Style.parse(style).without_color
    before, _words, after = ink.render("\0", color_system=ColorSystem.STANDARD).partition("\0")
    return before, after
