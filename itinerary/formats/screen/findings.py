"""Findings as a terminal shows them: what, of which events, on which line; and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from itinerary.formats.measures import width
from itinerary.formats.screen.days import GAP, MARGIN
from itinerary.formats.screen.lines import (
    WIDEST,
    behind,
    flowed,
    folded,
    line_width,
    ruled,
    words_in,
)
from itinerary.formats.screen.painter import Line, hued, painted
from itinerary.formats.screen.pens import Pen, pen_of
from itinerary.formats.terminals import Terminal
from itinerary.languages import _, capitalised
from itinerary.languages.dates import full_day
from itinerary.problems import Severity
from itinerary.views.findings import Amount, Finding
from itinerary.views.signs import SEVERITIES

_ON_ONE_LINE = 80  # columns from which events stand behind what it is
_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


def draw_findings(findings: Iterable[Finding], terminal: Terminal, amount: Amount) -> str:
    """Findings under the day on which they would go wrong, those without a day first."""
    pen, columns = pen_of(terminal), min(terminal.width, WIDEST)
    ordered = sorted(findings, key=_order)
    lines: list[Line] = []
    told: set[str] = set()
    for (day, file), group in groupby(ordered, key=lambda each: (each.day, each.file)):
        heading = capitalised(full_day(day)) if day else _("The whole mission")
        lines += [[]] if lines else []
        lines += ruled([(heading, "bold")], file, columns, pen)
        for each in group:
            lines += behind(MARGIN, _finding(each, columns - MARGIN, pen))
            if amount != "short":
                is_new = amount == "details" or each.code not in told
                lines += behind(2 * MARGIN, _about(each, columns - 2 * MARGIN, pen, hint=is_new))
            told.add(each.code)
    return painted(lines, terminal)


def draw_totals(counts: Sequence[tuple[Severity, str]], terminal: Terminal) -> str:
    """How many there are of each severity, each behind its sign."""
    pen = pen_of(terminal)
    entries: list[Line] = []
    for severity, words in counts:
        sign = SEVERITIES[severity]
        entries.append([(pen.sign(sign), hued(sign.hue)), (f" {words}", "bold")])
    return painted(flowed(entries, terminal.width, GAP + 1), terminal)


def _order(finding: Finding) -> tuple[date, str, int]:
    return finding.day or date.min, finding.file, _ORDER.index(finding.severity)


def _finding(finding: Finding, columns: int, pen: Pen) -> list[Line]:
    """The sign, what it is, of what, and at the right end the line of the file."""
    sign = SEVERITIES[finding.severity]
    head: Line = [(f"{pen.sign(sign)} ", hued(sign.hue)), (finding.name, hued(sign.hue))]
    between = f" {pen.drawn('×')} " if finding.are_events else _(", ")
    subject = between.join(finding.subjects)
    at = f":{finding.line}"
    if not subject or columns + MARGIN < _ON_ONE_LINE:
        beneath = behind(MARGIN, words_in("bold", subject, columns - MARGIN))
        return [*_ended(head, at, columns), *beneath]
    room = columns - line_width(head) - 2 * GAP - width(at)
    first, *others = folded([(subject, "bold")], room)
    line: Line = [*head, (" " * GAP, ""), *first]
    return [*_ended(line, at, columns), *behind(line_width(head) + GAP, others)]


def _ended(line: Line, end: str, columns: int) -> list[Line]:
    """A line with something at the right end of it."""
    gap = columns - line_width(line) - width(end)
    if gap < 1:
        return folded([*line, ("  ", ""), (end, "dim")], columns)
    return [[*line, (" " * gap, ""), (end, "dim")]]


def _about(finding: Finding, columns: int, pen: Pen, *, hint: bool) -> Iterator[Line]:
    yield from words_in("dim", finding.message, columns)
    if hint:
        lead = f"{pen.drawn('↳')} "
        words = f"{finding.code}  {finding.hint}" if finding.hint else finding.code
        first, *others = folded([(words, "dim")], columns - width(lead))
        yield [(lead, "dim"), *first]
        yield from behind(width(lead), others)
