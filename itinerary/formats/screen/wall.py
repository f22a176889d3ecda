"""This moment on a screen that hangs on a wall: clocks and what is left, to be read from afar."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itinerary.formats.measures import one_line, width
from itinerary.formats.screen.days import GAP, MARGIN, sign_of
from itinerary.formats.screen.digits import digit_lines, digits_width
from itinerary.formats.screen.lines import (
    WIDEST,
    behind,
    beside,
    flowed,
    folded,
    line_width,
    ruled,
    words_in,
)
from itinerary.formats.screen.moments import (
    ABREAST,
    bar,
    coming_lines,
    gathering_lines,
    moment_lines,
    trouble_lines,
)
from itinerary.formats.screen.painter import Line, hued, painted
from itinerary.formats.screen.pens import Pen, pen_of
from itinerary.formats.terminals import Terminal
from itinerary.languages import _
from itinerary.views.pages import NowClock, NowPage, Underway

_NARROWEST = 60  # columns, below which it is a list
_APART = 4  # columns between clocks


class _Size(NamedTuple):
    """How big clocks are drawn, columns and rows a dot; and whether what is left is in figures."""

    clocks: tuple[tuple[int, int], ...]
    counts: bool


_BIG = _Size(((3, 2), (2, 1), (1, 1)), counts=True)
_SIZES = (
    _BIG,
    _Size(((2, 1), (1, 1)), counts=True),
    _Size(((1, 1),), counts=True),
    _Size(((1, 1),), counts=False),
)


def write_wall(page: NowPage, terminal: Terminal) -> str:
    """A moment as big as it fits a terminal; on a narrow or a low one, the list of `now`."""
    pen, columns = pen_of(terminal), min(terminal.width, WIDEST)
    sizes = _SIZES if columns >= _NARROWEST and terminal.styled else ()
    for size in sizes:
        lines = [*_wall(page, size, columns, pen)]
        if len(lines) <= terminal.height and max(map(line_width, lines)) <= columns:
            return painted(lines, terminal)
    return painted(moment_lines(page, columns, pen), terminal)


def _wall(page: NowPage, size: _Size, columns: int, pen: Pen) -> Iterator[Line]:
    title: Line = [(one_line(page.title), "dim"), ("  ", ""), (one_line(page.day), "bold")]
    yield from trouble_lines(page, columns, pen)
    yield from folded(title, columns)
    yield []
    yield from _clocks(page.clocks, size, columns)
    yield []
    number = str(len(page.underway) or "")
    yield from ruled([(_("On now"), "bold")], number, columns, pen)
    yield []
    if not page.underway:
        yield from behind(MARGIN, words_in("dim", _("Nothing is on at this moment."), columns))
    abreast = 2 if columns >= ABREAST and len(page.underway) > 1 else 1
    room = (columns - MARGIN - _APART * (abreast - 1)) // abreast
    cells = [_event(each, size, room, pen) for each in page.underway]
    for start in range(0, len(cells), abreast):
        pair = [(cell, room) for cell in cells[start : start + abreast]]
        yield from behind(MARGIN, beside(pair, _APART))
        if start + abreast < len(cells):
            yield []
    yield from coming_lines(page.coming, columns, pen)
    yield from gathering_lines(page, columns, pen)


def _clocks(clocks: Sequence[NowClock], size: _Size, columns: int) -> list[Line]:
    """The first clocks as figures that stand on one line, with whose they are; others in words."""
    drawn: list[tuple[Sequence[Line], int]] = []
    tallest = 5 * size.clocks[0][1]
    taken = 0
    for number, (clock, dot) in enumerate(zip(clocks, size.clocks, strict=False)):
        style = "reverse" if number < len(size.clocks) - 1 or not number else "reverse dim"
        figures = digit_lines(clock.hour, style, dot)
        label = _label(clock, strong=not number)
        wide = max(digits_width(clock.hour, dot[0]), line_width(label))
        if number and taken + _APART + wide > columns:
            break
        taken += wide + _APART
        above: list[Line] = [[] for _row in range(tallest - len(figures))]
        drawn.append(([*above, *figures, [], label], wide))
    lines = beside(drawn, _APART)
    others = [[(clock.hour, "bold"), (" ", ""), *_label(clock)] for clock in clocks[len(drawn) :]]
    return lines + flowed(others, columns, GAP + 1)


def _label(clock: NowClock, *, strong: bool = False) -> Line:
    """Whose clock it is, and how far from home's."""
    style = "bold" if strong else "" if clock.is_home else "dim"
    line: Line = [(one_line(_(", ").join(clock.cities)), style)]
    return [*line, (f"  {clock.difference}", style)] if clock.difference else line


def _event(each: Underway, size: _Size, columns: int, pen: Pen) -> list[Line]:
    """An event that is on: its title reversed in its hue, and what is left in figures beside it."""
    row, sign = each.row, sign_of(each.row)
    counted = bool(each.left) and size.counts
    figures = digit_lines(each.left, hued(sign.hue, "reverse"), (1, 1)) if counted else []
    room = columns - (digits_width(each.left, 1) + GAP + 1 if counted else 0)
    title = f" {pen.sign(sign)} {one_line(row.title)}"
    reversed_ = hued(sign.hue, "reverse", "bold")
    words: list[Line] = [
        [(line + " " * (room - width(line)), reversed_)]
        for line in (
            "".join(words for words, _style in part) for part in folded([(title, "")], room)
        )
    ]
    # The hour by which one must be there stands before the strong ones, and is past.
    strong = [time for time in row.times if time.strong] or row.times
    hours = next((f"{time.shift} {time.text}".strip() for time in strong), "")
    place = [("  ", ""), (one_line(row.venue), "")] if row.venue else []
    words += folded([(hours, "bold"), *place], room)
    words += words_in("dim", row.who, room)
    words += [[] for _row in range(len(figures) - len(words) - 1)]
    if each.share is not None:
        words.append(bar(each.share, hued(sign.hue), room, pen))
    return beside([(words, room), (figures, 0)], GAP + 1)
