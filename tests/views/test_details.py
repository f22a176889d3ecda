"""What `show` says of one event: all that the secretariat may see, a field each."""

import pytest
from conftest import READER, programme

from itinerary.programme.model import Programme
from itinerary.views.details import event_sheet

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
notice: Call us.
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: {en: Osaka, ja: 大阪}, timezone: Asia/Tokyo, language: ja}
places:
  hall:
    name: {en: Harbour Hall, ja: 港ホール}
    city: osaka
    address: {en: 1 Harbour Street, ja: 港通り1}
    coordinates: [34.7, 135.5]
    phone: "+81 6 0000 0001"
    access: "West Gate; tram 5"
  airport: {name: Airport, city: osaka}
organisations:
  region: {name: Region}
  lab: {name: Lab}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Petit, organisation: lab}
  celeste: {name: Céleste Roy}
  daniel: {name: Daniel Blanc}
groups:
  party: {name: Party, members: [celeste]}
events:
  forum:
    title: Forum
    kind: conference
    place: hall
    start: 2025-04-15 09:30
    who: [anne, lab, party]
    speakers: [daniel]
    description: "Talks\\nand more"
    hosts: [{name: Ito Ken, title: Mayor, phone: "+81 6 0000 0000"}]
    dress: Dark suit
    reminder: 30m
    url: https://example.org/forum
    documents: [{title: Map, url: "https://example.org/map"}]
    notes_for: {anne: Bring a gift.}
  out:
    title: Out
    kind: travel
    mode: train
    from: {city: dijon, at: 2025-04-12 13:30}
    to: {place: airport, at: 2025-04-13 09:25}
    who: everyone
  fair: {title: Fair, city: osaka, date: 2025-04-17..2025-04-18, all_day: true, who: [lab]}
  someday: {title: Someday, between: 2025-04-14..2025-04-17, status: cancelled}
"""


@pytest.fixture(scope="module")
def mission() -> Programme:
    return programme(MISSION)


def fields(mission: Programme, id: str) -> dict[str, tuple[str, ...]]:
    event = next(event for event in mission.events if event.id == id)
    return {field.label: field.lines for field in event_sheet(event, mission, READER).fields}


def test_everything_that_is_known_of_an_event_stands_in_a_field(mission: Programme) -> None:
    """In an order of its own, and nothing of what the file does not say."""
    assert fields(mission, "forum") == {
        "When": (
            "Tuesday 15 April 2025",
            "09:30 Osaka",
            "02:30 Paris",
            "end not known",
        ),
        "Where": (
            "Harbour Hall 港ホール, Osaka 大阪",
            "1 Harbour Street",
            "港通り1",
            "Access: West Gate; tram 5",
            "Telephone: +81 6 0000 0001",
            "https://www.openstreetmap.org/?mlat=34.7&mlon=135.5#map=17/34.7/135.5",
        ),
        "Kind": ("conference",),
        "Who": (
            "Anne Durand (in person)",
            "Basile Petit (Lab)",
            "Céleste Roy (Party)",
            "Daniel Blanc (speaks)",
        ),
        "About": ("Talks", "and more"),
        "Hosts": ("Ito Ken, Mayor, +81 6 0000 0000",),
        "Dress": ("Dark suit",),
        "Notes": ("for Anne Durand: Bring a gift.",),
        "Reminder": ("30 minutes before",),
        "Link": ("https://example.org/forum",),
        "Documents": ("Map https://example.org/map",),
        "In the file": ("forum (mission.yaml:31)",),
    }


def test_a_journey_has_both_of_its_ends(mission: Programme) -> None:
    """Hours and places of each; a venue without coordinates is looked for by its name."""
    assert fields(mission, "out") == {
        "When": (
            "12–13 April 2025",
            "13:30 Dijon",
            "09:25+1 Osaka",
            "13:30 – 02:25+1 Paris",
            "12 hours 55 minutes",
        ),
        "Where": (
            "Dijon",
            "Airport, Osaka 大阪",
            "https://www.openstreetmap.org/search?query=Airport%20%E5%A4%A7%E9%98%AA",
        ),
        "By": ("Train",),
        "Kind": ("travel",),
        "Who": (
            "Anne Durand (whole delegation)",
            "Basile Petit (whole delegation)",
            "Céleste Roy (whole delegation)",
            "Daniel Blanc (whole delegation)",
        ),
        "In the file": ("out (mission.yaml:45)",),
    }


def test_whole_days_are_covered_by_hours_at_home(mission: Programme) -> None:
    """Each day, on the clock of the reader; an organisation takes part by its delegates."""
    assert fields(mission, "fair") == {
        "When": (
            "17–18 April 2025",
            "all day",
            "17 April in Osaka is Wednesday 17:00 to Thursday 17:00 in Paris.",
            "18 April in Osaka is Thursday 17:00 to Friday 17:00 in Paris.",
        ),
        "Where": ("Osaka 大阪",),
        "Kind": ("other",),
        "Who": ("Basile Petit (Lab)",),
        "In the file": ("fair (mission.yaml:52)",),
    }


def test_what_has_no_day_says_between_which_it_falls(mission: Programme) -> None:
    """Its mark stands beside its title, and the notice of the mission under it."""
    assert fields(mission, "someday") == {
        "When": ("to be scheduled", "between 14–17 April 2025"),
        "Kind": ("other",),
        "Who": ("nobody",),
        "In the file": ("someday (mission.yaml:53)",),
    }
    event = next(event for event in mission.events if event.id == "someday")
    sheet = event_sheet(event, mission, READER)
    marks = [mark.words for mark in sheet.marks]
    assert (sheet.title, marks, sheet.notice) == ("Someday", ["cancelled"], "Call us.")
