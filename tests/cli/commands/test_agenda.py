"""`today` and `agenda`."""

import json
from pathlib import Path

import pytest
from conftest import Ask

_EVENTS_OF_15 = """\
Japan mission · 12–19 April 2025

Tuesday 15 April · Osaka
  15 April in Osaka is Monday 17:00 to Tuesday 17:00 in Paris.
  time to be confirmed  Mobility Forum · Osaka · Pôle Véhicule du Futur, Robotics Valley; \
speaking: Patrick Molinoz
"""


def test_today_says_what_is_on_with_the_hours_at_home_that_the_day_covers(ask: Ask) -> None:
    """A day whose hours are not known says so, and which hours at home it covers."""
    answer = ask("-p", "japan-2025", "today", "--date", "2025-04-15")
    assert (answer.status, answer.out, answer.err) == (0, _EVENTS_OF_15, "")


def test_at_20_in_dijon_on_the_14th_it_is_the_15th_in_osaka(ask: Ask) -> None:
    """An event is today's when its own local date, where it takes place, is today there."""
    answer = ask("-p", "japan-2025", "today", "--at", "2025-04-14 20:00")
    assert answer.out == _EVENTS_OF_15


def test_at_16_in_dijon_on_the_14th_it_is_still_the_14th_in_tokyo(ask: Ask) -> None:
    """An hour before midnight in Japan, today is still the 14th there."""
    answer = ask("-p", "japan-2025", "today", "--at", "2025-04-14 16:59", "-f", "json")
    assert [event["id"] for event in json.loads(answer.out)] == ["kumamoto-promotion"]


def test_tomorrow_is_the_day_after_the_one_that_it_is_where_events_are(ask: Ask) -> None:
    """At 20:00 in Dijon on the 14th, tomorrow in Nagoya is the 16th."""
    answer = ask("-p", "japan-2025", "agenda", "tomorrow", "--at", "2025-04-14 20:00", "-f", "json")
    assert [event["id"] for event in json.loads(answer.out)] == ["hub-tech-japon"]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2025-04-02", "Japan mission begins in 10 days, on Saturday 12 April 2025."),
        ("2025-04-11", "Japan mission begins in 1 day, on Saturday 12 April 2025."),
        ("2025-04-20", "Japan mission ended 1 day ago, on Saturday 19 April 2025."),
    ],
)
def test_outside_the_mission_today_says_how_far_away_it_is(
    ask: Ask, day: str, sentence: str
) -> None:
    """Outside the mission: when it is or was, how far away, and what to type."""
    answer = ask("-p", "japan-2025", "today", "--date", day)
    assert answer.out == f"{sentence}\nTo see all of it: itinerary -p japan-2025 agenda\n"


def test_nothing_found_names_the_filter_and_what_comes_next(ask: Ask) -> None:
    """Nothing found is a sentence that names the filters and what comes next."""
    answer = ask("-p", "japan-2025", "agenda", "16", "-d", "soret", "-c", "osaka")
    assert (answer.status, answer.out) == (
        0,
        "Nothing for Nicolas Soret in Osaka on Wednesday 16 April; next: Thursday 17 April, "
        "time to be confirmed, Round table on sustainable food.\n",
    )


def test_nothing_found_is_an_empty_array_for_programs(ask: Ask) -> None:
    """Nothing found is `[]` in JSON and a line of columns in CSV, and status 0."""
    search = ("-p", "japan-2025", "agenda", "-s", "no such words")
    assert ask(*search, "-f", "json").out == "[]\n"
    assert ask(*search, "-f", "csv").out.startswith("id,title,kind,status,precision,date,")
    assert ask(*search).out == "Nothing with “no such words”.\n"


@pytest.mark.parametrize(
    ("days", "ids"),
    [
        ("15", ["mobility-forum"]),
        ("2025-04-15", ["mobility-forum"]),
        ("14..16", ["kumamoto-promotion", "mobility-forum", "hub-tech-japon"]),
        ("2025-04-16..17", ["hub-tech-japon", "sustainable-food-round-table"]),
        ("18", []),
    ],
)
def test_days_are_dates_numbers_or_two_of_them(ask: Ask, days: str, ids: list[str]) -> None:
    """Days of the mission are typed as dates, as numbers, or as two with dots between."""
    answer = ask("-p", "japan-2025", "agenda", days, "-f", "json")
    assert [event["id"] for event in json.loads(answer.out)] == ids


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("agenda", "99"), "The mission, 12–19 April 2025, has no day 99."),
        (("agenda", "17..14"), "“17..14” ends before it begins."),
        (
            ("agenda", "bientôt"),
            "“bientôt” is not a day. Write yesterday, today or tomorrow, "
            "2025-04-12, or 12 for that day.",
        ),
        (
            ("today", "--date", "tomorrow"),
            "“tomorrow” is not a day. Write 2025-04-12, or 12 for that day.",
        ),
        (
            ("today", "--at", "soon"),
            "“soon” is not an hour. Write 14:00, or with its day 2025-04-15 14:00.",
        ),
        (
            ("today", "--at", "2025-03-30 02:30"),
            "02:30 does not exist on Sunday 30 March 2025 in Dijon: the clocks go from 02:00 "
            "to 03:00.",
        ),
        (
            ("today", "--at", "2025-10-26 02:30"),
            "02:30 happens twice on Sunday 26 October 2025 in Dijon. "
            "Write “2025-10-26 02:30 +02:00” or “2025-10-26 02:30 +01:00”.",
        ),
        (("agenda", "--clock", "Asia/Tokio"), "There is no clock “Asia/Tokio”. Did you mean"),
        (
            ("agenda", "--clock", "GMT+9"),
            "There is no clock “GMT+9”. Write both, local, home, or a zone such as Asia/Tokyo.",
        ),
        (("agenda", "-c", "paris"), "There is no city “paris”."),
        (("agenda", "-d", "koenderz"), "There is no delegate, organisation or group “koenderz”."),
        (("agenda", "-d", "v"), "“v” fits more than one delegate, organisation or group: "),
        (("agenda", "--kind", "vist"), "There is no kind “vist”. Did you mean “visit”?"),
        (("agenda", "--status", "sure"), "There is no status “sure”. There are: confirmed, "),
        (("--lang", "de", "agenda"), "The tool does not speak “de”. Its languages are en, fr, ja."),
    ],
)
def test_a_wrong_word_costs_one_sentence_and_status_2(
    ask: Ask, arguments: tuple[str, ...], sentence: str
) -> None:
    """A word that means nothing is named, with the nearest that do, and nothing is printed."""
    answer = ask("-p", "japan-2025", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"Error: {sentence}")


def test_an_offset_in_a_typed_moment_chooses_another_clock(ask: Ask) -> None:
    """`--at` is on the home clock, unless it carries an offset."""
    local = ask("-p", "japan-2025", "today", "--at", "2025-04-15 01:00 +09:00")
    assert local.out == _EVENTS_OF_15


@pytest.mark.parametrize(
    "typed", ["大阪", "osaka", "OSAKA", "saka", "Ōsaka"], ids=["ja", "id", "case", "part", "accent"]
)
def test_a_city_is_found_by_id_or_name_in_any_language(ask: Ask, typed: str) -> None:
    """A filter takes an id, a name in any language of the file, or a part, whatever its accents."""
    answer = ask("-p", "japan-2025", "agenda", "15", "-c", typed, "-f", "json")
    assert [event["id"] for event in json.loads(answer.out)] == ["mobility-forum"]


def test_with_one_clock_days_are_grouped_by_that_clock(ask: Ask) -> None:
    """In Paris the opening meeting of the 14th at 08:45 in Tokyo is at 01:45, and a train of 00:30
    on the 13th's evening; an event at 07:30 on the 15th is on the 15th at 00:30."""
    answer = ask("-p", "rehearsal", "agenda", "15", "--clock", "home", "-s", "briefing")
    assert "00:30–00:50 Paris  Morning briefing" in answer.out
    local = ask("-p", "rehearsal", "agenda", "15", "--clock", "Pacific/Honolulu", "-s", "briefing")
    assert "Tuesday 15 April" in local.out
    assert "12:30–12:50 Honolulu  Morning briefing" in local.out


def test_the_shipped_mission_is_named_when_nobody_named_it(ask: Ask) -> None:
    """The shipped mission, used without being named, says so on standard error in one line."""
    answer = ask("agenda", "15")
    assert answer.out == _EVENTS_OF_15
    assert answer.err == (
        "This is the mission that ships with the tool; "
        "`itinerary -p FILE` uses your own programme.\n"
    )


_JOURNEY = """\
title: Trip
start: 2025-04-12
end: 2025-04-19
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
events:
  flight:
    kind: travel
    from: {city: dijon, at: 2025-04-16 10:00}
    to: {city: osaka, at: 2025-04-17 09:00}
"""


@pytest.mark.parametrize(
    ("at", "ids"),
    [
        ("2025-04-15 20:00", []),  # the 16th in Osaka, but not yet where it leaves
        ("2025-04-16 00:00", ["flight"]),
        ("2025-04-17 16:59", ["flight"]),
        ("2025-04-17 17:00", []),  # the 18th where it arrived
    ],
)
@pytest.mark.parametrize("clock", ["both", "home", "local"])
def test_a_journey_is_todays_from_where_it_starts_to_where_it_ends(
    ask: Ask, tmp_path: Path, at: str, ids: list[str], clock: str
) -> None:
    """Each end of a journey has its own calendar, whatever clock is shown."""
    (tmp_path / "trip.yaml").write_text(_JOURNEY, "utf-8")
    answer = ask("-p", "trip.yaml", "today", "--at", at, "--clock", clock, "-f", "json")
    assert [event["id"] for event in json.loads(answer.out)] == ids


_NAMED = """\
id: trip
title: Trip
start: 2025-04-14
end: 2025-04-16
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
delegates:
  anne: {name: Anne Durand}
days:
  2025-04-14: {title: Tourism, note: Business dress}
events:
  visit: {title: Visit, city: dijon, start: 2025-04-15 10:00, end: 12:00, who: everyone}
"""


def test_a_day_is_called_by_its_name_without_events_too(ask: Ask, tmp_path: Path) -> None:
    """Where all of a day is asked for, or somebody's; not where events of one sort are."""
    path = tmp_path / "trip.yaml"
    path.write_text(_NAMED, "utf-8")
    day = "Monday 14 April · Tourism\n  Business dress\n"
    for words in ((), ("-d", "anne"), ("14..15",)):
        assert f"\n{day}\nTuesday" in ask("-p", path, "agenda", *words).out
    assert "  Monday 14 April · Tourism\n" in ask("-p", path, "agenda", "--by", "delegate").out
    for words in (("-c", "dijon"), ("15",), ("-s", "visit")):
        assert "Tourism" not in ask("-p", path, "agenda", *words).out
    nothing = "Nothing on Monday 14 April; next: Tuesday 15 April, 10:00–12:00 Dijon, Visit.\n"
    for command in (("agenda", "14"), ("today", "--date", "2025-04-14")):
        assert ask("-p", path, *command).out.endswith(f"\n\n{day}\n{nothing}")
    assert ask("-p", path, "agenda", "14", "-f", "json").out == "[]\n"
