"""The written forms of times in a programme: what `90m`, `2025-04-15 09:30` and the like mean."""

import re
from datetime import date, time, timedelta
from typing import Any, ClassVar

from itinerary.programme.mistakes import Wrong
from itinerary.programme.shape.forms import Form
from itinerary.when import Days, WallTime

_DATE = r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_HOUR = r"(?:[01]?\d|2[0-3]):[0-5]\d"
_OFFSET = r"[+-](?:0\d|1[0-4]):[0-5]\d"
_DATE_PARTS = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME_PARTS = re.compile(r"(\d{1,2}):(\d\d)", re.ASCII)
_MOMENT_PARTS = re.compile(r"(\S+?)[ T](\d{1,2}:\d\d)(?: ?([+-](?:0\d|1[0-4]):[0-5]\d))?", re.ASCII)
_HOUR_PARTS = re.compile(r"(\d{1,2}:\d\d)(?: ?([+-](?:0\d|1[0-4]):[0-5]\d))?", re.ASCII)
_DURATION_PARTS = re.compile(r"(\d{1,3})h(?: ?([0-5]?\d)m?)?|(\d{1,5})m", re.ASCII)

MOST_DAYS = 366  # between two dates: more is a mistyped year


class Minutes(Form):
    """A whole number of minutes."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 0, "maximum": 99999}
    value: timedelta

    @classmethod
    def parse(cls, text: str) -> timedelta:
        if not re.fullmatch(r"\+?[0-9]{1,5}", text):
            raise Wrong("wrong-number", name=text)
        return timedelta(minutes=int(text))


class Day(Form):
    """A date."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{_DATE}$"}
    value: date

    @classmethod
    def parse(cls, text: str) -> date:
        match = _DATE_PARTS.fullmatch(text)
        if not match:
            raise Wrong("wrong-date", name=text)
        year, month, day = map(int, match.groups())
        if not 1900 <= year <= 2199:
            raise Wrong("no-such-year", name=text, year=match[1])
        if not 1 <= month <= 12:
            raise Wrong("no-such-month", name=text, month=match[2])
        try:
            return date(year, month, day)
        except ValueError:
            raise Wrong("no-such-date", name=text, days=_length(year, month)) from None


def _length(year: int, month: int) -> int:
    """The number of days of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


class DateOrDates(Form):
    """A date, or two with `..` between them; `value` includes both."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": rf"^{_DATE}( ?\.\. ?{_DATE})?$",
    }
    value: Days

    @classmethod
    def parse(cls, text: str) -> Days:
        first, dots, last = (part.strip() for part in text.partition(".."))
        if not _DATE_PARTS.fullmatch(first) or (dots and not _DATE_PARTS.fullmatch(last)):
            raise Wrong("wrong-dates", name=text)
        days = Days(Day.parse(first), Day.parse(last or first))
        if days.last < days.first:
            raise Wrong("dates-reversed", name=text)
        if (days.last - days.first).days > MOST_DAYS:
            raise Wrong("too-many-days", name=text, limit=MOST_DAYS)
        return days


class Start(Form):
    """A day and an hour on the clocks of a city, with an offset where two hours are meant."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": f"^{_DATE}[ T]{_HOUR}( ?{_OFFSET})?$",
    }
    value: WallTime

    @classmethod
    def parse(cls, text: str) -> WallTime:
        if _DATE_PARTS.fullmatch(text):
            raise Wrong("start-without-hour", name=text)
        match = _MOMENT_PARTS.fullmatch(text)
        if not match:
            raise Wrong("wrong-start", name=text)
        day, hour, offset = match.groups()
        return WallTime(Day.parse(day), _hour(hour), _offset(offset))


class End(Form):
    """An hour on the day that the start gives, or a day and an hour."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": f"^({_DATE}[ T])?{_HOUR}( ?{_OFFSET})?$",
    }
    value: WallTime

    @classmethod
    def parse(cls, text: str) -> WallTime:
        if match := _HOUR_PARTS.fullmatch(text):
            return WallTime(None, _hour(match[1]), _offset(match[2]))
        if not _MOMENT_PARTS.fullmatch(text):
            raise Wrong("wrong-end", name=text)
        return Start.parse(text)


class Hour(Form):
    """An hour of any day."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{_HOUR}$"}
    value: time

    @classmethod
    def parse(cls, text: str) -> time:
        if not _TIME_PARTS.fullmatch(text):
            raise Wrong("wrong-hour", name=text)
        return _hour(text)


def _hour(text: str) -> time:
    match = _TIME_PARTS.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2])) if match else (24, 0)
    if hour > 23 or minute > 59:
        raise Wrong("no-such-hour", name=text)
    return time(hour, minute)


def _offset(text: str | None) -> timedelta | None:
    if text is None:
        return None
    minutes = int(text[1:3]) * 60 + int(text[4:6])
    return timedelta(minutes=-minutes if text[0] == "-" else minutes)


class Duration(Form):
    """A length of time in hours and minutes: `45m`, `2h`, `2h30`; `0` is none."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {"type": "string", "pattern": r"^(\d{1,3}h( ?[0-5]?\dm?)?|\d{1,5}m|0)$"},
            {"const": 0},
        ]
    }
    value: timedelta

    @classmethod
    def parse(cls, text: str) -> timedelta:
        if text == "0":
            return timedelta(0)
        match = _DURATION_PARTS.fullmatch(text)
        if not match:
            in_minutes = f"{text}m"
            near = [in_minutes] if _DURATION_PARTS.fullmatch(in_minutes) else []
            raise Wrong("wrong-duration", near=near, name=text)
        hours, odd_minutes, minutes = (int(part or 0) for part in match.groups())
        return timedelta(hours=hours, minutes=odd_minutes + minutes)


class ZoneName(Form):
    """The IANA name of a time zone."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$",
    }
    value: str
