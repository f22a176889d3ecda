"""What typed words mean of time, and the sentence where they mean nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import programme

from itinerary.cli.typed.times import typed_day, typed_days, typed_hour, typed_length, typed_span
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
        ("15/04", date(2025, 4, 15)),
        ("15 avril", date(2025, 4, 15)),
        ("April 15", date(2025, 4, 15)),
        ("mardi 15 avril", date(2025, 4, 15)),
        ("15 avril 2026", date(2026, 4, 15)),
        ("après-demain", date(2025, 4, 17)),
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
        ("15 May", TODAY, "The mission, 28 March – 29 April 2025, has no day 15 May."),
        ("lundi 15 avril", TODAY, "“lundi 15 avril” is another day of the week."),
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
    assert typed_days("15 au 17 avril", mission, TODAY) == Days(TODAY, date(2025, 4, 17))
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
    assert typed_span("2025-04-15 15:00..17:00", osaka, mission.days, TODAY) == Span(
        start, start + timedelta(hours=2)
    )
    assert typed_span("2025-04-15 15:00 .. 2025-04-16 15:00", osaka, mission.days, TODAY) == Span(
        start, start + timedelta(days=1)
    )


@pytest.mark.parametrize(
    ("typed", "begins", "hours"),
    [
        ("2025-04-15", 0, 24),
        ("mardi 15", 0, 24),
        ("15..16", 0, 48),
        ("today", 0, 24),
        ("15 avril 15h-17h", 15, 2),
        ("15/04 de 15h à 17h", 15, 2),
        ("4月15日 15時〜17時", 15, 2),
        ("today 15:00..17:00", 15, 2),
        ("15:00..17:00", 15, 2),
        ("15h-17h", 15, 2),
        ("2025-04-15 23:30..00:30", 23.5, 1),
        ("23:30..00:30", 23.5, 1),
    ],
)
def test_a_span_is_said_as_people_say_it(
    mission: Programme, typed: str, begins: float, hours: int
) -> None:
    """Whole days, today where no day is said, and over midnight without the second day."""
    start = datetime(2025, 4, 14, 15, tzinfo=UTC) + timedelta(hours=begins)
    span = typed_span(typed, mission.cities["osaka"], mission.days, TODAY)
    assert span == Span(start, start + timedelta(hours=hours))


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
    assert (
        complaint(lambda: typed_span(typed, mission.cities["osaka"], mission.days, TODAY))
        == sentence
    )


def test_a_length_is_written_as_in_a_programme() -> None:
    """With its unit, however large the letters; 0 is none."""
    assert [typed_length(each) for each in ("45m", " 2H30 ", "0")] == [
        timedelta(minutes=45), timedelta(minutes=150), timedelta(0),
    ]  # fmt: skip
    assert complaint(lambda: typed_length("soon")) == (
        "“soon” is not a length of time. Write it like 45m, 2h or 2h30."
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [("hier", 14), ("aujourd’hui", 15), ("Aujourd'hui", 15), ("demain", 16)],
)
def test_days_are_meant_in_french_too(mission: Programme, typed: str, day: int) -> None:
    """With the apostrophe of a keyboard or of a book."""
    assert typed_day(typed, mission, TODAY) == date(2025, 4, day)
