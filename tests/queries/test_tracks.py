"""Where everybody is: tracks, what overlaps and follows on them, and who is free."""

from datetime import UTC, date, datetime

import pytest
from conftest import programme

from itinerary.programme.model import Programme
from itinerary.queries.tracks import (
    Track,
    by_time,
    first_day,
    held,
    is_overnight,
    is_there,
    last_day,
    overlapping,
    sightings,
    spans,
    successive,
    tracks,
    whereabouts,
)

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  kyoto: {name: Kyoto, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Petit, present: 2025-04-14..2025-04-16}
stays:
  - {hotel: Inn, city: kyoto, from: 2025-04-16, to: 2025-04-18, who: [anne]}
events:
  out:
    title: Out
    kind: travel
    from: {city: dijon, at: 2025-04-12 13:30}
    to: {city: osaka, at: 2025-04-13 09:25}
    who: [anne]
  party: {title: Party, city: osaka, start: 2025-04-15 23:00, end: 2025-04-16 02:00, who: everyone}
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  lunch: {title: Lunch, city: osaka, start: 2025-04-15 12:00, end: 14:00, who: [anne]}
  talk: {title: Talk, city: osaka, start: 2025-04-15 11:00, end: 11:30, who: [basile]}
  walk:
    {title: Walk, kind: free, city: osaka, start: 2025-04-15 15:00, end: 16:00, who: everyone}
  rest: {title: Rest, city: kyoto, date: 2025-04-17, all_day: true, who: [anne]}
  late: {title: Late, city: osaka, start: 2025-04-18 10:00, end: 11:00, who: everyone}
  gone: {title: Gone, city: osaka, start: 2025-04-15 10:00, who: everyone, status: cancelled}
  call: {title: Call, who: [anne]}
"""


@pytest.fixture(scope="module")
def mission() -> Programme:
    return programme(MISSION)


@pytest.fixture(scope="module")
def anne(mission: Programme) -> Track:
    return tracks(mission)[0]


def test_a_track_holds_what_takes_place_while_one_is_there(mission: Programme) -> None:
    """By start; nothing cancelled, nothing undated, and nothing on days of absence."""
    held = {
        track.delegate.id: (
            [event.id for event in track.timed],
            [event.id for event in track.dated],
            [stay.city.id for stay in track.stays],
        )
        for track in tracks(mission)
    }
    assert held == {
        "anne": (["out", "forum", "lunch", "walk", "party", "late"], ["rest"], ["kyoto"]),
        "basile": (["forum", "talk", "walk", "party"], [], []),
    }


def test_what_touches_does_not_overlap(mission: Programme) -> None:
    """Lunch begins when the forum ends; the talk is inside of it."""
    events = [event for event in by_time(mission.events) if event.status != "cancelled"]
    assert [(one.id, other.id) for one, other in overlapping(events, held)] == [("forum", "talk")]


def test_of_very_many_at_once_each_meets_a_few() -> None:
    """Of 400 events at one time, each meets another, and there are not all pairs of them."""
    text = "".join(
        f"  e{number}: {{title: E{number}, city: osaka, start: 2025-04-14 09:00, who: anne}}\n"
        for number in range(400)
    )
    events = programme(MISSION.partition("events:\n")[0] + f"events:\n{text}").events
    pairs = [*overlapping(by_time(events), held)]
    assert {event.id for pair in pairs for event in pair} == {event.id for event in events}
    assert len(pairs) < 400 * 13


def test_each_follows_what_ended_last_before_it(anne: Track) -> None:
    """What is touched is followed."""
    assert [(one.id, other.id) for one, other in successive(anne.timed, anne.span)] == [
        ("out", "forum"), ("forum", "lunch"), ("lunch", "walk"), ("walk", "party"),
        ("party", "late"),
    ]  # fmt: skip


_OPEN = """\
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:00, who: everyone}
  opening: {title: Opening, city: osaka, start: 2025-04-15 09:10, end: 09:20, who: [anne],
            part_of: forum}
  talk: {title: Talk, city: osaka, start: 2025-04-15 09:30, end: 10:30, who: [anne]}
  lunch: {title: Lunch, city: osaka, start: 2025-04-15 11:00, who: everyone}
  visit: {title: Visit, city: osaka, start: 2025-04-15 11:00, who: [basile]}
  ride:
    title: Ride
    kind: travel
    from: {city: osaka}
    to: {city: kyoto, at: 2025-04-15 11:45}
    who: [anne]
"""


def test_what_has_no_end_is_over_for_each_when_their_next_begins() -> None:
    """After an hour at the latest; a part of it ends nothing, and two may begin together."""
    mission = programme(MISSION.partition("  out:")[0] + _OPEN)
    seen = {
        track.delegate.id: {
            event.id: f"{track.span(event).start:%H:%M}–{track.span(event).end:%H:%M}"
            for event in track.timed
        }
        for track in tracks(mission)
    }
    assert seen == {
        "anne": {
            "forum": "00:00–00:30",
            "opening": "00:10–00:20",
            "talk": "00:30–01:30",
            "lunch": "02:00–02:45",
            "ride": "02:45–02:45",
        },
        "basile": {"forum": "00:00–01:00", "lunch": "02:00–03:00", "visit": "02:00–03:00"},
    }
    clashes = [
        (one.id, other.id)
        for track in tracks(mission)
        for one, other in overlapping(track.timed, spans(track.timed))
    ]
    assert clashes == [("forum", "opening"), ("lunch", "visit")]


def test_the_small_hours_belong_to_the_evening_before(mission: Programme) -> None:
    """A party until two is on one day, and no night is spent on it; a flight over midnight is."""
    party, out, call = (
        next(event for event in mission.events if event.id == id) for id in ("party", "out", "call")
    )
    assert (first_day(party), last_day(party)) == (date(2025, 4, 15), date(2025, 4, 15))
    assert [is_overnight(event) for event in (party, out)] == [False, True]
    assert (first_day(call), last_day(call)) == (date.max, date.min)
    with pytest.raises(ValueError, match="call"):
        held(call)


def test_an_event_without_hours_shows_one_at_noon(anne: Track) -> None:
    """Of each of its days, in its city; an event with hours, where it leaves them."""
    seen = [(sighting.event.id, sighting.city.id) for sighting in sightings(anne)]
    assert seen == [
        ("out", "osaka"), ("forum", "osaka"), ("lunch", "osaka"), ("walk", "osaka"),
        ("party", "osaka"), ("rest", "kyoto"), ("late", "osaka"),
    ]  # fmt: skip
    (noon,) = [each.span.start for each in sightings(anne) if each.event.id == "rest"]
    assert noon == datetime(2025, 4, 17, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "city", "journey", "events", "free"),
    [
        (datetime(2025, 4, 12, 10, tzinfo=UTC), None, None, [], True),  # nothing is known yet
        (datetime(2025, 4, 12, 20, tzinfo=UTC), None, "out", ["out"], False),
        (datetime(2025, 4, 13, 3, tzinfo=UTC), "osaka", None, [], True),  # where it left them
        (datetime(2025, 4, 15, 1, tzinfo=UTC), "osaka", None, ["forum"], False),
        (datetime(2025, 4, 15, 6, tzinfo=UTC), "osaka", None, ["walk"], True),  # free time
        (datetime(2025, 4, 16, 16, tzinfo=UTC), "kyoto", None, [], False),  # the night, and a day
        (datetime(2025, 4, 17, 3, tzinfo=UTC), "kyoto", None, [], False),  # taken by the day
    ],
)
def test_one_is_where_the_latest_thing_known_leaves_one(
    mission: Programme,
    now: datetime,
    city: str | None,
    journey: str | None,
    events: list[str],
    free: bool,
) -> None:
    """An event, the end of a journey, or the midnight of a stay; on a journey, in no city."""
    found = whereabouts(mission, now)[0]
    assert (
        found.city.id if found.city else None,
        found.journey.id if found.journey else None,
        [event.id for event in found.events],
        found.is_free,
    ) == (city, journey, events, free)


def test_who_is_absent_is_nowhere(mission: Programme) -> None:
    """The days of presence are days in any zone of the mission; without any, the mission's."""
    anne, basile = mission.delegates.values()
    moments = [
        datetime(2025, 4, 13, 14, tzinfo=UTC),  # the 13th, also in Japan
        datetime(2025, 4, 13, 16, tzinfo=UTC),  # the 14th in Japan
        datetime(2025, 4, 16, 21, tzinfo=UTC),  # still the 16th in France
        datetime(2025, 4, 16, 23, tzinfo=UTC),
    ]
    assert [is_there(basile, mission, now) for now in moments] == [False, True, True, False]
    assert all(is_there(anne, mission, now) for now in moments)
    assert [found.delegate for found in whereabouts(mission, moments[0])] == [anne]
