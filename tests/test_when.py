"""Time: zones, moments in gaps and folds, spans that do not include their end."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.when import (
    Days,
    RepeatedTime,
    SkippedTime,
    Span,
    WrongOffset,
    changes,
    clock_text,
    days_between,
    midnights,
    moment,
    offset_text,
    zone,
    zone_names,
)

_PARIS = zone("Europe/Paris")
_ZONES = st.sampled_from(zone_names()).map(zone)
_INSTANTS = st.datetimes(datetime(1975, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
_STEADY = settings(derandomize=True, max_examples=300, deadline=None)


def _noon(day: int) -> datetime:
    return datetime(2025, 4, day, 12, tzinfo=UTC)


def test_a_moment_is_what_the_clocks_of_its_zone_show() -> None:
    """09:30 in Osaka is 00:30 UTC."""
    found = moment(date(2025, 4, 15), time(9, 30), zone("Asia/Tokyo"))
    assert found.isoformat() == "2025-04-15T09:30:00+09:00"
    assert found.astimezone(UTC) == datetime(2025, 4, 15, 0, 30, tzinfo=UTC)
    assert (clock_text(found), offset_text(found)) == ("2025-04-15 09:30", "+09:00")


def test_a_skipped_time_names_the_hours_around_it() -> None:
    """In the night of the change, the clocks go from 02:00 to 03:00."""
    with pytest.raises(SkippedTime) as caught:
        moment(date(2025, 3, 30), time(2, 30), _PARIS)
    assert (f"{caught.value.before:%H:%M}", f"{caught.value.after:%H:%M}") == ("02:00", "03:00")


def test_a_repeated_time_names_both_readings() -> None:
    """02:30 happens in summer time, and an hour later in winter time."""
    with pytest.raises(RepeatedTime) as caught:
        moment(date(2025, 10, 26), time(2, 30), _PARIS)
    assert [offset_text(each) for each in caught.value.readings] == ["+02:00", "+01:00"]


def test_an_offset_chooses_a_reading_and_must_be_one_of_them() -> None:
    """An offset chooses between two readings; one that the zone does not have is refused."""
    for hours in (1, 2):
        found = moment(date(2025, 10, 26), time(2, 30), _PARIS, timedelta(hours=hours))
        assert found.utcoffset() == timedelta(hours=hours)
    with pytest.raises(WrongOffset):
        moment(date(2025, 10, 26), time(2, 30), _PARIS, timedelta(hours=3))
    with pytest.raises(WrongOffset) as caught:
        moment(date(2025, 4, 15), time(9, 30), _PARIS, timedelta(hours=1))
    assert [offset_text(each) for each in caught.value.readings] == ["+02:00"]


def test_no_offset_makes_a_skipped_time_exist() -> None:
    """A time in the gap is skipped, with an offset as without."""
    for offset in (None, timedelta(hours=1), timedelta(hours=2)):
        with pytest.raises(SkippedTime):
            moment(date(2025, 3, 30), time(2, 30), _PARIS, offset)


def test_a_whole_day_can_be_skipped() -> None:
    """Samoa went from 29 to 31 December 2011."""
    apia = zone("Pacific/Apia")
    with pytest.raises(SkippedTime) as caught:
        moment(date(2011, 12, 30), time(10), apia)
    around = [clock_text(caught.value.before), clock_text(caught.value.after)]
    assert around == ["2011-12-30 00:00", "2011-12-31 00:00"]


def test_a_day_begins_with_the_first_of_two_midnights() -> None:
    """In Havana, 2 November 2025 has 00:00 twice, and 25 hours."""
    day = Days(date(2025, 11, 2), date(2025, 11, 2))
    start, end = midnights(day, zone("America/Havana"))
    assert start.isoformat() == "2025-11-02T00:00:00-04:00"
    assert Span.between(start, end).length == timedelta(hours=25)


@pytest.mark.parametrize("name", ["Europe/Paris", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_every_skipped_hour_lies_between_the_two_that_are_named(name: str) -> None:
    """The clocks go from just before what is skipped to just after it."""
    where = zone(name)
    year = Span(datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    gaps = 0
    for change in changes(where, year):
        before = (change - timedelta(minutes=1)).astimezone(where)
        if before.utcoffset() < change.astimezone(where).utcoffset():  # type: ignore[operator]  # known
            gaps += 1
            skipped = before + timedelta(minutes=2)
            with pytest.raises(SkippedTime) as caught:
                moment(skipped.date(), skipped.time(), where)
            assert caught.value.before == before + timedelta(minutes=1)
            assert caught.value.after == change
    assert gaps == 1


@pytest.mark.parametrize(
    "name", ["", "Asia/Tokio", "../etc", "right/Asia/Tokyo", "posix", "a" * 500]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    """Names that are no zone, paths, and zones with leap seconds raise the one error."""
    with pytest.raises(ValueError, match=r".*"):
        zone(name)


def test_touching_spans_do_not_overlap() -> None:
    """A span that begins when another ends shares no time with it."""
    first, second = Span(_noon(1), _noon(2)), Span(_noon(2), _noon(3))
    assert not first.overlaps(second)
    assert not second.overlaps(first)
    assert first.overlaps(Span(_noon(1), _noon(3)))
    assert _noon(1) in first
    assert _noon(2) not in first


def test_a_day_begins_with_its_first_hour_where_midnight_is_skipped() -> None:
    """In Cairo, 25 April 2025 begins at 01:00."""
    day = Days(date(2025, 4, 25), date(2025, 4, 25))
    start, end = midnights(day, zone("Africa/Cairo"))
    assert start.isoformat() == "2025-04-25T01:00:00+03:00"
    assert end.isoformat() == "2025-04-26T00:00:00+03:00"


def test_an_end_at_midnight_does_not_reach_the_next_day() -> None:
    """22:00 to 00:00 is on one day; to 00:01, on two."""
    tokyo = zone("Asia/Tokyo")
    start = datetime(2025, 4, 15, 22, tzinfo=tokyo)
    midnight = datetime(2025, 4, 16, tzinfo=tokyo)
    assert days_between(start, midnight) == Days(date(2025, 4, 15), date(2025, 4, 15))
    later = midnight + timedelta(minutes=1)
    assert days_between(start, later) == Days(date(2025, 4, 15), date(2025, 4, 16))


def test_the_changes_of_a_year() -> None:
    """Paris changes its clocks twice a year, Tokyo never."""
    year = Span(datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    assert list(changes(_PARIS, year)) == [
        datetime(2025, 3, 30, 1, tzinfo=UTC),
        datetime(2025, 10, 26, 1, tzinfo=UTC),
    ]
    assert list(changes(zone("Asia/Tokyo"), year)) == []


@_STEADY
@given(instant=_INSTANTS, where=_ZONES)
def test_what_a_clock_shows_is_read_back_as_the_same_instant(
    instant: datetime, where: object
) -> None:
    """Any instant, shown on any zone's clock, is read back as itself: with its offset if needed."""
    instant = instant.replace(second=0, microsecond=0)
    shown = instant.astimezone(where)  # type: ignore[arg-type]  # a zone
    offset = shown.utcoffset()
    if offset is None or offset.seconds % 60:
        return  # before zones had whole minutes
    found = moment(shown.date(), shown.time(), where, offset)  # type: ignore[arg-type]
    assert found.astimezone(UTC) == instant
    with suppress(RepeatedTime):
        assert moment(shown.date(), shown.time(), where) == instant  # type: ignore[arg-type]


@_STEADY
@given(starts=st.lists(_INSTANTS, min_size=4, max_size=4, unique=True))
def test_overlap_is_sharing_an_instant(starts: list[datetime]) -> None:
    """Two spans overlap exactly when the later start comes before the earlier end."""
    first, second = Span(*sorted(starts[:2])), Span(*sorted(starts[2:]))
    shared = max(first.start, second.start) < min(first.end, second.end)
    assert first.overlaps(second) == second.overlaps(first) == shared
