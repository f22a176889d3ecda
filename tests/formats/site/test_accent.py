"""The colour of a mission is readable wherever it stands, by day and by night."""

from colorsys import rgb_to_hls

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerary.formats.site.accent import DEFAULT, accent, contrast, darkened, lightened

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
PAGE, NIGHT = "#ffffff", "#0e1216"


@given(COLOURS)
def test_it_can_be_read_by_day_and_by_night(colour: str) -> None:
    """On white 4.5 to 1 at least, at night 7, and what stands on it 4.5."""
    found = accent(colour)
    assert contrast(found.light, PAGE) >= 4.5
    assert contrast(found.dark, NIGHT) >= 7
    assert contrast(found.light, found.on_light) >= 4.5
    assert contrast(found.dark, found.on_dark) >= 4.5


@given(COLOURS)
def test_one_that_can_be_read_stays_as_it_is(colour: str) -> None:
    """Nothing is changed that need not be."""
    assert darkened(darkened(colour)) == darkened(colour)
    assert lightened(lightened(colour)) == lightened(colour)
    if contrast(colour, PAGE) >= 4.5:
        assert darkened(colour) == colour
    if contrast(colour, NIGHT) >= 7:
        assert lightened(colour) == colour


@pytest.mark.parametrize("colour", ["#ff8800", "#00b050", "#7a1f2b", "#ffe000"])
def test_its_hue_is_kept(colour: str) -> None:
    """Darker or lighter, an orange stays orange."""
    hues = [_hue(each) for each in (colour, darkened(colour), lightened(colour))]
    assert hues == pytest.approx([hues[0]] * 3, abs=0.02)


def test_black_white_and_none_have_an_answer() -> None:
    """Black is lightened to grey, white darkened to it; letters may be capitals."""
    assert lightened("#000000") == "#9e9e9e"
    assert darkened("#ffffff") == "#767676"
    assert darkened("#1E3A6E") == DEFAULT


def test_contrasts_are_those_of_the_standard() -> None:
    """Black on white is 21 to 1, and a colour on itself 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#336699", "#336699") == 1


def _hue(colour: str) -> float:
    return rgb_to_hls(*(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)))[0]
