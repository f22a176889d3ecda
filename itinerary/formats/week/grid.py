"""A week as a grid: days across, hours down, events in the hours that they take, side by side.

What an event is, is said by its sign, by the shape of its rail, and in words; a hue repeats it.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from itinerary.formats.measures import one_line, padded, width
from itinerary.formats.screen.days import MARGIN, block_lines, layout_of, meanings, titled
from itinerary.formats.screen.lines import beside, flowed, folded, words_in
from itinerary.formats.screen.painter import Line, hued, painted
from itinerary.formats.screen.pens import Pen, pen_of
from itinerary.formats.screen.table import notice_lines
from itinerary.formats.terminals import Terminal
from itinerary.formats.week.axis import Axis, axis_of, usual_clock
from itinerary.formats.week.columns import GAP, Column, pages_of
from itinerary.formats.week.tiles import Paper, drawn_tiles
from itinerary.languages import _
from itinerary.languages.dates import difference
from itinerary.views.pages import Row, Tile, Week, WeekClock, WeekDay, each_text
from itinerary.views.signs import CANCELLED, KINDS

_APART = 3  # columns between entries of the legend


def write_week(week: Week, terminal: Terminal) -> str:
    """A week as it fits a terminal that is wide enough: some days, under them the next."""
    week = each_text(week, one_line)
    pen = pen_of(terminal)
    lines: list[Line] = [*words_in("bold", week.title, terminal.width)]
    usual = usual_clock(week.days)
    for columns in pages_of(week, terminal.width, terminal.height):
        axis = axis_of([column.day for column in columns], week.home, usual)
        lines += [[], *_page(columns, axis, Paper(pen, terminal.styled))]
    if legend := _legend(week, terminal.width, pen):
        lines += [[], *legend]
    for remark in week.remarks:
        lines += words_in("dim", remark, terminal.width)
    for block in week.beneath:
        layout = layout_of(block.rows, terminal.width)
        lines += [[], *block_lines(block, layout, pen)]
    return painted([*lines, *notice_lines(week.notice, terminal.width)], terminal)


def _page(columns: list[Column], axis: Axis, paper: Paper) -> Iterator[Line]:
    """Days side by side: heads, what lasts all day, and the hours."""
    heads = [_head(column.day, axis, column.width, paper.pen) for column in columns]
    yield from _rows(columns, heads, axis, [])
    bands = [_band(column.day, column.width, paper.pen) for column in columns]
    if any(bands):
        yield []
        yield from _rows(columns, bands, axis, [])
    yield from _rule(columns, axis, axis.head, paper.pen.drawn("─"))
    step = columns[0].step
    rows = axis.rows(step)
    tiles = [drawn_tiles(column.day.tiles, column.grid, rows, paper) for column in columns]
    lines = _rows(columns, tiles, axis, axis.row_labels(step))
    for before, row, line in zip([rows[0] - 1 if rows else 0, *rows], rows, lines, strict=False):
        if row != before + 1:
            yield from _rule(columns, axis, "", paper.pen.drawn("┄"))
        yield line


def _rows(
    columns: list[Column], cells: list[list[Line]], axis: Axis, labels: Sequence[str]
) -> list[Line]:
    """Lines of the columns beside each other, behind what is said of them at the left."""
    left: list[Line] = [[(label, "dim")] for label in labels]
    days = zip(cells, (column.width for column in columns), strict=True)
    return [
        [(" " * (axis.width + GAP), ""), *line] if not label else [*label, *line]
        for label, line in _aligned(left, beside([*days], GAP), axis)
    ]


def _aligned(left: list[Line], right: list[Line], axis: Axis) -> Iterator[tuple[Line, Line]]:
    for number in range(max(len(left), len(right))):
        label = left[number] if number < len(left) else []
        words = "".join(text for text, _style in label)
        gap = " " * (axis.width + GAP - width(words))
        line = right[number] if number < len(right) else []
        yield [*label, (gap, "")], line


def _rule(columns: list[Column], axis: Axis, head: str, along: str) -> list[Line]:
    rules: list[Line] = [[(along * column.width, "dim")] for column in columns]
    cells = [([rule], column.width) for rule, column in zip(rules, columns, strict=True)]
    (line,) = beside(cells, GAP)
    return [[(padded(head, axis.width + GAP), "dim"), *line]]


def _head(day: WeekDay, axis: Axis, columns: int, pen: Pen) -> list[Line]:
    lines = [*words_in("bold", day.heading, columns), *words_in("italic", day.title, columns)]
    lines += words_in("", day.cities, columns)
    if others := axis.others(day):
        said = _(" · ").join(_clock(clock) for clock in others)
        lines += folded([(pen.drawn("◷"), hued("yellow")), (f" {said}", "")], columns)
    return lines


def _clock(clock: WeekClock) -> str:
    """Whose clock it is, and how far it is from home's."""
    if not clock.ahead:
        return clock.label
    return f"{clock.label} {difference(timedelta(minutes=-clock.ahead))}"


def _band(day: WeekDay, columns: int, pen: Pen) -> list[Line]:
    """What lasts all day, or has no hours yet, in full."""
    return [line for row in day.band for line in _banded(row, columns, pen)]


def _banded(row: Row, columns: int, pen: Pen) -> list[Line]:
    sign = CANCELLED if row.cancelled else KINDS[row.kind or "other"]
    room = columns - MARGIN
    words = titled(row.title, "dim strike" if row.cancelled else "bold", row.marks, room)
    for remark in row.remarks:
        words += words_in("dim", remark, room)
    return beside([([[(pen.sign(sign), hued(sign.hue))]], 1), (words, room)], MARGIN - 1)


def _legend(week: Week, columns: int, pen: Pen) -> list[Line]:
    """What the signs mean, and the rails that are not everywhere, in the words of the events."""
    tiles = [tile for day in week.days for tile in day.tiles]
    kinds = {tile.kind for tile in tiles}
    kinds |= {row.kind for day in week.days for row in day.band if row.kind}
    entries = [*meanings(kinds, pen)]
    for shape, found in (
        ("╳", [tile for tile in tiles if tile.cancelled]),
        ("┇", [tile for tile in tiles if tile.tentative]),
        ("║", [tile for tile in tiles if tile.confidential]),
    ):
        if found:
            entries.append([(f"{pen.drawn(shape)} {_meaning(found[0], shape)}", "dim")])
    return flowed(entries, columns, _APART)


def _meaning(tile: Tile, shape: str) -> str:
    return tile.marks[-1 if shape == "║" else 0].words
