"""Findings of one cause as one: a plenary in the way of what forty people do each by themselves."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from itinerary.checks.wording import ids, people
from itinerary.languages import _, together
from itinerary.problems import Problem, Problems, Severity
from itinerary.programme.model import Programme

_FEW = 3  # findings that have an event in common, and are still worth a line each


class _Sort(NamedTuple):
    """What findings have in common that can have one cause."""

    code: str
    severity: Severity
    day: date | None


def by_cause(problems: Iterable[Problem], programme: Programme, language: str) -> Problems:
    """The findings, with many of one day that have an event in common as one.

    That of the first in protocol stands for all, and names the people of the others.
    """
    given = tuple(problems)
    sorts: dict[_Sort, list[Problem]] = {}
    for problem in given:
        if problem.events and problem.delegates:
            key = _Sort(problem.code, problem.severity, problem.date)
            sorts.setdefault(key, []).append(problem)
    told: dict[Problem, Problem | None] = {}  # in place of each; None where another tells it
    ranks = {delegate: rank for rank, delegate in enumerate(programme.delegates)}
    for alike in (cause for sort in sorts.values() for cause in _causes(sort)):
        first = min(alike, key=lambda each: ranks[each.delegates[0]])
        told.update(dict.fromkeys(alike))
        told[first] = _together(first, alike, programme, language)
    return tuple(said for each in given if (said := told.get(each, each)))


def _causes(problems: Sequence[Problem]) -> Iterator[list[Problem]]:
    """Those that have an event in common, where they are many; each once."""
    having: dict[str, list[Problem]] = {}
    for problem in problems:
        for event in problem.events:
            having.setdefault(event, []).append(problem)
    told: set[Problem] = set()
    for event in sorted(having, key=lambda each: -len(having[each])):
        alike = [each for each in having[event] if each not in told]
        if len(alike) > _FEW:
            told.update(alike)
            yield alike


def _together(
    first: Problem, alike: Sequence[Problem], programme: Programme, language: str
) -> Problem:
    concerned = {delegate for each in alike for delegate in each.delegates}
    in_order = [each for each in programme.delegates.values() if each.id in concerned]
    message = first.message
    if more := [each for each in in_order if each.id not in first.delegates]:
        likewise = _("The same goes for {people}.").format(people=people(more, language))
        message = together(message, likewise)
    events = dict.fromkeys(event for each in (first, *alike) for event in each.events)
    return first._replace(message=message, events=tuple(events), delegates=ids(in_order))
