"""A week as a grid: what a secretariat sees of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Ask
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.formats.measures import width
from itinerary.formats.terminals import Terminal
from itinerary.formats.week.axis import axis_of, shown_hours, usual_clock
from itinerary.formats.week.columns import needed_width, pages_of
from itinerary.formats.week.grid import write_week
from itinerary.values import replace
from itinerary.views.pages import Tile, Week, WeekClock, WeekDay

_STEADY = settings(derandomize=True, max_examples=50, deadline=None)

_HEAD = """\
title: Trip
start: 2025-04-14
end: 2025-04-16
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  kathmandu: {name: Kathmandu, timezone: Asia/Kathmandu}
events:
"""


def _tile(start: int, end: int, *, before: bool = False, after: bool = False) -> Tile:
    return Tile(
        start=start,
        end=end,
        hour=f"{start // 60:02d}:{start % 60:02d}",
        hours=f"{start // 60:02d}:{start % 60:02d}–{end // 60:02d}:{end % 60:02d}",
        title=f"T{start}\nafter a line break",
        marks=(),
        place="",
        tentative=False,
        cancelled=False,
        confidential=False,
        from_before=before,
        goes_on=after,
    )


def _week(days: Sequence[Sequence[Tile]]) -> Week:
    columns = tuple(
        WeekDay("Day", "City", (), tuple(tiles), (WeekClock("Tokyo", 0),)) for tiles in days
    )
    return Week("Title", "Paris", columns, (), (), None)


_TILES = st.tuples(st.integers(0, 1400), st.integers(5, 400)).map(
    lambda each: _tile(each[0], min(sum(each), 1440))
)
_WEEKS = st.lists(st.lists(_TILES, max_size=6), min_size=1, max_size=16).map(_week)


@_STEADY
@given(_WEEKS, st.integers(24, 80), st.integers(0, 60))
def test_a_week_fits_the_width_that_it_says_it_needs(week: Week, height: int, more: int) -> None:
    """Every page fits, every day is on one of them, and every event says what it is."""
    columns = needed_width(week, height) + more
    pages = pages_of(week, columns, height)
    assert [column.day for page in pages for column in page] == list(week.days)
    terminal = Terminal(columns, height, styled=False, coloured=False, lines=True)
    drawn = write_week(week, terminal)
    assert all(width(line) <= columns for line in drawn.splitlines())
    assert drawn.count("T") >= sum(len(day.tiles) for day in week.days)


@_STEADY
@given(_WEEKS, st.integers(24, 80))
def test_one_column_less_is_not_enough(week: Week, height: int) -> None:
    """The width that is said is the least that will do."""
    fewer = needed_width(week, height) - 1
    assert fewer < 60 or not pages_of(week, fewer, height)


@pytest.mark.parametrize(
    ("tiles", "hours"),
    [
        ([], []),
        ([_tile(540, 600)], [9]),
        ([_tile(545, 605)], [9, 10]),
        ([_tile(540, 600), _tile(780, 840)], [9, 10, 11, 12, 13]),
        ([_tile(0, 60), _tile(540, 600)], [0, 9]),
        ([_tile(810, 1440, after=True)], [13, 14]),
        ([_tile(0, 565, before=True)], [8, 9]),
        ([_tile(0, 1440, before=True, after=True)], [12, 13]),
        ([_tile(0, 1440, before=True, after=True), _tile(540, 600)], [9]),
    ],
)
def test_the_hours_shown_are_those_that_are_used(tiles: list[Tile], hours: list[int]) -> None:
    """From the first to the last, long empty ones left out; a night on the way is not shown."""
    assert shown_hours([WeekDay("", "", (), tuple(tiles), ())]) == hours


def test_home_has_its_own_hours_beside_the_clock_that_most_days_have() -> None:
    """Beside 09:00 in Tokyo stands 02:00 in Paris; a day on another clock says so by itself."""
    tokyo, paris = WeekClock("Tokyo", -420), WeekClock("Paris", 0)
    day = WeekDay("", "", (), (_tile(300, 480),), (tokyo,))
    other = replace(day, clocks=(paris,))
    days = [day, other, day]
    assert usual_clock(days) == tokyo
    axis = axis_of(days, "Paris", tokyo)
    assert axis.labels == ("05:00 22:00−1", "06:00 23:00−1", "07:00 00:00")
    assert (axis.head, axis.width) == ("Tokyo Paris", 14)
    assert [axis.others(each) for each in days] == [(), (paris,), ()]
    assert axis_of([other], "Paris", paris).labels == ("05:00", "06:00", "07:00")


_GRID = """\
Trip · 14–16 April 2025

                 Monday 14 April            Tuesday 15 April
                 Kathmandu                  Kathmandu

                 ▪ Rest
                   all day
Kathmandu Paris  ────────────────────────── ──────────────────────────
22:00     18:15                             ▪ 22:00 –
                                            ┃ 01:00+1
                                            ┃ Night      ✗ 22:30–23:00
                                            ┃ market     ╳ Call▁▁▁▁▁▁▁
23:00     19:15                             ┃ Kathmandu
                                            ┃
                                            ┃
                                            ▼

                   Wednesday 16 April
                   Kathmandu
Kathmandu Paris    ──────────────────────────────
00:00     20:15−1  ▲ –01:00 Night market
                   ▪ Kathmandu
                   ┃
                   ┃ ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁

╳ cancelled
"""


def test_over_midnight_an_event_goes_on_at_the_top_of_the_next_day(
    ask: Ask, tmp_path: Path
) -> None:
    """▼ at the foot of a day, ▲ at the head of the next; the edge and words say what it is."""
    (tmp_path / "trip.yaml").write_text(
        _HEAD
        + """\
  rest: {title: Rest, city: kathmandu, date: 2025-04-14, all_day: true}
  market: {title: Night market, city: kathmandu, start: 2025-04-15 22:00, end: 2025-04-16 01:00}
  call: {title: Call, city: kathmandu, start: 2025-04-15 22:30, duration: 30m, status: cancelled}
""",
        "utf-8",
    )
    answer = ask(
        *("-p", "trip.yaml", "agenda", "--week"), FORCE_COLOR="1", TERM="dumb", COLUMNS="72"
    )
    assert answer.out == _GRID


def test_on_a_pipe_there_is_the_list_and_a_word_why(ask: Ask) -> None:
    """A pipe gets the ordinary list, the same bytes as without --week, and a remark beside it."""
    question = ("-p", "rehearsal", "agenda", "14..16")
    week, plain = ask(*question, "--week"), ask(*question)
    assert (week.status, week.out) == (0, plain.out)
    assert week.err == (
        "A week is drawn on a terminal; here is the list. FORCE_COLOR=1 draws it anyway.\n"
    )


def test_a_terminal_that_is_too_narrow_gets_the_list_and_the_width_that_would_do(
    ask: Ask,
) -> None:
    """One sentence says which width would do, and that width does."""
    question = ("-p", "rehearsal", "agenda")
    drawn = {"FORCE_COLOR": "1", "TERM": "dumb"}
    narrow = ask(*question, "--week", COLUMNS="40", **drawn)
    assert narrow.out == ask(*question, COLUMNS="40", **drawn).out
    assert narrow.err == (
        "The week needs a terminal of 60 columns, and this one has 40; here is the list.\n"
    )
    assert ask(*question, "--week", COLUMNS="60", **drawn).err == ""
    assert ask(*question, "--week", COLUMNS="59", **drawn).err != ""


def test_a_month_of_fifty_people_is_drawn() -> None:
    """Thirty days, some with a dozen meetings at once: those that start together are one."""
    meetings = [replace(_tile(540, 570), kind="b2b", title=f"M{number}") for number in range(12)]
    days = [[_tile(480, 520), *meetings] if day % 3 else [_tile(600, 660)] for day in range(30)]
    for columns in (80, 160):
        drawn = write_week(_week(days), Terminal(columns, 50, True, True, True))
        assert drawn.count("meetings") == 20
        assert drawn.count("T600") == 10


@pytest.mark.parametrize("form", ["json", "csv"])
def test_programs_get_the_same_records(ask: Ask, form: str) -> None:
    """How a week is drawn is no matter of programs."""
    question = ("-p", "rehearsal", "agenda", "14..16", "-f", form)
    assert ask(*question, "--week") == ask(*question)


def test_in_markdown_a_week_is_a_table_read_in_order(ask: Ask) -> None:
    """A line an event, under its day, its hours and its place."""
    out = ask("-p", "rehearsal", "agenda", "18", "--week", "-f", "markdown", "-s", "Kyoto").out
    assert out.splitlines()[:5] == [
        "# Valombre mission to Japan (rehearsal) · 12–19 April 2025",
        "",
        "| Day | Time | Event | Where |",
        "| -- | -- | -- | -- |",
        "| Friday 18 April · Osaka, Kyoto · Garden and signing | 09:15–09:44 | Osaka → Kyoto | "
        "Osaka Station → Kyoto Station |",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--by", "city", "--week"), "Say either --week or --by city."),
        (
            ("--by", "delegate", "-f", "json"),
            "--by delegate is for people; json has each event once. "
            "Choose --format table or markdown.",
        ),
    ],
)
def test_layouts_that_do_not_go_together_are_wrong_usage(
    ask: Ask, arguments: tuple[str, ...], sentence: str
) -> None:
    """One sentence, status 2, and nothing printed."""
    answer = ask("-p", "rehearsal", "agenda", *arguments)
    assert (answer.status, answer.out, answer.err) == (2, "", f"Error: {sentence}\n")
