"""What a calendar says of a zone's clocks, held against the standard library's `zoneinfo`."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from textwrap import dedent
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from ical.timezone import IcsTimezoneInfo
from icalendar import Calendar

from itinerary.formats.calendar.vtimezone import vtimezone

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ZONES = sorted(available_timezones())
MISSIONS = {
    "spring": (date(2025, 4, 12), date(2025, 4, 19)),
    "clocks go forward": (date(2025, 3, 25), date(2025, 4, 5)),
    "clocks go back": (date(2025, 10, 20), date(2025, 11, 5)),
    "new year": (date(2025, 12, 28), date(2026, 1, 4)),
}

UNKNOWN_ZONE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VTIMEZONE
TZID:X-TEST/ZONE
{}END:VTIMEZONE
END:VCALENDAR
"""

Offset = Callable[[datetime], timedelta | None]

every_mission = pytest.mark.parametrize(("first", "last"), MISSIONS.values(), ids=MISSIONS)


def text(lines: tuple[str, ...]) -> str:
    return "\n".join(lines) + "\n"


def test_a_yearly_rule_is_two_observances_since_the_years_it_holds() -> None:
    """Paris gets the two rules that all readers understand, each from its first year on."""
    assert text(vtimezone("Europe/Paris", *MISSIONS["spring"])) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:Europe/Paris
        BEGIN:DAYLIGHT
        DTSTART:19810329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:CET
        END:STANDARD
        END:VTIMEZONE
        """)


def test_clocks_that_never_change_are_one_observance() -> None:
    """Tokyo, unchanged since 1951, gets one observance from 1970 on."""
    assert text(vtimezone("Asia/Tokyo", *MISSIONS["spring"])) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:Asia/Tokyo
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0900
        TZOFFSETTO:+0900
        TZNAME:JST
        END:STANDARD
        END:VTIMEZONE
        """)


def test_clocks_that_once_changed_are_one_observance_since_then() -> None:
    """Kathmandu gets one observance, from its change of 1986 on, with its quarter of an hour."""
    assert text(vtimezone("Asia/Kathmandu", *MISSIONS["spring"])) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:Asia/Kathmandu
        BEGIN:STANDARD
        DTSTART:19860101T001500
        TZOFFSETFROM:+0545
        TZOFFSETTO:+0545
        TZNAME:+0545
        END:STANDARD
        END:VTIMEZONE
        """)


def test_half_an_hour_may_be_saved() -> None:
    """Lord Howe Island, in the southern summer, is half an hour ahead, on first Sundays."""
    assert text(vtimezone("Australia/Lord_Howe", *MISSIONS["spring"])) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:Australia/Lord_Howe
        BEGIN:DAYLIGHT
        DTSTART:20081005T020000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU
        TZOFFSETFROM:+1030
        TZOFFSETTO:+1100
        TZNAME:+11
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20080406T020000
        RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU
        TZOFFSETFROM:+1100
        TZOFFSETTO:+1030
        TZNAME:+1030
        END:STANDARD
        END:VTIMEZONE
        """)


def test_daylight_is_the_time_that_is_ahead() -> None:
    """Dublin's summer time is DAYLIGHT, though Irish law has it that winter is the exception."""
    assert text(vtimezone("Europe/Dublin", *MISSIONS["spring"])) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:Europe/Dublin
        BEGIN:DAYLIGHT
        DTSTART:19810329T010000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        TZNAME:IST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T020000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        TZNAME:GMT
        END:STANDARD
        END:VTIMEZONE
        """)


def test_offsets_west_of_greenwich_are_negative() -> None:
    """St John's is three and a half hours behind, and changes on second and first Sundays."""
    assert text(vtimezone("America/St_Johns", *MISSIONS["spring"])) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:America/St_Johns
        BEGIN:DAYLIGHT
        DTSTART:20120311T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
        TZOFFSETFROM:-0330
        TZOFFSETTO:-0230
        TZNAME:NDT
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20111106T020000
        RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
        TZOFFSETFROM:-0230
        TZOFFSETTO:-0330
        TZNAME:NST
        END:STANDARD
        END:VTIMEZONE
        """)


def test_a_rule_that_rrule_cannot_say_becomes_its_changes() -> None:
    """Nuuk changes on the Saturday before a last Sunday: the mission gets that very change."""
    assert text(vtimezone("America/Nuuk", *MISSIONS["clocks go forward"])) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:America/Nuuk
        BEGIN:STANDARD
        DTSTART:20241026T230000
        TZOFFSETFROM:-0200
        TZOFFSETTO:-0200
        TZNAME:-02
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20250329T230000
        TZOFFSETFROM:-0200
        TZOFFSETTO:-0100
        TZNAME:-01
        END:DAYLIGHT
        END:VTIMEZONE
        """)


def test_changes_without_a_yearly_rule_are_told_one_by_one() -> None:
    """Casablanca goes back for Ramadan, and forward again, on days that differ every year."""
    assert text(vtimezone("Africa/Casablanca", date(2025, 2, 15), date(2025, 4, 15))) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:Africa/Casablanca
        BEGIN:DAYLIGHT
        DTSTART:20240414T030000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0100
        TZNAME:+01
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20250223T030000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        TZNAME:+00
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20250406T020000
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        TZNAME:+01
        END:DAYLIGHT
        END:VTIMEZONE
        """)


def test_offsets_with_seconds_keep_them() -> None:
    """Monrovia was 44 minutes and 30 seconds behind until 1972."""
    assert text(vtimezone("Africa/Monrovia", date(1972, 1, 1), date(1972, 1, 9))) == dedent("""\
        BEGIN:VTIMEZONE
        TZID:Africa/Monrovia
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:-004430
        TZOFFSETTO:-004430
        TZNAME:MMT
        END:STANDARD
        BEGIN:STANDARD
        DTSTART:19720107T000000
        TZOFFSETFROM:-004430
        TZOFFSETTO:+0000
        TZNAME:GMT
        END:STANDARD
        END:VTIMEZONE
        """)


@pytest.mark.parametrize("zone", ["Mars/Phobos", "Europe", "", "../etc/passwd", "/etc/passwd"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    """A name that is no zone's raises the error that `zoneinfo` has for it."""
    with pytest.raises(ZoneInfoNotFoundError):
        vtimezone(zone, *MISSIONS["spring"])


def observances(zone: str, first: date, last: date) -> str:
    """Return a VTIMEZONE without its name: equal for all zones whose clocks are the same."""
    return text(vtimezone(zone, first, last)[2:-1])


@cache
def onsets(observances: str) -> tuple[list[datetime], list[timedelta]]:
    """Return when offsets take effect, and which, until 2042, to the letter of RFC 5545, 3.6.5.

    DTSTART is the first onset, RRULE tells the others, in the local time of TZOFFSETFROM.
    """
    found = []
    for observance in re.findall(r"BEGIN:\w+\n(.+?)\nEND:", observances, re.DOTALL):
        properties = dict(line.split(":", 1) for line in observance.splitlines())
        start = datetime.strptime(properties["DTSTART"], "%Y%m%dT%H%M%S")
        rule = rrulestr(properties.get("RRULE", "FREQ=YEARLY;COUNT=1"), dtstart=start)
        local_times = rule.between(start, datetime(2042, 1, 1), inc=True)
        assert local_times[0] == start, "DTSTART must be the first time that RRULE tells"
        before, after = (offset(properties[name]) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
        found += [((local - before).replace(tzinfo=UTC), after) for local in local_times]
    found.sort()
    return [instant for instant, _ in found], [offset for _, offset in found]


def offset(written: str) -> timedelta:
    """Return an offset from how RFC 5545 writes it."""
    hours, minutes, seconds = (int(written[at : at + 2] or 0) for at in (1, 3, 5))
    return int(f"{written[0]}1") * timedelta(hours=hours, minutes=minutes, seconds=seconds)


@cache
def hours_around(first: date, last: date) -> tuple[datetime, ...]:
    """Return the hours of the days from one before `first` to one after `last`, on any clock."""
    start = datetime.combine(first - DAY, time(), UTC) - 14 * HOUR
    end = datetime.combine(last + 2 * DAY, time(), UTC) + 12 * HOUR
    return tuple(start + number * HOUR for number in range((end - start) // HOUR))


@cache
def offsets_said(observances: str, first: date, last: date) -> list[timedelta]:
    """Return the offset at each hour: that of the latest onset."""
    instants, offsets = onsets(observances)
    hours = hours_around(first, last)
    assert instants[0] <= hours[0], "an observance must be in force before the mission"
    return [offsets[bisect_right(instants, hour) - 1] for hour in hours]


def assert_offsets_hold(zone: str, first: date, last: date) -> None:
    """Compare what is said with `zoneinfo`, at every hour around a mission."""
    said = offsets_said(observances(zone, first, last), first, last)
    clock = ZoneInfo(zone)
    true = [hour.astimezone(clock).utcoffset() for hour in hours_around(first, last)]
    assert said == true, zone


@every_mission
def test_every_zone_has_its_offsets_at_every_hour(first: date, last: date) -> None:
    """For every IANA zone the observances say what `zoneinfo` says, a day around the mission."""
    for zone in ZONES:
        assert_offsets_hold(zone, first, last)


@given(st.sampled_from(ZONES), st.dates(date(1971, 1, 1), date(2040, 1, 1)), st.integers(0, 60))
@settings(deadline=None)
def test_any_mission_anywhere_has_its_offsets(zone: str, first: date, days: int) -> None:
    """Whatever the zone, the year and the length of a mission, the offsets are `zoneinfo`'s."""
    assert_offsets_hold(zone, first, first + timedelta(days))


@pytest.mark.parametrize("year", [2010, 2012, 2023])
def test_a_year_that_departs_from_the_rule_is_told_as_it_was(year: int) -> None:
    """Egypt's pause for Ramadan, its years without summer time and its return come out right."""
    assert_offsets_hold("Africa/Cairo", date(year, 4, 1), date(year, 11, 30))


def told_to_vobject(calendar: str) -> Offset:
    """Return the offsets that vobject, by dateutil, reads out of a calendar's only VTIMEZONE."""
    clock = vobject.readOne(calendar).vtimezone.tzinfo
    return lambda start: start.replace(tzinfo=clock).utcoffset()


def told_to_icalendar(calendar: str) -> Offset:
    """Return the offsets that icalendar reads out of it, by its own expansion."""
    (timezone,) = Calendar.from_ical(calendar).timezones
    instants, settings = timezone.get_transitions()

    def offset_at(start: datetime) -> timedelta:
        latest = bisect_right(instants, start.astimezone(UTC).replace(tzinfo=None)) - 1
        return settings[latest][0]

    return offset_at


def told_to_ical(calendar: str) -> Offset:
    """Return the offsets that ical reads out of it."""
    (timezone,) = IcsCalendarStream.calendar_from_ics(calendar).timezones
    clock = IcsTimezoneInfo.from_timezone(timezone)
    return lambda start: start.replace(tzinfo=clock).utcoffset()


@cache
def offsets_told(told: Callable[[str], Offset], said: str) -> Offset:
    """Return what a reader reads, once for all missions whose zones are described alike."""
    return told(UNKNOWN_ZONE.format(said))


@every_mission
@pytest.mark.parametrize("told", [told_to_vobject, told_to_icalendar, told_to_ical])
def test_readers_that_do_not_know_the_zone_get_its_offsets(
    told: Callable[[str], Offset], first: date, last: date
) -> None:
    """Independent readers, given another name, have the right offset for events at any time."""
    zones = {observances(zone, first, last): ZoneInfo(zone) for zone in ZONES}
    for said, clock in zones.items():
        if told is told_to_ical and "RRULE" not in said:
            continue  # ical overlooks an observance without RRULE, unless it knows the zone's name
        offset_at = offsets_told(told, said)
        starts = list(telling_times(clock, first, last))
        assert [offset_at(start) for start in starts] == [start.utcoffset() for start in starts]


def telling_times(clock: ZoneInfo, first: date, last: date) -> Iterator[datetime]:
    """Yield a morning, an evening, and what exists of the local times around each change."""
    yield datetime.combine(first, time(9), clock)
    yield datetime.combine(last, time(18), clock)
    for before, after in pairwise(hours_around(first, last)):
        if before.astimezone(clock).utcoffset() != after.astimezone(clock).utcoffset():
            change = after.astimezone(clock)
            times = (change + number * HOUR / 2 for number in range(-6, 7))
            yield from (start for start in times if exists(start))


def exists(start: datetime) -> bool:
    """Tell whether a clock ever shows a local time, which it may not while it goes forward."""
    shown = start.astimezone(UTC).astimezone(start.tzinfo)
    return shown.replace(tzinfo=None) == start.replace(tzinfo=None)
