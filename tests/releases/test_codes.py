"""Codes: nine letters that one can read aloud and type, of which the last finds a mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerary.releases.codes import LETTERS, Listing, code, typed_code

_TOLD = st.recursive(st.integers() | st.text(), lambda each: st.lists(each, max_size=3))


def test_a_code_is_of_programme_listing_and_what_is_told() -> None:
    """The same of the same, for ever; another where any of it is another."""
    told = {"forum": "09:30"}
    of = code("mission", Listing("page", "anne"), told)
    assert of == "BKDS-XJFK-R"
    others = [
        code("voyage", Listing("page", "anne"), told),
        code("mission", Listing("page", "basile"), told),
        code("mission", Listing("booklet", "anne"), told),
        code("mission", Listing("page", "anne", "2025-04-15"), told),
        code("mission", Listing("page", "anne"), {"forum": "09:40"}),
    ]
    assert len({of, *others}) == 6


@pytest.mark.parametrize(
    "typed",
    [
        "BKDS-XJFK-R",
        "bkdsxjfkr",
        " bkds xjfk r ",
        "BKDS–XJFK—R",
        "ＢＫＤＳ－ＸＪＦＫ－Ｒ",
        "b.k.d.s.x.j.f.k.r",
    ],
)
def test_a_code_is_understood_as_people_type_it(typed: str) -> None:
    """Small letters, blanks, no dashes or other ones, letters of full width."""
    assert typed_code(typed) == "BKDS-XJFK-R"


@pytest.mark.parametrize(
    "typed", ["", "BKDS-XJFK", "BKDS-XJFK-QQ", "BKDS-XJFK-A", "BKDS-XJFK-0", "фkds-xjfk-r", "日"]
)
def test_what_no_code_looks_like_is_mistyped(typed: str) -> None:
    """Too short, too long, with a letter that no code has."""
    assert typed_code(typed) is None


@given(_TOLD, st.integers(0, 8), st.sampled_from(LETTERS))
def test_any_letter_that_is_another_is_found(told: object, place: int, letter: str) -> None:
    """Wherever it stands, the ninth too."""
    right = code("mission", Listing("page"), told).replace("-", "")
    wrong = right[:place] + letter + right[place + 1 :]
    assert (typed_code(wrong) is None) == (wrong != right)


@given(_TOLD, st.integers(0, 7), st.integers(1, 2))
def test_letters_that_have_changed_places_are_found(told: object, place: int, apart: int) -> None:
    """Two neighbours, and two with one between them."""
    letters = [*code("mission", Listing("page"), told).replace("-", "")]
    other = min(place + apart, 8)
    swapped = [*letters]
    swapped[place], swapped[other] = letters[other], letters[place]
    assert (typed_code("".join(swapped)) is None) == (swapped != letters)
