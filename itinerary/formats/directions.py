"""Names in scripts that run from right to left: kept apart, so that hours beside them stay put."""

import re

# Hebrew, Arabic, Syriac, Thaana, NKo, Samaritan, Mandaic, and what else runs leftwards.
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
# Words of one name, with the signs and the number that belong to it; never an hour, or a list.
_NAME = rf"{_LETTER}+(?:[ \u00a0'’\".&()/-]+{_LETTER}+)*(?:[ \u00a0]\d+(?![\d:.–/]))?"
_LINK = r"https?://\S+"  # which leads nowhere else with a sign more
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """A text in which each name from right to left stands in an isolate (UAX #9)."""
    if text.isascii() or _FIRST_STRONG in text or not re.search(_LETTER, text):
        return text
    return re.sub(f"{_LINK}|({_NAME})", _isolate, text)


def _isolate(found: re.Match[str]) -> str:
    return f"{_FIRST_STRONG}{found[0]}{_POP}" if found[1] else found[0]
