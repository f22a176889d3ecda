"""iCalendar (RFC 5545), in the form that every phone and every calendar program reads alike.

An event becomes bytes once, with icalendar; a calendar is those bytes, joined under its header.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple
from urllib.parse import quote

from icalendar import Alarm, Event
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vCalAddress, vText, vUri

from itinerary import PRODUCT
from itinerary.formats.calendar.vtimezone import vtimezone
from itinerary.formats.directions import isolated
from itinerary.formats.mailboxes import Mailbox
from itinerary.releases.identity import Version
from itinerary.views.calendars import CalendarEvent
from itinerary.when import DAY, Days

_HEADER = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    f"PRODID:{PRODUCT}",
    "CALSCALE:GREGORIAN",
)
# RFC 7986, 5.7, and what was there before it.
_REFRESHED = ("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")
_EVENT = re.compile(rb"^BEGIN:VEVENT\r\nUID:([^\r]*).*?^END:VEVENT\r\n", re.DOTALL | re.MULTILINE)
# What a calendar may not hold: controls, and the code points that are no characters (Unicode 23.7).
_LINE_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_NO_CHARACTERS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(f"[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef{_NO_CHARACTERS}]")
_VERSION = re.compile(rb"^(DTSTAMP|LAST-MODIFIED|SEQUENCE):[^\r]*\r\n", re.MULTILINE)
# What each event begins with.
_IDENTITY = re.compile(
    rb"\r\nUID:([^\r]*)\r\nDTSTAMP:[^\r]*\r\nLAST-MODIFIED:(\d{8}T\d{6}Z)\r\nSEQUENCE:(\d{1,9})\r"
)


# What a message asks of a mail program (RFC 5546): to take an event or its change, or to drop it.
Method = Literal["REQUEST", "CANCEL"]

_BY_START = attrgetter("start", "uid")


_NOT_IN_NAMES = str.maketrans({'"': "'"})


class EventBytes(NamedTuple):
    """A serialised event, its place among others, and the zones and days that it needs."""

    uid: str
    version: Version
    start: datetime
    data: bytes
    zones: frozenset[str]
    days: Days


def write_event(event: CalendarEvent) -> EventBytes:
    """One VEVENT, its properties in a fixed order."""
    component = Event()
    component.add("UID", event.uid)
    component.add("DTSTAMP", event.version.modified)
    component.add("LAST-MODIFIED", event.version.modified)
    component.add("SEQUENCE", event.version.sequence)
    for name, value in zip(("DTSTART", "DTEND"), _ends(event), strict=True):
        component.add(name, _time(value))
    component.add("SUMMARY", _plain(event.summary))
    component.add("STATUS", event.status)
    component.add("TRANSP", "TRANSPARENT" if event.transparent else "OPAQUE")
    component.add("CLASS", "CONFIDENTIAL" if event.confidential else "PUBLIC")
    _add_place(component, event)
    if event.description:
        component.add("DESCRIPTION", _plain(event.description))
    if event.url:
        component.add("URL", event.url)
    component.add("CATEGORIES", [event.category])
    component.add("X-MICROSOFT-CDO-BUSYSTATUS", _busy(event))
    if event.start is None:
        component.add("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE")
    if event.reminder and event.start:
        component.add_component(_alarm(event, event.reminder + event.lead))
    zones = {str(end.tzinfo) for end in _ends(event) if isinstance(end, datetime)} - {"UTC"}
    start = event.start or datetime.combine(event.days.first, time())
    return EventBytes(
        uid=event.uid,
        version=event.version,
        start=start.astimezone(UTC) if event.start else start.replace(tzinfo=UTC),
        data=component.to_ical(sorted=False),
        zones=frozenset(zones),
        days=event.days,
    )


def addressed(
    event: EventBytes, organizer: Mailbox, attendee: Mailbox, *, asks: bool
) -> EventBytes:
    """A serialised event with who invites, and the one who is invited, and may be asked to reply.

    In a calendar that is no message neither may stand: Outlook would invite people when it is
    edited.
    """
    asked = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"} if asks else {}
    lines = _party("ORGANIZER", organizer) + _party("ATTENDEE", attendee, asked)
    return event._replace(data=event.data.replace(b"\r\nSUMMARY:", lines + b"\r\nSUMMARY:", 1))


def _party(role: str, who: Mailbox, asked: Mapping[str, str] | None = None) -> bytes:
    """A line that names somebody, after the line before it.

    Not all readers know a quotation mark in CN.
    """
    named = {"CN": _plain(who.name).translate(_NOT_IN_NAMES)} if who.name else {}
    parameters = Parameters({**named, **(asked or {})})
    # RFC 6068, 2: what has a meaning in an address of the web does not stand for itself.
    address = vCalAddress(f"mailto:{quote(who.address, safe='@!$*+,-._~')}")
    line: bytes = Contentline.from_parts(role, parameters, address).to_ical()
    return b"\r\n" + line


def is_our_calendar(data: bytes) -> bool:
    """Whether bytes begin as our calendars do."""
    return data.startswith("".join(f"{line}\r\n" for line in _HEADER[:3]).encode())


def write_calendar(title: str, events: Iterable[EventBytes], method: Method | None = None) -> bytes:
    """One VCALENDAR of serialised events, by start and then UID, with the zones that they need.

    A calendar of one event has no name: Outlook would open a new calendar for it. The method is
    that of a message.
    """
    ordered = sorted(events, key=_BY_START)
    lines = [*([f"METHOD:{method}"] if method else ()), *(_names(title) if ordered[1:] else ())]
    return _calendar([*lines, *_zones(ordered)], ordered)


def write_feed(title: str, events: Iterable[EventBytes], home: str, mission: Days) -> bytes:
    """The same for those who subscribe to it, who are asked to look for changes each hour.

    It has a name and, for want of an event, the clock at home: a calendar has one component at
    least (RFC 5545, 3.4).
    """
    ordered = sorted(events, key=_BY_START)
    zones = _zones(ordered) if ordered else vtimezone(home, mission.first, mission.last)
    return _calendar([*_names(title), *_REFRESHED, *zones], ordered)


def write_zone(zone: str, days: Days) -> bytes:
    """A calendar of nothing but the clock of a zone over some days."""
    return _calendar(vtimezone(zone, days.first, days.last), ())


def _zones(events: Sequence[EventBytes]) -> Iterator[str]:
    """The zones that events need, over the days of all."""
    days = [event.days for event in events]
    for zone in sorted(frozenset().union(*(event.zones for event in events))):
        first, last = min(each.first for each in days), max(each.last for each in days)
        yield from vtimezone(zone, first, last)


def _calendar(lines: Iterable[str], events: Iterable[EventBytes]) -> bytes:
    head = "".join(f"{line}\r\n" for line in (*_HEADER, *lines)).encode()
    return b"".join([head, *(event.data for event in events), b"END:VCALENDAR\r\n"])


def read_events(data: bytes) -> dict[str, bytes]:
    """The events of a calendar that was written here, by their UID, without their versions."""
    return {match[1].decode(): unversioned(match[0]) for match in _EVENT.finditer(data)}


def read_versions(data: bytes) -> dict[str, Version]:
    """The versions of the events of a calendar that was written here, by their UID."""
    versions: dict[str, Version] = {}
    for uid, modified, sequence in _IDENTITY.findall(data):
        with suppress(ValueError):  # a moment that there is not was not written here
            moment = datetime.fromisoformat(modified.decode())
            versions[uid.decode()] = Version(int(sequence), moment)
    return versions


@lru_cache(maxsize=4096)
def unversioned(event: bytes) -> bytes:
    """What an event says, without the count and the moments of its changes."""
    return _VERSION.sub(b"", event)


def _names(title: str) -> tuple[str, ...]:
    """The name of a calendar: the standard's property (RFC 7986) and the one that is read."""
    text = vText(_plain(title))
    lines = (Contentline.from_parts(name, Parameters(), text) for name in ("NAME", "X-WR-CALNAME"))
    return tuple(line.to_ical().decode() for line in lines)


def _plain(text: str) -> str:
    """A text without what a calendar may not hold, with one sort of line break, names isolated.

    No backslash but iCalendar's own: not all readers take one that escapes nothing.
    """
    return isolated(_FORBIDDEN.sub("", _LINE_BREAK.sub("\n", text)).replace("\\", "/"))


def _ends(event: CalendarEvent) -> tuple[date, date]:
    """Start and end: with hours, on their own clocks; else days, of which the last is excluded."""
    if event.start is None or event.end is None:
        return event.days.first, event.days.last + DAY
    return _unmistakable(event.start), _unmistakable(event.end)


def _unmistakable(moment: datetime) -> datetime:
    """The moment in its zone; in UTC on a day of a change of clocks, for readers are an hour off
    on it."""
    day = moment.replace(hour=0, minute=0, fold=0)
    next_day = day + DAY
    same = day.utcoffset() == next_day.utcoffset() == moment.utcoffset()
    return moment if same else moment.astimezone(UTC)


def _time(value: date) -> date | vText:
    """A day; a moment in UTC; or one on its own clock, which icalendar would not name for zones
    such as Africa/Dakar, that are never away from UTC."""
    zone = str(value.tzinfo) if isinstance(value, datetime) else "UTC"
    if zone == "UTC":
        return value
    return vText(f"{value:%Y%m%dT%H%M%S}", params={"TZID": zone})


def _add_place(component: Event, event: CalendarEvent) -> None:
    if event.location:
        component.add("LOCATION", _plain(event.location))
    if event.coordinates is None:
        return
    latitude, longitude = event.coordinates
    component.add("GEO", vUri(f"{_degrees(latitude)};{_degrees(longitude)}"))
    parameters = {"VALUE": "URI", "X-APPLE-RADIUS": "100", "X-TITLE": _plain(event.location)}
    component.add(
        "X-APPLE-STRUCTURED-LOCATION",
        vUri(f"geo:{_degrees(latitude)},{_degrees(longitude)}", params=parameters),
    )


def _degrees(value: float) -> str:
    """Degrees without an exponent (RFC 5545, 3.3.7): six digits are a tenth of a metre."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _busy(event: CalendarEvent) -> str:
    """Microsoft's word for STATUS and TRANSP together."""
    if event.transparent:
        return "FREE"
    return "TENTATIVE" if event.status == "TENTATIVE" else "BUSY"


def _alarm(event: CalendarEvent, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm["TRIGGER"] = vText(f"-PT{int(before.total_seconds()) // 60}M")
    # Etar writes one of the two descriptions over the other: they are the same.
    alarm.add("DESCRIPTION", _plain(event.description or event.summary))
    return alarm
