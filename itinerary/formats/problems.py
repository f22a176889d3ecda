"""Problems and findings as people and programs read them."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from unicodedata import east_asian_width

from itinerary.languages import _, plural, together
from itinerary.languages import deferred as d
from itinerary.languages.dates import full_day
from itinerary.problems import Problem, Severity, Where
from itinerary.records import Record

_SEVERITIES: dict[Severity, str] = {"error": d("error"), "warning": d("warning"), "info": d("info")}
_WIDEST = 100  # columns of an offending line, before only what is around the caret is shown
_BEFORE = 60  # columns of it that stay before the caret then

# The text of a line of a file, or nothing where it cannot be had any more.
LineOf = Callable[[Where], str | None]


def write_problems(problems: Iterable[Problem], line_of: LineOf) -> str:
    """A problem after the other: its address, what is wrong, what to do, and the line itself."""
    return "".join(_problem(problem, line_of(problem.where)) for problem in problems)


def write_findings(findings: Iterable[Problem]) -> str:
    """Findings under the day on which they would go wrong, those without a day first."""
    by_day = sorted(findings, key=lambda finding: finding.date or date.min)
    groups = groupby(by_day, key=lambda finding: finding.date)
    return "\n".join(_day(day, tuple(group)) for day, group in groups)


def totals(findings: Iterable[Problem], unlisted: int) -> str:
    """How many findings there are of each severity, and how many are not listed."""
    severities = [finding.severity for finding in findings]
    counts = [
        plural("{number} error", "{number} errors", severities.count("error")),
        plural("{number} warning", "{number} warnings", severities.count("warning")),
    ]
    infos = severities.count("info")
    if infos:
        counts.append(plural("{number} remark", "{number} remarks", infos))
    said = _(", ").join(counts)
    if unlisted:
        remarks = plural("{number} remark", "{number} remarks", unlisted)
        return _("{counts}; {remarks} not shown, --info lists them").format(
            counts=said, remarks=remarks
        )
    return said


def problem_record(problem: Problem) -> Record:
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


def _problem(problem: Problem, line: str | None) -> str:
    said = _("{where}: {message}").format(where=problem.where, message=problem.message)
    text = together(said, problem.hint)
    if line is None or not line.strip():
        return f"{text}\n"
    shown, caret = _pointed(line, problem.where.column)
    return f"{text}\n    {shown}\n    {caret}\n"


def _pointed(line: str, column: int) -> tuple[str, str]:
    """The line, or what is around a column of it, and a caret that stands under that column."""
    cut = max(0, column - 1 - _BEFORE) if len(line) > _WIDEST else 0
    shown = line[cut : cut + _WIDEST].replace("\t", " ").rstrip()
    before = shown[: column - 1 - cut]
    return shown, "".join(_blank(character) for character in before) + "^"


def _blank(character: str) -> str:
    """As many spaces as a character is wide on a terminal."""
    return "  " if east_asian_width(character) in "WF" else " "


def _day(day: date | None, findings: tuple[Problem, ...]) -> str:
    heading = full_day(day) if day else _("The whole mission")
    return "".join([f"{heading}\n", *(_finding(finding) for finding in findings)])


def _finding(finding: Problem) -> str:
    where = f"{finding.where.file}:{finding.where.line}"
    severity = _(_SEVERITIES[finding.severity])
    said = _("{where}: {severity} {code}: {message}").format(
        where=where, severity=severity, code=finding.code, message=finding.message
    )
    return f"  {said}\n" + (f"    {finding.hint}\n" if finding.hint else "")
