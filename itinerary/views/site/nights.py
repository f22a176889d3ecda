"""The hotels of a page: for which nights, in which room, how one gets there, and whom one calls."""

from collections.abc import Iterable
from datetime import date, datetime, time

from itinerary.languages import _
from itinerary.languages.dates import short_range
from itinerary.programme.model import Delegate, Place, Stay
from itinerary.queries.hotels import venues
from itinerary.values import Value
from itinerary.views.details import maplink_line
from itinerary.views.readers import Reader
from itinerary.views.site.clocks import seconds
from itinerary.views.site.pages import Night, Taxi
from itinerary.views.site.taxis import hotel_taxi, taxi, taxi_anchor
from itinerary.views.site.texts import maybe_said, said
from itinerary.when import DAY, Days, midnights

_NOON = time(12)


class Hotel(Value, frozen=True, eq=False):
    """A hotel of the programme: a stay in it, and the place that it is, if any."""

    stay: Stay
    place: Place | None

    def taxi(self, reader: Reader) -> Taxi | None:
        """Its card for the driver."""
        if self.place and taxi_anchor(self.place):
            return taxi(self.place, reader)
        return hotel_taxi(self.stay, reader)


def hotels(stays: Iterable[Stay], places: Iterable[Place]) -> tuple[Hotel, ...]:
    """The stays of a programme, each with the place of that name in that city."""
    theirs = tuple(stays)
    return tuple(map(Hotel, theirs, venues(theirs, places)))


def night(hotel: Hotel, to: Delegate | None, reader: Reader) -> Night:
    """A stay as one delegate reads it: their own room, and nobody else's; with None, no room."""
    stay, place = hotel.stay, hotel.place
    card = hotel.taxi(reader)
    noon = datetime.combine(stay.departure, _NOON, stay.city.zone)
    return Night(
        name=said(stay.hotel or stay.city.name, reader),
        address=maybe_said(stay.address or (place.address if place else None), reader),
        city=said(stay.city.name, reader),
        days=short_range(Days(stay.first, stay.departure)),
        room=stay.rooms.get(to, "") if to else "",
        hours=_hours(stay),
        phone=stay.phone or (place.phone if place else None) or "",
        taxi=card.anchor if card else "",
        map=maplink_line(place) if place else "",
        start=seconds(midnights(Days(stay.first, stay.first), stay.city.zone)[0]),
        end=seconds(noon),
    )


def _hours(stay: Stay) -> tuple[str, ...]:
    """From when and until when one has the room."""
    words = (
        (_("Room from {hour}"), stay.check_in_from),
        (_("Room until {hour}"), stay.check_out_by),
    )
    return tuple(said.format(hour=f"{at:%H:%M}") for said, at in words if at)


def names_by_night(stays: Iterable[Stay]) -> dict[date, frozenset[str]]:
    """What the hotels of each night are called, in all languages."""
    found: dict[date, frozenset[str]] = {}
    for stay in stays:
        names = frozenset(stay.hotel.by_language.values() if stay.hotel else ())
        for night in Days(stay.first, stay.departure - DAY):
            found[night] = found.get(night, frozenset()) | names
    return found
