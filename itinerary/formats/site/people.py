"""A day of everybody as a drawing: people down, hours across, what each has as bars."""

from collections.abc import Iterator
from html import escape

from itinerary.formats.site.drawing import box, line, lines_that_fit, sign, text
from itinerary.languages import _
from itinerary.values import Value
from itinerary.views.pages import PeopleDay, PeopleGroup, Stretch
from itinerary.views.signs import KINDS
from itinerary.views.site.office import OfficeDay

_WIDTH = 1400
_NAMES = 250
_HEAD = 62
_ROW = 36
_LEAST = 54  # so that two lines fit
_GAP = 10
_MOST = 30  # people of whom each is named
_HOUR = 60
_DAY = 24 * _HOUR
_SIZE = 15
_WORKING_DAY = (9 * _HOUR, 18 * _HOUR)  # what is drawn where nobody has anything


class _Frame(Value, frozen=True):
    """From which to which minute of the day is drawn."""

    first: int
    last: int

    @property
    def scale(self) -> float:
        """How wide a minute is."""
        return (_WIDTH - _NAMES - 10) / (self.last - self.first)

    def x(self, minute: int) -> float:
        """Where a minute is, within what is drawn."""
        return _NAMES + (min(max(minute, self.first), self.last) - self.first) * self.scale


def write_people(each: OfficeDay) -> str:
    """The day as SVG; the script finds in it where a minute of its clock is."""
    day = each.people
    frame = _frame(day)
    named = day.number <= _MOST
    parts, top = [], float(_HEAD)
    for group in day.groups:
        high = max(_ROW * len(group.names), _LEAST) if named else _LEAST
        parts += [line((0, top), (_WIDTH, top)), *_band(group, frame, top, high, named=named)]
        top += high + _GAP
    label = escape(f"{day.day}, {day.city}", quote=True)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {round(top)}" role="img" aria-label="{label}" '
        f'data-z="{escape(each.zone, quote=True)}" data-day="{each.day}" data-x="{_NAMES}" '
        f'data-a="{frame.first}" data-b="{frame.last}" data-k="{frame.scale:.4f}">'
        f'<path class="nowline" d="M0 {_HEAD - 6}V{round(top)}"/>'
        f"{''.join((*_hours(day, frame, top), *parts))}"
        f'<g class="flag"><rect x="-34" y="28" width="68" height="26" rx="4"/>'
        f'<text x="0" y="47"></text></g></svg>'
    )


def _frame(day: PeopleDay) -> _Frame:
    """Whole hours from the first to the last of what anybody has."""
    stretches = [each for group in day.groups for each in group.stretches]
    first = min((each.start for each in stretches), default=_WORKING_DAY[0])
    last = max((each.end for each in stretches), default=_WORKING_DAY[1])
    return _Frame(first // _HOUR * _HOUR, min(-(-max(last, first + 1) // _HOUR) * _HOUR, _DAY))


def _hours(day: PeopleDay, frame: _Frame, bottom: float) -> Iterator[str]:
    yield text(0, 20, day.city, "b")
    ahead = day.clock.ahead
    if ahead:
        yield text(0, 44, day.home, "wk")
    for minute in range(frame.first, frame.last + 1, _HOUR):
        x = frame.x(minute)
        yield line((x, _HEAD - 10), (x, bottom))
        yield text(x, 20, f"{minute // _HOUR:02d}", "b mid")
        if ahead:
            there = (minute + ahead) % _DAY
            yield text(x, 44, f"{there // _HOUR:02d}", "wk mid")


def _band(
    group: PeopleGroup, frame: _Frame, top: float, high: float, *, named: bool
) -> Iterator[str]:
    """People who have the same day: their names, and once what they have."""
    names = group.names
    if not named and len(names) > 1:
        names = (_("{name} +{number}").format(name=names[0], number=len(names) - 1),)
    for number, each in enumerate(names):
        for words in lines_that_fit(each, _NAMES - 12, _ROW, 16)[:1]:
            yield text(0, top + 26 + number * _ROW, words)
    cities = dict(_cities(group, frame))
    for minute, words in cities.items():
        yield text(frame.x(minute) + 6, top + 24, words, "wk city")
    for stretch in group.stretches:
        is_said = stretch.kind == "travel" and stretch.end in cities
        yield from _bar(stretch, frame, top + 4, high - 2, is_said=is_said)


def _cities(group: PeopleGroup, frame: _Frame) -> Iterator[tuple[int, str]]:
    """Where they are, by the minute from which on: where the ground behind has room for it."""
    for arrival in group.arrivals:
        later = [each.start for each in group.stretches if each.end > arrival.minute]
        room = frame.x(min(later, default=_DAY)) - frame.x(arrival.minute) - 10
        words = lines_that_fit(arrival.city, room, 20, 13)
        if words == (arrival.city,):
            yield arrival.minute, arrival.city


def _bar(each: Stretch, frame: _Frame, top: float, high: float, *, is_said: bool) -> Iterator[str]:
    """What they have from an hour to another: ground, rail, sign, and its title.

    `is_said` is one of which the words stand behind it already.
    """
    x = frame.x(each.start)
    wide = max(frame.x(each.end) - x - 1, 4)
    kind = KINDS[each.kind].shape
    yield f'<g class="stretch k-{kind}" data-s="{each.start}" data-e="{each.end}">'
    if each.tentative or kind == "free":
        yield box(x, top, wide, high, "dash" if each.tentative else "out")
    else:
        yield box(x, top, wide, high, "s")
        if kind == "travel":
            yield box(x, top, wide, high, "h")
        yield box(x, top, min(6, wide), high, "k")
        if each.confidential and wide > 10:
            yield box(x + 8, top, 2, high, "k")
    lines, has_sign = _words(each, wide, high, is_said=is_said)
    if has_sign and wide > 28:
        yield sign(x + 18, top + 16, kind)
    for number, words in enumerate(lines):
        yield text(
            x + (32 if has_sign else 14 if each.confidential else 11),
            top + 22 + number * 18,
            words,
            "t",
        )
    yield "</g>"


def _words(
    each: Stretch, wide: float, high: float, *, is_said: bool
) -> tuple[tuple[str, ...], bool]:
    """The title in lines, and whether its sign stands before it: that goes before words are cut.

    A journey's city runs on from its bar; of others, words that would be broken are left out.
    """
    if is_said:
        return (), True
    if each.kind == "travel":
        return (each.title,), wide > 40
    for room, has_sign in ((wide - 36, True), (wide - 15, False)):
        lines = lines_that_fit(each.title, room, high - 6, _SIZE)
        if "".join(lines).replace(" ", "") == each.title.replace(" ", ""):
            return (lines, has_sign) if _is_whole(each.title, lines) else ((), True)
    return (lines, False) if lines and _is_whole(each.title, lines) else ((), True)


def _is_whole(title: str, lines: tuple[str, ...]) -> bool:
    """Whether no word of a title is broken over lines."""
    return set(" ".join(lines).rstrip("…").split()[:-1]) <= set(title.split())
