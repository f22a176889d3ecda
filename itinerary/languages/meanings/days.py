"""Days as people say them of a mission whose days are known: 15/04, 15 avril, mardi, 4月15日.

A day without its year is read where it can be one day of the mission only.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from itinerary.languages import _
from itinerary.languages.meanings.dates import (
    MONTHS,
    WEEKDAYS,
    Order,
    day_with_year,
    parted,
)
from itinerary.languages.meanings.hours import read_hours
from itinerary.languages.meanings.relative_days import RELATIVE_DAYS
from itinerary.languages.meanings.setting import Setting
from itinerary.languages.meanings.unclear import OtherWeekday, Unclear, shown
from itinerary.names import folded
from itinerary.when import DAY, Days, WallTime

_LONGEST = 100  # characters of a text that can be a day

# Which number of 04/05 is the day, where a language leaves no doubt. With a year after it, it is
# French only: in Japanese, the year comes first.
_ORDERS: dict[str, Order] = {"fr": "day", "ja": "month"}
_ORDERS_BEFORE_YEAR: dict[str, Order] = {"fr": "day"}

_WEEKDAY_FIRST = re.compile(r"(?:on |le )?([a-z]{3,9})\.?,? (.+)")
_WEEKDAY_LAST = re.compile(r"(.+?)\s?\(?([月火水木金土日])(?:曜日?)?\)?")
_NUMBER = re.compile(r"(?:le |the )?(\d{1,2})(?:er|st|nd|rd|th|日)?")
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?")
_DAY_MONTH = re.compile(
    r"(?:le |the )?(\d{1,2})(?:er|st|nd|rd|th)?[ .-]{1,2}(?:of |de )?([a-z]+)\.?"
)
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?")
_JAPANESE = re.compile(r"(\d{1,2})月(\d{1,2})日")
_FROM_TO = re.compile(
    r"(?:du |from )?(.+?)"
    r"(?:\s?\.\.\s?|\s?~\s?| - | au? | to | until | jusqu'au |から)"
    r"(.+?)(?:まで)?"
)
_TIGHT = re.compile("([^-]+)-([^-]+)")


class SeveralDays(Exception):
    """A day that could be more than one."""

    def __init__(self, days: tuple[date, ...]) -> None:
        super().__init__(*days)
        self.days = days


class Moment(NamedTuple):
    """A day and an hour as they are said, and the hour until which, if that is said too."""

    start: WallTime
    until: WallTime | None = None


def said_day(text: str, setting: Setting) -> date | None:
    """The day that a text says; None when it says none.

    SeveralDays when it could be one as well as another, Unclear when it contradicts itself.
    """
    wanted = folded(text)
    if not wanted or len(text) > _LONGEST:
        return None
    if setting.today and wanted in RELATIVE_DAYS:
        return setting.today + RELATIVE_DAYS[wanted] * DAY
    if days := _with_year(wanted, text, setting):
        return _only(days)
    readings = [*_readings(wanted, _ORDERS.get(setting.language[:2]))]
    if days := _fitting(readings, setting.days):
        return _only(days)
    if _fitting([reading._replace(weekday=None) for reading in readings], setting.days):
        raise OtherWeekday(_("{name} is another day of the week.").format(name=shown(text)))
    return None


def said_days(text: str, setting: Setting) -> Days | None:
    """The days that a text says: one, or those from one to another; None when it says none.

    As for one day; the last may come before the first.
    """
    if len(text) > _LONGEST:
        return None
    if day := said_day(text, setting):
        return Days(day, day)
    match = _FROM_TO.fullmatch(folded(text)) or _TIGHT.fullmatch(folded(text))
    if match is None:
        return None
    last = said_day(match[2], setting)
    first = said_day(match[1], setting) or (last and _same_month(match[1], last))
    return Days(first, last) if first and last else None


def said_hours(text: str) -> tuple[WallTime, WallTime | None] | None:
    """The hours that a text says, from one to another, without a day; None when it says none."""
    hours = read_hours(folded(text)) if len(text) <= _LONGEST else None
    if hours is None:
        return None
    first, last = hours
    return WallTime(None, first), WallTime(None, last) if last else None


def said_hour(text: str) -> WallTime | None:
    """The hour that a text says, without a day; None when it says none, Unclear when no such."""
    hours = said_hours(text)
    return hours[0] if hours and hours[1] is None else None


def said_moment(text: str, setting: Setting) -> Moment | None:
    """The day and the hours that a text says; None when it does not say both.

    As for one day.
    """
    for day_text, hours_text in parted(folded(text)) if len(text) <= _LONGEST else ():
        try:
            hours = read_hours(hours_text)
        except Unclear:
            if said_day(day_text, setting) is None:  # the minutes of 10 h 30
                continue
            raise
        day = said_day(day_text, setting) if hours else None
        if day and hours:
            first, last = hours
            return Moment(WallTime(day, first), WallTime(None, last) if last else None)
    return None


def _only(days: tuple[date, ...]) -> date:
    if len(days) > 1:
        raise SeveralDays(days)
    return days[0]


def _with_year(wanted: str, text: str, setting: Setting) -> tuple[date, ...]:
    """The days that a text with a year can be; of two, the one that is a day of the mission."""
    known = _ORDERS_BEFORE_YEAR.get(setting.language[:2])
    orders: tuple[Order, ...] = (known,) if known else ("day", "month")
    days: dict[date, None] = {}
    unclear = None
    for order in orders:
        try:
            day = day_with_year(wanted, text, order)
        except Unclear as raised:
            unclear = raised
        else:
            days |= {day: None} if day else {}
    if unclear and not days:
        raise unclear
    return tuple(day for day in days if setting.days and day in setting.days) or tuple(days)


class _Reading(NamedTuple):
    """What a text may say of a day; None is what it does not say."""

    weekday: int | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, day: date) -> bool:
        said = zip(self, (day.weekday(), day.month, day.day), strict=True)
        return all(wanted in (None, known) for wanted, known in said)


def _fitting(readings: list[_Reading], days: Days | None) -> tuple[date, ...]:
    """The days of a mission that a text can mean."""
    return tuple(day for day in days or () if any(reading.fits(day) for reading in readings))


def _readings(text: str, order: Order | None) -> Iterator[_Reading]:
    """All that a folded text may say of a day, without its year."""
    if text.removesuffix("曜日").removesuffix("曜") in WEEKDAYS:
        yield _Reading(WEEKDAYS[text.removesuffix("曜日").removesuffix("曜")])
    yield from _numbered(text, None, order)
    if (match := _WEEKDAY_FIRST.fullmatch(text)) and match[1] in WEEKDAYS:
        yield from _numbered(match[2], WEEKDAYS[match[1]], order)
    if match := _WEEKDAY_LAST.fullmatch(text):
        yield from _numbered(match[1], WEEKDAYS[match[2]], order)


def _numbered(text: str, weekday: int | None, order: Order | None) -> Iterator[_Reading]:
    if match := _NUMBER.fullmatch(text):
        yield _Reading(weekday, None, int(match[1]))
    if match := _JAPANESE.fullmatch(text):
        yield _Reading(weekday, int(match[1]), int(match[2]))
    if match := _NUMBERS.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        if order != "month" or second > 12:
            yield _Reading(weekday, second, first)
        if order != "day" or second > 12:
            yield _Reading(weekday, first, second)
    if (match := _DAY_MONTH.fullmatch(text)) and match[2] in MONTHS:
        yield _Reading(weekday, MONTHS[match[2]], int(match[1]))
    if (match := _MONTH_DAY.fullmatch(text)) and match[1] in MONTHS:
        yield _Reading(weekday, MONTHS[match[1]], int(match[2]))


def _same_month(text: str, last: date) -> date | None:
    """The first of two days of which only the last has its month: 14 to 16 April 2025."""
    match = _NUMBER.fullmatch(text)
    try:
        return last.replace(day=int(match[1])) if match else None
    except ValueError:
        return None
