"""When an event takes place: from what a file says to days and instants."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itinerary.problems import Problem
from itinerary.programme.loader import load
from itinerary.programme.model import Event, Programme
from itinerary.when import zone_names

_HEAD = """\
title: Trip
start: 2025-04-12
end: 2025-04-19
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  apia: {name: Apia, timezone: Pacific/Apia}
  honolulu: {name: Honolulu, timezone: Pacific/Honolulu}
places:
  hall: {name: Hall, city: osaka}
"""


def _loaded(folder: Path, event: str, head: str = _HEAD) -> tuple[Event, ...] | tuple[Problem, ...]:
    path = folder / "trip.yaml"
    path.write_text(f"{head}events:\n  a: {{{event}}}\n", "utf-8")
    loaded = load(path)
    return loaded.events if isinstance(loaded, Programme) else loaded


def _said(folder: Path, event: str) -> list[str]:
    """Each time of an event on its own clocks, or each problem."""
    loaded = _loaded(folder, event)
    return [
        f"{each.code} {each.where.column}" if isinstance(each, Problem) else _written(each)
        for each in loaded
    ]


def _written(event: Event) -> str:
    when = event.when
    days = f"{when.days.first}..{when.days.last}" if when.days else "no day"
    ends = (f"{end:%m-%d %H:%M%z}" if end else "open" for end in (when.start, when.end))
    return " ".join([event.id, when.precision, days, *(ends if when.held else ())])


@pytest.mark.parametrize(
    ("event", "said"),
    [
        # The hours
        (
            "title: A, city: osaka, start: 2025-04-15 09:30, end: 12:00",
            ["a hours 2025-04-15..2025-04-15 04-15 09:30+0900 04-15 12:00+0900"],
        ),
        # As they are said
        *(
            (
                f"title: A, city: osaka, start: 2025-04-15 23:00, end: '{end}'",
                ["a hours 2025-04-15..2025-04-15 04-15 23:00+0900 04-16 00:00+0900"],
            )
            for end in ("24:00", "00:00", "2025-04-15 24:00")
        ),
        *(
            (
                f"title: A, city: osaka, start: '{start}'",
                ["a hours 2025-04-15..2025-04-15 04-15 09:30+0900 04-15 12:00+0900"],
            )
            for start in (
                "2025-04-15 09:30-12:00",
                "2025-04-15 9h30 – 12h",
                "mardi 15 avril de 9h30 à 12h",
                "15/04 9h30-12h00",
                "4月15日 9時30分〜12時",
            )
        ),
        (
            "title: A, start: tbc, between: 2025-04-14..2025-04-17",
            ["a none 2025-04-14..2025-04-17"],
        ),
        (
            "title: A, place: hall, start: 2025-04-15T9:30, duration: 2h30",
            ["a hours 2025-04-15..2025-04-15 04-15 09:30+0900 04-15 12:00+0900"],
        ),
        (
            "title: A, city: osaka, start: 2025-04-15 23:00, end: 2025-04-16 00:00",
            ["a hours 2025-04-15..2025-04-15 04-15 23:00+0900 04-16 00:00+0900"],
        ),
        (
            "title: A, city: osaka, start: 2025-04-15 23:00, end: 2025-04-16 01:00",
            ["a hours 2025-04-15..2025-04-16 04-15 23:00+0900 04-16 01:00+0900"],
        ),
        (
            "title: A, city: osaka, start: 2025-04-15 00:00",
            ["a hours 2025-04-15..2025-04-15 04-15 00:00+0900 open"],
        ),
        # Whole days, and days whose hours are not known
        (
            "title: A, city: osaka, date: 2025-04-15, all_day: true",
            ["a all-day 2025-04-15..2025-04-15 04-15 00:00+0900 04-16 00:00+0900"],
        ),
        (
            "title: A, city: osaka, date: 2025-04-15..2025-04-17, all_day: true",
            ["a all-day 2025-04-15..2025-04-17 04-15 00:00+0900 04-18 00:00+0900"],
        ),
        (
            "title: A, city: osaka, date: 2025-04-15, all_day: false",
            ["a day 2025-04-15..2025-04-15 04-15 00:00+0900 04-16 00:00+0900"],
        ),
        # Neither
        ("title: A, between: 2025-04-14..2025-04-17", ["a none 2025-04-14..2025-04-17"]),
        ("title: A", ["a none no day"]),
        # Again
        (
            "title: A, city: osaka, start: 2025-04-15 22:00, end: 2025-04-16 01:00,"
            " also_on: [2025-04-13, 2025-04-17]",
            [
                "a hours 2025-04-15..2025-04-16 04-15 22:00+0900 04-16 01:00+0900",
                "a@2025-04-13 hours 2025-04-13..2025-04-14 04-13 22:00+0900 04-14 01:00+0900",
                "a@2025-04-17 hours 2025-04-17..2025-04-18 04-17 22:00+0900 04-18 01:00+0900",
            ],
        ),
        (
            "title: A, city: dijon, start: 2025-03-29 09:00, also_on: [2025-03-30]",
            [
                "a hours 2025-03-29..2025-03-29 03-29 09:00+0100 open",
                "a@2025-03-30 hours 2025-03-30..2025-03-30 03-30 09:00+0200 open",
            ],
        ),
        # Journeys
        (
            "kind: travel, from: {city: honolulu, at: 2025-04-12 23:00}, to: {city: osaka},"
            " also_on: [2025-04-14]",
            [
                "a hours 2025-04-12..2025-04-12 04-12 23:00-1000 open",
                "a@2025-04-14 hours 2025-04-14..2025-04-14 04-14 23:00-1000 open",
            ],
        ),
        (
            "kind: travel, from: {city: honolulu}, to: {city: osaka, at: 2025-04-14 00:00},"
            " also_on: [2025-04-16]",
            [
                "a hours 2025-04-14..2025-04-14 open 04-14 00:00+0900",
                "a@2025-04-16 hours 2025-04-16..2025-04-16 open 04-16 00:00+0900",
            ],
        ),
        (
            "kind: travel, from: {city: dijon}, to: {city: osaka}, also_on: [2025-04-16]",
            ["also-on-undated 61"],
        ),
        (
            "kind: travel, from: {city: honolulu, at: 2025-04-12 23:00},"
            " to: {city: osaka, at: 2025-04-14 03:00}",
            ["a hours 2025-04-12..2025-04-14 04-12 23:00-1000 04-14 03:00+0900"],
        ),
        (
            "kind: travel, from: {city: osaka, at: 2025-04-13 00:30},"
            " to: {city: honolulu, at: 2025-04-12 13:00}",
            ["a hours 2025-04-13..2025-04-12 04-13 00:30+0900 04-12 13:00-1000"],
        ),
        (
            "kind: travel, from: {place: hall}, to: {city: dijon}, date: 2025-04-19",
            ["a day 2025-04-19..2025-04-19 04-19 00:00+0900 04-20 00:00+0900"],
        ),
        # Clock changes
        (
            "title: A, city: dijon, start: 2025-03-30 01:30, duration: 1h",
            ["a hours 2025-03-30..2025-03-30 03-30 01:30+0100 03-30 03:30+0200"],
        ),
        (
            "title: A, city: dijon, start: 2025-10-26 02:30 +02:00, end: 02:30 +01:00",
            ["a hours 2025-10-26..2025-10-26 10-26 02:30+0200 10-26 02:30+0100"],
        ),
        (
            "title: A, city: dijon, start: 2025-10-26 02:30 +01:00, end: 02:30 +02:00",
            ["end-before-start 67"],
        ),
        ("title: A, city: dijon, start: 2025-03-30 02:00", ["skipped-time 37"]),
        ("title: A, city: dijon, start: 2025-03-30 02:59", ["skipped-time 37"]),
        ("title: A, city: dijon, start: 2025-10-26 02:00", ["repeated-time 37"]),
        (
            "title: A, city: dijon, start: 2025-03-29 02:30, also_on: [2025-03-30, 2025-03-31]",
            ["skipped-time 65"],
        ),
        ("title: A, city: apia, start: 2011-12-30 10:00", ["skipped-time 36"]),
        ("title: A, city: osaka, start: 2025-04-15 09:30 +02:00", ["wrong-offset 37"]),
        # What contradicts itself
        ("title: A, city: osaka, start: 2025-04-15 09:30, end: 09:30", ["end-before-start 60"]),
        ("title: A, city: osaka, start: 2025-04-15 09:30, duration: 0m", ["no-duration 65"]),
        ("title: A, city: osaka, date: 2025-04-15, duration: 1h", ["end-without-start 48"]),
        (
            "title: A, city: osaka, start: 2025-04-15 09:30, between: 2025-04-15, all_day: true",
            ["two-whens 55", "all-day-without-date 76"],
        ),
        ("title: A, start: 2025-04-15 09:30", ["missing-city 3"]),
        (
            "kind: travel, from: {city: osaka, at: 2025-04-13 10:00},"
            " to: {city: dijon, at: 2025-04-13 03:00}",
            ["arrival-before-departure 86"],
        ),
        (
            "kind: travel, from: {city: osaka, at: 2025-04-13 10:00},"
            " to: {city: dijon}, between: 2025-04-13",
            ["two-whens 83"],
        ),
        # What is broken already says no more
        ("title: A, start: soon, end: 12:00, all_day: true", ["wrong-start 24"]),
        ("title: A, city: osaak, start: 2025-03-30 02:30", ["unknown-city 23"]),
        ("title: A, strat: 2025-04-15 09:30, end: 12:00", ["unknown-key 17"]),
        (
            "kind: travel, from: {city: osaka, at: noon}, to: {city: dijon, at: 2025-04-13 03:00}",
            ["wrong-start 45"],
        ),
    ],
)
def test_what_a_file_says_of_the_time(tmp_path: Path, event: str, said: list[str]) -> None:
    """Each way to write a time means what it should, or is a problem at its place."""
    assert _said(tmp_path, event) == said


_STEADY = settings(
    derandomize=True,
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
_DAYS = st.dates(date(1975, 1, 1), date(2060, 1, 1))
_HOURS = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@_STEADY
@given(name=st.sampled_from(zone_names()), day=_DAYS, hour=_HOURS, minutes=st.integers(1, 3000))
def test_a_duration_is_the_time_that_really_passes(
    tmp_path: Path, name: str, day: date, hour: time, minutes: int
) -> None:
    """In every zone an event lasts as long as it says, from when the clocks show its start."""
    head = _HEAD.replace("Asia/Tokyo", name)
    event = f"title: A, city: osaka, start: {day} {hour:%H:%M}, duration: {minutes}m"
    (found,) = _loaded(tmp_path, event, head)
    if isinstance(found, Problem):
        assert found.code in {"skipped-time", "repeated-time"}
        return
    assert found.when.held is not None
    assert found.when.held.length == timedelta(minutes=minutes)
    start = datetime.combine(day, hour, ZoneInfo(name)).astimezone(UTC)
    assert found.when.held.start == start


@_STEADY
@given(
    zones=st.lists(st.sampled_from(zone_names()), min_size=2, max_size=2),
    first=st.tuples(_DAYS, _HOURS),
    later=st.timedeltas(timedelta(minutes=1), timedelta(days=2)),
)
def test_a_journey_keeps_the_order_of_its_ends(
    tmp_path: Path, zones: list[str], first: tuple[date, time], later: timedelta
) -> None:
    """Whatever the clocks show at its ends, who leaves before arriving has a journey."""
    head = _HEAD.replace("Asia/Tokyo", zones[0]).replace("Europe/Paris", zones[1])
    leaves = datetime.combine(*first, UTC)
    arrives = (
        leaves + later - timedelta(seconds=later.seconds % 60, microseconds=later.microseconds)
    )
    if arrives == leaves:
        return
    at, to = (
        f"{moment.astimezone(ZoneInfo(name)):%Y-%m-%d %H:%M}"
        for moment, name in zip((leaves, arrives), zones, strict=True)
    )
    ends = f"from: {{city: osaka, at: {at}}}, to: {{city: dijon, at: {to}}}"
    loaded = _loaded(tmp_path, f"kind: travel, {ends}", head)
    if isinstance(loaded[0], Problem):
        assert {each.code for each in loaded if isinstance(each, Problem)} == {"repeated-time"}
        return
    span = loaded[0].when.held
    assert span is not None
    assert span.start < span.end
