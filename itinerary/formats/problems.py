"""Problems as people and programs read them."""

from collections.abc import Iterable

from itinerary.languages import _
from itinerary.problems import Problem
from itinerary.records import Record


def write_problems(problems: Iterable[Problem]) -> str:
    """A line a problem: its address, what is wrong, and what to do about it."""
    return "".join(f"{_line(problem)}\n" for problem in problems)


def problem_record(problem: Problem) -> Record:
    """A problem as programs read it."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "message": problem.message,
        "hint": problem.hint or None,
    }


def _line(problem: Problem) -> str:
    said = _("{where}: {message}").format(where=problem.where, message=problem.message)
    return f"{said} {problem.hint}".rstrip()
