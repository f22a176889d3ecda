"""Columns on a terminal: how wide a text is, and where a line may be broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerary.formats.cells import columns, padded, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Osaka", 5), ("大阪", 4), ("e\u0301té", 3), ("ガ", 2), ("a\u200bb", 2)],
)
def test_a_text_is_as_wide_as_its_characters(text: str, width: int) -> None:
    """Wide characters take two columns; combining and invisible ones none."""
    assert columns(text) == width


def test_a_text_is_padded_in_columns() -> None:
    """Spaces fill a text up to a width."""
    assert padded("大阪", 6) + "|" == "大阪  |"


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("Only in this city.", 11, ["Only in", "this city."]),
        ("この都市のもののみ。", 10, ["この都市の", "もののみ。"]),
        ("会場は「大阪」です。", 8, ["会場は", "「大阪」", "です。"]),
        ("Où\u202f? À «\u00a0Kyoto\u00a0» :", 6, ["Où\u202f? À", "«\u00a0Kyoto\u00a0»", ":"]),
        ("a longest word", 4, ["a", "longest", "word"]),
        ("", 10, [""]),
    ],
)
def test_a_line_is_broken_where_its_language_breaks_it(
    text: str, limit: int, lines: list[str]
) -> None:
    """Between words and wide characters, but not before 。, after 「 or at a no-break space."""
    assert wrapped(text, limit) == lines


@given(st.text("ab 、。「」大阪（）…", max_size=40), st.integers(4, 20))
def test_nothing_is_lost_in_wrapping(text: str, limit: int) -> None:
    """The lines have all characters of the text but spaces, in their order."""
    assert "".join("".join(wrapped(text, limit)).split()) == "".join(text.split())
