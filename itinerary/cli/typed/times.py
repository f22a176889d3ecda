"""What typed words mean of time: days, hours, spans and lengths; UsageError when nothing."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypeVar

from itinerary.errors import UsageError
from itinerary.languages import _, language_in_use
from itinerary.languages.dates import full_day, range_of_days
from itinerary.languages.meanings.setting import Setting
from itinerary.programme.mistakes import NotKnown, Wrong, quoted
from itinerary.programme.model import City, Programme
from itinerary.programme.shape.forms import Form
from itinerary.programme.shape.time_forms import Duration, End, Opening
from itinerary.when import (
    DAY,
    Days,
    RepeatedTime,
    SkippedTime,
    Span,
    WallTime,
    clock_text,
    midnights,
    moment,
    offset_text,
)

T = TypeVar("T")

# A day as the file has it, which is understood without all the ways in which one says days.
_WRITTEN_DAY = re.compile(r"(19|20|21)\d\d-\d\d-\d\d")
_NIGHT = timedelta(hours=12)  # a longer one is rather a mistake


def typed_day(typed: str, programme: Programme, today: date | None = None) -> date:
    """The day that is meant: a date, a day of the mission as it is said, or a word for it."""
    text = typed.strip()
    if re.fullmatch(r"\d{1,2}", text):
        return _numbered_day(int(text), programme)
    if written := _written_day(text):
        return written
    from itinerary.languages.meanings.days import said_day

    day = _said(said_day, text, _setting(programme, today))
    if day:
        return day
    if _said(said_day, text, _whole_year(programme.days.first)):
        raise UsageError(_no_day_of_mission(text, programme.days))
    sentence = _("“{typed}” is not a day. Write {example}, or {number} for that day.")
    if today:
        sentence = _(
            "“{typed}” is not a day. Write yesterday, today or tomorrow, "
            "{example}, or {number} for that day."
        )
    example = programme.days.first
    raise UsageError(sentence.format(typed=typed, example=example, number=example.day))


def _written_day(text: str) -> date | None:
    """The day of a date as the file has it; None where it is none."""
    try:
        return date.fromisoformat(text) if _WRITTEN_DAY.fullmatch(text) else None
    except ValueError:
        return None


def _setting(programme: Programme, today: date | None) -> Setting:
    return Setting(programme.days, language_in_use(), today)


def _whole_year(day: date) -> Setting:
    """A mission of a whole year, of which every day that has a month is one."""
    return Setting(Days(date(day.year, 1, 1), date(day.year, 12, 31)), language_in_use())


def _said(read: Callable[[str, Setting], T | None], typed: str, setting: Setting) -> T | None:
    """What a text says of time, or None; UsageError when that is two days, or another weekday."""
    from itinerary.languages.meanings.days import SeveralDays
    from itinerary.languages.meanings.unclear import OtherWeekday, Unclear

    try:
        return read(typed, setting)
    except SeveralDays as error:
        several = quoted(day.isoformat() for day in error.days)
        sentence = _("The mission has more than one day {number}: {several}.")
        raise UsageError(sentence.format(number=typed, several=several)) from None
    except OtherWeekday as error:
        raise UsageError(str(error)) from None
    except Unclear:
        return None


def typed_days(typed: str, programme: Programme, today: date) -> Days:
    """The days that are meant: one, or several from one to another, as with `..` between them."""
    first, dots, last = typed.partition("..")
    several = None if dots else _several_days(typed, _setting(programme, today))
    days = several or Days(
        typed_day(first, programme, today),
        typed_day(last if dots else first, programme, today),
    )
    if days.last < days.first:
        raise UsageError(_("“{typed}” ends before it begins.").format(typed=typed))
    return days


def _several_days(typed: str, setting: Setting) -> Days | None:
    """The days that are said, or written; None where they are none."""
    if written := _written_day(typed.strip()):
        return Days(written, written)
    from itinerary.languages.meanings.days import said_days

    return _said(said_days, typed, setting)


def typed_hour(typed: str, city: City, today: date, mission: Days | None = None) -> datetime:
    """The hour that is meant, today unless a day is typed too, on a city's clock.

    An offset after it says another clock.
    """
    wall = _read(End, typed, Setting(mission, language_in_use(), today))
    if wall is None:
        raise UsageError(
            _("“{typed}” is not an hour. Write 14:00, or with its day 2025-04-15 14:00.").format(
                typed=typed
            )
        )
    return _moment(wall._replace(day=wall.day or today), city)


def typed_span(typed: str, city: City, mission: Days | None, today: date) -> Span:
    """The span that is meant on a city's clock: whole days, or from an hour to another.

    An hour without a day is today's. An hour alone that is no later than the first is one of the
    next day, if that makes a night.
    """
    setting = Setting(mission, language_in_use(), today)
    if days := _several_days(typed, setting):
        return Span.between(*midnights(days, city.zone))
    start, end = _hours(typed, setting)
    if start is None or end is None:
        sentence = _("“{typed}” is not a day with its hours. Write it like “{example}”.")
        if start and not typed.partition("..")[2].strip():
            sentence = _("“{typed}” does not say until when. Write it like “{example}”.")
        raise UsageError(sentence.format(typed=typed, example="2025-04-15 15:00..17:00"))
    start = start._replace(day=start.day or today)
    begins, day = _moment(start, city), end.day or start.day
    wanted = Span.between(begins, _moment(end._replace(day=day), city))
    if wanted.end <= wanted.start and end.day is None and day:
        overnight = Span.between(begins, _moment(end._replace(day=day + DAY), city))
        wanted = overnight if overnight.length <= _NIGHT else wanted
    if wanted.end <= wanted.start:
        raise UsageError(_("“{typed}” ends before it begins.").format(typed=typed))
    return wanted


def _hours(typed: str, setting: Setting) -> tuple[WallTime | None, WallTime | None]:
    """The two ends of a span, as far as they can be read."""
    first, dots, last = (part.strip() for part in typed.partition(".."))
    if dots:
        return _read(End, first, setting), _read(End, last, setting) if last else None
    opening: tuple[WallTime | None, WallTime | None] | None = _read(Opening, typed, setting)
    if opening:
        return opening
    from itinerary.languages.meanings.days import said_hours

    return _said(lambda text, _setting: said_hours(text), typed, setting) or (None, None)


def typed_length(typed: str) -> timedelta:
    """The length of time that is meant, such as 30m or 1h30; 0 for none."""
    try:
        return Duration(typed.strip().lower()).value
    except Wrong as wrong:
        raise UsageError(
            _("“{typed}” is not a length of time. Write it like 45m, 2h or 2h30.").format(
                typed=typed
            )
        ) from wrong


def _read(form: type[Form], typed: str, setting: Setting) -> Any:
    """What a text says by a form of the file; None if nothing."""
    try:
        return form(typed, setting).value
    except (NotKnown, Wrong):
        return None


def _moment(wall: WallTime, city: City) -> datetime:
    day, hour, offset = wall
    if day is None:
        raise ValueError(wall)
    words = {
        "hour": f"{hour:%H:%M}",
        "day": full_day(day),
        "city": city.name.read(language_in_use()),
    }
    if offset is not None:
        return datetime.combine(day, hour, timezone(offset))
    try:
        return moment(day, hour, city.zone)
    except SkippedTime as skipped:
        clocks = {"before": f"{skipped.before:%H:%M}", "after": f"{skipped.after:%H:%M}"}
        sentence = _(
            "{hour} does not exist on {day} in {city}: the clocks go from {before} to {after}."
        )
        raise UsageError(sentence.format(**words, **clocks)) from None
    except RepeatedTime as repeated:
        readings = quoted(f"{clock_text(each)} {offset_text(each)}" for each in repeated.readings)
        sentence = _("{hour} happens twice on {day} in {city}. Write {readings}.")
        raise UsageError(sentence.format(**words, readings=readings)) from None


def _numbered_day(number: int, programme: Programme) -> date:
    """The day of the mission with this number in its month."""
    days = [day for day in programme.days if day.day == number]
    if len(days) == 1:
        return days[0]
    if days:
        several = quoted(day.isoformat() for day in days)
        raise UsageError(
            _("The mission has more than one day {number}: {several}.").format(
                number=number, several=several
            )
        )
    raise UsageError(_no_day_of_mission(str(number), programme.days))


def _no_day_of_mission(typed: str, days: Days) -> str:
    return _("The mission, {days}, has no day {number}.").format(
        days=range_of_days(days, prose=True), number=typed
    )
