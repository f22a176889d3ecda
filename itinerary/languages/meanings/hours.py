"""Hours as people write them: 9:30, 9h30, 9 – 10:30 am, 午前9時30分, noon, about ten, and from one
to another.

An hour is the time since the day's midnight: 24:00 is the end of a day, and not its beginning.
"""

import re
from datetime import datetime, time, timedelta
from itertools import product
from typing import NamedTuple

from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shown

MIDNIGHT = timedelta(days=1)  # the one that ends a day: programmes speak of no other
_NOON = timedelta(hours=12)

_WORDS = {
    **dict.fromkeys(("noon", "midday", "midi", "正午"), _NOON),
    **dict.fromkeys(("midnight", "minuit"), MIDNIGHT),
}
_UNIT = r"(?:hrs?|hours?|heures?|uhr|h)\b"
_HOUR = (
    rf"(?:(?:午前|午後)\s?)?(?:\d{{4}}|\d{{1,2}}(?:\s?[:h時.]\s?(?:\d\d(?::\d\d)?|半)?\s?分?)?)"
    rf"(?:\s?{_UNIT})?(?:\s?[ap]\.?m\b\.?)?|{'|'.join(_WORDS)}"
)
_PARTS = re.compile(
    r"(午前|午後)?\s?(?:(\d\d)(\d\d)|(\d{1,2})(?:\s?([:h時.])\s?(\d\d|半)?(?::\d\d)?\s?分?)?)"
    rf"(?:\s?({_UNIT}))?(?:\s?([ap])\.?m\.?)?"
)
_UNTIL = r"(?:-|–|—|~|〜|→|から|より|\ba\b|\bto\b|\buntil\b|\bbis\b|\bjusqu'a\b)"
_ABOUT = r"(?:vers|environ|about|around|approx\.?|approximately|ca\.?|circa|約)"
_ROUND = r"(?:頃|ごろ|ころ|environ\b|\(environ\)|approx\.?)"
HOURS = (
    rf"(?:(?P<about>{_ABOUT})\s?)?(?:(?:de|des|a partir de|a|from|at|um)\s)?(?P<first>{_HOUR})"
    rf"(?:\s?(?P<round>{_ROUND}))?\s?"
    rf"(?:{_UNTIL}\s?(?P<last>{_HOUR})(?:\s?(?P<until>{_ROUND}))?(?:\s?まで)?|から|より|[~〜])?"
)
_HOURS = re.compile(HOURS)


class Hours(NamedTuple):
    """An hour, the one until which, if that is said, and which of them are approximate."""

    first: timedelta
    last: timedelta | None = None
    about: bool = False
    until_about: bool = False


class _Hour(NamedTuple):
    """An hour; whether something says that it is one, and in which half of the day it is."""

    hour: timedelta
    is_marked: bool
    has_half: bool

    def readings(self, other: "_Hour") -> tuple[timedelta, ...]:
        """What the hour may be beside another one, which may say of both in which half they are."""
        if other.has_half and not self.has_half and self.hour <= _NOON:
            return self.hour % _NOON, self.hour % _NOON + _NOON
        return (self.hour,)


def read_hours(text: str) -> tuple[time, time | None] | None:
    """The exact hours that a folded text is, of which the second may be the midnight to come;
    None when it is none, Unclear when there are no such."""
    read = hours_of(text)
    if read is None or read.about or read.until_about:
        return None
    if read.first == MIDNIGHT:
        raise _no_hour(text)
    return _clock(read.first), None if read.last is None else _clock(read.last)


def _clock(hour: timedelta) -> time:
    return (datetime.min + hour).time()


def hours_of(text: str) -> Hours | None:
    """The hours that a folded text is; None when it is none, Unclear when there are no such."""
    match = _HOURS.fullmatch(text)
    return _hours(match) if match else None


def _hours(match: re.Match[str]) -> Hours | None:
    first = _hour(match["first"])
    about, until_about = bool(match["about"] or match["round"]), bool(match["until"])
    if not match["last"]:
        return Hours(first.hour, None, about) if first.is_marked else None
    last = _hour(match["last"])
    if not (first.is_marked or last.is_marked or _are_alike(match["first"], match["last"])):
        return None
    # 12 – 1 pm is one hour long, 11 – 1 pm two: what is nearest is meant.
    readings = product(first.readings(last), last.readings(first))
    return Hours(*min(readings, key=_length), about, until_about)


def _length(hours: tuple[timedelta, timedelta]) -> timedelta:
    start, end = hours
    return (end - start) % MIDNIGHT or MIDNIGHT


def _are_alike(first: str, last: str) -> bool:
    """Whether two numbers can only be hours: 0930-1100, 9.30-11.00; not the years 2025-2026."""
    if first.isdecimal() and last.isdecimal():
        return len(first) == len(last) == 4 and int(last) - int(first) != 1
    return "." in first and "." in last


def _hour(text: str) -> _Hour:
    """The hour that a match of an hour is; Unclear when there is no such."""
    if text in _WORDS:
        return _Hour(_WORDS[text], is_marked=True, has_half=_WORDS[text] == _NOON)
    match = _PARTS.fullmatch(text.strip())
    if not match:
        raise _no_hour(text)
    half, hours, sixtieths, digits, mark, minutes, unit, letter = match.groups()
    hour = int(hours or digits)
    minute = 30 if minutes == "半" else int(sixtieths or minutes or 0)
    is_marked = bool(half or letter or unit or mark in {"h", "時"} or (mark == ":" and minutes))
    if half or letter:
        if hour > 12 or (letter and not hour):
            raise _no_hour(text)
        hour = hour % 12 + (12 if half == "午後" or letter == "p" else 0)
    length = timedelta(hours=hour, minutes=minute)
    if length > MIDNIGHT or minute > 59:
        raise _no_hour(text)
    return _Hour(length, is_marked, bool(half or letter))


def _no_hour(text: str) -> Unclear:
    return Unclear(_("There is no hour {name}.").format(name=shown(text)))
