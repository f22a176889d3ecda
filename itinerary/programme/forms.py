"""The written forms of a programme's values: what `90m`, `2025-04-15 09:30` and the like mean.

Each form reads one value of the located tree and keeps what it means in `value`; what it cannot
read is a `Wrong`. Its `schema` says the same to an editor (JSON Schema, draft 2020-12).
"""

import calendar
import re
from datetime import date, time, timedelta
from typing import Any, ClassVar

from itinerary.programme.language_codes import LANGUAGE_CODES, MISTAKEN_FOR
from itinerary.programme.mistakes import Wrong
from itinerary.programme.source import found
from itinerary.when import Days, WallTime

_DATE = r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_HOUR = r"(?:[01]?\d|2[0-3]):[0-5]\d"
_OFFSET = r"[+-](?:0\d|1[0-4]):[0-5]\d"
_LANGUAGE = r"[a-z]{2}(?:-[A-Za-z0-9]{2,8})*"

_DATE_PARTS = re.compile(r"((?:19|20|21)\d\d)-(\d\d)-(\d\d)")
_TIME_PARTS = re.compile(r"(\d{1,2}):(\d\d)")
_MOMENT_PARTS = re.compile(r"(\S+?)(?:[ T](\d{1,2}:\d\d))(?: ?([+-]\d\d:\d\d))?")
_HOUR_PARTS = re.compile(r"(\d{1,2}:\d\d)(?: ?([+-]\d\d:\d\d))?")
_DURATION_PARTS = re.compile(r"(?:(\d{1,3})h)?(?:(?<=h) ?(\d{1,2})m?|(\d{1,5})m)?")
_LANGUAGE_TAG = re.compile(_LANGUAGE)
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[\w-]+\.)+[\w-]{2,}")
_PHONE = re.compile(r"\+?[\d(][\d ().-]{2,28}\d")
_URL = re.compile(r"https?://[^\s/?#\"<>\\^`{|}@]+(?:[/?#][^\s\"<>\\^`{|}]*)?")


class Form:
    """One value as it is written; `value` is what it means."""

    __slots__ = ("value",)

    schema: ClassVar[dict[str, Any]] = {"type": "string"}
    value: Any

    def __init__(self, written: object) -> None:
        self.value = self.read(written)

    @classmethod
    def read(cls, written: object) -> Any:
        """What a value means, or Wrong."""
        if not isinstance(written, str):
            raise Wrong("not-a-value", found=found(written))
        return cls.parse(written.strip())

    @classmethod
    def parse(cls, text: str) -> Any:
        """What a text means, or Wrong."""
        return text


class Word(Form):
    """A text that is the same in every language: an id, the number of a flight."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": ["string", "number", "boolean"]}
    value: str


class Text(Form):
    """A text, or texts by language; `value` maps languages to texts, "" being the file's own."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {"type": ["string", "number", "boolean"]},
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": f"^{_LANGUAGE}$"},
                "additionalProperties": {"type": ["string", "number", "boolean"]},
            },
        ]
    }
    value: dict[str, str]

    @classmethod
    def read(cls, written: object) -> dict[str, str]:
        if isinstance(written, str):
            return {"": _filled(written)}
        if not isinstance(written, dict) or not written:
            raise Wrong("wrong-text", found=found(written))
        return {_language(tag, path=(tag,)): _plain(text, tag) for tag, text in written.items()}


def _plain(text: object, tag: str) -> str:
    if not isinstance(text, str):
        raise Wrong("wrong-text", path=(tag,), found=found(text))
    return _filled(text, path=(tag,))


def _filled(text: str, path: tuple[str, ...] = ()) -> str:
    """A text without the spaces around it; one of nothing else is a mistake."""
    stripped = text.strip()
    if not stripped:
        raise Wrong("empty-text", path=path)
    return stripped


def _language(tag: str, path: tuple[str, ...] = ()) -> str:
    if _LANGUAGE_TAG.fullmatch(tag) and tag[:2] in LANGUAGE_CODES:
        return tag
    if meant := MISTAKEN_FOR.get(tag.lower()):
        raise Wrong("country-for-language", path=path, name=tag, language=meant)
    raise Wrong("wrong-language", path=path, name=tag)


class Language(Form):
    """The code of a language."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": f"^{_LANGUAGE}$"}
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        return _language(text)


class Flag(Form):
    """True or false."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "boolean"}
    value: bool

    @classmethod
    def parse(cls, text: str) -> bool:
        if text not in {"true", "True", "TRUE", "false", "False", "FALSE"}:
            raise Wrong("wrong-flag", name=text)
        return text.lower() == "true"


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
        if not 1 <= month <= 12:
            raise Wrong("wrong-date", name=text)
        length = calendar.monthrange(year, month)[1]
        if not 1 <= day <= length:
            raise Wrong("no-such-date", name=text, days=length)
        return date(year, month, day)


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
            {"type": "string", "pattern": r"^(\d{1,3}h( ?\d{1,2}m?)?|\d{1,5}m|0)$"},
            {"const": 0},
        ]
    }
    value: timedelta

    @classmethod
    def parse(cls, text: str) -> timedelta:
        if text == "0":
            return timedelta(0)
        match = _DURATION_PARTS.fullmatch(text)
        if not match or not text:
            raise Wrong("wrong-duration", name=text)
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


class Coordinates(Form):
    """Latitude and longitude in degrees (WGS 84)."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "array",
        "prefixItems": [
            {"type": "number", "minimum": -90, "maximum": 90},
            {"type": "number", "minimum": -180, "maximum": 180},
        ],
        "items": False,
        "minItems": 2,
    }
    value: tuple[float, float]

    @classmethod
    def read(cls, written: object) -> tuple[float, float]:
        items = written if isinstance(written, list) else [written]
        texts = [item if isinstance(item, str) else "" for item in items]
        if len(texts) != 2 or not all(re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,15})?", t) for t in texts):
            raise Wrong("wrong-coordinates", name=", ".join(texts))
        latitude, longitude = map(float, texts)
        if abs(latitude) > 90 and abs(latitude) <= 180 and abs(longitude) <= 90:
            raise Wrong("coordinates-swapped", latitude=texts[0], longitude=texts[1])
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise Wrong("coordinates-range", latitude=texts[0], longitude=texts[1])
        return latitude, longitude


class Email(Form):
    """An e-mail address."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "format": "email",
        "pattern": "^[^@ ]+@[^@ ]+$",
    }
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        if not _EMAIL.fullmatch(text) or len(text) > 254:
            raise Wrong("wrong-email", name=text)
        return text


class Phone(Form):
    """A telephone number."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": ["string", "integer"]}
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        if not _PHONE.fullmatch(text):
            raise Wrong("wrong-phone", name=text)
        return text


class Url(Form):
    """A web address."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": "^https?://"}
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        if not _URL.fullmatch(text):
            raise Wrong("wrong-url", name=text)
        return text


class References(Form):
    """Ids of delegates, organisations and groups: a list, or one alone."""

    __slots__ = ()

    schema: ClassVar[dict[str, Any]] = {
        "anyOf": [
            Word.schema,
            {"type": "array", "items": Word.schema},
        ]
    }
    value: tuple[str, ...]

    @classmethod
    def read(cls, written: object) -> tuple[str, ...]:
        if isinstance(written, str):
            return (written.strip(),)
        if not isinstance(written, list):
            raise Wrong("wrong-references", found=found(written))
        for index, item in enumerate(written):
            if not isinstance(item, str):
                raise Wrong("wrong-references", path=(index,), found=found(item))
        return tuple(item.strip() for item in written)
