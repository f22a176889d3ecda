"""`show` and `list`."""

import json
from pathlib import Path

import pytest
from conftest import Ask

from itinerary.views.records import COLUMNS


def test_an_event_is_found_by_id_or_a_part_of_its_title(ask: Ask) -> None:
    """`show` takes an id, a title in any language, or a part that fits one event only."""
    for typed in ("mobility-forum", "Forum de la Mobilité", "mobil", "モビリティ"):
        answer = ask("-p", "japan-2025", "show", typed, "-f", "json")
        assert json.loads(answer.out)[0]["id"] == "mobility-forum"


def test_an_unknown_event_costs_a_sentence_with_the_nearest(ask: Ask) -> None:
    """An event that is not there is named, with the nearest that are."""
    answer = ask("-p", "japan-2025", "show", "mobilty-forum")
    assert (answer.status, answer.out) == (2, "")
    assert (
        answer.err == "Error: There is no event “mobilty-forum”. Did you mean “mobility-forum”?\n"
    )


def test_an_unknown_event_that_is_near_none_costs_a_way_to_find_one(ask: Ask) -> None:
    """Nobody knows ids by heart: a title can be copied from the agenda."""
    answer = ask("-p", "japan-2025", "show", "xyz")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "Error: There is no event “xyz”. "
        "Write a part of its title, as `itinerary agenda` prints it.\n"
    )


_JOURNEY = """\
title: Mission
start: 2025-04-12
end: 2025-04-13
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: {en: Osaka, ja: 大阪}, language: ja, timezone: Asia/Tokyo}
  kyoto: {name: {en: Kyoto, ja: 京都}, language: ja, timezone: Asia/Tokyo}
places:
  station: {name: {en: Shin-Osaka, ja: 新大阪駅}, city: osaka, url: https://example.org}
events:
  train: {kind: travel, from: {city: kyoto}, to: {place: station}, date: 2025-04-12}
"""


@pytest.mark.parametrize(
    ("language", "ends"),
    [
        ("en", ["Kyoto 京都", "Shin-Osaka 新大阪駅"]),
        ("ja", ["京都", "新大阪駅"]),
    ],
)
def test_both_ends_of_a_journey_are_named_in_the_local_script_too(
    ask: Ask, tmp_path: Path, language: str, ends: list[str]
) -> None:
    """A city and a venue alike, for a driver to read; for who reads that script, once.

    A station that is called after its city says it once, too.
    """
    path = tmp_path / "programme.yaml"
    path.write_text(_JOURNEY, "utf-8")
    answer = ask("--lang", language, "-p", path, "show", "train", "-f", "markdown")
    assert [line[2:] for line in answer.out.splitlines() if line.startswith("- ")][-3:-1] == ends


def test_list_counts_the_events_that_the_filters_leave(ask: Ask) -> None:
    """With filters, those records are left that have events, with how many they have."""
    answer = ask("-p", "japan-2025", "list", "cities", "--kind", "visit", "-f", "json")
    assert {city["id"]: city["events"] for city in json.loads(answer.out)} == {
        "nagoya": 1,
        "kyoto": 1,
    }


@pytest.mark.parametrize(
    "register", ["delegates", "organisations", "groups", "cities", "places", "themes"]
)
def test_every_register_comes_in_every_format(ask: Ask, register: str) -> None:
    """All registers print in all formats, CSV with the keys of the JSON records."""
    records = json.loads(ask("-p", "rehearsal", "list", register, "-f", "json").out)
    header = ask("-p", "rehearsal", "list", register, "-f", "csv").out.splitlines()[0]
    assert header.split(",") == list(records[0])
    for form in ("table", "markdown"):
        page = ask("-p", "rehearsal", "list", register, "-f", form).out
        assert all(record["id"].replace("-", "") in page.replace("-", "") for record in records)


def test_people_are_not_shown_addresses_and_numbers_that_would_be_passed_on(ask: Ask) -> None:
    """The table of delegates has no e-mail address and no telephone number."""
    page = ask("-p", "rehearsal", "list", "delegates").out
    assert "@" not in page
    assert "+33" not in page


def test_agenda_json_has_every_key_in_order_for_every_event(ask: Ask) -> None:
    """What programs read: every key always present, in the order of the contract."""
    events = json.loads(ask("-p", "rehearsal", "agenda", "-f", "json").out)
    assert all(tuple(event) == COLUMNS for event in events)
    forum = next(event for event in events if event["id"] == "mobility-forum")
    assert forum == {
        "id": "mobility-forum",
        "title": "Light mobility forum",
        "kind": "conference",
        "status": "confirmed",
        "precision": "hours",
        "date": "2025-04-15",
        "end_date": "2025-04-15",
        "start": "2025-04-15T09:30:00+09:00",
        "end": "2025-04-15T12:00:00+09:00",
        "start_timezone": "Asia/Tokyo",
        "end_timezone": "Asia/Tokyo",
        "home_start": "2025-04-15T02:30:00+02:00",
        "home_end": "2025-04-15T05:00:00+02:00",
        "city": "osaka",
        "place": "osaka-forum",
        "from_city": None,
        "to_city": None,
        "theme": "mobility",
        "participants": [
            "leopold-castaignac",
            "octave-perdrion",
            "clemence-aubertot",
            "marius-tessandre",
            "region-valombre",
            "cluster-rouage",
        ],
        "speakers": ["leopold-castaignac", "octave-perdrion"],
        "confidential": False,
        "description": "Six cities compare their bicycles, shuttles and small trains.",
        "url": "https://example.org/rehearsal/forum",
        "source": None,
        "room": "Aoi Room",
        "about": False,
        "meet_at": None,
        "meet_place": None,
        "mode": None,
        "number": None,
        "press": "open",
        "optional": False,
        "guests": None,
        "seats": None,
        "interpreter": "Natsume Kazahaya",
        "with": None,
        "table": None,
        "follows": None,
        "place_tbc": False,
        "meet_note": None,
        "check_in_at": None,
        "steps": [],
        "documents": [
            {"title": "Running order", "url": "https://example.org/rehearsal/forum.pdf"},
            {"title": "Floor plan", "url": "https://example.org/rehearsal/rooms.pdf"},
        ],
    }


def test_agenda_json_is_sorted_by_start_with_undated_events_last(ask: Ask) -> None:
    """Dated events come by the instant of their start, undated ones last in the file's order."""
    events = json.loads(ask("-p", "rehearsal", "agenda", "-f", "json").out)
    dated = [event for event in events if event["precision"] != "none"]
    undated = [event for event in events if event["precision"] == "none"]
    assert events == dated + undated
    assert [event["date"] for event in dated] == sorted(event["date"] for event in dated)


def test_a_register_that_is_empty_is_said_to_be(ask: Ask, tmp_path: Path) -> None:
    """A heading alone would leave open whether something went wrong."""
    path = tmp_path / "programme.yaml"
    path.write_text(_JOURNEY, "utf-8")
    assert ask("-p", path, "list", "themes").out == "There are no themes.\n"
    assert ask("-p", path, "list", "delegates", "-f", "markdown").out == "There are no delegates.\n"
    assert ask("-p", path, "list", "groups", "-f", "json").out == "[]\n"


def test_a_register_in_which_nothing_is_selected_names_the_filter(ask: Ask) -> None:
    """There are themes, but none in Kyoto."""
    answer = ask("-p", "japan-2025", "list", "themes", "-c", "kyoto", "-d", "koenders")
    assert (answer.status, answer.out) == (
        0,
        "There are no themes for Nathalie Koenders in Kyoto.\n",
    )
