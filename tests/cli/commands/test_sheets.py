"""Lists for other people's desks, as the hotel, the caterer and the secretariat get them."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Ask
from python_calamine import CalamineWorkbook

from itinerary.views.sheets.catalogue import SHEETS

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
revised: 2025-04-01 12:00
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, role: President, organisation: region, phone: "+33 1"}
  basile: {name: Basile Petit, diet: Vegetarian, needs: No stairs, email: b@example.org,
    language: fr}
  carl: {name: Carl Blanc, diet: Vegetarian}
contacts:
  - {name: Dora Roux, role: Guide, phone: "+33 2"}
events:
  flight: {kind: travel, mode: flight, number: VO1, from: {city: dijon, at: 2025-04-13 09:00},
    to: {city: osaka, at: 2025-04-14 07:00}, check_in: 07:00, who: everyone, seats: 40}
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone,
    press: open, guests: 20, seats: 30, speakers: [anne], dress: Dark,
    hosts: [{name: Sakurako Yumeno, title: Chair, organisation: House, phone: "+81 1"}]}
  dinner: {title: Dinner, city: osaka, start: 2025-04-15 20:00, who: [anne], confidential: true}
stays:
  - {city: osaka, hotel: Inn, from: 2025-04-14, to: 2025-04-17, who: [anne, basile],
    rooms: {anne: "12"}}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The mission, released once."""
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION)
    return path


def test_a_hotel_gets_what_is_different(ask: Ask, file: Path) -> None:
    """Who came, who has another room, and whose nights are no more; and nothing else."""
    ask("-p", file, "release", "--at", "2025-04-02 10:00")
    file.write_text(
        MISSION.replace('rooms: {anne: "12"}', 'rooms: {anne: "14"}').replace(
            "who: [anne, basile],\n", "who: [anne, carl],\n"
        )
    )
    answer = ask("-p", file, "sheets", "rooms", "--since", "1")
    assert (
        answer.out
        == """\
Mission · 12–19 April 2025

Inn, Osaka
Rooms
Only what is different since release 1 (Wednesday 2 April 2025, 10:00).

Who sleeps here
Change  Name  Role  Stay  Nights  Room  Arrival  Before that
changed  Anne Durand  President  14–17 April  3  14  07:00, Flight VO1, Osaka  Room: 12
new  Carl Blanc  –  14–17 April  3  –  07:00, Flight VO1, Osaka  –
removed  Basile Petit  –  14–17 April  3  –  07:00, Flight VO1, Osaka  –

Diets and needs
Change  What  Kind  People
removed  No stairs  Need  1

Draft, not released · DTNP-LJGZ-X
"""
    )
    file.write_text(MISSION)
    same = ask("-p", file, "sheets", "rooms", "--since", "1")
    assert same.out == (
        "Nothing on this list is different since release 1 (Wednesday 2 April 2025, 10:00).\n"
    )


def test_a_large_delegation_is_told_apart_too(ask: Ask, file: Path) -> None:
    """More people than an event names one by one: a record has them as a circle."""
    many = "".join(f"  p{number}: {{name: Person {number}}}\n" for number in range(30))
    text = MISSION.replace("  anne: {", f"{many}  anne: {{", 1).replace(
        "who: [anne, basile],\n", "who: everyone,\n"
    )
    file.write_text(text)
    ask("-p", file, "release", "--at", "2025-04-02 10:00")
    file.write_text(text.replace('rooms: {anne: "12"}', 'rooms: {anne: "12", p7: "7"}'))
    said = ask("-p", file, "sheets", "rooms", "--since", "1").out.split("\n\n")[2]
    assert said.splitlines()[2:] == [
        "changed  Person 7  14–17 April  3  7  07:00, Flight VO1, Osaka  Room: –"
    ]
    ask("-p", file, "release", "--at", "2025-04-03 10:00")
    drafts = [ask("-p", file, "sheets", name).out.count("Draft") for name in ("rooms", "day")]
    assert drafts == [0, 0]


def test_a_list_says_of_when_it_is(ask: Ask, file: Path) -> None:
    """By the releases that told anything on it; what others are told makes it no draft."""
    ask("-p", file, "release", "--at", "2025-04-02 10:00")
    file.write_text(MISSION.replace("Vegetarian, needs", "Vegan, needs"))
    ask("-p", file, "release", "--at", "2025-04-03 10:00")
    file.write_text(MISSION.replace("Vegetarian, needs", "Vegan, needs").replace("Dark", "Light"))
    lines = [ask("-p", file, "sheets", name).out.splitlines()[-1] for name in ("press", "heads")]
    assert [line.rpartition(" · ")[0] for line in lines] == [
        "Edition 1 · Wednesday 2 April, 10:00 Paris",
        "Edition 2 · Thursday 3 April, 10:00 Paris",
    ]
    file.write_text(MISSION.replace("Vegetarian, needs", "Vegan, needs").replace("Dark", "Light"))
    assert ask("-p", file, "sheets", "day", "15").out.count("Draft, not released") == 2


def test_numbers_that_are_others_are_not_told_by_what_they_were(ask: Ask, file: Path) -> None:
    """A release has digests of them: that it is another can be said."""
    ask("-p", file, "release")
    file.write_text(MISSION.replace("+33 1", "+33 9").replace("role: President", "role: Chair"))
    table = ask("-p", file, "sheets", "contacts", "--since", "1").out.split("\n\n")[2]
    assert table.splitlines()[2:] == [
        "changed  Anne Durand  Chair  Region  +33 9  Role: President; Telephone: another"
    ]


def test_a_day_says_what_changed_of_it(ask: Ask, file: Path) -> None:
    """For each whose it is, since the last release, and in their language."""
    ask("-p", file, "release")
    file.write_text(MISSION.replace("start: 2025-04-15 09:30", "start: 2025-04-15 10:00"))
    ask("-p", file, "release")
    said = ask("-p", file, "sheets", "day", "15", "-d", "basile").out
    assert said.split("\n\n")[1:3] == [
        "Basile Petit\nMardi 15 avril 2025",
        "Changements depuis la dernière diffusion\n"
        "Changement  Quoi  Heures  Ce qui change\n"
        "Modification  Forum  10:00–12:00  Heure\u00a0: 10:00–12:00 Osaka, 03:00–05:00 Paris "
        "(auparavant\u00a0: 09:30–12:00 Osaka, 02:30–05:00 Paris)\u202f; "
        "commence 30\u00a0min plus tard, fin inchangée",
    ]
    assert ask("-p", file, "--lang", "en", "sheets", "day", "15", "-d", "basile").out.count("What")


def test_tomorrow_is_the_day_that_is_meant(ask: Ask, file: Path) -> None:
    """By the clock at home; before the mission, its first day on which there is anything."""
    said = ask("-p", file, "sheets", "day", "--at", "2025-04-14 19:00").out
    assert "Tuesday 15 April 2025" in said
    none = ask("-p", file, "sheets", "day", "18")
    assert none.out == "Nobody of these has anything on Friday 18 April 2025.\n"


def test_what_is_confidential_is_counted_for_whoever_makes_the_list(ask: Ask, file: Path) -> None:
    """The list itself has not a word of it, unless it is that of the very event."""
    answer = ask("-p", file, "sheets", "heads")
    assert answer.err == "1 confidential event is not on this list.\n"
    assert "Dinner" not in answer.out
    assert "Dinner" in ask("-p", file, "sheets", "heads", "dinner").out


def test_names_stand_beside_diets_where_that_is_asked_for(ask: Ask, file: Path) -> None:
    """And the list says so."""
    plain, named = (ask("-p", file, "sheets", "heads", *words).out for words in ((), ("--named",)))
    assert "2 × Vegetarian" in plain
    assert "Basile" not in plain
    assert "This list says who has which diet and need." in named
    assert "Basile Petit  Vegetarian  No stairs\nCarl Blanc  Vegetarian  –" in named


def test_totals_are_right(ask: Ask, file: Path) -> None:
    """Guests sit beside delegates, and speakers are among these."""
    (record,) = json.loads(ask("-p", file, "sheets", "heads", "-f", "json").out)[0]["heads"]
    counts = ("delegates", "guests", "speakers", "seats", "diets")
    assert [record[key] for key in counts] == [
        3, 20, 1, 30, [{"what": "Vegetarian", "number": 2}],
    ]  # fmt: skip
    assert "09:30–12:00  Forum  Osaka  3  20  23  1  30" in ask("-p", file, "sheets", "heads").out


@pytest.mark.parametrize("name", SHEETS)
def test_a_table_for_programs_has_its_columns_always(ask: Ask, file: Path, name: str) -> None:
    """Of the same keys where there is nothing to list."""
    words = ("15",) if name == "day" else ()
    headed = [
        next(
            csv.reader(io.StringIO(ask("-p", file, "sheets", name, *words, *few, "-f", "csv").out))
        )
        for few in ((), ("-d", "carl"))
    ]
    assert headed[0] == headed[1]
    assert len({*headed[0]}) == len(headed[0])


def test_a_formula_is_a_text(ask: Ask, file: Path) -> None:
    """In CSV behind an apostrophe, in a workbook as it stands."""
    file.write_text(MISSION.replace("Anne Durand", "=1+1").replace("title: Forum", "title: '@SUM'"))
    lines = ask("-p", file, "sheets", "contacts", "-f", "csv").out.splitlines()
    assert "'=1+1" in lines[1]
    ask("-p", file, "sheets", "contacts", "-o", "contacts.xlsx")
    book = CalamineWorkbook.from_path(str(file.parent / "contacts.xlsx"))
    rows = book.get_sheet_by_name("The delegation").to_python()
    assert any(row[0] == "=1+1" for row in rows)


def test_a_list_is_printed(ask: Ask, file: Path) -> None:
    """The same bytes each time; what no font has is named."""
    file.write_text(MISSION.replace("Anne Durand", "Anne 🍣"))
    answer = ask("-p", file, "sheets", "rooms", "-o", "rooms.pdf")
    assert answer.err == (
        "The list is in rooms.pdf.\n"
        "No font here has 🍣 (SUSHI). Letters are printed as “?”, other signs not at all.\n"
    )
    data = (file.parent / "rooms.pdf").read_bytes()
    ask("-p", file, "sheets", "rooms", "-o", "again.pdf")
    assert data.startswith(b"%PDF")
    assert (file.parent / "again.pdf").read_bytes() == data


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("rooms", "15"), "`sheets rooms` is of the whole mission: “15” means nothing here."),
        (("heads", "--stay", "osaka"), "Only `sheets rooms` takes `--stay`."),
        (("press", "--named"), "Only `sheets rooms` and `sheets heads` take `--named`."),
        (("rooms", "--since", "7"), "There is no release 7; the last one is 1."),
        (
            ("rooms", "--since", "1", "--named"),
            "No release says who has which diet: `--named` and `--since` do not go together.",
        ),
        (
            ("rooms", "--kind", "visit"),
            "`sheets rooms` takes no filter but `--delegate`: it is not of events.",
        ),
        (
            ("rooms", "-o", "list.doc"),
            "What should list.doc be? Let it end with .csv, .json, .md, .pdf, .vcf, .xlsx.",
        ),
        (
            ("rooms", "-o", "list.csv", "-f", "json"),
            "list.csv is not json. Leave out `--format`, or name another file.",
        ),
        (("rooms", "-f", "vcard"), "Only `sheets contacts` can be cards for address books."),
        (("heads", "fourum"), "There is no event “fourum”. Did you mean “forum”?"),
    ],
)
def test_what_cannot_be_asked_of_a_list(
    ask: Ask, file: Path, words: tuple[str, ...], sentence: str
) -> None:
    """A sentence each, and nothing is written."""
    ask("-p", file, "release")
    answer = ask("-p", file, "sheets", *words)
    assert (answer.status, answer.out, answer.err) == (2, "", f"Error: {sentence}\n")
    assert not [*file.parent.glob("list.*")]


def test_before_the_first_release_there_is_nothing_to_compare_with(ask: Ask, file: Path) -> None:
    """The sentence says what to type."""
    answer = ask("-p", file, "sheets", "rooms", "--since", "1")
    assert answer.status == 2
    assert "`itinerary -p" in answer.err


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("rooms", "Nobody has a stay there: nothing stands under `stays`.\n"),
        ("journeys", "There is no journey for this list.\n"),
        ("heads", "There is no event for this list.\n"),
        ("contacts", "There is nobody to call.\n"),
        ("briefing", "There is no event with hosts for this list.\n"),
        ("interpreters", "No event for this list has an interpreter.\n"),
        ("press", "Of no event is it said what the press may see.\n"),
        ("tables", "There is nobody for a card.\n"),
    ],
)
def test_an_empty_list_is_a_sentence(ask: Ask, tmp_path: Path, name: str, sentence: str) -> None:
    """On screen; a file is not written, and programs get no records."""
    (tmp_path / "mission.yaml").write_text(
        MISSION[: MISSION.index("organisations:")] + "events: {}\n"
    )
    assert ask("-p", "mission.yaml", "sheets", name).out == sentence
    assert ask("-p", "mission.yaml", "sheets", name, "-o", "list.xlsx").err == sentence
    assert not (tmp_path / "list.xlsx").exists()
    assert json.loads(ask("-p", "mission.yaml", "sheets", name, "-f", "json").out) in (
        [],
        [{"about": None, **_nothing(name)}],
    )


def _nothing(name: str) -> dict[str, list[object]]:
    """The empty tables of a list that is not about anything."""
    tables = {
        "heads": ("heads",),
        "contacts": ("members", "callees", "hosts", "venues"),
        "press": ("access",),
        "tables": ("cards",),
    }
    return {table: [] for table in tables.get(name, ())}
