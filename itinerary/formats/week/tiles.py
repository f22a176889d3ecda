"""The events of one day of a week, drawn in their lanes, row by row."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from itinerary.formats.measures import cut, padded, wrapped
from itinerary.formats.screen.painter import Line
from itinerary.formats.week.lanes import Lane
from itinerary.views.pages import Tile


class Signs(NamedTuple):
    """What is drawn with: the edges of events, what goes on, and the lines between days."""

    edge: str
    tentative: str
    cancelled: str
    confidential: str
    from_before: str
    goes_on: str
    between: str
    along: str
    crossing: str
    cut: str

    def of(self, tile: Tile) -> str:
        """The edge of an event."""
        if tile.cancelled:
            return self.cancelled
        if tile.tentative:
            return self.tentative
        return self.confidential if tile.confidential else self.edge


class Grid(NamedTuple):
    """The lanes of a day's events, how many minutes a row has, and how many columns the day."""

    lanes: tuple[Lane, ...]
    step: int
    width: int


def drawn_tiles(tiles: Sequence[Tile], grid: Grid, rows: Sequence[int], signs: Signs) -> list[Line]:
    """A day's rows, those of these numbers from midnight on, without what is free at their ends."""
    lines: list[Line] = [[] for _row in rows]
    used = [0] * len(rows)
    for tile, lane in sorted(zip(tiles, grid.lanes, strict=True), key=lambda each: each[1].first):
        left = grid.width * lane.first // lane.number
        right = grid.width * (lane.last + 1) // lane.number
        first = bisect_left(rows, tile.start // grid.step)
        last = bisect_left(rows, -(-tile.end // grid.step))
        for row, line in enumerate(_drawn(tile, last - first, right - left, signs), first):
            lines[row] += [(" " * (left - used[row]), ""), *line]
            used[row] = right
    return lines


def _drawn(tile: Tile, height: int, columns: int, signs: Signs) -> list[Line]:
    """An event as so many rows, all as wide as it is."""
    edges = [signs.of(tile)] * height
    # In a single row, that it is cancelled says more than that it goes on.
    if height > 1 or not tile.cancelled:
        if tile.from_before:
            edges[0] = signs.from_before
        if tile.goes_on:
            edges[-1] = signs.goes_on
    # What is not known has no edge; a single row needs it, to be told from its neighbour.
    if height > 1 and tile.without_start:
        edges[0] = " "
    if height > 1 and tile.without_end:
        edges[-1] = " "
    room = columns - 1
    words = _words(tile, height, room, signs)
    blank: list[Line] = [[("", "")] for _row in range(height - len(words))]
    colour = "bold bright_magenta" if tile.marks else "bold"
    return [
        [(edge, colour), *_filled(line, room)]
        for edge, line in zip(edges, words + blank, strict=True)
    ]


def _filled(line: Line, columns: int) -> Line:
    """The line with spaces up to a width."""
    said = "".join(words for words, _style in line)
    return [*line, (padded(said, columns)[len(said) :], "")]


def _words(tile: Tile, height: int, columns: int, signs: Signs) -> list[Line]:
    """Hours, title and marks, then the place; as much as fits, the title cut last.

    The marks can go first: the edge says what they say.
    """
    marked = " ".join([tile.title, *(f"[{mark.words}]" for mark in tile.marks)])
    for hours, title in (
        (tile.hours, marked),
        (tile.hour, marked),
        (tile.hours, tile.title),
        (tile.hour, tile.title),
    ):
        lines = _under(hours, title, columns, height)
        if len(lines) <= height:
            break
    else:
        rest = " ".join(lines[height - 1 :])
        lines = [*lines[: height - 1], cut(f"{rest} ", columns, signs.cut)]
    style = "bold strike" if tile.cancelled else "bold"
    said = _styled(lines, len(hours), style)
    place = wrapped(tile.place, columns)
    if tile.place and len(lines) + len(place) <= height:
        said += [[(line, "dim")] for line in place]
    return said


def _under(hours: str, title: str, columns: int, height: int) -> list[str]:
    """A title under its hours where there is room for that, else behind them."""
    joined = wrapped(f"{hours} {title}", columns)
    apart = [*wrapped(hours, columns), *wrapped(title, columns)]
    return apart if len(joined) > 1 and len(apart) <= height else joined


def _styled(lines: Sequence[str], plain: int, style: str) -> list[Line]:
    """The lines in a style, but for so many characters at their beginning."""
    said: list[Line] = []
    for line in lines:
        head = line[:plain]
        if line[plain : plain + 1] == " " and plain:
            head += " "  # or a line would be struck through it
        plain = max(plain - len(line) - 1, 0)
        said.append([(head, ""), (line[len(head) :], style)])
    return said
