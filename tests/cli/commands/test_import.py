"""`import`: what other programs wrote, as a programme that loads."""

import csv
import io
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import Answer, Ask, loaded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import write_ods, write_xlsx

from itinerary.imports.reading import ENDINGS
from itinerary.imports.spreadsheets.columns import KEYS
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.model import Event, Programme

_VALID = Path(__file__).parents[2] / "programmes" / "valid"

ENGLISH = """\
Date,Start,End,Title,City,Venue,Who,Type
2025-04-15,09:30,12:00,Mobility forum,Osaka,France Pavilion,Anne Durand; Paul Petit,Conference
2025-04-15,18:30,,Welcome dinner,Osaka,,everyone,Dinner
2025-04-16,,,Visit to a company,Nagoya,,Paul Petit,Visit
,,,Meeting with the governor,Nagoya,,Anne Durand,
"""
AS_YAML = """\
# yaml-language-server: $schema=programme.schema.json
# For editors: `itinerary schema > programme.schema.json` makes that file.
#
# Made from plan.csv by `itinerary import`.
# Organisations stand among the delegates: the file does not tell them apart.
id: plan-2025
title: plan
start: 2025-04-15
end: 2025-04-16
home: dijon
language: en

cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  nagoya: {name: Nagoya, timezone: Asia/Tokyo}

places:
  france-pavilion: {name: France Pavilion, city: osaka}

delegates:
  anne-durand: {name: Anne Durand}
  paul-petit: {name: Paul Petit}

events:
  mobility-forum:
    title: Mobility forum
    kind: conference
    place: france-pavilion
    start: 2025-04-15 09:30
    end: 12:00
    who: [anne-durand, paul-petit]

  welcome-dinner:
    title: Welcome dinner
    kind: reception
    city: osaka
    start: 2025-04-15 18:30
    who: everyone

  visit-to-a-company:
    title: Visit to a company
    kind: visit
    city: nagoya
    date: 2025-04-16
    who: [paul-petit]

  meeting-with-the-governor:
    title: Meeting with the governor
    city: nagoya
    who: [anne-durand]
"""

Read = Callable[..., tuple[Answer, Programme]]


@pytest.fixture
def read(ask: Ask, tmp_path: Path) -> Read:
    """Imports a file, and loads what comes of it."""

    def run(path: Path, *options: str) -> tuple[Answer, Programme]:
        answer = ask("import", path, *options)
        assert answer.status == 0, answer.err
        made = tmp_path / "made.yaml"
        made.write_text(answer.out, "utf-8")
        programme = loaded(made)
        return answer, programme

    return run


def _written(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def _whens(programme: Programme) -> dict[str, str]:
    return {event.id: _when(event) for event in programme.events}


def _when(event: Event) -> str:
    when = event.when
    if when.precision == "hours":
        ends = (f"{end:%m-%d %H:%M}" if end else "" for end in (when.start, when.end))
        return "–".join(ends)
    days = f"{when.days.first}..{when.days.last}" if when.days else ""
    return f"{when.precision} {days}".strip()


def test_a_spreadsheet_becomes_the_file_that_a_person_would_write(
    read: Read, tmp_path: Path
) -> None:
    """A CSV file with the usual columns becomes a short programme, with its registers."""
    answer, _programme = read(_written(tmp_path, "plan.csv", ENGLISH), "--home", "Dijon")
    assert (answer.out, answer.err) == (
        AS_YAML,
        "plan.csv: 4 rows read, 4 events.\n4 events; 0 remarks.\n",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv_comes_in_every_usual_form(
    read: Read, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    """Commas or semicolons, UTF-8 with a byte order mark or without, or Windows-1252."""
    text = "Date,Début,Fin,Intitulé,Ville,Qui\n15/04/2025,9h30,12h,Réunion à l’hôtel,Osaka,Zoë\n"
    path = _written(tmp_path, "a.csv", text.replace(",", delimiter), encoding)
    _answer, programme = read(path)
    assert _whens(programme) == {"reunion-a-l-hotel": "04-15 09:30–04-15 12:00"}
    assert programme.events[0].title.read("fr") == "Réunion à l’hôtel"
    assert programme.delegates["zoe"].name.read("fr") == "Zoë"


def test_japanese_columns_and_dates_are_understood(read: Read, tmp_path: Path) -> None:
    """Names of columns, dates, hours and kinds are read in Japanese."""
    path = _written(
        tmp_path,
        "日程.csv",
        "日付,時間,件名,都市,会場,参加者,種別\n"
        "2025年4月15日（火）,9時30分〜12時,フォーラム,大阪,フランスパビリオン,山田花子、全員,会議\n"
        "２０２５年４月１６日,午後3時,会社訪問,名古屋,,全員,視察\n",
    )
    _answer, programme = read(path, "--home", "ディジョン")
    assert [_when(event) for event in programme.events] == [
        "04-15 09:30–04-15 12:00",
        "04-16 15:00–",
    ]
    assert [event.kind for event in programme.events] == ["conference", "visit"]
    assert [event.everyone for event in programme.events] == [True, True]
    assert programme.home.timezone == "Europe/Paris"
    assert [city.timezone for city in programme.cities.values()][1:] == ["Asia/Tokyo"] * 2
    assert [delegate.name.read("ja") for delegate in programme.delegates.values()] == ["山田花子"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_a_japanese_schedule_is_read_as_excel_saves_it(
    read: Read, tmp_path: Path, encoding: str
) -> None:
    """In Shift_JIS too; a day with its hours in one cell, years of an era, offices for cities."""
    path = _written(
        tmp_path,
        "日程.csv",
        "日時,件名,都市,会場,参加者,種別\n"
        "令和7年4月15日（火）10:00～11:30,表敬訪問,大阪市,市庁舎,団員全員,会談・会合\n"
        "2025/4/16(水) 14:00頃,視察,京都府,ひかり場,一同,視察・見学\n",
        encoding,
    )
    _answer, programme = read(path, "--home", "パリ")
    assert [_when(event) for event in programme.events] == [
        "04-15 10:00–04-15 11:30",
        "04-16 14:00–",
    ]
    assert [event.kind for event in programme.events] == ["meeting", "visit"]
    assert [event.everyone for event in programme.events] == [True, True]
    assert not programme.delegates


@pytest.mark.parametrize(("write", "ending"), [(write_xlsx, "xlsx"), (write_ods, "ods")])
def test_workbooks_give_their_real_dates_and_hours(
    read: Read, tmp_path: Path, write: Callable[..., Path], ending: str
) -> None:
    """Dates, hours and moments are read as the workbook holds them, sheet by sheet."""
    sheets = {
        "First day": [
            ["Programme of the first day"],
            [],
            ["Date", "Start", "End", "Title", "City", "Place"],
            [date(2025, 4, 15), time(9, 30), time(12, 0), "Forum", "Osaka", "Hall 3\nEast"],
            [date(2025, 4, 15), None, None, 2025, "Osaka", None],
        ],
        "Second day": [
            ["Date", "Début", "Fin", "Titre", "Ville"],
            [None, datetime(2025, 4, 16, 22), datetime(2025, 4, 17, 1), "Nuit", "Tokyo"],
        ],
        "Contacts": [["Surname", "Telephone"], ["Durand", "+33 3 80 00 00 00"]],
    }  # fmt: skip
    answer, programme = read(write(tmp_path / f"plan.{ending}", sheets), "--home", "Dijon")
    assert _whens(programme) == {
        "forum": "04-15 09:30–04-15 12:00",
        "2025": "day 2025-04-15..2025-04-15",
        "nuit": "04-16 22:00–04-17 01:00",
    }
    assert programme.places["hall-3-east"].name.read("en") == "Hall 3 East"
    assert answer.err == (
        "Contacts: The columns of this sheet are not known; it is left out.\n"
        "First day: 2 rows read, 2 events.\nSecond day: 1 row read, 1 event.\n"
        "3 events; 1 remark.\n"
    )


def test_merged_cells_hold_for_all_of_their_rows(read: Read, tmp_path: Path) -> None:
    """A date in merged cells is the date of each of their rows, and one above a gap is, too."""
    rows = [
        ["Date", "Start", "Title", "City"],
        [date(2025, 4, 15), time(9), "One", "Osaka"],
        [None, time(10), "Two", "Osaka"],
        [date(2025, 4, 16), time(9), "Three", "Osaka"],
        [None, time(10), "Four", "Osaka"],
    ]
    path = write_xlsx(tmp_path / "plan.xlsx", {"Plan": rows}, merged=("A2:A3",))
    answer, programme = read(path)
    assert _whens(programme) == {
        "one": "04-15 09:00–",
        "two": "04-15 10:00–",
        "three": "04-16 09:00–",
        "four": "04-16 10:00–",
    }
    assert answer.err.endswith("Plan: 4 rows read, 4 events.\n4 events; 1 remark.\n")


def test_what_is_not_understood_is_listed_with_its_cell_and_left_out(
    read: Read, tmp_path: Path
) -> None:
    """Each cell that means nothing is named and kept as a comment; nothing is guessed."""
    path = _written(
        tmp_path,
        "plan.csv",
        "Date,Start,End,Title,City,Type,Web,Surname,Confidential\n"
        "2025-04-15,around ten,,Forum,Osaka,Jamboree,www.example.org,x,perhaps\n"
        "2025-02-30,09:00,,Visit,Osaka,,,,\n"
        "2025-04-15,14:00,13:00,Tour,Osaka,,,,\n"
        "2025-04-15,14:00,25:00,Walk,Osaka,,,,\n"
        "2025-04-16,09:00,,,Osaka,,,,\n"
        "2025-04-16,9h to 10h,,Meeting,Ombreval,,,,\n",
    )
    answer, programme = read(path)
    assert answer.err == (
        'H1: The column “Surname” is not known; `--map "Surname=KEY"` says what it holds.\n'
        "6: This row has no title; it is left out.\n"
        "B2: “around ten” is not a date or an hour.\n"
        "G2: “www.example.org” is not a web address.\n"
        "F2: “Jamboree” is no kind of event that the programme knows.\n"
        "I2: “perhaps” is neither yes nor no.\n"
        "A3: There is no day “2025-02-30”.\n"
        "B3: There is an hour, but no day.\n"
        "4: The event ends before it begins; its end is left out.\n"
        "C5: There is no hour “25:00”.\n"
        '7: No time zone is known for “Ombreval”. Add `--zone "Ombreval=ZONE"`.\n'
        "home: Osaka is taken for home; `--home CITY` says another.\n"
        "plan.csv: 6 rows read, 5 events; 1 left out: This row has no title; it is left out.\n"
        "5 events; 12 remarks.\n"
    )
    assert _whens(programme) == {
        "forum": "day 2025-04-15..2025-04-15",
        "visit": "none",
        "tour": "04-15 14:00–",
        "walk": "04-15 14:00–",
        "meeting": "none 2025-04-16..2025-04-16",
    }
    assert answer.out.endswith(
        "  meeting:\n"
        '    # 7: No time zone is known for “Ombreval”. Add `--zone "Ombreval=ZONE"`.\n'
        "    # 2025-04-16 09:00:00 – 2025-04-16 10:00:00\n"
        "    title: Meeting\n"
        "    between: 2025-04-16\n"
    )


def test_the_user_says_what_the_file_does_not(read: Read, tmp_path: Path) -> None:
    """Zones, the city of events that name none, home, and the meaning of columns can be said."""
    text = "Quand,Salle 3,Quoi,Ville\n2025-04-15 9h,A,Réunion,\n2025-04-16 9h,B,Visite,Ombreval\n"
    answer, programme = read(
        _written(tmp_path, "plan.csv", text),
        *("--map", "quand=start", "--map", "Salle 3=place", "--map", "Quoi=title"),
        *("--in", "Osaka", "--home", "Dijon", "--zone", "ombreval=Europe/Paris"),
    )
    assert answer.err == "plan.csv: 2 rows read, 2 events.\n2 events; 0 remarks.\n"
    assert {event.id: (event.place.id, event.city.timezone) for event in programme.events
            if event.place and event.city} == {
        "reunion": ("a", "Asia/Tokyo"),
        "visite": ("b", "Europe/Paris"),
    }  # fmt: skip


def test_an_order_of_day_and_month_is_taken_only_where_the_file_shows_it(
    read: Read, tmp_path: Path
) -> None:
    """04/05/2025 is 4 May where another date of the file begins with a 15, and else nothing."""
    head = "Date,Title,City\n04/05/2025,One,Osaka\n"
    for other, expected in (
        ("15/04/2025", "day 2025-05-04..2025-05-04"),
        ("04/15/2025", "day 2025-04-05..2025-04-05"),
        ("2025-04-15", "none"),
    ):
        path = _written(tmp_path, "plan.csv", f"{head}{other},Two,Osaka\n")
        answer, programme = read(path)
        assert _whens(programme)["one"] == expected
        assert ("A2: “04/05/2025” could be" in answer.err) == (expected == "none")


def test_a_journey_keeps_both_ends_on_their_own_clocks(read: Read, tmp_path: Path) -> None:
    """Two cities make a journey; each hour is on the clock of its end."""
    path = _written(
        tmp_path,
        "plan.csv",
        "Start,End,From city,Destination,Transport,Flight\n"
        "2025-04-12 13:30,2025-04-13 09:25,Paris,Tokyo,Vol,AF276\n"
        "2025-04-19 10:00,,Tokyo,Paris,plane,AF275\n"
        "2025-04-20 10:00,,Paris,,train,\n"
        ",2025-04-21 09:25,Tokyo,Paris,plane,AF277\n".replace("From city", "ville de départ"),
    )
    answer, programme = read(path, "--home", "Paris")
    assert _whens(programme) == {
        "paris-tokyo": "04-12 13:30–04-13 09:25",
        "tokyo-paris": "04-19 10:00–",
        "tokyo-paris-2": "–04-21 09:25",
    }
    flight = programme.events[0]
    assert flight.kind == "travel"
    assert flight.journey
    assert (flight.journey.mode, flight.journey.number) == ("flight", "AF276")
    assert flight.when.held
    assert flight.when.held.length.total_seconds() == (12 * 60 + 55) * 60
    assert answer.err == (
        "4: This row has no title; it is left out.\n"
        "C4: A journey needs both ends; only one is there.\n"
        "plan.csv: 4 rows read, 3 events; 1 left out: This row has no title; it is left out.\n"
        "3 events; 2 remarks.\n"
    )


CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:Mission\\, spring
BEGIN:VEVENT
UID:1
DTSTART;TZID=Asia/Tokyo:20250415T093000
DTEND;TZID=Asia/Tokyo:20250415T120000
SUMMARY:Forum: the
  mobility of tomorrow
LOCATION:France Pavilion\\, Osaka
DESCRIPTION:First line\\nSecond line
CATEGORIES:Work,CONFERENCE
ATTENDEE;CN="Durand, Anne":mailto:anne@example.org
ATTENDEE;CN=Room 3;CUTYPE=ROOM:mailto:room@example.org
ATTENDEE;PARTSTAT=DECLINED:mailto:paul@example.org
CLASS:CONFIDENTIAL
STATUS:TENTATIVE
URL:https://example.org/forum
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;TZID=Tokyo Standard Time:20250416T220000
DURATION:PT3H
SUMMARY:Night
RRULE:FREQ=DAILY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART;VALUE=DATE:20250415
DTEND;VALUE=DATE:20250418
SUMMARY:Fair
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART:20250417T010000Z
SUMMARY:Call
END:VEVENT
BEGIN:VEVENT
UID:5
DTSTART:yesterday
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_keeps_its_instants_and_names(read: Read, tmp_path: Path) -> None:
    """An .ics becomes events with the same instants, on the clocks that it names."""
    answer, programme = read(_written(tmp_path, "a.ics", CALENDAR), "--in", "Osaka")
    assert programme.title.read("en") == "Mission, spring"
    assert _whens(programme) == {
        "forum-the-mobility-of-tomorrow": "04-15 09:30–04-15 12:00",
        "night": "04-16 22:00–04-17 01:00",
        "night@2025-04-17": "04-17 22:00–04-18 01:00",
        "night@2025-04-18": "04-18 22:00–04-19 01:00",
        "fair": "all-day 2025-04-15..2025-04-17",
        "call": "04-17 10:00–",
    }
    forum = programme.events[0]
    assert (forum.kind, forum.status, forum.confidential) == ("conference", "tentative", True)
    assert [(each.name.read("en"), each.email) for each in forum.delegates] == [
        ("Durand, Anne", "anne@example.org")
    ]
    assert forum.description
    assert forum.description.read("en") == "First line\nSecond line"
    assert answer.err == (
        "line 38: This event has no title; it is left out.\n"
        "home: Osaka is taken for home; `--home CITY` says another.\n"
        "Mission, spring: 5 events read, 6 events; 1 left out: This event has no title; it is left "
        "out.\n"
        "6 events; 2 remarks.\n"
    )


def test_an_event_of_a_calendar_without_a_city_keeps_its_clock(read: Read, tmp_path: Path) -> None:
    """Where only a zone is named, the zone stands for the city, and no city is made up."""
    answer, programme = read(_written(tmp_path, "a.ics", CALENDAR))
    assert {id: city.name.read("en") for id, city in programme.cities.items()} == {
        "asia-tokyo": "Asia/Tokyo",
        "utc": "UTC",
    }
    assert _whens(programme)["call"] == "04-17 01:00–"
    assert _whens(programme)["fair"] == "none 2025-04-15..2025-04-17"
    assert "line 27: No city is named, so that no clock is known. Add `--in CITY`.\n" in answer.err


SCHEDULE = """\
<?xml version="1.0" encoding="utf-8"?>
<schedule>
  <generator name="pretalx"/>
  <conference>
    <title>Congress</title>
    <city>Kyoto</city>
    <start>2025-04-15</start>
    <time_zone_name>Asia/Tokyo</time_zone_name>
  </conference>
  <day index="1" date="2025-04-15" start="2025-04-15T04:00:00+09:00" end="2025-04-16T03:59:00+09:00">
    <room name="Hall A">
      <event guid="1" id="1">
        <date>2025-04-15T10:00:00+09:00</date>
        <start>10:00</start>
        <duration>00:45</duration>
        <room>Hall A</room>
        <title>Opening &amp; welcome</title>
        <subtitle>for all</subtitle>
        <track>Mobility</track>
        <type>Talk</type>
        <abstract>Short.</abstract>
        <description>Long.</description>
        <persons><person id="1">Anne Durand</person><person id="2">Paul Petit</person></persons>
        <url>https://example.org/1</url>
      </event>
      <event id="2"><start>00:30</start><duration>1:30</duration><title>Party</title></event>
      <event id="3"><start>11:00</start><title/></event>
      <event id="4"><start>noonish</start><type>party</type><title>Lunch</title></event>
    </room>
  </day>
</schedule>
"""  # noqa: E501 - as pretalx writes it


def test_a_conference_schedule_becomes_events_with_speakers(read: Read, tmp_path: Path) -> None:
    """The XML of frab and pretalx: rooms are places, tracks are themes, persons are speakers."""
    answer, programme = read(_written(tmp_path, "schedule.xml", SCHEDULE), "--home", "Dijon")
    assert programme.title.read("en") == "Congress"
    assert _whens(programme) == {
        "opening-welcome": "04-15 10:00–04-15 10:45",
        "party": "04-16 00:30–04-16 02:00",
        "lunch": "day 2025-04-15..2025-04-15",
    }
    opening = programme.events[0]
    assert opening.place
    assert (opening.place.id, opening.place.city.id) == ("hall-a", "kyoto")
    assert [speaker.id for speaker in opening.speakers] == ["anne-durand", "paul-petit"]
    assert opening.theme
    assert opening.theme.title.read("en") == "Mobility"
    assert opening.description
    assert opening.description.read("en") == "for all\n\nShort.\n\nLong."
    assert answer.err == (
        "line 27: This event has no title; it is left out.\n"
        "line 28: “party” is no kind of event that the programme knows.\n"
        "line 28: “noonish” is not a date or an hour.\n"
        "schedule.xml: 4 events read, 3 events; 1 left out: This event has no title; it is left "
        "out.\n"
        "3 events; 3 remarks.\n"
    )


def _zones(programme: Programme) -> list[str]:
    """What the secretariat knows, and a CSV file does not say: the zones of its cities."""
    pairs = (f"{city.id}={city.timezone}" for city in programme.cities.values())
    return [word for pair in pairs for word in ("--zone", pair)]


@pytest.mark.parametrize(
    "path", [*map(shipped, SHIPPED), *sorted(_VALID.glob("*.yaml"))], ids=lambda path: path.stem
)
def test_a_programme_comes_back_from_its_csv(ask: Ask, tmp_path: Path, path: Path) -> None:
    """Programme → CSV → import → CSV keeps every event: ids, texts, instants, people and all."""
    programme = loaded(path)
    if not any(event.when.days for event in programme.events):
        pytest.skip("no event has a date")
    exported = _written(tmp_path, "plan.csv", ask("-p", path, "agenda", "-f", "csv").out)
    answer = ask(
        "import", exported, "-o", "again.yaml", "--home", programme.home.id, *_zones(programme)
    )
    assert (answer.status, answer.out) == (0, ""), answer.err
    assert "0 remarks." in answer.err
    again = ask("-p", "again.yaml", "agenda", "-f", "csv")
    assert again.err == ""
    follows = any(event.follows for event in programme.events)
    assert _rows(again.out, follows=follows) == _rows(
        exported.read_bytes().decode(), follows=follows
    )


def _rows(text: str, *, follows: bool) -> list[dict[str, str]]:
    """The events in their order; of one that follows another its day comes back, and no order."""
    rows = [*csv.DictReader(io.StringIO(text))]
    if not follows:
        return rows
    return sorted(({**row, "follows": ""} for row in rows), key=lambda row: row["id"])


def test_an_hour_that_a_change_of_clocks_skips_or_repeats_is_left_out(
    read: Read, tmp_path: Path
) -> None:
    """Both are listed and keep their day; an offset in the file says which hour is meant."""
    path = _written(
        tmp_path,
        "plan.csv",
        "Start,Duration,Title,City\n"
        "2025-03-30 02:30,1h,Skipped,Dijon\n"
        "2025-10-26 02:30,1h,Repeated,Dijon\n"
        "2025-10-26T02:30:00+01:00,1h,Meant,Dijon\n"
        "2025-10-26 01:30,90 min,Before,Dijon\n",
    )
    answer, programme = read(path, "--home", "Dijon")
    assert _whens(programme) == {
        "skipped": "day 2025-03-30..2025-03-30",
        "repeated": "day 2025-10-26..2025-10-26",
        "meant": "10-26 02:30–10-26 03:30",
        "before": "10-26 01:30–10-26 02:00",
    }
    assert answer.err == (
        "2: The clocks of Europe/Paris skip 2025-03-30 02:30; the hour is left out.\n"
        "3: The clocks of Europe/Paris show 2025-10-26 02:30 twice; the hour is left out.\n"
        "plan.csv: 4 rows read, 4 events.\n4 events; 2 remarks.\n"
    )
    assert "start: 2025-10-26 02:30 +01:00\n" in answer.out


def test_a_calendar_of_odd_zones_and_values_keeps_what_it_can(read: Read, tmp_path: Path) -> None:
    """A zone that only the file knows keeps its instants; values that mean nothing are listed."""
    path = _written(
        tmp_path,
        "a.ics",
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Asia/Tokyo\n"
        "BEGIN:VTIMEZONE\nTZID:Custom\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0200\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nSUMMARY:Custom\nDTSTART;TZID=Custom:20250415T020000\nURL:ftp://a\n"
        "DTEND;VALUE=DATE:20250416\nATTENDEE;CN=Zoé:invalid\nEND:VEVENT\n"
        "BEGIN:VEVENT\nSUMMARY:Floating\nDTSTART:20250415T090000\nDTEND:soon\nEND:VEVENT\n"
        "BEGIN:VEVENT\nSUMMARY:Long ago\nDTSTART:08000415T090000\nEND:VEVENT\n"
        "END:VCALENDAR\n",
    )
    answer, programme = read(path)
    assert _whens(programme) == {
        "custom": "04-15 09:00–",
        "floating": "04-15 09:00–",
        "long-ago": "none",
    }
    assert [delegate.name.read("en") for delegate in programme.delegates.values()] == ["Zoé"]
    assert answer.err == (
        "line 11: “ftp://a” is not a web address.\n"
        "line 11: The end has no hour; it is left out.\n"
        "line 21: “soon” is not a date or an hour.\n"
        "line 23: The year of “0800-04-15 09:00:00” cannot be meant.\n"
        "home: Asia/Tokyo is taken for home; `--home CITY` says another.\n"
        "a.ics: 3 events read, 3 events.\n3 events; 5 remarks.\n"
    )


def test_a_repetition_is_one_only_where_nothing_else_differs(read: Read, tmp_path: Path) -> None:
    """What `agenda` lists as a repetition is written as `also_on`, or as an event of its own."""
    path = _written(
        tmp_path,
        "plan.csv",
        "id,title,start,end,city\n"
        "talk,Talk,2025-04-15 09:00,10:00,Osaka\n"
        "talk@2025-04-16,Talk,2025-04-16 09:00,10:00,Osaka\n"
        "talk@2025-04-17,Talk,2025-04-17 09:00,11:00,Osaka\n"
        "talk@2025-04-18,Talks,2025-04-18 09:00,10:00,Osaka\n"
        "call,Call,2025-04-15 09:00,10:00,Nowhere\n"
        "call@2025-04-16,Call,2025-04-16 09:00,10:00,Nowhere\n",
    )
    _answer, programme = read(path)
    assert _whens(programme) == {
        "talk": "04-15 09:00–04-15 10:00",
        "talk@2025-04-16": "04-16 09:00–04-16 10:00",
        "talk-2025-04-17": "04-17 09:00–04-17 11:00",
        "talk-2025-04-18": "04-18 09:00–04-18 10:00",
        "call": "none 2025-04-15..2025-04-15",
        "call-2025-04-16": "none 2025-04-16..2025-04-16",
    }


def test_a_file_that_is_there_is_not_written_over(ask: Ask, tmp_path: Path) -> None:
    """A file in the way is named and kept; --force replaces it, with its permissions."""
    _written(tmp_path, "plan.csv", ENGLISH)
    path = _written(tmp_path, "programme.yaml", "mine")
    path.chmod(0o600)
    answer = ask("import", "plan.csv", "-o", "programme.yaml")
    assert (answer.status, answer.out, path.read_text("utf-8")) == (4, "", "mine")
    assert answer.err == (
        "Error: programme.yaml is there already. Choose another name, or add --force.\n"
    )
    answer = ask("import", "plan.csv", "-o", "programme.yaml", "--force")
    assert answer.err.endswith("4 events from plan.csv in programme.yaml; 1 remark.\n")
    assert len(loaded(path).events) == 4
    assert path.stat().st_mode & 0o777 == 0o600


def test_without_the_library_a_sentence_says_how_to_install_it(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook without python-calamine costs one sentence, and CSV goes on."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    answer = ask("import", write_xlsx(tmp_path / "a.xlsx", {"A": [["Date", "Title"]]}))
    assert (answer.status, answer.out) == (4, "")
    assert answer.err == (
        "Error: a.xlsx cannot be read without python-calamine. Install it with "
        "`pip install 'delegation-itinerary[spreadsheet]'`, or save the sheet as CSV.\n"
    )
    assert ask("import", _written(tmp_path, "plan.csv", ENGLISH)).status == 0


# What each file, with its options, costs: an exit status and the beginning of a sentence.
_REFUSED = [
    ("a.txt", "", "", 2, "The ending of a.txt is not known here; known are .xlsx, .ods, .csv"),
    ("a.csv", "", "", 4, "a.csv has no row with names of columns that are known"),
    ("a.csv", "Wann;Was\n1;2\n", "", 4, "a.csv has no row with names of columns that are known, "
     "such as date, start and title. It begins with “Wann”, “Was”; `--map NAME=KEY` says what "
     "they hold."),
    ("a.csv", "Date,Title\n", "", 4, "No event was found in a.csv."),
    ("a.csv", "Date,Title,City\n,A,Osaka\n", "", 4, "No event of a.csv has a date that is"),
    ("a.csv", "Date,Title\n2025-04-15,A\n", "", 4, "No event of a.csv is in a city whose time zone "
     "is known. No city is named, so that no clock is known. Add `--in CITY`."),
    ("a.csv", "Date,Title,City\n2025-04-15,A,Osaka\n2052-04-15,B,Osaka\n", "", 4, "The events of "
     "a.csv reach from 2025-04-15 to 2052-04-15, more than 366 days. `--from DAY"),
    ("a.csv", ENGLISH, "--map City", 2, "“City” does not fit `--map COLUMN=KEY`."),
    ("a.csv", ENGLISH, "--map Citie=place", 2, "No column is called “Citie”. Did you mean “City”"),
    ("a.csv", ENGLISH, "--map City=plaec", 2, "`--map` knows no key “plaec”. Did you mean “place”"),
    ("a.csv", ENGLISH, "--map City=zzz", 2, "`--map` knows no key “zzz”. Known are: id, title,"),
    ("a.csv", ENGLISH, "--zone Osaka=Asia/Tokio", 2, "“Asia/Tokio” is not a time zone. Did you"),
    ("a.csv", ENGLISH, "--zone Osaka=GMT+9", 2, "“GMT+9” is not a time zone. Use an IANA name"),
    ("a.csv", ENGLISH, "--home Nowhere", 2, "No time zone is known for “Nowhere”. Add `--zone"),
    ("a.ics", CALENDAR, "--map a=b", 2, "`--map` is for the columns of spreadsheets."),
    ("a.ics", "hello", "", 4, "a.ics is damaged, or no calendar."),
    ("a.xml", "<a>", "", 4, "a.xml is no schedule that can be read: see its line 1."),
    ("a.xml", "<html/>", "", 4, "a.xml is no conference schedule: its XML begins with “html”."),
    ("a.xlsx", "PK", "", 4, "a.xlsx is damaged, locked, or no spreadsheet."),
    ("a.csv", "\x81", "", 4, "a.csv is no text that can be read. Save it as UTF-8."),
]  # fmt: skip


@pytest.mark.parametrize("refused", _REFUSED, ids=lambda refused: refused[-1][:40])
def test_what_cannot_be_imported_costs_one_sentence(
    ask: Ask, tmp_path: Path, refused: tuple[str, str, str, int, str]
) -> None:
    """A file or an option that means nothing is told in one sentence, and nothing is written."""
    name, text, options, status, sentence = refused
    path = _written(tmp_path, name, text, "latin-1" if text == "\x81" else "utf-8")
    answer = ask("import", path, *options.split())
    assert (answer.status, answer.out) == (status, "")
    assert answer.err.startswith(f"Error: {sentence}")
    assert answer.err.count("\n") == 1


_EVENT = "BEGIN:VEVENT\nSUMMARY:a\nDTSTART:20250415T093000Z\nEND:VEVENT\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Date,Title\n" * 20_001),
        ("a.csv", "Date,Title\n" + "x" * 200_000),
        ("a.csv", "x" * 10_000_001),
        ("a.ics", f"BEGIN:VCALENDAR\n{_EVENT * 5_001}END:VCALENDAR\n"),
        ("a.ics", f"BEGIN:VCALENDAR\n{'X:y' * 10_000}\nEND:VCALENDAR\n"),
        ("a.ics", "BEGIN:VCALENDAR\n" + "X:y\n" * 200_001),
        ("a.xml", "<schedule>" * 31),
        ("a.xml", f"<schedule>{'<a/>' * 200_001}</schedule>"),
        ("a.xml", f"<schedule><day><room>{'<event/>' * 5_001}</room></day></schedule>"),
        ("a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><schedule>&b;</schedule>'),
        ("a.xml", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><schedule/>'),
    ],
    ids=lambda value: value if len(value) < 9 else value[:30],
)
def test_a_file_beyond_the_limits_is_refused_at_once(
    ask: Ask, tmp_path: Path, name: str, text: str
) -> None:
    """Too many rows, lines, events or elements, too deep, or entities of its own: a sentence."""
    answer = ask("import", _written(tmp_path, name, text))
    assert (answer.status, answer.out) == (4, "")
    assert answer.err.startswith("Error: a.")


def test_a_file_that_is_not_there_is_said_to_be_missing(ask: Ask) -> None:
    """A missing file costs a sentence and status 4."""
    answer = ask("import", "missing.csv")
    assert (answer.status, answer.err) == (4, "Error: There is no file missing.csv.\n")


def test_a_formula_is_text(read: Read, tmp_path: Path) -> None:
    """What a spreadsheet would reckon is a title like any other, with or without its guard."""
    text = "Date,Title,City\n2025-04-15,=1+1,Osaka\n2025-04-15,'@SUM(A1),Osaka\n"
    _answer, programme = read(_written(tmp_path, "a.csv", text))
    assert [event.title.read("en") for event in programme.events] == ["=1+1", "@SUM(A1)"]


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=st.binary(max_size=300), seeded=st.booleans())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_under_any_ending_cost_a_sentence(
    ask: Ask, tmp_path: Path, ending: str, data: bytes, seeded: bool
) -> None:
    """Whatever a file holds, alone or in the middle of a good one, nothing but a sentence comes."""
    path = tmp_path / f"any{ending}"
    good = _GOOD[ending]() if seeded else b""
    middle = len(good) // 2
    path.write_bytes(good[:middle] + data + good[middle + len(data) :])
    answer = ask("import", path, "--home", "Dijon", "--in", "Osaka")
    assert answer.status in {0, 4}
    assert answer.err
    if answer.status == 0:
        (tmp_path / "made.yaml").write_text(answer.out, "utf-8")
        loaded(tmp_path / "made.yaml")


def _workbook(write: Callable[..., Path], ending: str) -> Callable[[], bytes]:
    """The bytes of a good workbook, written once."""

    @cache
    def made() -> bytes:
        rows = [["Date", "Start", "Title", "City"], [date(2025, 4, 15), time(9), "Forum", "Osaka"]]
        with TemporaryDirectory() as folder:
            return write(Path(folder) / f"good{ending}", {"Plan": rows}).read_bytes()

    return made


_GOOD = {
    ".csv": ENGLISH.encode,
    ".tsv": ENGLISH.replace(",", "\t").encode,
    ".ics": CALENDAR.encode,
    ".xml": SCHEDULE.encode,
    ".xlsx": _workbook(write_xlsx, ".xlsx"),
    ".ods": _workbook(write_ods, ".ods"),
}

_CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["2025-04-15", "15/04/2025", "04/05/2025", "9h30", "25:00", "Osaka", "Nowhere", "yes", "no",
         "everyone", "a; b", "0001-01-01", "9999-12-31", "2025-03-30 02:30", "Europe/Paris", "'=1",
         "null", "~", "- a", "{a: b}", "&a", "*a", "!!python/none", "# no", "a: b", "<<", "\x85",
         "true", "1e3", "0x1F", "12:30", "2025-04-15T23:59:59+14:00", "https://example.org/ #x"]
    ),
)  # fmt: skip


@given(
    names=st.lists(st.sampled_from(KEYS), min_size=2, max_size=8, unique=True),
    rows=st.lists(st.lists(_CELLS, max_size=8), max_size=6),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_cells_hold_the_programme_loads(
    ask: Ask, tmp_path: Path, names: list[str], rows: list[list[str]]
) -> None:
    """Any cells under any columns make a programme that loads, or a sentence."""
    text = io.StringIO()
    csv.writer(text).writerows([names, *rows])
    path = tmp_path / "any.csv"
    path.write_bytes(text.getvalue().encode("utf-8", "replace"))
    mapping = [
        word for name in ("from", "to") if name in names for word in ("--map", f"{name}={name}")
    ]
    answer = ask("import", path, "--home", "Dijon", "--in", "Osaka", *mapping)
    assert answer.status in {0, 4}
    if answer.status == 0:
        (tmp_path / "made.yaml").write_text(answer.out, "utf-8")
        loaded(tmp_path / "made.yaml")
