"""Days as a terminal shows them: hours left of a line of time, signs on it, words right of it.

Colour lives on the sign and on the line; words have the terminal's own ink.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from itinerary.formats.measures import one_line, pieces, width
from itinerary.formats.screen.lines import (
    WIDEST,
    behind,
    beside,
    flowed,
    folded,
    line_width,
    ruled,
    shared,
    words_in,
)
from itinerary.formats.screen.painter import Line, hued
from itinerary.formats.screen.pens import Pen
from itinerary.languages import _, capitalised
from itinerary.programme.shape.document import Kind
from itinerary.views.pages import Block, Changed, ClockTime, Mark, Row
from itinerary.views.signs import CANCELLED, CHANGES, KINDS, MARKS, Sign
from itinerary.views.words import kind_words

MARGIN = GAP = 2
_BESIDE, _TWO_COLUMNS, _ONE_LINE = 60, 100, 150  # columns from which there is room for that
_WORDY = 20  # columns of hours that are said in words, before they wrap
_WHOLE = 20  # columns up to which a date or a name in Japanese is whole
_NO_BREAK = "\u00a0"


class Layout(NamedTuple):
    """How wide everything is that stands side by side, alike for all days of an answer."""

    columns: int
    own: int
    home: int
    title: int
    place: int
    people: int


def layout_of(rows: Sequence[Row], columns: int) -> Layout:
    """The widths that rows have on a terminal."""
    wide = min(columns, WIDEST)
    own = _widest(_time_words(time) for row in rows for time in row.times if time.strong)
    wordy = _widest(_time_words(time) for row in rows for time in row.times if not time.label)
    own = max(own, min(wordy, _WORDY))
    home = _widest(_time_words(time) for row in rows for time in row.times if _is_beside(time))
    if wide < _BESIDE:
        return Layout(wide, 0, 0, wide - MARGIN - 1 - GAP, 0, 0)
    if any(row.change for row in rows):
        return Layout(wide, min(max(own, home), wide // 3), 0, 0, 0, 0)
    if wide < _ONE_LINE:
        hours = min(max(own, home), wide // 3)
        room = wide - MARGIN - hours - (GAP if hours else 0) - 1 - GAP
        if wide < _TWO_COLUMNS:
            return Layout(wide, hours, 0, room, 0, 0)
        title = _title_column(rows, room)
        return Layout(wide, hours, 0, title, room - title - GAP, 0)
    taken = MARGIN + sum(each + GAP for each in (own, home) if each) + 1 + GAP
    texts = [
        [_headline(row) for row in rows],
        [row.venue for row in rows],
        [row.who for row in rows],
    ]
    least = [max((longest_piece(text) for text in each), default=0) for each in texts]
    title, place, people = shared(wide - taken - 2 * GAP, least, [_widest(each) for each in texts])
    return Layout(wide, own, home, title, place, people)


def _title_column(rows: Sequence[Row], room: int) -> int:
    """How wide titles are beside places: room for what stands behind them, where places can be."""
    most = room // 2
    titles = _widest(_headline(row, behind=False) for row in rows)
    with_remarks = _widest(_headline(row) for row in rows)
    left = room - GAP - _widest(row.venue for row in rows)
    return min(max(titles, min(left, with_remarks)), most)


def block_lines(block: Block, layout: Layout, pen: Pen) -> Iterator[Line]:
    """A day: its heading, what is to be known of it, and its rows."""
    is_change = any(row.change for row in block.rows)
    number = "" if is_change else str(block.number or "")
    yield from ruled(_heading(block), number, layout.columns, pen)
    for remark in block.remarks:
        style = "dim" if block.rows else ""
        yield from behind(MARGIN, words_in(style, remark, layout.columns - MARGIN))
    is_due = bool(block.present)
    for row in block.rows:
        if is_due and row.state == "to come":
            yield from _present(block.present, layout, pen)
            is_due = False
        yield from behind(MARGIN, row_lines(row, layout, pen))
    if is_due:
        yield from _present(block.present, layout, pen)


def row_lines(row: Row, layout: Layout, pen: Pen) -> list[Line]:
    """An event: its hours, its sign on the line of time, and its words."""
    if row.change:
        return _changed(row, layout, pen)
    if row.kind is None:
        return _without_sign(row, layout.columns - MARGIN)
    if not layout.own and layout.columns < _BESIDE:
        return _stacked(row, layout, pen)
    room = layout.title
    if layout.place:
        what = [*_with_remarks(row, room)]
    else:
        what = [*said(row, room), *words_in("", _details(row), room), *_people(row, room)]
    columns: list[tuple[Sequence[Line], int]] = [(what, room)]
    if layout.people:
        columns.append((words_in(_plain(row), row.venue, layout.place), layout.place))
        columns.append((_people(row, layout.people), layout.people))
    elif layout.place:
        about = [*words_in(_plain(row), row.venue, layout.place), *_people(row, layout.place)]
        columns.append((about, layout.place))
    own = _hours(row, layout.own, beside=bool(layout.home))
    home = _home(row, layout.home)
    height = max(len(own), len(home), *(len(cells) for cells, _width in columns))
    columns.insert(0, (_thread(row, height, pen), 1))
    if layout.home:
        columns.insert(0, (home, layout.home))
    if layout.own:
        columns.insert(0, (own, layout.own))
    return beside(columns, GAP)


def said(row: Row, columns: int) -> list[Line]:
    """The title of a row and its marks, none of which breaks."""
    struck = row.cancelled
    style = "dim strike" if struck else "" if row.state == "past" else "bold"
    style = "dim" if row.state == "past" and not struck else style
    return titled(row.title, style, row.marks, columns, weak=row.state == "past")


def titled(
    title: str, style: str, marks: Sequence[Mark], columns: int, *, weak: bool = False
) -> list[Line]:
    """A title in some style, and its marks."""
    line: Line = [(one_line(title), style)]
    for mark in marks:
        words = one_line(mark.words).replace(" ", _NO_BREAK)
        line += [(" ", ""), (f"[{words}]", hued(MARKS[mark.sort], *(["dim"] if weak else [])))]
    return [
        [(words.replace(_NO_BREAK, " ") if "[" in words else words, style) for words, style in each]
        for each in folded(line, columns)
    ]


def legend(rows: Iterable[Row], columns: int, pen: Pen) -> list[Line]:
    """What the signs mean that were drawn, in the words of the kinds."""
    entries = meanings({row.kind for row in rows if row.kind}, pen)
    return flowed(entries, min(columns, WIDEST), GAP + 1)


def meanings(kinds: Set[Kind], pen: Pen) -> list[Line]:
    """What the sign of each kind means; nothing where all of them are other."""
    if kinds <= {"other"}:
        return []
    words: dict[Sign, list[str]] = {}
    for kind, sign in KINDS.items():
        if kind in kinds:
            words.setdefault(sign, []).append(kind_words(kind))
    return [
        [(pen.sign(sign), hued(sign.hue)), (" " + _(", ").join(each), "dim")]
        for sign, each in words.items()
    ]


def sign_of(row: Row) -> Sign:
    """What stands on the line of time for an event."""
    return CANCELLED if row.cancelled else KINDS[row.kind or "other"]


def _heading(block: Block) -> Line:
    if not block.day:
        return [(one_line(block.heading), "bold")]
    line: Line = [(one_line(capitalised(block.day)), "bold")]
    if block.title:
        line += [("  ", ""), (one_line(block.title), "italic")]
    if block.city:
        line += [("  ", ""), (one_line(block.city), "")]
    for city in block.others:
        line.append((_(", ") + one_line(city), "dim"))
    return line


def _present(times: Sequence[ClockTime], layout: Layout, pen: Pen) -> list[Line]:
    """The present moment: a red rule, with what the clocks show."""
    along = pen.drawn("─")
    own, *others = map(_time_words, times)
    line: Line = [(" " * MARGIN, ""), (own, "red bold")]
    for words in others:
        line += [(f" {along} {words}", "red")]
    room = layout.columns - line_width(line) - 1
    return [[*line, (f" {along * room}", "red")]] if room > 0 else folded(line, layout.columns)


def _stacked(row: Row, layout: Layout, pen: Pen) -> list[Line]:
    """On a phone: the hours of both clocks on the line of the sign, and the words beneath."""
    room = layout.title
    hours: Line = []
    for time in row.times:
        gap = [("  ", "")] if hours else []
        hours += [*gap, (_time_words(time), _time_style(row, time))]
    words = [*folded(hours, room)] if hours else []
    words += [*said(row, room), *words_in(_plain(row), _details(row), room), *_people(row, room)]
    return beside([(_thread(row, len(words), pen), 1), (words, room)], GAP)


def _without_sign(row: Row, columns: int) -> list[Line]:
    """What is no event, in the words that there are."""
    words = [*said(row, columns), *words_in("", _details(row), columns - MARGIN)]
    return [*words[:1], *behind(MARGIN, [*words[1:], *_people(row, columns - MARGIN)])]


def _changed(row: Row, layout: Layout, pen: Pen) -> list[Line]:
    """An event that is new, gone, or another: what that is stands on the line of time."""
    sign = sign_of(row)
    own = _hours(row, layout.own or layout.title, beside=False)
    is_narrow = layout.columns < _BESIDE
    taken = 0 if is_narrow else layout.own + GAP + 1 + GAP
    room = layout.columns - MARGIN - 1 - GAP - taken
    words = said(row, room)
    for each in row.changed:
        words += folded(_was_and_is(each, pen), room)
    told = {each.remark for each in row.changed}
    for remark in row.remarks:
        words += words_in("dim", remark, room) if remark not in told else []
    words += [*words_in("dim", row.venue, room), *_people(row, room)]
    kind: list[Line] = [[(pen.sign(sign), hued(sign.hue))]]
    if is_narrow:
        words = [*own, *words]
        columns: list[tuple[Sequence[Line], int]] = [(words, room)]
    else:
        columns = [(own, layout.own), (kind, 1), (words, room)]
    height = max(len(cells) for cells, _width in columns)
    return beside([(_threaded(CHANGES[row.change], height, "", pen), 1), *columns], GAP)


def _was_and_is(each: Changed, pen: Pen) -> Line:
    """What it was, struck, and what it is now; each only where there is something."""
    line: Line = [(f"{one_line(each.label)}  ", "dim")]
    if each.before:
        line.append((one_line(each.before), "red strike"))
    if each.before and each.after:
        line.append((f" {pen.drawn('→')} ", "dim"))
    if each.after:
        line.append((one_line(each.after), "green bold"))
    return [*line, (f"  {one_line(each.more)}", "dim")] if each.more else line


def changes_line(rows: Iterable[Row], pen: Pen) -> Line:
    """How many events are new, gone and others, each behind its sign."""
    counts = Counter(row.change for row in rows if row.change)
    line: Line = []
    for change in ("added", "removed", "changed"):
        if counts[change]:
            sign = CHANGES[change]
            line += [("   ", "")] if line else []
            line.append((f"{pen.sign(sign)} {counts[change]}", hued(sign.hue, "bold")))
    return line


def _thread(row: Row, height: int, pen: Pen) -> list[Line]:
    """The sign of a row, and the line of time below it."""
    return _threaded(sign_of(row), height, "dim" if row.state == "past" else "", pen)


def _threaded(sign: Sign, height: int, attribute: str, pen: Pen) -> list[Line]:
    style = hued(sign.hue, *([attribute] if attribute else []))
    thread: list[Line] = [[(pen.drawn("│"), style)] for _row in range(height - 1)]
    return [[(pen.sign(sign), style)], *thread]


def _hours(row: Row, columns: int, *, beside: bool) -> list[Line]:
    """The hours on the event's own clock, and beneath them those of another."""
    return [
        line
        for time in row.times
        if not (beside and _is_beside(time))
        for line in words_in(_time_style(row, time), _time_words(time), columns)
    ]


def _home(row: Row, columns: int) -> list[Line]:
    """The hours on another clock, where they have a column of their own."""
    times = (time for time in row.times if columns and _is_beside(time))
    return [line for time in times for line in words_in("dim", _time_words(time), columns)]


def _time_style(row: Row, time: ClockTime) -> str:
    if not time.strong or row.cancelled or row.state == "past":
        return "dim"
    return hued(sign_of(row).hue, "bold", "reverse") if row.state == "on" else "bold"


def _time_words(time: ClockTime) -> str:
    label = "" if time.is_usual else one_line(time.label)
    return " ".join(each for each in (time.shift, time.text, label) if each)


def _is_beside(time: ClockTime) -> bool:
    """Whether it is another clock's, beside the event's own."""
    return not time.strong and bool(time.label)


def _with_remarks(row: Row, columns: int) -> Iterator[Line]:
    """A title, and what remains to be said behind it where one line holds both, else beneath."""
    lines = said(row, columns)
    remarks = _(" · ").join(row.remarks)
    if remarks and len(lines) == 1 and line_width(lines[0]) + GAP + width(remarks) <= columns:
        yield [*lines[0], (" " * GAP, ""), (one_line(remarks), "dim")]
        return
    yield from lines
    for remark in row.remarks:
        yield from words_in("dim", remark, columns)


def _headline(row: Row, *, behind: bool = True) -> str:
    """A title with its marks, and what stands behind it."""
    marks = "".join(f" [{mark.words}]" for mark in row.marks)
    remarks = _(" · ").join(row.remarks) if behind else ""
    return one_line(f"{row.title}{marks}") + (f"  {one_line(remarks)}" if remarks else "")


def _details(row: Row) -> str:
    return _(" · ").join(words for words in (*row.remarks, row.venue) if words)


def _people(row: Row, columns: int) -> list[Line]:
    return words_in("dim", row.who, columns)


def _plain(row: Row) -> str:
    return "dim" if row.state == "past" or row.cancelled else ""


def _widest(texts: Iterable[str]) -> int:
    return max(map(width, texts), default=0)


def longest_piece(text: str) -> int:
    """How wide a column must be for what stands in it to be whole: words, dates, names."""
    return max((width(piece.rstrip()) for piece in pieces(one_line(text), _WHOLE)), default=0)
