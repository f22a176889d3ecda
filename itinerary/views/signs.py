"""Signs, hues and short names: one table for the terminal, the page and the paper.

A hue is never the only carrier of a meaning: what has one has a sign, or stands in words as well.
"""

from typing import Literal, NamedTuple

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.problems import Severity
from itinerary.programme.shape.document import Kind

Hue = Literal["blue", "yellow", "cyan", "green", "magenta", "red", "weak", "none"]
# What a mark behind a title says: the status of an event, who may know of it, or what is new in it.
MarkSort = Literal["cancelled", "tentative", "confidential", "new", "removed", "other"]


# What a page draws, by the name of the drawing.
Shape = Literal["", "travel", "reception", "table", "visit", "public", "free", "other"]


class Sign(NamedTuple):
    """What stands for something in one column, what does in ASCII, its hue, and its drawing."""

    drawn: str
    plain: str
    hue: Hue
    shape: Shape = ""


# All but the arrow are of neutral width (UAX #11): one column in Japanese terminals too.
_TRAVEL = Sign("→", ">", "blue", "travel")
_TABLE = Sign("◫", "=", "cyan", "table")  # two sides of one
_PUBLIC = Sign("✦", "*", "magenta", "public")

KINDS: dict[Kind, Sign] = {
    "travel": _TRAVEL,
    "reception": Sign("◒", "u", "yellow", "reception"),
    "meeting": _TABLE,
    "b2b": _TABLE,
    "round-table": _TABLE,
    "visit": Sign("◉", "@", "green", "visit"),
    "ceremony": _PUBLIC,
    "conference": _PUBLIC,
    "promotion": _PUBLIC,
    "free": Sign("◦", "~", "weak", "free"),
    "other": Sign("▪", "-", "none", "other"),
}
CANCELLED = Sign("✗", "x", "red")
FREE = Sign("○", "o", "green")  # of somebody who has nothing on
SEVERITIES: dict[Severity, Sign] = {
    "error": Sign("✗", "x", "red"),
    "warning": Sign("▲", "!", "yellow"),
    "info": Sign("◦", "i", "cyan"),
}
CHANGES: dict[str, Sign] = {
    "added": Sign("+", "+", "green"),
    "changed": Sign("~", "~", "yellow"),
    "removed": Sign("−", "-", "red"),
}
MARKS: dict[MarkSort, Hue] = {
    "cancelled": "red",
    "tentative": "yellow",
    "confidential": "magenta",
    "new": "green",
    "removed": "red",
    "other": "none",
}

# What a finding is in a few words, by its code.
_FINDINGS: dict[str, str] = {
    "double-booking": d("in two places at once"),
    "interpreter-clash": d("one interpreter twice"),
    "impossible-transfer": d("no time for the way"),
    "tight-transfer": d("little time for the way"),
    "missing-journey": d("no journey there"),
    "nobody": d("for nobody"),
    "too-many": d("too many people"),
    "same-id": d("same id as another mission"),
    "outside-mission": d("outside the mission"),
    "not-present": d("not there that day"),
    "place-clash": d("one place twice"),
    "clock-change": d("clocks change"),
    "unconfirmed": d("to be confirmed"),
    "no-bed": d("no bed for the night"),
    "nothing-to-do": d("nothing to do"),
    "long-day": d("long day"),
    "short-night": d("short night"),
    "unused": d("not used"),
}


def finding_name(code: str) -> str:
    """What a finding of some code is, in a few words; the code itself where it has none."""
    return _(_FINDINGS[code]) if code in _FINDINGS else code


def named_findings() -> frozenset[str]:
    """The codes of the findings that have a short name."""
    return frozenset(_FINDINGS)
