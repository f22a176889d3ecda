"""The content lines of a calendar (RFC 5545, section 3.1): unfolded, those that are read, and no
more of them than its reader can take.

That reader takes a thousand times as long for a byte as it takes to count it, and reckons the
clocks of a zone of the file's own from its first year on, observance by observance.
"""

import re
from collections.abc import Iterable, Iterator
from textwrap import dedent
from typing import NamedTuple

from itinerary.errors import FileError
from itinerary.imports.drafts import MAX_EVENTS
from itinerary.imports.meanings.zones import named_zone
from itinerary.languages import _

MAX_BYTES = 4_000_000
MAX_LINES = 200_000
MAX_LINE = 20_000  # characters; the standard folds lines at 75 bytes
MAX_UNFOLDED = 200_000
MAX_COMPONENTS = 20_000
MAX_WORK = 900_000  # of what is read; a line is 8, and 4 each parameter and value of a list
MAX_ONSETS = 3_000  # of the clocks of the file's own zones
MAX_RECKONED = 120_000  # onsets, for each of the moments that stand in such a zone

_LINE, _PART = 8, 4
_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"})
_READ = _TEXTS | {
    *("BEGIN", "END", "PRODID", "X-WR-TIMEZONE", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"),
    *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "STATUS", "CLASS", "URL", "CATEGORIES"),
    *("ATTENDEE", "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "EXDATE", "RECURRENCE-ID"),
    "X-MICROSOFT-CDO-ALLDAYEVENT",
}
_SEVERAL = frozenset({"ATTENDEE", "RDATE", "RRULE", "EXDATE"})
_NO_PARTS = _TEXTS | {"RRULE"}  # what has commas, and is read once
# A rule with one onset a year, as every program writes them.
_WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_YEARLY = re.compile(
    r"(?:(?:FREQ=YEARLY|INTERVAL=[1-9]\d?|COUNT=\d{1,4}|UNTIL=\d{8}(?:T\d{6}Z?)?|BYMONTH=\d{1,2}"
    rf"|BYDAY=(?:[+-]?[1-5]{_WEEKDAY}|(?P<any>{_WEEKDAY}))|WKST={_WEEKDAY}"
    r"|BYMONTHDAY=-?\d{1,2}(?:,-?\d{1,2}){0,6})(?:;|$)){1,8}",
    re.IGNORECASE,
)


_HEAD = re.compile(r'(?:[^":]|"[^"]*")*')
_PARAMETER = re.compile(r';\s?([A-Za-z-]{1,40})=("[^"]*"|[^;"]*)')
_BEGIN = re.compile("^BEGIN:VCALENDAR", re.IGNORECASE | re.MULTILINE)


class ContentLine(NamedTuple):
    """A line, unfolded, the number from 1 at which it begins, and the name of its property."""

    number: int
    name: str
    text: str

    @property
    def value(self) -> str:
        """What follows the first colon that stands in no quotation marks."""
        return self.text[len(self._head) + 1 :].strip()

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters by their names, each the first that is not empty."""
        found: dict[str, str] = {}
        for match in _PARAMETER.finditer(self._head):
            value = match[2].strip(' "')
            found[match[1].upper()] = found.get(match[1].upper()) or value
        return found

    @property
    def _head(self) -> str:
        match = _HEAD.match(self.text)
        return match[0] if match else self.text

    def with_value(self, value: str, **parameters: str) -> "ContentLine":
        """A line of the same name with another value, and with these parameters alone."""
        said = "".join(f";{key}={text}" for key, text in parameters.items() if text)
        return self._replace(text=f"{self.name}{said}:{value}")


class CalendarLines(NamedTuple):
    """What is read of a calendar: its own lines, those of its zones, and of each event."""

    own: tuple[ContentLine, ...]
    zones: tuple[ContentLine, ...]
    events: tuple[tuple[ContentLine, ...], ...]


def calendar_lines(name: str, data_text: str) -> tuple[CalendarLines, ...]:
    """The calendars of a file; FileError when there are too many of anything, or there is none."""
    calendars = list(_calendars(content_lines(name, data_text)))
    if not calendars:
        raise FileError(_("{path} is damaged, or no calendar.").format(path=name))
    return tuple(calendars)


def _calendars(lines: Iterable[ContentLine]) -> Iterator[CalendarLines]:
    """The lines of each calendar, sorted by the component in which they stand.

    What stands before a calendar begins is passed over, and what is not ended ends with the next.
    """
    parts: _Parts | None = None
    for line in lines:
        if line.name == "BEGIN" and line.value.upper() == "VCALENDAR":
            yield from (parts.lines(),) if parts else ()
            parts = _Parts()
        elif parts:
            parts.add(line)
    yield from (parts.lines(),) if parts else ()


class _Parts:
    """The lines of one calendar, sorted as they come."""

    def __init__(self) -> None:
        self._own: list[ContentLine] = []
        self._zones: list[ContentLine] = []
        self._events: list[list[ContentLine]] = []
        self._open: list[str] = []

    def lines(self) -> CalendarLines:
        """All of them."""
        events = tuple(tuple(lines) for lines in self._events)
        return CalendarLines(tuple(self._own), tuple(self._zones), events)

    def add(self, line: ContentLine) -> None:
        """Puts a line where it belongs; those of alarms and tasks belong nowhere."""
        named = line.value.upper() if line.name in {"BEGIN", "END"} else ""
        if line.name == "BEGIN":
            self._open = [] if named in {"VEVENT", "VTIMEZONE"} else self._open
            self._open.append(named)
            self._events += [[]] if named == "VEVENT" else []
        within = self._open[:1]
        if within == ["VTIMEZONE"]:
            self._zones.append(line)
        elif within == ["VEVENT"] and len(self._open) == 1 and line.name != "END":
            self._events[-1].append(line)
        elif not within:
            self._own.append(line)
        if line.name == "END" and self._open:
            self._open.pop()


def content_lines(name: str, data_text: str) -> list[ContentLine]:
    """The lines of a file that are read; FileError when there are too many of anything."""
    text = data_text.replace("\r\n", "\n").replace("\r", "\n")
    if not _BEGIN.search(text):  # all of it may be set in
        text = dedent(text)
    every = text.split("\n")
    _check(name, ((len(every), MAX_LINES), (max(map(len, every)), MAX_LINE)))
    lines = list(_first_of_each(line for line in _unfolded(every) if line.name in _READ))
    begun = [line for line in lines if line.name == "BEGIN"]
    events = [line for line in begun if line.value.upper() == "VEVENT"]
    _check(
        name,
        (
            (max((len(line.text) for line in lines), default=0), MAX_UNFOLDED),
            (len(begun), MAX_COMPONENTS),
            (len(events), MAX_EVENTS),
            (sum(map(_work, lines)), MAX_WORK),
        ),
    )
    lines = list(_without_known_zones(lines))
    _check_zones(name, lines)
    return lines


def _check(name: str, sizes: Iterable[tuple[int, int]]) -> None:
    if any(size > limit for size, limit in sizes):
        raise FileError(_("{path} is too large. Split it.").format(path=name))


def _unfolded(every: Iterable[str]) -> Iterator[ContentLine]:
    """The content lines; what follows a line break and a blank belongs to the line before."""
    number, pieces = 0, [""]
    for here, line in enumerate(every, 1):
        if line[:1] in {" ", "\t"} and number:
            pieces.append(line[1:])
        elif line:
            yield _content_line(number, "".join(pieces))
            number, pieces = here, [line]
    yield _content_line(number, "".join(pieces))


def _first_of_each(lines: Iterable[ContentLine]) -> Iterator[ContentLine]:
    """The lines without those that repeat a property of their component which has one value."""
    seen: set[str] = set()
    for line in lines:
        if line.name in {"BEGIN", "END"}:
            seen = set()
        elif line.name in seen and line.name not in _SEVERAL:
            continue
        seen.add(line.name)
        yield line


def _content_line(number: int, text: str) -> ContentLine:
    head = text[:MAX_LINE].partition(":")[0].partition(";")[0]
    return ContentLine(number, "".join(head.split()).upper(), text)


def _work(line: ContentLine) -> int:
    parts = 0 if line.name in _NO_PARTS else line.text.count(";") + line.text.count(",")
    return _LINE + _PART * parts


def _without_known_zones(lines: Iterable[ContentLine]) -> Iterator[ContentLine]:
    """The lines without the definitions of zones that are known by their names."""
    held: list[ContentLine] = []
    for line in lines:
        if held or (line.name == "BEGIN" and line.value.upper() == "VTIMEZONE"):
            held.append(line)
        else:
            yield line
        if held and line.name == "END" and line.value.upper() == "VTIMEZONE":
            if not any(each.name == "TZID" and _is_known(each.value) for each in held):
                yield from held
            held = []
    yield from held


def _is_known(name: str) -> bool:
    return named_zone(name) is not None


def _check_zones(name: str, lines: Iterable[ContentLine]) -> None:
    """FileError when the clocks of the file's own zones are more than can be reckoned."""
    onsets, moments, within = 0, 0, False
    for line in lines:
        if line.name in {"BEGIN", "END"} and line.value.upper() == "VTIMEZONE":
            within = line.name == "BEGIN"
        elif within:
            onsets += _onsets(name, line)
        elif line.name in {"DTSTART", "DTEND"} and "TZID" in line.text.upper():
            moments += 1
    _check(name, ((onsets, MAX_ONSETS), (onsets * moments, MAX_RECKONED)))


def _onsets(name: str, line: ContentLine) -> int:
    """How many onsets of other clocks a line of a zone gives, a hundred of one rule for one."""
    match line.name:
        case "DTSTART":
            year = line.value[:4]
            return 1 + max(0, 2_000 - int(year)) // 100 if year.isdecimal() else 1
        case "RDATE":
            return line.text.count(",")
        case "RRULE" if not _is_yearly(line.value):
            raise FileError(
                _(
                    "{path} has a time zone of its own, in line {line}, whose clocks change more "
                    "than once a year by one rule. Export it from another program."
                ).format(path=name, line=line.number)
            )
    return 0


def _is_yearly(rule: str) -> bool:
    """Whether a rule has one onset a year, as those of all programs have."""
    match = _YEARLY.fullmatch(rule)
    return match is not None and (match["any"] is None or "BYMONTHDAY" in rule.upper())
