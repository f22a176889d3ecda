"""Where everybody is: what the programme says of a delegate's whereabouts at a moment."""

from dataclasses import dataclass
from datetime import UTC, datetime

from itinerary.programme.model import City, Delegate, Event, Programme, Stay
from itinerary.when import Days, midnights


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a delegate is: in a city, or on a journey; what they are busy with, if anything."""

    delegate: Delegate
    city: City | None
    journey: Event | None
    events: tuple[Event, ...]

    @property
    def is_free(self) -> bool:
        """Whether they are there, and nothing with hours is on for them."""
        return not self.events


def whereabouts(programme: Programme, now: datetime) -> tuple[Whereabouts, ...]:
    """Where each delegate is who is present at a moment, in the order of protocol."""
    return tuple(
        _whereabouts(programme, delegate, now)
        for delegate in programme.delegates.values()
        if _is_present(delegate, programme, now)
    )


def _whereabouts(programme: Programme, delegate: Delegate, now: datetime) -> Whereabouts:
    theirs = [
        event
        for event in programme.events
        if event.status != "cancelled" and delegate in event.delegates and event.when.span
    ]
    busy = tuple(
        event
        for event in theirs
        if event.when.precision == "hours" and event.when.span and now in event.when.span
    )
    journey = next((event for event in busy if event.journey), None)
    city = None if journey else _city(programme, delegate, theirs, busy, now)
    return Whereabouts(delegate, city, journey, busy)


def _city(
    programme: Programme,
    delegate: Delegate,
    theirs: list[Event],
    busy: tuple[Event, ...],
    now: datetime,
) -> City | None:
    """The city that the latest thing known before the moment leaves them in."""
    if busy:
        return busy[0].city
    seen = [(_arrived(event), event.end_city) for event in theirs if _arrived(event) <= now]
    seen += [
        (start, stay.city)
        for stay in programme.stays
        if delegate in stay.delegates and (start := _night(stay)) <= now
    ]
    return max(seen, key=lambda each: each[0])[1] if seen else None


def _arrived(event: Event) -> datetime:
    """When an event shows where somebody is: at its end; one of whole days, from its start on."""
    span = event.when.span
    if span is None:
        return datetime.max.replace(tzinfo=UTC)
    return span.end if event.when.precision == "hours" else span.start


def _night(stay: Stay) -> datetime:
    """The midnight that ends the day of arrival: whoever sleeps there has come by then."""
    return midnights(Days(stay.first, stay.first), stay.city.zone)[1].astimezone(UTC)


def _is_present(delegate: Delegate, programme: Programme, now: datetime) -> bool:
    """Whether a delegate's days include the moment, in any zone of the mission."""
    days = delegate.present or programme.days
    zones = [city.zone for city in programme.cities.values()]
    return any(now.astimezone(zone).date() in days for zone in zones)
