"""A day of everybody as a drawing: bars where their hours are, and nobody left out."""

import re

from itinerary.formats.site.people import write_people
from itinerary.programme.shape.document import Kind
from itinerary.values import replace
from itinerary.views.pages import Arrival, PeopleDay, PeopleGroup, Stretch, WeekClock
from itinerary.views.site.office import OfficeDay


def _drawn(*groups: PeopleGroup) -> str:
    day = PeopleDay(
        "Wednesday 16 April", "Osaka", WeekClock("Osaka", -420), "Paris", groups, (), None
    )
    return write_people(OfficeDay("Asia/Tokyo", "2025-04-16", day))


def _stretch(start: int, end: int, title: str, kind: Kind = "meeting") -> Stretch:
    return Stretch(start * 60, end * 60, title, kind, tentative=False, confidential=False)


def _texts(drawing: str) -> list[str]:
    return [text for text in re.findall(r">([^<>]*)</text>", drawing) if text]


def test_both_clocks_stand_over_the_hours() -> None:
    """From the first to the last hour that anybody has, the own one and home's."""
    drawing = _drawn(PeopleGroup(("Anne",), (_stretch(9, 11, "Forum"),), ()))
    assert _texts(drawing) == [
        "Osaka",
        "Paris",
        "09",
        "02",
        "10",
        "03",
        "11",
        "04",
        "Anne",
        "Forum",
    ]
    assert 'data-s="540" data-e="660"' in drawing


def test_a_city_stands_behind_the_journey_that_leads_there() -> None:
    """Where there is room behind it; else it runs on from the bar, and is never left out."""
    journey = _stretch(8, 9, "Nagoya", "travel")
    there = (Arrival(540, "Nagoya"),)
    free = _drawn(PeopleGroup(("Anne",), (journey, _stretch(12, 14, "Visit", "visit")), there))
    full = _drawn(PeopleGroup(("Anne",), (journey, _stretch(9, 14, "Visit", "visit")), there))
    assert _texts(free).count("Nagoya") == _texts(full).count("Nagoya") == 1
    assert 'class="wk city">Nagoya' in free
    assert 'class="t">Nagoya' in full


def test_what_is_confidential_has_a_rail_more() -> None:
    """Beside its own; what is so tentative that it has none, has none."""
    open_one = _stretch(9, 11, "Forum")
    drawings = [
        _drawn(PeopleGroup(("Anne",), (each,), ()))
        for each in (
            open_one,
            replace(open_one, confidential=True),
            replace(open_one, confidential=True, tentative=True),
        )
    ]
    assert [each.count('class="k"') for each in drawings] == [1, 2, 0]


def test_of_more_than_thirty_people_a_row_has_its_number() -> None:
    """Those with the same day are one row, of which the first is named."""
    names = tuple(f"Delegate {number}" for number in range(31))
    drawing = _drawn(PeopleGroup(names, (_stretch(9, 11, "Forum"),), ()))
    assert "Delegate 0 +30" in _texts(drawing)
    assert "Delegate 1" not in _texts(drawing)


def test_markup_in_a_name_stays_text() -> None:
    """Nothing that is written in a programme becomes a part of the drawing."""
    drawing = _drawn(PeopleGroup(("<script>",), (_stretch(9, 11, "<b>&"),), ()))
    assert "<script>" not in drawing
    assert "&lt;script&gt;" in drawing
    assert "&lt;b&gt;&amp;" in drawing
