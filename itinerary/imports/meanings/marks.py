"""What is marked on a title: 【中止】, ANNULÉ –, (to be confirmed)."""

import re
from typing import NamedTuple

from itinerary.languages.meanings import codes
from itinerary.languages.meanings.unclear import Unclear

_LONGEST = 30  # characters of a mark
_BEFORE = re.compile(
    rf"\s?(?:[【\[(（](.{{1,{_LONGEST}}}?)[】\])）]|([^:：–—-]{{1,{_LONGEST}}}?)\s?[:：–—-])\s?(.+)",
    re.DOTALL,
)
_AFTER = re.compile(rf"(.+?)\s?[【\[(（]([^【\[(（]{{1,{_LONGEST}}})[】\])）]\s?", re.DOTALL)


class Marked(NamedTuple):
    """A title without its mark, and the status that this says; what is put off keeps its word."""

    title: str
    status: str = ""


def marked(title: str) -> Marked:
    """A title and what is marked on it; the title as it is where nothing is."""
    match = _BEFORE.fullmatch(title[:1_000])
    if match and (status := _status(match[1] or match[2])):
        kept = title if codes.is_postponed(match[1] or match[2]) else match[3]
        return Marked(kept, status)
    if (match := _AFTER.fullmatch(title[:1_000])) and (status := _status(match[2])):
        return Marked(title if codes.is_postponed(match[2]) else match[1], status)
    return Marked(title)


def _status(word: str) -> str:
    """The status that a word says, if it is one that is marked: nobody marks what is certain."""
    try:
        status = codes.status(word)
    except Unclear:
        return ""
    return status if status != "confirmed" else ""
