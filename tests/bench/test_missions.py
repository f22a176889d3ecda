"""The missions that are measured are missions: all in them is right, and as large as said."""

from pathlib import Path

import pytest
from missions import FIRST_DAY, Shape, programme

from itinerary.checks import errors
from itinerary.programme.loader import load
from itinerary.programme.model import Programme


@pytest.mark.parametrize(
    "shape",
    [
        Shape(slots=10, strands=3, delegates=12, groups=6),
        Shape(slots=50, strands=6, delegates=100, groups=20),
        Shape(slots=20, strands=5, delegates=40, groups=20),
    ],
    ids=str,
)
def test_a_generated_mission_is_valid_and_of_its_shape(tmp_path: Path, shape: Shape) -> None:
    """It loads, each delegate is in one event of each slot, and nobody in two places at once."""
    path = tmp_path / "mission.yaml"
    path.write_text(programme(shape), "utf-8")
    mission = load(path)
    assert isinstance(mission, Programme), mission
    assert len(mission.events) == shape.events
    assert len(mission.delegates) == shape.delegates
    assert (mission.days.first, len(list(mission.days))) == (FIRST_DAY, shape.days)
    held = [delegate for event in mission.events for delegate in event.delegates]
    assert {held.count(delegate) for delegate in mission.delegates.values()} == {shape.slots}
    assert all(event.delegates for event in mission.events)
    assert errors(mission, "en") == ()


def test_a_mission_is_the_same_every_time() -> None:
    """What is measured today can be measured again tomorrow."""
    shape = Shape(slots=10, strands=3, delegates=12, groups=6)
    assert programme(shape) == programme(shape)
