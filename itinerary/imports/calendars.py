"""Calendars (RFC 5545) to drafts: each VEVENT, with the line on which it begins."""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from icalendar import Calendar, Event
from icalendar.cal.component import Component
from icalendar.prop import vDDDTypes, vText
from icalendar.timezone import tzp
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from itinerary import PRODUCT
from itinerary.errors import FileError
from itinerary.imports.asked import Asked
from itinerary.imports.content_lines import (
    MAX_BYTES,
    CalendarLines,
    ContentLine,
    calendar_lines,
)
from itinerary.imports.drafts import Draft, Drafts, Part, Person, Remark, Timing
from itinerary.imports.meanings.cells import checked_zone, email_address, web_address
from itinerary.imports.meanings.texts import decoded, one_line, plain
from itinerary.imports.meanings.zones import named_zone
from itinerary.imports.occurrences import is_repeated, occurrences, own_days
from itinerary.imports.own.calendars import understood
from itinerary.imports.properties import Zones, properties, where
from itinerary.languages import _, plural
from itinerary.languages.meanings import codes
from itinerary.languages.meanings.dates import written_time
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.values import replace
from itinerary.when import DAY, Days

_LINE = "X-ITINERARY-LINE"  # where an event begins: what is reckoned from it keeps that
_LONGEST = timedelta(days=366)
_STATUSES = {"TENTATIVE": "tentative", "CANCELLED": "cancelled"}
_PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
_ESCAPED = re.compile(r"\\([\\;,nN])")  # RFC 5545, section 3.3.11
_CARETS = re.compile(r"\^([\^n'])")  # in parameters: RFC 6868
# What the library reads: it takes long for each property, and texts need none of that.
_TIMES = frozenset({"DTSTART", "DTEND", "DURATION"})
_REPEATED = frozenset({"RRULE", "RDATE", "RECURRENCE-ID"})
_SERIES = _REPEATED | {"EXDATE", "UID", "SEQUENCE"}
_NOT_PEOPLE = frozenset({"ROOM", "RESOURCE"})


def read_calendar(name: str, title: str, data: bytes, asked: Asked | None = None) -> Drafts:
    """The events of a calendar, each time of those that are repeated within some days, by default
    those of the file; of one of ours, what its words say. FileError when the bytes are none."""
    asked = asked or Asked()
    if len(data) > MAX_BYTES:
        raise FileError(_("{path} is too large. Split it.").format(path=name))
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    parts: list[Part] = []
    names: list[str] = []
    ours: list[bool] = []
    for lines in calendar_lines(name, decoded(name, data)):
        calendar = _Calendar(name, lines)
        read = calendar.drafts(asked.days)
        ours.append(calendar.is_ours)
        titled = [draft for draft in read if draft.is_called]
        left_out = [*calendar.left_out]
        untitled = _("This event has no title; it is left out.")
        left_out += [Remark(draft.where, untitled) for draft in read if not draft.is_called]
        number = len(lines.events)
        events = plural("{number} event", "{number} events", number)
        names.append(calendar.name)
        part = calendar.name if calendar.name not in [part.name for part in parts] else ""
        parts.append(Part(part, events, tuple(left_out)))
        drafts += [replace(draft, part=part) for draft in titled]
        remarks += left_out
    called = next(filter(None, names), title)
    found = Drafts(called, tuple(drafts), tuple(remarks), (), tuple(parts))
    return understood(found, asked.ids) if all(ours) else found


class _Calendar:
    """One calendar of a file: its name, its zone, and its events as its reader takes them."""

    def __init__(self, file: str, lines: CalendarLines) -> None:
        self._file = file
        self._lines = lines
        self.left_out: list[Remark] = []
        own = {line.name: plain(line.value) for line in reversed(lines.own)}
        self.name = one_line(_unescaped_text(own.get("NAME") or own.get("X-WR-CALNAME") or ""))
        self.is_ours = own.get("PRODID") == PRODUCT
        self._zone = named_zone(own.get("X-WR-TIMEZONE", "")) or ""
        tzids = {line.value for line in lines.zones if line.name == "TZID"}
        self._zones = Zones(frozenset(tzids), WINDOWS_TO_OLSON)

    def drafts(self, days: Days | None) -> list[Draft]:
        """The events as drafts, by their places in the file."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library thinks of what others wrote
            self._learn_zones()
            events = self._newest([each for each in map(self._event, self._lines.events) if each])
            repeated = [each for each in events if is_repeated(each.event)]
            lines = {each.line for each in repeated}
            series = [each for each in events if each.line in lines]
            times = [each for each in events if each.line not in lines]
            span = days or own_days([each.event for each in events])
            if series and span:
                times += self._times(series, span)
            elif series:
                times += series
            return [_Reader(each, self._zone).draft() for each in sorted(times, key=_line)]

    def _times(self, series: Sequence["_Event"], days: Days) -> Iterator["_Event"]:
        """The times of repeated events, each with what is known of the event that it is of."""
        by_line = {each.line: each for each in series}
        found = list(occurrences(self._file, [each.event for each in series], days))
        for event in found:
            line = int(str(event[_LINE]))
            yield by_line[line]._replace(event=event, series=str(event.get("UID", line)))
        met = {str(each.get("UID", each[_LINE])) for each in found}
        for each in series:
            if str(each.event.get("UID", each.line)) not in met:
                sentence = _("It takes place on no day from {first} to {last}; it is left out.")
                said = sentence.format(first=days.first, last=days.last)
                self.left_out.append(Remark(each.where, said))

    def _learn_zones(self) -> None:
        """Lets the library know the zones that the file defines, and none of another file."""
        tzp.use_default()
        text = "\n".join(line.text for line in self._lines.zones)
        try:
            Calendar.from_ical(f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR")
        except Exception:  # whatever the library makes of foreign bytes
            self._zones = self._zones._replace(own=frozenset())

    def _event(self, lines: Sequence[ContentLine]) -> "_Event | None":
        """An event as the library reads it; None, and a remark, where it cannot."""
        begin, *others = lines
        read = properties(others, self._zones)
        repeated = any(line.name in _REPEATED for line in read.lines)
        names = _TIMES | _SERIES if repeated else _TIMES
        text = "\n".join(line.text for line in read.lines if line.name in names)
        try:
            event = Event.from_ical(f"BEGIN:VEVENT\n{_LINE}:{begin.number}\n{text}\nEND:VEVENT")
        except Exception:  # whatever the library makes of foreign bytes
            said = _("This event cannot be read; it is left out.")
            self.left_out.append(Remark(where(begin), said))
            return None
        return _Event(
            event=event,
            line=begin.number,
            texts=_by_name(read.lines),
            remarks=(*read.remarks, *_without_broken(event, where(begin))),
            unknown_zone=read.unknown_zone,
            day_zone=read.day_zone,
        )

    def _newest(self, events: Sequence["_Event"]) -> list["_Event"]:
        """The events without those of which the file has a newer version."""
        newest: dict[object, _Event] = {}
        for each in events:
            key = each.identity()
            known = newest.get(key)
            if known is None or each.version() >= known.version():
                newest[key] = each
            older = known if newest[key] is each else each
            if older:
                sentence = _("The file has a newer version of this event; this one is left out.")
                self.left_out.append(Remark(older.where, sentence))
        return list(newest.values())


class _Event(NamedTuple):
    """The times of an event as the library has them, the line on which it begins, its other
    properties, and what was wrong with it."""

    event: Component
    line: int
    texts: Mapping[str, Sequence[ContentLine]]
    remarks: tuple[Remark, ...] = ()
    unknown_zone: str = ""
    day_zone: str = ""
    series: str = ""

    @property
    def where(self) -> str:
        """The address of the event."""
        return _("line {number}").format(number=self.line)

    def text(self, name: str) -> str:
        """The text of a property; "" where there is none."""
        lines = self.texts.get(name)
        return _unescaped_text(lines[0].value) if lines else ""

    def identity(self) -> object:
        """What is the same in all versions of an event."""
        written = _first(self.event, "RECURRENCE-ID")
        moved = written.dt if isinstance(written, vDDDTypes) else written
        return (self.text("UID"), str(moved)) if self.text("UID") else self.line

    def version(self) -> tuple[int, str]:
        """What grows from one version to the next."""
        sequence = self.text("SEQUENCE")
        number = int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0
        return number, self.text("LAST-MODIFIED") or self.text("DTSTAMP")


def _line(event: _Event) -> int:
    return event.line


class _Reader:
    """One event, asked property by property; `zone` is the calendar's own, if it has any."""

    def __init__(self, read: _Event, zone: str) -> None:
        self._event = read.event
        self._read = read
        self._zone = zone
        self._unknown_zone = read.unknown_zone
        self._day_zone = read.day_zone
        self._where = read.where
        self._series = read.series
        self._remarks = [*read.remarks]

    def draft(self) -> Draft:
        """The event as a draft."""
        text = self._read.text
        texts = {"description": plain(text("DESCRIPTION")), "url": self._url()}
        timing = self._timing()
        return Draft(
            where=self._where,
            title=one_line(text("SUMMARY")),
            kind=self._kind(),
            status=_STATUSES.get(text("STATUS").upper(), ""),
            timing=timing,
            place=text("LOCATION"),
            who=tuple(self._people()),
            confidential=text("CLASS").upper() in _PRIVATE,
            texts={key: value for key, value in texts.items() if value},
            remarks=tuple(self._remarks),
            series=self._series,
            uid=text("UID"),
        )

    def _kind(self) -> str:
        """The kind that one of the event's categories names, if one does."""
        for line in self._read.texts.get("CATEGORIES", ()):
            for category in line.value.split(","):
                try:
                    return codes.kind(_unescaped_text(category))
                except Unclear:
                    continue
        return ""

    def _remark(self, sentence: str) -> None:
        self._remarks.append(Remark(self._where, sentence))

    def _timing(self) -> Timing:
        start, end = self._moment("DTSTART"), self._moment("DTEND")
        duration = getattr(_first(self._event, "DURATION"), "td", None)
        whole = self._read.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
        if whole and isinstance(start, datetime):
            start, end = self._wall("DTSTART"), self._wall("DTEND")
        if self._unknown_zone and isinstance(start, datetime):
            return self._without_hours(start, end)
        if not isinstance(start, datetime):
            days = _days(start, end, duration) if start else None
            return Timing(days=days, all_day=True, zone=self._day_zone or self._zone)
        if end is not None and not isinstance(end, datetime):
            self._remark(_("The end has no hour; it is left out."))
            end = None
        own = self._own_zone("DTSTART")
        return Timing(
            start=start,
            end=end,
            duration=duration if end is None else None,
            end_zone=self._own_zone("DTEND") if end else "",
            zone=own or self._zone or ("UTC" if start.tzinfo else ""),
            is_zoned=bool(own),
        )

    def _wall(self, name: str) -> date | None:
        """The day of a moment of a whole day, where it takes place."""
        moment = getattr(_first(self._event, name), "dt", None)
        return moment.date() if isinstance(moment, datetime) else moment

    def _without_hours(self, start: datetime, end: date | None) -> Timing:
        """The day of hours in a zone that nobody knows."""
        sentence = _("The time zone {zone} is not known; the hours {hours} are left out.")
        hours = " – ".join(f"{each:%H:%M}" for each in (start, end) if isinstance(each, datetime))
        said = sentence.format(zone=shown(self._unknown_zone), hours=hours)
        self._remarks.append(Remark(self._where, said))
        return Timing(days=Days(start.date(), start.date()))

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

    def _own_zone(self, name: str) -> str:
        """The IANA name of the zone that a start or an end names, if it names one."""
        own = getattr(_first(self._event, name).dt.tzinfo, "key", "")
        return own if own not in {"", "UTC"} and _is_zone(own) else ""

    def _people(self) -> Iterator[Person]:
        for line in self._read.texts.get("ATTENDEE", ()):
            parameters = line.parameters
            leaves = parameters.get("PARTSTAT", "").upper() == "DECLINED"
            if leaves or parameters.get("CUTYPE", "").upper() in _NOT_PEOPLE:
                continue
            email = line.value.partition(":")[2]
            name = one_line(_CARETS.sub(_uncareted, parameters.get("CN", ""))) or email
            if name:
                yield Person(name, _email(email))

    def _url(self) -> str:
        written = self._read.text("URL")
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


def _without_broken(event: Component, address: str) -> Iterator[Remark]:
    """Takes out of an event the times and rules that the library leaves as texts; a remark each."""
    for name in sorted(_TIMES | {"RRULE", "RDATE", "EXDATE"}):
        for value in _all(event, name):
            if isinstance(value, vText):
                event.pop(name, None)
                sentence = _("{name} is not a date or an hour.")
                yield Remark(address, sentence.format(name=shown(value)))


def _first(component: Any, name: str) -> Any:
    return next(iter(_all(component, name)), None)


def _by_name(lines: Sequence[ContentLine]) -> Mapping[str, Sequence[ContentLine]]:
    """The lines that are no times, by their names."""
    named: dict[str, list[ContentLine]] = {}
    for line in lines:
        named.setdefault(line.name, []).append(line)
    return named


def _unescaped_text(text: str) -> str:
    return plain(_ESCAPED.sub(_unescaped, text))


def _uncareted(match: re.Match[str]) -> str:
    return {"^": "^", "'": '"'}.get(match[1], " ")


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def _days(start: date, end: date | None, duration: timedelta | None) -> Days:
    """The days of an event without hours, whose end is the day after its last."""
    last = end.date() if isinstance(end, datetime) else end
    if last is None and duration and duration < _LONGEST:
        last = start + duration
    return Days(start, max(start, last - DAY) if last else start)


def _email(written: str) -> str:
    try:
        return email_address(written)
    except Unclear:
        return ""


def _is_zone(name: str) -> bool:
    try:
        return bool(name and checked_zone(name))
    except Unclear:
        return False
