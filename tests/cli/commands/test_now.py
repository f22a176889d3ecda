"""`now` and `clock`."""

import json
from pathlib import Path

import pytest
from conftest import Ask


def test_now_tells_programs_what_is_on_and_where_each_delegate_is(ask: Ask) -> None:
    """JSON has the events by state, and for each delegate the city or journey and whether free."""
    answer = ask("-p", "rehearsal", "now", "--at", "2025-04-15 03:00", "-f", "json")
    moment = json.loads(answer.out)
    assert moment["at"] == "2025-04-15T03:00:00+02:00"
    assert {state: [event["id"] for event in moment[state]] for state in ("on", "today")} == {
        "on": ["ludivine-arrival", "mobility-forum", "test-kitchen-visit"],
        "today": ["producers-display"],
    }
    assert next(event["id"] for event in moment["next"]) == "courtesy-call"
    places = {each["delegate"]: each for each in moment["whereabouts"]}
    assert places["ludivine-sauvelac"] == {
        "delegate": "ludivine-sauvelac",
        "city": None,
        "journey": "ludivine-arrival",
        "free": False,
    }
    assert places["solange-ferrandier"]["city"] == "osaka"
    assert places["solange-ferrandier"]["free"] is True
    assert places["octave-perdrion"]["free"] is False


def test_now_leaves_out_cancelled_events(ask: Ask) -> None:
    """Nobody is kept busy by a cancelled event."""
    answer = ask("-p", "rehearsal", "now", "--at", "2025-04-16 16:00", "-f", "json")
    assert json.loads(answer.out)["on"] == []


@pytest.mark.parametrize(
    ("at", "clocks"),
    [
        ("2025-04-11 10:00", "13:30+1 Paris  09:25+2 Tokyo  13:30+1 – 02:25+2 Paris"),
        ("2025-04-10 10:00", "13:30+2 Paris  13 April, 09:25 Tokyo  12 April, 13:30 – 02:25+1"),
        ("2024-11-05 10:00", "12 April, 13:30 Paris  13 April, 09:25 Tokyo  12 April, 13:30 – "),
    ],
)
def test_an_hour_more_than_two_days_off_has_its_date(ask: Ask, at: str, clocks: str) -> None:
    """Nobody counts 158 days: +1 and +2 are marked by their number, what is later by its date."""
    lines = ask("-p", "rehearsal", "now", "--at", at).out.splitlines()
    assert f"  {clocks}" in next(line for line in lines if "Paris → Tokyo" in line)


@pytest.mark.parametrize(
    ("arguments", "times"),
    [
        (
            ("14:00", "-c", "osaka", "--date", "2025-04-15"),
            {
                "Europe/Paris": "2025-04-15T07:00:00+02:00",
                "Asia/Tokyo": "2025-04-15T14:00:00+09:00",
            },
        ),
        (
            ("20:00", "--date", "2025-04-14"),
            {
                "Europe/Paris": "2025-04-14T20:00:00+02:00",
                "Asia/Tokyo": "2025-04-15T03:00:00+09:00",
            },
        ),
        (
            ("--at", "2025-12-24 20:00"),
            {
                "Europe/Paris": "2025-12-24T20:00:00+01:00",
                "Asia/Tokyo": "2025-12-25T04:00:00+09:00",
            },
        ),
    ],
    ids=["an hour in Osaka", "an hour at home", "another moment, in winter"],
)
def test_clock_tells_one_moment_on_every_clock(
    ask: Ask, arguments: tuple[str, ...], times: dict[str, str]
) -> None:
    """An hour on one clock is the same instant on all the others."""
    answer = ask("-p", "japan-2025", "clock", *arguments, "-f", "json")
    assert {face["timezone"]: face["time"] for face in json.loads(answer.out)} == times


def test_clock_says_the_difference_and_the_next_change_of_clocks(ask: Ask) -> None:
    """Each clock has its distance from home in minutes, and when its zone changes its offset."""
    faces = json.loads(
        ask("-p", "japan-2025", "clock", "--at", "2025-04-15 08:00", "-f", "json").out
    )
    assert [(face["minutes_from_home"], face["next_change"]) for face in faces] == [
        (0, "2025-10-26T02:00:00+01:00"),
        (420, None),
    ]


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("9h30", "09:30"),
        ("9H30", "09:30"),
        ("14h", "14:00"),
        ("9時30分", "09:30"),
        ("14 時", "14:00"),
        ("2025-04-15 9h30", "09:30"),
    ],
)
def test_an_hour_is_typed_as_it_is_said(ask: Ask, typed: str, hour: str) -> None:
    """In French and in Japanese a letter stands where English has a colon."""
    answer = ask("-p", "japan-2025", "clock", typed, "--date", "2025-04-15", "-f", "json")
    assert json.loads(answer.out)[0]["time"] == f"2025-04-15T{hour}:00+02:00"


@pytest.mark.parametrize("hour", ["7", "9h5", "25h", "14hx", "9h30hx", "02:30 +05:00 x"])
def test_an_hour_that_is_none_costs_a_sentence(ask: Ask, hour: str) -> None:
    """What is no hour is said to be none, with an example."""
    answer = ask("-p", "japan-2025", "clock", hour)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        f"Error: “{hour}” is not an hour. Write 14:00, or with its day 2025-04-15 14:00.\n"
    )


def test_now_counts_the_time_that_really_passes(ask: Ask, tmp_path: Path) -> None:
    """In the night in which clocks go back, an hour more lies between one and four at home."""
    (tmp_path / "trip.yaml").write_text(
        "title: T\nstart: 2025-10-25\nend: 2025-10-26\nhome: a\n"
        "cities: {a: {name: A, timezone: Europe/Paris}}\nevents:\n"
        "  watch: {title: Watch, city: a, start: 2025-10-26 00:00, end: 04:00}\n"
        "  relief: {title: Relief, city: a, start: 2025-10-26 05:00, end: 06:00}\n",
        "utf-8",
    )
    said = ask("-p", "trip.yaml", "now", "--at", "2025-10-26 01:00").out
    assert "until 04:00 in A, for 4 hours more" in said
    assert "in 5 hours" in said


def test_a_screen_too_says_when_to_be_where_before_an_event(ask: Ask) -> None:
    """In how long one must be at the meeting point, below what is next."""
    drawn = {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "100"}
    out = ask("-p", "rehearsal", "now", "--at", "2025-04-15 02:30", **drawn).out
    assert (
        "  in 1 hour               10:30 Osaka   ◫  Courtesy call  Heads of delegation\n"
        "                                           be there in 25 minutes"
        " · meeting point: Namiyose Hotel\n"
    ) in out
