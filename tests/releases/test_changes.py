"""What is different between two programmes, event by event and person by person."""

from collections.abc import Iterable

import pytest
from conftest import READER, programme

from itinerary.programme.model import Programme
from itinerary.queries.selection import Selection
from itinerary.releases.change_sheets import ChangeSheet
from itinerary.releases.changes import Change, Contents, changes, changes_for, chosen
from itinerary.releases.membership import Membership, delegation
from itinerary.releases.taking import snapshot
from itinerary.views.changes.differences import differences
from itinerary.views.changes.records import change_record
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
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  nagoya: {name: Nagoya, timezone: Asia/Tokyo}
places:
  hall: {name: Minamo Hall, city: osaka, address: 8 Minamo}
  tower: {name: Tower, city: nagoya}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Petit}
  celeste: {name: Céleste Roy}
groups:
  leaders: {name: Leaders, members: [anne, basile]}
events:
  forum:
    title: Forum
    place: hall
    start: 2025-04-15 09:30
    end: 12:00
    who: [anne, basile]
    notes_for: {anne: Speak at ten}
    hosts: [{name: Hanako Yamada}]
  visit: {title: Visit, city: nagoya, date: 2025-04-16, who: [celeste]}
  secret: {title: Dinner, city: osaka, start: 2025-04-17 19:00, who: [basile], confidential: true}
  tour: {title: Tour, who: [anne]}
"""
JOURNEY = """\
  train:
    kind: travel
    mode: train
    from: {city: osaka, at: 2025-04-18 09:00}
    to: {city: nagoya, at: 2025-04-18 10:00}
    who: [anne]
"""
FAIR = """\
  fair:
    title: Fair
    city: osaka
    date: 2025-04-17..2025-04-18
    all_day: true
    speakers: [anne, basile]
"""


def drawn(found: Iterable[Change], programme: Programme) -> Agenda:
    """The page of these changes, with nobody who joined or left the delegation."""
    return differences(
        "Changes",
        ChangeSheet(None, tuple(found)),
        Membership(delegation(programme, {}), delegation(programme, {})),
        programme,
        READER,
    )


def contents(programme: Programme) -> Contents:
    return {event.id: snapshot(event, programme) for event in programme.events}


def compared(*replacements: tuple[str, str]) -> tuple[Contents, Programme]:
    """What was told of the mission, and the mission with some texts replaced."""
    before = contents(programme(MISSION))
    text = MISSION
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return before, programme(text)


def found(*replacements: tuple[str, str]) -> tuple[Change, ...]:
    before, now = compared(*replacements)
    return changes(before, contents(now))


MORE_TIME = ("end: 12:00", "end: 12:30")


@pytest.mark.parametrize(
    ("replacement", "remarks"),
    [
        (
            ("04-15 09:30\n    end: 12:00", "04-15 11:00\n    end: 13:30"),
            [
                "Time: 11:00–13:30 Osaka, 04:00–06:30 Paris "
                "(was: 09:30–12:00 Osaka, 02:30–05:00 Paris): "
                "1 hour 30 minutes later"
            ],
        ),
        (
            ("04-15 09:30", "04-14 09:30"),
            [
                "When: Monday 14 April, 09:30–12:00 Osaka, 02:30–05:00 Paris "
                "(was: Tuesday 15 April, 09:30–12:00 Osaka, 02:30–05:00 Paris): 1 day earlier"
            ],
        ),
        (
            MORE_TIME,
            [
                "Time: 09:30–12:30 Osaka, 02:30–05:30 Paris "
                "(was: 09:30–12:00 Osaka, 02:30–05:00 Paris): "
                "ends 30 minutes later"
            ],
        ),
        (
            ("start: 2025-04-15 09:30\n    end: 12:00", "date: 2025-04-15"),
            ["When: time to be confirmed (was: 09:30–12:00 Osaka, 02:30–05:00 Paris)"],
        ),
        (
            ("place: hall\n", "place: tower\n"),
            ["Place: Tower, Nagoya (was: Minamo Hall, Osaka)"],
        ),
        (("8 Minamo", "9 Minamo"), ["Address: 9 Minamo (was: 8 Minamo)"]),
        (
            ("address: 8 Minamo", "coordinates: [34, 135]"),
            ["Address: none (was: 8 Minamo)", "Coordinates: 34.0, 135.0"],
        ),
        (
            ("address: 8 Minamo", "address: 8 Minamo, coordinates: [34, 135]"),
            ["Coordinates: 34.0, 135.0"],
        ),
        (
            ("who: [anne, basile]", "who: [anne, celeste]"),
            ["joined: Céleste Roy", "left: Basile Petit"],
        ),
        (
            ("who: [anne, basile]", "who: [leaders]"),
            ["Who: Leaders (was: Anne Durand, Basile Petit)"],
        ),
        (("title: Forum", "title: Grand forum"), ["Title: Grand forum (was: Forum)"]),
        (
            ("title: Forum", "title: {en: Forum, ja: フォーラム}"),
            ["Title: changed in another language"],
        ),
        (
            ("    title: Forum", "    status: cancelled\n    title: Forum"),
            ["Status: cancelled (was: confirmed)"],
        ),
        (
            ("    title: Forum", "    status: tentative\n    title: Forum"),
            ["Status: tentative (was: confirmed)"],
        ),
        (("    title: Forum", "    confidential: true\n    title: Forum"), ["now confidential"]),
        (
            ("    title: Forum", "    kind: conference\n    title: Forum"),
            ["Kind: conference (was: other)"],
        ),
        (("    title: Forum", "    gift: Mustard\n    title: Forum"), ["Gift: Mustard"]),
        (
            ("    title: Forum", "    reminder: 30m\n    title: Forum"),
            ["Reminder: 30 minutes before"],
        ),
        (("    hosts: [{name: Hanako Yamada}]\n", ""), ["Hosts: no longer “Hanako Yamada”"]),
        (
            ("who: [anne, basile]", "who: [anne, basile]\n    speakers: [anne]"),
            ["Speakers: Anne Durand"],
        ),
        (
            ("    end: 12:00\n", "    duration: 1h\n"),
            [
                "Time: 09:30–10:30 Osaka, 02:30–03:30 Paris "
                "(was: 09:30–12:00 Osaka, 02:30–05:00 Paris): "
                "ends 1 hour 30 minutes earlier"
            ],
        ),
        (
            ("Speak at ten", "Speak at eleven"),
            ["Notes: for Anne Durand: Speak at eleven (was: for Anne Durand: Speak at ten)"],
        ),
    ],
    ids=str,
)
def test_a_change_says_what_is_and_what_was(
    replacement: tuple[str, str], remarks: list[str]
) -> None:
    """Of the one event that changed, and of nothing else in it."""
    before, now = compared(replacement)
    page = drawn(changes(before, contents(now)), now)
    [row] = [row for block in page.blocks for row in block.rows]
    assert list(row.remarks) == remarks


@pytest.mark.parametrize(
    ("replacement", "remarks"),
    [
        (("mode: train", "mode: coach"), ["By: Coach (was: Train)"]),
        (("    mode: train\n", ""), ["By: no longer “Train”"]),
        (
            ("mode: train", "mode: train\n    number: TGV 12"),
            ["By: Train TGV 12 (was: Train)"],
        ),
        (
            ("to: {city: nagoya", "to: {city: dijon"),
            [
                "Time: 09:00 Osaka, 10:00 Dijon, 02:00–10:00 Paris "
                "(was: 09:00 Osaka, 10:00 Nagoya, 02:00–03:00 Paris): ends 7 hours later",
                "Route: Osaka → Dijon (was: Osaka → Nagoya)",
                "Title: Osaka → Dijon (was: Osaka → Nagoya)",
            ],
        ),
        (
            ("17..2025-04-18", "18..2025-04-19"),
            ["When: 18–19 April 2025, all day (was: 17–18 April 2025, all day)"],
        ),
        (
            ("date: 2025-04-17..2025-04-18\n    all_day: true", "between: 2025-04-17..2025-04-18"),
            ["When: to be scheduled, between 17–18 April 2025 (was: 17–18 April 2025, all day)"],
        ),
        (
            ("speakers: [anne, basile]", "speakers: [basile, anne]"),
            ["Speakers: Basile Petit, Anne Durand (was: Anne Durand, Basile Petit)"],
        ),
        (
            ("speakers: [anne, basile]", "speakers: [anne]"),
            [
                "left: Basile Petit",
                "Speakers: Anne Durand (was: Anne Durand, Basile Petit)",
            ],
        ),
    ],
    ids=str,
)
def test_a_journey_and_days_say_what_is_and_what_was(
    replacement: tuple[str, str], remarks: list[str]
) -> None:
    """By what it went and from where; over which days."""
    text = MISSION + JOURNEY + FAIR
    before = contents(programme(text))
    assert replacement[0] in text
    now = programme(text.replace(*replacement))
    page = drawn(changes(before, contents(now)), now)
    assert [list(row.remarks) for block in page.blocks for row in block.rows] == [remarks]


def test_a_repetition_on_another_day_is_asked_about_only() -> None:
    """Its id is its day: there is none to keep."""
    repeated = MISSION.replace("end: 12:00", "end: 12:00\n    also_on: [2025-04-16]")
    before = contents(programme(repeated))
    now = programme(repeated.replace("also_on: [2025-04-16]", "also_on: [2025-04-17]"))
    page = drawn(changes(before, contents(now)), now)
    rows = [row for block in page.blocks for row in block.rows]
    said = [row.remarks for row in rows if [mark.words for mark in row.marks] == ["new"]]
    assert said == [("was this `forum@2025-04-16`?",)]


def test_what_was_cancelled_and_how_one_goes_can_come_back() -> None:
    """The other way round, each is said as well."""
    text = MISSION + JOURNEY.replace("    mode: train\n", "    status: cancelled\n")
    before = contents(programme(text))
    now = programme(MISSION + JOURNEY)
    page = drawn(changes(before, contents(now)), now)
    assert [row.remarks for block in page.blocks for row in block.rows] == [
        ("Status: confirmed (was: cancelled)", "By: Train")
    ]


def test_what_is_new_and_what_is_gone() -> None:
    """Under their days, marked, those without a day last."""
    new = "  lunch: {title: Lunch, city: osaka, start: 2025-04-16 12:00, who: [anne]}\n"
    before, now = compared(("  visit: {", f"{new}  call: {{"), ("  tour: {title", "  way: {title"))
    found = changes(before, contents(now))
    assert [(each.id, each.change, each.was) for each in found] == [
        ("call", "added", "visit"),
        ("visit", "removed", None),
        ("lunch", "added", None),
        ("way", "added", "tour"),
        ("tour", "removed", None),
    ]
    page = drawn(found, now)
    assert [
        (block.heading, [(row.title, *(mark.words for mark in row.marks)) for row in block.rows])
        for block in page.blocks
    ] == [
        ("Wednesday 16 April", [("Visit", "new"), ("Visit", "removed"), ("Lunch", "new")]),
        ("To be scheduled", [("Tour", "new"), ("Tour", "removed")]),
    ]
    assert page.blocks[0].rows[0].remarks == (
        "was this `visit`? Write `formerly: visit` there, and phones will move it.",
    )


def test_a_new_id_at_the_same_time_and_place_looks_renamed() -> None:
    """Under another title as well; of several, the one that is wholly alike comes first."""
    [new, old] = found(("  forum:\n    title: Forum", "  summit:\n    title: Summit"))
    assert (new.id, new.was, old.id, old.was) == ("summit", "forum", "forum", None)


def test_a_note_concerns_those_who_get_it() -> None:
    """Another's note is no change to anybody else; what is confidential is none outside of it."""
    before, now = compared(("Speak at ten", "Speak at noon"), ("title: Dinner", "title: Supper"))
    after = contents(now)
    ids = {
        each: [change.id for change in changes_for(each, before, after)] for each in now.delegates
    }
    assert ids == {"anne": ["forum"], "basile": ["secret"], "celeste": []}


def test_who_joins_has_a_new_event_and_who_leaves_has_one_less() -> None:
    """Whoever leaves sees what they last knew, and nothing newer."""
    before, now = compared(
        ("who: [anne, basile]", "who: [anne, celeste]"), ("title: Forum", "title: Secret")
    )
    after = contents(now)
    [joined] = changes_for("celeste", before, after)
    assert (joined.change, joined.snapshot.title) == ("added", {"en": "Secret"})
    [left] = changes_for("basile", before, after)
    assert (left.change, left.snapshot.title, left.after) == ("removed", {"en": "Forum"}, None)


def test_a_selection_has_what_it_had_before() -> None:
    """Who left, and where it was: an event shows that is selected before or after."""
    before, now = compared(
        ("who: [anne, basile]", "who: [anne]"), ("place: hall\n", "place: tower\n")
    )
    found = changes(before, contents(now))
    for selection in (
        Selection(parties=(now.delegates["basile"],)),
        Selection(parties=(now.groups["leaders"],)),
        Selection(parties=(now.organisations["region"],)),
        Selection(cities=(now.cities["osaka"],)),
        Selection(cities=(now.cities["nagoya"],)),
        Selection(texts=("minamo",)),
    ):
        assert [each.id for each in chosen(found, selection, now)] == ["forum"]
    for selection in (
        Selection(parties=(now.delegates["celeste"],)),
        Selection(cities=(now.cities["dijon"],)),
    ):
        assert chosen(found, selection, now) == ()


def test_a_notice_is_said_once() -> None:
    """What changed in the text of every event alike is no change of each."""
    before, now = compared(("title: Mission\n", "title: Mission\nnotice: Draft\n"), MORE_TIME)
    found = changes(before, contents(now))
    assert len(found) == 4
    page = drawn(found, now)
    assert [(block.heading, block.remarks, len(block.rows)) for block in page.blocks] == [
        ("In every event", ("Notice under every event: Draft",), 0),
        ("Tuesday 15 April", (), 1),
    ]


def test_a_record_of_a_change_has_every_key() -> None:
    """Values are as in the record of releases; of what was added or removed, all of them."""
    [change] = found(("who: [anne, basile]", "who: [anne, celeste]"))
    record = change_record(change, "uid", 3, "en")
    assert record | {"fields": []} == {
        "id": "forum",
        "uid": "uid",
        "change": "changed",
        "sequence": 3,
        "title": "Forum",
        "was": None,
        "joined": ["celeste"],
        "left": ["basile"],
        "fields": [],
        "part": "events",
    }
    assert [each["field"] for each in record["fields"]] == ["who", "delegates"]
    assert list(record["fields"][1]["after"]) == ["anne", "celeste"]
    [removed] = found((MISSION[MISSION.index("  tour") :], ""))
    fields = change_record(removed, "uid", None, "en")["fields"]
    assert {each["field"]: each["after"] for each in fields} == dict.fromkeys(
        (
            "title",
            "kind",
            "status",
            "precision",
            "home",
            "mission",
            "who",
            "delegates",
            "organisations",
        )
    )


def test_a_delegate_reads_their_note_without_their_name() -> None:
    """In their own sheet; and a new event comes with its note."""
    before, now = compared(("Speak at ten", "Speak at noon"))
    after = contents(now)

    def remarks(found: tuple[Change, ...]) -> list[tuple[str, ...]]:
        page = drawn(found, now)
        return [row.remarks for block in page.blocks for row in block.rows]

    assert remarks(changes_for("anne", before, after)) == [
        ("Notes: Speak at noon (was: Speak at ten)",)
    ]
    assert ("Notes: Speak at noon",) in remarks(changes_for("anne", {}, after))


def test_an_end_that_becomes_known_is_said() -> None:
    """Where the hours stay the same."""
    before, now = compared(("    end: 12:00\n", ""))
    assumed = contents(now)
    hour = contents(programme(MISSION.replace("end: 12:00", "end: 10:30")))
    for first, second, words in (
        (
            assumed,
            hour,
            "Time: 09:30–10:30 Osaka, 02:30–03:30 Paris (was: 09:30 Osaka, 02:30 Paris)",
        ),
        (
            hour,
            assumed,
            "Time: 09:30 Osaka, 02:30 Paris (was: 09:30–10:30 Osaka, 02:30–03:30 Paris): "
            "its end is not known any more",
        ),
    ):
        page = drawn(changes(first, second), now)
        assert [row.remarks for block in page.blocks for row in block.rows] == [(words,)]
    assert before.keys() == assumed.keys()
