"""Hours that are read from far away: figures five dots high, of reversed spaces without seams."""

from itinerary.formats.screen.painter import Line

_ROWS = 5
_FIGURES = {
    "0": ("####", "#  #", "#  #", "#  #", "####"),
    "1": (" ## ", "  # ", "  # ", "  # ", " ###"),
    "2": ("####", "   #", "####", "#   ", "####"),
    "3": ("####", "   #", " ###", "   #", "####"),
    "4": ("#  #", "#  #", "####", "   #", "   #"),
    "5": ("####", "#   ", "####", "   #", "####"),
    "6": ("####", "#   ", "####", "#  #", "####"),
    "7": ("####", "   #", "  # ", "  # ", "  # "),
    "8": ("####", "#  #", "####", "#  #", "####"),
    "9": ("####", "#  #", "####", "   #", "####"),
    ":": (" ", "#", " ", "#", " "),
}


def digit_lines(text: str, style: str, dot: tuple[int, int]) -> list[Line]:
    """An hour such as 15:10 in dots of so many columns and rows, each reversed in a style."""
    across, down = dot
    figures = [_FIGURES[each] for each in text if each in _FIGURES]
    lines: list[Line] = []
    for row in range(_ROWS):
        line: Line = []
        for place, figure in enumerate(figures):
            gap: Line = [(" " * across, "")] if place else []
            line += gap + [(" " * across, style if each == "#" else "") for each in figure[row]]
        lines += [line] * down
    return lines


def digits_width(text: str, across: int) -> int:
    """How many columns that takes."""
    figures = [_FIGURES[each] for each in text if each in _FIGURES]
    return across * (sum(len(figure[0]) for figure in figures) + len(figures) - 1)
