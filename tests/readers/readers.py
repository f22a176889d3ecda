"""Calendars as other software reads them: one small adapter for each independent reader."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import ical.calendar_stream
import icalendar
import ics
import recurring_ical_events
import vobject


class Seen(NamedTuple):
    """What a reader sees of an event: instants in UTC, or days of which the last is excluded."""

    uid: str
    start: date
    end: date
    summary: str
    status: str
    location: str
    description: str


def _instant(value: Any) -> date:
    """A moment in UTC; a day as it is."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def icalendar_sees(data: str) -> Iterable[Seen]:
    """icalendar, whose parser also gathers what it had to forgive."""
    calendar = icalendar.Calendar.from_ical(data)
    for event in calendar.walk("VEVENT"):
        assert event.errors == []
        yield _icalendar_event(event)


def _icalendar_event(event: Any) -> Seen:
    return Seen(
        uid=str(event["UID"]),
        start=_instant(event.decoded("DTSTART")),
        end=_instant(event.decoded("DTEND")),
        summary=str(event["SUMMARY"]),
        status=str(event["STATUS"]),
        location=str(event.get("LOCATION", "")),
        description=str(event.get("DESCRIPTION", "")),
    )


def recurring_ical_events_sees(data: str) -> Iterable[Seen]:
    """recurring-ical-events, which unfolds what happens between two moments."""
    calendar = icalendar.Calendar.from_ical(data)
    for event in recurring_ical_events.of(calendar).between((2025, 4, 1), (2026, 12, 1)):
        yield _icalendar_event(event)


def ical_sees(data: str) -> Iterable[Seen]:
    """ical, which validates every property against RFC 5545."""
    calendar = ical.calendar_stream.IcsCalendarStream.calendar_from_ics(data)
    for event in calendar.events:
        assert event.end is not None
        yield Seen(
            uid=str(event.uid),
            start=_instant(event.dtstart),
            end=_instant(event.end),
            summary=str(event.summary),
            status=str(event.status.value if event.status else ""),
            location=event.location or "",
            description=event.description or "",
        )


def vobject_sees(data: str) -> Iterable[Seen]:
    """vobject, which trusts the VTIMEZONE and not the name of the zone."""
    calendar = vobject.readOne(data)
    calendar.validate(raiseException=True)
    for event in calendar.vevent_list:
        yield Seen(
            uid=event.uid.value,
            start=_instant(event.dtstart.value),
            end=_instant(event.dtend.value),
            summary=event.summary.value,
            status=event.status.value,
            location=event.location.value if hasattr(event, "location") else "",
            description=event.description.value,
        )


def ics_sees(data: str) -> Iterable[Seen]:
    """ics, with a parser of its own; its moments are arrow's."""
    for event in ics.Calendar(data).events:
        start, end = event.begin.datetime, event.end.datetime
        yield Seen(
            uid=event.uid,
            start=start.date() if event.all_day else _instant(start),
            end=end.date() if event.all_day else _instant(end),
            summary=event.name or "",
            status=event.status or "",
            location=event.location or "",
            description=event.description or "",
        )


READERS: dict[str, Callable[[str], Iterable[Seen]]] = {
    "icalendar": icalendar_sees,
    "recurring-ical-events": recurring_ical_events_sees,
    "ical": ical_sees,
    "vobject": vobject_sees,
    "ics": ics_sees,
}


def day_after(day: str) -> date:
    """The day that ends a span of whole days in a calendar."""
    return date.fromisoformat(day) + timedelta(days=1)
