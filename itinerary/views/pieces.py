"""What an event with hours has of each of its days, from and to which minute."""

from datetime import date, datetime

from itinerary.programme.model import City, Event
from itinerary.values import Value
from itinerary.views.readers import Reader
from itinerary.when import DAY, MINUTE, Span, days_between

DAY_END = DAY // MINUTE


class Piece(Value, frozen=True):
    """What an event with hours has of one day: from and to which minute after its midnight."""

    event: Event
    day: date
    start: int
    end: int
    from_before: bool = False
    goes_on: bool = False


def pieces(event: Event, reader: Reader) -> list[Piece]:
    """What an event with hours has of each of its days, each end on its own clock.

    One of which an hour is not known has only the day of the other.

    Where the clocks are put back on the way so far that it would end before it starts, it is
    shown on the clock where it starts, as long as it really lasts, up to midnight.
    """
    ends = ends_seen(event, reader)
    if ends is None:
        return []
    start, end = ends
    days = days_between(start, end)
    first = _minute(start)
    last = DAY_END if end.date() > days.last else _minute(end)
    if event.when.is_open and days.first != days.last:
        if event.when.start:
            return [Piece(event, days.first, first, DAY_END)]
        return [Piece(event, end.date(), 0, max(_minute(end), 1))]
    if (days.last, last) <= (days.first, first):
        length = Span.between(start, end).length // MINUTE
        return [Piece(event, days.first, first, min(first + length, DAY_END))]
    return [
        Piece(
            event,
            day,
            start=first if day == days.first else 0,
            end=last if day == days.last else DAY_END,
            from_before=day != days.first,
            goes_on=day != days.last,
        )
        for day in days
    ]


def ends_seen(event: Event, reader: Reader) -> tuple[datetime, datetime] | None:
    """The local moments between which an event is drawn, on the clocks that the reader wants."""
    ends = event.when.held_ends
    if event.when.precision != "hours" or ends is None:
        return None
    if reader.clock.show == "zone":
        return ends[0].astimezone(reader.clock.zone), ends[1].astimezone(reader.clock.zone)
    return ends


def cities_on(part: Piece) -> list[City]:
    """The cities in which an event is on one of its days; on the way from one to another, none."""
    start, end = part.event.city, part.event.end_city
    shown = (start,) if start is end else (start, end)[part.from_before : 2 - part.goes_on]
    if part.event.when.is_open:
        shown = (start if part.event.when.start else end,)
    return [city for city in shown if city]


def _minute(instant: datetime) -> int:
    return instant.hour * 60 + instant.minute
