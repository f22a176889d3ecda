"""Zone files as `zic` writes them, read by the project and by the standard library."""

import struct
import zoneinfo
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from itinerary.formats.calendar import tzif
from itinerary.formats.calendar.tzif import LocalTime, Transition, YearlyTransition
from itinerary.formats.calendar.vtimezone import vtimezone

HOUR = timedelta(hours=1)
WriteZone = Callable[[str, bytes], None]

GMT = LocalTime(0, False, "GMT")
BST = LocalTime(3600, True, "BST")


@pytest.fixture
def write_zone(tmp_path: Path) -> Iterator[WriteZone]:
    """Let zones be read from an empty folder, and write files to it."""

    def write(zone: str, contents: bytes) -> None:
        path = tmp_path / zone
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(contents)

    zoneinfo.reset_tzpath(to=[tmp_path])
    yield write
    zoneinfo.reset_tzpath()


def zone_file(initial: LocalTime, changes: list[tuple[int, LocalTime]], footer: str) -> bytes:
    """Return a file of version 2 (RFC 9636), without the data that version 1 would need."""
    local_times = sorted({initial, *(after for _, after in changes)} - {initial})
    local_times.insert(0, initial)
    names = b"".join(local_time.abbreviation.encode() + b"\0" for local_time in local_times)
    starts = [names.index(local_time.abbreviation.encode() + b"\0") for local_time in local_times]
    return b"".join(
        [
            struct.pack(">4sc15x6L", b"TZif", b"2", 0, 0, 0, 0, 1, 1) + bytes(7),
            struct.pack(
                ">4sc15x6L", b"TZif", b"2", 0, 0, 0, len(changes), len(local_times), len(names)
            ),
            *(struct.pack(">q", at) for at, _ in changes),
            bytes(local_times.index(after) for _, after in changes),
            *(
                struct.pack(">lBB", local_time.offset, local_time.is_daylight, start)
                for local_time, start in zip(local_times, starts, strict=True)
            ),
            names,
            f"\n{footer}\n".encode(),
        ]
    )


def seconds(year: int, month: int, day: int, hour: int = 0) -> int:
    return int(datetime(year, month, day, hour, tzinfo=UTC).timestamp())


def test_a_zone_is_its_recorded_changes_and_then_its_yearly_ones(write_zone: WriteZone) -> None:
    """In order come the first local time, the changes that a file lists, and later its footer's."""
    changes = [(seconds(2021, 5, 9, 1), BST), (seconds(2021, 11, 21, 1), GMT)]
    write_zone("Test/Zone", zone_file(GMT, changes, "GMT0BST,M3.5.0/1,M10.5.0"))
    assert tzif.read("Test/Zone").transitions(2022) == (
        Transition(tzif.BEGINNING, GMT, GMT),
        Transition(seconds(2021, 5, 9, 1), GMT, BST),
        Transition(seconds(2021, 11, 21, 1), BST, GMT),
        Transition(seconds(2022, 3, 27, 1), GMT, BST),
        Transition(seconds(2022, 10, 30, 1), BST, GMT),
    )


def test_changes_that_change_nothing_are_left_out(write_zone: WriteZone) -> None:
    """A file may list an instant at which the clocks stay as they are, such as the Big Bang."""
    changes = [(-(2**59), GMT), (seconds(2021, 3, 28, 1), BST), (seconds(2021, 5, 1), BST)]
    write_zone("Test/Zone", zone_file(GMT, changes, "BST-1"))
    assert tzif.read("Test/Zone").transitions(2022) == (
        Transition(tzif.BEGINNING, GMT, GMT),
        Transition(seconds(2021, 3, 28, 1), GMT, BST),
    )


@pytest.mark.parametrize(
    "footer",
    [
        "EST5EDT,M3.2.0,M11.1.0",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "AEST-10AEDT,M10.1.0,M4.1.0/3",
        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "IST-1GMT0,M10.5.0,M3.5.0/1",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "EET-2EEST,M3.4.4/50,M10.4.4/50",
        "<+0330>-3:30<+0430>,J79/24,J263/24",
        "AAA4BBB,J60/0,J301/23:30:30",
        "XXX3EDT4,0/0,J365/23",
    ],
)
def test_footers_mean_what_the_standard_library_reads_in_them(
    footer: str, write_zone: WriteZone
) -> None:
    """Whatever its form, a rule of a footer changes the clocks when `zoneinfo` says it does."""
    contents = zone_file(LocalTime(-14400, False, "AAA"), [(0, GMT)], footer)
    write_zone("Test/Zone", contents)
    clock = zoneinfo.ZoneInfo.from_file(BytesIO(contents))
    transitions = tzif.read("Test/Zone").transitions(2030)
    instants = [transition.at for transition in transitions]
    times = [datetime(2023, 1, 1, tzinfo=UTC) + number * HOUR for number in range(24 * 365 * 2)]
    read = [
        transitions[bisect_right(instants, time.timestamp()) - 1].after.offset for time in times
    ]
    true = [time.astimezone(clock).utcoffset() for time in times]
    assert [timedelta(seconds=offset) for offset in read] == true


@pytest.mark.parametrize(
    ("day", "common_year", "leap_year"),
    [
        ("M2.5.3", (2, 22), (2, 28)),
        ("J59", (2, 28), (2, 28)),
        ("J60", (3, 1), (3, 1)),
        ("J365", (12, 31), (12, 31)),
        ("0", (1, 1), (1, 1)),
        ("59", (3, 1), (2, 29)),
        ("364", (12, 31), (12, 30)),
    ],
)
def test_days_of_the_year_know_leap_years(
    day: str, common_year: tuple[int, int], leap_year: tuple[int, int]
) -> None:
    """`Jn` never counts 29 February, `n` does, from 0 (some Pythons' `zoneinfo` has that wrong)."""
    yearly = YearlyTransition(day, 0, GMT, BST)
    assert yearly.in_year(2023).at == seconds(2023, *common_year)
    assert yearly.in_year(2024).at == seconds(2024, *leap_year)


@pytest.mark.parametrize(
    ("zone", "footer"),
    [
        ("America/New_York", "EST5EDT,M3.2.0,M11.1.0"),
        ("Asia/Tokyo", "JST-9"),
        ("Australia/Sydney", "AEST-10AEDT,M10.1.0,M4.1.0/3"),
        ("Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1"),
        ("Europe/Paris", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ],
)
def test_slim_and_fat_files_give_the_same_lines(
    zone: str, footer: str, write_zone: WriteZone
) -> None:
    """Whether a file lists the changes to come or leaves them to its footer is all one."""
    initial, *changes = [(at, after) for at, _, after in tzif.read(zone).transitions(2010)]
    write_zone("Test/Slim", zone_file(initial[1], changes, footer))
    fat_changes = [(at, after) for at, _, after in tzif.read("Test/Slim").transitions(2037)[1:]]
    write_zone("Test/Fat", zone_file(initial[1], fat_changes, footer))
    for first, last in [
        (date(1985, 3, 1), date(1985, 4, 30)),
        (date(2010, 10, 1), date(2011, 4, 30)),
        (date(2025, 4, 12), date(2025, 4, 19)),
        (date(2037, 10, 1), date(2038, 4, 30)),
    ]:
        slim, fat = (vtimezone(name, first, last) for name in ("Test/Slim", "Test/Fat"))
        assert slim[2:] == fat[2:]


def starts_told(zone: str, first: date, last: date) -> list[str]:
    """Return how the observances of a calendar's zone begin, and come back."""
    return [line for line in vtimezone(zone, first, last) if line.startswith(("DTSTART", "RRULE"))]


def test_a_rule_by_days_of_the_year_gives_a_calendar_its_changes(write_zone: WriteZone) -> None:
    """No RRULE is made of a rule like Iran's old one; the change that a mission meets is told."""
    write_zone("Test/Days", zone_file(GMT, [], "<+0330>-3:30<+0430>,J79/24,J263/24"))
    assert starts_told("Test/Days", date(2025, 9, 18), date(2025, 9, 20)) == [
        "DTSTART:20250321T010000",
        "DTSTART:20250921T000000",
    ]


def test_a_year_with_more_changes_than_the_rule_has_is_told_by_its_changes(
    write_zone: WriteZone,
) -> None:
    """A pause in summer time is told to the missions that meet it, and to no others."""
    pause = [
        (seconds(2020, 3, 29, 1), BST),
        (seconds(2020, 10, 25, 1), GMT),
        (seconds(2021, 3, 28, 1), BST),
        (seconds(2021, 5, 1, 1), GMT),
        (seconds(2021, 6, 1, 1), BST),
        (seconds(2021, 10, 31, 1), GMT),
    ]
    write_zone("Test/Pause", zone_file(GMT, pause, "GMT0BST,M3.5.0/1,M10.5.0"))
    assert starts_told("Test/Pause", date(2021, 4, 20), date(2021, 6, 10)) == [
        "DTSTART:20210328T020000",
        "DTSTART:20210501T020000",
        "DTSTART:20210601T010000",
    ]
    assert starts_told("Test/Pause", date(2022, 4, 20), date(2022, 6, 10)) == [
        "DTSTART:20200329T010000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "DTSTART:20201025T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ]


def test_a_rule_in_its_first_year_is_told_by_its_changes(write_zone: WriteZone) -> None:
    """Until both changes of a rule have come, they do not say how the clocks were before."""
    first_summer = [(seconds(2021, 3, 28, 1), BST)]
    write_zone("Test/First", zone_file(GMT, first_summer, "GMT0BST,M3.5.0/1,M10.5.0"))
    assert starts_told("Test/First", date(2021, 10, 20), date(2021, 11, 5)) == [
        "DTSTART:20210328T020000",
        "DTSTART:20211031T020000",
    ]


def test_the_tzdata_package_stands_in_for_the_system(write_zone: WriteZone) -> None:
    """Where the system has no file for a zone, as on Windows, the package's file is read."""
    assert tzif.read("Asia/Tokyo").recorded[-1].after == LocalTime(32400, False, "JST")


@pytest.mark.parametrize("contents", [b"", b"# leap seconds", b"TZif\0" + bytes(39)])
def test_a_file_that_is_no_zone_is_refused(contents: bytes, write_zone: WriteZone) -> None:
    """Other files beside the zones, and files of version 1, raise what `zoneinfo` has for it."""
    write_zone("Test/Zone", contents)
    with pytest.raises(zoneinfo.ZoneInfoNotFoundError):
        tzif.read("Test/Zone")


def test_an_unreadable_footer_is_refused(write_zone: WriteZone) -> None:
    """A rule that cannot be read is an error, not an absence of changes."""
    write_zone("Test/Zone", zone_file(GMT, [], "GMT0BST,March,October"))
    with pytest.raises(ValueError, match="GMT0BST,March,October"):
        tzif.read("Test/Zone")
