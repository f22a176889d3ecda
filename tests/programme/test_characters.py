"""Characters that nobody sees: refused in names and titles, but where a writing needs them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerary.programme.characters import odd_character, without_odd_characters


@pytest.mark.parametrize(
    "text",
    [
        "Forum",
        "Où\u202f? «\u00a0ici\u00a0»\u3000大阪",
        "👨\u200d👩\u200d👧 👩🏽\u200d💻 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100城",
        "می\u200cخواهم",
        "क्\u200dष",
        "ສະ\u200bບາຍ",
        "ᠮᠣᠩ\u180bᠭᠣᠯ",
        "שלום\u200f!",
        "co\u00adopération",
    ],
)
def test_what_a_writing_needs_may_stand(text: str) -> None:
    """Joined emoji, flags of regions, variants of letters, Persian, Hindi, Lao, Hebrew."""
    assert odd_character(text) is None
    assert without_odd_characters(text) == text


@pytest.mark.parametrize(
    "odd",
    [
        *("\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\u2063", "\ufeff", "\u180e", "\u061c"),
        *("\u3164", "\u115f", "\u1160", "\uffa0", "\u034f", "\u17b4", "\u2800"),
        *("\U000e0001", "\U000e0041", "\U000e007f", "\U0001d173", "\ufff9"),
    ],
)
def test_what_nobody_sees_is_odd_among_letters(odd: str) -> None:
    """Two names with and without it look alike."""
    text = f"An{odd}ne é"
    assert odd_character(text) == odd
    assert without_odd_characters(text) == "Anne é"


@pytest.mark.parametrize("text", ["\ufe0fé", "a \ufe0f", "a\ufe0f\ufe0f", "\U000e0100é"])
def test_a_selector_stands_after_what_it_varies(text: str) -> None:
    """At the beginning, after a space or after another it varies nothing."""
    assert odd_character(text) in {"\ufe0f", "\U000e0100"}


@given(st.text())
def test_without_them_none_is_left(text: str) -> None:
    """What is left of a text has none of them, and stays as it is."""
    assert odd_character(without_odd_characters(text)) is None
