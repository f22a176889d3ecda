"""How wide words are on a terminal, and how they are wrapped and cut to a width.

Terminals disagree on emoji that are made of several characters, so those are drawn as their
first. What remains is as wide as Unicode's East Asian Width says (UAX #11).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from itinerary.names import few_marks

_MARKS = 8  # on one letter; more are a smear over the lines around it
_UNSEEN = {"Mn", "Me", "Cf"}  # marks on the letter before, and what only joins or directs

# Patterns that few texts need; `re` compiles each when it is first met, and keeps it.
_SPACES = r"[^\S\u00a0\u202f]+"  # but for the no-break ones of French
# A joined emoji; variants and tones of one, tags behind a flag, and breaks that nobody sees.
_JOINED = "\u200d[^\\s\\w]"
_DROPPED = "[\u00ad\u200b\u200d\u2060\u20e3\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]"
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_FLAG_A = 0x1F1E6

# A line may begin or end with any Japanese character, but for these (JIS X 4051).
NOT_FIRST = (
    "、。，．・：；？！）］｝〕」』】〉》〜～／％‐–゛゜ヽヾゝゞ々ー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
)
_NOT_FIRST = f"{NOT_FIRST},.;:!?)]}}”’»…"
_NOT_LAST = "（［｛〔「『【〈《([{“‘«"

# What stays on one line where it fits there: code to be copied, hours, dates, what is counted, and
# the words of a name in katakana.
_WHOLE = (
    r"`[^`]+`|\d\d:\d\d～\d\d:\d\d"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\(.\)|（.）)?|\d+(?:時間|[年月日時分秒名件通人回枚階号便版桁行])"
    r"|[ァ-ヺー]+"
)


def one_line(text: str) -> str:
    """A text on one line; French keeps the no-break spaces of its punctuation."""
    if "\u00a0" in text or "\u202f" in text:
        return re.sub(_SPACES, " ", text).strip()
    return " ".join(text.split())


def steady(text: str) -> str:
    """A text that every terminal measures alike: composed letters, emoji of one character.

    A flag becomes its two letters, as on the terminals that draw none.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", few_marks(text, _MARKS))
    simple = re.sub(_DROPPED, "", re.sub(_JOINED, "", composed))
    return re.sub(_FLAG, lambda flag: chr(ord(flag[0]) - _FLAG_A + ord("A")), simple)


@lru_cache(maxsize=4096)  # words are measured again and again on their way to a page
def width(text: str) -> int:
    """How many columns a steady text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """The lines of a steady text; all but the first stand behind an indent.

    They break after spaces and between Japanese characters; what is longer than a line is cut.
    """
    behind = indent if len(indent) + 2 <= columns else ""
    edges = [0, *breaks(text, columns, len(behind)), len(text)]
    lines = [text[start:end].rstrip() for start, end in pairwise(edges)]
    return [lines[0], *(behind + line for line in lines[1:])]


def breaks(text: str, columns: int, behind: int = 0) -> list[int]:
    """Where a steady text breaks into lines; all but the first have some columns less."""
    found: list[int] = []
    start = end = 0
    taken = solid = 0  # columns of the line so far, and of what of it is no space at its end
    for piece in pieces(text, columns - behind):
        room = columns - behind if found else columns
        before, end = end, end + len(piece)
        words = piece.rstrip()
        solid = taken + width(words) if words else solid
        if solid > room and text[start:before].strip():
            found.append(before)
            start, room = before, columns - behind
            taken, solid = 0, width(words)
        taken += width(piece)
        while solid > room:
            head = text[start : start + _cut_before(text[start:end], room)]
            start += len(head)
            found.append(start)
            room = columns - behind
            taken, solid = taken - width(head), solid - width(head)
    return found


def cut(text: str, columns: int, sign: str = "…") -> str:
    """A steady text, ended with a sign where it is wider than the columns."""
    if width(text) <= columns:
        return text
    head = _head(text, columns - width(sign))
    return head.rstrip() + sign if width(head + sign) <= columns else sign


def padded(text: str, columns: int) -> str:
    """A steady text with spaces up to a width."""
    return text + " " * (columns - width(text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _head(text: str, columns: int) -> str:
    """As many characters as fit, at least one, with the marks that stand on the last."""
    taken = 0
    for place, character in enumerate(text):
        taken += _columns(character)
        if taken > columns and place:
            return text[:place]
    return text


def pieces(text: str, columns: int = 0) -> Iterator[str]:
    """What no line break comes into: words with the spaces behind them, Japanese characters.

    In lines of so many columns, dates and the like that fit on one are whole.
    """
    start = 0
    whole = _inside_of_whole(text, columns) if columns else ()
    for place in range(1, len(text)):
        if _breaks(text[place - 1], text[place]) and place not in whole:
            yield text[start:place]
            start = place
    yield text[start:]


def _inside_of_whole(text: str, columns: int) -> set[int]:
    """The places in a text where no line breaks that could."""
    if text.isascii() and "`" not in text:
        return set()
    return {
        place
        for found in re.finditer(_WHOLE, text)
        if width(found[0]) <= columns
        for place in range(found.start() + 1, found.end())
    }


def _cut_before(text: str, columns: int) -> int:
    """Where to cut what has no place to break, so that the next line begins as one may."""
    most = place = len(_head(text, columns))
    while place > 1 and text[place : place + 1] and text[place] in _NOT_FIRST:
        place -= 1
    return place if place > 1 else most


def _breaks(before: str, after: str) -> bool:
    if after == " " or not _columns(after):
        return False
    if before == " ":
        return after not in NOT_FIRST
    is_wide = 2 in (_columns(before), _columns(after))
    return is_wide and after not in _NOT_FIRST and before not in _NOT_LAST
