"""The cities of a programme in the making, each with a time zone that is known for certain."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from itinerary.imports.drafts import Draft
from itinerary.imports.making.identifiers import Identifiers
from itinerary.imports.meanings.texts import one_line
from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shortened, shown
from itinerary.names import folded
from itinerary.programme.city_zones import zone_of
from itinerary.programme.text.writing import Block
from itinerary.when import Zone, zone


class City(NamedTuple):
    """A city that events take place in."""

    id: str
    name: str
    zone: Zone
    country: str


class Cities:
    """The cities that are asked for, in that order.

    The zone of a city is the one that the user gives, else the one that the file gives, else the
    one that is known by the city's name.
    """

    def __init__(self, drafts: Iterable[Draft], given: Mapping[str, str]) -> None:
        self._zones = {folded(name): zone for name, zone in _zones_in(drafts)}
        self._zones |= {folded(name): zone for name, zone in given.items()}
        self._identifiers = Identifiers("city")
        self._cities: dict[str, City] = {}

    def named(self, name: str, country: str = "") -> City:
        """The city of this name; Unclear when its zone is not known."""
        name = one_line(name)
        key = folded(name)
        if key not in self._cities:
            found = self._zones.get(key) or zone_of(name)
            if found is None:
                sentence = _('No time zone is known for {name}. Add `--zone "{city}=ZONE"`.')
                raise Unclear(sentence.format(name=shown(name), city=shortened(name)))
            self._add(key, City(self._identifiers.new(name), name, zone(found), country))
        return self._cities[key]

    def of_zone(self, name: str) -> City:
        """What stands for the cities of a zone where the file names only the zone."""
        key = folded(name)
        if key not in self._cities:
            self._add(key, City(self._identifiers.new(name), name, zone(name), ""))
        return self._cities[key]

    def all(self) -> tuple[City, ...]:
        """All of them."""
        return tuple(self._cities.values())

    def record(self) -> Block:
        """The cities as the programme file has them."""
        return Block({city.id: _record(city) for city in self.all()})

    def _add(self, key: str, city: City) -> None:
        self._cities[key] = city


def _record(city: City) -> Block:
    country = {"country": city.country} if city.country else {}
    return Block({"name": city.name, **country, "timezone": city.zone.key}, on_one_line=True)


def _zones_in(drafts: Iterable[Draft]) -> Iterator[tuple[str, str]]:
    """The zones that the file itself gives to its cities, the first one last: it counts."""
    for draft in reversed(tuple(drafts)):
        timing = draft.timing
        origin, destination = draft.journey or (draft.city, draft.city)
        if timing.end_zone and destination and draft.journey:
            yield destination, timing.end_zone
        if timing.zone and origin:
            yield origin, timing.zone
