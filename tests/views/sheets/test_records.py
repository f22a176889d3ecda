"""What is told on lists for other people's desks, as data."""

import json
from datetime import UTC, date, datetime

import pytest
from conftest import programme

from itinerary.languages import LANGUAGES, speaking
from itinerary.programme.loader import load
from itinerary.programme.missions import shipped
from itinerary.programme.model import Programme
from itinerary.releases.versions import Versions, with_release
from itinerary.views.sheets.catalogue import SHEETS, every_asked, sheet
from itinerary.views.sheets.records import Asked, DeskSheet, SheetName, as_record, mission_of, told
from itinerary.views.sheets.telling import mission_at

MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
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
delegates:
  anne: {name: Anne Durand, role: President, diet: Vegetarian, phone: "+33 1"}
  basile: {name: Basile Petit, diet: Vegetarian, needs: No stairs, email: basile@example.org}
  carl: {name: Carl Blanc}
contacts:
  - {name: Dora Roux, phone: "+33 2"}
events:
  flight: {kind: travel, mode: flight, number: VO1, from: {city: dijon, at: 2025-04-13 09:00},
    to: {city: osaka, at: 2025-04-14 07:00}, check_in: 07:00, who: everyone}
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone,
    press: open, interpreter: Natsume, hosts: [{name: Sakurako, phone: "+81 1"}], guests: 20,
    speakers: [anne], note: Never told}
  dinner: {title: Secret dinner, city: osaka, start: 2025-04-15 20:00, who: [anne], press: closed,
    confidential: true, interpreter: Natsume, hosts: [{name: Hidden}], notes_for: {anne: Smile}}
  back: {kind: travel, mode: train, from: {city: osaka, at: 2025-04-17 10:00},
    to: {city: dijon, at: 2025-04-17 22:00}, who: [anne, basile], confidential: true}
stays:
  - {city: osaka, hotel: Inn, from: 2025-04-14, to: 2025-04-17, who: [anne, basile],
    rooms: {anne: "12"}}
  - {city: osaka, hotel: Inn, from: 2025-04-15, to: 2025-04-16, who: [carl]}
"""


def made(name: SheetName, text: str = MISSION, asked: Asked | None = None) -> DeskSheet:
    """A list of a mission."""
    day = date(2025, 4, 15) if name == "day" else None
    return sheet(name, mission_of(programme(text)), asked or Asked(day=day))


@pytest.mark.parametrize("name", SHEETS)
def test_a_list_tells_the_same_in_every_language(name: SheetName) -> None:
    """Its data have no word of the tool's own."""
    loaded = load(shipped("rehearsal"))
    assert isinstance(loaded, Programme)
    asked = next(every_asked(name, mission_of(loaded)))
    said = set()
    for language in LANGUAGES:
        with speaking(language):
            said.add(json.dumps(told(sheet(name, mission_of(loaded), asked))))
    assert len(said) == 1


@pytest.mark.parametrize("name", ["journeys", "heads", "interpreters", "press", "briefing"])
def test_what_is_confidential_stays_out_of_lists_for_others(name: SheetName) -> None:
    """No byte of a list for all is another where a confidential dinner and a journey are."""
    without = MISSION[: MISSION.index("  dinner:")] + MISSION[MISSION.index("stays:") :]
    assert told(made(name)) == told(made(name, without))


def test_what_is_confidential_is_told_where_it_is_named() -> None:
    """To the caterer of that very dinner, and in the briefing of who is at it; never to others."""
    dinner = Asked(event="dinner")
    assert not made("heads", asked=dinner).is_empty
    assert not made("briefing", asked=Asked(delegate="anne", event="dinner")).is_empty
    assert made("interpreters", asked=dinner).is_empty
    assert made("press", asked=dinner).is_empty


def test_a_hotel_is_told_the_hours_of_no_secret_journey() -> None:
    """People come by the flight, and go nobody knows how."""
    part = made("rooms").parts[0]
    assert [
        (line["name"], line["nights"], line["room"], line["arrival"] and line["arrival"]["at"])
        for each in part.lines("sleepers")
        for line in [as_record(each, programme(MISSION), "en")]
    ] == [
        ("Anne Durand", "2025-04-14..2025-04-16", "12", "2025-04-14T07:00:00+09:00"),
        ("Basile Petit", "2025-04-14..2025-04-16", None, "2025-04-14T07:00:00+09:00"),
        ("Carl Blanc", "2025-04-15..2025-04-15", None, None),
    ]
    assert [
        (each["night"], each["people"])
        for line in part.lines("nights")
        for each in [as_record(line, programme(MISSION), "en")]
    ] == [("2025-04-14", 2), ("2025-04-15", 3), ("2025-04-16", 2)]
    assert "departure" in repr(part)
    assert "22:00" not in repr(told(made("rooms")))


@pytest.mark.parametrize("name", [each for each in SHEETS if each != "contacts"])
def test_needs_are_told_without_names_and_numbers_to_nobody(name: SheetName) -> None:
    """Diets are counts, and a delegate's telephone is for the secretariat alone."""
    loaded = programme(MISSION)
    mission = mission_of(loaded)
    for asked in every_asked(name, mission):
        said = repr(told(sheet(name, mission, asked)))
        assert "+33 1" not in said
        assert "basile@example.org" not in said
        assert "Never told" not in said
        if name not in {"rooms", "heads"}:
            assert "Vegetarian" not in said
    named = repr(told(sheet(name, mission, Asked(day=date(2025, 4, 15), named=True))))
    assert ("No stairs" in named) == (name in {"rooms", "heads"})


def test_a_list_can_be_made_of_what_was_told() -> None:
    """A release has all that stands on a list, but biographies."""
    loaded = load(shipped("rehearsal"))
    assert isinstance(loaded, Programme)
    record = with_release(Versions(loaded, None, MOMENT), MOMENT, "")
    versions = Versions(loaded, record, MOMENT)
    direct, now, then = mission_of(loaded), mission_at(versions), mission_at(versions, 1)
    for name in (each for each in SHEETS if each != "contacts"):
        for asked in [*every_asked(name, direct)][::5]:
            said, as_now, as_then = (told(sheet(name, each, asked)) for each in (direct, now, then))
            assert as_now == as_then
            assert _without(said) == _without(as_then)


def test_numbers_are_in_a_release_as_digests() -> None:
    """Which tell whether they are others, and never what they are."""
    text = MISSION.replace("+33 1", "+33 9")
    first, second = (
        mission_at(Versions(programme(each), None, MOMENT)) for each in (MISSION, text)
    )
    before, after = (repr(told(sheet("contacts", each))) for each in (first, second))
    assert before != after
    assert "+33 9" not in after
    assert "basile@example.org" not in after


def _without(told: object) -> object:
    """What is told, without biographies."""
    match told:
        case dict():
            return {key: _without(each) for key, each in told.items() if key != "biography"}
        case list():
            return [_without(each) for each in told]
    return told
