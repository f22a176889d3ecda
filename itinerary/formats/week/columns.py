"""The days of a week as columns: how wide each is, and which stand side by side."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from itinerary.formats.week.axis import HOUR, axis_of, shown_hours
from itinerary.formats.week.lanes import Lane, lanes
from itinerary.formats.week.tiles import Grid
from itinerary.views.pages import Week, WeekDay

_STEPS = (30, 60)  # minutes a row, the finer where it fits the terminal's height
_NARROWEST, _WIDEST = 12, 34  # columns of a lane: room for 09:30–12:00; more is not easier to read
_MOST_DAYS = 10  # side by side
_FEWEST_DAYS = 3  # side by side, or it is no week
_ABOVE = 9  # rows that heads, band and title take, more or less
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
    """The columns that a terminal must have for the week, with at least three days abreast."""
    columns = _columns(week, height)
    most = -(-len(columns) // _FEWEST_DAYS)

    def is_enough(width: int) -> bool:
        return 0 < len(_parts(columns, week.home, width)) <= most

    return bisect_left(range(_LIMIT), True, key=is_enough)


def pages_of(week: Week, width: int, height: int) -> list[list[Column]]:
    """The days that stand side by side, and under them the next, on a terminal of some size."""
    parts = _parts(_columns(week, height), week.home, width)
    return [_stretched(part, week.home, width) for part in parts]


def _columns(week: Week, height: int) -> list[Column]:
    """The days with their lanes, as narrow as they can be."""
    room = max(height - _ABOVE, 0)
    hours = len(shown_hours(week.days))
    step = next((step for step in _STEPS if hours * HOUR <= room * step), _STEPS[-1])
    return [_column(day, step) for day in week.days]


def _column(day: WeekDay, step: int) -> Column:
    spans = [(tile.start // step, -(-tile.end // step)) for tile in day.tiles]
    found = tuple(lanes(spans))
    column = Column(day, found, step, 0)
    return column._replace(width=column.number * _NARROWEST)


def _parts(columns: Sequence[Column], home: str, enough: int) -> list[list[Column]]:
    """The days in as few parts as fit a width, of about as many days; none where one does not."""
    for most in range(1, _MOST_DAYS + 1):
        pages = _filled(columns, home, enough, most)
        if len(pages) == len(_filled(columns, home, enough, _MOST_DAYS)):
            return pages
    return []


def _filled(columns: Sequence[Column], home: str, enough: int, most: int) -> list[list[Column]]:
    pages: list[list[Column]] = []
    for column in columns:
        if _total([column], home) > enough:
            return []
        if pages and len(pages[-1]) < most and _total([*pages[-1], column], home) <= enough:
            pages[-1].append(column)
        else:
            pages.append([column])
    return pages


def _total(columns: Sequence[Column], home: str) -> int:
    axis = axis_of([column.day for column in columns], home)
    return axis.width + sum(column.width + 1 for column in columns)


def _stretched(columns: list[Column], home: str, enough: int) -> list[Column]:
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
