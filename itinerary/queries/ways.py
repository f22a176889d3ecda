"""The way between two places: how long it takes, and from where that is known.

The programme's own transfers come first, the most specific before the others; then an estimate
from coordinates; then an assumption. Every number of the estimate stands in MODES.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Literal, NamedTuple

from itinerary.programme.model import City, Coordinates, Event, Place, Stop, Transfer

Basis = Literal["transfer", "estimate", "assumption"]


class Way(NamedTuple):
    """How long a way takes from door to door, and from where that is known."""

    length: timedelta
    basis: Basis


class Mode(NamedTuple):
    """One way to travel: time that any distance costs, speed, and how far roads are from straight.

    `overhead` in minutes, `speed` in km/h, `detour` as a factor on the great circle.
    """

    overhead: int
    speed: float
    detour: float


# People take whatever is the fastest, so the estimate is the shortest time of these. They are
# cautious averages: what the programme knows better stands in its `transfers`.
#
# - A detour of 1.4: road over straight distance, Boscoe, Henry and Zdeb, "A Nationwide Comparison
#   of Driving Distance Versus Straight-Line Distance to Hospitals", Professional Geographer 64 (2),
#   2012, has 1.417.
# - On foot: 1.2 m/s, which Transport for London assumes of pedestrians; 4.3 km/h.
# - In a city: 20 km/h with stops and lights, and ten minutes to leave, wait, park and enter; ours.
# - Between cities: 150 km/h and 45 minutes to and from stations; ours, set so that the ways of
#   the rehearsal's transfers (Osaka to Kyoto 75 minutes, to Nagoya 110) come out within a tenth.
# - By air: 700 km/h straight, and three hours at and around airports; ours.
MODES = {
    "foot": Mode(overhead=0, speed=4.3, detour=1.4),
    "city": Mode(overhead=10, speed=20, detour=1.4),
    "intercity": Mode(overhead=45, speed=150, detour=1.4),
    "air": Mode(overhead=180, speed=700, detour=1.0),
}
WITHIN_A_CITY = timedelta(minutes=15)  # between two doors of which nothing is known but the city
EARTH_RADIUS = 6371.0  # km, mean radius, IUGG

NO_WAY = Way(timedelta(0), "transfer")  # whoever is there already

_End = City | Place


class Ways:
    """The ways of a mission, each worked out once."""

    def __init__(self, transfers: Iterable[Transfer]) -> None:
        self._transfers: dict[frozenset[_End], timedelta] = {}
        for transfer in transfers:
            ends = frozenset(transfer.ends)
            self._transfers[ends] = max(transfer.length, self._transfers.get(ends, timedelta(0)))
        self._known: dict[tuple[_End, _End], Way | None] = {}

    def between(self, origin: Stop, destination: Stop) -> Way | None:
        """The way from one stop to another; None when nothing is known of it."""
        key = (origin.place or origin.city, destination.place or destination.city)
        if key not in self._known:
            self._known[key] = self._way(origin, destination)
        return self._known[key]

    def _way(self, origin: Stop, destination: Stop) -> Way | None:
        same_city = origin.city is destination.city
        if same_city and origin.place is destination.place:
            return NO_WAY
        for level in _levels(origin, destination):
            lengths = [self._transfers[ends] for ends in level if ends in self._transfers]
            if lengths:
                return Way(max(lengths), "transfer")
        ends = _coordinates(origin, same_city), _coordinates(destination, same_city)
        if ends[0] and ends[1]:
            return Way(estimate(great_circle(ends[0], ends[1])), "estimate")
        if not same_city:
            return None
        # Who is somewhere in a city may be at the very place; two places are apart.
        apart = origin.place and destination.place
        return Way(WITHIN_A_CITY, "assumption") if apart else NO_WAY


def origin(event: Event) -> Stop | None:
    """Where an event begins."""
    if event.journey:
        return event.journey.origin
    return Stop(event.city, event.place) if event.city else None


def gathering(event: Event) -> Stop | None:
    """Where one must be before an event, else where it begins."""
    place = event.meet.place if event.meet else None
    return Stop(place.city, place) if place else origin(event)


def destination(event: Event) -> Stop | None:
    """Where an event ends."""
    return event.journey.destination if event.journey else origin(event)


def estimate(distance: float) -> timedelta:
    """How long a straight distance in km takes by the fastest mode, up to whole minutes."""
    minutes = min(
        mode.overhead + distance * mode.detour / mode.speed * 60 for mode in MODES.values()
    )
    return timedelta(minutes=ceil(round(minutes, 6)))


def great_circle(first: Coordinates, second: Coordinates) -> float:
    """The distance in km between two points on the sphere, by the haversine formula."""
    latitudes = radians(first[0]), radians(second[0])
    longitude = radians(second[1] - first[1])
    chord = (
        sin((latitudes[1] - latitudes[0]) / 2) ** 2
        + cos(latitudes[0]) * cos(latitudes[1]) * sin(longitude / 2) ** 2
    )
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


def _levels(origin: Stop, destination: Stop) -> Iterator[list[frozenset[_End]]]:
    """The transfers that may hold, the most specific first: place–place, city–place, city–city."""
    if origin.place and destination.place:
        yield [frozenset({origin.place, destination.place})]
    mixed: list[frozenset[_End]] = []
    if origin.place:
        mixed.append(frozenset({origin.place, destination.city}))
    if destination.place:
        mixed.append(frozenset({origin.city, destination.place}))
    yield mixed
    yield [frozenset({origin.city, destination.city})]


def _coordinates(stop: Stop, same_city: bool) -> Coordinates | None:
    """Where a stop is; its city's middle will do for a way to another city only."""
    if stop.place and stop.place.coordinates:
        return stop.place.coordinates
    return None if same_city else stop.city.coordinates
