"""The words of other files."""

from typing import get_args

import pytest

from itinerary.imports.spreadsheets import columns
from itinerary.languages.meanings import codes
from itinerary.languages.meanings.unclear import Unclear
from itinerary.names import folded
from itinerary.programme.shape.document import Kind, Mode, Status


def test_the_tables_know_the_codes_of_the_file_and_no_others() -> None:
    """What a word can mean is what a programme can say."""
    assert [tuple(table) for table in (codes.KINDS, codes.STATUSES, codes.MODES)] == [
        get_args(choice) for choice in (Kind, Status, Mode)
    ]


def test_every_code_is_a_word_for_itself() -> None:
    """Kinds, statuses and means of transport are understood as the programme file has them."""
    assert [codes.kind(code) for code in get_args(Kind)] == list(get_args(Kind))
    assert [codes.status(code) for code in get_args(Status)] == list(get_args(Status))
    assert [codes.mode(code) for code in get_args(Mode)] == list(get_args(Mode))


@pytest.mark.parametrize(
    "table",
    [codes.KINDS, codes.STATUSES, codes.MODES, codes.PRESS, codes.FLAGS, columns._NAMES],
)
def test_no_word_means_two_things(table: dict[str, str]) -> None:
    """A word stands in one row of its table; a code may be a word of another row only as itself."""
    rows = [
        {folded(word.strip()) for word in several.split(",")} - {""} for several in table.values()
    ]
    assert sum(map(len, rows)) == len(set().union(*rows))
    for code, row in zip(table, rows, strict=True):
        assert not {folded(each) for each in table if each != code} & row


def test_words_are_understood_in_three_languages() -> None:
    """English, French and Japanese, without regard to case and accents."""
    assert [codes.kind(word) for word in ("Visit", "VISITE", "視察")] == ["visit"] * 3
    assert [codes.status(word) for word in ("TBC", "A confirmer", "未定")] == ["tentative"] * 3
    assert [codes.flag(word) for word in ("Yes", "oui", "はい", "x")] == [True] * 4
    assert [codes.flag(word) for word in ("No", "non", "いいえ")] == [False] * 3
    assert all(map(codes.is_everyone, ("everyone", "Tous", "全員", "Toute la délégation")))


def test_an_unknown_word_is_unclear() -> None:
    """What is in no table is a remark, never the nearest."""
    with pytest.raises(Unclear, match="“visitt”"):
        codes.kind("visitt")


@pytest.mark.parametrize(
    ("table", "word", "codes_near"),
    [
        ("statuses", "à confimer", ("tentative",)),
        ("statuses", "confirmer", ("confirmed",)),
        ("statuses", "cancelld", ("cancelled",)),
        ("kinds", "visitt", ("visit",)),
        # The opposite, or another thing
        ("statuses", "never confirmed", ("tentative",)),
        ("statuses", "inconfirmé", ("tentative",)),
        ("statuses", "libre", ()),
        ("kinds", "bus", ()),
        ("modes", "libre", ()),
        ("flags", "tous", ()),
    ],
)
def test_a_misspelt_word_is_taken_for_what_it_means_and_never_for_the_opposite(
    table: str, word: str, codes_near: tuple[str, ...]
) -> None:
    """Near by letters is offered only where the word is no other word, and denies nothing."""
    assert codes.near(table, word) == codes_near
