"""The way between two places: from the file, else estimated, else assumed, else not known."""

from datetime import timedelta

import pytest
from conftest import loaded, programme

from itinerary.programme.missions import shipped
from itinerary.programme.model import Programme, Stop
from itinerary.queries.ways import Way, Ways, estimate, great_circle

_TEXT = """\
title: Trip
start: 2025-04-14
end: 2025-04-17
home: osaka
cities:
  osaka: {name: Osaka, timezone: Asia/Tokyo, coordinates: [34.694, 135.502]}
  kyoto: {name: Kyoto, timezone: Asia/Tokyo, coordinates: [35.012, 135.768]}
  nara: {name: Nara, timezone: Asia/Tokyo}
places:
  hall: {name: Hall, city: osaka}
  tower: {name: Tower, city: osaka}
  gate: {name: Gate, city: osaka, coordinates: [34.650, 135.387]}
  pier: {name: Pier, city: osaka, coordinates: [34.655, 135.390]}
  temple: {name: Temple, city: kyoto}
transfers:
  - {between: [osaka, kyoto], minutes: 75}
  - {between: [hall, kyoto], minutes: 60}
  - {between: [hall, temple], minutes: 50}
"""


@pytest.fixture
def mission() -> Programme:
    """Two cities with places, and transfers of every precision."""
    return programme(_TEXT)


def _stop(mission: Programme, name: str) -> Stop:
    place = mission.places.get(name)
    return Stop(place.city if place else mission.cities[name], place)


@pytest.mark.parametrize(
    ("origin", "destination", "minutes", "basis"),
    [
        ("hall", "temple", 50, "transfer"),
        ("temple", "hall", 50, "transfer"),
        ("hall", "kyoto", 60, "transfer"),
        ("tower", "temple", 75, "transfer"),
        ("osaka", "kyoto", 75, "transfer"),
        ("hall", "hall", 0, "transfer"),
        ("osaka", "hall", 0, "transfer"),
        ("hall", "tower", 15, "assumption"),
        ("gate", "pier", 13, "estimate"),
    ],
)
def test_the_most_specific_transfer_holds_both_ways(
    mission: Programme, origin: str, destination: str, minutes: int, basis: str
) -> None:
    """Place to place, then city and place, then city to city; an estimate or 15 minutes else."""
    ways = Ways(mission.transfers)
    way = ways.between(_stop(mission, origin), _stop(mission, destination))
    assert way == Way(timedelta(minutes=minutes), basis)  # type: ignore[arg-type]  # one of them


def test_nothing_is_known_of_a_way_without_coordinates(mission: Programme) -> None:
    """Between two cities of which one has no coordinates, nothing is known."""
    ways = Ways(mission.transfers)
    assert ways.between(_stop(mission, "osaka"), _stop(mission, "nara")) is None


def test_the_great_circle_is_that_of_the_earth() -> None:
    """Paris to Tokyo is 9,712 km, and half the globe is half of its circumference."""
    assert great_circle((48.8566, 2.3522), (35.6895, 139.6917)) == pytest.approx(9712, abs=5)
    assert great_circle((0, 0), (0, 180)) == pytest.approx(20015, abs=1)
    assert great_circle((10, 20), (10, 20)) == 0


def test_an_estimate_grows_with_the_distance() -> None:
    """Farther never takes less time, and no distance takes none."""
    lengths = [estimate(distance / 10) for distance in range(0, 20_000, 7)]
    assert lengths == sorted(lengths)
    assert lengths[0] == timedelta(0)


def test_estimates_do_not_stray_from_what_the_rehearsal_knows() -> None:
    """Where the rehearsal gives minutes, an estimate is of the same order."""
    rehearsal = loaded(shipped("rehearsal"))
    for transfer in rehearsal.transfers:
        first, second = (end.coordinates for end in transfer.ends)
        if first and second:
            ratio = estimate(great_circle(first, second)) / transfer.length
            assert 0.2 < ratio < 2, transfer.ends
