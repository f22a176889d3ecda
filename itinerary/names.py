"""Names as people type them: without regard to case, accents or width, and nearly right."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MAX_LENGTH = 200  # characters of a name that could be meant for another
MOST_MARKS = 30  # on one letter: more than any writing needs (UAX #15, D4, Stream-Safe Text)

_MARKS = ("Mn", "Me")  # categories of what stands on the letter before

# Letters that Unicode does not decompose, as their languages spell them in ASCII: in ids, and where
# names are compared.
_SPELT = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "Þ": "Th",
        "ħ": "h",
        "Ħ": "H",
        "ŧ": "t",
        "Ŧ": "T",
        "ŋ": "n",
        "Ŋ": "N",
        "ı": "i",
        "ə": "e",
        "Ə": "E",
        "ŀ": "l",
        "Ŀ": "L",
    }
)
# Signs that keyboards write in several ways, each as the plainest of them. NFKD makes one of some.
_SIGNS = str.maketrans(
    dict.fromkeys("‘’‛ʼʻ′´＇ʹ", "'")
    | dict.fromkeys("“”„‟″＂〝〞", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
)


def folded(name: str) -> str:
    """The name without case, accents, width or runs of spaces: equal for what people take as equal.

    Letters and signs are as a plain keyboard has them: œ is oe, ’ is ', – is -. Marks are dropped
    after Latin, Greek and Cyrillic letters only: が and か are different names.
    """
    if name.isascii():  # as most names of a large programme are
        return " ".join(name.lower().split())
    return _folded(name)


@lru_cache(maxsize=10_000)
def _folded(name: str) -> str:
    plain = name.translate(_SIGNS).casefold().translate(_SPELT)
    decomposed = unicodedata.normalize("NFKD", few_marks(plain))
    letters = [
        character
        for character in decomposed
        if not unicodedata.combining(character) or "\u3040" <= character <= "\u30ff"
    ]
    return unicodedata.normalize("NFC", " ".join("".join(letters).split()))


def few_marks(text: str, most: int = MOST_MARKS) -> str:
    """The text without the marks on a letter beyond the first: to sort n of them takes n² steps."""
    if len(text) <= most or text.isascii():
        return text
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in _MARKS else 0
        if marks <= most:
            kept.append(character)
    return "".join(kept)


def ascii_letters(name: str) -> str:
    """The name in ASCII: "é" is "e", "ß" is "ss", and what has no ASCII letter is lost."""
    decomposed = unicodedata.normalize("NFKD", few_marks(name.translate(_SIGNS).translate(_SPELT)))
    return decomposed.encode("ascii", "ignore").decode("ascii")


def slug(name: str) -> str:
    """The name as an id: ASCII letters, digits and hyphens; "" when nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", ascii_letters(name).lower()).strip("-")


def nearest(name: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The candidates that the name was probably meant to be, best first.

    Those that have all of its words, as "Europe/Paris" has "paris"; else the one that is most
    alike, and others that are hardly less so.
    """
    by_folded = {folded(candidate): candidate for candidate in candidates}
    if not by_folded or len(name) > MAX_LENGTH:
        return ()
    wanted = folded(name)
    words = _words(wanted)
    close = sorted((each for each in by_folded if words and _has_all(each, words)), key=len)
    if not 0 < len(close) <= limit:
        from difflib import SequenceMatcher, get_close_matches  # costs 3 ms to load

        alike = get_close_matches(wanted, by_folded, n=limit, cutoff=0.6)
        ratios = {each: SequenceMatcher(None, each, wanted).ratio() for each in alike}
        close = [each for each in alike if ratios[each] >= ratios[alike[0]] - 0.1]
    return tuple(by_folded[each] for each in close)


def _has_all(name: str, words: set[str]) -> bool:
    return all(word in name for word in words) and words <= _words(name)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", name))
