"""What is different in what people were told, but for events: names, roles, hotels."""

from collections.abc import Iterable, Iterator

from msgspec.structs import fields

from itinerary.releases.parts import Circle, Head, Name, Part, Parts, Person, Stay, is_news
from itinerary.releases.snapshot import as_data
from itinerary.values import Value

_UNTOLD = frozenset({"part", "id", "email", "formerly"})  # kept to tell people apart


class PartChange(Value, frozen=True):
    """A part that was added, removed, or is not what it was."""

    name: Name
    before: Part | None
    after: Part | None

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
        PartChange(name, before.get(name), after.get(name))
        for name in names
        if is_news(before.get(name), after.get(name))
    )


def concerning(
    changes: Iterable[PartChange], key: str, before: Parts, after: Parts
) -> tuple[PartChange, ...]:
    """What one person is told of it: of the mission, of themselves, and where they sleep."""

    def sleeps(change: PartChange) -> Iterator[bool]:
        for part, known in ((change.before, before), (change.after, after)):
            if isinstance(part, Stay):
                keys = part.delegates
                circle = known.get(("circles", keys)) if isinstance(keys, str) else None
                yield key in (circle.keys if isinstance(circle, Circle) else keys)

    return tuple(
        each
        for each in changes
        if isinstance(each.part, Head)
        or (isinstance(each.part, Person) and each.part.id == key)
        or any(sleeps(each))
    )
