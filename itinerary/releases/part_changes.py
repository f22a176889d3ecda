"""What is different in what people were told, but for events: names, roles, hotels."""

from collections.abc import Iterable, Mapping

from msgspec.structs import fields

from itinerary.releases.parts import (
    Name,
    Part,
    Parts,
    Person,
    Stay,
    is_news,
)
from itinerary.releases.snapshot import Texts, as_data
from itinerary.values import Value

_UNTOLD = frozenset({"part", "id", "email", "formerly"})  # kept to tell people apart


class PartChange(Value, frozen=True):
    """A part that was added, removed, or is not what it was."""

    name: Name
    before: Part | None
    after: Part | None
    people: Mapping[str, Texts] = {}  # the names of those by whose keys it has rooms

    @property
    def part(self) -> Part:
        """The part as it is now, or, removed, as it was."""
        part = self.after or self.before
        if part is None:
            raise ValueError(self)
        return part

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys that have another value now."""
        before, after = (as_data(each) if each else {} for each in (self.before, self.after))
        told = ({**before, **after}).keys() - _UNTOLD
        return tuple(
            field.name
            for field in fields(self.part)
            if field.name in told and before.get(field.name) != after.get(field.name)
        )


def part_changes(before: Parts, after: Parts) -> tuple[PartChange, ...]:
    """What is different, in the order of now; what is no more comes last."""
    names = {**after, **before}
    return tuple(
        PartChange(name, was, now, _people((was, now), (before, after)))
        for name in names
        for was, now in [(before.get(name), after.get(name))]
        if is_news(was, now)
    )


def _people(versions: Iterable[Part | None], known: Iterable[Parts]) -> Mapping[str, Texts]:
    """The names of those who have rooms in a stay, the latest of each."""
    keys = {key for part in versions if isinstance(part, Stay) for key in part.rooms}
    parts = [each[("people", key)] for each in known for key in keys if ("people", key) in each]
    return {part.id: part.name for part in parts if isinstance(part, Person)}
