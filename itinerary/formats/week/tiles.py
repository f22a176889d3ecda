"""The events of one day of a week, drawn in their lanes, row by row.

A tile is a rail in the hue of its kind with the sign in its first row, words in the terminal's
own ink, and an edge under its last row. What an event is, the shape of its rail says as well.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from itinerary.formats.measures import cut, one_line, width, wrapped
from itinerary.formats.screen.lines import line_width
from itinerary.formats.screen.painter import Line, hued
from itinerary.formats.screen.pens import Pen
from itinerary.formats.week.lanes import Lane
from itinerary.views.pages import Tile
from itinerary.views.signs import CANCELLED, KINDS, MARKS, Sign

_SPACED = 12  # columns of a lane from which words stand apart from the rail


class Grid(NamedTuple):
    """The lanes of a day's events, how many minutes a row has, and how many columns the day."""

    lanes: tuple[Lane, ...]
    step: int
    width: int


class Paper(NamedTuple):
    """What tiles are drawn with, and whether a rail can be reversed."""

    pen: Pen
    styled: bool


def drawn_tiles(tiles: Sequence[Tile], grid: Grid, rows: Sequence[int], paper: Paper) -> list[Line]:
    """A day's rows, those of these numbers from midnight on, without what is free at their ends."""
    lines: list[Line] = [[] for _row in rows]
    used = [0] * len(rows)
    for tile, lane in sorted(zip(tiles, grid.lanes, strict=True), key=lambda each: each[1].first):
        left = grid.width * lane.first // lane.number
        right = grid.width * (lane.last + 1) // lane.number
        columns = right - left - (lane.last + 1 < lane.number)  # a column of ground between lanes
        first = bisect_left(rows, tile.start // grid.step)
        last = bisect_left(rows, -(-tile.end // grid.step))
        for row, line in enumerate(_drawn(tile, last - first, columns, paper), first):
            lines[row] += [(" " * (left - used[row]), ""), *line]
            used[row] = left + columns
    return lines


def rail_sign(tile: Tile) -> Sign:
    """What stands in the first row of a rail, and in which hue all of it is."""
    return CANCELLED if tile.cancelled else KINDS[tile.kind]


def _drawn(tile: Tile, height: int, columns: int, paper: Paper) -> list[Line]:
    """An event as so many rows, all as wide as it is."""
    rail = _rail(tile, height, paper)
    gap = 1 if columns >= _SPACED else 0
    room = columns - 1 - gap
    words = _words(tile, height, room, paper.pen)
    words += [[] for _row in range(height - len(words))]
    edged = height > 1 and not tile.goes_on and not tile.without_end
    lines: list[Line] = []
    for number, (sign, line) in enumerate(zip(rail, words, strict=True), 1):
        rest = room - line_width(line)
        filled = edged and number == height
        hue = hued(rail_sign(tile).hue)
        fill = (paper.pen.drawn("▁") * rest, hue) if filled else (" " * rest, "")
        lines.append([sign, (" " * gap, ""), *line, fill])
    return lines


def _rail(tile: Tile, height: int, paper: Paper) -> list[tuple[str, str]]:
    """The left edge: filled; dashed where it is tentative, doubled where it is confidential."""
    pen, sign = paper.pen, rail_sign(tile)
    is_filled = paper.styled and not tile.cancelled and not tile.tentative
    style = hued(sign.hue, *(["reverse"] if is_filled else []))
    body = " " if is_filled else pen.drawn("┃")
    if tile.cancelled:
        body = pen.drawn("╳")
    elif tile.tentative:
        body = pen.drawn("┇")
    elif tile.confidential:
        body = pen.drawn("║")
    rail, styles = [body] * height, [style] * height
    place = 1 if tile.from_before and height > 1 else 0
    if height > 1 or tile.cancelled or not (tile.tentative or tile.confidential):
        rail[place] = pen.sign(sign)
    # In a single row, that it is cancelled says more than that it goes on.
    if tile.from_before and (height > 1 or not tile.cancelled):
        rail[0] = pen.drawn("▲")
    if tile.goes_on and (height > 1 or not tile.cancelled):
        rail[-1] = pen.drawn("▼")
    # What is not known has no edge; a single row needs it, to be told from its neighbour.
    if height > 1 and tile.without_start and not tile.from_before:
        styles[0] = hued(sign.hue)
    if height > 1 and tile.without_end and not tile.goes_on:
        rail[-1], styles[-1] = " ", ""
    return list(zip(rail, styles, strict=True))


def _words(tile: Tile, height: int, columns: int, pen: Pen) -> list[Line]:
    """Title, hour, end, marks and place, as much as fits in this order; the title is cut last."""
    title, place = one_line(tile.title), one_line(tile.place)
    marks = [f"[{one_line(mark.words)}]" for mark in tile.marks]
    marked = " ".join([title, *marks])
    for hours, words in (
        (tile.hours, marked),
        (tile.hours, title),
        (tile.hour, title),
        ("", title),
    ):
        lines = _under(hours, words, columns, height)
        if len(lines) <= height and max(map(width, hours.split()), default=0) <= columns:
            break
    else:
        rest = " ".join(lines[height - 1 :])
        lines = [*lines[: height - 1], cut(f"{rest} ", columns, pen.drawn("…"))]
    said = _styled(lines, hours, title, tile)
    beneath = wrapped(place, columns) if place else []
    if words == marked and beneath and len(lines) + len(beneath) <= height:
        said += [[(line, "")] for line in beneath]
    return said


def _under(hours: str, title: str, columns: int, height: int) -> list[str]:
    """A title under its hours where there is room for that, else behind them."""
    if not hours:
        return wrapped(title, columns)
    joined = wrapped(f"{hours} {title}", columns)
    apart = [*wrapped(hours, columns), *wrapped(title, columns)]
    return apart if len(joined) > 1 and len(apart) <= height else joined


def _styled(lines: Sequence[str], hours: str, title: str, tile: Tile) -> list[Line]:
    """The lines with the hours plain, the title strong, and what remains, marks, in their hue."""
    strong = "dim strike" if tile.cancelled else "bold"
    mark = hued(MARKS[tile.marks[-1].sort]) if tile.marks else ""
    solid = [
        (len(words.replace(" ", "")), style) for words, style in ((hours, ""), (title, strong))
    ]
    parts = [*(each for each in solid if each[0]), (len(" ".join(lines)), mark)]
    said: list[Line] = []
    left, style = parts.pop(0)
    for line in lines:
        runs: Line = []
        for character in line:
            if not left and parts:
                left, style = parts.pop(0)
                runs.append((character, "" if character == " " else style))
            else:
                runs.append((character, style))
            left -= character != " "
        said.append(runs)
    return said
