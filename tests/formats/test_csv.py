"""CSV: no part of a cell is a formula to a spreadsheet, whatever it takes for a separator."""

import pytest

from itinerary.formats.csv import write_csv


def _cell(value: object) -> str:
    """The one cell of the one record, as it is written."""
    return write_csv(["a"], [{"a": value}]).removeprefix("a\r\n").removesuffix("\r\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("Forum;=1+1", "Forum;'=1+1"),
        ("Forum; @sum", "Forum;' @sum"),
        ("Forum\t-cmd", "Forum\t'-cmd"),
        ("Forum|+x", "Forum|'+x"),
        ("Forum\n=1", '"Forum\n\'=1"'),
        ('Forum;"=1', '"Forum;\'""=1"'),
        ("＝1", "'＝1"),
        ("＋81", "'＋81"),
        ("－x", "'－x"),
        ("＠sum", "'＠sum"),
        ("\tx", "'\tx"),
        (["a", "=b"], "a;'=b"),
        ({"title": "=x", "url": "https://a.example"}, "'=x https://a.example"),
    ],
)
def test_no_part_of_a_cell_is_a_formula(value: object, written: str) -> None:
    """With commas, semicolons, tabs or bars between cells, and in full width as in Japanese."""
    assert _cell(value) == written


@pytest.mark.parametrize(
    "text",
    ["+33 3 80 00 00 00", "+81 (0)6-6941-0351", "+1.555.0100", "-", "10-12", "a = b", "Forum; a"],
)
def test_a_telephone_and_plain_words_are_written_as_they_are(text: str) -> None:
    """Plus, digits, blanks, brackets, hyphens and dots alone work nothing out."""
    assert _cell(text) == text
