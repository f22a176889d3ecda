"""Which time zone a city is in, by its name: from the IANA database, and from a list of cities
that have no zone of their own, or have it under another name.

A name that several zones could mean belongs to none: it is offered, and never chosen.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from itinerary.names import folded, nearest
from itinerary.when import zone_names

_AREAS = frozenset(
    ["Africa", "America", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]
)
_OFFICE = "[市都府]$"  # 大阪市 is the city of 大阪
_CITIES = Path(__file__).with_name("cities.txt")


class CityZone(NamedTuple):
    """A city, as its name is spelt, and the IANA name of its zone."""

    city: str
    zone: str


def zone_of(city: str) -> str | None:
    """The zone of the city of this name; None when it is not known, or could be several."""
    by_name = _by_name()
    found = by_name.get(_key(city)) or by_name.get(_key(re.sub(_OFFICE, "", city)), ())
    zones = {each.zone for each in found}
    return zones.pop() if len(zones) == 1 else None


def cities_near(name: str) -> tuple[CityZone, ...]:
    """The cities that a name means or was probably meant to mean, best first."""
    by_name = _by_name()
    exact = by_name.get(_key(name))
    return exact or tuple(city for key in nearest(_key(name), by_name) for city in by_name[key])


@cache
def _by_name() -> dict[str, tuple[CityZone, ...]]:
    """All cities by their names as names compare; the list comes before the zones' own names."""
    return _grouped(_zone_cities()) | _grouped(_listed_cities())


def _grouped(cities: Iterable[CityZone]) -> dict[str, tuple[CityZone, ...]]:
    by_name: dict[str, tuple[CityZone, ...]] = {}
    for city in cities:
        key = _key(city.city)
        by_name[key] = (*by_name.get(key, ()), city)
    return by_name


def _zone_cities() -> Iterator[CityZone]:
    """The cities after which zones are named, but not those of a single county or province."""
    for name in zone_names():
        area, _, city = name.partition("/")
        if area in _AREAS and "/" not in city:
            yield CityZone(city.replace("_", " "), name)


def _listed_cities() -> Iterator[CityZone]:
    zone = ""
    for line in _CITIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            names = (name.strip() for name in line.split(","))
            yield from (CityZone(name, zone) for name in names if name)
        elif not line.startswith("#"):
            zone = line


def _key(name: str) -> str:
    """A city's name as names compare: "Saint-Étienne" is "saint etienne"."""
    return folded(name.replace("-", " ").replace("’", " ").replace("'", " "))
