"""`who`: who can replace him at three?"""

import json
from pathlib import Path

import pytest
from conftest import Ask


def _names(ask: Ask, *arguments: str) -> list[str]:
    answer = ask("-p", "rehearsal", "who", *arguments, "-f", "json")
    assert answer.status == 0, answer.err
    return [each["delegate"] for each in json.loads(answer.out)]


def test_who_is_free_over_a_span_and_where(ask: Ask) -> None:
    """Those who have nothing over the whole span, with the city that they are in."""
    answer = ask(
        "-p", "rehearsal", "who", "--free", "2025-04-15 10:00..12:00", "-c", "osaka", "-f", "json"
    )
    assert json.loads(answer.out) == [
        {"delegate": delegate, "city": "osaka", "journey": None, "events": []}
        for delegate in (
            "hortense-vaubrun",
            "faustine-delorbe",
            "eugenie-malbrun",
            "sylvain-corvaisel",
        )
    ]


def test_a_span_is_on_the_home_clock_unless_a_city_is_named(ask: Ask) -> None:
    """03:00 to 05:00 at home is 10:00 to 12:00 in Osaka."""
    there = _names(ask, "--free", "2025-04-15 10:00..12:00", "-c", "osaka")
    assert _names(ask, "--free", "2025-04-15 03:00..05:00") == there


def test_the_hours_of_a_span_are_typed_as_they_are_said(ask: Ask) -> None:
    """10h is 10:00 here too."""
    there = _names(ask, "--free", "2025-04-15 10:00..12:30", "-c", "osaka")
    assert _names(ask, "--free", "2025-04-15 10h..12h30", "-c", "osaka") == there


_UNPLACED = """\
title: Trip
start: 2026-10-19
end: 2026-10-24
home: lyon
cities:
  lyon: {name: Lyon, timezone: Europe/Paris}
  seoul: {name: Seoul, timezone: Asia/Seoul}
delegates: {ann: {name: Ann Aubert}, ben: {name: Ben Brun}}
events:
  talk: {title: Talk, city: seoul, start: 2026-10-22 11:00, end: 12:00, who: [ann, ben]}
"""


def test_a_day_is_a_whole_day_and_a_night_needs_no_second_day(ask: Ask, tmp_path: Path) -> None:
    """With whoever is free and at a place that is not known."""
    (tmp_path / "p.yaml").write_text(_UNPLACED, "utf-8")
    asked = {
        typed: ask("-p", str(tmp_path / "p.yaml"), "who", "--free", typed, "-c", "seoul").out
        for typed in ("23 October", "22/10", "2026-10-22 23:30..00:30", "2026-10-22 09:00..10:00")
    }
    assert asked["23 October"].startswith("Free on Friday 23 October in Seoul\n\n")
    assert asked["22/10"] == "Free on Thursday 22 October in Seoul: nobody.\n"
    assert "22 October, 23:30 – 00:30+1 in Seoul\n" in asked["2026-10-22 23:30..00:30"]
    free = asked["2026-10-22 09:00..10:00"].split("\n")[3:]
    assert [" ".join(row.split()) for row in free if row] == [
        "Ann Aubert not known Thursday 11:00, Talk",
        "Ben Brun not known Thursday 11:00, Talk",
    ]


def test_who_may_be_there_unknown_is_named(ask: Ask, tmp_path: Path) -> None:
    """Nobody knows where Ann and Ben are before the talk: that is no proof of their absence."""
    (tmp_path / "p.yaml").write_text(_UNPLACED, "utf-8")
    arguments = ("who", "--with", "ann", "--at", "2026-10-22 01:00", "-c", "seoul")
    answer = ask("-p", str(tmp_path / "p.yaml"), *arguments)
    assert answer.err == "It is not known where they are: Ann Aubert, Ben Brun.\n"
    assert answer.out.endswith(": nobody.\n")


def test_touching_a_span_is_being_free(ask: Ask) -> None:
    """The forum ends at 12:00: from then on its people are free."""
    assert "octave-perdrion" in _names(ask, "--free", "2025-04-15 12:00..13:00", "-c", "osaka")
    assert "octave-perdrion" not in _names(ask, "--free", "2025-04-15 11:59..13:00", "-c", "osaka")


def test_the_heading_says_on_whose_clock_a_span_is(ask: Ask) -> None:
    """Hours without a city would be taken for those of the place where one stands."""
    spans = {("-c", "osaka"): "22:00..2025-04-16 00:30", (): "15:00..17:30"}
    headings = [
        ask("-p", "rehearsal", "who", "--free", f"2025-04-15 {span}", *city).out.split("\n")[0]
        for city, span in spans.items()
    ]
    assert headings == [
        "Free on Tuesday 15 April, 22:00 – 00:30+1 in Osaka",
        "Free on Tuesday 15 April, 15:00–17:30 in Dijon",
    ]


def test_whoever_has_an_event_without_hours_is_not_free(ask: Ask, tmp_path: Path) -> None:
    """A visit may be then, a fair takes the day; free time keeps nobody. So says `now` too."""
    programme = tmp_path / "programme.yaml"
    programme.write_text(
        "title: Trip\nstart: 2025-04-14\nend: 2025-04-15\nhome: dijon\n"
        "cities: {dijon: {name: Dijon, timezone: Europe/Paris}}\n"
        "delegates: {anne: {name: Anne}, basile: {name: Basile}, chloe: {name: Chloé}}\n"
        "events:\n"
        "  visit: {title: Visit, city: dijon, date: 2025-04-14, who: [anne]}\n"
        "  fair: {title: Fair, city: dijon, date: 2025-04-14, all_day: true, who: [basile]}\n"
        "  walk: {title: Walk, kind: free, city: dijon, date: 2025-04-14, who: [chloe]}\n",
        "utf-8",
    )
    ours = ("-p", str(programme))
    answer = ask(*ours, "who", "--free", "2025-04-14 10:00..11:00", "-f", "json")
    free = [each["delegate"] for each in json.loads(answer.out)]
    now = json.loads(ask(*ours, "now", "--at", "2025-04-14 10:00", "-f", "json").out)
    assert free == [each["delegate"] for each in now["whereabouts"] if each["free"]]
    assert free == ["chloe"]
    for command in ("who", "now"):
        said = " ".join(ask(command, "--help").out.split())
        assert "Whoever has an all-day event, or one whose hours are not known yet, is not" in said


def test_who_is_with_somebody(ask: Ask) -> None:
    """Those at the same event; else those in the same city."""
    assert _names(ask, "--with", "perdrion", "--at", "2025-04-15 03:00") == [
        "leopold-castaignac",
        "clemence-aubertot",
        "marius-tessandre",
    ]
    assert "ludivine-sauvelac" not in _names(ask, "--with", "malbrun", "--at", "2025-04-15 03:00")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("malbrun", "--at", "2025-04-15 03:00"), "Tuesday 15 April, 03:00 in Dijon\n\n"),
        (
            ("malbrun", "--at", "2025-04-15 03:00", "-c", "osaka"),
            "Tuesday 15 April, 10:00 in Osaka\n\n",
        ),
        (
            ("malbrun", "--at", "2025-04-15 03:00", "-c", "kyoto"),
            "Tuesday 15 April, 10:00 in Kyoto: nobody.\n",
        ),
    ],
)
def test_with_whom_somebody_is_has_its_moment(
    ask: Ask, arguments: tuple[str, ...], said: str
) -> None:
    """Who is with her changes by the hour: the heading says which, and on whose clock."""
    out = ask("-p", "rehearsal", "who", "--with", *arguments).out
    assert out.startswith(f"With Eugénie Malbrun on {said}")


def test_nobody_is_a_sentence(ask: Ask) -> None:
    """Where nobody is free, that is said."""
    answer = ask("-p", "rehearsal", "who", "--free", "2025-04-12 14:00..15:00")
    assert (answer.status, answer.out) == (
        0,
        "Free on Saturday 12 April, 14:00–15:00 in Dijon: nobody.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Say either --free WHEN or --with NAME."),
        (("--free", "x", "--with", "y"), "Say either --free WHEN or --with NAME."),
        (("--free", "2025-04-15 17:00..15:00"), "“2025-04-15 17:00..15:00” ends before it begins."),
        (("--free", "2025-04-15 17:00"), "“2025-04-15 17:00” does not say until when. "),
        (
            ("--free", "2025-04-15 17:00.."),
            "“2025-04-15 17:00..” does not say until when. "
            "Write it like “2025-04-15 15:00..17:00”.",
        ),
        (
            ("--free", "three"),
            "“three” is not a day with its hours. Write it like “2025-04-15 15:00..17:00”.",
        ),
        (("--free", "2025-04-15 17:00..late"), "“2025-04-15 17:00..late” is not a day with its "),
        (("--with", "nobody"), "There is no delegate “nobody”."),
    ],
)
def test_a_wrong_question_costs_a_sentence(
    ask: Ask, arguments: tuple[str, ...], sentence: str
) -> None:
    """What cannot be understood is named, with status 2."""
    answer = ask("-p", "rehearsal", "who", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"Error: {sentence}")
