"""`check`: what is wrong in a programme, and what would go wrong on the day."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, get_args

import typer

from itinerary.checks import CODES, findings, is_accepted
from itinerary.checks.causes import by_cause
from itinerary.cli.session import Session
from itinerary.cli.terminal.lines import line_of
from itinerary.cli.terminal.terminal import shown, terminal_of
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.meanings import each_choice
from itinerary.cli.typed.options import AtMoment, parties
from itinerary.errors import UsageError
from itinerary.formats.screen.problems import (
    counted,
    problem_record,
    totals,
    write_findings,
    write_problems,
)
from itinerary.formats.terminals import Terminal
from itinerary.languages import _, plural, together
from itinerary.languages import deferred as d
from itinerary.problems import Problem, Problems, Severity
from itinerary.programme.model import Party, Programme
from itinerary.programme.neighbours import neighbours
from itinerary.programme.tally import MOST_TOLD
from itinerary.queries.selection import is_one_of
from itinerary.values import Value
from itinerary.views.findings import Amount, finding
from itinerary.views.pages import each_text

PROBLEMS_FOUND = 3


class Choices(Value, frozen=True):
    """Which findings are listed, and which of them count, as typed."""

    delegate: Annotated[
        list[str] | None, option("--delegate -d", d("Only what concerns them."), d("NAME"))
    ] = None
    only: Annotated[
        list[str] | None, option("--only", d("Only findings of this code."), d("CODE"))
    ] = None
    info: Annotated[bool, option("--info", d("List remarks too."))] = False
    show_ignored: Annotated[
        bool, option("--show-ignored", d("List what events accept with `ignore` too."))
    ] = False
    strict: Annotated[bool, option("--strict", d("Let warnings count as errors."))] = False
    short: Annotated[bool, option("--short", d("On a terminal, only what is wrong and where."))] = (
        False
    )
    details: Annotated[
        bool, option("--details", d("On a terminal, what to do about each, not once a sort."))
    ] = False

    @property
    def amount(self) -> Amount:
        """How much is said on a terminal; UsageError where both are asked for."""
        if self.short and self.details:
            raise UsageError(_("Say either --short or --details."))
        return "short" if self.short else "details" if self.details else "usual"

    def chosen(self, programme: Programme, now: datetime, language: str) -> Problems:
        """The findings of a programme that are wanted, remarks included."""
        codes = each_choice(self.only, _("finding"), CODES) or CODES
        people = parties(self.delegate, programme)
        beside = neighbours(Path(programme.files[0]).parent)
        wanted = (
            each
            for each in findings(programme, now, language, codes, beside)
            if self.show_ignored or not is_accepted(each, programme)
            if not people or _concerns(each, people, programme)
        )
        return by_cause(wanted, programme, language)

    def for_people(self, found: Iterable[Problem]) -> list[Problem]:
        """Those of the findings that people read."""
        return [each for each in found if self.info or each.severity != "info"]

    def is_grave(self, problem: Problem) -> bool:
        """Whether a problem makes the exit status 3."""
        return problem.severity in ({"error", "warning"} if self.strict else {"error"})


class Found(NamedTuple):
    """What is wrong in files, and what would go wrong on the day where nothing is.

    `counted` are the findings that people read of, and `listed` those of them that are told one by
    one, with their programmes.
    """

    problems: list[Problem]
    findings: list[Problem]
    counted: list[Problem]
    listed: list[tuple[Problem, Programme]]


def check(
    session: Session,
    at: AtMoment,
    choices: Choices,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar=d("FILE"), help=d("Files to check; else the programme in use.")),
    ] = None,
    format: Annotated[
        Literal["table", "json"], option("--format -f", d("For people, or for programs."))
    ] = "table",
) -> None:
    """Says what is wrong in the file, then what would go wrong on the day."""
    amount = choices.amount
    found = _found(session, at, choices, files or [session.path])
    every = (*found.problems, *found.findings)
    if format == "json":
        session.write_json([problem_record(each) for each in every])
    elif every:
        screen = terminal_of(sys.stdout)
        drawn = _drawn(found, screen, amount, session.language) if screen else None
        session.write("".join(drawn or _text(found)))
    if any(map(choices.is_grave, every)):
        raise typer.Exit(PROBLEMS_FOUND)


def _found(session: Session, at: AtMoment, choices: Choices, files: Iterable[Path]) -> Found:
    found = Found([], [], [], [])
    for path in files:
        loaded = session.load(path)
        if isinstance(loaded, tuple):
            found.problems.extend(loaded)
        else:
            theirs = choices.chosen(loaded, at.now(loaded), session.language)
            found.findings.extend(theirs)
            wanted = choices.for_people(theirs)
            found.counted.extend(wanted)
            found.listed.extend((each, loaded) for each in _first(wanted))
    return found


def _concerns(problem: Problem, people: tuple[Party, ...], programme: Programme) -> bool:
    delegates = (programme.delegates[delegate] for delegate in problem.delegates)
    return any(is_one_of(delegate, people) for delegate in delegates)


def _first(found: Sequence[Problem]) -> list[Problem]:
    """The findings that are told one by one, in their order: nobody reads thousands of them."""
    gravity = get_args(Severity)
    by_gravity = sorted(range(len(found)), key=lambda number: gravity.index(found[number].severity))
    return [found[number] for number in sorted(by_gravity[:MOST_TOLD])]


def _further(found: Found) -> Iterator[str]:
    if further := len(found.counted) - len(found.listed):
        more = plural("And {number} more finding.", "And {number} more findings.", further)
        how = _("`--only` and `--delegate` list fewer, `--format json` lists all.")
        yield f"{together(more, how)}\n\n"


def _text(found: Found) -> Iterator[str]:
    listed = (each for each, _programme in found.listed)
    for part in (write_problems(found.problems, line_of), write_findings(listed)):
        if part:
            yield f"{part}\n"
    yield from _further(found)
    unlisted = len(found.findings) - len(found.counted)
    yield f"{totals([*found.problems, *found.counted], unlisted)}\n"


def _drawn(found: Found, screen: Terminal, amount: Amount, language: str) -> Iterator[str]:
    from itinerary.formats.screen.findings import draw_findings, draw_totals  # a pipe needs no rich

    said = [each_text(finding(*each, language), shown) for each in found.listed]
    parts = (write_problems(found.problems, line_of, screen), draw_findings(said, screen, amount))
    for part in parts:
        if part:
            yield f"{part}\n"
    yield from _further(found)
    counts = counted([*found.problems, *found.counted], len(found.findings) - len(found.counted))
    yield draw_totals(counts, screen)
