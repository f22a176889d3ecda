"""Dates and hours as people write them: each is read in one way, or in none."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerary.languages.meanings.dates import Cell, Forms, Order, Written, day_order, written_time
from itinerary.languages.meanings.unclear import Unclear
from itinerary.when import Days

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
    assert written_time(text) == Written(_DAY)


def _hour(text: str) -> timedelta:
    hours, minutes = map(int, text.split(":"))
    return timedelta(hours=hours, minutes=minutes)


_HOURS = {
    ("9:30", ""): "9:30, 09:30, 09:30:00, 9h30, 9 h 30, 9時30分, 9時半, 9:30 AM, 9:30 a.m., "
    "午前9時30分, 9:30～, 9:30 Uhr, 09:30 hrs, à partir de 9h30",
    ("9:00", ""): "9h, 9H, 9 h, 9 am, 9時, 9:00, 9 Uhr, 9 heures, dès 9h",
    ("15:00", ""): "3 pm, 15h00, 午後3時, 15.00 Uhr",
    ("12:00", ""): "noon, midi, 12:00, 12 pm, 正午",
    ("0:00", ""): "0:00, 12 am, 午前0時, 0h",
    ("24:00", ""): "24:00, 24h, minuit, midnight",
    ("9:30", "12:00"): "09:30-12:00, 9h30 – 12h, 9:30~12:00, de 9h30 à 12h, 9:30 to 12:00, "
    "9時半〜12時, 9時30分から12時まで, 9:30 am - 12 pm, 9:30 – noon, 0930-1200, 9.30-12.00, "
    "9h30-midi",
    ("7:00", "7:45"): "7 - 7:45 AM, 7–7:45 am, 7 am – 7:45, 7h-7h45",
    ("12:00", "13:00"): "12 - 1 PM, noon - 1 pm, 12 pm - 1",
    ("11:00", "13:00"): "11 AM - 1 PM, 11 - 1 pm, 11-13h, 午前11時〜午後1時",
    ("14:00", "16:00"): "午後2時〜4時, 2 - 4 pm, 14h-16h",
    ("22:00", "1:00"): "10:00 PM - 1:00 AM, 10 pm - 1, 22:00-01:00",
    ("20:00", "24:00"): "20:00-24:00, 20h - minuit",
}


@pytest.mark.parametrize("hours", _HOURS, ids=str)
def test_an_hour_is_read_as_it_is_written(hours: tuple[str, str]) -> None:
    """Hours and stretches of hours in English, French and Japanese; a half of the day that only
    one of two names holds for what is nearest."""
    first, last = (_hour(text) if text else None for text in hours)
    for text in _HOURS[hours].split(", "):
        assert written_time(text) == Written(hour=first, until=last), text


@pytest.mark.parametrize(
    "text",
    ["10:00頃", "10時ごろ～", "vers 10 h", "about 10:00", "environ 10h", "約10時", "10h environ"],
)
def test_an_hour_can_be_approximate(text: str) -> None:
    """What says so is kept."""
    assert written_time(text) == Written(hour=_hour("10:00"), about=True)


def test_the_end_can_be_approximate() -> None:
    """Which of two hours is approximate is told apart."""
    hours = Written(hour=_hour("10:00"), until=_hour("12:00"), until_about=True)
    assert written_time("10:00～12:00頃") == hours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-04-15 09:30", Written(_DAY, _hour("9:30"))),
        ("15/04/2025 9h30", Written(_DAY, _hour("9:30"))),
        ("15 avril 2025 à 9h30", Written(_DAY, _hour("9:30"))),
        ("2025年4月15日 9時30分", Written(_DAY, _hour("9:30"))),
        ("2025年4月15日（火）9:30～11:00", Written(_DAY, _hour("9:30"), _hour("11:00"))),
        ("2025-04-15 09:30-11:00", Written(_DAY, _hour("9:30"), _hour("11:00"))),
        ("2025-04-15T09:30:00Z", Written(_DAY, _hour("9:30"), offset=UTC)),
        ("Apr 15, 2025 9:30 AM", Written(_DAY, _hour("9:30"))),
    ],
)
def test_a_day_and_hours_stand_in_one_cell(text: str, expected: Written) -> None:
    """A cell can say both; an offset is one only where it cannot be another hour."""
    assert written_time(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("mer. 16/04", "16 avril", "le 16 avril", "mercredi 16 avril", "Wednesday 16 April"),
        *("April 16", "Wed, Apr 16", "4月16日(水)", "4/16(水)", "16.04.", "Wed 16", "１６日（水）"),
    ],
)
def test_a_day_without_its_year_is_read_where_the_file_has_one(text: str) -> None:
    """The year is that of the other dates; a day of the week with a number, that of a mission."""
    forms = Forms(None, (2025,), Days(date(2025, 4, 12), date(2025, 4, 19)))
    assert written_time(text, forms) == Written(date(2025, 4, 16))
    with pytest.raises(Unclear):
        written_time(text)


@pytest.mark.parametrize("text", ["jeudi 16 avril", "04/05", "16", "mercredi", "4/17(水)"])
def test_a_day_without_its_year_is_not_guessed(text: str) -> None:
    """Another day of the week, two readings, or too little is no day."""
    with pytest.raises(Unclear):
        written_time(text, Forms(None, (2025,)))


@pytest.mark.parametrize(
    "text",
    [
        *("14-16 avril 2025", "du 14 au 16 avril 2025", "14–16 April 2025", "4月14日～16日"),
        *("2025-04-14..2025-04-16", "2025-04-14 to 2025-04-16", "2025年4月14日〜4月16日"),
    ],
)
def test_days_are_read_from_one_to_another(text: str) -> None:
    """The month and the year may stand with one of the two only."""
    assert written_time(text, Forms(None, (2025,))) == Written(
        date(2025, 4, 14), last_day=date(2025, 4, 16)
    )


def test_what_a_workbook_counts_is_what_it_shows() -> None:
    """A number a hair below 14:00 is shown as 14:00, and is 14:00."""
    assert written_time(datetime(2025, 4, 15, 13, 59, 59, 997000)) == Written(_DAY, _hour("14:00"))
    assert written_time(time(23, 59, 59, 999000)) == Written(hour=_hour("24:00"))


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
        *(
            "24:30",
            "25:30",
            "9:60",
            "13 pm",
            "0 am",
            "25h",
            "10:5",
            "9:30-",
            "-9:30",
            "morning",
            "to 9:30",
        ),
        *("Monday 15 April 2025", "2025年4月15日（水）", "15 Avrill 2025"),
        *(timedelta(days=2), timedelta(hours=-1), date(1800, 1, 1), "9" * 100_000, "a 1 " * 50_000),
    ],
)
def test_what_could_mean_several_things_or_none_is_unclear(value: Cell) -> None:
    """Nothing is guessed, and nothing costs time."""
    with pytest.raises(Unclear):
        written_time(value)


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
        assert written_time("04/05/2025", Forms(order)) == Written(expected)


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_what_python_writes_is_read(day: date, hour: time) -> None:
    """Every date and hour in ISO 8601 is read back."""
    since_midnight = timedelta(hours=hour.hour, minutes=hour.minute)
    assert written_time(f"{day} {hour:%H:%M}") == Written(day, since_midnight)
    assert written_time(datetime.combine(day, hour)) == Written(day, since_midnight)


@given(st.text(max_size=40) | st.from_regex(r"[0-9/.:h -]{0,20}", fullmatch=True))
def test_any_text_is_read_or_unclear(text: str) -> None:
    """No text raises anything but Unclear."""
    try:
        written = written_time(text)
    except Unclear:
        return
    assert written.day or written.hour is not None
