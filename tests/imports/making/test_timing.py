"""When what another program wrote takes place, on the clocks of cities whose zones are known."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from itinerary.imports.drafts import Timing
from itinerary.imports.making.timing import Moments, days_only, moments, written_moment
from itinerary.when import Days, zone

PARIS, OSAKA = zone("Europe/Paris"), zone("Asia/Tokyo")
DAY = date(2025, 4, 15)
NINE = datetime(2025, 4, 15, 9)


def test_hours_are_those_of_the_cities_at_both_ends() -> None:
    """Without an offset or a zone, the clocks where it starts and where it ends are meant."""
    found, remarks = moments(Timing(NINE, datetime(2025, 4, 16, 8)), PARIS, OSAKA)
    assert remarks == []
    assert found == Moments(
        datetime(2025, 4, 15, 9, tzinfo=PARIS), datetime(2025, 4, 16, 8, tzinfo=OSAKA)
    )
    assert found.span == Days(DAY, date(2025, 4, 16))


@pytest.mark.parametrize(
    "timing",
    [
        Timing(NINE, zone="Asia/Tokyo"),
        Timing(NINE.replace(tzinfo=timezone(timedelta(hours=9)))),
        Timing(datetime(2025, 4, 15, 0, 0, 30, tzinfo=UTC)),  # seconds are nobody's appointment
    ],
    ids=["zone", "offset", "utc"],
)
def test_what_says_its_own_clock_is_shown_on_the_citys(timing: Timing) -> None:
    """The same instant, on the clock where it takes place."""
    (found, remarks) = moments(timing, PARIS, PARIS)
    assert (found.start, remarks) == (datetime(2025, 4, 15, 2, tzinfo=PARIS), [])


def test_a_length_is_time_that_passes() -> None:
    """Also where the clocks change meanwhile; one of more than a month is none."""
    evening = datetime(2025, 3, 29, 23)
    found, _remarks = moments(Timing(evening, duration=timedelta(hours=5)), PARIS, PARIS)
    assert found.end == datetime(2025, 3, 30, 5, tzinfo=PARIS)
    found, _remarks = moments(Timing(evening, duration=timedelta(days=31)), PARIS, PARIS)
    assert found.end is None


def test_what_ends_before_it_begins_has_no_end() -> None:
    """The start is kept, and what was left out is said."""
    assert moments(Timing(NINE, NINE), PARIS, PARIS) == (
        Moments(NINE.replace(tzinfo=PARIS)),
        ["The event ends before it begins; its end is left out."],
    )


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        (
            datetime(2025, 3, 30, 2, 30),
            "The clocks of Europe/Paris skip 2025-03-30 02:30; the hour is left out.",
        ),
        (
            datetime(2025, 10, 26, 2, 30),
            "The clocks of Europe/Paris show 2025-10-26 02:30 twice; the hour is left out.",
        ),
        (datetime(1601, 1, 1, 9), "The year 1601 cannot be meant."),
    ],
)
def test_an_hour_that_is_not_clear_leaves_its_day(start: datetime, sentence: str) -> None:
    """The day is known all the same."""
    day = start.date()
    assert moments(Timing(start), PARIS, PARIS) == (Moments(days=Days(day, day)), [sentence])


@pytest.mark.parametrize(
    ("timing", "whole"),
    [
        (Timing(days=Days(DAY, DAY)), False),  # its hour is to be confirmed
        (Timing(days=Days(DAY, DAY), all_day=True), True),
        (Timing(days=Days(DAY, date(2025, 4, 16))), True),
        (Timing(days=Days(DAY, date(2025, 4, 16)), fixed=False), False),  # a window
    ],
)
def test_without_hours_days_are_whole_if_several_or_said_to_be(timing: Timing, whole: bool) -> None:
    """Days on which it can fall are no days that it takes."""
    found, remarks = moments(timing, PARIS, PARIS)
    assert (found.days, found.all_day, found.fixed) == (timing.days, whole, timing.fixed)
    assert remarks == []


def test_where_no_clock_is_known_days_are_left() -> None:
    """Those on which it can fall; an end before the start is none."""
    assert days_only(Timing(NINE, datetime(2025, 4, 14, 8))) == Moments(
        days=Days(DAY, DAY), fixed=False
    )
    assert days_only(Timing()) == Moments(fixed=False)


def test_it_moves_to_another_day_at_the_same_hours() -> None:
    """By its first day; what has no day stays."""
    found, _remarks = moments(Timing(NINE, datetime(2025, 4, 16, 8)), PARIS, PARIS)
    assert found.on(date(2025, 10, 15)) == Moments(
        datetime(2025, 10, 15, 9, tzinfo=PARIS), datetime(2025, 10, 16, 8, tzinfo=PARIS)
    )
    whole = Moments(days=Days(DAY, date(2025, 4, 17)), all_day=True)
    assert whole.on(date(2025, 5, 1)).days == Days(date(2025, 5, 1), date(2025, 5, 3))
    assert Moments().on(DAY) == Moments()


def test_a_journey_over_the_date_line_reaches_over_both_days() -> None:
    """It ends on the day before it starts."""
    found, remarks = moments(
        Timing(datetime(2025, 4, 18, 1), datetime(2025, 4, 17, 13)),
        OSAKA,
        zone("Pacific/Honolulu"),
    )
    assert (remarks, found.first) == ([], date(2025, 4, 18))
    assert found.span == Days(date(2025, 4, 17), date(2025, 4, 18))


def test_an_hour_that_is_shown_twice_is_written_with_its_offset() -> None:
    """Its day is left out where it is known."""
    once, twice = (datetime(2025, 10, 26, hour, 30, tzinfo=PARIS) for hour in (9, 2))
    assert written_moment(once, once.date()) == "09:30"
    assert written_moment(once, DAY) == "2025-10-26 09:30"
    assert written_moment(twice, twice.date()) == "02:30 +02:00"
    assert written_moment(twice.replace(fold=1)) == "2025-10-26 02:30 +01:00"
    assert [Moments(each).is_repeated for each in (once, twice)] == [False, True]
