"""The hours beside a week: which are shown, and on whose clocks."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from itinerary.formats.measures import padded, width
from itinerary.views.pages import Tile, WeekClock, WeekDay

HOUR = 60
_GAP = 4  # hours without anything, before they are left out
_GLIMPSE = 2  # hours that are shown at least of what lasts over midnight
_NOON = (12, 13)  # shown where something lasts all of the only day


class Axis(NamedTuple):
    """The hours that are shown, what is said of each, what stands over them, and on which clock."""

    hours: tuple[int, ...]
    labels: tuple[str, ...]
    head: str
    width: int
    clock: WeekClock | None

    def rows(self, step: int) -> list[int]:
        """The rows that are shown, of so many minutes, counted from midnight on."""
        each = HOUR // step
        return [hour * each + part for hour in self.hours for part in range(each)]

    def row_labels(self, step: int) -> list[str]:
        """What is said of each row."""
        each = HOUR // step
        return [label if not part else "" for label in self.labels for part in range(each)]

    def others(self, day: WeekDay) -> tuple[WeekClock, ...]:
        """The clocks of a day, where it is not on that of the axis only."""
        return day.clocks if any(clock != self.clock for clock in day.clocks) else ()


def axis_of(days: Sequence[WeekDay], home: str, usual: WeekClock | None) -> Axis:
    """The hours of days on the clock that most of the week has, and on home's beside them."""
    hours = shown_hours(days)
    label, ahead = (usual.label, usual.ahead) if usual else ("", 0)
    column = max(width(label), len("09:00")) if ahead else 0
    head = f"{padded(label, column)} {home}" if ahead else label
    labels = [f"{hour:02d}:00" for hour in hours]
    if ahead:
        labels = [
            f"{padded(said, column)} {_there(hour * HOUR + ahead)}"
            for said, hour in zip(labels, hours, strict=True)
        ]
    taken = max(map(width, [head, *labels]))
    return Axis(tuple(hours), tuple(labels), head, taken + 1, usual)


def usual_clock(days: Sequence[WeekDay]) -> WeekClock | None:
    """The clock that most days have."""
    counted = Counter(clock for day in days for clock in day.clocks)
    return max(counted, key=lambda clock: counted[clock], default=None)


def shown_hours(days: Sequence[WeekDay]) -> list[int]:
    """The hours from the first to the last that is used, without long empty ones.

    What began before, or goes on after, uses only two hours at the end that the day has.
    """
    tiles = [tile for day in days for tile in day.tiles]
    used = sorted({hour for tile in tiles for hour in _used(tile)})
    shown = used[:1]
    for before, after in pairwise(used):
        shown += range(before + 1 if after - before <= _GAP else after, after + 1)
    return shown or [*_NOON][: len(tiles) * len(_NOON)]


def _used(tile: Tile) -> range:
    first, last = tile.start // HOUR, -(-tile.end // HOUR)
    if tile.from_before and tile.goes_on:
        return range(0)
    begins = max(first, last - _GLIMPSE) if tile.from_before else first
    return range(begins, min(last, first + _GLIMPSE) if tile.goes_on else last)


def _there(minute: int) -> str:
    """A minute of a day as an hour, with +1 or −1 where it falls on another day."""
    days, minutes = divmod(minute, 24 * HOUR)
    mark = f"{'+' if days > 0 else '−'}{abs(days)}" if days else ""
    return f"{minutes // HOUR:02d}:{minutes % HOUR:02d}{mark}"
