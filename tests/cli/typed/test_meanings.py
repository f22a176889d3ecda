"""What typed words mean in a programme, and the sentence where they mean nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import programme

from itinerary.cli.typed.meanings import (
    each_choice,
    each_record,
    one_record,
    typed_clock,
    typed_day,
    typed_days,
    typed_hour,
    typed_length,
    typed_span,
)
from itinerary.errors import UsageError
from itinerary.programme.model import Programme
from itinerary.when import Days, Span

MISSION = """\
title: Mission
start: 2025-03-28
end: 2025-04-29
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Durand}
"""
TODAY = date(2025, 4, 15)


@pytest.fixture(scope="module")
def mission() -> Programme:
    return programme(MISSION)


def complaint(question: Callable[[], object]) -> str:
    """The sentence with which a question is refused."""
    with pytest.raises(UsageError) as refused:
        question()
    return str(refused.value)


def test_records_are_meant_in_the_order_typed_each_once(mission: Programme) -> None:
    """By id, name or a part that fits one of them; nothing typed is nobody."""
    anne, basile = mission.delegates.values()
    typed = ["basile", "Anne D", "Basile Durand"]
    assert each_record(typed, "delegate", mission.delegates) == (basile, anne)
    assert each_record(None, "delegate", mission.delegates) == ()


@pytest.mark.parametrize(
    ("typed", "advice", "sentence"),
    [
        (
            "Durand",
            "",
            "“Durand” fits more than one delegate: Anne Durand (“anne”), Basile Durand (“basile”). "
            "Write the id of one.",
        ),
        ("Basil Duran", "", "There is no delegate “Basil Duran”. Did you mean “basile”?"),
        ("xyz", "", "There is no delegate “xyz”. There are: anne, basile."),
        ("xyz", "Look them up.", "There is no delegate “xyz”. Look them up."),
    ],
)
def test_who_is_not_clearly_meant_is_asked_for_again(
    mission: Programme, typed: str, advice: str, sentence: str
) -> None:
    """With all that fit, with what is near, with all there are, or with how to find them."""
    said = complaint(lambda: one_record(typed, "delegate", mission.delegates, advice))
    assert said == sentence


def test_a_choice_is_one_of_its_codes() -> None:
    """In the order typed; another word is no choice, and the nearest is offered."""
    assert each_choice(["b", "a"], "kind", ("a", "b")) == ("b", "a")
    said = complaint(lambda: each_choice(["visti"], "kind", ("visit", "travel")))
    assert said == "There is no kind “visti”. Did you mean “visit”?"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2025-04-15", date(2025, 4, 15)),
        (" Tomorrow ", date(2025, 4, 16)),
        ("yesterday", date(2025, 4, 14)),
        ("15", date(2025, 4, 15)),
        ("5", date(2025, 4, 5)),
        ("明日", date(2025, 4, 16)),
        ("15日", date(2025, 4, 15)),
        ("4月15日", date(2025, 4, 15)),
    ],
)
def test_a_day_is_a_date_a_number_or_a_word(mission: Programme, typed: str, expected: date) -> None:
    """A number is the only day of the mission that has it in its month."""
    assert typed_day(typed, mission, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "today", "sentence"),
    [
        ("28", TODAY, "The mission has more than one day 28: “2025-03-28” or “2025-04-28”."),
        ("32", TODAY, "The mission, 28 March – 29 April 2025, has no day 32."),
        ("soon", None, "“soon” is not a day. Write 2025-03-28, or 28 for that day."),
        (
            "soon",
            TODAY,
            "“soon” is not a day. Write yesterday, today or tomorrow, 2025-03-28, "
            "or 28 for that day.",
        ),
    ],
)
def test_what_is_no_day_says_how_to_write_one(
    mission: Programme, typed: str, today: date | None, sentence: str
) -> None:
    """Words for days are offered where there is a today."""
    assert complaint(lambda: typed_day(typed, mission, today)) == sentence


def test_two_days_have_dots_between_them(mission: Programme) -> None:
    """One day is a span too; the first is not after the last."""
    assert typed_days("15", mission, TODAY) == Days(TODAY, TODAY)
    assert typed_days("today..17", mission, TODAY) == Days(TODAY, date(2025, 4, 17))
    assert complaint(lambda: typed_days("17..15", mission, TODAY)) == (
        "“17..15” ends before it begins."
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14:00", datetime(2025, 4, 15, 5, tzinfo=UTC)),
        ("14h", datetime(2025, 4, 15, 5, tzinfo=UTC)),
        ("9時30分", datetime(2025, 4, 15, 0, 30, tzinfo=UTC)),
        ("2025-04-16 9h30", datetime(2025, 4, 16, 0, 30, tzinfo=UTC)),
        ("2025-04-16 09:30 +02:00", datetime(2025, 4, 16, 7, 30, tzinfo=UTC)),
    ],
)
def test_an_hour_is_on_the_clock_of_a_city(
    mission: Programme, typed: str, expected: datetime
) -> None:
    """Today unless a day is typed; as a programme has it or as people say it; or with an offset."""
    assert typed_hour(typed, mission.cities["osaka"], TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "lunch",
            "“lunch” is not an hour. Write 14:00, or with its day 2025-04-15 14:00.",
        ),
        (
            "2025-03-30 02:30",
            "02:30 does not exist on Sunday 30 March 2025 in Dijon: the clocks go from 02:00 "
            "to 03:00.",
        ),
        (
            "2025-10-26 02:30",
            "02:30 happens twice on Sunday 26 October 2025 in Dijon. "
            "Write “2025-10-26 02:30 +02:00” or “2025-10-26 02:30 +01:00”.",
        ),
    ],
)
def test_an_hour_that_no_clock_shows_once_is_refused(
    mission: Programme, typed: str, sentence: str
) -> None:
    """Where the clocks change, with what they do and how to say which is meant."""
    assert complaint(lambda: typed_hour(typed, mission.cities["dijon"], TODAY)) == sentence


def test_a_span_is_a_day_with_its_hours(mission: Programme) -> None:
    """The end is on the day of the start, unless it has a day of its own."""
    osaka = mission.cities["osaka"]
    start = datetime(2025, 4, 15, 6, tzinfo=UTC)
    assert typed_span("2025-04-15 15:00..17:00", osaka) == Span(start, start + timedelta(hours=2))
    assert typed_span("2025-04-15 15:00 .. 2025-04-16 15:00", osaka) == Span(
        start, start + timedelta(days=1)
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "tea",
            "“tea” is not a day with its hours. Write it like “2025-04-15 15:00..17:00”.",
        ),
        (
            "2025-04-15 15:00",
            "“2025-04-15 15:00” does not say until when. Write it like “2025-04-15 15:00..17:00”.",
        ),
        ("2025-04-15 15:00..15:00", "“2025-04-15 15:00..15:00” ends before it begins."),
    ],
)
def test_what_is_no_span_says_how_to_write_one(
    mission: Programme, typed: str, sentence: str
) -> None:
    """Its form, its end, or their order."""
    assert complaint(lambda: typed_span(typed, mission.cities["osaka"])) == sentence


def test_a_length_is_written_as_in_a_programme() -> None:
    """With its unit, however large the letters; 0 is none."""
    assert [typed_length(each) for each in ("45m", " 2H30 ", "0")] == [
        timedelta(minutes=45), timedelta(minutes=150), timedelta(0),
    ]  # fmt: skip
    assert complaint(lambda: typed_length("soon")) == (
        "“soon” is not a length of time. Write it like 45m, 2h or 2h30."
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("both", ("both", "Europe/Paris", "Paris")),
        ("local", ("local", "Europe/Paris", "Paris")),
        ("home", ("zone", "Europe/Paris", "Paris")),
        ("Asia/Tokyo", ("zone", "Asia/Tokyo", "Tokyo")),
    ],
)
def test_a_clock_is_that_of_events_of_home_or_of_a_zone(
    mission: Programme, typed: str, expected: tuple[str, str, str]
) -> None:
    """A zone is called by its city, as people say it."""
    clock = typed_clock(typed, mission, "en")
    assert (clock.show, clock.zone.key, clock.label) == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "Asia/Tokio",
            "There is no clock “Asia/Tokio”. Did you mean “Asia/Tokyo” or “Asia/Tomsk”?",
        ),
        (
            "qqqq",
            "There is no clock “qqqq”. Write both, local, home, or a zone such as Asia/Tokyo.",
        ),
    ],
)
def test_what_is_no_clock_is_said(mission: Programme, typed: str, sentence: str) -> None:
    """With the nearest, or with what there is."""
    assert complaint(lambda: typed_clock(typed, mission, "en")) == sentence


@pytest.mark.parametrize(
    ("typed", "day"),
    [("hier", 14), ("aujourd’hui", 15), ("Aujourd'hui", 15), ("demain", 16)],
)
def test_days_are_meant_in_french_too(mission: Programme, typed: str, day: int) -> None:
    """With the apostrophe of a keyboard or of a book."""
    assert typed_day(typed, mission, TODAY) == date(2025, 4, day)
