"""Tables for people at a terminal: times to the left; what, where and who beside them.

On a narrow terminal a row is a block of lines; on a wide one, columns.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from itinerary.formats.ink import ink
from itinerary.formats.measures import one_line
from itinerary.formats.terminals import Terminal
from itinerary.pages import Agenda, Agendas, Block, ClockLine, Page, Register, Row, Sheet

_WIDE = 100  # columns from which place and people have columns of their own
_GAP = 2
_CLOCKS = (11, 26)  # the narrowest and the widest column of times


def write_table(page: Page, terminal: Terminal) -> str:
    """A page as it fits a terminal."""
    match page:
        case Agenda():
            parts = list(_agenda(page, wide=terminal.width >= _WIDE))
        case Agendas():
            parts = list(_agendas(page, wide=terminal.width >= _WIDE))
        case Sheet():
            parts = list(_sheet(page))
        case Register():
            parts = list(_register(page, terminal.width))
    if page.notice:
        parts += ["", Text(page.notice, style="dim italic")]
    return ink(parts, terminal)


def _agenda(agenda: Agenda, *, wide: bool) -> Iterator[RenderableType]:
    width = _clock_width(row for block in agenda.blocks for row in block.rows)
    yield Text(agenda.title, style="bold")
    for block in agenda.blocks:
        yield from _block(block, width, wide=wide)


def _agendas(agendas: Agendas, *, wide: bool) -> Iterator[RenderableType]:
    """Agendas one after the other, each a step to the right under its title."""
    yield Text(agendas.title, style="bold")
    width = _clock_width(
        row for part in agendas.parts for block in part.blocks for row in block.rows
    )
    for part in agendas.parts:
        yield ""
        yield Text(part.title, style="bold reverse")
        for block in part.blocks:
            yield Padding(Group(*_block(block, width, wide=wide)), (0, 0, 0, 2))
    if agendas.remark:
        yield ""
        yield Text(agendas.remark, style="dim")


def block_parts(block: Block, terminal: Terminal) -> Iterator[RenderableType]:
    """A block on its own."""
    return _block(block, _clock_width(block.rows), wide=terminal.width >= _WIDE)


def _sheet(sheet: Sheet) -> Iterator[RenderableType]:
    yield _title(sheet.title, sheet.marks)
    yield ""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", overflow="fold")
    grid.add_column(overflow="fold")
    for field in sheet.fields:
        grid.add_row(Text(field.label), Text("\n").join(map(row_text, field.lines)))
    yield grid


def _register(register: Register, width: int) -> Iterator[RenderableType]:
    """A table where no word has to be cut for it; else a record under the other."""
    yield Text(register.title, style="bold")
    yield ""
    words = [
        _longest_words(column) for column in zip(register.columns, *register.rows, strict=True)
    ]
    if sum(words) + _GAP * (len(words) - 1) > width:
        yield from _stacked(register)
        return
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    for number, (column, longest) in enumerate(zip(register.columns, words, strict=True)):
        right = number in register.numbers
        justify: Literal["left", "right"] = "right" if right else "left"
        table.add_column(Text(column), justify=justify, min_width=longest)
    for row in register.rows:
        table.add_row(*map(row_text, row))
    yield table


def _stacked(register: Register) -> Iterator[RenderableType]:
    for first, *others in register.rows:
        labelled = zip(register.columns[1:], others, strict=True)
        details = " · ".join(
            f"{label} {cell}" if number in register.numbers else cell
            for number, (label, cell) in enumerate(labelled, 1)
            if cell
        )
        yield Text(first, style="bold")
        yield Padding(row_text(details), (0, 0, 0, 2))


def _longest_words(cells: tuple[str, ...]) -> int:
    """How wide a column must be for its longest word."""
    return max(cell_len(word) for cell in cells for word in (cell.split() or [""]))


def _block(block: Block, clock_width: int, *, wide: bool) -> Iterator[RenderableType]:
    yield ""
    yield Text(block.heading, style="bold underline")
    for remark in block.remarks:
        yield Padding(Text(remark, style="dim"), (0, 0, 0, 2))
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
            grid.add_row(clocks, Text("\n").join([what, *map(row_text, _details(row))]))
    return grid


def row_text(words: str) -> Text:
    """Words of the programme as text in which nothing is markup."""
    return Text(one_line(words))


def _details(row: Row) -> Iterator[str]:
    return (words for words in (row.place, row.who) if words)


def _what(row: Row) -> Text:
    """The title with its marks, and what remains to be said under it."""
    text = _title(row.title, row.marks, struck=row.cancelled)
    for remark in row.remarks:
        text.append(f"\n{remark}", style="dim")
    return text


def _title(title: str, marks: tuple[str, ...], *, struck: bool = False) -> Text:
    text = Text.assemble((one_line(title), "bold strike" if struck else "bold"))
    for mark in marks:
        text.append(f" [{mark}]", style="magenta")
    return text


def _clocks(lines: tuple[ClockLine, ...]) -> Text:
    """Each time with its label: the event's own clock strong, another weak."""
    parts = [
        Text(f"{line.text} {line.label}".rstrip(), style="bold" if line.strong else "dim")
        for line in lines
    ]
    return Text("\n").join(parts)


def _clock_width(rows: Iterable[Row]) -> int:
    """As wide as the longest time with its label, within reason; words about time wrap."""
    narrowest, widest = _CLOCKS
    widths = (
        cell_len(f"{line.text} {line.label}") for row in rows for line in row.clocks if line.label
    )
    return min(max(widths, default=narrowest), widest)
