"""A week as a grid: days across, hours down, events in the hours that they take, side by side.

What an event is, is said by the shape of its edge and in words; colour only repeats it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.console import RenderableType
from rich.text import Text

from itinerary.formats.ink import Terminal, ink
from itinerary.formats.measures import width, wrapped
from itinerary.formats.table import block_parts
from itinerary.formats.tiles import Grid, Line, Signs, drawn_tiles
from itinerary.pages import Tile, Week, WeekDay
from itinerary.week import Lane, lanes

_HOUR = 60
_STEPS = (30, 60)  # minutes a row, the finer where it fits the terminal's height
_NARROWEST, _WIDEST = 12, 34  # columns of a lane: room for 09:30–12:00; more is not easier to read
_MOST_DAYS = 10  # side by side
_FEWEST_DAYS = 3  # side by side, or it is no week
_ABOVE = 9  # rows that heads, band and title take, more or less
_GAP = 4  # hours without anything, before they are left out
_GLIMPSE = 2  # hours that are shown at least of what lasts over midnight
_LIMIT = 2000  # columns that no terminal has

_SIGNS = Signs("┃", "┇", "╳", "▲", "▼", "│", "─", "┼", "…")
_ASCII_SIGNS = Signs("|", ":", "x", "^", "v", "|", "-", "+", "~")


class _Column(NamedTuple):
    """A day on its way to the page: its lanes, for rows of so many minutes, and its width."""

    day: WeekDay
    lanes: tuple[Lane, ...]
    step: int
    width: int

    @property
    def number(self) -> int:
        """How many lanes stand side by side in it."""
        return max((lane.number for lane in self.lanes), default=1)

    @property
    def grid(self) -> Grid:
        """Where its events are drawn."""
        return Grid(self.lanes, self.step, self.width)


def needed_width(week: Week, terminal: Terminal) -> int:
    """The columns that a terminal must have for the week, with at least three days abreast."""
    columns = _columns(week, terminal)
    most = -(-len(columns) // _FEWEST_DAYS)
    start = _axis_width(week.days, week.home) + _NARROWEST
    for enough in range(start, _LIMIT):
        pages = _pages(columns, week.home, enough)
        if pages and len(pages) <= most:
            return enough
    return _LIMIT


def write_week(week: Week, terminal: Terminal) -> str:
    """A week as it fits a terminal that is wide enough: some days, under them the next."""
    parts: list[RenderableType] = [Text(week.title, style="bold")]
    signs = _SIGNS if terminal.lines else _ASCII_SIGNS
    for page in _pages(_columns(week, terminal), week.home, terminal.width):
        parts.append("")
        parts += _page(_stretched(page, week.home, terminal.width), week.home, signs)
    remarks = (*_legend(week, signs), *week.remarks)
    if remarks:
        parts.append("")
    for remark in remarks:
        parts += (Text(line, style="dim") for line in wrapped(remark, terminal.width))
    for block in week.beneath:
        parts += block_parts(block, terminal)
    if week.notice:
        parts += ["", Text(week.notice, style="dim italic")]
    return ink(parts, terminal)


def _columns(week: Week, terminal: Terminal) -> list[_Column]:
    """The days with their lanes, as narrow as they can be."""
    room = max(terminal.height - _ABOVE, 0)
    hours = len(_hours(week.days))
    step = next((step for step in _STEPS if hours * _HOUR <= room * step), _STEPS[-1])
    return [_column(day, step) for day in week.days]


def _column(day: WeekDay, step: int) -> _Column:
    spans = [(tile.start // step, -(-tile.end // step)) for tile in day.tiles]
    found = tuple(lanes(spans))
    column = _Column(day, found, step, 0)
    return column._replace(width=column.number * _NARROWEST)


def _pages(columns: Sequence[_Column], home: str, enough: int) -> list[list[_Column]]:
    """The days in as few parts as fit a width, of about as many days; none where one does not."""
    for most in range(1, _MOST_DAYS + 1):
        pages = _filled(columns, home, enough, most)
        if len(pages) == len(_filled(columns, home, enough, _MOST_DAYS)):
            return pages
    return []


def _filled(columns: Sequence[_Column], home: str, enough: int, most: int) -> list[list[_Column]]:
    pages: list[list[_Column]] = []
    for column in columns:
        if _total([column], home) > enough:
            return []
        if pages and len(pages[-1]) < most and _total([*pages[-1], column], home) <= enough:
            pages[-1].append(column)
        else:
            pages.append([column])
    return pages


def _total(columns: Sequence[_Column], home: str) -> int:
    axis = _axis_width([column.day for column in columns], home)
    return axis + sum(column.width + 1 for column in columns)


def _stretched(columns: list[_Column], home: str, enough: int) -> list[_Column]:
    """The days of a page as wide as there is room, those with events first."""
    busy = [column.number if column.day.tiles or column.day.band else 0 for column in columns]
    weights = busy if any(busy) else [1] * len(columns)
    spare = enough - _total(columns, home)
    widths = [column.width for column in columns]
    for _column in range(spare):
        # A day of four lanes wants twice the width of a day of one, not four times.
        wanting = [
            (widths[place] / weight**0.5, place)
            for place, weight in enumerate(weights)
            if weight and widths[place] < weight * _WIDEST
        ]
        if wanting:
            widths[min(wanting)[1]] += 1
    return [column._replace(width=width) for column, width in zip(columns, widths, strict=True)]


def _page(columns: list[_Column], home: str, signs: Signs) -> Iterator[Text]:
    """Days side by side: heads, what lasts all day, and the hours."""
    days = [column.day for column in columns]
    axis = _axis_width(days, home)
    heads = [_head(column) for column in columns]
    yield from _rows(columns, heads, ["", *_axis_head(days, home)][-1:], axis, signs)
    bands = [_band(column, signs) for column in columns]
    if any(bands):
        yield _rule(columns, axis, signs)
        yield from _rows(columns, bands, [], axis, signs)
    rows = _rows_shown(days, columns[0].step)
    hours = [drawn_tiles(each.day.tiles, each.grid, rows, signs) for each in columns]
    labels = [_label(row * columns[0].step, _clocks(days), home) for row in rows]
    lines = _rows(columns, hours, labels, axis, signs)
    for before, row, line in zip([-1, *rows], rows, lines, strict=False):
        if row != before + 1 or before < 0:
            yield _rule(columns, axis, signs)
        yield line


def _rows_shown(days: Sequence[WeekDay], step: int) -> list[int]:
    each = _HOUR // step
    return [hour * each + part for hour in _hours(days) for part in range(each)]


def _rows(
    columns: list[_Column], cells: list[list[Line]], labels: list[str], axis: int, signs: Signs
) -> Iterator[Text]:
    """Lines of the columns beside each other, behind their labels."""
    for row in range(max(len(labels), *map(len, cells))):
        label = labels[row] if row < len(labels) else ""
        line = Text(label.ljust(axis), style="dim", no_wrap=True, overflow="ignore")
        for column, lines in zip(columns, cells, strict=True):
            line.append(signs.between, style="dim")
            used = 0
            for words, style in lines[row] if row < len(lines) else ():
                line.append(words, style=f"not dim {style}".strip())
                used += width(words)
            line.append(" " * (column.width - used))
        yield line


def _rule(columns: list[_Column], axis: int, signs: Signs) -> Text:
    parts = [signs.along * axis, *(signs.along * column.width for column in columns)]
    return Text(signs.crossing.join(parts), style="dim", no_wrap=True, overflow="ignore")


def _head(column: _Column) -> list[Line]:
    day = column.day
    lines = [[(line, "bold")] for line in wrapped(day.heading, column.width - 1)]
    return lines + [[(line, "")] for line in wrapped(day.cities, column.width - 1) if line]


def _band(column: _Column, signs: Signs) -> list[Line]:
    """What lasts all day, or has no hours yet, in full."""
    lines: list[Line] = []
    for row in column.day.band:
        edge = signs.cancelled if row.cancelled else signs.edge
        words = " ".join([row.title, *(f"[{mark}]" for mark in row.marks)])
        style = "bold strike" if row.cancelled else "bold"
        lines += ([(edge, ""), (line, style)] for line in wrapped(words, column.width - 2))
        for remark in row.remarks:
            lines += ([(edge, ""), (line, "")] for line in wrapped(remark, column.width - 2))
    return lines


def _hours(days: Sequence[WeekDay]) -> list[int]:
    """The hours to show: from the first to the last that is used, without long empty ones.

    What began before, or goes on after, uses only two hours at the end that the day has.
    """
    used = sorted({hour for day in days for tile in day.tiles for hour in _used(tile)})
    shown = used[:1]
    for before, after in pairwise(used):
        shown += range(before + 1 if after - before <= _GAP else after, after + 1)
    return shown


def _used(tile: Tile) -> range:
    first, last = tile.start // _HOUR, -(-tile.end // _HOUR)
    if tile.from_before and tile.goes_on:
        return range(0)
    begins = max(first, last - _GLIMPSE) if tile.from_before else first
    return range(begins, min(last, first + _GLIMPSE) if tile.goes_on else last)


def _clocks(days: Sequence[WeekDay]) -> list[tuple[str, int]]:
    return list(dict.fromkeys(clock for day in days for clock in day.clocks))


def _axis_head(days: Sequence[WeekDay], home: str) -> list[str]:
    """Whose hours stand to the left, where that is one clock: the place's, and home's."""
    clocks = _clocks(days)
    if len(clocks) != 1:
        return []
    label, ahead = clocks[0]
    return [f"{label} {home}" if ahead else label]


def _axis_width(days: Sequence[WeekDay], home: str) -> int:
    labels = [*_axis_head(days, home), _label(0, _clocks(days), home)]
    return max(map(width, labels)) + 1


def _label(minute: int, clocks: list[tuple[str, int]], home: str) -> str:
    """An hour on the clock of the days, and on home's where all days have the same."""
    if minute % _HOUR:
        return ""
    label = f"{minute // _HOUR:02d}:00"
    if len(clocks) != 1 or not clocks[0][1]:
        return label
    there = minute + clocks[0][1]
    days, minutes = divmod(there, 24 * _HOUR)
    mark = f"{'+' if days > 0 else '−'}{abs(days)}" if days else ""
    wide = max(width(clocks[0][0]), 5)
    return f"{label.ljust(wide)} {minutes // _HOUR:02d}:{minutes % _HOUR:02d}{mark}"


def _legend(week: Week, signs: Signs) -> list[str]:
    """What the edges mean that are not everywhere, in the words that the events carry."""
    meanings: dict[str, str] = {}
    for tile in (tile for day in week.days for tile in day.tiles):
        edge = signs.of(tile)
        if edge != signs.edge:
            meanings[edge] = tile.marks[0]
    return ["   ".join(f"{edge} {words}" for edge, words in meanings.items())] if meanings else []
