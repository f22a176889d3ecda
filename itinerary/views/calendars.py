"""What a calendar holds: its events as records, before iCalendar gives them its form.

A calendar goes to a phone, and from there who knows where. What reaches it is decided here and in
`descriptions`: never a `note`, never another delegate's address or number, and what is
confidential only in the calendars of those who take part.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.programme.model import Coordinates, Delegate, Event, Programme
from itinerary.releases.identity import Identity, Version
from itinerary.releases.snapshot import Off
from itinerary.views.descriptions import description, location, summary
from itinerary.views.readers import Reader
from itinerary.when import Days

_OFF: dict[Off, str] = {
    "postponed": d("Postponed: {title}"),
    "cancelled": d("Cancelled: {title}"),
    "left": d("Not for you any more: {title}"),
}


class CalendarEvent(NamedTuple):
    """One event as a calendar has it; times are local moments, or whole days, both included."""

    uid: str
    version: Version
    start: datetime | None
    end: datetime | None
    days: Days
    summary: str
    description: str
    location: str
    coordinates: Coordinates | None
    url: str | None
    category: str
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
    transparent: bool
    confidential: bool
    reminder: timedelta | None
    lead: timedelta = timedelta(0)  # by how much one must be there before the start


class Choices(NamedTuple):
    """What whoever exports may choose for all events alike."""

    utc: bool = False  # times in UTC, for software that goes wrong with time zones
    undated: bool = False  # events without a day too, over the days that are held for them
    reminder: timedelta | None = None  # in place of the programme's; of no length for none


def is_held(event: Event, choices: Choices) -> bool:
    """Whether a calendar holds an event: one with neither hours nor a day, only if chosen."""
    return choices.undated or event.when.held is not None


def shared(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that a calendar for several people may hold: none that is confidential."""
    return tuple(event for event in events if not event.confidential)


def calendar_event(
    event: Event, programme: Programme, reader: Reader, identity: Identity, to: Delegate | None
) -> CalendarEvent:
    """An event as a delegate's calendar has it, or, with None, one for several people."""
    when = event.when
    timed = when.precision == "hours"
    start, end = (when.held_ends if timed else None) or (None, None)
    uncertain = when.precision in {"day", "none"}
    cancelled = event.status == "cancelled"
    return CalendarEvent(
        uid=identity.uid,
        version=identity.version,
        start=start,
        end=end,
        days=when.days or programme.days,
        summary=summary(event, reader),
        description=description(event, programme, reader, to),
        location=location(event, reader),
        coordinates=_coordinates(event),
        url=None if cancelled else event.url,
        category=event.kind,
        status="CANCELLED" if cancelled else _certainty(event, uncertain=uncertain),
        transparent=cancelled or uncertain or event.optional,
        confidential=event.confidential,
        reminder=event.reminder if timed and not cancelled else None,
        lead=start - event.meet.at if start and event.meet else timedelta(0),
    )


def told_off(said: CalendarEvent, event: Event, reader: Reader, off: Off) -> CalendarEvent:
    """What is said of an event that is off, in the words for how it is."""
    title = event.title.read(reader.language)
    return said._replace(summary=_(_OFF[off]).format(title=title))


def adapted(event: CalendarEvent, choices: Choices) -> CalendarEvent:
    """An event as it was chosen to be; whole days have neither a zone nor a reminder."""
    start, end = event.start, event.end
    if start is None or end is None:
        return event
    if choices.reminder is not None and event.status != "CANCELLED":
        event = event._replace(reminder=choices.reminder or None)
    if choices.utc:
        event = event._replace(start=start.astimezone(UTC), end=end.astimezone(UTC))
    return event


def _certainty(event: Event, *, uncertain: bool) -> Literal["CONFIRMED", "TENTATIVE"]:
    return "TENTATIVE" if uncertain or event.status == "tentative" else "CONFIRMED"


def _coordinates(event: Event) -> Coordinates | None:
    """Where to go: the venue or, for want of one, the city; of a journey, where it starts."""
    place = event.journey.origin.place if event.journey else event.place
    spot = place or event.city
    return spot.coordinates if spot else None
