"""This moment as a terminal shows it: what is on with what is left of it, what is next, and who is
where."""

from collections.abc import Iterator, Sequence

from itinerary.formats.measures import one_line, width
from itinerary.formats.screen.days import GAP, MARGIN, said, sign_of
from itinerary.formats.screen.lines import (
    WIDEST,
    behind,
    beside,
    flowed,
    folded,
    ruled,
    words_in,
)
from itinerary.formats.screen.painter import Line, hued, painted
from itinerary.formats.screen.pens import Pen, pen_of
from itinerary.formats.screen.table import notice_lines
from itinerary.formats.terminals import Terminal
from itinerary.languages import _
from itinerary.views.pages import Coming, Gathering, NowPage, Row, Underway
from itinerary.views.signs import FREE

ABREAST = 100  # columns from which two events that are on stand side by side
_BESIDE = 80  # columns from which what is next takes a line each
_LONGEST_BAR = 40


def write_moment(moment: NowPage, terminal: Terminal) -> str:
    """A moment as it fits a terminal."""
    pen, columns = pen_of(terminal), min(terminal.width, WIDEST)
    lines = [*words_in("bold", moment.title, columns), [], *moment_lines(moment, columns, pen)]
    return painted([*lines, *notice_lines(moment.notice, terminal.width)], terminal)


def moment_lines(moment: NowPage, columns: int, pen: Pen) -> list[Line]:
    """The clocks, and below them all that is to be known."""
    return [
        *trouble_lines(moment, columns, pen),
        *_clocks(moment, columns),
        [],
        *_underway(moment, columns, pen),
        *coming_lines(moment.coming, columns, pen),
        *gathering_lines(moment, columns, pen),
    ]


def trouble_lines(moment: NowPage, columns: int, pen: Pen) -> Iterator[Line]:
    """What is wrong with the file, before all else."""
    if not moment.trouble:
        return
    first, *others = moment.trouble
    yield from folded([("✗ " if pen.lines else "x ", "red"), (first, "bold")], columns)
    for words in others:
        yield from words_in("", words, columns)
    yield []


def _clocks(moment: NowPage, columns: int) -> list[Line]:
    """What every clock shows, that of most people first."""
    entries: list[Line] = []
    for number, clock in enumerate(moment.clocks):
        hour, style = ("bold", "") if not number else ("", "dim")
        entries.append([(clock.hour, hour), (" " + one_line(_(", ").join(clock.cities)), style)])
    return flowed([*entries, [(moment.day, "dim")]], columns, GAP + 1)


def _underway(moment: NowPage, columns: int, pen: Pen) -> Iterator[Line]:
    number = str(len(moment.underway) or "")
    yield from ruled([(_("On now"), "bold")], number, columns, pen)
    if not moment.underway:
        yield from behind(MARGIN, words_in("dim", _("Nothing is on at this moment."), columns))
    abreast = 2 if columns >= ABREAST and len(moment.underway) > 1 else 1
    room = (columns - MARGIN - GAP * (abreast - 1)) // abreast
    cells = [_under_way(each, room, pen) for each in moment.underway]
    for start in range(0, len(cells), abreast):
        pair = [(cell, room) for cell in cells[start : start + abreast]]
        yield from behind(MARGIN, beside(pair, GAP))
    for row in moment.whole_day:
        yield from behind(MARGIN, _whole_day(row, columns - MARGIN, pen))


def _under_way(each: Underway, columns: int, pen: Pen) -> list[Line]:
    """An event that is on: its title, a bar, until when, where, and who."""
    row, room = each.row, columns - GAP
    words = said(row, room)
    if each.share is not None:
        words.append(bar(each.share, hued(sign_of(row).hue), min(room, _LONGEST_BAR), pen))
    first, *others = row.remarks or ("",)
    words += words_in("", first, room)
    words += words_in("", _(" · ").join(each for each in (*others, row.venue) if each), room)
    words += words_in("dim", row.who, room)
    return beside([([_sign(row, pen)], 1), (words, room)], 1)


def bar(share: float, style: str, columns: int, pen: Pen) -> Line:
    """How much of something is over: heavy so far, and thin what is left."""
    done = round(share * columns)
    return [(pen.drawn("━") * done, style), (pen.drawn("─") * (columns - done), "dim")]


def _whole_day(row: Row, columns: int, pen: Pen) -> list[Line]:
    details = _(" · ").join(time.text for time in row.times)
    line: Line = [(one_line(row.title), ""), (f"  {details}", "dim")]
    room = columns - 2
    return beside([([_sign(row, pen)], 1), (folded(line, room), room)], 1)


def coming_lines(coming: Sequence[Coming], columns: int, pen: Pen) -> Iterator[Line]:
    """What is next: in how long, when on its own clock, what and for whom."""
    if not coming:
        return
    yield []
    yield from ruled([(_("Next"), "bold")], "", columns, pen)
    ahead = max(width(each.ahead) for each in coming)
    hours = max(width(_hour(each)) for each in coming)
    for each in coming:
        row = each.row
        who = [("  ", ""), (one_line(row.who), "dim")] if row.who else []
        if columns < _BESIDE:
            room = columns - MARGIN - 1 - GAP
            words = folded([(_hour(each), "bold"), ("  ", ""), *_title(row)], room)
            words += folded([(each.ahead, ""), *who], room) + words_in("", each.before, room)
            yield from behind(MARGIN, beside([([_sign(row, pen)], 1), (words, room)], GAP))
            continue
        room = columns - MARGIN - ahead - hours - 1 - 4 * GAP
        cells: list[tuple[Sequence[Line], int]] = [
            ([[(each.ahead, "")]], ahead + 1),
            ([[(each.hour, "bold"), (f" {each.label}", "dim")]], hours + 1),
            ([_sign(row, pen)], 1),
            (folded([*_title(row), *who], room) + words_in("", each.before, room), room),
        ]
        yield from behind(MARGIN, beside(cells, GAP))


def gathering_lines(moment: NowPage, columns: int, pen: Pen) -> Iterator[Line]:
    """Who is where, with how many they are; who is free has a sign."""
    if not moment.gatherings:
        return
    total = sum(len(each.people) for each in moment.gatherings)
    yield []
    yield from ruled([(_("Where everybody is"), "bold")], str(total), columns, pen)
    widest = (columns - MARGIN) // 3
    places = min(max(width(each.place) for each in moment.gatherings), widest)
    numbers = max(len(str(len(each.people))) for each in moment.gatherings)
    room = columns - MARGIN - places - numbers - 2 * GAP
    for each in moment.gatherings:
        cells: list[tuple[Sequence[Line], int]] = [
            (words_in("bold", each.place, places), places),
            ([[(f"{len(each.people):>{numbers}}", "")]], numbers),
            (folded(_names(each, pen), room), room),
        ]
        yield from behind(MARGIN, beside(cells, GAP))
    if any(person.is_free for each in moment.gatherings for person in each.people):
        sign: Line = [(pen.sign(FREE), hued(FREE.hue)), (" " + _("Free now"), "dim")]
        yield [(" " * (columns - room), ""), *sign]


def _names(gathering: Gathering, pen: Pen) -> Line:
    line: Line = []
    for person in gathering.people:
        if line:
            line.append((_(", "), "dim"))
        if person.is_free:
            line.append((f"{pen.sign(FREE)}\u00a0", hued(FREE.hue)))
        line.append((one_line(person.name), ""))
    return line


def _hour(coming: Coming) -> str:
    return f"{coming.hour} {coming.label}".strip()


def _title(row: Row) -> Line:
    return said(row, WIDEST * WIDEST)[0]


def _sign(row: Row, pen: Pen) -> Line:
    sign = sign_of(row)
    return [(pen.sign(sign), hued(sign.hue))]
