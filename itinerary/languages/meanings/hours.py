"""Hours as people write them: 9:30, 9h30, 9:30 am, 午前9時30分, and from one to another."""

import re
from datetime import time

from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shown

_HOUR = r"(?:午前|午後)?\s?\d{1,2}(?:\s?[:h時]\s?(?:\d\d(?::\d\d)?|半)?\s?分?)?(?:\s?[ap]\.?m\.?)?"
_PARTS = re.compile(
    r"(午前|午後)?\s?(\d{1,2})(?:\s?([:h時])\s?(\d\d|半)?(?::\d\d)?\s?分?)?(?:\s?([ap])\.?m\.?)?"
)
_UNTIL = r"(?:-|–|—|~|〜|→|から|\ba\b|\bto\b|\bjusqu'a\b)"
_ABOUT = r"\s?(?:頃|ごろ|ころ)?\s?"
HOURS = (
    rf"(?:de |from )?({_HOUR}){_ABOUT}"
    rf"(?:{_UNTIL}\s?({_HOUR}){_ABOUT}(?:まで)?|(?:まで)|[~〜])?"
)

_NOON = frozenset({"noon", "midi", "正午"})


def read_hours(text: str) -> tuple[time, time | None] | None:
    """The hour that a folded text is, and the hour until which, if it says that; None when it is
    no hour, and Unclear when there is no such one."""
    if text in _NOON:
        return time(12), None
    match = re.fullmatch(HOURS, text)
    if not match:
        return None
    first, last = (_hour(part) if part else None for part in match.groups())
    if first is None or (match[2] and last is None):
        return None
    return first, last


def _hour(text: str) -> time | None:
    """The hour that a text is; None when nothing in it says that it is one."""
    match = _PARTS.fullmatch(text.strip())
    if not match:
        return None
    half, digits, mark, minutes, letter = match.groups()
    if not (half or letter or mark) or (mark == ":" and not minutes):
        return None
    hour, minute = int(digits), 30 if minutes == "半" else int(minutes or 0)
    if half or letter:
        if hour > 12 or (letter and not hour):
            raise _no_hour(text)
        hour = hour % 12 + (12 if half == "午後" or letter == "p" else 0)
    if hour > 23 or minute > 59:
        raise _no_hour(text)
    return time(hour, minute)


def _no_hour(text: str) -> Unclear:
    return Unclear(_("There is no hour {name}.").format(name=shown(text)))
