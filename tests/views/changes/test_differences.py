"""Changes in words: what is different in the whole programme once, the rest event by event."""

from conftest import READER, programme

from itinerary.releases.change_sheets import ChangeSheet
from itinerary.releases.changes import Contents, changes
from itinerary.releases.membership import Membership, delegation
from itinerary.releases.taking import snapshot
from itinerary.views.changes.differences import differences
from itinerary.views.pages import Agenda

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
organisations:
  region: {name: Region}
  lab: {name: Lab}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Petit, organisation: region}
  carl: {name: Carl Blanc, organisation: lab}
groups:
  leaders: {name: Leaders, members: [anne, carl]}
events:
  forum: {title: Forum, city: dijon, date: 2025-04-14, who: everyone}
  visit: {title: Visit, city: dijon, date: 2025-04-15, who: [leaders]}
  dinner: {title: Dinner, city: dijon, date: 2025-04-16, who: [basile]}
"""
WITHOUT_CARL = (
    MISSION.replace("  carl: {name: Carl Blanc, organisation: lab}\n", "")
    .replace("  lab: {name: Lab}\n", "")
    .replace("[anne, carl]", "[anne]")
)


def page(before: str, after: str, *apart: str) -> dict[str, list[str]]:
    """Under each heading, the lines of the whole, or each event's title and what is said of it."""
    first, last = (programme(text) for text in (before, after))
    sides: list[Contents] = [
        {event.id: snapshot(event, each) for event in each.events} for each in (first, last)
    ]
    both = (delegation(*each) for each in zip((first, last), sides, strict=True))
    membership = Membership(*both, frozenset(apart))
    return said(
        differences("Changes", ChangeSheet(None, changes(*sides)), membership, last, READER)
    )


def said(agenda: Agenda) -> dict[str, list[str]]:
    return {
        block.heading: [
            *block.remarks,
            *(": ".join((row.title, *row.remarks)) for row in block.rows),
        ]
        for block in agenda.blocks
    }


def test_who_left_the_delegation_is_said_once() -> None:
    """And who joined it, organisations too; not in each event that they are in."""
    assert page(MISSION, WITHOUT_CARL) == {
        "In the delegation": ["no longer in it: Carl Blanc, Lab"]
    }
    assert page(WITHOUT_CARL, MISSION) == {"In the delegation": ["new in it: Carl Blanc, Lab"]}


def test_who_was_named_in_person_left_all_the_same() -> None:
    """The file had to change in these events, for nobody names who is not in the programme."""
    before = MISSION.replace("who: [basile]", "who: [basile, carl]")
    assert page(before, WITHOUT_CARL) == {"In the delegation": ["no longer in it: Carl Blanc, Lab"]}


def test_who_joins_and_is_named_in_person_is_news_of_that_event() -> None:
    """Not of those that the whole delegation takes part in."""
    after = MISSION.replace("who: [basile]", "who: [basile, carl]")
    assert page(WITHOUT_CARL, after) == {
        "In the delegation": ["new in it: Carl Blanc, Lab"],
        "Wednesday 16 April": ["Dinner: joined: Carl Blanc, Lab"],
    }


def test_an_organisation_goes_with_its_last_delegate() -> None:
    """It is still in the programme, and nobody of it is in the events any more."""
    without = WITHOUT_CARL.replace(
        "  region: {name: Region}\n", "  region: {name: Region}\n  lab: {name: Lab}\n"
    )
    assert page(MISSION, without) == {
        "In the delegation": ["no longer in it: Carl Blanc", "no longer represented: Lab"]
    }
    moved = MISSION.replace("Carl Blanc, organisation: lab", "Carl Blanc, organisation: region")
    assert page(MISSION, moved) == {"In the delegation": ["no longer represented: Lab"]}


def test_an_organisation_that_has_other_events_joins_and_leaves_one() -> None:
    """Without any delegate who does, for it can be in a group by itself."""
    before = MISSION.replace("who: [basile]", "who: [basile, fair]").replace(
        "  lab: {name: Lab}\n", "  lab: {name: Lab}\n  fair: {name: Fair}\n"
    )
    after = before.replace("[anne, carl]", "[anne, carl, fair]")
    assert page(before, after) == {"Tuesday 15 April": ["Visit: joined: Fair"]}
    assert page(after, before) == {"Tuesday 15 April": ["Visit: left: Fair"]}


def test_a_note_for_one_who_left_is_none_for_the_others() -> None:
    """It goes with them; another text is a change."""
    noted = "who: everyone, notes_for: {carl: Speak at ten, anne: Smile}"
    before = MISSION.replace("who: everyone", noted)
    after = WITHOUT_CARL.replace("who: everyone", "who: everyone, notes_for: {anne: Smile}")
    assert page(before, after) == {"In the delegation": ["no longer in it: Carl Blanc, Lab"]}
    assert page(before, after.replace("Smile", "Wave"))["Monday 14 April"] == [
        "Forum: left: Carl Blanc, Lab: "
        "Notes: for Anne Durand: Wave (was: for Carl Blanc: Speak at ten; for Anne Durand: Smile)"
    ]


def test_who_is_asked_for_is_found_event_by_event() -> None:
    """Whoever asks for one who left wants to know what they had."""
    assert page(MISSION, WITHOUT_CARL, "carl", "lab") == {
        "Monday 14 April": ["Forum: left: Carl Blanc, Lab"],
        "Tuesday 15 April": ["Visit: left: Carl Blanc, Lab"],
    }


def test_an_event_that_changed_by_itself_still_says_who_left() -> None:
    """The others do not."""
    moved = WITHOUT_CARL.replace("2025-04-15", "2025-04-17")
    assert page(MISSION, moved) == {
        "In the delegation": ["no longer in it: Carl Blanc, Lab"],
        "Thursday 17 April": [
            "Visit: When: Thursday 17 April, time to be confirmed "
            "(was: Tuesday 15 April, time to be confirmed): left: Carl Blanc, Lab"
        ],
    }


def test_who_is_moved_from_one_event_to_another_is_of_these_events() -> None:
    """They are in the delegation as before; so is whoever is now in a group."""
    swapped = MISSION.replace("who: [basile]", "who: [anne]")
    assert page(MISSION, swapped) == {
        "Wednesday 16 April": ["Dinner: joined: Anne Durand: left: Basile Petit"]
    }
    grouped = MISSION.replace("[anne, carl]", "[anne, basile, carl]")
    assert page(MISSION, grouped) == {"Tuesday 15 April": ["Visit: joined: Basile Petit"]}


def test_another_name_is_said_once() -> None:
    """Of a delegate, wherever they are named, and of a group."""
    renamed = MISSION.replace("Basile Petit", "Bazile Petit").replace("Leaders", "Heads")
    assert page(MISSION, renamed) == {
        "In the delegation": ["Bazile Petit (was: Basile Petit)", "Heads (was: Leaders)"]
    }


def test_another_order_of_protocol_is_said_once() -> None:
    """Names stand in another order, in every event."""
    anne = "  anne: {name: Anne Durand, organisation: region}\n"
    basile = "  basile: {name: Basile Petit, organisation: region}\n"
    assert page(MISSION, MISSION.replace(anne + basile, basile + anne)) == {
        "In the delegation": ["They are named in another order."]
    }


def test_another_notice_is_said_once() -> None:
    """It stands under every event."""
    noticed = MISSION.replace("language: en\n", "language: en\nnotice: Draft\n")
    assert page(MISSION, noticed) == {"In every event": ["Notice under every event: Draft"]}
    final = noticed.replace("Draft", "Final")
    assert page(noticed, final) == {
        "In every event": ["Notice under every event: Final (was: Draft)"]
    }


def test_another_clock_at_home_is_said_once() -> None:
    """What it is, and what it was."""
    moved = MISSION.replace("home: dijon", "home: lima").replace(
        "organisations:", "  lima: {name: Lima, timezone: America/Lima}\norganisations:", 1
    )
    assert page(MISSION, moved)["In every event"] == ["Clock at home: Lima (was: Paris)"]


def test_an_event_that_loses_its_day_changes_no_days_of_the_mission() -> None:
    """They are held for it again, and are the same."""
    undated = MISSION.replace("city: dijon, date: 2025-04-16, ", "")
    assert page(MISSION, undated) == {
        "To be scheduled": [
            "Dinner: When: to be scheduled (was: Wednesday 16 April, time to be confirmed): "
            "Place: no longer “Dijon”"
        ]
    }
    longer = undated.replace("end: 2025-04-19", "end: 2025-04-20")
    assert page(undated, longer) == {
        "In every event": ["Days of the mission: 12–20 April 2025 (was: 12–19 April 2025)"]
    }


def test_a_name_that_changed_is_not_said_of_the_event_that_moved() -> None:
    """Who takes part is called by the same words as before: the whole delegation."""
    renamed = MISSION.replace("Basile Petit", "Bazile Petit").replace("2025-04-14", "2025-04-17")
    assert page(MISSION, renamed)["Thursday 17 April"] == [
        "Forum: When: Thursday 17 April, time to be confirmed "
        "(was: Monday 14 April, time to be confirmed)"
    ]
