"""Days and moments as people write them in the cells of a spreadsheet.

Every reading is the only possible one: 04/05/2025 is read only where other dates of the file
show which of the two numbers is the day.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple, TypeGuard

from itinerary.languages import _
from itinerary.languages.meanings.hours import MIDNIGHT, Hours, hours_of
from itinerary.languages.meanings.unclear import OtherWeekday, Unclear, shown
from itinerary.names import folded
from itinerary.when import Days

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
_MINUTE = timedelta(minutes=1)
_BEFORE_REIWA = 2018  # its first year is 2019
_DIGIT = re.compile(r"\d")
_KANJI = re.compile("[月火水木金土日]")
_WEEKDAY_AND_NUMBER = re.compile(
    rf"(?:([a-z]{{3,9}})\.?,? )?(\d{{1,2}})(?:st|nd|rd|th|er|日)?{_IN_BRACKETS}"
)
_MOST_DAYS = 62
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|令和\s?(\d{1,2}|元)|\br(\d{1,2})[./]")
_NUMBER = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th|日)?")
_NUMBERS = re.compile(
    rf"(?:[a-z]{{3,9}}\.?,? )?(\d{{1,2}})[-/.](\d{{1,2}})(?:[-/.]\d{{4}})?{_IN_BRACKETS}(?: .*)?"
)
_FROM = re.compile("^(?:du|from|between|entre le|le) ")
_FROM_TO = re.compile(r"\s?\.\.\s?|\s?[-–—~〜/]\s?| au | to | until | et le | jusqu'au |から")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:er|st|nd|rd|th)?[ .-]{1,2}(?:of |de )?([a-z]+)[ .,-]{1,2}(\d{4})"
)
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(r"([a-z]{3,9})\.?,? (.+)")
_BEFORE_HOURS = re.compile(r"(?:,|\ba\b|\bat\b|:|-|–)? |(?<=日)|(?<=曜)|(?<=[日月火水木金土]\))")


class Written(NamedTuple):
    """What a cell says of time: a day, an hour, the hour until which, an offset from UTC.

    Hours are the time since the day's midnight, up to the one at its end.
    """

    day: date | None = None
    hour: timedelta | None = None
    until: timedelta | None = None
    offset: tzinfo | None = None
    about: bool = False
    until_about: bool = False
    last_day: date | None = None

    def completed(self, other: "Written") -> "Written":
        """The same with what only another cell says."""
        hour, until = (
            (self.hour, self.until) if self.hour is not None else (other.hour, other.until)
        )
        return Written(
            day=self.day or other.day,
            hour=hour,
            until=until,
            offset=self.offset or other.offset,
            about=self.about or other.about,
            until_about=self.until_about or other.until_about,
            last_day=self.last_day or other.last_day,
        )


class Forms(NamedTuple):
    """How the dates of a file are written, as far as its other dates show it: which number comes
    first in 04/05/2025, of which years are days that are written without one, and among which
    days is one that has no month, either."""

    order: Order | None = None
    years: tuple[int, ...] = ()
    days: Days | None = None


_NO_FORMS = Forms()


def day_order(values: Iterable[Cell]) -> Order | None:
    """Which number comes first in dates such as 04/05/2025, as far as the values show it."""
    shown_orders: set[Order] = set()
    for value in values:
        match = _NUMBERS.fullmatch(folded(value)) if _is_short(value) else None
        first, second = (int(match[1]), int(match[2])) if match else (0, 0)
        if 12 < first <= 31 and second <= 12:
            shown_orders.add("day")
        elif 12 < second <= 31 and first <= 12:
            shown_orders.add("month")
    return shown_orders.pop() if len(shown_orders) == 1 else None


def years_in(text: str) -> set[int]:
    """The years that a text names, in our era or in Reiwa."""
    years = set()
    for match in _YEAR.finditer(folded(text[:_LONGEST])):
        western, kanji, letter = match.groups()
        years.add(int(western or _year_of_reiwa(kanji or letter)))
    return {year for year in years if year in _YEARS}


def _is_short(value: Cell) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) <= _LONGEST


def written_time(value: Cell, forms: Forms = _NO_FORMS) -> Written:
    """What the value of a cell says of time; Unclear when it says nothing, or several things."""
    match value:
        case datetime():
            # A workbook counts in days: what it shows as 14:00 may lie a hair before.
            day = _checked(value.date(), value)
            return Written(day, _rounded(_since_midnight(value.time())), offset=value.tzinfo)
        case date():
            return Written(_checked(value, value))
        case time():
            return Written(hour=_rounded(_since_midnight(value)))
        case timedelta() if timedelta(0) <= value <= MIDNIGHT:
            return Written(hour=_rounded(value))
        case str() if len(value) <= _LONGEST:
            return _from_text(folded(value), value, forms)
        case _:
            raise _unclear(value)


def _since_midnight(hour: time) -> timedelta:
    return datetime.combine(date.min, hour) - datetime.min


def _rounded(hour: timedelta) -> timedelta:
    """An hour to the nearest minute."""
    return (hour + _MINUTE / 2) // _MINUTE * _MINUTE


def _from_text(text: str, written: str, forms: Forms) -> Written:
    if match := _ISO.fullmatch(text):
        return _iso(match, written)
    hours = hours_of(text)
    if hours:
        return _at(None, hours)
    day = _day(text, written, forms)
    if day:
        return Written(day)
    for day_text, hours_text in parted(text):
        hours = _hours_or_none(hours_text)
        day = _day(day_text, written, forms) if hours else None
        if day and hours:
            return _at(day, hours)
    if days := _days(text, written, forms):
        return Written(days[0], last_day=days[1])
    raise _unclear(written)


def _hours_or_none(text: str) -> Hours | None:
    try:
        return hours_of(text)
    except Unclear:
        return None


def _at(day: date | None, hours: Hours) -> Written:
    first, last, about, until_about = hours
    return Written(day, first, last, about=about, until_about=until_about)


def _iso(match: re.Match[str], written: str) -> Written:
    day, hour, offset = match.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{hour}{(offset or '').upper()}")
    except ValueError:
        raise _unclear(written) from None
    hour = _since_midnight(moment.time())
    return Written(_checked(moment.date(), written), hour, offset=moment.tzinfo)


def _days(text: str, written: str, forms: Forms) -> tuple[date, date] | None:
    """The first and the last of the days that a text is: 14-16 avril 2025; None when it is none."""
    for match in _FROM_TO.finditer(text):
        first_text = _FROM.sub("", text[: match.start()].strip())
        last_text = text[match.end() :].strip().removesuffix("まで").strip()
        last = _day(last_text, written, forms)
        if last is None:
            first = _day(first_text, written, forms)
            last = first and _same_month(last_text, written, first)
        else:
            known = forms._replace(years=(last.year,))
            first = _same_month(first_text, written, last) or _day(first_text, written, known)
        if first and last and first <= last:
            return first, last
    return None


def _same_month(text: str, written: str, day: date) -> date | None:
    """The day that a number is, in the month of another day; None when it is no number."""
    match = _NUMBER.fullmatch(text)
    return _date(written, str(day.year), day.month, match[1]) if match else None


def _day(text: str, written: str, forms: Forms) -> date | None:
    """The day that a text is, perhaps of one of the years that are known; None when it is none."""
    text = text.removeprefix("le ").removeprefix("on ")
    day = day_with_year(text, written, forms.order)
    if day is None and _DIGIT.search(text):
        day = _day_of_years(text, written, forms) or _day_among(text, forms.days)
    return day


def _day_of_years(text: str, written: str, forms: Forms) -> date | None:
    """The day of a text without a year, where it is a day of one of the years only."""
    days, unclear = set(), None
    year_first = _KANJI.search(text) or forms.order == "month"
    shapes = ("{1}年{0}", "{1}/{0}") if year_first else ("{0}/{1}", "{0}.{1}", "{0} {1}")
    for year in forms.years:
        for shape in shapes:
            try:
                day = day_with_year(shape.format(text.strip(" ."), year), written, forms.order)
            except Unclear as error:
                unclear = unclear or error
            else:
                days |= {day} if day else set()
    if len(days) > 1:
        sentence = _("{name} could be any of {days}.")
        listed = _(", ").join(map(str, sorted(days)))
        raise Unclear(sentence.format(name=shown(written), days=listed))
    if unclear and not days:
        raise unclear
    return days.pop() if days else None


def _day_among(text: str, days: Days | None) -> date | None:
    """The only one of some days that a day of the week with its number can be: mercredi 16."""
    match = _WEEKDAY_AND_NUMBER.fullmatch(text)
    if not match or days is None or (days.last - days.first).days > _MOST_DAYS:
        return None
    latin, number, kanji = match.groups()
    weekday = WEEKDAYS.get(latin or kanji)
    found = [day for day in days if day.day == int(number) and day.weekday() == weekday]
    return found[0] if len(found) == 1 else None


def parted(text: str) -> Iterator[tuple[str, str]]:
    """What may stand for a day in a folded text, the longest first, and then for its hours."""
    for match in reversed([*_BEFORE_HOURS.finditer(text)]):
        yield text[: match.start()].strip(), text[match.end() :]


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
