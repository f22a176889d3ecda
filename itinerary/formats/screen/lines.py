"""Lines of styled words: folded to a width, beside each other, behind a margin, and rules."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest

from itinerary.formats.measures import breaks, one_line, width
from itinerary.formats.screen.painter import Line
from itinerary.formats.screen.pens import Pen

WIDEST = 160  # columns: what is wider is not easier to read
_SHORTEST_RULE = 3


def line_width(line: Line) -> int:
    """How many columns a line takes."""
    return sum(width(words) for words, _style in line)


def folded(line: Line, columns: int) -> list[Line]:
    """A line as lines that fit a width, broken where the words may be."""
    if line_width(line) <= columns:
        return [line]
    text = "".join(words for words, _style in line)
    edges = [0, *breaks(text, columns), len(text)]
    return [_without_end(_part(line, *each)) for each in pairwise(edges)]


def _part(line: Line, start: int, end: int) -> Line:
    """What a line has between two places in its words."""
    part: Line = []
    at = 0
    for words, style in line:
        if inside := words[max(start - at, 0) : max(end - at, 0)]:
            part.append((inside, style))
        at += len(words)
    return part


def words_in(style: str, text: str, columns: int) -> list[Line]:
    """A text in one style, as lines that fit a width; nothing of an empty one."""
    said = one_line(text)
    return folded([(said, style)], columns) if said else []


def beside(columns: Sequence[tuple[Sequence[Line], int]], gap: int) -> list[Line]:
    """Columns of lines side by side, each so wide; the last is as wide as its lines."""
    lines: list[Line] = []
    for parts in zip_longest(*(cells for cells, _width in columns), fillvalue=None):
        line: Line = []
        owed = 0
        for part, (_cells, wide) in zip(parts, columns, strict=True):
            if part:
                line += [(" " * owed, ""), *part] if owed else part
                owed = wide + gap - line_width(part)
            else:
                owed += wide + gap
        lines.append(line)
    return lines


def behind(margin: int, lines: Iterable[Line]) -> list[Line]:
    """The lines behind a margin."""
    return [[(" " * margin, ""), *line] for line in lines]


def ruled(heading: Line, number: str, columns: int, pen: Pen, along: str = "─") -> list[Line]:
    """A heading that runs into a thin rule, and at its end a number."""
    end = [(f" {number}", "dim")] if number else []
    lines = folded(heading, columns)
    room = columns - line_width(lines[-1]) - line_width(end) - 1
    if room < _SHORTEST_RULE:
        return lines
    lines[-1] = [*lines[-1], (" ", ""), (pen.drawn(along) * room, "dim"), *end]
    return lines


def flowed(entries: Iterable[Line], columns: int, gap: int) -> list[Line]:
    """Entries one behind the other, none of them broken where it fits a line."""
    lines: list[Line] = []
    for entry in entries:
        if lines and line_width(lines[-1]) + gap + line_width(entry) <= columns:
            lines[-1] = [*lines[-1], (" " * gap, ""), *entry]
        else:
            lines += folded(entry, columns)
    return lines


def shared(room: int, least: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """The widths of columns: what they want where that is little, and the others alike."""
    if sum(wanted) <= room:
        return list(wanted)
    widths = [0] * len(wanted)
    left = set(range(len(wanted)))
    while left:
        share = max((room - sum(widths)) // len(left), 1)
        given = {number: least[number] for number in left if least[number] > share}
        given = given or {number: wanted[number] for number in left if wanted[number] <= share}
        given = given or dict.fromkeys(sorted(left)[:1], share)
        for number, columns in given.items():
            widths[number] = columns
        left -= given.keys()
    return widths


def _without_end(line: Line) -> Line:
    """A line without the spaces at its end."""
    while line:
        words, style = line[-1]
        if solid := words.rstrip():
            return [*line[:-1], (solid, style)]
        line = line[:-1]
    return line
