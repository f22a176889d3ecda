"""Drop a file into tests/programmes/, get a test: it loads, or it says what is expected of it."""

from pathlib import Path

import pytest

from itinerary.programme.loader import load
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.mistakes import MISTAKES
from itinerary.programme.model import Programme

_FILES = Path(__file__).parent / "programmes"
_VALID = sorted((_FILES / "valid").glob("*.yaml")) + [shipped(name) for name in SHIPPED]
_BROKEN = sorted((_FILES / "broken").glob("*.yaml"))

# Codes that no text file with a comment in its first line can show; tests of their own do.
_SHOWN_ELSEWHERE = {
    *("not-utf8", "too-large", "too-many-values", "too-many-entries", "empty-file"),
    *("main-only", "too-many-files", "more-mistakes", "file-too-large", "file-unreadable"),
}


def _expected(path: Path) -> str:
    return path.read_text("utf-8").partition("\n")[0].removeprefix("# expects ")


@pytest.mark.parametrize("path", _VALID, ids=lambda path: path.stem)
def test_a_valid_programme_loads(path: Path) -> None:
    """A valid file is a programme, without a word."""
    loaded = load(path)
    assert isinstance(loaded, Programme), loaded


@pytest.mark.parametrize("path", _BROKEN, ids=lambda path: path.stem)
def test_a_broken_programme_has_the_problems_that_its_first_line_expects(path: Path) -> None:
    """A broken file gives exactly the problems that it names, each at its place, in order."""
    problems = load(path)
    assert isinstance(problems, tuple)
    found = (f"{each.code} at {each.where.line}:{each.where.column}" for each in problems)
    assert "; ".join(found) == _expected(path)
    assert all(problem.severity == "error" and problem.message for problem in problems)


def test_every_mistake_has_a_file_that_makes_it() -> None:
    """No code is without a broken file, and no file expects a code that is not in the table."""
    made = {part.split(" at ")[0] for path in _BROKEN for part in _expected(path).split("; ")}
    assert made | _SHOWN_ELSEWHERE == set(MISTAKES)


def test_there_are_many_different_mistakes() -> None:
    """Well over a hundred ways to be wrong are tried."""
    assert len(_BROKEN) >= 120
