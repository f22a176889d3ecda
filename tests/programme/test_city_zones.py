"""Zones by the names of cities: found where only one can be meant, and offered elsewhere."""

import pytest

from itinerary.programme.city_zones import cities_near, zone_of
from itinerary.when import zone_names


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Dijon", "Europe/Paris"),
        ("Osaka", "Asia/Tokyo"),
        ("大阪", "Asia/Tokyo"),
        ("kyoto", "Asia/Tokyo"),
        ("Nagoya", "Asia/Tokyo"),
        ("TOKYO", "Asia/Tokyo"),
        ("saint etienne", "Europe/Paris"),
        ("Londres", "Europe/London"),
        ("New York", "America/New_York"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("ソウル", "Asia/Seoul"),
    ],
)
def test_a_city_is_found_in_any_language(city: str, zone: str) -> None:
    """Without regard to case, accents and hyphens, in English, French and Japanese."""
    assert zone_of(city) == zone


@pytest.mark.parametrize(
    "city", ["Cambridge", "Saint-Denis", "Córdoba", "Nowhere", "Vincennes", ""]
)
def test_a_city_that_could_be_two_is_not_chosen(city: str) -> None:
    """A name that is two cities', or nobody's, has no zone."""
    assert zone_of(city) is None


def test_what_was_probably_meant_is_offered() -> None:
    """A typing error offers the nearest cities, a name of two cities both of them."""
    assert cities_near("Oska")[0] == ("Osaka", "Asia/Tokyo")
    assert cities_near("Tokio")[0] == ("Tokyo", "Asia/Tokyo")
    assert {city.zone for city in cities_near("Cambridge")} == {"America/New_York", "Europe/London"}
    assert cities_near("Xqzwy") == ()


def test_every_zone_of_the_list_is_one() -> None:
    """The list names only zones that exist, and no city twice in one zone."""
    from itinerary.programme.city_zones import _listed_cities

    cities = list(_listed_cities())
    assert {city.zone for city in cities} <= set(zone_names())
    assert len(set(cities)) == len(cities) > 500
