"""A week as a drawing: days across, hours down, from the same words as the terminal's."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from itinerary.formats.site.drawing import box, line, lines_that_fit, text
from itinerary.formats.week.axis import HOUR, shown_hours
from itinerary.formats.week.lanes import Lane, lanes
from itinerary.views.pages import Tile, Week, WeekClock, WeekDay
from itinerary.views.signs import KINDS

_WIDTH = 1400
_AXIS = 104  # for the hours on two clocks
_HEAD = 30
_BAND_ROW = 17  # of what lasts all day
_AN_HOUR = 36
_SIZE = 11.5  # of the letters
_LOWEST = 16  # what is short is drawn so high, that it can be read
_MOST_DAYS = 14  # side by side; more are drawn beneath


class _Frame(NamedTuple):
    """Where days stand: the width of each, and from which to which hour they are shown."""

    width: float
    first: int
    last: int
    top: float

    @property
    def bottom(self) -> float:
        return self.top + (self.last - self.first) * _AN_HOUR

    def at(self, minute: int) -> float:
        """How far down a minute of the day is, within what is shown."""
        hour = min(max(minute / HOUR, self.first), self.last)
        return self.top + (hour - self.first) * _AN_HOUR

    def left(self, number: int) -> float:
        """Where a day begins."""
        return _AXIS + number * self.width


@lru_cache(maxsize=256)
def write_week(week: Week) -> str:
    """The week as SVG, so many days abreast; nothing where it has none."""
    days = week.days
    parts = (days[start : start + _MOST_DAYS] for start in range(0, len(days), _MOST_DAYS))
    return "\n".join(_drawing(part, week) for part in parts)


def _drawing(days: Sequence[WeekDay], week: Week) -> str:
    hours = shown_hours(days) or [9, 17]
    band = max(len(day.band) for day in days) * _BAND_ROW
    frame = _Frame((_WIDTH - _AXIS) / len(days), hours[0], hours[-1] + 1, _HEAD + band + 8)
    parts = [*_axis(days, week, frame)]
    for number, day in enumerate(days):
        parts += _day(number, day, frame)
    high = round(frame.bottom + 6)
    label = escape(week.title, quote=True)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {high}" role="img" aria-label="{label}">{"".join(parts)}</svg>'
    )


def _axis(days: Sequence[WeekDay], week: Week, frame: _Frame) -> Iterator[str]:
    """The hours of the clock that most days have, and those at home."""
    clocks = Counter(clock for day in days for clock in day.clocks)
    usual = clocks.most_common(1)[0][0] if clocks else WeekClock("", 0)
    label, ahead = usual.label, usual.ahead
    yield text(48, _HEAD - 10, label, "wk e")
    if ahead:
        yield text(56, _HEAD - 10, week.home, "wk")
    for hour in range(frame.first, frame.last + 1):
        top = frame.at(hour * HOUR)
        yield line((_AXIS, top), (_WIDTH, top))
        if hour < frame.last:
            yield text(48, top + 4, f"{hour:02d}:00", "b e")
            if ahead:
                minute = (hour * HOUR + ahead) % (24 * HOUR)
                yield text(56, top + 4, f"{minute // HOUR:02d}:{minute % HOUR:02d}", "wk")


def _day(number: int, day: WeekDay, frame: _Frame) -> Iterator[str]:
    left = frame.left(number)
    yield line((left, 6), (left, frame.bottom))
    yield text(left + 6, _HEAD - 10, day.heading, "b")
    for place, row in enumerate(day.band):
        words = lines_that_fit(row.title, frame.width - 10, _BAND_ROW, _SIZE)
        yield from (
            text(left + 6, _HEAD + 6 + place * _BAND_ROW, each, "off" if row.cancelled else "")
            for each in words
        )
    spans = [(tile.start, max(tile.end, tile.start + 25)) for tile in day.tiles]
    for tile, lane in zip(day.tiles, lanes(spans), strict=True):
        yield _tile(tile, lane, left, frame)


@lru_cache(maxsize=8192)
def _tile(tile: Tile, lane: Lane, left: float, frame: _Frame) -> str:
    """An event, once for all weeks in which it stands in the same place."""
    return "".join(_parts(tile, lane, left, frame))


def _parts(tile: Tile, lane: Lane, left: float, frame: _Frame) -> Iterator[str]:
    """Of an event its ground, its rail, and as many of its words as there is room for."""
    each = (frame.width - 6) / lane.number
    x = left + 3 + lane.first * each
    wide = (lane.last - lane.first + 1) * each - 3
    top = frame.at(tile.start)
    high = max(frame.at(tile.end) - top, _LOWEST)
    yield f'<g class="k-{_kind(tile)}{" off" if tile.cancelled else ""}">'
    if tile.tentative or tile.cancelled:
        yield box(x, top, wide, high, "dash")
    else:
        yield box(x, top, wide, high, "s")
        if _kind(tile) == "travel":
            yield box(x, top, wide, high, "h")
        yield box(x, top, 4, high, "k")
        if tile.confidential:
            yield box(x + 6, top, 2, high, "k")
    words = f"{tile.hour} {tile.title}".strip()
    for number, said in enumerate(lines_that_fit(words, wide - 14, high, _SIZE)):
        yield text(x + 10, top + 12 + number * _SIZE * 1.2, said)
    yield "</g>"


def _kind(tile: Tile) -> str:
    return KINDS[tile.kind].shape
