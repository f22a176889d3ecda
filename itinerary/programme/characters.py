"""Characters that nobody sees in a name or a title, and that belong nowhere in one.

Two names with and without them look alike and are not the same. Some writing needs what joins,
varies or breaks it unseen: there, it may stand.
"""

import unicodedata

# Fillers that Unicode counts as letters and marks, and as printable.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_SELECTORS = frozenset(
    map(chr, (*range(0x180B, 0x180E), 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
_UNPRINTED = _FILLERS | _SELECTORS  # of what Python counts as printable

_NON_JOINER, _JOINER = "\u200c", "\u200d"
_SPACE_OF_NO_WIDTH = "\u200b"
_MARKS_OF_DIRECTION = frozenset("\u061c\u200e\u200f")
_FLAG = "\U0001f3f4"  # which tags make that of a region
_TAGS = ("\U000e0020", "\U000e007f")
# Signs of Arabic and Syriac that are seen though they count as formats, and the soft hyphen, which
# word processors leave behind.
_SEEN = frozenset("\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
# From Arabic to the scripts of India, Tibet, Burma, Cambodia and Mongolia, and their neighbours.
_JOINING = (
    (0x0600, 0x0DFF),
    (0x0F00, 0x109F),
    (0x1780, 0x1CFF),
    (0xA800, 0xABFF),
    (0xFB50, 0xFEFC),
)
_SPACELESS = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))  # write no spaces between words


def odd_character(text: str) -> str | None:
    """The first character that nobody sees and no writing needs where it stands; None without."""
    if text.isascii() or (text.isprintable() and _UNPRINTED.isdisjoint(text)):
        return None
    places = (place for place in range(len(text)) if _is_odd(text, place))
    return next((text[place] for place in places), None)


def without_odd_characters(text: str) -> str:
    """The text without them."""
    while odd_character(text):
        text = "".join(each for place, each in enumerate(text) if not _is_odd(text, place))
    return text


def _is_odd(text: str, place: int) -> bool:
    character, before = text[place], text[place - 1] if place else " "
    if character in _SELECTORS:
        return before.isspace() or before in _SELECTORS or not before.isprintable()
    if character in _FILLERS:
        return not (character == "\u2800" and "\u2800" <= before <= "\u28ff")
    is_format = unicodedata.category(character) == "Cf" and character not in _SEEN
    return is_format and not _is_needed(text, place)


def _is_needed(text: str, place: int) -> bool:
    """Whether a character that joins, parts, directs or tags has what it needs around it."""
    character, before = text[place], text[place - 1] if place else " "
    if character in (_JOINER, _NON_JOINER):
        return _is_of(before, _JOINING) or (character == _JOINER and _joins(text, place))
    if character == _SPACE_OF_NO_WIDTH:
        return _is_of(before, _SPACELESS)
    if character in _MARKS_OF_DIRECTION:
        # Letters: what is asked about is itself of that direction.
        return any(each.isalpha() and _is_from_the_right(each) for each in text)
    return _is_tag(character) and _is_flagged(text, place)


def _is_from_the_right(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL"}


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands between two emoji, the first perhaps with its variant or tone."""
    after = text[place + 1 : place + 2]
    before = text[:place].rstrip("".join(_SELECTORS))[-1:]
    return all(unicodedata.category(each or " ") in {"So", "Sk"} for each in (before, after))


def _is_flagged(text: str, place: int) -> bool:
    """Whether nothing but tags stands between a flag and a place."""
    while place and _is_tag(text[place - 1]):
        place -= 1
    return text[place - 1 : place] == _FLAG


def _is_tag(character: str) -> bool:
    return _TAGS[0] <= character <= _TAGS[1]


def _is_of(character: str, scripts: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(character) <= last for first, last in scripts)
