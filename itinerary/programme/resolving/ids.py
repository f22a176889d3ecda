"""The ids that a programme's files have: whatever a reference can lead to, readable or not."""

from collections.abc import Iterable, Iterator
from itertools import chain

from itinerary.programme.mistakes import mistake
from itinerary.programme.resolving.entries import Part
from itinerary.programme.tally import Tally
from itinerary.programme.text.source import Mapping, Source

EVERYONE = "everyone"
TO_BE_CONFIRMED = "tbc"  # what `place` says where it is not known yet

# One id names one thing among these, so that `who:` needs no prefixes.
PARTIES = ("delegates", "organisations", "groups")
_REGISTERS = ("cities", "places", *PARTIES, "themes", "events")


class Ids:
    """The ids of each register, in the order of the files.

    An id that stands twice is a problem. `whole` says that no file of the programme is missing.
    """

    def __init__(self, parts: tuple[Part, ...], whole: bool, tally: Tally) -> None:
        self._parts = parts
        self._whole = whole
        self._written = {register: dict.fromkeys(self._in(register)) for register in _REGISTERS}
        self._hidden = {register for register in _REGISTERS if self._hides(register)}
        _check_unique(parts, tally)

    def of(self, *registers: str) -> Iterator[str]:
        """The ids in these registers."""
        return chain.from_iterable(self._written[register] for register in registers)

    def hide(self, *registers: str) -> bool:
        """Whether there may be more in one of these registers, which cannot be seen."""
        return not self._hidden.isdisjoint(registers)

    def lack(self, name: str, *registers: str) -> bool:
        """Whether these registers are without this id for certain: all that is in them is seen."""
        is_written = any(name in self._written[register] for register in registers)
        return not is_written and not self.hide(*registers)

    def number_lacking(self, names: Iterable[str], *registers: str) -> int:
        """How many of the names these registers are without for certain."""
        if self.hide(*registers):
            return 0
        written = [self._written[register] for register in registers]
        return sum(1 for name in names if not any(name in each for each in written))

    def _in(self, register: str) -> Iterator[str]:
        return chain.from_iterable(_ids(part.source, register) for part in self._parts)

    def _hides(self, register: str) -> bool:
        """Whether there may be records of a register that cannot be seen for another mistake.

        That there are no cities at all is one.
        """
        sources = [part.source for part in self._parts]
        nodes = [source.root.get(register) for source in sources]
        return (
            not self._whole
            or (register == "cities" and nodes.count(None) == len(nodes))
            or not all(isinstance(node, Mapping) or node is None for node in nodes)
            or any(register in source.repeated for source in sources)
            or any(register in part.decoded.meant_keys(()) for part in self._parts)
        )


def _ids(source: Source, register: str) -> tuple[str, ...]:
    node = source.root.get(register)
    return tuple(node) if isinstance(node, Mapping) else ()


def _check_unique(parts: tuple[Part, ...], tally: Tally) -> None:
    first: dict[tuple[str, str], str] = {}
    for source in (part.source for part in parts):
        for register in _REGISTERS:
            kind = "parties" if register in PARTIES else register
            for name in _ids(source, register):
                where = source.where(register, name, key=True)
                if (kind, name) in first:
                    other = first[kind, name]
                    tally.add(mistake(where, "id-twice", name=name, other=other))
                elif kind == "parties" and name == EVERYONE:
                    tally.add(mistake(where, "reserved-id"))
                elif kind == "places" and name == TO_BE_CONFIRMED:
                    tally.add(mistake(where, "reserved-place"))
                first.setdefault((kind, name), str(where))
