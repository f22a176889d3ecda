"""The words of every mistake: each is used, each is a sentence, and none can break a line."""

import re
import string
from pathlib import Path

import pytest

import itinerary.programme
from itinerary.problems import Problem, Where
from itinerary.programme.mistakes import MAX_SHOWN, MISTAKES, mistake, problem, quoted

_ROOM = Path(itinerary.programme.__path__[0])
_HERE = Where("f.yaml", 1, 1)


def test_every_code_is_used_and_every_code_used_is_in_the_table() -> None:
    """The code that reports mistakes and the table that words them know the same codes."""
    texts = [path.read_text("utf-8") for path in _ROOM.rglob("*.py") if path.stem != "mistakes"]
    words = set(re.findall(r'"([a-z0-9-]+)"', "\n".join(texts)))
    assert set(MISTAKES) - words == set()
    reported = re.findall(
        r'(?:mistake\([^"()]*|Wrong\(|\.wrong\(|_refused?\([^"()]*)"([a-z0-9-]+)"', "\n".join(texts)
    )
    assert set(reported) - set(MISTAKES) == set()


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_is_said_in_whole_sentences(code: str) -> None:
    """What is wrong, and what to do about it: never without the one or the other."""
    message, remedy = MISTAKES[code]
    assert message.endswith((".", "{reason}"))
    assert remedy.endswith((".", "?")) or code == "wrong-yaml"
    assert len(message) <= 120
    assert len(remedy) <= 120


@pytest.mark.parametrize("code", MISTAKES)
def test_the_words_of_a_mistake_come_by_name(code: str) -> None:
    """Every blank is a plain name, so that a translation can put them in another order."""
    for text in MISTAKES[code]:
        blanks = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        assert all(re.fullmatch("[a-z]+", name) for name in blanks)


def test_what_was_probably_meant_comes_before_the_remedy() -> None:
    """The nearest names are asked for; where none is near, the remedy of the table is given."""
    near = problem(mistake(_HERE, "unknown-member", ["anne", "region"], name="anna"))
    assert near == Problem(
        _HERE,
        "unknown-member",
        "error",
        "There is no delegate or organisation “anna”.",
        "Did you mean “anne”?",
    )
    far = problem(mistake(_HERE, "unknown-member", ["anne", "region"], name="zzz"))
    assert far.hint == "Members of a group are delegates and organisations."


def test_what_stands_in_the_file_stays_on_one_line_and_within_measure() -> None:
    """A text of many lines or megabytes is shown in part; braces in it mean nothing."""
    shown = problem(mistake(_HERE, "wrong-date", name="{name}\n  and {0}\tmore")).message
    assert shown == "“{name} and {0} more” is not a date."
    long = problem(mistake(_HERE, "wrong-date", name="x" * 1_000_000)).message
    assert len(long) < MAX_SHOWN + 30
    assert "…" in long


def test_alternatives_are_quoted() -> None:
    """Names stand in quotation marks, with a word between them."""
    assert quoted(["a", "b"]) == "“a” or “b”"
