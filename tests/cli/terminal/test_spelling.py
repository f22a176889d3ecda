"""What stands for characters that an output cannot carry."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.cli.terminal.spelling import spelt

_STEADY = settings(derandomize=True, max_examples=100, deadline=None)


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("12–19 April — “Forum” · …", '12-19 April -- "Forum" - ...'),
        ("« Été à l’Œuvre »", '" Ete a l\'Oeuvre "'),
        ("Osaka → Nagoya ×2 −1", "Osaka -> Nagoya x2 -1"),
        ("┃│─┼┇╳▲▼", "||-+|x^v"),
        ("大阪 (Ōsaka)", "?? (Osaka)"),
        ("e\u0301", "e"),
        ("1½ h, 3 €", "11/2 h, 3 EUR"),
        ("Ａ：（１）", "A:(1)"),
    ],
)
def test_signs_and_letters_have_likenesses(text: str, spelling: str) -> None:
    """Dashes, quotation marks, arrows, lines and accents are spelt; what is left is ?."""
    assert spelt(text) == spelling


@_STEADY
@given(st.text())
def test_everything_becomes_ascii(text: str) -> None:
    """Whatever comes, what goes out is ASCII."""
    assert spelt(text).isascii()
