"""Signs, hues and short names: one table, in which nothing is missing and nothing is alike."""

import unicodedata
from typing import get_args

import pytest

from itinerary.checks import CODES
from itinerary.languages import LANGUAGES, speaking
from itinerary.programme.shape.document import Kind
from itinerary.views.signs import (
    CANCELLED,
    CHANGES,
    FREE,
    KINDS,
    SEVERITIES,
    Sign,
    finding_name,
    named_findings,
)


def test_every_kind_has_a_sign_and_every_check_a_name() -> None:
    """Whoever adds one finds the place where it is drawn."""
    assert set(KINDS) == set(get_args(Kind))
    assert named_findings() == set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_names_are_short_and_apart(language: str) -> None:
    """In each language, in fifteen characters or thirty, and no two findings have the same."""
    with speaking(language):
        names = [finding_name(code) for code in CODES]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= (15 if language == "ja" else 40)


@pytest.mark.parametrize(
    "signs", [KINDS, SEVERITIES, CHANGES], ids=["kinds", "severities", "changes"]
)
def test_without_colour_signs_are_apart(signs: dict[str, Sign]) -> None:
    """What has another hue has another sign, drawn or in ASCII."""
    for other in ("drawn", "plain"):
        hues: dict[str, set[str]] = {}
        for sign in signs.values():
            hues.setdefault(getattr(sign, other), set()).add(sign.hue)
        assert all(len(each) == 1 for each in hues.values())


def test_signs_take_one_column() -> None:
    """Of neutral width (UAX #11), but for the few that have ASCII on terminals that doubt them."""
    signs = {*KINDS.values(), *SEVERITIES.values(), *CHANGES.values(), CANCELLED, FREE}
    doubtful = {
        each.drawn for each in signs if unicodedata.east_asian_width(each.drawn) not in ("N", "Na")
    }
    assert doubtful == {"→", "▲", "○"}
    assert all(each.plain.isascii() and len(each.plain) == 1 for each in signs)
