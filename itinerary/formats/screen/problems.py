"""Problems and findings as people and programs read them."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from itinerary.formats.directions import isolated
from itinerary.formats.measures import cut, steady, width, wrapped
from itinerary.formats.terminals import Terminal, printable
from itinerary.languages import _, capitalised, plural, together
from itinerary.languages import deferred as d
from itinerary.languages.dates import full_day
from itinerary.problems import Problem, Severity, Where
from itinerary.views.records import Row

_SEVERITIES: dict[Severity, str] = {"error": d("error"), "warning": d("warning"), "info": d("info")}
_WIDEST = 100  # columns of an offending line, before only what is around the caret is shown
_MARKED = 5  # characters a column
_BEFORE = 0.6  # of them stay before the caret then
_INDENT = "    "

# The text of a line of a file, or nothing where it cannot be had any more.
LineOf = Callable[[Where], str | None]


def write_problems(
    problems: Iterable[Problem], line_of: LineOf, terminal: Terminal | None = None
) -> str:
    """A problem after the other: its address, what is wrong, what to do, and the line itself.

    Sentences are wrapped to the width of a terminal; without one, they stay on a line each.
    """
    return "".join(_problem(problem, line_of(problem.where), terminal) for problem in problems)


def write_findings(findings: Iterable[Problem]) -> str:
    """Findings under the day on which they would go wrong, those without a day first."""
    by_day = sorted(findings, key=lambda finding: finding.date or date.min)
    groups = groupby(by_day, key=lambda finding: finding.date)
    return "\n".join(_day(day, tuple(group)) for day, group in groups)


def counted(findings: Iterable[Problem], unlisted: int) -> list[tuple[Severity, str]]:
    """How many findings there are of each severity that there is, in words."""
    errors, warnings, infos = _numbers(findings)
    counts: list[tuple[Severity, str]] = []
    if errors:
        counts.append(("error", plural("{number} error", "{number} errors", errors)))
    if warnings:
        counts.append(("warning", plural("{number} warning", "{number} warnings", warnings)))
    if infos:
        counts.append(("info", plural("{number} remark", "{number} remarks", infos)))
    if unlisted:
        remarks = plural("{number} remark", "{number} remarks", unlisted)
        said = _("{remarks} not shown, --info lists them").format(remarks=remarks)
        counts.append(("info", said))
    return counts


def totals(findings: Iterable[Problem], unlisted: int) -> str:
    """How many findings there are of each severity, and how many are not listed."""
    errors, warnings, infos = _numbers(findings)
    counts = [
        plural("{number} error", "{number} errors", errors),
        plural("{number} warning", "{number} warnings", warnings),
    ]
    if infos:
        counts.append(plural("{number} remark", "{number} remarks", infos))
    said = _(", ").join(counts)
    if unlisted:
        remarks = plural("{number} remark", "{number} remarks", unlisted)
        return _("{counts}; {remarks} not shown, --info lists them").format(
            counts=said, remarks=remarks
        )
    return said


def _numbers(findings: Iterable[Problem]) -> tuple[int, int, int]:
    """How many errors, warnings and remarks there are."""
    numbers = dict.fromkeys(_SEVERITIES, 0)
    for finding in findings:
        numbers[finding.severity] += finding.number
    return numbers["error"], numbers["warning"], numbers["info"]


def problem_record(problem: Problem) -> Row:
    """A problem as programs read it; every key always present."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "message": problem.message,
        "hint": problem.hint or None,
        "events": list(problem.events),
        "delegates": list(problem.delegates),
        "date": problem.date.isoformat() if problem.date else None,
    }


def _problem(problem: Problem, line: str | None, terminal: Terminal | None) -> str:
    said = _("{where}: {message}").format(where=problem.where, message=problem.message)
    text = _hung(together(said, problem.hint), terminal)
    if line is None or not line.strip():
        return text
    shown, caret = _pointed(line, problem.where.column, terminal)
    return f"{text}{_INDENT}{shown}\n{_INDENT}{caret}\n"


def _pointed(line: str, column: int, terminal: Terminal | None) -> tuple[str, str]:
    """The line, or what is around a column of it, and a caret that stands under that column."""
    widest = _WIDEST if terminal is None else max(min(_WIDEST, terminal.width - len(_INDENT)), 2)
    drawn = steady if terminal else str
    # Of a line of megabytes, no more is looked at than could stand there with marks on it.
    at, near = column - 1, _MARKED * widest
    before, after = (
        drawn(printable(part.replace("\t", " ")))
        for part in (line[max(at - near, 0) : at], line[at : at + near])
    )
    if len(line) > widest or width(before + after) > widest:
        room = int(widest * _BEFORE)
        before = before[-room:]
        while width(before) > room:
            before = before[1:]
        after = cut(after[:widest], widest - width(before), "")
    return f"{before}{after}".rstrip(), " " * width(before) + "^"


def _day(day: date | None, findings: tuple[Problem, ...]) -> str:
    heading = capitalised(full_day(day)) if day else _("The whole mission")
    return "".join([f"{heading}\n", *map(_finding, findings)])


def _finding(finding: Problem) -> str:
    where = f"{finding.where.file}:{finding.where.line}"
    said = _("{where}: {severity} {code}: {message}").format(
        where=where,
        severity=_(_SEVERITIES[finding.severity]),
        code=finding.code,
        message=finding.message,
    )
    hint = _hung(finding.hint, None, _INDENT) if finding.hint else ""
    return _hung(said, None, "  ") + hint


def _hung(sentence: str, terminal: Terminal | None, indent: str = "") -> str:
    """A sentence behind an indent, its further lines two columns more to the right."""
    said = printable(sentence)
    if terminal is None:
        return f"{indent}{isolated(said)}\n"
    lines = wrapped(f"{indent}{steady(said)}", terminal.width, f"{indent}  ")
    return "".join(f"{line}\n" for line in lines)
