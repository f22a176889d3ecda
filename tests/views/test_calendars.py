"""What a calendar says of an event: its times, words and status, and what it keeps to itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from conftest import READER, loaded, programme

from itinerary.programme.model import Delegate, Programme
from itinerary.releases.identity import Identity, Version, uid_of
from itinerary.views.calendars import (
    CalendarEvent,
    Choices,
    adapted,
    calendar_event,
    is_held,
    shared,
)
from itinerary.when import Days

IDENTITY = Identity("uid", Version(0, datetime(2025, 4, 7, 16, tzinfo=UTC)))
MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
reminder: 20m
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka:
    name: {en: Osaka, ja: 大阪}
    language: ja
    timezone: Asia/Tokyo
    coordinates: [34.7, 135.5]
places:
  hall:
    name: {en: Minamo Hall, ja: みなもホール}
    city: osaka
    address: {en: "8-60-1 Minamo, Kita-ku", ja: 大阪市北区みなも8丁目60番1号}
    coordinates: [34.69, 135.486]
    phone: +81 6 0000 0001
    access: West Gate
  airport: {name: Kansai Airport, city: osaka}
delegates:
  anne: {name: Anne Durand, email: anne@example.org, phone: +33 6 39 98 10 01}
  basile: {name: Basile Petit, email: basile@example.org, phone: +33 6 39 98 10 02}
events:
  forum:
    title: Forum
    kind: conference
    place: hall
    start: 2025-04-15 09:30
    end: 12:00
    who: [anne, basile]
    description: Bring your badge.
    notes_for: {anne: Speak at ten}
    note: Order fourteen badges.
    hosts: [{name: Ren Hoshikage, title: President, phone: +33 1 99 00 20 02}]
    dress: Casual
    documents: [{title: Plan, url: "https://example.org/plan.pdf"}]
    url: https://example.org/forum
  flight:
    kind: travel
    mode: flight
    number: VO 701
    from: {city: dijon, at: 2025-04-12 13:30}
    to: {place: airport, at: 2025-04-13 09:25}
    who: everyone
    reminder: 3h
  rest: {title: Rest, kind: free, city: osaka, date: 2025-04-13, all_day: true, who: everyone}
  days: {title: Display, city: osaka, date: 2025-04-15..2025-04-17, all_day: true, who: everyone}
  photo: {title: Photo, city: osaka, date: 2025-04-17, who: everyone}
  press: {title: Press, city: osaka, start: 2025-04-16 14:00, status: tentative, who: [anne]}
  market: {title: Market, city: osaka, start: 2025-04-16 22:00, status: cancelled, who: [anne]}
  dinner: {title: Dinner, city: osaka, start: 2025-04-16 19:00, confidential: true, who: [anne]}
  tour: {title: Tour, between: 2025-04-14..2025-04-17, who: everyone}
  call: {title: Call, who: everyone}
"""


@pytest.fixture(scope="module")
def mission() -> Programme:
    return programme(MISSION)


def said(mission: Programme, id: str, to: str | None = "anne") -> CalendarEvent:
    event = next(event for event in mission.events if event.id == id)
    delegate: Delegate | None = mission.delegates[to] if to else None
    return calendar_event(event, mission, READER, IDENTITY, delegate)


def test_a_delegates_event_says_all_that_they_need(mission: Programme) -> None:
    """Both clocks, what it is, the note for them, who, where, dress, host, link and documents."""
    assert said(mission, "forum").description == dedent("""\
        Tuesday 15 April 2025
        09:30–12:00 Osaka
        02:30–05:00 Paris

        Bring your badge.

        Speak at ten

        Who: Anne Durand, Basile Petit

        Minamo Hall みなもホール, Osaka 大阪
        8-60-1 Minamo, Kita-ku
        大阪市北区みなも8丁目60番1号
        Access: West Gate
        Telephone: +81 6 0000 0001
        https://www.openstreetmap.org/?mlat=34.69&mlon=135.486#map=17/34.69/135.486

        Dress: Casual

        Host: Ren Hoshikage, President, +33 1 99 00 20 02

        https://example.org/forum

        Plan https://example.org/plan.pdf""")


def test_nobody_is_led_to_a_place_where_nothing_takes_place() -> None:
    """A cancelled event says where it was, but not how to get in or whom to call there."""
    cancelled = programme(MISSION.replace("kind: conference", "status: cancelled"))
    assert "Minamo Hall" in said(cancelled, "forum").description
    assert "West Gate" not in said(cancelled, "forum").description
    assert "+81 6" not in said(cancelled, "forum").description


def test_a_calendar_for_several_has_neither_notes_nor_numbers(mission: Programme) -> None:
    """A note is for one, and a host's number for delegates: what is passed round has neither."""
    text = said(mission, "forum", None).description
    assert "Speak at ten" not in text
    assert "Host: Ren Hoshikage, President\n" in text
    assert "Speak at ten" not in said(mission, "forum", "basile").description


def test_a_journey_says_by_what_it_goes_on_the_clocks_of_both_ends(mission: Programme) -> None:
    """Departure and arrival each on their own clock and at home, then mode and number."""
    event = said(mission, "flight")
    assert event.description.split("\n\n")[0] == dedent("""\
        Saturday 12 April 2025
        13:30 Dijon
        09:25+1 Osaka
        13:30 – 02:25+1 Paris
        Flight VO 701""")
    assert (str(event.start), str(event.end)) == (
        "2025-04-12 13:30:00+02:00",
        "2025-04-13 09:25:00+09:00",
    )
    assert event.reminder == timedelta(hours=3)


def test_what_is_cancelled_leads_nobody_to_it() -> None:
    """When, who and where it was; no link, no host, no words in which one could stand."""
    mission = programme(MISSION.replace("title: Forum\n", "title: Forum\n    status: cancelled\n"))
    cancelled = said(mission, "forum")
    assert cancelled.url is None
    assert [*map(str.splitlines, cancelled.description.split("\n\n"))] == [
        ["Tuesday 15 April 2025", "09:30–12:00 Osaka", "02:30–05:00 Paris"],
        ["Who: Anne Durand, Basile Petit"],
        [
            "Minamo Hall みなもホール, Osaka 大阪",
            "8-60-1 Minamo, Kita-ku",
            "大阪市北区みなも8丁目60番1号",
            "https://www.openstreetmap.org/?mlat=34.69&mlon=135.486#map=17/34.69/135.486",
        ],
    ]


@pytest.mark.parametrize(
    ("id", "summary", "status", "transparent", "reminds"),
    [
        ("forum", "Forum", "CONFIRMED", False, True),
        ("rest", "Rest", "CONFIRMED", False, False),
        ("photo", "Photo (time to be confirmed)", "TENTATIVE", True, False),
        ("press", "Press (tentative)", "TENTATIVE", False, True),
        ("market", "Cancelled: Market", "CANCELLED", True, False),
        ("tour", "Tour (to be scheduled)", "TENTATIVE", True, False),
        ("call", "Call (to be scheduled)", "TENTATIVE", True, False),
    ],
)
def test_status_and_certainty_are_said_in_words_and_codes(
    mission: Programme, id: str, summary: str, status: str, transparent: bool, reminds: bool
) -> None:
    """What a phone may not show by itself stands in the title; only sure hours block and ring."""
    event = said(mission, id)
    assert (event.summary, event.status) == (summary, status)
    assert (event.transparent, event.reminder is not None) == (transparent, reminds)


def test_undated_events_lie_over_the_days_held_for_them(mission: Programme) -> None:
    """Without a day, an event takes its window, and for want of one the mission."""
    first, last = mission.days.first, mission.days.last
    assert said(mission, "tour").days == Days(first.replace(day=14), first.replace(day=17))
    assert said(mission, "call").days == Days(first, last)
    assert said(mission, "tour").description.startswith("to be scheduled\nbetween 14–17 April")


def test_undated_events_are_held_only_if_chosen(mission: Programme) -> None:
    """A calendar holds what has a day, and the rest only when it is asked for."""
    held = [event.id for event in mission.events if is_held(event, Choices())]
    assert held == ["forum", "flight", "rest", "days", "photo", "press", "market", "dinner"]
    assert all(is_held(event, Choices(undated=True)) for event in mission.events)


def test_what_is_confidential_is_not_shared(mission: Programme) -> None:
    """A calendar for several people leaves out what is confidential; a personal one marks it."""
    assert "dinner" not in [event.id for event in shared(mission.events)]
    assert said(mission, "dinner").confidential


def test_no_calendar_says_what_is_for_the_secretariat(mission: Programme) -> None:
    """Neither notes to itself nor delegates' addresses and numbers are in any text."""
    for event in mission.events:
        for to in (None, *mission.delegates.values()):
            text = repr(calendar_event(event, mission, READER, IDENTITY, to))
            assert "badges" not in text
            assert "@" not in text
            assert "39 98" not in text


def test_the_place_is_one_line_and_where_to_go(mission: Programme) -> None:
    """Venue, address and city on one line; coordinates of the venue, else of the city."""
    event = said(mission, "forum")
    assert event.location == "Minamo Hall, 8-60-1 Minamo, Kita-ku, Osaka"
    assert event.coordinates == (34.69, 135.486)
    assert said(mission, "rest").location == "Osaka"
    assert said(mission, "rest").coordinates == (34.7, 135.5)
    assert said(mission, "flight").location == "Dijon → Kansai Airport"


def test_choices_are_for_events_with_hours(mission: Programme) -> None:
    """UTC and another reminder change hours only; nothing rings for what is cancelled."""
    utc = adapted(said(mission, "flight"), Choices(utc=True))
    assert (str(utc.start), str(utc.end)) == (
        "2025-04-12 11:30:00+00:00",
        "2025-04-13 00:25:00+00:00",
    )
    earlier = Choices(utc=True, reminder=timedelta(minutes=30))
    assert adapted(said(mission, "forum"), earlier).reminder == timedelta(minutes=30)
    assert adapted(said(mission, "market"), earlier).reminder is None
    assert adapted(said(mission, "forum"), Choices(reminder=timedelta(0))).reminder is None
    assert adapted(said(mission, "rest"), earlier) == said(mission, "rest")
    assert adapted(said(mission, "forum"), Choices()) == said(mission, "forum")


def test_the_identity_of_an_event_never_changes(mission: Programme) -> None:
    """The UID is of the programme's and the event's ids alone: phones know it by that."""
    assert uid_of(mission.id, mission.events[0].id) == "d92132fc-f73b-50af-aa75-0f4f69000e78"


def test_a_long_place_is_cut_between_words(tmp_path: Path) -> None:
    """Outlook cuts a place at 255 characters: so do we, where a word ends."""
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION.replace("Minamo Hall", "Minamo " * 60), encoding="utf-8")
    location = said(loaded(path), "forum").location
    assert location == "Minamo " * 35 + "Minamo…"
    assert len(location) <= 255


def test_a_crowd_is_not_read_out(tmp_path: Path) -> None:
    """Of many who are named one by one, the first are, and the number of the others."""
    names = [f"person-{number}" for number in range(30)]
    delegates = "".join(f"  {name}: {{name: {name}}}\n" for name in names)
    text = MISSION.replace("delegates:\n", f"delegates:\n{delegates}")
    path = tmp_path / "mission.yaml"
    path.write_text(text.replace("[anne, basile]", f"[anne, {', '.join(names)}]"), encoding="utf-8")
    first = ", ".join(names[:24])
    expected = f"Who: Anne Durand, {first} and 6 more\n\nMinamo Hall"
    assert expected in said(loaded(path), "forum").description
