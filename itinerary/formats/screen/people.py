"""A day of everybody as a terminal shows it: people down, hours across, a block what each has."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itinerary.formats.measures import cut, one_line, padded, width, wrapped
from itinerary.formats.screen.days import GAP, MARGIN, meanings, sign_of, titled
from itinerary.formats.screen.lines import WIDEST, behind, flowed, folded, words_in
from itinerary.formats.screen.painter import Line, hued, painted
from itinerary.formats.screen.pens import Pen, pen_of
from itinerary.formats.screen.table import notice_lines
from itinerary.formats.terminals import Terminal
from itinerary.languages import _
from itinerary.views.pages import Arrival, People, PeopleDay, PeopleGroup, Row, Stretch
from itinerary.views.signs import KINDS

_HOUR = 60
_DAY = 24
_COLUMNS = (2, 12)  # of an hour
_LABELLED = 6  # columns of an hour from which each is labelled
_MANY = 30  # people, from which those with the same day are one row
_WORDY = 4  # columns of a block from which there are words in it


class _Axis(NamedTuple):
    """From which hour to which, with how many columns each, behind how many for names."""

    first: int
    last: int
    each: int
    names: int

    @property
    def width(self) -> int:
        """The columns of all hours."""
        return (self.last - self.first) * self.each

    def at(self, minute: int) -> int:
        """The column of a minute, counted from the first hour on."""
        return max(round((minute - self.first * _HOUR) * self.each / _HOUR), 0)


# What somebody has, and from and to which column it is drawn.
_Drawn = tuple[Stretch, int, int]


class _Brush(NamedTuple):
    """What blocks are drawn with: reversed in their hue, or in brackets where there is none."""

    pen: Pen
    reversed: bool


def write_people(people: People, terminal: Terminal) -> str:
    """Days of everybody, each as wide as it fits a terminal of sixty columns or more."""
    brush = _Brush(pen_of(terminal), terminal.styled and terminal.coloured)
    columns = min(terminal.width, WIDEST)
    lines: list[Line] = [*words_in("bold", people.title, columns)]
    for day in people.days:
        lines += [[], *_day(day, columns, brush)]
    kinds = {each.kind for day in people.days for group in day.groups for each in group.stretches}
    kinds |= {row.kind for day in people.days for row in day.whole_day if row.kind}
    if entries := meanings(kinds, brush.pen):
        lines += [[], *flowed(entries, columns, GAP + 1)]
    return painted([*lines, *notice_lines(people.notice, columns)], terminal)


def _day(day: PeopleDay, columns: int, brush: _Brush) -> Iterator[Line]:
    head: Line = [(day.day, "bold"), ("  ", ""), (day.city, ""), (f"   {day.number}", "dim")]
    yield from folded(head, columns)
    yield []
    one_row = day.number > _MANY
    axis = _axis(day, columns, one_row=one_row)
    yield from _hours(day, axis, brush.pen)
    for number, group in enumerate(day.groups):
        if not one_row and number:
            yield []
        yield from _group(group, axis, brush, 1 if one_row else len(group.names))
    if day.whole_day:
        yield []
    for row in day.whole_day:
        yield from behind(0, _whole_day(row, columns, brush.pen))


def _axis(day: PeopleDay, columns: int, *, one_row: bool) -> _Axis:
    stretches = [each for group in day.groups for each in group.stretches]
    first = min((each.start for each in stretches), default=9 * _HOUR) // _HOUR
    last = -(-max((each.end for each in stretches), default=18 * _HOUR) // _HOUR)
    names = [_label(group) if one_row else max(group.names, key=width) for group in day.groups]
    widest = max(map(width, (*names, day.clock.label, day.home)), default=0)
    taken = min(widest, columns // 3)
    room = columns - taken - GAP
    each = min(max(room // max(last - first, 1), _COLUMNS[0]), _COLUMNS[1])
    taken = min(taken, columns - GAP - each * (last - first))
    return _Axis(first, last, each, taken)


def _hours(day: PeopleDay, axis: _Axis, pen: Pen) -> Iterator[Line]:
    """The hours on the clock of the day, on home's, and where on it the present moment is."""
    every = 1 if axis.each >= _LABELLED else 2 if axis.each * 2 >= _WORDY else 3
    shown = range(axis.first, axis.last, every)
    clocks = [(day.clock.label, 0, "bold")]
    if day.clock.ahead:
        clocks.append((day.home, day.clock.ahead, "dim"))
    for label, ahead, style in clocks:
        hours = "".join(
            padded(f"{(hour * _HOUR + ahead) // _HOUR % _DAY:02d}", axis.each * every)
            for hour in shown
        )
        yield [(_named(label, axis, pen), style if style == "dim" else ""), (hours, style)]
    if day.present and axis.first * _HOUR <= day.present[0] <= axis.last * _HOUR:
        place = axis.names + GAP + axis.at(day.present[0])
        yield [(" " * place, ""), (f"{pen.drawn('▼')} {day.present[1]}", "red")]
    else:
        yield []


def _group(group: PeopleGroup, axis: _Axis, brush: _Brush, height: int) -> Iterator[Line]:
    """The rows of people who have the same day; below them, what is at the time of another."""
    names = group.names if height > 1 or len(group.names) == 1 else (_label(group),)
    first, *others = [list(_blocks(lane, axis)) for lane in _lanes(group.stretches)]
    ground = _free(axis, [block for lane in others for block in lane], brush.pen)
    for row, name in enumerate(names):
        blocks = [(each, _block(each[0], each[2] - each[1], row, height, brush)) for each in first]
        waiting = [] if row else list(group.arrivals)
        yield [(_named(name, axis, brush.pen), ""), *_row(blocks, waiting, ground, axis)]
    for lane in others:
        blocks = [(each, _block(each[0], each[2] - each[1], 0, 1, brush)) for each in lane]
        yield [(_named("", axis, brush.pen), ""), *_row(blocks, [], " " * axis.width, axis)]


def _lanes(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """What somebody has, in as many rows as things are at one time; one at least."""
    lanes: list[list[Stretch]] = [[]]
    for stretch in sorted(stretches, key=lambda each: (each.start, -each.end)):
        open_lanes = (lane for lane in lanes if not lane or lane[-1].end <= stretch.start)
        lane = next(open_lanes, None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(stretch)
    return lanes


def _row(
    blocks: Sequence[tuple[_Drawn, Line]], waiting: list[Arrival], ground: str, axis: _Axis
) -> Line:
    """Blocks in their places, and the ground between them."""
    line: Line = []
    at = 0
    for (_stretch, start, end), drawn in blocks:
        line += [*_between(at, start, waiting, ground, axis), *drawn]
        at = end
    return [*line, *_between(at, axis.width, waiting, ground, axis)]


def _blocks(ordered: Sequence[Stretch], axis: _Axis) -> Iterator[_Drawn]:
    """What somebody has, from and to which column: none over another, and ground between them."""
    at = 0
    for number, stretch in enumerate(ordered):
        start, end = max(axis.at(stretch.start), at), axis.at(stretch.end)
        following = ordered[number + 1] if number + 1 < len(ordered) else None
        if following and end - start > 1:
            end = max(min(end, axis.at(following.start) - 1), start + 1)
        end = min(max(end, start + 1), axis.width)
        if start < end:
            yield stretch, start, end
            at = end


def _block(stretch: Stretch, columns: int, row: int, height: int, brush: _Brush) -> Line:
    """A row of what somebody has: its sign, and as much of its title as there is room for."""
    sign, pen = KINDS[stretch.kind], brush.pen
    plain = stretch.kind == "free"
    framed = not plain and (stretch.tentative or stretch.confidential or not brush.reversed)
    room = columns - 2 * framed
    each_row = framed or plain or height == 1
    if framed and room < 1:
        framed, room = False, columns
    said = _said(stretch.title, room - 2, 1 if each_row else height, pen)
    words = said[row if not each_row else 0] if (row < len(said) or each_row) else ""
    mark = pen.sign(sign) if each_row or not row else " "
    text = padded(cut(f"{mark} {words}" if room > 2 else mark, room, ""), room)
    if plain:
        return [(mark, hued(sign.hue)), (text[1:], "dim")]
    if framed:
        left, right = _edges(stretch, pen)
        return [(f"{left}{text}{right}", hued(sign.hue))]
    return [(text, hued(sign.hue, *(["reverse"] if brush.reversed else [])))]


def _edges(stretch: Stretch, pen: Pen) -> tuple[str, str]:
    """Brackets; a double rail where it is confidential, before a bracket where it is not sure."""
    rail = pen.drawn("║")
    if not stretch.confidential:
        return ("[", "]")
    return (rail, "]" if stretch.tentative else rail)


def _said(title: str, columns: int, rows: int, pen: Pen) -> list[str]:
    """A title in so many rows, cut in the last; nothing where there is no room for words."""
    if columns < _WORDY:
        return [""]
    lines = wrapped(one_line(title), columns)
    if len(lines) <= rows:
        return lines
    rest = " ".join(lines[rows - 1 :])
    return [*lines[: rows - 1], cut(f"{rest} ", columns, pen.drawn("…"))]


def _free(axis: _Axis, taken: Sequence[_Drawn], pen: Pen) -> str:
    """The ground: a dot at each hour, but where something stands in the rows below."""
    signs = [" "] * axis.width
    for hour in range(axis.first, axis.last):
        place = axis.at(hour * _HOUR)
        if place < axis.width and not any(start <= place < end for _what, start, end in taken):
            signs[place] = pen.drawn("·")
    return "".join(signs)


def _between(start: int, end: int, waiting: list[Arrival], ground: str, axis: _Axis) -> Line:
    """What is free; and, once there is room, the city that somebody has come to."""
    said = ground[start:end]
    due = [each for each in waiting if axis.at(each.minute) < end]
    if not due:
        return [(said, "dim")]
    city = one_line(due[-1].city)
    place = max(start + (start > 0), axis.at(due[-1].minute)) - start
    behind_it = place + width(city)
    if behind_it + (end < axis.width) > len(said):
        return [(said, "dim")]
    del waiting[: len(due)]
    left, right = said[:place], said[behind_it:]
    # No dot touches the city.
    return [(f"{left[:-1]}{' ' * bool(left)}{city}{' ' * bool(right)}{right[1:]}", "dim")]


def _whole_day(row: Row, columns: int, pen: Pen) -> list[Line]:
    sign = sign_of(row)
    (first, *others) = titled(row.title, "bold", row.marks, columns - MARGIN)
    details = _(" · ").join(each for each in (*(t.text for t in row.times), row.who) if each)
    line: Line = [(pen.sign(sign), hued(sign.hue)), (" ", ""), *first, ("  ", ""), (details, "dim")]
    return [*folded(line, columns), *others]


def _label(group: PeopleGroup) -> str:
    """The first of some people, and how many others there are."""
    others = len(group.names) - 1
    return f"{group.names[0]} +{others}" if others else group.names[0]


def _named(name: str, axis: _Axis, pen: Pen) -> str:
    return padded(cut(one_line(name), axis.names, pen.drawn("…")), axis.names + GAP)
