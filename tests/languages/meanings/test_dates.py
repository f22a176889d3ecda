"""Dates and hours as people write them: each is read in one way, or in none."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerary.languages.meanings.dates import Cell, Order, Written, day_order, written_time
from itinerary.languages.meanings.unclear import Unclear

_DAY = date(2025, 4, 15)


@pytest.mark.parametrize(
    "text",
    [
        *("2025-04-15", "2025/4/15", "2025.04.15", "15/04/2025", "15.04.2025", "15-4-2025"),
        *("04/15/2025", "15 April 2025", "15th of April 2025", "15-Apr-2025", "April 15, 2025"),
        *("Tuesday, April 15, 2025", "Tue 15 Apr. 2025", "15 avril 2025", "le mardi 15 avril 2025"),
        *(
            "Mardi 15 Avril 2025",
            "2025年4月15日",
            "2025年4月15日（火）",
            "２０２５年４月１５日火曜日",
        ),
        *("2025/4/15(火)", "令和7年4月15日", "令和７年４月１５日（火）", "R7.4.15"),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str) -> None:
    """English, French and Japanese, and numbers of which only one can be the day."""
    assert written_time(text, None) == Written(_DAY)


_HOURS = {
    (time(9, 30), None): "9:30, 09:30, 09:30:00, 9h30, 9 h 30, 9時30分, 9時半, 9:30 AM, "
    "9:30 a.m., 午前9時30分, 9:30～, 9:30頃, 9時半ごろ～",
    (time(9), None): "9h, 9H, 9 am, 9時, 9:00",
    (time(15), None): "3 pm, 15h00, 午後3時",
    (time(12), None): "noon, midi, 12:00, 12 pm, 正午",
    (time(0), None): "0:00, 12 am, 午前0時",
    (time(9, 30), time(12)): "09:30-12:00, 9h30 – 12h, 9:30~12:00, de 9h30 à 12h, 9:30 to 12:00, "
    "9時半〜12時, 9時30分から12時まで, 9:30 am - 12 pm",
}


@pytest.mark.parametrize("hours", _HOURS, ids=str)
def test_an_hour_is_read_as_it_is_written(hours: tuple[time, time | None]) -> None:
    """Hours and stretches of hours in English, French and Japanese."""
    for text in _HOURS[hours].split(", "):
        assert written_time(text, None) == Written(hour=hours[0], until=hours[1]), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-04-15 09:30", Written(_DAY, time(9, 30))),
        ("15/04/2025 9h30", Written(_DAY, time(9, 30))),
        ("15 avril 2025 à 9h30", Written(_DAY, time(9, 30))),
        ("2025年4月15日 9時30分", Written(_DAY, time(9, 30))),
        ("2025年4月15日（火）9:30～11:00", Written(_DAY, time(9, 30), time(11))),
        ("2025-04-15 09:30-11:00", Written(_DAY, time(9, 30), time(11))),
        ("2025-04-15T09:30:00Z", Written(_DAY, time(9, 30), offset=UTC)),
    ],
)
def test_a_day_and_hours_stand_in_one_cell(text: str, expected: Written) -> None:
    """A cell can say both; an offset is one only where it cannot be another hour."""
    assert written_time(text, None) == expected


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "9",
            "930",
            "15",
            "45762",
            45762.0,
            0.5,
            True,
            None,
            "15/04/25",
            "25-04-15",
            "April 2025",
        ),
        *("04/05/2025", "31/02/2025", "2025-13-01", "13/13/2025", "0001-01-01", "2200-01-01"),
        *("24:00", "9:60", "13 pm", "0 am", "25h", "10:5", "9:30-", "-9:30", "morning", "to 9:30"),
        *("Monday 15 April 2025", "2025年4月15日（水）", "12-14 avril 2025", "15 Avrill 2025"),
        *(timedelta(days=1), timedelta(hours=-1), date(1800, 1, 1), "9" * 100_000, "a 1 " * 50_000),
    ],
)
def test_what_could_mean_several_things_or_none_is_unclear(value: Cell) -> None:
    """Nothing is guessed, and nothing costs time."""
    with pytest.raises(Unclear):
        written_time(value, None)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["04/05/2025"], None),
        (["15/04/2025", "04/05/2025"], "day"),
        (["04/15/2025 09:30", "04/05/2025"], "month"),
        (["15/04/2025", "04/15/2025"], None),
        (["2025-04-15", _DAY, None, "99/99/2025"], None),
    ],
)
def test_other_dates_show_the_order_of_day_and_month(texts: list[Cell], order: Order) -> None:
    """One date that can be read in one way only shows it for all; two that disagree do not."""
    assert day_order(texts) == order
    if order:
        expected = date(2025, 5, 4) if order == "day" else date(2025, 4, 5)
        assert written_time("04/05/2025", order) == Written(expected)


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_what_python_writes_is_read(day: date, hour: time) -> None:
    """Every date and hour in ISO 8601 is read back."""
    assert written_time(f"{day} {hour:%H:%M}", None) == Written(day, hour)
    assert written_time(datetime.combine(day, hour), None) == Written(day, hour)


@given(st.text(max_size=40) | st.from_regex(r"[0-9/.:h -]{0,20}", fullmatch=True))
def test_any_text_is_read_or_unclear(text: str) -> None:
    """No text raises anything but Unclear."""
    try:
        written = written_time(text, None)
    except Unclear:
        return
    assert written.day or written.hour
