"""Tables as a terminal shows them; a record under the other where words would have to be cut."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itinerary.formats.measures import one_line, width
from itinerary.formats.screen.days import GAP, MARGIN, longest_piece
from itinerary.formats.screen.lines import (
    WIDEST,
    behind,
    beside,
    flowed,
    folded,
    line_width,
    shared,
    words_in,
)
from itinerary.formats.screen.painter import Line
from itinerary.formats.screen.pens import Pen
from itinerary.views.pages import Register


class _Column(NamedTuple):
    """A column on its way to the page: its head and cells, and how they are drawn."""

    head: str
    cells: tuple[str, ...]
    style: str
    is_number: bool

    def lines(self, words: str, style: str, columns: int) -> list[Line]:
        """A cell of it as lines of some width, a number to the right."""
        lines = folded([(words, style)], columns) if words else []
        if not self.is_number:
            return lines
        return [[(" " * (columns - line_width(line)), ""), *line] for line in lines]


def register_lines(register: Register, columns: int, pen: Pen) -> Iterator[Line]:
    """The columns as people look for things: what is named first, ids last."""
    wide = min(columns, WIDEST)
    if register.title:
        yield from words_in("bold", register.title, wide)
        yield []
    drawn = _columns(register)
    least = [max(map(longest_piece, (each.head, *each.cells))) for each in drawn]
    room = wide - GAP * (len(drawn) - 1)
    if sum(least) > room:
        yield from _records(drawn, wide)
        return
    wanted = [max(map(width, (each.head, *each.cells))) for each in drawn]
    widths = shared(room, least, wanted)
    columned = list(zip(drawn, widths, strict=True))
    yield from beside([(each.lines(each.head, "dim", wide), wide) for each, wide in columned], GAP)
    rule = pen.drawn("─")
    yield from beside([([[(rule * each, "dim")]], each) for each in widths], GAP)
    for number in range(len(register.rows)):
        cells = [
            (each.lines(each.cells[number], each.style, wide), wide) for each, wide in columned
        ]
        yield from beside(cells, GAP)


def _columns(register: Register) -> list[_Column]:
    order = sorted(range(len(register.columns)), key=lambda number: number in register.ids)
    return [
        _Column(
            head=register.columns[number],
            cells=tuple(one_line(row[number]) for row in register.rows),
            style="bold" if number == order[0] else "dim" if number in register.ids else "",
            is_number=number in register.numbers,
        )
        for number in order
    ]


def _records(columns: Sequence[_Column], wide: int) -> Iterator[Line]:
    """A record under the other: what is named, and all else of it beneath."""
    first, *others = columns
    for number, name in enumerate(first.cells):
        yield from words_in(first.style, name, wide)
        entries: list[Line] = [
            [(f"{each.head} {words}" if each.is_number else words, each.style)]
            for each in others
            if (words := each.cells[number])
        ]
        yield from behind(MARGIN, flowed(entries, wide - MARGIN, GAP))
