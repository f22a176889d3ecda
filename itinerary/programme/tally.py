"""What is wrong in a programme's files: all of it counted, the first of each file in words.

A file that a program wrote can be wrong a hundred thousand times over, and nobody reads on so
far: words cost more than finding what is wrong, and near names cost most.
"""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from itinerary.languages import figures
from itinerary.problems import Problem, Problems, Where
from itinerary.programme.mistakes import Located, Near, mistake, problem

MOST_TOLD = 100  # mistakes of a file that are put into words
MOST_COMPARED = 40_000  # names that are looked at to find near ones


class Tally:
    """The mistakes of all files of a programme, as they are found.

    `reported` says how often one was: what stands once and is read twice is reported twice, and
    is one mistake.
    """

    def __init__(self) -> None:
        self.reported = 0
        self._files: dict[str, _File] = {}

    def add(self, located: Located) -> None:
        """Counts a mistake, unless it is known already."""
        self.reported += 1
        self._file(located.where.file).add(located)

    def tells(self, where: Where) -> bool:
        """Whether a mistake at a place may still be one of those that are put into words."""
        file = self._files.get(where.file)
        return file is None or file.tells(where)

    def count(self, where: Where, code: str, name: str) -> None:
        """Counts a mistake of which nothing will be told, unless it is known already."""
        self.reported += 1
        self._file(where.file).count(where, code, name)

    def share(self, where: Where) -> int:
        """How many of a list's mistakes are worth adding one by one, the first of which is here.

        The rest of them is to be counted with `add_more`. It is the same when the list is read
        again, as by an alias: so its mistakes are known to be the same.
        """
        shares = self._file(where.file).shares
        if where not in shares:
            shares[where] = MOST_TOLD + 1 if self.tells(where) else 0
        return shares[where]

    def add_more(self, where: Where, number: int) -> None:
        """Counts so many mistakes from a place on, once, of which none would be told."""
        self.reported += number
        self._file(where.file).further[where] = number

    def problems(self) -> Problems:
        """The first mistakes of each file in the language in use, and how many more there are."""
        names = _Names(MOST_COMPARED)
        return tuple(
            each for file in sorted(self._files) for each in _told(self._files[file], names)
        )

    def _file(self, name: str) -> "_File":
        if name not in self._files:
            self._files[name] = _File()
        return self._files[name]


class _File:
    """The mistakes of one file: how many there are, and the first by place."""

    def __init__(self) -> None:
        self.further: dict[Where, int] = {}
        self.shares: dict[Where, int] = {}
        self._known: set[int] = set()
        self._first: list[Located] = []
        self._last: Where | None = None  # beyond which none is told

    def tells(self, where: Where) -> bool:
        return self._last is None or where <= self._last

    def count(self, where: Where, code: str, name: str) -> None:
        self._known.add(hash((where, code, name)))

    def add(self, located: Located) -> None:
        before = len(self._known)
        self.count(located.where, located.code, located.words.get("name", ""))
        if len(self._known) == before or not self.tells(located.where):
            return
        self._first.append(located)
        if len(self._first) > 2 * MOST_TOLD:
            self._first = self.in_order()[: MOST_TOLD + 1]
            self._last = self._first[-1].where

    def in_order(self) -> list[Located]:
        """The first mistakes by place, at least one more than are told where there are more."""
        return sorted(self._first, key=lambda located: (located.where, located.code))

    @property
    def number(self) -> int:
        """How many mistakes there are."""
        return len(self._known) + sum(self.further.values())


class _Names:
    """The names that may be meant, as long as they are not too many to look at."""

    def __init__(self, left: int) -> None:
        self._left = left

    def of(self, names: Near) -> Near:
        """The names, or none where they are too many."""
        if callable(names):  # words of ours, which are few
            return names
        known = tuple(islice(names, self._left + 1))
        if len(known) > self._left:
            return ()
        self._left -= len(known)
        return known


def _told(file: _File, names: _Names) -> Iterator[Problem]:
    """The first mistakes of a file, and, where the first of the others stands, their number."""
    first = file.in_order()
    yield from sorted(
        problem(each._replace(near=names.of(each.near))) for each in first[:MOST_TOLD]
    )
    if (rest := file.number - MOST_TOLD) > 0:
        where, number = first[MOST_TOLD].where, partial(figures, rest)
        yield problem(mistake(where, "more-mistakes", number=number))._replace(number=rest)
