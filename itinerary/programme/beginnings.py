"""A new programme to start from: a commented template, filled in with the mission's frame."""

from datetime import date
from importlib.resources import files
from string import Template
from typing import NamedTuple

from itinerary.languages.city_names import zone_city
from itinerary.names import slug
from itinerary.programme.text.writing import scalar
from itinerary.when import DAY, Days


class NewCity(NamedTuple):
    """A city of the mission, and its time zone."""

    name: str
    timezone: str


class Beginning(NamedTuple):
    """What a new programme is asked for: home is the first of the cities, then where it goes."""

    title: str
    days: Days
    cities: tuple[NewCity, ...]


def new_programme(beginning: Beginning, language: str) -> str:
    """The text of a new programme, with its remarks in a language of the tool."""
    ids = _ids(beginning.cities)
    lines = [
        f"  {id}: {{name: {scalar(city.name)}, timezone: {city.timezone}}}"
        for id, city in zip(ids, beginning.cities, strict=True)
    ]
    template = files("itinerary.programme").joinpath("templates", f"programme.{language}.yaml")
    return Template(template.read_text("utf-8")).substitute(
        id=f"{slug(beginning.title) or 'mission'}-{beginning.days.first.year}",
        title=scalar(beginning.title),
        start=beginning.days.first,
        end=beginning.days.last,
        next=_next(beginning.days),
        home=ids[0],
        away=ids[:2][-1],  # home too, where it goes nowhere else
        cities="\n".join(lines),
    )


def _ids(cities: tuple[NewCity, ...]) -> list[str]:
    """An id for each city, from its name, or the zone's that is named after it; else a number."""
    ids: list[str] = []
    for number, city in enumerate(cities, 1):
        zone = city.timezone.rpartition("/")[2]
        of_zone = slug(zone) if zone_city(city.timezone) == city.name else ""
        id = slug(city.name) or of_zone or f"city-{number}"
        ids.append(id if id not in ids else f"{id}-{number}")
    return ids


def _next(days: Days) -> date:
    """The day after the first: a journey that leaves on the first day has arrived."""
    return days.first + DAY
