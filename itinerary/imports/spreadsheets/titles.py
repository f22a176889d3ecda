"""Hours and a title in one cell: 09:30 Forum, 9h30–12h : Visite."""

import re

from itinerary.languages.meanings.hours import hours_of
from itinerary.languages.meanings.unclear import Unclear
from itinerary.names import folded

_LONGEST = 40  # characters of hours
# What follows makes a length of time of the hours: 2 h de marche.
_LENGTH = re.compile(r"^(?:de |d'|of )")


def hours_and_title(text: str) -> tuple[str, str] | None:
    """The hours with which a text begins, and what comes behind them; None where it has none."""
    for end in _ends(text):
        hours, title = text[:end].rstrip(" :|–—-　"), text[end:].lstrip(" \t\n:|–—-　")
        if title and _is_hours(hours) and not _LENGTH.match(folded(title)):
            return hours, title
    return None


def _ends(text: str) -> list[int]:
    """Where the hours of a text may end, the longest first: at what is no letter of an hour."""
    ends = [match.end() for match in re.finditer(r"[\s:：]+|(?<=[時分頃半])", text[:_LONGEST])]
    return sorted(set(ends), reverse=True)


def _is_hours(text: str) -> bool:
    try:
        return hours_of(folded(text)) is not None
    except Unclear:
        return False
