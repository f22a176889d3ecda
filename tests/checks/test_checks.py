"""`check`: a small mission for each finding and each near miss, and what holds for all."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from conftest import copied, loaded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itinerary.checks import CHECKS, CODES, errors, findings, is_accepted
from itinerary.problems import Problems
from itinerary.programme.loader import load
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.model import Programme
from itinerary.programme.neighbours import Neighbour, neighbours
from itinerary.programme.shape.document import Finding

_FILES = sorted((Path(__file__).parent.parent / "programmes" / "checks").glob("**/*.yaml"))
_LONG_BEFORE = datetime(2025, 3, 1, tzinfo=UTC)
# Remarks that every small mission has; only those that are about them expect them.
_QUIET = {"nothing-to-do", "unused"}


def _found(
    programme: Programme, now: datetime = _LONG_BEFORE, beside: tuple[Neighbour, ...] = ()
) -> Problems:
    found = findings(programme, now, "en", CODES, beside)
    return tuple(each for each in found if not is_accepted(each, programme))


def _expected(path: Path) -> str:
    return path.read_text("utf-8").partition("\n")[0].removeprefix("# expects ")


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_mission_has_the_findings_that_its_first_line_expects(path: Path) -> None:
    """Each finding is there with its line, and a near miss has none."""
    wanted = _expected(path)
    found = [
        each
        for each in _found(loaded(path), beside=neighbours(path.parent))
        if each.code in wanted or each.code not in _QUIET
    ]
    said = "; ".join(f"{each.code} at {each.where.line}" for each in found)
    assert (said or "nothing") == wanted
    assert all(each.message and each.severity for each in found)


def test_every_check_has_a_mission_that_it_finds_something_in() -> None:
    """No code is without its small mission, and every check finds its own code only."""
    expected = {part.split(" at ")[0] for path in _FILES for part in _expected(path).split("; ")}
    assert expected - {"nothing"} == set(CODES) == set(get_args(Finding))
    assert len(CHECKS) == len(CODES) == 18


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_mission_has_no_error_and_no_warning(name: str) -> None:
    """What ships with the tool would go well; remarks are allowed."""
    assert {each.severity for each in _found(loaded(shipped(name)))} <= {"info"}


@pytest.mark.parametrize(
    ("now", "severity"),
    [
        ("2025-04-07", "info"),
        ("2025-04-08", "warning"),
        ("2025-04-15", "warning"),
        ("2025-04-16", None),
    ],
)
def test_what_is_unconfirmed_is_a_warning_from_a_week_before_until_its_day(
    now: str, severity: str | None
) -> None:
    """The forum of the 15th needs its hours from the 8th on; once it is past, nobody does."""
    moment = datetime.fromisoformat(f"{now}T12:00+09:00")
    found = findings(loaded(shipped("japan-2025")), moment, "en", ["unconfirmed"])
    severities = [each.severity for each in found if each.events == ("mobility-forum",)]
    assert severities == ([severity] if severity else [])


_REHEARSAL = shipped("rehearsal").read_text("utf-8")
# Each fault is planted in a copy of the rehearsal: what is replaced there, or added at its end.
_END = ""
_FAULTS = {
    "double-booking": (
        _END,
        "place: osaka-forum, start: 2025-04-15 10:00, end: 10:30, who: [clemence-aubertot]",
    ),
    "impossible-transfer": (
        _END,
        "place: expo-site, start: 2025-04-15 12:05, end: 12:10, who: [clemence-aubertot]",
    ),
    "outside-mission": (_END, "city: osaka, date: 2025-04-25, ignore: [nobody]"),
    "not-present": (_END, "city: singapore, date: 2025-04-14, who: [ludivine-sauvelac]"),
    "place-clash": (
        _END,
        "place: osaka-forum, start: 2025-04-15 10:00, end: 10:30, who: [eugenie-malbrun]",
    ),
    "missing-journey": (
        _END,
        "city: kyoto, start: 2025-04-15 10:00, end: 11:00, who: [eugenie-malbrun]",
    ),
    "short-night": (
        _END,
        "place: tokyo-hotel, start: 2025-04-13 23:00, end: 23:50, who: [eugenie-malbrun]",
    ),
    "long-day": (
        _END,
        "place: osaka-hotel, start: 2025-04-15 06:00, end: 06:15, who: [eugenie-malbrun]",
    ),
    "no-bed": ("from: 2025-04-14\n    to: 2025-04-19", "from: 2025-04-14\n    to: 2025-04-18"),
    "clock-change": ("\nstart: 2025-04-12\n", "\nstart: 2025-03-29\n"),
}


@pytest.mark.parametrize("code", _FAULTS)
def test_a_planted_fault_is_found_alone(tmp_path: Path, code: str) -> None:
    """A fault in a copy of the rehearsal is found, and nothing else is."""
    assert _grave(_changed(tmp_path, *_FAULTS[code])) == {code}


def _changed(folder: Path, old: str, new: str) -> Programme:
    text = f"{_REHEARSAL}\n  planted: {{title: Planted, {new}}}\n"
    if old:
        assert _REHEARSAL.count(old) == 1, old
        text = _REHEARSAL.replace(old, new)
    return loaded(copied("rehearsal", folder, text))


def _grave(programme: Programme) -> set[str]:
    return {each.code for each in _found(programme) if each.severity != "info"}


def _shifted(text: str, days: int) -> str:
    """A mission some days later: every date in its text is another."""

    def later(match: re.Match[str]) -> str:
        return (date.fromisoformat(match[0]) + timedelta(days=days)).isoformat()

    return re.sub(r"\d{4}-\d\d-\d\d", later, text)


_BOUNDED = settings(
    derandomize=True,
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _told(found: Problems) -> Counter[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Findings without their words, dates and lines."""
    ids = re.compile(r"@.*")
    return Counter(
        (
            each.code,
            each.severity,
            tuple(ids.sub("", event) for event in each.events),
            each.delegates,
        )
        for each in found
    )


@_BOUNDED
@given(path=st.sampled_from(_FILES), weeks=st.integers(-4, 4))
def test_a_mission_moved_in_time_has_the_same_findings(
    tmp_path: Path, path: Path, weeks: int
) -> None:
    """Moving everything by whole weeks changes nothing but dates, away from changes of clocks."""
    text = path.read_text("utf-8")
    if "2025-10-2" in text:
        return
    moved = tmp_path / "moved.yaml"
    moved.write_text(_shifted(text, 7 * weeks + 28), "utf-8")
    never = datetime(2020, 1, 1, tzinfo=UTC)
    assert _told(_found(loaded(moved), never)) == _told(_found(loaded(path), never))


@_BOUNDED
@given(path=st.sampled_from(_FILES), seed=st.randoms(use_true_random=False))
def test_the_order_of_events_in_the_file_changes_no_finding(
    tmp_path: Path, path: Path, seed: Random
) -> None:
    """Events written in another order have the same findings."""
    head, _, events = path.read_text("utf-8").partition("events:\n")
    lines = events.splitlines(keepends=True)
    seed.shuffle(lines)
    shuffled = tmp_path / "shuffled.yaml"
    shuffled.write_text(f"{head}events:\n{''.join(lines)}", "utf-8")
    assert _sorted(_found(loaded(shuffled))) == _sorted(_found(loaded(path)))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_other_ids_change_no_finding(tmp_path: Path, path: Path) -> None:
    """Cities, places and people under other ids have the same findings, word for word."""
    ids = r"(?<![\w/])(anne|paul|hall|tower|osaka|kyoto|dijon)(?![\w/])"
    text = path.read_text("utf-8")
    renamed = tmp_path / path.name
    renamed.write_text(re.sub(ids, lambda match: f"a-{match[0][::-1]}", text), "utf-8")
    before, after = (_found(loaded(each)) for each in (path, renamed))
    said = [(each.code, each.severity, each.where.line, each.message) for each in before]
    assert [(each.code, each.severity, each.where.line, each.message) for each in after] == said


def _sorted(found: Problems) -> Counter[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Findings whose two events may have changed places where both begin at once."""
    return Counter(
        (each.code, each.severity, tuple(sorted(each.events)), each.delegates) for each in found
    )


@_BOUNDED
@given(number=st.integers(0, 60))
def test_removing_an_event_never_adds_a_double_booking(tmp_path: Path, number: int) -> None:
    """With one event less, nobody is in two places who was not before."""
    head, _, events = _REHEARSAL.partition("\nevents:\n")
    blocks = re.split(r"(?m)^(?=  [a-z0-9-]+:)", events)
    del blocks[1 + number % (len(blocks) - 1)]
    path = tmp_path / "less.yaml"
    path.write_text(f"{head}\nevents:\n{''.join(blocks)}", "utf-8")
    loaded = load(path)
    if isinstance(loaded, Programme):  # else something referred to it
        assert "double-booking" not in {each.code for each in errors(loaded, "en")}


def test_those_of_a_finding_are_named_in_the_order_of_protocol(tmp_path: Path) -> None:
    """Anne and Cléo do all alike, Paul one thing more: he is named between them all the same."""
    path = tmp_path / "mission.yaml"
    path.write_text(
        """\
title: Mission
start: 2025-04-14
end: 2025-04-15
home: osaka
cities: {osaka: {name: Osaka, timezone: Asia/Tokyo}}
delegates: {anne: {name: Anne}, paul: {name: Paul}, cleo: {name: Cléo}}
events:
  visit: {title: Visit, city: osaka, start: 2025-04-14 10:00, end: 11:00, who: everyone}
  lunch: {title: Lunch, city: osaka, start: 2025-04-14 10:30, end: 11:30, who: everyone}
  alone: {title: Alone, city: osaka, start: 2025-04-15 10:30, end: 11:30, who: [paul]}
""",
        "utf-8",
    )
    (found,) = errors(loaded(path), "en")
    assert (found.code, found.delegates) == ("double-booking", ("anne", "paul", "cleo"))


def test_a_day_of_one_long_event_names_it_once(tmp_path: Path) -> None:
    """From itself to itself would be nonsense, and so would be the line on which it stands."""
    path = tmp_path / "mission.yaml"
    path.write_text(
        """\
title: Mission
start: 2025-04-14
end: 2025-04-14
home: osaka
cities: {osaka: {name: Osaka, timezone: Asia/Tokyo}}
delegates: {anne: {name: Anne}}
events:
  tour: {title: Tour, city: osaka, start: 2025-04-14 06:00, end: 22:30, who: everyone}
""",
        "utf-8",
    )
    (found,) = _found(loaded(path))
    assert (found.code, found.message, found.hint) == (
        "long-day",
        "Anne: a day of 16 hours 30 minutes, “Tour” (06:00–22:30 Osaka).",
        "More than 14 hours is a lot.",
    )
