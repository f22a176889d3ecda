"""What typed words mean in a programme, and the sentence where they mean nothing."""

from collections.abc import Callable

import pytest
from conftest import programme

from itinerary.cli.typed.meanings import (
    each_choice,
    each_record,
    one_record,
    typed_clock,
)
from itinerary.errors import UsageError
from itinerary.programme.model import Programme

MISSION = """\
title: Mission
start: 2025-03-28
end: 2025-04-29
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Durand}
"""


@pytest.fixture(scope="module")
def mission() -> Programme:
    return programme(MISSION)


def complaint(question: Callable[[], object]) -> str:
    """The sentence with which a question is refused."""
    with pytest.raises(UsageError) as refused:
        question()
    return str(refused.value)


def test_records_are_meant_in_the_order_typed_each_once(mission: Programme) -> None:
    """By id, name or a part that fits one of them; nothing typed is nobody."""
    anne, basile = mission.delegates.values()
    typed = ["basile", "Anne D", "Basile Durand"]
    assert each_record(typed, "delegate", mission.delegates) == (basile, anne)
    assert each_record(None, "delegate", mission.delegates) == ()


@pytest.mark.parametrize(
    ("typed", "advice", "sentence"),
    [
        (
            "Durand",
            "",
            "“Durand” fits more than one delegate: Anne Durand (“anne”), Basile Durand (“basile”). "
            "Write the id of one.",
        ),
        ("Basil Duran", "", "There is no delegate “Basil Duran”. Did you mean “basile”?"),
        ("xyz", "", "There is no delegate “xyz”. There are: anne, basile."),
        ("xyz", "Look them up.", "There is no delegate “xyz”. Look them up."),
    ],
)
def test_who_is_not_clearly_meant_is_asked_for_again(
    mission: Programme, typed: str, advice: str, sentence: str
) -> None:
    """With all that fit, with what is near, with all there are, or with how to find them."""
    said = complaint(lambda: one_record(typed, "delegate", mission.delegates, advice))
    assert said == sentence


def test_a_choice_is_one_of_its_codes() -> None:
    """In the order typed; another word is no choice, and the nearest is offered."""
    assert each_choice(["b", "a"], "kind", ("a", "b")) == ("b", "a")
    said = complaint(lambda: each_choice(["visti"], "kind", ("visit", "travel")))
    assert said == "There is no kind “visti”. Did you mean “visit”?"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("both", ("both", "Europe/Paris", "Paris")),
        ("local", ("local", "Europe/Paris", "Paris")),
        ("home", ("zone", "Europe/Paris", "Paris")),
        ("Asia/Tokyo", ("zone", "Asia/Tokyo", "Tokyo")),
    ],
)
def test_a_clock_is_that_of_events_of_home_or_of_a_zone(
    mission: Programme, typed: str, expected: tuple[str, str, str]
) -> None:
    """A zone is called by its city, as people say it."""
    clock = typed_clock(typed, mission, "en")
    assert (clock.show, clock.zone.key, clock.label) == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "Asia/Tokio",
            "There is no clock “Asia/Tokio”. Did you mean “Asia/Tokyo” or “Asia/Tomsk”?",
        ),
        (
            "qqqq",
            "There is no clock “qqqq”. Write both, local, home, or a zone such as Asia/Tokyo.",
        ),
    ],
)
def test_what_is_no_clock_is_said(mission: Programme, typed: str, sentence: str) -> None:
    """With the nearest, or with what there is."""
    assert complaint(lambda: typed_clock(typed, mission, "en")) == sentence
