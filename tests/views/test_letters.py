"""What a delegate reads of their news, and what they do not."""

from datetime import UTC, datetime

import pytest
from conftest import READER, programme

from itinerary.programme.model import Event, Programme
from itinerary.queries.selection import Selection
from itinerary.releases.identity import Version
from itinerary.releases.news import Kind, News
from itinerary.values import replace
from itinerary.views.letters import change_sheet, chosen, invitation
from itinerary.views.pages import Letter

VERSION = Version(1, datetime(2025, 4, 8, 16, tzinfo=UTC))
MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
notice: Draft
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: {en: Osaka, ja: 大阪}, language: ja, timezone: Asia/Tokyo}
places:
  hall: {name: Minamo Hall, city: osaka, address: {en: 8-60-1 Minamo, ja: 大阪市北区みなも}}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, organisation: region, email: anne@example.org}
  basile: {name: Basile Petit, email: basile@example.org, phone: +33 6 39 98 10 02}
groups:
  party: {name: Party, members: [region]}
events:
  forum:
    title: Forum
    place: hall
    start: 2025-04-15 09:30
    end: 12:00
    who: [anne, basile]
    description: Bring your badge.
    notes_for: {anne: Speak at ten, basile: Speak at eleven}
    note: Secret of the secretariat
    hosts: [{name: Hisashi Mori, phone: +81 6 6000 0000}]
  tour: {title: Tour, between: 2025-04-14..2025-04-17, who: [anne]}
  visit: {title: Visit, city: osaka, date: 2025-04-16..2025-04-17, all_day: true, who: [basile]}
"""


@pytest.fixture
def mission() -> Programme:
    return programme(MISSION)


def event(mission: Programme, id: str) -> Event:
    return next(event for event in mission.events if event.id == id)


def news(mission: Programme, kind: Kind, about: str = "forum", to: str = "anne") -> News:
    told = event(mission, about)
    if kind == "cancelled":
        told = replace(told, status="cancelled")
    return News(mission.delegates[to], told, VERSION, kind)


def letter(news: News, mission: Programme) -> Letter:
    return invitation(news, mission, READER)


def words(letter: Letter) -> str:
    return "\n".join(line for item in letter.items for part in item.paragraphs for line in part)


def test_an_invitation_says_all_that_one_needs(mission: Programme) -> None:
    """Both clocks, the place for the taxi, who, and the notes of this reader only."""
    said = letter(news(mission, "new"), mission)
    assert said.subject == "Invitation: Forum, Tuesday 15 April, 09:30–12:00 Osaka"
    assert said.title == "Mission · 12–19 April 2025"
    assert said.items[0].paragraphs == (
        ("Tuesday 15 April 2025", "09:30–12:00 Osaka", "02:30–05:00 Paris"),
        ("Bring your badge.",),
        ("Speak at ten",),
        ("Who: Anne Durand, Basile Petit",),
        (
            "Minamo Hall, Osaka 大阪",
            "8-60-1 Minamo",
            "大阪市北区みなも",
            "https://www.openstreetmap.org/search?query=Minamo%20Hall%20%E5%A4%A7%E9%98%AA",
        ),
        ("Host: Hisashi Mori, +81 6 6000 0000",),
        ("Draft",),
    )
    assert said.notice is None


def test_the_subject_says_what_it_is(mission: Programme) -> None:
    """New, changed or cancelled, with the hours or days as far as they are known."""
    subjects = {
        kind: letter(news(mission, kind, "visit", "basile"), mission).subject
        for kind in ("new", "changed", "cancelled")
    }
    assert subjects == {
        "new": "Invitation: Visit, 16–17 April 2025, all day",
        "changed": "Changed: Visit, 16–17 April 2025, all day",
        "cancelled": "Cancelled: Visit, 16–17 April 2025, all day",
    }


def test_a_cancellation_says_only_what_it_was(mission: Programme) -> None:
    """When and where, and the notice of the programme."""
    said = letter(news(mission, "cancelled"), mission)
    assert said.items[0].paragraphs == (
        (
            "Tuesday 15 April 2025",
            "09:30–12:00 Osaka",
            "02:30–05:00 Paris",
            "Minamo Hall, 8-60-1 Minamo, Osaka",
        ),
    )
    assert (said.items[0].cancelled, said.notice) == (True, "Draft")


def test_a_change_sheet_lists_all_news(mission: Programme) -> None:
    """Each with its word, in the order given, on both clocks."""
    told = [news(mission, "changed"), news(mission, "cancelled", "visit")]
    sheet = change_sheet(told, mission, READER, attached=False)
    assert sheet.subject == "News of your programme: Mission · 12–19 April 2025"
    assert [(item.mark, item.title) for item in sheet.items] == [
        ("Changed", "Forum"),
        ("Cancelled", "Visit"),
    ]
    assert "09:30–12:00 Osaka\n02:30–05:00 Paris\nMinamo Hall" in words(sheet)
    assert "comes with this message" not in sheet.lead


def test_no_letter_has_what_is_not_for_its_reader(mission: Programme) -> None:
    """No note of the secretariat, no note for others, no number or address of others."""
    for kind in ("new", "changed", "cancelled"):
        said = repr(letter(news(mission, kind), mission))
        assert not any(
            word in said for word in ("Secret", "eleven", "basile@example.org", "39 98 10 02")
        )


def test_parties_choose_who_hears_and_filters_what(mission: Programme) -> None:
    """A group is its members and those of its organisations; undated events are in no calendar."""
    everything = [
        news(mission, "new"),
        news(mission, "new", "tour"),
        news(mission, "new", to="basile"),
        news(mission, "new", "visit", "basile"),
    ]

    def found(selection: Selection) -> list[tuple[str, str]]:
        return [(each.to.id, each.event.id) for each in chosen(everything, selection, mission)]

    assert found(Selection()) == [("anne", "forum"), ("basile", "forum"), ("basile", "visit")]
    party = mission.groups["party"]
    assert found(Selection(parties=(party,))) == [("anne", "forum")]
    assert found(Selection(texts=("visit",))) == [("basile", "visit")]
    everything[0] = news(mission, "cancelled")
    assert found(Selection(statuses=("cancelled",))) == [("anne", "forum")]
