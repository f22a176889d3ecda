"""Days and moments as people write them in the cells of a spreadsheet.

Every reading is the only possible one: 04/05/2025 is read only where other dates of the file
show which of the two numbers is the day.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple

from itinerary.languages import _
from itinerary.languages.meanings.hours import HOURS, read_hours
from itinerary.languages.meanings.unclear import OtherWeekday, Unclear, shown
from itinerary.names import folded

Cell = str | float | bool | date | datetime | time | timedelta | None
Order = Literal["day", "month"]  # which of two numbers comes first

_LONGEST = 100  # characters of a text that can be a date or hours
_YEARS = range(1900, 2200)  # those of the programme file

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi lun 月",
            "tuesday tue tues mardi mar 火",
            "wednesday wed mercredi mer 水",
            "thursday thu thur thurs jeudi jeu 木",
            "friday fri vendredi ven 金",
            "saturday sat samedi sam 土",
            "sunday sun dimanche dim 日",
        )
    )
    for name in names.split()
}

# All of these are matched against folded text: without case, accents and full-width forms.
# With a space before the hour, "09:30-11:00" is two hours, and no offset.
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:t|\s(?!.*-))(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(z|[+-]\d\d:?\d\d)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_IN_BRACKETS = r"(?:\s?\(?([月火水木金土日])(?:曜日?)?\)?)?"
_JAPANESE = re.compile(
    rf"(?:(\d{{4}})年|令和(\d{{1,2}}|元)年)(\d{{1,2}})月(\d{{1,2}})日{_IN_BRACKETS}"
    rf"|(?:(\d{{4}})|r(\d{{1,2}}))[/.](\d{{1,2}})[/.](\d{{1,2}}){_IN_BRACKETS}"
)
_BEFORE_REIWA = 2018  # its first year is 2019
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:er|st|nd|rd|th)?[ .-]{1,2}(?:of |de )?([a-z]+)[ .,-]{1,2}(\d{4})"
)
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(r"(?:on |le )?([a-z]{3,9})\.?,? (.+)")
_DAY_AND_HOURS = re.compile(
    rf"(.+?)(?:(?:,|\ba\b|\bat\b|:|-|–)? |(?<=日)|(?<=[日月火水木金土]\)))({HOURS})"
)


class Written(NamedTuple):
    """What a cell says of time: a day, an hour, the hour until which, an offset from UTC."""

    day: date | None = None
    hour: time | None = None
    until: time | None = None
    offset: tzinfo | None = None


def day_order(values: Iterable[Cell]) -> Order | None:
    """Which number comes first in dates such as 04/05/2025, as far as the values show it."""
    shown_orders: set[Order] = set()
    for value in values:
        short = isinstance(value, str) and len(value) <= _LONGEST
        match = _YEAR_LAST.match(folded(value)) if short else None
        first, second = (int(match[1]), int(match[3])) if match else (0, 0)
        if 12 < first <= 31 and second <= 12:
            shown_orders.add("day")
        elif 12 < second <= 31 and first <= 12:
            shown_orders.add("month")
    return shown_orders.pop() if len(shown_orders) == 1 else None


def written_time(value: Cell, order: Order | None) -> Written:
    """What the value of a cell says of time; Unclear when it says nothing, or several things."""
    match value:
        case datetime():
            return Written(_checked(value.date(), value), value.time(), offset=value.tzinfo)
        case date():
            return Written(_checked(value, value))
        case time():
            return Written(hour=value)
        case timedelta() if timedelta(0) <= value < timedelta(days=1):
            return Written(hour=(datetime.min + value).time())
        case str() if len(value) <= _LONGEST:
            return _from_text(folded(value), value, order)
        case _:
            raise _unclear(value)


def _from_text(text: str, written: str, order: Order | None) -> Written:
    if match := _ISO.fullmatch(text):
        return _iso(match, written)
    hours = read_hours(text)
    if hours:
        return Written(None, *hours)
    day = day_with_year(text, written, order)
    if day:
        return Written(day)
    if parts := parted(text):
        day, hours = day_with_year(parts[0], written, order), read_hours(parts[1])
        if day and hours:
            return Written(day, *hours)
    raise _unclear(written)


def _iso(match: re.Match[str], written: str) -> Written:
    day, hour, offset = match.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{hour}{(offset or '').upper()}")
    except ValueError:
        raise _unclear(written) from None
    return Written(_checked(moment.date(), written), moment.time(), offset=moment.tzinfo)


def parted(text: str) -> tuple[str, str] | None:
    """What stands for a day in a folded text, and what for its hours; None where one is missing."""
    match = _DAY_AND_HOURS.fullmatch(text)
    return (match[1].strip(), match[2]) if match else None


def day_with_year(text: str, written: str, order: Order | None) -> date | None:
    """The day that a folded text is, with its year; None when it is none.

    `written` is what is quoted where it is unclear.
    """
    weekday = None
    if match := _JAPANESE.fullmatch(text):
        year, era, month, number, name = match.groups()[:5] if match[3] else match.groups()[5:]
        weekday = WEEKDAYS[name] if name else None
        day = _date(written, year or _year_of_reiwa(era), month, number)
    else:
        if (match := _WEEKDAY.fullmatch(text)) and match[1] in WEEKDAYS:
            weekday, text = WEEKDAYS[match[1]], match[2]
        found = _plain_day(text, written, order)
        if found is None:
            return None
        day = found
    if weekday is not None and day.weekday() != weekday:
        raise OtherWeekday(_("{name} is another day of the week.").format(name=shown(written)))
    return day


def _year_of_reiwa(number: str) -> str:
    return str(_BEFORE_REIWA + (1 if number == "元" else int(number)))


def _plain_day(text: str, written: str, order: Order | None) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(written, match[1], match[3], match[4])
    if match := _DAY_MONTH.fullmatch(text):
        month = MONTHS.get(match[2])
        return _date(written, match[3], month, match[1]) if month else None
    if match := _MONTH_DAY.fullmatch(text):
        month = MONTHS.get(match[1])
        return _date(written, match[3], month, match[2]) if month else None
    if match := _YEAR_LAST.fullmatch(text):
        return _ordered(written, (match[1], match[3]), match[4], order)
    return None


def _ordered(written: str, numbers: tuple[str, str], year: str, order: Order | None) -> date:
    """The date of two numbers and a year, where only one of the two can be its day, or is."""
    first, second = map(int, numbers)
    if first > 12 or order == "day" or first == second:
        return _date(written, year, second, first)
    if second > 12 or order == "month":
        return _date(written, year, first, second)
    both = (f"{year}-{month:02}-{day:02}" for day, month in ((first, second), (second, first)))
    raise Unclear(
        _("{name} could be {first} or {second}; no other date in the file shows which.").format(
            name=shown(written), **dict(zip(("first", "second"), both, strict=True))
        )
    )


def _date(written: str, year: str, month: int | str, day: str | int) -> date:
    try:
        return _checked(date(int(year), int(month), int(day)), written)
    except ValueError:
        raise Unclear(_("There is no day {name}.").format(name=shown(written))) from None


def _checked(day: date, written: object) -> date:
    if day.year not in _YEARS:
        raise Unclear(_("The year of {name} cannot be meant.").format(name=shown(written)))
    return day


def _unclear(written: object) -> Unclear:
    return Unclear(_("{name} is not a date or an hour.").format(name=shown(written)))
