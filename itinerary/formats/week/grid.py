"""A week as a grid: days across, hours down, events in the hours that they take, side by side.

What an event is, is said by the shape of its edge and in words; colour only repeats it.
"""

from collections.abc import Iterator, Sequence

from itinerary.formats.measures import one_line, padded, width, wrapped
from itinerary.formats.screen.days import block_lines, layout_of
from itinerary.formats.screen.painter import Line, painted
from itinerary.formats.screen.pens import pen_of
from itinerary.formats.screen.table import notice_lines
from itinerary.formats.terminals import Terminal
from itinerary.formats.week.axis import Axis, axis_of
from itinerary.formats.week.columns import Column, pages_of
from itinerary.formats.week.tiles import Signs, drawn_tiles
from itinerary.views.pages import Week, each_text

_LINES = Signs(
    edge="┃",
    tentative="┇",
    cancelled="╳",
    confidential="║",
    from_before="▲",
    goes_on="▼",
    between="│",
    along="─",
    crossing="┼",
    cut="…",
)
_ASCII = Signs(
    edge="|",
    tentative=":",
    cancelled="x",
    confidential="#",
    from_before="^",
    goes_on="v",
    between="|",
    along="-",
    crossing="+",
    cut="~",
)


def write_week(week: Week, terminal: Terminal) -> str:
    """A week as it fits a terminal that is wide enough: some days, under them the next."""
    week = each_text(week, one_line)
    parts: list[Line] = [[(week.title, "bold")]]
    signs = _LINES if terminal.lines else _ASCII
    for columns in pages_of(week, terminal.width, terminal.height):
        parts += [[], *_page(columns, week.home, signs)]
    remarks = (*_legend(week, signs), *week.remarks)
    if remarks:
        parts.append([])
    for remark in remarks:
        parts += ([(line, "dim")] for line in wrapped(remark, terminal.width))
    for block in week.beneath:
        layout = layout_of(block.rows, terminal.width)
        parts += [[], *block_lines(block, layout, pen_of(terminal))]
    return painted([*parts, *notice_lines(week.notice, terminal.width)], terminal)


def _page(columns: list[Column], home: str, signs: Signs) -> Iterator[Line]:
    """Days side by side: heads, what lasts all day, and the hours."""
    axis = axis_of([column.day for column in columns], home)
    heads = [_head(column) for column in columns]
    yield from _rows(columns, heads, [padded(axis.head, axis.width)], signs)
    bands = [_band(column, signs) for column in columns]
    if any(bands):
        yield _rule(columns, axis, signs)
        yield from _rows(columns, bands, [" " * axis.width], signs)
    yield from _hours(columns, axis, signs)


def _hours(columns: list[Column], axis: Axis, signs: Signs) -> Iterator[Line]:
    """The rows of hours, with a line where some are left out."""
    step = columns[0].step
    rows = axis.rows(step)
    tiles = [drawn_tiles(column.day.tiles, column.grid, rows, signs) for column in columns]
    labels = [padded(label, axis.width) for label in axis.row_labels(step)]
    lines = _rows(columns, tiles, labels, signs)
    for before, row, line in zip([-2, *rows], rows, lines, strict=False):
        if row != before + 1:
            yield _rule(columns, axis, signs)
        yield line


def _rows(
    columns: list[Column], cells: list[list[Line]], labels: Sequence[str], signs: Signs
) -> Iterator[Line]:
    """Lines of the columns beside each other, behind labels of one width."""
    for row in range(max(len(labels), *map(len, cells)) if labels else 0):
        label = labels[row] if row < len(labels) else " " * width(labels[0])
        line: Line = [(label, "dim")]
        for column, lines in zip(columns, cells, strict=True):
            cell = lines[row] if row < len(lines) else []
            gap = " " * (column.width - sum(width(words) for words, _style in cell))
            line += [(signs.between, "dim"), *cell, (gap, "")]
        yield line


def _rule(columns: list[Column], axis: Axis, signs: Signs) -> Line:
    parts = [signs.along * axis.width, *(signs.along * column.width for column in columns)]
    return [(signs.crossing.join(parts), "dim")]


def _head(column: Column) -> list[Line]:
    day = column.day
    lines = [[(line, "bold")] for line in wrapped(day.heading, column.width - 1)]
    lines += [[(line, "italic")] for line in wrapped(day.title, column.width - 1) if line]
    return lines + [[(line, "")] for line in wrapped(day.cities, column.width - 1) if line]


def _band(column: Column, signs: Signs) -> list[Line]:
    """What lasts all day, or has no hours yet, in full."""
    lines: list[Line] = []
    for row in column.day.band:
        edge = signs.cancelled if row.cancelled else signs.edge
        words = " ".join([row.title, *(f"[{mark.words}]" for mark in row.marks)])
        style = "bold strike" if row.cancelled else "bold"
        lines += ([(edge, ""), (line, style)] for line in wrapped(words, column.width - 2))
        for remark in row.remarks:
            lines += ([(edge, ""), (line, "")] for line in wrapped(remark, column.width - 2))
    return lines


def _legend(week: Week, signs: Signs) -> list[str]:
    """What the edges mean that are not everywhere, in the words that the events carry."""
    meanings: dict[str, str] = {}
    for tile in (tile for day in week.days for tile in day.tiles):
        edge = signs.of(tile)
        if edge != signs.edge:
            meanings[edge] = tile.marks[-1 if edge == signs.confidential else 0].words
    return ["   ".join(f"{edge} {words}" for edge, words in meanings.items())] if meanings else []
