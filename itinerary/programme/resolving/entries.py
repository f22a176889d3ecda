"""Records on their way into the model, each with its address and a place for its problems."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from itinerary.problems import Where
from itinerary.programme.mistakes import Near, mistake
from itinerary.programme.shape.decoding import Decoded, Path
from itinerary.programme.shape.document import Written
from itinerary.programme.tally import Tally
from itinerary.programme.text.source import Key, Source
from itinerary.values import Value

R = TypeVar("R", bound=Written)
R2 = TypeVar("R2", bound=Written)


class Part(Value, frozen=True):
    """One file of a programme: what stands in it, and what could be read of it."""

    source: Source
    decoded: Decoded

    def items(self, key: str) -> Iterator[tuple[Key, Any]]:
        """The records or values under a key of the file, each with its own key or number."""
        values = getattr(self.decoded.programme, key) or {}
        if isinstance(values, dict):
            yield from values.items()
            return
        node: Any = self.source.root[key]
        left_out = self.decoded.left_out
        numbers = (number for number in range(len(node)) if (key, number) not in left_out)
        yield from zip(numbers, values, strict=True)


class Entry(Value, Generic[R], frozen=True):
    """A record of one file, at its path; what is found wrong with it goes to the tally."""

    record: R
    part: Part
    path: Path
    tally: Tally

    @property
    def id(self) -> str:
        """The key under which the record stands."""
        return str(self.path[-1])

    @property
    def where(self) -> Where:
        """The address of the record: of its id, where it has one."""
        return self.part.source.where(*self.path, key=True)

    def address(self, *path: Key, key: bool = False) -> Where:
        """The address of a value inside of the record, or of its key."""
        return self.part.source.where(*self.path, *path, key=key)

    def wrong(
        self, code: str, *path: Key, key: bool = False, near: Near = (), **words: Any
    ) -> None:
        """Reports a mistake at a path inside of the record."""
        where = self.address(*path, key=key)
        if self.tally.tells(where):
            self.tally.add(mistake(where, code, near, **words))
        else:
            self.tally.count(where, code, words.get("name", ""))

    def item(self, key: str, last: Key) -> Path:
        """The path of one of several ids, or of the only one, which needs no list."""
        node: Any = self.part.source.root
        for step in (*self.path, key):
            node = node[step]
        return (key, last) if isinstance(node, (list, dict)) else (key,)

    def inner(self, key: str, records: Sequence[R2]) -> "Iterator[Entry[R2]]":
        """The records in a list of this one that could be read, each at its own path."""
        if not records:
            return
        node: Any = self.part.source.root
        for step in (*self.path, key):
            node = node[step]
        left_out = self.part.decoded.left_out
        paths = ((*self.path, key, number) for number in range(len(node)))
        there = (path for path in paths if path not in left_out)
        for path, record in zip(there, records, strict=True):
            yield Entry(record, self.part, path, self.tally)

    def is_misspelt(self, *keys: str) -> bool:
        """Whether the record has an unknown key, reported, that was meant to be one of these."""
        return not self.part.decoded.meant_keys(self.path).isdisjoint(keys)

    def is_broken(self, *keys: str) -> bool:
        """Whether something under one of these keys, or anywhere, could not be read."""
        broken = self.part.decoded.broken
        if not keys:
            return self.path in broken
        return bool(broken) and any((*self.path, key) in broken for key in keys)


def entries(parts: Iterable[Part], register: str, tally: Tally) -> Iterator[Entry[Any]]:
    """The records that the parts have under one key, in the order of the files."""
    for part in parts:
        for key, record in part.items(register):
            yield Entry(record, part, (register, key), tally)
