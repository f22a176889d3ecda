"""`who`: who can replace him at three?"""

import json

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


def test_touching_a_span_is_being_free(ask: Ask) -> None:
    """The forum ends at 12:00: from then on its people are free."""
    assert "octave-perdrion" in _names(ask, "--free", "2025-04-15 12:00..13:00", "-c", "osaka")
    assert "octave-perdrion" not in _names(ask, "--free", "2025-04-15 11:59..13:00", "-c", "osaka")


def test_who_is_with_somebody(ask: Ask) -> None:
    """Those at the same event; else those in the same city."""
    assert _names(ask, "--with", "perdrion", "--at", "2025-04-15 03:00") == [
        "leopold-castaignac",
        "clemence-aubertot",
        "marius-tessandre",
    ]
    assert "ludivine-sauvelac" not in _names(ask, "--with", "malbrun", "--at", "2025-04-15 03:00")


def test_nobody_is_a_sentence(ask: Ask) -> None:
    """Where nobody is free, that is said."""
    answer = ask("-p", "rehearsal", "who", "--free", "2025-04-12 14:00..15:00")
    assert (answer.status, answer.out) == (0, "Free 2025-04-12 14:00..15:00: nobody.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Say either --free WHEN or --with NAME."),
        (("--free", "x", "--with", "y"), "Say either --free WHEN or --with NAME."),
        (("--free", "2025-04-15 17:00..15:00"), "“2025-04-15 17:00..15:00” ends before it begins."),
        (("--free", "2025-04-15 17:00"), "“2025-04-15 17:00” ends before it begins."),
        (("--free", "three"), "“three” is not an hour or a moment. "),
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
