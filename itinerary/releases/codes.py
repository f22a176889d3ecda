"""Codes of what is printed: nine letters by which one asks whether a paper is still true.

Eight are of a digest of what its reader is told there, and the ninth checks them: any letter that
is another is found, and any two neighbours that have changed places.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

import msgspec

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # consonants: no word comes of them, and no 0 or 1 is read
_LONG = 8  # letters of the digest; the ninth checks
_GROUP = 4  # that are read at once
# Twenty is four times five. A letter counts as an element of the field of four and as one of that
# of five; in each, the sum is doubled from letter to letter, which in the first is this.
_DOUBLED = (0, 2, 3, 1)
_SUMS = (1, 2)  # of KXTR-MPLQ-W, which is shown wherever a code is asked for


_BY_REMAINDERS = {(each % 4, each % 5): each for each in range(len(LETTERS))}


class Listing(NamedTuple):
    """What a code is of, but for the release: which list, whose, and its day, event or city.

    `reader` is the id of a delegate, or nothing for what is everybody's.
    """

    kind: str
    reader: str = ""
    scope: str = ""


def code(programme: str, listing: Listing, told: object) -> str:
    """The code of a listing of a programme in which this is told, data as JSON can have them."""
    number = int.from_bytes(sha256(encoded((programme, listing, told)).encode()).digest())
    letters = []
    for _place in range(_LONG):
        number, letter = divmod(number, len(LETTERS))
        letters.append(letter)
    return written(LETTERS[each] for each in (*letters, _checking(letters)))


def encoded(told: object) -> str:
    """What is told as JSON has it: the same text of the same data."""
    return msgspec.json.encode(told).decode()


def typed_code(typed: str) -> str | None:
    """A code as somebody typed it, in any case, width and grouping; None if it is mistyped."""
    letters = [each for each in normalize("NFKC", typed).upper() if each.isalnum()]
    if len(letters) != _LONG + 1 or not {*letters} <= {*LETTERS}:
        return None
    return written(letters) if _sums(map(LETTERS.index, letters)) == _SUMS else None


def written(letters: Iterable[str]) -> str:
    """Letters in groups: KXTR-MPLQ-W."""
    whole = "".join(letters)
    return "-".join(whole[place : place + _GROUP] for place in range(0, len(whole), _GROUP))


def _checking(letters: Iterable[int]) -> int:
    """The letter with which both sums are as they are to be."""
    four, five = _sums((*letters, 0))
    return _BY_REMAINDERS[four ^ _SUMS[0], (_SUMS[1] - five) % 5]


def _sums(letters: Iterable[int]) -> tuple[int, int]:
    """The sums of letters in the fields of four and of five."""
    four = five = 0
    for letter in letters:
        four = _DOUBLED[four] ^ letter % 4
        five = (2 * five + letter) % 5
    return four, five
