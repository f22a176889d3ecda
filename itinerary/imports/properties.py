"""The properties of an event that say when it is, as they must be for a reader to take them.

A line that means nothing costs itself and no more: it is left out, and a remark says so.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from itinerary.imports.content_lines import ContentLine
from itinerary.imports.drafts import Remark
from itinerary.imports.meanings.zones import meant_zone, named_zone
from itinerary.languages import _
from itinerary.languages.meanings.unclear import shown

_MOMENTS = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
_LISTS = frozenset({"EXDATE", "RDATE"})
_DAY = re.compile(r"\d{8}")
_MOMENT = re.compile(r"(\d{8})T(\d{4})(\d\d)?(Z?)", re.IGNORECASE)
_DURATION = re.compile(
    r"[+-]?P(?:\d{1,4}W|(?=\d|T\d)(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,6}M)?(?:\d{1,7}S)?)?)"
)
_NUMBERS = r"[+-]?\d{1,3}(?:,[+-]?\d{1,3}){0,60}"
_RULE_PART = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)|INTERVAL=[1-9]\d{0,2}|COUNT=[1-9]\d{0,4}"
    r"|UNTIL=\d{8}(?:T\d{6}Z?)?"
    r"|BYDAY=(?:[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU),?){1,14}|WKST=(?:MO|TU|WE|TH|FR|SA|SU)"
    rf"|(?:BYMONTHDAY|BYMONTH|BYSETPOS|BYYEARDAY|BYWEEKNO)={_NUMBERS}",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"FREQ=(?:HOURLY|MINUTELY|SECONDLY)|BYHOUR|BYMINUTE|BYSECOND", re.IGNORECASE)
_LONGEST_RULE = 500


class Zones(NamedTuple):
    """The zones of a calendar: those that it defines itself, and what Windows's names mean."""

    own: frozenset[str]
    of_windows: Mapping[str, str]


class Properties(NamedTuple):
    """The lines of an event that can be read, and what was wrong with the others.

    `unknown_zone` is the zone of its hours, where nobody knows it; `day_zone` that of its day,
    which needs none and has one all the same.
    """

    lines: tuple[ContentLine, ...]
    remarks: tuple[Remark, ...]
    unknown_zone: str = ""
    day_zone: str = ""


def properties(lines: Sequence[ContentLine], zones: Zones) -> Properties:
    """The lines of an event as a reader takes them."""
    kept: list[ContentLine] = []
    remarks: list[Remark] = []
    unknown = ""
    for line in lines:
        if line.name in _MOMENTS:
            read, lost = _moments(line, zones)
            unknown = unknown or lost
        elif line.name == "DURATION":
            read = line if _DURATION.fullmatch(line.value) else None
        elif line.name == "RRULE":
            read = _rule(line)
        else:
            read = line
        if read is None:
            remarks.append(Remark(where(line), _wrong(line)))
        else:
            kept.append(read)
    return Properties(tuple(kept), tuple(remarks), unknown, _day_zone(lines, zones))


def _day_zone(lines: Sequence[ContentLine], zones: Zones) -> str:
    """The zone that stands with a day on which an event begins."""
    for line in lines:
        if line.name == "DTSTART" and _DAY.fullmatch(line.value):
            meant = meant_zone(line.parameters.get("TZID", ""), zones.of_windows)
            return meant if isinstance(meant, str) else ""
    return ""


def where(line: ContentLine) -> str:
    """The address of a line."""
    return _("line {number}").format(number=line.number)


def _wrong(line: ContentLine) -> str:
    name = shown(line.value)
    if line.name == "DURATION":
        return _("{name} is not a duration such as 1h30.").format(name=name)
    if line.name == "RRULE":
        if _OFTEN.search(line.value):
            sentence = _("{name} repeats it more than once a day; only its first time is taken.")
        else:
            sentence = _("{name} does not say how it is repeated; only its first time is taken.")
        return sentence.format(name=name)
    return _("{name} is not a date or an hour.").format(name=name)


def _moments(line: ContentLine, zones: Zones) -> tuple[ContentLine | None, str]:
    """A line of days or moments, in a zone that is known; and the zone that nobody knows."""
    values = [value.strip() for value in line.value.split(",")]
    values = values if line.name in _LISTS else values[:1]
    if all(map(_DAY.fullmatch, values)):
        return line.with_value(",".join(values), VALUE="DATE"), ""
    # A period is a moment with how long it lasts: only the moment counts.
    read = [_MOMENT.fullmatch(value.partition("/")[0]) for value in values]
    if not all(read):
        return None, ""
    whole = [f"{each[1]}T{each[2]}{each[3] or '00'}{each[4].upper()}" for each in read if each]
    name = line.parameters.get("TZID", "")
    if not name or all(value.endswith("Z") for value in whole):
        return line.with_value(",".join(whole)), ""
    return _in_zone(line, whole, name, zones)


def _in_zone(
    line: ContentLine, moments: Sequence[str], name: str, zones: Zones
) -> tuple[ContentLine, str]:
    """A line of moments in the zone of a name; and the name, if nobody knows it."""
    meant: str | timedelta | None = named_zone(name)
    if meant is None and name in zones.own:
        meant = f'"{name}"'
    meant = meant or meant_zone(name, zones.of_windows)
    if isinstance(meant, timedelta):
        offset = meant
        return line.with_value(",".join(_in_utc(value, offset) for value in moments)), ""
    if meant is None:
        return line.with_value(",".join(moments)), name
    return line.with_value(",".join(moments), TZID=meant), ""


def _in_utc(value: str, offset: timedelta) -> str:
    """A moment of a fixed offset, in UTC; as it is where there is no such moment."""
    try:
        moment = datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S") - offset
    except (ValueError, OverflowError):
        return value
    return moment.strftime("%Y%m%dT%H%M%SZ") if moment.year > 999 else value


def _rule(line: ContentLine) -> ContentLine | None:
    """A line that says how an event is repeated, if it is one that is understood."""
    value = line.value.rstrip(";")
    parts = value.split(";")
    known = len(value) <= _LONGEST_RULE and all(map(_RULE_PART.fullmatch, parts))
    once = sum(part.upper().startswith("FREQ=") for part in parts) == 1
    return line.with_value(value.upper()) if known and once else None
