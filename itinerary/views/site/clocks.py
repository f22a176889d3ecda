"""Hours for a page: each end, each clock and each shift to another day on its own."""

from datetime import date, datetime

from itinerary.languages import _
from itinerary.languages import deferred_p as d_p
from itinerary.languages.dates import day_and_month, hour
from itinerary.programme.model import City, Event
from itinerary.views.hours import about_hour, ends_in
from itinerary.views.readers import Reader
from itinerary.views.site.pages import Clock, Hour, Instants
from itinerary.when import Days, Zone, midnights

_SHIFTS = {
    -2: d_p("shift", "−2"),
    -1: d_p("shift", "−1"),
    0: "",
    1: d_p("shift", "+1"),
    2: d_p("shift", "+2"),
}


def shown_hour(instant: datetime | None, day: date, *, about: bool = False) -> Hour | None:
    """An hour under the heading of a day, perhaps an approximate one; None if it is not known."""
    if instant is None:
        return None
    shift = (instant.date() - day).days
    said = _(_SHIFTS[shift]) if shift in _SHIFTS and shift else ""
    words = about_hour(hour(instant)) if about else hour(instant)
    return Hour(words, said or (day_and_month(instant.date()) if shift else ""), about)


def own_clock(event: Event, reader: Reader, day: date, zone: Zone) -> Clock:
    """The hours on the event's own clock, with its city where that is not the day's clock."""
    start, end = event.when.start, event.when.end
    known = start or end
    usual = known and known.astimezone(zone).utcoffset() == known.utcoffset()
    city = "" if usual or event.city is None else event.city.name.read(reader.language)
    begins = shown_hour(start, day, about=event.when.about)
    return Clock(begins, shown_hour(end, day), city)


def home_clock(event: Event, reader: Reader, day: date) -> Clock | None:
    """The hours at home, where they are others."""
    ends = ends_in(reader.clock.zone, event)
    own = (event.when.start, event.when.end)
    if all(mine is None or not differs(mine, reader) for mine in own):
        return None
    return Clock(shown_hour(ends[0], day), shown_hour(ends[1], day), reader.clock.label)


def home_hour(instant: datetime | None, reader: Reader, day: date) -> Clock | None:
    """One hour at home, where it is another."""
    if instant is None or not differs(instant, reader):
        return None
    return Clock(shown_hour(instant.astimezone(reader.clock.zone), day), None, reader.clock.label)


def differs(instant: datetime, reader: Reader) -> bool:
    """Whether the clock at home shows another hour at a local moment."""
    return instant.astimezone(reader.clock.zone).utcoffset() != instant.utcoffset()


def instants(event: Event, day: date) -> Instants | None:
    """When an event is, for a clock that counts; None for one that has no day.

    One of whole days is over, under each of them, when that day is.
    """
    held = event.when.held
    if held is None:
        return None
    start, end = held.start, held.end
    if event.when.precision != "hours" and event.city:
        start, end = midnights(Days(day, day), event.city.zone)
    is_open = event.when.precision == "hours" and event.when.end is None
    meet = seconds(event.meet.at) if event.meet and event.status != "cancelled" else None
    return Instants(seconds(start), seconds(end), meet, is_open=is_open)


def seconds(instant: datetime) -> int:
    """Seconds since 1970."""
    return int(instant.timestamp())


def city_clock(city: City | None, reader: Reader) -> tuple[str, str]:
    """On whose clock something is: zone and city; home's where it has no city."""
    if city is None:
        return reader.clock.zone.key, reader.clock.label
    return city.timezone, city.name.read(reader.language)
