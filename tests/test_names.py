"""Names as people type them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.names import MAX_LENGTH, ascii_letters, few_marks, folded, nearest, slug

_STEADY = settings(derandomize=True, max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élodie", "elodie"),
        ("OSAKA", "osaka"),
        ("Ｏｓａｋａ", "osaka"),
        ("Anne   Durand ", "anne durand"),
        ("straße", "STRASSE"),
        ("ﾎｰﾙ", "ホール"),
        ("Ångström", "angstrom"),
        ("Sœur Ægir Ørsted", "soeur aegir orsted"),
        ("Łódź, Đà Nẵng", "lodz, da nang"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("l’Hôtel\N{NO-BREAK SPACE}d´Orsay", "l'hotel d'orsay"),
        ("Saint‑Étienne – Dijon", "saint-etienne - dijon"),
    ],
)
def test_case_accents_width_and_spaces_make_no_difference(one: str, other: str) -> None:
    """What people take for the same name is the same."""
    assert folded(one) == folded(other)


@_STEADY
@given(st.text(st.characters(codec="ascii")))
def test_ascii_is_folded_as_any_other_text(name: str) -> None:
    """Quicker, and to the same: a full-width letter takes the long way."""
    assert folded(name) == folded(f"{name}\N{FULLWIDTH LATIN SMALL LETTER A}")[:-1].rstrip()


def test_marks_of_japanese_letters_make_a_difference() -> None:
    """が and か are different letters."""
    assert folded("が") != folded("か")


@pytest.mark.parametrize(
    ("name", "letters", "identifier"),
    [
        ("Éloïse Dûpont", "Eloise Dupont", "eloise-dupont"),
        ("Łódź & Ærø", "Lodz & Aero", "lodz-aero"),
        ("大阪", "", ""),
        ("--a__b--", "--a__b--", "a-b"),
        ("Straße 12", "Strasse 12", "strasse-12"),
        ("Hôtel d’Orsay", "Hotel d'Orsay", "hotel-d-orsay"),
    ],
)
def test_a_name_in_ascii(name: str, letters: str, identifier: str) -> None:
    """Letters as their languages spell them in ASCII, and as an id."""
    assert ascii_letters(name) == letters
    assert slug(name) == identifier


@pytest.mark.parametrize(
    ("name", "candidates", "near"),
    [
        ("osakka", ["dijon", "osaka"], ["osaka"]),
        ("Osaka", ["dijon", "osaka"], ["osaka"]),
        ("hoem", ["themes", "home", "events"], ["home"]),
        ("speaker", ["speakers", "who"], ["speakers"]),
        ("Tokyo", ["Asia/Tokyo", "Europe/Paris"], ["Asia/Tokyo"]),
        ("new york", ["America/New_York", "America/North_Dakota/New_Salem"], ["America/New_York"]),
        ("durand", ["anne-durand", "paul-petit"], ["anne-durand"]),
        ("anne", ["anne-durand", "anne-petit", "paul"], ["anne-petit", "anne-durand"]),
        (
            "Europe",
            ["Europe/Rome", "Europe/Paris", "Europe/Riga", "Europe/Oslo"],
            ["Europe/Rome", "Europe/Riga", "Europe/Oslo"],
        ),
        ("zzz", ["osaka"], []),
        ("", ["osaka"], []),
        ("x" * (MAX_LENGTH + 1), ["x" * MAX_LENGTH], []),
    ],
)
def test_the_names_that_were_probably_meant(
    name: str, candidates: list[str], near: list[str]
) -> None:
    """The most alike, those hardly less so, and those that have all of the words."""
    assert sorted(nearest(name, candidates)) == sorted(near)


@_STEADY
@given(name=st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    """A folded name is folded already, for any text; a slug is an id or nothing."""
    assert folded(folded(name)) == folded(name)
    assert slug(slug(name)) == slug(name)


@_STEADY
@given(candidates=st.lists(st.text(min_size=1, max_size=10), min_size=1, max_size=8))
def test_a_name_that_is_there_is_the_nearest(candidates: list[str]) -> None:
    """Whatever is near comes from the candidates, and there are at most three of them."""
    near = nearest(candidates[0], candidates)
    assert set(near) <= set(candidates)
    assert len(near) <= 3


def test_marks_beyond_what_any_writing_needs_do_not_keep_a_name_waiting() -> None:
    """To sort a hundred thousand marks on one letter would take minutes; thirty are kept."""
    name = "e" + "\u0301\u0316" * 50_000
    assert (folded(name), slug(name)) == ("e", "e")
    assert few_marks("か" + "\u3099" * 40 + "k\u0301") == "か" + "\u3099" * 30 + "k\u0301"
