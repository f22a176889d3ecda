"""Times on clocks, places and people, in few words."""

from datetime import UTC, date, datetime

import pytest
from conftest import READER, programme

from itinerary.languages import speaking
from itinerary.programme.model import Event, Programme
from itinerary.views.facts import host_line
from itinerary.views.hours import (
    as_of,
    briefly,
    clock_lines,
    cover,
    days_on,
    hours,
    marked_hour,
    said_clocks,
    under,
    until,
)
from itinerary.views.readers import Clock, Reader, reader_for, reader_in, zone_label
from itinerary.views.words import marks, notice, place, programme_title, way, who
from itinerary.when import Days

_HOST = """\
id: trip
title: Trip
start: 2025-04-12
end: 2025-04-13
home: paris
language: en
cities: {paris: {name: Paris, timezone: Europe/Paris}}
events:
  call:
    title: Call
    city: paris
    start: 2025-04-12 10:00
    hosts:
      - name: Ren Hoshikage
        local_name: 星影 蓮
        title: {en: President, ja: 理事長}
        organisation: {en: Ukigumo House, ja: うきぐも会館}
        phone: +81 6 0000 0000
      - name: 森 久
      - title: {en: Director, ja: 館長}
        organisation: {en: Hall, ja: 会館}
"""

MISSION = """\
id: mission
title: {en: Mission, ja: ミッション}
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
notice: Call us.
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  tokyo: {name: {en: Tokyo, ja: 東京}, timezone: Asia/Tokyo}
places:
  hall: {name: Hall, city: osaka, coordinates: [34.7, 135.5]}
  airport: {name: Airport, city: osaka}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, organisation: region, language: ja}
  basile: {name: Basile Petit, language: de}
events:
  forum:
    title: Forum
    place: hall
    start: 2025-04-15 09:30
    end: 12:00
    who: everyone
    except: [basile]
    speakers: [anne]
  night: {title: Night, city: osaka, start: 2025-04-15 22:00, end: 2025-04-16 01:00}
  home: {title: Call, city: dijon, start: 2025-04-15 09:30, end: 10:00, who: [region, basile]}
  out:
    title: Out
    kind: travel
    mode: flight
    number: AF276
    from: {city: dijon, at: 2025-04-12 13:30}
    to: {place: airport, at: 2025-04-13 09:25}
  ride: {title: Ride, kind: travel, date: 2025-04-14, from: {city: osaka}, to: {city: tokyo}}
  fair: {title: Fair, city: osaka, date: 2025-04-17..2025-04-18, all_day: true}
  dinner:
    {title: Dinner, city: osaka, date: 2025-04-16, status: tentative, confidential: true}
  someday: {title: Someday, speakers: [basile]}
"""
DAY = date(2025, 4, 15)


@pytest.fixture(scope="module")
def mission() -> Programme:
    return programme(MISSION)


@pytest.fixture(scope="module")
def events(mission: Programme) -> dict[str, Event]:
    return {event.id: event for event in mission.events}


def test_hours_stand_on_the_events_clock_and_on_ones_own(events: dict[str, Event]) -> None:
    """Ones own is left out where it shows the same; a journey has a line for each end."""
    lines = {
        id: [f"{line.text} {line.label}".strip() for line in clock_lines(event, READER, under(DAY))]
        for id, event in events.items()
    }
    assert lines["forum"] == ["09:30–12:00 Osaka", "02:30–05:00 Paris"]
    assert lines["night"] == ["22:00 – 01:00+1 Osaka", "15:00–18:00 Paris"]
    assert lines["home"] == ["09:30–10:00 Dijon"]
    assert (lines["fair"], lines["dinner"], lines["someday"]) == (
        ["all day"], ["time to be confirmed"], ["to be scheduled"],
    )  # fmt: skip
    out = clock_lines(events["out"], READER, under(date(2025, 4, 12)))
    assert [f"{line.text} {line.label}" for line in out] == [
        "13:30 Dijon", "09:25+1 Osaka", "13:30 – 02:25+1 Paris",
    ]  # fmt: skip


def test_an_hour_of_another_day_is_marked_and_one_far_off_dated() -> None:
    """By days, before and after; from the third on, by the date, which is said once."""
    moment = datetime(2025, 4, 15, 9, 30, tzinfo=UTC)
    headings = [date(2025, 4, day) for day in (15, 14, 13, 12, 16, 19)]
    assert [marked_hour(moment, under(day)) for day in headings] == [
        "09:30", "09:30+1", "09:30+2", "15 April, 09:30", "09:30−1", "15 April, 09:30",
    ]  # fmt: skip
    assert hours(moment, moment.replace(hour=12, minute=0), under(date(2025, 4, 1))) == (
        "15 April, 09:30–12:00"
    )
    assert marked_hour(moment, as_of(moment.replace(day=14))) == "09:30+1"


def test_prose_says_hours_as_a_sentence_does(events: dict[str, Event]) -> None:
    """In French with words of its own, and with the city in brackets, which needs no article."""
    reader = Reader("fr", READER.clock, prose=True)
    with speaking("fr"):
        said = {id: said_clocks(event, reader, under(DAY)) for id, event in events.items()}
        out = said_clocks(events["out"], reader, under(date(2025, 4, 12)))
        subject = briefly(events["night"], reader)
    plain = {id: [each.replace("\u00a0", " ") for each in lines] for id, lines in said.items()}
    assert plain["forum"] == ["de 9 h 30 à 12 h (Osaka)", "de 2 h 30 à 5 h (Paris)"]
    assert plain["night"] == ["de 22 h à 1 h le lendemain (Osaka)", "de 15 h à 18 h (Paris)"]
    assert plain["fair"] == ["toute la journée"]
    assert [each.replace("\u00a0", " ") for each in out] == [
        "13 h 30 (Dijon)",
        "9 h 25 le lendemain (Osaka)",
        "de 13 h 30 à 2 h 25 le lendemain (Paris)",
    ]
    assert subject == "mardi 15 avril, de 22\u00a0h à 1\u00a0h le lendemain (Osaka)"


def test_a_venue_that_has_the_name_of_its_city_does_not_repeat_it() -> None:
    """Kyoto Station, and not Kyoto Station, Kyoto."""
    text = MISSION.replace("name: Hall", "name: Osaka Town Hall")
    events = {event.id: event for event in programme(text).events}
    assert place(events["forum"], READER) == "Osaka Town Hall"


def test_when_it_is_in_a_few_words(events: dict[str, Event]) -> None:
    """Day and hours on its own clock, or what is known of them."""
    assert {id: briefly(events[id], READER) for id in ("forum", "fair", "dinner", "someday")} == {
        "forum": "Tuesday 15 April, 09:30–12:00 Osaka",
        "fair": "17–18 April 2025, all day",
        "dinner": "Wednesday 16 April, time to be confirmed",
        "someday": "to be scheduled",
    }


def test_a_day_of_another_clock_is_covered_by_hours_of_ones_own(mission: Programme) -> None:
    """A day in Osaka begins in Paris the evening before; a day at home is a day."""
    assert cover(DAY, mission.cities["osaka"], READER) == (
        "15 April in Osaka is Monday 17:00 to Tuesday 17:00 in Paris."
    )
    assert cover(DAY, mission.cities["dijon"], READER) is None


def test_days_are_those_of_the_clock_by_which_they_are_grouped(events: dict[str, Event]) -> None:
    """The event's own, unless one clock is asked for; without a day, none."""
    zone = READER.clock.zone
    assert days_on(events["night"], READER.clock) == Days(DAY, date(2025, 4, 16))
    assert days_on(events["night"], Clock("zone", zone, "Paris")) == Days(DAY, DAY)
    assert days_on(events["someday"], READER.clock) is None


def test_what_sets_an_event_apart_is_said(events: dict[str, Event]) -> None:
    """Its status and who may know of it; what is certain and open has no mark."""
    said = [(mark.words, mark.sort) for mark in marks(events["dinner"])]
    assert said == [("tentative", "tentative"), ("confidential", "confidential")]
    assert marks(events["forum"]) == ()


def test_where_it_is(events: dict[str, Event]) -> None:
    """The venue with its city, the city alone, the venues of a journey, or nothing."""
    assert {id: place(events[id], READER) for id in ("forum", "night", "out", "someday")} == {
        "forum": "Hall, Osaka", "night": "Osaka", "out": "Dijon → Airport", "someday": "",
    }  # fmt: skip


def test_by_what_a_journey_goes(events: dict[str, Event]) -> None:
    """With its number; nothing where it is not known."""
    assert [way(events[id]) for id in ("out", "ride", "forum")] == ["Flight AF276", "", ""]


def test_who_takes_part_is_as_the_file_names_them(events: dict[str, Event]) -> None:
    """All, some, all but some, and who speaks."""
    assert {id: who(events[id], READER) for id in ("forum", "home", "someday", "fair")} == {
        "forum": "whole delegation except Basile Petit; speaking: Anne Durand",
        "home": "Region, Basile Petit",
        "someday": "speaking: Basile Petit",
        "fair": "nobody",
    }


def test_until_when_several_whole_days_last(events: dict[str, Event]) -> None:
    """Under all of their days but the last; hours say it themselves."""
    seen = [until(events["fair"], under(date(2025, 4, day))) for day in (17, 18)]
    assert seen == ["until Friday 18 April", None]
    assert until(events["night"], under(DAY)) is None


def test_a_zone_is_called_by_its_city(mission: Programme) -> None:
    """As the file writes it, where it has the city after which the zone is named."""
    cities = mission.cities.values()
    assert [zone_label("Asia/Tokyo", cities, language) for language in ("en", "ja")] == [
        "Tokyo", "東京",
    ]  # fmt: skip
    assert zone_label("America/New_York", cities, "en") == "New York"


def test_a_delegate_reads_the_language_of_their_entry(mission: Programme) -> None:
    """Where the tool speaks it; else that of the run; hours are those at home."""
    anne, basile = mission.delegates.values()
    assert reader_for(anne, mission, READER) == reader_in("ja", mission)
    assert reader_for(basile, mission, READER) is READER
    assert reader_for(None, mission, READER) is READER
    assert reader_in("en", mission) == READER


def test_a_mission_has_a_title_and_a_notice(mission: Programme) -> None:
    """Its title with its dates, and what stands under everything."""
    assert programme_title(mission, READER) == "Mission · 12–19 April 2025"
    assert notice(mission, READER) == "Call us."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Ren Hoshikage, 星影 蓮, President, Ukigumo House, +81 6 0000 0000",
                "森 久",
                "Director, Hall",
            ],
        ),
        (
            "ja",
            [
                "うきぐも会館 理事長 星影 蓮 氏（Ren Hoshikage） +81 6 0000 0000",
                "森 久 氏",
                "会館 館長",
            ],
        ),
    ],
)
def test_a_host_is_named_as_each_language_does(language: str, said: list[str]) -> None:
    """Japanese begins with the organisation, has the own script first, and calls them 氏."""
    event = programme(_HOST).events[0]
    with speaking(language):
        assert [host_line(host, language) for host in event.hosts] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["22:00 – 01:00+1", "23:30−1 – 01:00", "Paris"]),
        ("ja", ["22:00～翌日01:00", "前日23:30～01:00", "パリ時間"]),
    ],
)
def test_hours_of_another_day_and_of_home_are_said_as_each_language_does(
    language: str, said: list[str]
) -> None:
    """Japanese says 翌日 and 前日 before the hour, and whose time it is where nothing happens."""
    day = date(2025, 4, 12)
    moments = [
        datetime(2025, 4, *at, tzinfo=UTC) for at in ((12, 22), (13, 1), (11, 23, 30), (12, 1))
    ]
    mission = programme(
        _HOST.replace("Europe/Paris", "Asia/Tokyo")
        .replace("home: paris", "home: p")
        .replace("cities: {", "cities: {p: {name: {en: Paris, ja: パリ}, timezone: Europe/Paris}, ")
    )
    with speaking(language):
        reader = reader_in(language, mission)
        label = clock_lines(mission.events[0], reader, under(day))[-1].label
        late, early = hours(*moments[:2], under(day)), hours(*moments[2:], under(day))
        assert [late, early, label] == said
