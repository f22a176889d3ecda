"""Dates and hours as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from itinerary.languages import capitalised, speaking
from itinerary.languages.dates import (
    hour,
    length,
    long_day,
    range_of_days,
    said_hour,
    weekday_and_hour,
)
from itinerary.when import Days

_MOMENT = datetime(2025, 4, 14, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["09:30", "18:00", "Monday 09:30"]),
        ("fr", ["9\u00a0h\u00a030", "18\u00a0h", "lundi 9\u00a0h\u00a030"]),
        ("ja", ["09:30", "18:00", "月曜 09:30"]),
    ],
)
def test_a_sentence_says_hours_as_its_language_does(language: str, said: list[str]) -> None:
    """French has its own form in sentences, with spaces at which no line breaks."""
    with speaking(language):
        assert [
            said_hour(_MOMENT),
            said_hour(_MOMENT.replace(hour=18, minute=0)),
            weekday_and_hour(_MOMENT, prose=True),
        ] == said
        assert hour(_MOMENT) == "09:30"


@pytest.mark.parametrize(
    ("first", "last", "short", "said"),
    [
        ("2025-04-12", "2025-04-12", "12 avril 2025", "12 avril 2025"),
        ("2025-04-12", "2025-04-19", "12–19 avril 2025", "du 12 au 19 avril 2025"),
        ("2025-03-31", "2025-04-01", "31 mars – 1er avril 2025", "du 31 mars au 1er avril 2025"),
        (
            "2025-12-30", "2026-01-02",
            "30 décembre 2025 – 2 janvier 2026", "du 30 décembre 2025 au 2 janvier 2026",
        ),
    ],
)  # fmt: skip
def test_a_sentence_says_days_from_one_to_the_other(
    first: str, last: str, short: str, said: str
) -> None:
    """Tables have a dash."""
    days = Days(date.fromisoformat(first), date.fromisoformat(last))
    with speaking("fr"):
        assert (range_of_days(days), range_of_days(days, prose=True)) == (short, said)


def test_a_length_has_the_signs_of_its_units_in_french() -> None:
    """Which agree with nothing."""
    lengths = [timedelta(minutes=each) for each in (1, 45, 60, 90, 24 * 60, 40 * 60)]
    with speaking("fr"):
        assert [length(each).replace("\u00a0", " ") for each in lengths] == [
            "1 min", "45 min", "1 h", "1 h 30 min", "1 jour", "1 jour 16 h",
        ]  # fmt: skip


def test_a_heading_begins_with_a_capital() -> None:
    """In French, days have a small letter elsewhere."""
    with speaking("fr"):
        assert capitalised(long_day(_MOMENT.date())) == "Lundi 14 avril"
    assert capitalised("") == ""
