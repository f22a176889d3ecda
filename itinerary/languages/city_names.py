"""The cities after which time zones are named, as people say them where no programme does."""

from itinerary.languages import _
from itinerary.languages import deferred as d

_CITIES = frozenset(
    {
        d("Amsterdam"),
        d("Athens"),
        d("Auckland"),
        d("Bangkok"),
        d("Beirut"),
        d("Berlin"),
        d("Bogota"),
        d("Brussels"),
        d("Bucharest"),
        d("Budapest"),
        d("Cairo"),
        d("Casablanca"),
        d("Chicago"),
        d("Copenhagen"),
        d("Dakar"),
        d("Denver"),
        d("Dubai"),
        d("Dublin"),
        d("Helsinki"),
        d("Ho Chi Minh"),
        d("Hong Kong"),
        d("Honolulu"),
        d("Istanbul"),
        d("Jakarta"),
        d("Johannesburg"),
        d("Kolkata"),
        d("Lisbon"),
        d("London"),
        d("Los Angeles"),
        d("Madrid"),
        d("Manila"),
        d("Melbourne"),
        d("Mexico City"),
        d("Moscow"),
        d("Nairobi"),
        d("New York"),
        d("Oslo"),
        d("Paris"),
        d("Prague"),
        d("Riyadh"),
        d("Rome"),
        d("Sao Paulo"),
        d("Seoul"),
        d("Shanghai"),
        d("Singapore"),
        d("Stockholm"),
        d("Sydney"),
        d("Taipei"),
        d("Tokyo"),
        d("Toronto"),
        d("Vancouver"),
        d("Vienna"),
        d("Warsaw"),
        d("Zurich"),
    }
)


def zone_city(zone: str) -> str:
    """A zone's city: Paris of Europe/Paris, New York of America/New_York."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return _(city) if city in _CITIES else city
