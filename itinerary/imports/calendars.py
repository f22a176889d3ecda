"""Calendars (RFC 5545) to drafts: each VEVENT, with the line on which it begins."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar
from icalendar.cal.component import Component
from icalendar.prop import vCalAddress, vDDDTypes, vUnknown

from itinerary.errors import FileError
from itinerary.imports.content_lines import MAX_BYTES, content_lines
from itinerary.imports.drafts import Draft, Drafts, Person, Remark, Timing
from itinerary.imports.meanings.cells import checked_zone, email_address, web_address
from itinerary.imports.meanings.texts import decoded, one_line, plain
from itinerary.languages import _
from itinerary.languages.meanings import codes
from itinerary.languages.meanings.dates import written_time
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.when import DAY, Days

_STATUSES = {"TENTATIVE": "tentative", "CANCELLED": "cancelled"}
_PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
# RFC 5545, section 3.3.11; the library leaves them in properties that it does not know.
_ESCAPED = re.compile(r"\\([\\;,nN])")
_NOT_PEOPLE = frozenset({"ROOM", "RESOURCE"})


def read_calendar(name: str, title: str, data: bytes) -> Drafts:
    """The events of a calendar; FileError when the bytes are none."""
    if len(data) > MAX_BYTES:
        raise FileError(_("{path} is too large. Split it.").format(path=name))
    lines = content_lines(name, decoded(name, data))
    try:
        calendars = Calendar.from_ical(lines.text, multiple=True)
        if not calendars:
            raise ValueError(name)
        names = [_text(each, key) for each in calendars for key in ("NAME", "X-WR-CALNAME")]
        zones = [(each, _zone(each)) for each in calendars]
        events = [(event, zone) for each, zone in zones for event in each.walk("VEVENT")]
        drafts = [
            _Reader(event, zone, line).draft()
            for (event, zone), line in zip(events, lines.events, strict=False)
        ]
    except Exception as error:  # whatever the library makes of foreign bytes
        raise FileError(_("{path} is damaged, or no calendar.").format(path=name)) from error
    untitled = _("This event has no title; it is left out.")
    return Drafts(
        next(filter(None, names), title),
        tuple(draft for draft in drafts if draft.title),
        tuple(Remark(draft.where, untitled) for draft in drafts if not draft.title),
    )


class _Reader:
    """One event, asked property by property; `zone` is the calendar's own, if it has any."""

    def __init__(self, event: Component, zone: str, line: int) -> None:
        self._event = event
        self._zone = zone
        self._where = _("line {number}").format(number=line)
        self._remarks: list[Remark] = []

    def draft(self) -> Draft:
        """The event as a draft."""
        event = self._event
        status = _text(event, "STATUS").upper()
        texts = {"description": _text(event, "DESCRIPTION"), "url": self._url()}
        if "RRULE" in event or "RDATE" in event:
            self._remark(_("The event is repeated; only its first time is taken."))
        timing = self._timing()
        return Draft(
            where=self._where,
            title=one_line(_text(event, "SUMMARY")),
            kind=_kind(event),
            status=_STATUSES.get(status, ""),
            timing=timing,
            place=_text(event, "LOCATION"),
            who=tuple(self._people()),
            confidential=_text(event, "CLASS").upper() in _PRIVATE,
            texts={key: text for key, text in texts.items() if text},
            remarks=tuple(self._remarks),
        )

    def _remark(self, sentence: str) -> None:
        self._remarks.append(Remark(self._where, sentence))

    def _timing(self) -> Timing:
        start, end = self._moment("DTSTART"), self._moment("DTEND")
        duration = getattr(_first(self._event, "DURATION"), "td", None)
        if not isinstance(start, datetime):
            days = _days(start, end) if start else None
            return Timing(days=days, all_day=True, zone=self._zone)
        if end is not None and not isinstance(end, datetime):
            self._remark(_("The end has no hour; it is left out."))
            end = None
        zone = self._zone_of("DTSTART", start)
        return Timing(start, end, duration if end is None else None, zone=zone)

    def _moment(self, name: str) -> date | None:
        """The day or moment of a property; moments that have a zone are in UTC."""
        written = _first(self._event, name)
        if written is None:
            return None
        moment = written.dt if isinstance(written, vDDDTypes) else None
        if not isinstance(moment, date):
            self._remark(_("{name} is not a date or an hour.").format(name=shown(written)))
            return None
        try:
            written_time(moment)
        except Unclear as unclear:
            self._remark(str(unclear))
            return None
        if isinstance(moment, datetime) and moment.tzinfo:
            return moment.astimezone(UTC)
        return moment

    def _zone_of(self, name: str, moment: datetime) -> str:
        """The IANA name of a moment's zone: its own, else the calendar's, else UTC."""
        if moment.tzinfo is None:
            return self._zone
        own = getattr(_first(self._event, name).dt.tzinfo, "key", "")
        return own if own not in {"", "UTC"} and _is_zone(own) else self._zone or "UTC"

    def _people(self) -> Iterator[Person]:
        for address in _all(self._event, "ATTENDEE"):
            parameters = getattr(address, "params", {})
            leaves = str(parameters.get("PARTSTAT", "")).upper() == "DECLINED"
            if leaves or str(parameters.get("CUTYPE", "")).upper() in _NOT_PEOPLE:
                continue
            email = str(address).partition(":")[2] if isinstance(address, vCalAddress) else ""
            name = one_line(str(parameters.get("CN", ""))) or email
            if name:
                yield Person(name, _email(email))

    def _url(self) -> str:
        written = _text(self._event, "URL")
        try:
            return web_address(written) if written else ""
        except Unclear as unclear:
            self._remark(str(unclear))
            return ""


def _all(component: Any, name: str) -> list[Any]:
    """All values of a property, which the library gives as one or as a list."""
    found = component.get(name)
    if found is None:
        return []
    return list(found) if isinstance(found, list) else [found]


def _first(component: Any, name: str) -> Any:
    return next(iter(_all(component, name)), None)


def _text(component: Any, name: str) -> str:
    """The text of a property; "" where there is none."""
    written = _first(component, name)
    if isinstance(written, vUnknown):
        return plain(_ESCAPED.sub(_unescaped, str(written)))
    return plain(str(written or ""))


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def _days(start: date, end: date | None) -> Days:
    """The days of an event without hours, whose end is the day after its last."""
    last = end.date() if isinstance(end, datetime) else end
    return Days(start, max(start, last - DAY) if last else start)


def _kind(event: Component) -> str:
    """The kind that one of the event's categories names, if one does."""
    for category in getattr(_first(event, "CATEGORIES"), "cats", ()):
        try:
            return codes.kind(plain(str(category)))
        except Unclear:
            continue
    return ""


def _email(written: str) -> str:
    try:
        return email_address(written)
    except Unclear:
        return ""


def _zone(calendar: Any) -> str:
    """The zone that the calendar as a whole names, if it is one."""
    name = _text(calendar, "X-WR-TIMEZONE")
    return name if _is_zone(name) else ""


def _is_zone(name: str) -> bool:
    try:
        return bool(name and checked_zone(name))
    except Unclear:
        return False
