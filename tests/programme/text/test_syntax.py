"""What libyaml says of a text that is no YAML: on which line the mistake is, and what it is."""

import pytest
from conftest import read

from itinerary.problems import Where


def _found(text: str) -> list[str]:
    problems = read("f.yaml", text.encode())[1]
    return [f"{each.code} at {each.where.line}:{each.where.column}" for each in problems]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title:T\nstart: 3\n", "missing-space at 1:1"),
        ("a:\n  city:dijon\n\n  home:osaka\n  title: x\n", "missing-space at 2:3"),
        ("a:\n  title: x\n  city:dijon\n# so\n  date: 3\n", "missing-space at 3:3"),
        ("a:\n  - city:dijon\n    title: x\n", "missing-space at 2:5"),
        ("a:\n  url:https://example.org\n  title: x\n", "missing-space at 2:3"),
        ("a: 1\nb\nc: 2\n", "missing-colon at 2:1"),
        ("a: see\n  https://example.org\n  b: 2\n", "stray-colon at 3:4"),
        ("a: at\n  10:30\n  b: 2\n", "stray-colon at 3:4"),
        ("a: b: 2\n", "stray-colon at 1:5"),
        ("a:\n  b: 1\n c: 2\n", "indentation at 3:2"),
    ],
)
def test_a_missing_space_is_on_the_line_that_lacks_it(text: str, found: str) -> None:
    """YAML reads on to a line where nothing is wrong; what is no key there lacks nothing."""
    assert _found(text) == [found]


@pytest.mark.parametrize(
    ("space", "said"),
    [
        ("\u00a0", "A no-break space (U+00A0) cannot stand for a plain space here."),
        ("\u202f", "A narrow no-break space (U+202F) cannot stand for a plain space here."),
        ("\u3000", "A full-width space (U+3000) cannot stand for a plain space here."),
        ("\u2003", "A special space (U+2003) cannot stand for a plain space here."),
    ],
)
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n_b: 1\n  c: 2\n", 2, 1),
        ("a:\n _b: 1\n  c: 2\n", 2, 2),
        ("a:\n  b: 1\n _c: 2\n", 3, 2),
        ("a:\n  b:_1\n  c: 2\n", 2, 5),
        ("a:\n  b_: 1\n  c: 2\n", 2, 4),
        ("a:\n  b: 1\n  -_c\nd: 2\n", 3, 4),
        ("a:\n  -_b: 1\n    c: 2\n", 2, 4),
    ],
)
def test_what_only_looks_like_a_space_is_named(
    space: str, said: str, text: str, line: int, column: int
) -> None:
    """Copied from a web page or typed in Japanese, it is seen by nobody: its line has it."""
    problem = read("f.yaml", text.replace("_", space).encode())[1][0]
    assert (problem.where, problem.message) == (Where("f.yaml", line, column), said)
    assert problem.hint == "Replace it with plain spaces, here and wherever else it stands."


@pytest.mark.parametrize(
    "text",
    ["a: |\n  \u3000段落：x\n  次\nb: 1\n", "a: 'x\u00a0: y'\nb: '\u3000c'\n", '"a\u00a0": 1\n'],
)
def test_a_text_may_have_any_space(text: str) -> None:
    """A paragraph in Japanese begins with a full-width space, and French has one before a colon."""
    assert _found(text) == []


def test_a_paragraph_above_a_mistake_is_not_blamed() -> None:
    """A full-width space at the beginning of a text is no indentation."""
    assert _found("a:\n  b: |\n    \u3000段落\n c: 1\n") == ["indentation at 4:2"]
