"""Tables for people at a terminal: times to the left; what, where and who beside them.

On a narrow terminal a row is a block of lines; on a wide one, columns.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from itinerary.formats.measures import one_line, pieces, width
from itinerary.formats.screen.ink import Words, ink
from itinerary.formats.terminals import Terminal
from itinerary.languages import _
from itinerary.views.pages import Agenda, Agendas, Block, ClockLine, Page, Register, Row, Sheet

_WIDE = 100  # columns from which place and people have columns of their own
_GAP = 2
_WHOLE = 20  # columns up to which a date or a name in Japanese is whole in a register
_CLOCKS = (11, 30)  # the narrowest and the widest column of times
_LEAST = 9  # of them on the narrowest terminals: an hour and the sign behind it
_BESIDE = 18  # columns that what stands beside the times needs, with its gaps


def write_table(page: Page, terminal: Terminal) -> str:
    """A page as it fits a terminal."""
    match page:
        case Agenda():
            parts = list(_agenda(page, terminal.width))
        case Agendas():
            parts = list(_agendas(page, terminal.width))
        case Sheet():
            parts = list(_sheet(page))
        case Register():
            parts = list(_register(page, terminal.width))
    if page.notice:
        parts += ["", Words(page.notice, style="dim italic")]
    return ink(parts, terminal)


def _agenda(agenda: Agenda, columns: int) -> Iterator[RenderableType]:
    width = _clock_width((row for block in agenda.blocks for row in block.rows), columns)
    yield Words(agenda.title, style="bold")
    for block in agenda.blocks:
        yield from _block(block, width, wide=columns >= _WIDE)


def _agendas(agendas: Agendas, columns: int) -> Iterator[RenderableType]:
    """Agendas one after the other, each a step to the right under its title."""
    yield Words(agendas.title, style="bold")
    width = _clock_width(
        (row for part in agendas.parts for block in part.blocks for row in block.rows), columns
    )
    for part in agendas.parts:
        yield ""
        yield Words(part.title, style="bold reverse")
        for block in part.blocks:
            yield Padding(Group(*_block(block, width, wide=columns >= _WIDE)), (0, 0, 0, 2))
    if agendas.remark:
        yield ""
        yield Words(agendas.remark, style="dim")


def block_parts(block: Block, terminal: Terminal) -> Iterator[RenderableType]:
    """A block on its own."""
    return _block(block, _clock_width(block.rows, terminal.width), wide=terminal.width >= _WIDE)


def _sheet(sheet: Sheet) -> Iterator[RenderableType]:
    yield _title(sheet.title, sheet.marks)
    yield ""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", overflow="fold")
    grid.add_column(overflow="fold")
    for field in sheet.fields:
        grid.add_row(Words(field.label), _beneath(map(row_text, field.lines)))
    yield grid


def _register(register: Register, columns: int) -> Iterator[RenderableType]:
    """A table where no word has to be cut for it; else a record under the other."""
    yield Words(register.title, style="bold")
    yield ""
    cells = [*zip(register.columns, *register.rows, strict=True)]
    least = [max(map(_longest_piece, column)) for column in cells]
    room = columns - _GAP * (len(cells) - 1)
    if sum(least) > room:
        yield from _stacked(register)
        return
    widths = _shared(room, least, [max(map(width, column)) for column in cells])
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    for number, (column, wide) in enumerate(zip(register.columns, widths, strict=True)):
        right = number in register.numbers
        justify: Literal["left", "right"] = "right" if right else "left"
        table.add_column(Words(column), justify=justify, width=wide)
    for row in register.rows:
        table.add_row(*map(row_text, row))
    yield table


def _shared(room: int, least: list[int], wanted: list[int]) -> list[int]:
    """The widths of columns: what they want where that is little, and the others alike."""
    if sum(wanted) <= room:
        return wanted
    widths = [0] * len(wanted)
    left = set(range(len(wanted)))
    while left:
        share = (room - sum(widths)) // len(left)
        given = {number: least[number] for number in left if least[number] > share}
        given = given or {number: wanted[number] for number in left if wanted[number] <= share}
        given = given or dict.fromkeys(sorted(left)[:1], share)
        for number, columns in given.items():
            widths[number] = columns
        left -= given.keys()
    return widths


def _stacked(register: Register) -> Iterator[RenderableType]:
    for first, *others in register.rows:
        labelled = zip(register.columns[1:], others, strict=True)
        details = _(" · ").join(
            f"{label} {cell}" if number in register.numbers else cell
            for number, (label, cell) in enumerate(labelled, 1)
            if cell
        )
        yield Words(first, style="bold")
        yield Padding(row_text(details), (0, 0, 0, 2))


def _longest_piece(cell: str) -> int:
    """How wide a column must be for what stands in it to be whole: words, dates, names."""
    return max(width(piece.rstrip()) for piece in pieces(one_line(cell), _WHOLE))


def _block(block: Block, clock_width: int, *, wide: bool) -> Iterator[RenderableType]:
    yield ""
    yield Words(block.heading, style="bold underline")
    for remark in block.remarks:
        yield Padding(Words(remark, style="dim"), (0, 0, 0, 2))
    yield _grid(block.rows, clock_width, wide=wide)


def _grid(rows: tuple[Row, ...], clock_width: int, *, wide: bool) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=wide)
    timed = any(row.clocks for row in rows)
    grid.add_column(width=_GAP + clock_width if timed else 0)
    grid.add_column(ratio=5 if wide else None, overflow="fold")
    placed = any(row.place for row in rows)
    if wide and placed:
        grid.add_column(ratio=3, overflow="fold")
    if wide:
        grid.add_column(ratio=4 if placed else 7, overflow="fold")
    for row in rows:
        clocks = Padding(_clocks(row.clocks), (0, 0, 0, 2))
        what = _what(row)
        if wide:
            beside = (row.place, row.who) if placed else (row.who,)
            grid.add_row(clocks, what, *map(row_text, beside))
        else:
            grid.add_row(clocks, _beneath([what, *map(row_text, _details(row))]))
    return grid


def row_text(words: str) -> Words:
    """Words of the programme as text in which nothing is markup."""
    return Words(one_line(words))


def _beneath(lines: Iterable[Words]) -> Words:
    """Lines one under the other, each of which may take several."""
    text = Words()
    for number, line in enumerate(lines):
        text.append("\n" if number else "").append_text(line)
    return text


def _details(row: Row) -> Iterator[str]:
    return (words for words in (row.place, row.who) if words)


def _what(row: Row) -> Words:
    """The title with its marks, and what remains to be said under it."""
    text = _title(row.title, row.marks, struck=row.cancelled)
    for remark in row.remarks:
        text.append(f"\n{remark}", style="dim")
    return text


def _title(title: str, marks: tuple[str, ...], *, struck: bool = False) -> Words:
    text = Words()
    text.append(one_line(title), "bold strike" if struck else "bold")
    for mark in marks:
        text.append(f" [{mark}]", style="magenta")
    return text


def _clocks(lines: tuple[ClockLine, ...]) -> Words:
    """Each time with its label: the event's own clock strong, another weak."""
    parts = [
        Words(f"{line.text} {line.label}".rstrip(), style="bold" if line.strong else "dim")
        for line in lines
    ]
    return _beneath(parts)


def _clock_width(rows: Iterable[Row], columns: int) -> int:
    """As wide as the longest time with its label, within reason; words about time wrap."""
    narrowest, widest = _CLOCKS
    widths = (
        width(f"{line.text} {line.label}") for row in rows for line in row.clocks if line.label
    )
    room = max(_LEAST, columns - _BESIDE)
    return min(max(widths, default=narrowest), widest, room)
