"""Questions about a programme: which events, for whom, where, when; which record is meant."""

from datetime import UTC, datetime

import pytest
from conftest import programme

from itinerary.programme.model import Programme
from itinerary.queries.lookup import begun, named
from itinerary.queries.selection import (
    Selection,
    by_start,
    coming,
    concerning,
    day_at,
    on_days,
    on_today,
    own_days,
    places,
    selected,
    takes_part,
)
from itinerary.when import Days

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: {en: Osaka, ja: 大阪}, timezone: Asia/Tokyo}
  honolulu: {name: Honolulu, timezone: Pacific/Honolulu}
places:
  hall: {name: Harbour Hall, city: osaka, coordinates: [34.7, 135.5]}
  airport: {name: Kansai Airport, city: osaka}
themes:
  rail: {title: Railways}
organisations:
  region: {name: Region}
  cluster: {name: Cluster}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Durand-Petit, organisation: cluster}
  celeste: {name: Céleste Roy}
groups:
  party: {name: Party, members: [cluster, celeste]}
events:
  call: {title: Call, who: [anne]}
  dinner: {title: Dinner, city: osaka, date: 2025-04-16, who: [celeste], status: tentative}
  forum:
    {title: Forum, place: hall, start: 2025-04-15 09:30, end: 12:00, theme: rail, who: [basile]}
  out:
    title: Out
    kind: travel
    from: {city: dijon, at: 2025-04-12 13:30}
    to: {place: airport, at: 2025-04-13 09:25}
    who: [anne]
  back:
    title: Back
    kind: travel
    from: {city: osaka, at: 2025-04-18 20:00}
    to: {city: honolulu, at: 2025-04-18 08:00}
    who: [basile]
"""
# Noon of the forum's day in Osaka is still early there where the delegation lives.
MORNING = datetime(2025, 4, 15, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def mission() -> Programme:
    return programme(MISSION)


def ids(events: object) -> list[str]:
    return [event.id for event in events]  # type: ignore[attr-defined]


def test_no_wish_selects_everything(mission: Programme) -> None:
    """An empty selection leaves the events as they are."""
    assert not Selection()
    assert selected(mission.events, Selection()) == mission.events


def test_values_of_one_kind_widen_and_different_kinds_narrow(mission: Programme) -> None:
    """Either city; but of the city and the party, both; a journey is in both of its cities."""
    osaka, dijon = mission.cities["osaka"], mission.cities["dijon"]
    anne = mission.delegates["anne"]
    wished = {
        Selection(cities=(dijon,)): ["out"],
        Selection(cities=(osaka, dijon)): ["out", "forum", "dinner", "back"],
        Selection(cities=(osaka,), parties=(anne,)): ["out"],
        Selection(themes=(mission.themes["rail"],)): ["forum"],
        Selection(kinds=("travel",), parties=(anne, mission.delegates["basile"])): ["out", "back"],
        Selection(statuses=("tentative",)): ["dinner"],
    }
    assert {each: sorted(ids(selected(mission.events, each))) for each in wished} == {
        each: sorted(found) for each, found in wished.items()
    }


def test_a_group_takes_part_where_anyone_of_it_does(mission: Programme) -> None:
    """By themselves, or by their organisation."""
    forum, dinner, call = (
        next(event for event in mission.events if event.id == id)
        for id in ("forum", "dinner", "call")
    )
    party = mission.groups["party"]
    assert [takes_part(party, event) for event in (forum, dinner, call)] == [True, True, False]
    assert takes_part(mission.organisations["cluster"], forum)
    assert not takes_part(mission.organisations["region"], forum)


def test_events_stand_by_their_start_and_those_without_a_day_last(mission: Programme) -> None:
    """By the instant, whatever the order of the file and the clocks."""
    assert ids(by_start(mission.events)) == ["out", "forum", "dinner", "back", "call"]


def test_a_journey_over_the_date_line_is_found_on_both_of_its_days(mission: Programme) -> None:
    """It arrives before it left, by the calendars; days are compared, and not their order."""
    wanted = Days(datetime(2025, 4, 18).date(), datetime(2025, 4, 18).date())
    assert ids(on_days(mission.events, own_days, lambda _event: wanted)) == ["back"]
    none = on_days(mission.events, own_days, lambda _event: None)
    assert none == ()


@pytest.mark.parametrize(
    ("now", "later", "expected"),
    [
        (datetime(2025, 4, 12, 23, tzinfo=UTC), 0, ["out"]),  # the 13th in Osaka: on its way
        (datetime(2025, 4, 14, 15, tzinfo=UTC), 0, ["forum"]),  # midnight in Osaka
        (datetime(2025, 4, 15, 15, tzinfo=UTC), 0, ["dinner"]),
        (datetime(2025, 4, 15, 14, tzinfo=UTC), 1, ["dinner"]),
        (datetime(2025, 4, 10, tzinfo=UTC), 0, []),
    ],
)
def test_what_is_on_today_is_so_where_it_takes_place(
    mission: Programme, now: datetime, later: int, expected: list[str]
) -> None:
    """Today is the day on the event's own clock; a journey has two."""
    assert ids(on_today(mission.events, now, later)) == expected


def test_the_day_at_an_event_is_that_of_both_ends_of_a_journey(mission: Programme) -> None:
    """One day between the two, and one without a city has none."""
    days = {
        event.id: day_at(event, datetime(2025, 4, 14, 20, tzinfo=UTC)) for event in mission.events
    }
    one = [datetime(2025, 4, day).date() for day in (14, 15)]
    assert days["call"] is None
    assert days["forum"] == Days(one[1], one[1])
    assert days["out"] == Days(*one)


def test_what_has_not_begun_is_coming(mission: Programme) -> None:
    """The start belongs to an event."""
    start = datetime(2025, 4, 15, 0, 30, tzinfo=UTC)
    assert ids(coming(mission.events, start)) == ["dinner", "back"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("anne", ["anne"]),  # an id, though it is a part of nothing else
        ("celeste roy", ["celeste"]),  # a whole name, without its accents
        ("Durand", ["anne", "basile"]),
        ("petit", ["basile"]),
        ("nobody", []),
        ("", []),
    ],
)
def test_a_record_is_meant_by_id_by_name_or_by_a_part(
    mission: Programme, query: str, expected: list[str]
) -> None:
    """In this order, and the first that finds anything decides."""
    assert [each.id for each in named(query, mission.delegates)] == expected


def test_a_name_in_any_language_is_a_name(mission: Programme) -> None:
    """大阪 is Osaka, whatever the language of the run."""
    assert named("大阪", mission.cities) == (mission.cities["osaka"],)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("b", ["basile"]), ("du", ["anne", "basile"]), ("urand", ["anne", "basile"]), ("x", [])],
)
def test_what_is_begun_is_completed_by_the_nearest_sort_of_fit(
    mission: Programme, typed: str, expected: list[str]
) -> None:
    """The beginning of a name, else of a word in one, else any part."""
    assert [each.id for each in begun(typed, mission.delegates)] == expected


def test_every_sort_of_record_has_its_events(mission: Programme) -> None:
    """A city and a place have journeys too, that begin or end there; a group has its members'."""
    records = (
        mission.cities["honolulu"], mission.places["airport"], mission.places["hall"],
        mission.themes["rail"], mission.groups["party"], mission.organisations["region"],
        mission.events[0],
    )  # fmt: skip
    assert [sorted(ids(concerning(each, mission.events))) for each in records] == [
        ["back"], ["out"], ["forum"], ["forum"], ["back", "dinner", "forum"], ["call", "out"],
        [mission.events[0].id],
    ]  # fmt: skip


def test_the_places_of_a_journey_are_its_ends_that_are_known(mission: Programme) -> None:
    """None where only cities are."""
    found = {event.id: [place.id for place in places(event)] for event in mission.events}
    assert found == {"call": [], "dinner": [], "forum": ["hall"], "out": ["airport"], "back": []}
