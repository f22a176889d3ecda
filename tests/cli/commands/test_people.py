"""`agenda --people`: a day of everybody, side by side."""

import re
from pathlib import Path

import pytest
from conftest import Ask

_DRAWN = {"FORCE_COLOR": "1", "TERM": "dumb"}
_TEAM = """\
title: Team
start: 2025-04-14
end: 2025-04-15
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  kyoto: {name: Kyoto, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne}
  paul: {name: Paul}
  zoe: {name: Zoe}
events:
  talk: {title: Opening talk, kind: conference, city: osaka, start: 2025-04-14 09:00, end: 11:00, who: [anne, paul]}
  ride:
    {kind: travel, who: [anne], from: {city: osaka, at: 2025-04-14 12:00}, to: {city: kyoto, at: 2025-04-14 13:00}}
  maybe: {title: Tasting, kind: visit, status: tentative, city: osaka, start: 2025-04-14 12:00, end: 14:00, who: [paul]}
  fair: {title: Fair, city: osaka, date: 2025-04-14, all_day: true, who: [zoe]}
"""  # noqa: E501 - lines of a user's file

_DAY = """\
Team · 14–15 April 2025

Monday 14 April 2025  Osaka   3

Osaka  09        10        11        12        13
Paris  02        03        04        05        06

Anne   [✦ Opening talk    ]·         [→ Kyoto ] Kyoto

Paul   [✦ Opening talk    ]·         [◉ Tasting         ]

Zoe    Osaka     ·         ·         ·         ·

▪ Fair  all day · Zoe

→ travel   ◉ visit   ✦ conference   ▪ other
"""


def test_people_stand_under_each_other_and_hours_beside(ask: Ask, tmp_path: Path) -> None:
    """A block what each has, in brackets without colour; dots where they are free, and cities."""
    (tmp_path / "team.yaml").write_text(_TEAM, "utf-8")
    answer = ask("-p", "team.yaml", "agenda", "--people", COLUMNS="60", **_DRAWN)
    assert (answer.status, answer.out) == (0, _DAY)


_CLASH = _TEAM.replace(
    "  fair:",
    """\
  call: {title: Call, kind: b2b, city: osaka, start: 2025-04-14 10:00, end: 12:00, who: [paul], confidential: true}
  fair:""",  # noqa: E501 - a line of a user's file
)


def test_what_is_at_the_time_of_another_stands_below_it(ask: Ask, tmp_path: Path) -> None:
    """Nothing that somebody has is left out: a row more, with rails where it is confidential."""
    (tmp_path / "team.yaml").write_text(_CLASH, "utf-8")
    out = ask("-p", "team.yaml", "agenda", "--people", COLUMNS="60", **_DRAWN).out
    assert (
        "\n".join(out.splitlines()[7:12])
        == """\
Anne   [✦ Opening talk    ]·         [→ Kyoto ] Kyoto

Paul   [✦ Opening talk    ]          [◉ Tasting         ]
                 ║◫ Call            ║
"""
    )


def test_without_a_day_it_is_today_or_else_the_first(ask: Ask) -> None:
    """The present moment has its place on the axis of today."""
    question = ("-p", "rehearsal", "agenda", "--people")
    first = ask(*question, "--at", "2024-01-01 08:00", COLUMNS="160", **_DRAWN).out
    today = ask(*question, "--at", "2025-04-16 08:10", COLUMNS="160", **_DRAWN).out
    assert "Saturday 12 April 2025" in first
    assert "Wednesday 16 April 2025" in today
    assert "▼ 15:10" in today


@pytest.mark.parametrize("columns", ["59", "pipe", "markdown"])
def test_elsewhere_there_is_the_list_by_person(ask: Ask, columns: str) -> None:
    """With a word why, but for Markdown, which is asked for."""
    question = ("-p", "rehearsal", "agenda", "16")
    if columns == "markdown":
        by_person = ask(*question, "--by", "delegate", "-f", "markdown")
        assert ask(*question, "--people", "-f", "markdown") == by_person
        return
    drawn = {} if columns == "pipe" else {**_DRAWN, "COLUMNS": columns}
    people = ask(*question, "--people", **drawn)
    assert people.out == ask(*question, "--by", "delegate", **drawn).out
    assert "here is the list" in people.err


@pytest.mark.parametrize("form", ["json", "csv"])
def test_programs_get_the_same_records(ask: Ask, form: str) -> None:
    """How a day is drawn is no matter of programs."""
    question = ("-p", "rehearsal", "agenda", "16", "-f", form)
    assert ask(*question, "--people") == ask(*question)


def test_what_does_not_go_together_is_refused(ask: Ask) -> None:
    """One layout at a time."""
    for other in (("--week",), ("--by", "city"), ("--ids",)):
        answer = ask("-p", "rehearsal", "agenda", "--people", *other)
        assert answer.status == 2
        assert answer.err.startswith("Error: Say either ")


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_more_than_thirty_people_with_the_same_day_are_one_row(
    ask: Ask, tmp_path: Path, columns: int
) -> None:
    """Fifty people in four groups are four rows, each with how many there are besides."""
    people = "".join(f"  p{number:02d}: {{name: Person {number:02d}}}\n" for number in range(50))
    head, _delegates, events = re.split(r"delegates:\n|events:\n", _TEAM)
    events = events.replace("anne", "p00").replace("paul", "p01").replace("zoe", "p02")
    text = f"{head}delegates:\n{people}events:\n{events}"
    (tmp_path / "many.yaml").write_text(text, "utf-8")
    out = ask("-p", "many.yaml", "agenda", "14", "--people", COLUMNS=str(columns), **_DRAWN).out
    rows = [line for line in out.splitlines() if line.startswith("Person")]
    assert [row.split("  ")[0] for row in rows] == [
        "Person 00",
        "Person 01",
        "Person 02",
        "Person 03 +46",
    ]
