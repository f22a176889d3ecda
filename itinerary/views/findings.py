"""What a terminal says of a finding: what it is in a few words, of which events or people."""

from datetime import date
from typing import Literal

from itinerary.languages import _
from itinerary.languages.dates import hour
from itinerary.problems import Problem, Severity
from itinerary.programme.model import Event, Programme
from itinerary.values import Value
from itinerary.views.signs import finding_name

# How much is said: only what and where; the remedy of each sort of finding once; or everything.
Amount = Literal["short", "usual", "details"]

_NAMED = 2  # events, or people, before the others are only counted


class Finding(Value, frozen=True):
    """A finding in words: its short name, what it is about, its message and its remedy.

    `subjects` are events with their hours, else the people whom it is about.
    """

    severity: Severity
    code: str
    name: str
    subjects: tuple[str, ...]
    are_events: bool
    file: str
    line: int
    message: str
    hint: str
    day: date | None


def finding(problem: Problem, programme: Programme, language: str) -> Finding:
    """A finding in words, for a reader of one language."""
    events = {event.id: event for event in programme.events}
    about = [_timed(events[id], language) for id in problem.events if id in events]
    people = [
        programme.delegates[id].name.read(language)
        for id in problem.delegates
        if id in programme.delegates
    ]
    return Finding(
        severity=problem.severity,
        code=problem.code,
        name=finding_name(problem.code),
        subjects=_counted(about or people),
        are_events=bool(about),
        file=problem.where.file,
        line=problem.where.line,
        message=problem.message,
        hint=problem.hint,
        day=problem.date,
    )


def _timed(event: Event, language: str) -> str:
    title = event.title.read(language)
    if event.when.precision != "hours" or event.when.at is None:
        return title
    return _("{hour} {title}").format(hour=hour(event.when.at), title=title)


def _counted(names: list[str]) -> tuple[str, ...]:
    if len(names) <= _NAMED + 1:
        return tuple(names)
    return (*names[:_NAMED], f"+{len(names) - _NAMED}")
