"""What is different in an event: a sentence for each thing that is different."""

import pytest
from conftest import READER, programme

from itinerary.programme.model import Programme
from itinerary.releases.changes import changes, changes_for
from itinerary.releases.snapshot import Snapshot
from itinerary.releases.taking import snapshot
from itinerary.views.changes.remarks import remarks

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
places:
  hall: {name: Hall, city: osaka, address: 1 Harbour Street, coordinates: [34.7, 135.5]}
  villa: {name: Villa, city: osaka}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Petit}
  celeste: {name: Céleste Roy}
groups:
  party: {name: Party, members: [basile]}
events:
  forum:
    title: Forum
    place: hall
    start: 2025-04-15 09:30
    end: 12:00
    who: [anne, basile]
    speakers: [anne, basile]
    dress: Dark suit
"""


def contents(mission: Programme) -> dict[str, Snapshot]:
    return {event.id: snapshot(event, mission) for event in mission.events}


def said(old: str, new: str, before: str = MISSION) -> list[str]:
    """The remarks on the only change, where one text stands for another."""
    assert old in before
    then, now = (contents(programme(text)) for text in (before, before.replace(old, new)))
    (change,) = changes(then, now)
    return [*remarks(change, READER)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "09:30\n",
            "10:00\n    status: tentative\n",
            [
                "Status: tentative (was: confirmed)",
                "Time: 10:00–12:00 Osaka, 03:00–05:00 Paris "
                "(was: 09:30–12:00 Osaka, 02:30–05:00 Paris): "
                "begins 30 minutes later, ends as before",
            ],
        ),
        ("place: hall", "place: villa", ["Place: Villa, Osaka (was: Hall, Osaka)"]),
        ("place: hall", "city: osaka", ["Place: Osaka (was: Hall, Osaka)"]),
        (
            "address: 1 Harbour Street",
            "address: 2 Harbour Street",
            ["Address: 2 Harbour Street (was: 1 Harbour Street)"],
        ),
        (
            "coordinates: [34.7, 135.5]",
            "coordinates: [34.7, 135.5], access: West Gate, phone: +81 6 0000 0001",
            ["Access: West Gate", "Telephone: +81 6 0000 0001"],
        ),
        (
            "[34.7, 135.5]",
            "[34.8, 135.5]",
            ["Coordinates: 34.8, 135.5 (was: 34.7, 135.5)"],
        ),
        ("who: [anne, basile]", "who: [anne, basile, celeste]", ["joined: Céleste Roy"]),
        (
            "who: [anne, basile]",
            "who: [anne, party]",
            [
                "Who: Anne Durand, Party; speaking: Anne Durand, Basile Petit "
                "(was: Anne Durand, Basile Petit; speaking: Anne Durand, Basile Petit)"
            ],
        ),
        (
            "speakers: [anne, basile]",
            "speakers: [basile, anne]",
            ["Speakers: Basile Petit, Anne Durand (was: Anne Durand, Basile Petit)"],
        ),
        (
            "speakers: [anne, basile]",
            "speakers: [basile]",
            ["Speakers: Basile Petit (was: Anne Durand, Basile Petit)"],
        ),
        (
            "    dress: Dark suit\n",
            "    dress: Dark suit\n    confidential: true\n",
            ["now confidential"],
        ),
        ("Dark suit", "Kimono", ["Dress: Kimono (was: Dark suit)"]),
        ("    dress: Dark suit\n", "", ["Dress: no longer “Dark suit”"]),
        ("    dress: Dark suit\n", "    dress: Dark suit\n    gift: A book\n", ["Gift: A book"]),
        ("Dark suit", "{en: Dark suit, ja: ダークスーツ}", ["Dress: changed in another language"]),
        (
            "    end: 12:00\n",
            "",
            [
                "Time: 09:30 Osaka, 02:30 Paris (was: 09:30–12:00 Osaka, 02:30–05:00 Paris): "
                "its end is not known any more"
            ],
        ),
    ],
)
def test_what_is_different_is_said(old: str, new: str, expected: list[str]) -> None:
    """How it is, and then how it was; nothing of what stayed."""
    assert said(old, new) == expected


def test_an_event_that_is_another_under_a_new_id_is_asked_about() -> None:
    """Removed and added, it looks like the same: the id of the first is named."""
    then, now = (
        contents(programme(text)) for text in (MISSION, MISSION.replace("  forum:", "  talks:"))
    )
    found = {change.change: [*remarks(change, READER)] for change in changes(then, now)}
    assert found == {
        "removed": [],
        "added": ["was this `forum`? Write `formerly: forum` there, and phones will move it."],
    }


def test_a_note_is_said_to_the_one_who_reads_it_without_their_name() -> None:
    """Others read for whom it is."""
    noted = MISSION + "    notes_for: {anne: Bring a gift.}\n"
    then, now = (contents(programme(text)) for text in (MISSION, noted))
    assert [*remarks(changes(then, now)[0], READER)] == ["Notes: for Anne Durand: Bring a gift."]
    assert [*remarks(changes_for("anne", then, now)[0], READER)] == ["Notes: Bring a gift."]
    assert changes_for("basile", then, now) == ()


def test_what_is_cancelled_is_said_without_what_leads_to_it() -> None:
    """Whoever would go reads that it is off; a link or a host that is new is nothing to them."""
    linked = "    url: https://example.org/join\n    hosts: [{name: Hanako Yamada}]\n"
    off = MISSION + linked + "    status: cancelled\n"
    then, now = (contents(programme(text)) for text in (MISSION, off))
    assert [*remarks(changes_for("anne", then, now)[0], READER)] == [
        "Status: cancelled (was: confirmed)"
    ]
    assert [*remarks(changes(then, now)[0], READER)] == [
        "Status: cancelled (was: confirmed)",
        "Hosts: Hanako Yamada",
        "Link: https://example.org/join",
    ]
