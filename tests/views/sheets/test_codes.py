"""Codes of lists: of all that a list tells, and of nothing else."""

from datetime import UTC, date, datetime, timedelta

from conftest import programme

from itinerary.releases.listings import Listings
from itinerary.releases.record import Record
from itinerary.releases.versions import Versions, with_release
from itinerary.views.sheets.codes import DeskCodes, asked_of, listing_of
from itinerary.views.sheets.records import WHOLE, Asked, SheetName

MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MISSION = """\
id: mission
title: Mission
start: 2025-04-14
end: 2025-04-16
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand, role: President}
  basile: {name: Basile Petit}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, who: [anne, basile], guests: 20,
    hosts: [{name: Sakurako}], notes_for: {anne: Speak}}
  visit: {title: Visit, city: osaka, start: 2025-04-15 14:00, who: [anne]}
stays:
  - {city: osaka, hotel: Inn, from: 2025-04-14, to: 2025-04-16, who: [anne], rooms: {anne: "12"}}
"""
DAY = date(2025, 4, 15)
ANNES_DAY = Asked(day=DAY, delegate="anne", people=frozenset({"anne"}))
BASILES_DAY = Asked(day=DAY, delegate="basile", people=frozenset({"basile"}))


def listings(*texts: str) -> Listings:
    """The lists of a mission that was released with each of these texts."""
    record: Record | None = None
    for number, text in enumerate(texts):
        time = MOMENT + number * HOUR
        record = with_release(Versions(programme(text), record, time), time, "")
    return Listings(Versions(programme(texts[-1]), record, MOMENT))


def others(*replacement: str) -> set[tuple[SheetName, Asked]]:
    """The lists that have another code after a release of something else."""
    assert replacement[0] in MISSION
    released = listings(MISSION, MISSION.replace(*replacement)).released
    codes = DeskCodes("mission")
    before, after = (dict(codes.codes(each)) for each in released)
    return {
        (listing.kind, asked_of(listing))  # type: ignore[misc]  # its kind is the name of a sheet
        for listing in {*before, *after}
        if before.get(listing) != after.get(listing)
    }


def test_another_hour_makes_those_lists_others_that_have_it() -> None:
    """Of everybody, of the event, and of who has it on that day."""
    assert others("04-15 14:00", "04-15 15:00") == {
        ("day", ANNES_DAY),
        ("heads", WHOLE),
        ("heads", Asked(event="visit")),
        ("briefing", Asked(event="visit")),
        ("briefing", Asked(event="visit", delegate="anne")),
    }


def test_what_is_for_one_makes_no_list_of_another_an_other() -> None:
    """A note is on the day and the briefing of whoever it is for, and on nothing else."""
    assert others("Speak", "Listen") == {
        ("day", ANNES_DAY),
        ("briefing", Asked(delegate="anne")),
        ("briefing", Asked(event="forum", delegate="anne")),
    }


def test_what_only_one_desk_is_told_makes_that_list_another() -> None:
    """Of guests the caterer is told, and of a room the hotel, and whose it is."""
    assert others("guests: 20", "guests: 30") == {
        ("heads", WHOLE),
        ("heads", Asked(event="forum")),
    }
    assert others('"12"', '"14"') == {
        ("rooms", WHOLE),
        ("rooms", Asked(city="osaka")),
        ("day", ANNES_DAY),
    }


def test_a_paper_of_a_selection_has_the_code_of_the_whole_list() -> None:
    """Filters, and diets by name, make no other list."""
    known = listings(MISSION)
    codes = DeskCodes("mission")
    whole = codes.code("rooms", WHOLE, known.now)
    assert whole is not None
    chosen = Asked(people=frozenset({"anne"}), named=True)
    assert codes.code("rooms", chosen, known.now) == whole
    assert dict(codes.codes(known.now))[listing_of("rooms", WHOLE, known.now)] == whole
    theirs = codes.code("day", BASILES_DAY, known.now)
    assert dict(codes.codes(known.now))[listing_of("day", BASILES_DAY, known.now)] == theirs


def test_a_day_without_anything_has_no_code() -> None:
    """Nobody is given such a page."""
    asked = Asked(day=date(2025, 4, 14), delegate="basile", people=frozenset({"basile"}))
    assert DeskCodes("mission").code("day", asked, listings(MISSION).now) is None
