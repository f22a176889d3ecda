"""Which of the programme's venues the hotel of a stay is."""

from collections.abc import Iterable, Iterator

from itinerary.programme.model import Place, Stay


def venues(stays: Iterable[Stay], places: Iterable[Place]) -> Iterator[Place | None]:
    """For each stay the place of that name in that city, if there is one."""
    named = {
        (name, place.city.id): place for place in places for name in place.name.by_language.values()
    }
    for stay in stays:
        names = stay.hotel.by_language.values() if stay.hotel else ()
        found = (named.get((name, stay.city.id)) for name in names)
        yield next(filter(None, found), None)
