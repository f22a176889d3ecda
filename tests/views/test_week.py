"""A week: what an event has of its days, and where it stands beside others."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from conftest import loaded
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.formats.week.lanes import lanes
from itinerary.programme.missions import shipped
from itinerary.programme.model import Programme
from itinerary.views.pages import WeekClock
from itinerary.views.pieces import DAY_END, pieces
from itinerary.views.readers import Clock, Reader
from itinerary.views.week import days_across, once_each, week
from itinerary.when import Days

_STEADY = settings(derandomize=True, max_examples=100, deadline=None)

_SPANS = st.lists(
    st.tuples(st.integers(0, 46), st.integers(1, 20)).map(
        lambda each: (each[0], min(each[0] + each[1], 48))
    ),
    max_size=25,
)

_JOURNEYS = """\
title: Trip
start: 2025-04-12
end: 2025-04-20
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  honolulu: {name: Honolulu, timezone: Pacific/Honolulu}
delegates:
  anne: {name: Anne}
  paul: {name: Paul}
events:
  out:
    kind: travel
    from: {city: dijon, at: 2025-04-12 13:30}
    to: {city: osaka, at: 2025-04-13 09:25}
  back:
    kind: travel
    from: {city: osaka, at: 2025-04-19 11:35}
    to: {city: dijon, at: 2025-04-19 18:25}
  east:
    kind: travel
    from: {city: osaka, at: 2025-04-16 20:00}
    to: {city: honolulu, at: 2025-04-16 08:30}
  market: {title: Market, city: osaka, start: 2025-04-17 22:30, end: 2025-04-18 01:00}
  midnight: {title: Until midnight, city: osaka, start: 2025-04-17 20:00, end: 2025-04-18 00:00}
  boat: {title: Boat, city: osaka, start: 2025-04-13 12:00, end: 2025-04-15 12:00}
  one: {title: Dinner, city: osaka, start: 2025-04-15 19:00, end: 21:00, who: [anne]}
  two: {title: Dinner, city: osaka, start: 2025-04-15 19:00, end: 21:00, who: [paul]}
  three: {title: Dinner, city: osaka, start: 2025-04-15 19:00, end: 21:00, status: tentative}
  rest: {title: Rest, city: osaka, date: 2025-04-14, all_day: true}
  someday: {title: Someday}
"""


def _reader(programme: Programme, show: str = "both") -> Reader:
    return Reader("en", Clock(show, programme.home.zone, "Paris"))  # type: ignore[arg-type]


@pytest.fixture
def trip(tmp_path: Path) -> Programme:
    """A mission with journeys over zones, midnights and the date line."""
    (tmp_path / "trip.yaml").write_text(_JOURNEYS, "utf-8")
    return loaded(tmp_path / "trip.yaml")


@_STEADY
@given(_SPANS)
def test_no_two_that_overlap_stand_in_one_lane(spans: list[tuple[int, int]]) -> None:
    """What overlaps in time shares no lane, however wide each is drawn."""
    placed = list(zip(spans, lanes(spans), strict=True))
    for (one, here), (other, there) in combinations(placed, 2):
        if one[0] < other[1] and other[0] < one[1]:
            assert here.number == there.number
            assert here.last < there.first or there.last < here.first


@_STEADY
@given(_SPANS)
def test_there_are_no_more_lanes_than_events_at_one_time(spans: list[tuple[int, int]]) -> None:
    """As many lanes as events at the fullest moment of those that hang together, and no more."""
    for lane in lanes(spans):
        assert 0 <= lane.first <= lane.last < lane.number
    most = max((sum(a <= at < b for a, b in spans) for at in range(48)), default=0)
    assert max((lane.number for lane in lanes(spans)), default=0) == most


@pytest.mark.parametrize(
    ("event", "parts"),
    [
        ("out", [(12, 13 * 60 + 30, DAY_END, False, True), (13, 0, 9 * 60 + 25, True, False)]),
        ("back", [(19, 11 * 60 + 35, 18 * 60 + 25, False, False)]),
        ("east", [(16, 20 * 60, DAY_END, False, False)]),
        ("market", [(17, 22 * 60 + 30, DAY_END, False, True), (18, 0, 60, True, False)]),
        ("midnight", [(17, 20 * 60, DAY_END, False, False)]),
        (
            "boat",
            [
                (13, 12 * 60, DAY_END, False, True),
                (14, 0, DAY_END, True, True),
                (15, 0, 12 * 60, True, False),
            ],
        ),
        ("rest", []),
        ("someday", []),
    ],
)
def test_an_event_has_of_each_day_the_hours_on_the_clock_of_its_city(
    trip: Programme, event: str, parts: list[tuple[int, int, int, bool, bool]]
) -> None:
    """Over midnight it goes on at the top of the next day; each end is on its own clock."""
    found = next(each for each in trip.events if each.id == event)
    assert [
        (part.day.day, part.start, part.end, part.from_before, part.goes_on)
        for part in pieces(found, _reader(trip))
    ] == parts


@pytest.mark.parametrize("show", ["both", "local", "zone"])
@pytest.mark.parametrize("mission", ["rehearsal", "japan-2025"])
def test_every_event_is_somewhere_in_the_week(mission: str, show: str) -> None:
    """Whatever the clock: hours are tiles, whole days stand in the band, the rest beneath."""
    programme = loaded(shipped(mission))
    reader = _reader(programme, show)
    days = days_across(programme, programme.events, reader, None)
    said = week(programme, programme.events, reader, days)
    titles = {tile.title for day in said.days for tile in day.tiles}
    titles |= {row.title for day in said.days for row in day.band}
    titles |= {row.title for block in said.beneath for row in block.rows}
    assert titles == {event.title.read("en") for event in programme.events}
    assert all(0 <= t.start < t.end <= DAY_END for day in said.days for t in day.tiles)


def test_what_is_at_one_time_under_one_title_appears_once(trip: Programme) -> None:
    """Two entries of one dinner are one; a tentative one is another."""
    kept = [event.id for event in once_each(trip.events, _reader(trip))]
    assert {"one", "two", "three"}.intersection(kept) == {"one", "three"}


def test_the_days_are_the_missions_or_those_wanted(trip: Programme) -> None:
    """Days without events are there too, and days outside of the mission that have some."""
    reader = _reader(trip)
    wanted = Days(date(2025, 4, 14), date(2025, 4, 16))
    assert days_across(trip, trip.events, reader, wanted) == list(wanted)
    assert days_across(trip, trip.events, reader, None) == list(trip.days)


def test_a_day_names_the_cities_that_its_events_are_in(trip: Programme) -> None:
    """A journey is where it starts on its first day, and where it ends on its last."""
    said = week(trip, trip.events, _reader(trip), trip.days)
    assert [day.cities for day in said.days[:3]] == ["Dijon", "Osaka", "Osaka"]
    assert said.days[7].cities == "Osaka, Dijon"


def test_a_day_says_on_which_clocks_it_is_and_how_far_home_is_ahead(trip: Programme) -> None:
    """Paris is seven hours behind Tokyo; a day of two clocks says both, and the page explains."""
    reader = _reader(trip)
    said = week(trip, trip.events, reader, trip.days)
    clocks = {day.heading: day.clocks for day in said.days}
    assert clocks["Friday 18 April"] == (WeekClock("Tokyo", -420),)
    assert clocks["Saturday 19 April"] == (WeekClock("Tokyo", -420), WeekClock("Paris", 0))
    assert clocks["Sunday 20 April"] == ()
    assert said.remarks
    one_zone = week(trip, trip.events, _reader(trip, "zone"), trip.days)
    assert not one_zone.remarks
