"""Dates, hours and lengths of time as people say them.

Each language's catalogue holds whole patterns: 15 April is « 15 avril » and 「4月15日」, and no
format string gives both.
"""

from datetime import date, datetime, timedelta
from functools import reduce

from itinerary.languages import _, plural
from itinerary.languages import deferred as d
from itinerary.languages import deferred_p as d_p
from itinerary.when import Days, offset_text

_WEEKDAYS = (
    d("Monday"),
    d("Tuesday"),
    d("Wednesday"),
    d("Thursday"),
    d("Friday"),
    d("Saturday"),
    d("Sunday"),
)
_MONTHS = (
    d("January"),
    d("February"),
    d("March"),
    d("April"),
    d("May"),
    d("June"),
    d("July"),
    d("August"),
    d("September"),
    d("October"),
    d("November"),
    d("December"),
)
# Two days as short as they allow: of one month, of one year, or of two; and so in a sentence.
_RANGES = (
    d("{first_day}–{day} {month} {year}"),
    d("{first_day} {first_month} – {day} {month} {year}"),
    d("{first_day} {first_month} {first_year} – {day} {month} {year}"),
)
_RANGES_IN_PROSE = (
    d_p("sentence", "{first_day}–{day} {month} {year}"),
    d_p("sentence", "{first_day} {first_month} – {day} {month} {year}"),
    d_p("sentence", "{first_day} {first_month} {first_year} – {day} {month} {year}"),
)


def weekday(day: date) -> str:
    """Tuesday."""
    return _(_WEEKDAYS[day.weekday()])


def day_and_month(day: date) -> str:
    """15 April."""
    return _("{day} {month}").format(**_parts(day))


def long_day(day: date) -> str:
    """Tuesday 15 April."""
    return _("{weekday} {day} {month}").format(**_parts(day))


def full_day(day: date) -> str:
    """Tuesday 15 April 2025."""
    return _("{weekday} {day} {month} {year}").format(**_parts(day))


def range_of_days(days: Days, *, prose: bool = False) -> str:
    """12–19 April 2025, as short as the two days allow; in prose, as a sentence says it."""
    first, last = _parts(days.first), _parts(days.last)
    words = {**{f"first_{key}": value for key, value in first.items()}, **last}
    if days.first == days.last:
        return _("{day} {month} {year}").format(**last)
    parts = 0 if days.first.month == days.last.month else 1
    parts = parts if days.first.year == days.last.year else 2
    return _((_RANGES_IN_PROSE if prose else _RANGES)[parts]).format(**words)


def short_range(days: Days) -> str:
    """12–19 April: days whose year is known from what stands around them."""
    first, last = _parts(days.first), _parts(days.last)
    words = {**{f"first_{key}": value for key, value in first.items()}, **last}
    if days.first == days.last:
        return _("{day} {month}").format(**last)
    if days.first.year != days.last.year:
        return range_of_days(days)
    if days.first.month == days.last.month:
        return _("{first_day}–{day} {month}").format(**words)
    return _("{first_day} {first_month} – {day} {month}").format(**words)


def weekday_and_hour(instant: datetime, *, prose: bool = False) -> str:
    """Monday 17:00; in prose, as a sentence says it."""
    said = said_hour(instant) if prose else hour(instant)
    return _("{weekday} {hour}").format(weekday=weekday(instant.date()), hour=said)


def hour(instant: datetime) -> str:
    """09:30; of an hour that happens twice, 02:15 +01:00 says which of the two."""
    said = f"{instant.hour:02d}:{instant.minute:02d}"  # much faster than %H:%M
    if instant.replace(fold=1 - instant.fold).utcoffset() == instant.utcoffset():
        return said
    return f"{said} {offset_text(instant)}"


def said_hour(instant: datetime) -> str:
    """09:30 as a sentence says it: « 9 h 30 », and « 9 h » for 09:00; columns have `hour`."""
    pattern = _("{hour:02d}:{minute:02d}") if instant.minute else _("{hour:02d}:00")
    return pattern.format(hour=instant.hour, minute=instant.minute)


def length(duration: timedelta) -> str:
    """2 hours 30 minutes, in days, hours and minutes; less than a minute is none."""
    total = int(duration.total_seconds()) // 60
    days, minutes = divmod(total, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    parts = [
        plural("{number} day", "{number} days", days) if days else "",
        plural("{number} hour", "{number} hours", hours) if hours else "",
        plural("{number} minute", "{number} minutes", minutes) if minutes or not total else "",
    ]
    return reduce(_and_part, (part for part in parts if part))


def difference(duration: timedelta) -> str:
    """+7 h, −3 h 30: how far a clock is ahead of another, or behind; = where it is neither."""
    total = int(duration.total_seconds()) // 60
    if not total:
        return "="
    hours, minutes = divmod(abs(total), 60)
    words = {"sign": "+" if total > 0 else "−", "hours": hours, "minutes": f"{minutes:02d}"}
    said = _("{sign}{hours} h {minutes}") if minutes else _("{sign}{hours} h")
    return said.format(**words)


def number_of_days(days: int) -> str:
    """How many days, said so that it can stand after "in" or before "ago"."""
    return plural("{number} day", "{number} days", days)


def _and_part(larger: str, smaller: str) -> str:
    """A length of time in two units."""
    return _("{larger} {smaller}").format(larger=larger, smaller=smaller)


def _parts(day: date) -> dict[str, object]:
    return {
        "weekday": weekday(day),
        # translators: the first day of a month, as in "1 April"
        "day": _("1") if day.day == 1 else day.day,
        "month": _(_MONTHS[day.month - 1]),
        "month_number": day.month,
        "year": day.year,
    }
