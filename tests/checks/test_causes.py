"""Findings of one cause are one finding, in every language."""

import json
from pathlib import Path

import pytest
from conftest import Ask

_HEAD = """\
title: Trip
start: 2025-04-14
end: 2025-04-15
home: osaka
cities: {osaka: {name: Osaka, timezone: Asia/Tokyo}}
delegates: {anne: {name: Anne}, paul: {name: Paul}, cleo: {name: Cléo}, yves: {name: Yves}}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-14 09:00, end: 12:00, who: everyone}
"""
_CALLS = """\
  one: {title: First, city: osaka, start: 2025-04-14 09:00, end: 09:30, who: [yves]}
  two: {title: Second, city: osaka, start: 2025-04-14 09:30, end: 10:00, who: [cleo]}
  three: {title: Third, city: osaka, start: 2025-04-14 10:00, end: 10:30, who: [anne]}
"""
_LAST = "  four: {title: Last, city: osaka, start: 2025-04-14 10:30, end: 11:00, who: [WHO]}\n"


@pytest.fixture
def clashes(ask: Ask, tmp_path: Path) -> Path:
    """A forum for everyone, in which each of four has a call of their own."""
    return _written(tmp_path, _HEAD + _CALLS + _LAST.replace("WHO", "paul"))


def test_an_event_in_the_way_of_what_many_do_is_found_once(ask: Ask, clashes: Path) -> None:
    """The first in protocol stands for all; programs get all people and events."""
    (found,) = _found(ask, clashes)
    assert found["message"] == (
        "Anne: in two places at once for 30 minutes, “Forum” (09:00–12:00 Osaka) and “Third” "
        "(10:00–10:30 Osaka). The same goes for Paul, Cléo, Yves."
    )
    assert found["delegates"] == ["anne", "paul", "cleo", "yves"]
    assert sorted(found["events"]) == ["forum", "four", "one", "three", "two"]
    assert "finds 1 error." in ask("-p", clashes, "release").err


def test_each_of_a_few_is_worth_a_line(ask: Ask, tmp_path: Path) -> None:
    """Three calls in the forum are three findings."""
    assert len(_found(ask, _written(tmp_path, _HEAD + _CALLS))) == 3


def test_one_person_in_many_clashes_is_named_once(ask: Ask, tmp_path: Path) -> None:
    """Nobody else is named where all calls are one person's."""
    calls = (_CALLS + _LAST).replace("yves]", "paul]").replace("cleo]", "paul]")
    path = _written(tmp_path, _HEAD + calls.replace("anne]", "paul]").replace("WHO", "paul"))
    (found,) = _found(ask, path)
    assert (found["message"][:5], found["delegates"]) == ("Paul:", ["paul"])
    assert "same" not in found["message"]


def test_what_one_accepts_and_what_concerns_one_are_told_before(ask: Ask, clashes: Path) -> None:
    """`ignore` on one call leaves the three others, and -d what is theirs alone."""
    (own,) = _found(ask, clashes, "-d", "yves")
    assert (own["events"], own["delegates"]) == (["one", "forum"], ["yves"])
    text = clashes.read_text("utf-8")
    clashes.write_text(text.replace("who: [paul]", "who: [paul], ignore: [double-booking]"))
    found = [each["delegates"] for each in _found(ask, clashes)]
    assert found == [["yves"], ["cleo"], ["anne"]]


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 5, "P1, P2, P3, P4, P5: in two"),
        ("en", 6, "P1, P2, P3, P4, P5 and 1 more person: in two"),
        ("en", 17, "P1, P2, P3, P4, P5 and 12 more people: in two"),
        ("fr", 6, "P1, P2, P3, P4, P5 et 1 autre personne\u00a0: à deux"),
        ("fr", 17, "P1, P2, P3, P4, P5 et 12 autres personnes\u00a0: à deux"),
        ("ja", 17, "P1、P2、P3、P4、P5、ほか12名："),
    ],
)
def test_the_first_few_are_named_and_the_others_counted(
    ask: Ask, tmp_path: Path, language: str, number: int, said: str
) -> None:
    """A sentence names five, and says of how many more it is true; programs get them all."""
    people = ", ".join(f"p{each}: {{name: P{each}}}" for each in range(1, number + 1))
    head = _HEAD.replace("anne: {name: Anne}, paul: {name: Paul}, cleo: {name: Cléo}", people)
    head = head.replace(", yves: {name: Yves}", "")
    path = _written(tmp_path, head + _LAST.replace("[WHO]", "everyone"))
    (found,) = _found(ask, path, language=language)
    assert found["message"].startswith(said)
    assert len(found["delegates"]) == number


def _written(folder: Path, text: str) -> Path:
    path = folder / "mission.yaml"
    path.write_text(text, "utf-8")
    return path


def _found(ask: Ask, path: Path, *options: str, language: str = "en") -> list[dict[str, object]]:
    answer = ask(
        "--lang", language, "check", path, "--only", "double-booking", "-f", "json", *options
    )
    found: list[dict[str, object]] = json.loads(answer.out)
    return found
