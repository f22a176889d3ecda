"""New ids for what other files know by its name."""

from itinerary.names import slug

_LONGEST = 60


class Identifiers:
    """The ids of one register, no two the same; `otherwise` begins those of unspellable names."""

    def __init__(self, otherwise: str, *taken: str) -> None:
        self._otherwise = otherwise
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}  # how often each beginning was asked for

    def new(self, name: str) -> str:
        """An id like the name, that was not given yet."""
        stem = slug(name)[:_LONGEST].strip("-") or f"{self._otherwise}-1"
        number, unique = self._numbers.get(stem, 1), stem
        while unique in self._taken:
            number += 1
            unique = f"{stem.removesuffix('-1')}-{number}"
        self._numbers[stem] = number
        self._taken.add(unique)
        return unique
