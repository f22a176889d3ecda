"""Who reads: in which language, on which clocks."""

from collections.abc import Iterable
from typing import Literal

from itinerary.languages import speaking, spoken
from itinerary.languages.city_names import zone_city
from itinerary.programme.model import City, Delegate, Programme
from itinerary.queries.lookup import city_of_zone
from itinerary.values import Value
from itinerary.when import Zone


class Clock(Value, frozen=True):
    """Which clocks to show: the event's own, a zone's, or both; and what to call that zone."""

    show: Literal["both", "local", "zone"]
    zone: Zone
    label: str


class Reader(Value, frozen=True):
    """Who reads: in which language, on which clocks; in prose hours stand as sentences say them."""

    language: str
    clock: Clock
    prose: bool = False


def reader_in(language: str, programme: Programme) -> Reader:
    """Who reads in one of the languages of the tool, on the clocks of events and at home."""
    home = programme.home
    with speaking(language):
        label = zone_label(home.timezone, programme.cities.values(), language)
    return Reader(language, Clock("both", home.zone, label))


def reader_for(to: Delegate | None, programme: Programme, otherwise: Reader) -> Reader:
    """A delegate as a reader in the language of their entry; else who reads otherwise."""
    language = spoken(to.language) if to else None
    return reader_in(language, programme) if language else otherwise


def zone_label(name: str, cities: Iterable[City], language: str) -> str:
    """A zone by its city as people say it: "Paris" for Europe/Paris, パリ where the file has it."""
    city = city_of_zone(name, cities)
    return city.name.read(language) if city else zone_city(name)
