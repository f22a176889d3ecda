"""Whether an id stands for the same human being, or the same body, as it did when people were told.

An id such as `chair` may be given to somebody else, who must not be told what the one before was.
In doubt it is somebody else.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from itinerary.names import folded
from itinerary.programme.model import NOBODY
from itinerary.releases.parts import Kind
from itinerary.releases.snapshot import Texts

_LONG = 5  # letters of a word in which one may be written otherwise
_TITLES = frozenset(
    word
    for words in (
        "mr mrs ms miss sir dame lord lady dr doctor prof professor hon rev eng phd md msc mba jr",
        "m mm mme mlle me maitre monsieur madame mademoiselle docteur professeur pr ing",
        "herr frau hr fr dott sig sra senor senora sr ir he",
        "г н жа господин госпожа д р проф профессор доктор κ κα δρ κος καθ",
        "氏 様 さん 先生 博士 教授 殿 閣下 女士 议员 議員",
    )
    for word in words.split()
)
_SUFFIXES = ("閣下", "先生", "博士", "教授", "議員", "さん", "様", "氏", "殿")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # scripts that part names or do not


class Known(NamedTuple):
    """Somebody as the file has them, or had: names by language, and a digest of their address."""

    name: Texts
    address: str | None = None
    formerly: str | None = None


class Told(NamedTuple):
    """Somebody of whom people were told, as ever they were; the latest last."""

    kind: Kind
    key: str
    entries: tuple[Known, ...]

    @property
    def last(self) -> Known:
        """As people were last told of them."""
        return self.entries[-1]


Together = Callable[[], Collection[Collection[str]]]  # folded names: of the file, of each release


def same(now: Known, before: Sequence[Told], together: Together) -> str | None:
    """The key of whoever an entry stands for, of those who had its id; None for somebody new.

    `before` has whoever was told of last first, the only one whose name tells whether it is they;
    names that stood `together` are of two.
    """
    if now.formerly and now.formerly != NOBODY:
        said = {"": now.formerly}
        for told in before:
            if any(is_nearly_same(said, each.name) for each in told.entries):
                return told.key
    last = next(iter(before), None)
    if last is None or (now.formerly == NOBODY and last.last.formerly != NOBODY):
        return None
    return last.key if _is_one(now, last.last, together) else None


def is_nearly_same(first: Texts, second: Texts) -> bool:
    """Whether two names are the same, or one is the other corrected or with a word added.

    In each language that both have; where they have none in common, in any two.
    """
    common = first.keys() & second.keys()
    if common:
        return all(_are_alike(first[each], second[each]) for each in common)
    return any(_are_alike(one, other) for one in first.values() for other in second.values())


def all_folded(name: Texts) -> Iterator[str]:
    """A name in each of its languages, as names are compared."""
    return (" ".join(sorted(_words(each))) for each in name.values())


def _is_one(now: Known, then: Known, together: Together) -> bool:
    """Whether two entries under one id are of one human being, by their names and addresses."""
    if now.name == then.name or {*all_folded(now.name)} == {*all_folded(then.name)}:
        return True
    if not (is_nearly_same(now.name, then.name) or _shares_address(now, then)):
        return False
    pairs = [(one, other) for one in all_folded(now.name) for other in all_folded(then.name)]
    different = [{one, other} for one, other in pairs if one != other]
    return not any(pair <= {*names} for names in together() for pair in different)


def _shares_address(now: Known, then: Known) -> bool:
    if now.address is None or now.address != then.address:
        return False
    first, second = (
        {word for name in all_folded(each.name) for word in name.split()} for each in (now, then)
    )
    return not first.isdisjoint(second)


def _are_alike(first: str, second: str) -> bool:
    one, other = _words(first), _words(second)
    if not one or not other:
        return folded(first) == folded(second)
    if sorted(one) == sorted(other) or _is_unspaced(one, other):
        return True
    more, fewer = Counter(one) - Counter(other), Counter(other) - Counter(one)
    different = (more.total(), fewer.total())
    if different in {(1, 0), (0, 1)}:
        return True
    return different == (1, 1) and _is_corrected(*more, *fewer)


def _words(name: str) -> list[str]:
    """The words of a name without titles; all of them where it has nothing else."""
    words = re.findall(r"[^\W_]+", folded(name))
    named = [_without_suffix(word) for word in words if word not in _TITLES]
    return named or words


def _without_suffix(word: str) -> str:
    """A Japanese name without the title that is written after it."""
    ends = (each for each in _SUFFIXES if word.endswith(each) and len(word) > len(each) + 1)
    return word.removesuffix(next(ends, ""))


def _is_unspaced(first: list[str], second: list[str]) -> bool:
    """Whether two names have the same letters in a script that need not part them."""
    one, other = "".join(first), "".join(second)
    return one == other and bool(_UNSPACED.match(one))


def _is_corrected(first: str, second: str) -> bool:
    """Whether one letter is different in a long word: another one, one more, or one less."""
    short, long = sorted((first, second), key=len)
    if len(short) < _LONG or len(long) - len(short) > 1:
        return False
    letters = enumerate(zip(short, long, strict=False))
    alike = next((number for number, (one, other) in letters if one != other), len(short))
    return long[alike + 1 :] == short[alike + (len(short) == len(long)) :]
