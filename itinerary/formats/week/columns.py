"""The days of a week as columns: how wide each is, and which stand side by side."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from itinerary.formats.week.axis import HOUR, axis_of, shown_hours, usual_clock
from itinerary.formats.week.bundles import bundled
from itinerary.formats.week.lanes import Lane, lanes
from itinerary.formats.week.tiles import Grid
from itinerary.values import replace
from itinerary.views.pages import Week, WeekDay

GAP = 1  # columns between days
_STEPS = (15, 20, 30)  # minutes a row, the finest that fits the terminal's height
_NARROWEST, _WIDEST = 9, 30  # columns of a lane
_LEAST = 60  # columns of a terminal, or it is no week
_MOST_DAYS, _FEWEST_DAYS = 10, 3  # side by side; with fewer, meetings that start together are one
_ABOVE = 8  # rows that heads, band and title take, more or less
_LIMIT = 2000  # columns that no terminal has


class Column(NamedTuple):
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


def needed_width(week: Week, height: int) -> int:
    """The columns that a terminal must have for the week."""

    def is_enough(width: int) -> bool:
        return width >= _LEAST and bool(pages_of(week, width, height))

    return bisect_left(range(_LIMIT), True, key=is_enough)


def pages_of(week: Week, width: int, height: int) -> list[list[Column]]:
    """The days that stand side by side, and under them the next, on a terminal of some size.

    None where a day does not fit.
    """
    taken = axis_of(week.days, week.home, usual_clock(week.days)).width
    pages = _parts(_columns(week, height), width - taken)
    if not pages or len(pages) > -(-len(week.days) // _FEWEST_DAYS):
        together = replace(week, days=tuple(map(bundled, week.days)))
        pages = _parts(_columns(together, height), width - taken)
    return [_stretched(page, width - taken) for page in pages]


def _columns(week: Week, height: int) -> list[Column]:
    """The days with their lanes."""
    room = max(height - _ABOVE, 0)
    hours = len(shown_hours(week.days))
    step = next((step for step in _STEPS if hours * HOUR <= room * step), _STEPS[-1])
    return [_column(day, step) for day in week.days]


def _column(day: WeekDay, step: int) -> Column:
    spans = [(tile.start // step, -(-tile.end // step)) for tile in day.tiles]
    return Column(day, tuple(lanes(spans)), step, 0)


def _parts(columns: Sequence[Column], room: int) -> list[list[Column]]:
    """The days in as few parts as fit, of about as many days; none where one does not."""
    for most in range(1, _MOST_DAYS + 1):
        pages = _filled(columns, room, most)
        if len(pages) == len(_filled(columns, room, _MOST_DAYS)):
            return pages
    return []


def _filled(columns: Sequence[Column], room: int, most: int) -> list[list[Column]]:
    pages: list[list[Column]] = []
    for column in columns:
        if _total([column]) > room:
            return []
        if pages and len(pages[-1]) < most and _total([*pages[-1], column]) <= room:
            pages[-1].append(column)
        else:
            pages.append([column])
    return pages


def _total(columns: Sequence[Column]) -> int:
    """The least that days take side by side: all are as wide as the busiest."""
    return len(columns) * (GAP + _NARROWEST * _lanes(columns))


def _lanes(columns: Sequence[Column]) -> int:
    return max(column.number for column in columns)


def _stretched(columns: list[Column], room: int) -> list[Column]:
    """The days of a page as wide as there is room, all alike."""
    each = min(room // len(columns) - GAP, _WIDEST * _lanes(columns))
    return [column._replace(width=each) for column in columns]
