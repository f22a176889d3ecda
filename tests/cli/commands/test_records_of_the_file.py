"""What a programme says beside its events: contacts, days, rooms, files; and who is told of it."""

import json
from pathlib import Path

import pytest
from conftest import Ask

MISSION = """\
id: trial
title: Trial
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  tokyo: {name: Tokyo, timezone: Asia/Tokyo}
delegates:
  anne:
    {name: Anne Durand, based_in: osaka, photo: anne.png, biography: She leads., diet: Vegetarian}
  basile: {name: Basile Petit}
groups:
  leaders: {name: Leaders, members: [anne]}
contacts:
  - {name: Claire Roux, role: Duty officer, phone: "+33 6 39 98 00 00"}
  - {name: Embassy, phone: "+81 3 0000 0000", days: 2025-04-13..2025-04-14, for: [leaders]}
  - {name: Ambulance, phone: "119", city: tokyo}
days:
  2025-04-15: {title: Mobility, note: "Business dress\\nRain is likely"}
stays:
  - city: osaka
    hotel: Grand Hotel
    from: 2025-04-14
    to: 2025-04-17
    who: [anne, basile]
    rooms: {anne: 1203, basile: 1204}
    check_in_from: 15:00
events:
  forum:
    title: Forum
    city: osaka
    start: 2025-04-15 09:30
    end: 12:00
    who: everyone
    documents:
      - {title: Plan, url: "https://example.org/plan"}
      - {title: Briefing, file: notes/briefing.txt, for: [leaders]}
  dinner: {title: Dinner, city: tokyo, start: 2025-04-16 19:00, who: [basile], status: tentative}
"""


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    path = tmp_path / "trial.yaml"
    path.write_text(MISSION, "utf-8")
    (tmp_path / "anne.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "briefing.txt").write_text("Sit on the left.", "utf-8")
    return path


def test_a_day_is_called_by_its_title_wherever_it_is_headed(ask: Ask, mission: Path) -> None:
    """With what holds for all of it; in no calendar."""
    assert ask("-p", mission, "agenda", "15", "--ids").out == (
        "Trial · 12–19 April 2025\n\n"
        "Tuesday 15 April · Osaka · Mobility\n"
        "  Business dress\n"
        "  Rain is likely\n"
        "  09:30–12:00 Osaka  02:30–05:00 Paris  Forum · Osaka · whole delegation · Id: forum\n"
    )
    week = ask("-p", mission, "agenda", "15", "--week", FORCE_COLOR="1", COLUMNS="100").out
    assert "Mobility" in week
    assert "Tuesday 15 April: Business dress Rain is likely" in week
    table = ask("-p", mission, "agenda", "15", "--week", "-f", "markdown").out
    assert "| Tuesday 15 April · Osaka · Mobility | 09:30–12:00 | Forum | Osaka |" in table
    calendar = ask("-p", mission, "export", "-d", "anne", "-o", "-").out
    assert "Mobility" not in calendar
    assert "dress" not in calendar
    assert ask("-p", mission, "agenda", "--week", "--ids").status == 2


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ((), ["Claire Roux", "Embassy", "Ambulance"]),
        (("-d", "anne"), ["Claire Roux", "Embassy"]),
        (("-d", "basile"), ["Claire Roux", "Ambulance"]),
        (("-c", "tokyo"), ["Claire Roux", "Embassy", "Ambulance"]),
        (("-c", "osaka"), ["Claire Roux", "Embassy"]),
        (("15",), ["Claire Roux", "Ambulance"]),
    ],
)
def test_contacts_are_listed_in_the_order_of_calling(
    ask: Ask, mission: Path, words: tuple[str, ...], names: list[str]
) -> None:
    """For whom they are, on their days; of a city, for those who come there."""
    found = json.loads(ask("-p", mission, "list", "contacts", *words, "-f", "json").out)
    assert [each["name"] for each in found] == names


def test_contacts_are_said_in_every_format(ask: Ask, mission: Path) -> None:
    """Numbers as they are written; in a table, no column of which nothing is said."""
    listed = ("-p", mission, "list", "contacts", "-d", "anne")
    assert ask(*listed).out == (
        "Contacts\n\n"
        "Name  Role  Telephone  For  Days\n"
        "Claire Roux  Duty officer  +33 6 39 98 00 00\n"
        "Embassy  +81 3 0000 0000  Leaders  13–14 April\n"
    )
    assert ask(*listed, "-f", "csv").out.splitlines() == [
        "name,role,phone,for,days,city",
        "Claire Roux,Duty officer,+33 6 39 98 00 00,everyone,,",
        "Embassy,,+81 3 0000 0000,leaders,2025-04-13..2025-04-14,",
    ]
    assert "| Embassy |  | \\+81 3 0000 0000 | Leaders |" in ask(*listed, "-f", "markdown").out
    assert ask("-p", mission, "list", "contacts", "--kind", "visit").status == 2
    assert ask("-p", mission, "list", "cities", "15").status == 2


def test_events_are_listed_with_their_ids(ask: Ask, mission: Path) -> None:
    """In the order of the file; programs read them as those of an agenda."""
    listed = ("-p", mission, "list", "events")
    assert ask(*listed).out == (
        "Events\n\n"
        "Id  When  Event  Where  Status\n"
        "forum  Tuesday 15 April, 09:30–12:00 Osaka  Forum  Osaka\n"
        "dinner  Wednesday 16 April, 19:00 Tokyo  Dinner  Tokyo  tentative\n"
    )
    assert ask(*listed, "-f", "json").out == ask("-p", mission, "agenda", "-f", "json").out
    assert ask(*listed, "15", "-f", "csv").out.count("\n") == 2
    nothing = ask(*listed, "-d", "anne", "18")
    assert nothing.out == "There are no events for Anne Durand on Friday 18 April.\n"


def test_a_paper_for_some_is_nothing_to_the_others(ask: Ask, mission: Path) -> None:
    """In calendars its title alone, for those it is for; to programs and several people, none."""
    assert "Documents: for Anne Durand: Briefing (notes/briefing.txt)" in (
        ask("-p", mission, "show", "forum").out
    )
    calendars = {
        who: ask("-p", mission, "export", *options, "-o", "-").out
        for who, options in {
            "anne": ("-d", "anne"),
            "basile": ("-d", "basile"),
            "several": ("-c", "osaka"),
        }.items()
    }
    assert {who for who, said in calendars.items() if "Briefing" in said} == {"anne"}
    assert "briefing.txt" not in calendars["anne"]
    (event, _) = json.loads(ask("-p", mission, "agenda", "-f", "json").out)
    assert event["documents"] == [{"title": "Plan", "url": "https://example.org/plan"}]
    cell = '"[{""title"": ""Plan"", ""url"": ""https://example.org/plan""}]"'
    assert cell in ask("-p", mission, "agenda", "-f", "csv").out


def test_who_lives_there_misses_neither_a_bed_nor_a_journey(ask: Ask, mission: Path) -> None:
    """Of two who are in the city of one of them, the other one does."""
    text = MISSION.replace("who: [basile]", "who: everyone")
    text = text.replace("to: 2025-04-17", "to: 2025-04-15")
    more = (
        "  lunch: {title: Lunch, city: osaka, start: 2025-04-17 12:00, who: everyone}\n"
        "  way: {kind: travel, from: {city: dijon}, to: {city: tokyo}}\n"
    )
    mission.write_text(text + more, "utf-8")
    found = json.loads(ask("-p", mission, "check", "-f", "json").out)
    missed = [
        (each["code"], each["date"], each["delegates"])
        for each in found
        if each["code"] in {"no-bed", "missing-journey"}
    ]
    assert missed == [
        ("no-bed", "2025-04-15", ["basile"]),
        ("missing-journey", "2025-04-16", ["anne", "basile"]),
        ("no-bed", "2025-04-16", ["anne", "basile"]),
        ("missing-journey", "2025-04-17", ["basile"]),
    ]


def test_each_is_told_what_is_theirs(ask: Ask, mission: Path) -> None:
    """The secretariat reads of all that is different, and each delegate of their own alone."""
    ask("-p", mission, "release", "--at", "2025-04-01 10:00")
    (mission.parent / "notes" / "briefing.txt").write_text("Sit on the right.", "utf-8")
    (mission.parent / "anne.png").write_bytes(b"\x89PNG\r\n\x1a\nanother")
    mission.write_text(
        MISSION.replace("basile: 1204", "basile: 1207")
        .replace("15:00", "16:00")
        .replace("0000 0000", "0000 0001")
        .replace("title: Mobility", "title: Light mobility")
        .replace("Vegetarian", "Vegan"),
        "utf-8",
    )
    said = {
        who: ask("-p", mission, "diff", *words).out.split("\n\n", 1)[1]
        for who, words in {
            "all": (),
            "anne": ("--by", "delegate", "-d", "anne"),
            "basile": ("--by", "delegate", "-d", "basile"),
        }.items()
    }
    hotel = "  Grand Hotel, 14–17 April 2025: "
    assert said["all"] == (
        "In the delegation\n"
        "  Anne Durand: Photo: changed\n\n"
        "In the mission\n"
        f"{hotel}Room of Basile Petit: 1207 (was: 1204)\n"
        f"{hotel}Rooms from: 16:00 (was: 15:00)\n"
        "  Embassy: Telephone: +81 3 0000 0001 (was: +81 3 0000 0000)\n"
        "  Tuesday 15 April: Title: Light mobility (was: Mobility)\n"
        "  Briefing: changed\n"
        "  Forum: Diets: 1 × Vegan (was: 1 × Vegetarian)\n"
        "  Grand Hotel: Diets: 1 × Vegan (was: 1 × Vegetarian)\n"
    )
    assert "1207" not in said["anne"]
    assert "Briefing: changed" in said["anne"]
    assert "Embassy" in said["anne"]
    assert said["basile"] == (
        "In the mission\n"
        "  Tuesday 15 April: Title: Light mobility (was: Mobility)\n"
        f"{hotel}Room of Basile Petit: 1207 (was: 1204)\n"
        f"{hotel}Rooms from: 16:00 (was: 15:00)\n"
    )
    ask("-p", mission, "release", "--at", "2025-04-02 10:00")
    record = (mission.parent / "trial.released.json").read_text("utf-8")
    assert not [word for word in ("She leads", "Sit on") if word in record]
