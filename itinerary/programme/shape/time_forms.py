"""The written forms of times in a programme: what `90m`, `2025-04-15 09:30` and the like mean."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any, ClassVar, NamedTuple, TypeVar

from itinerary.languages.meanings.setting import Setting
from itinerary.programme.mistakes import NotKnown, Wrong
from itinerary.programme.shape.forms import Form
from itinerary.when import DAY, Days, WallTime

T = TypeVar("T")

_DATE = r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_HOUR = r"(?:[01]?\d|2[0-3]):[0-5]\d"
_OFFSET = r"[+-](?:0\d|1[0-4]):[0-5]\d"
_DATE_PARTS = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME_PARTS = re.compile(r"(\d{1,2}):(\d\d)", re.ASCII)
# Without a space before it, a minus stands between two hours.
_OFFSET_PART = r"(?:(?: ?(?=\+)| (?=-))([+-](?:0\d|1[0-4]):[0-5]\d))?"
_MOMENT_PARTS = re.compile(rf"(\d{{4}}-\d\d-\d\d)[ T](\d{{1,2}}:\d\d){_OFFSET_PART}", re.ASCII)
_HOUR_PARTS = re.compile(rf"(\d{{1,2}}:\d\d){_OFFSET_PART}", re.ASCII)
_DURATION_PARTS = re.compile(r"(\d{1,3})h(?: ?([0-5]?\d)m?)?|(\d{1,5})m", re.ASCII)

_MIDNIGHT = r"24 ?(?:h(?:00)?|時)|minuit|midnight|真夜中"

# What an editor lets pass besides, as said: some word or number of a day, and an hour.
_SAID_DAY = r"^(?!\d{3,}-\d\d-\d\d).*[0-9]|曜|^[A-Za-z]{3,9}$"
_SAID_HOUR = r"([01]?\d|2[0-3]) ?(:[0-5]\d|[hH時]|[aApP][.]?[mM])"
_SAID_START = rf"^(?!\d{{3,}}-\d\d-\d\d[ T]\d?\d:\d\d$)\S.*[ ,日)]{_SAID_HOUR}"
_SAID_END = (
    rf"(^|[^\d:]){_SAID_HOUR}|24 ?(:00|[hH時])|^([nN]oon|[mM]idi|[mM]inuit|[mM]idnight|正午)$"
)

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


class SaidForm(Form):
    """A form that is read as a programme has it, else as people say it where it stands."""

    __slots__ = ()

    said_schema: ClassVar[str] = "."  # a pattern of what may be said besides
    may_be_unknown: ClassVar[bool] = True  # whether it may say that it is not known yet

    @classmethod
    def described(cls) -> dict[str, Any]:
        from itinerary.languages.meanings.codes import pattern

        patterns = [cls.said_schema, *([pattern("unknown")] if cls.may_be_unknown else [])]
        said = [{"type": ["string", "number"], "pattern": each} for each in patterns]
        return {"anyOf": [dict(cls.schema), *said]}

    @classmethod
    def read_in(cls, written: object, setting: Setting) -> Any:
        try:
            return cls.read(written)
        except Wrong as wrong:
            if not isinstance(written, str):
                raise
            text = written.strip()
            if cls.may_be_unknown and _is_unknown(text):
                raise NotKnown from None
            said = _understood(partial(cls.said, text, setting), text)
            if said is None:
                raise wrong from None
            return said

    @classmethod
    def said(cls, text: str, setting: Setting) -> Any:
        """What people mean by a text; None when it says nothing of this kind."""


def _understood(read: Callable[[], T], text: str) -> T | None:
    from itinerary.languages.meanings.days import SeveralDays
    from itinerary.languages.meanings.unclear import OtherWeekday, Unclear

    try:
        return read()
    except SeveralDays as several:
        days = tuple(day.isoformat() for day in several.days)
        raise Wrong("two-days", name=text, days=days) from None
    except OtherWeekday:
        raise Wrong("wrong-weekday", name=text) from None
    except Unclear:  # there is no such day or hour: the strict reading says so better
        return None


def _is_unknown(text: str) -> bool:
    """Whether a text is one such as `tbc` or `à confirmer`."""
    from itinerary.languages.meanings.codes import is_to_be_confirmed

    return is_to_be_confirmed(text)


class Day(SaidForm):
    """A date."""

    __slots__ = ()

    may_be_unknown: ClassVar[bool] = False  # a stay has its days, and a mission

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{_DATE}$"}
    said_schema: ClassVar[str] = _SAID_DAY
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

    @classmethod
    def said(cls, text: str, setting: Setting) -> date | None:
        from itinerary.languages.meanings.days import said_day

        return said_day(text, setting)


def _length(year: int, month: int) -> int:
    """The number of days of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


class DateOrDates(SaidForm):
    """A date, or two with `..` between them; `value` includes both."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": rf"^{_DATE}( ?\.\. ?{_DATE})?$",
    }
    said_schema: ClassVar[str] = _SAID_DAY
    value: Days

    @classmethod
    def parse(cls, text: str) -> Days:
        first, dots, last = (part.strip() for part in text.partition(".."))
        if not _DATE_PARTS.fullmatch(first) or (dots and not _DATE_PARTS.fullmatch(last)):
            raise Wrong("wrong-dates", name=text)
        return _in_order(Days(Day.parse(first), Day.parse(last or first)), text)

    @classmethod
    def said(cls, text: str, setting: Setting) -> Days | None:
        from itinerary.languages.meanings.days import said_days

        days = said_days(text, setting)
        return _in_order(days, text) if days else None


def _in_order(days: Days, text: str) -> Days:
    if days.last < days.first:
        raise Wrong("dates-reversed", name=text)
    if (days.last - days.first).days > MOST_DAYS:
        raise Wrong("too-many-days", name=text, limit=MOST_DAYS)
    return days


class Start(SaidForm):
    """A day and an hour on the clocks of a city, with an offset where two hours are meant."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": f"^{_DATE}[ T]{_HOUR}( ?{_OFFSET})?$",
    }
    said_schema: ClassVar[str] = _SAID_START
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

    @classmethod
    def said(cls, text: str, setting: Setting) -> WallTime | None:
        from itinerary.languages.meanings.days import said_day, said_moment

        moment = said_moment(text, setting)
        if moment is None and said_day(text, setting):
            raise Wrong("start-without-hour", name=text)
        return moment.start if moment and moment.until is None else None


class Hours(NamedTuple):
    """When an event starts, and until when it is, if that is said in one."""

    start: WallTime
    until: WallTime | None = None


class Opening(SaidForm):
    """A day and an hour, or two: from one to another."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": f"^{_DATE}[ T]{_HOUR}(-{_HOUR}|( ?{_OFFSET})?)$",
    }
    said_schema: ClassVar[str] = _SAID_START
    value: Hours

    @classmethod
    def parse(cls, text: str) -> Hours:
        return Hours(Start.parse(text))

    @classmethod
    def said(cls, text: str, setting: Setting) -> Hours | None:
        from itinerary.languages.meanings.days import said_moment

        moment = said_moment(text, setting)
        if moment and moment.until:
            return Hours(moment.start, moment.until)
        start = Start.said(text, setting)
        return Hours(start) if start else None


class End(SaidForm):
    """An hour on the day that the start gives, or a day and an hour.

    24:00 is the midnight at the end of its day, as 00:00 without a day is.
    """

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": f"^({_DATE}[ T])?({_HOUR}( ?{_OFFSET})?|24:00)$",
    }
    said_schema: ClassVar[str] = _SAID_END
    value: WallTime

    @classmethod
    def parse(cls, text: str) -> WallTime:
        if text == "24:00":
            return WallTime(None, time())
        if match := _HOUR_PARTS.fullmatch(text):
            return WallTime(None, _hour(match[1]), _offset(match[2]))
        if not _MOMENT_PARTS.fullmatch(text):
            raise Wrong("wrong-end", name=text)
        day, midnight, _rest = text.partition(" 24:00")
        return WallTime(Day.parse(day) + DAY, time()) if midnight else Start.parse(text)

    @classmethod
    def said(cls, text: str, setting: Setting) -> WallTime | None:
        from itinerary.languages.meanings.days import said_hour, said_moment

        if re.fullmatch(_MIDNIGHT, text.lower()):
            return WallTime(None, time())
        hour = said_hour(text)
        moment = None if hour else said_moment(text, setting)
        return hour or (moment.start if moment and moment.until is None else None)


class Hour(SaidForm):
    """An hour of any day."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{_HOUR}$"}
    said_schema: ClassVar[str] = _SAID_END
    value: time

    @classmethod
    def parse(cls, text: str) -> time:
        if not _TIME_PARTS.fullmatch(text):
            raise Wrong("wrong-hour", name=text)
        return _hour(text)

    @classmethod
    def said(cls, text: str, setting: Setting) -> time | None:
        from itinerary.languages.meanings.days import said_hour

        hour = said_hour(text)
        return hour.hour if hour else None


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


class Lead(SaidForm):
    """How long before, or an hour."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"anyOf": [Duration.schema, Hour.schema]}
    said_schema: ClassVar[str] = _SAID_END
    value: timedelta | time

    @classmethod
    def parse(cls, text: str) -> timedelta | time:
        return Hour.parse(text) if _TIME_PARTS.fullmatch(text) else Duration.parse(text)

    @classmethod
    def said(cls, text: str, setting: Setting) -> time | None:
        return Hour.said(text, setting)


class ZoneName(Form):
    """The IANA name of a time zone."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$",
    }
    value: str
