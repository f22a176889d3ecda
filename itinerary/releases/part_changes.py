"""What is different in what people were told, but for events: names, roles, hotels."""

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import fields
from msgspec.structs import replace as fields_replaced

from itinerary.releases.parts import (
    Circle,
    Contact,
    Day,
    Document,
    Head,
    Name,
    Part,
    Parts,
    Person,
    Stay,
    is_news,
)
from itinerary.releases.snapshot import Texts, as_data
from itinerary.values import Value, replace

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


def concerning(
    changes: Iterable[PartChange], key: str, before: Parts, after: Parts
) -> tuple[PartChange, ...]:
    """What one person is told of it: of the mission, of themselves, and of what is theirs.

    Of the rooms of a stay, they are told their own.
    """
    own = (
        replace(
            each,
            before=_told_to(key, each.before, before),
            after=_told_to(key, each.after, after),
        )
        for each in changes
    )
    return tuple(each for each in own if each.before != each.after)


def hearers(
    change: PartChange, everyone: Iterable[str], before: Parts, after: Parts
) -> frozenset[str]:
    """Those of everyone, by their keys, to whom a change is one of what they are told."""
    was, now = (_readers(*each) for each in ((change.before, before), (change.after, after)))
    asked = everyone if was is None or now is None else was | now
    return frozenset(
        key
        for key in asked
        if _told_to(key, change.before, before) != _told_to(key, change.after, after)
    )


def _readers(part: Part | None, known: Parts) -> frozenset[str] | None:
    """Whom a part could be told to, by their keys; None for anybody."""
    match part:
        case Person(id=key):
            return frozenset({key})
        case Stay() | Document():
            return frozenset(_keys(part, known))
        case Contact():
            return frozenset(_keys(part, known)) if part.delegates else None
        case Head() | Day():
            return None
    return frozenset()


def _told_to(key: str, part: Part | None, known: Parts) -> Part | None:
    """A part as one person is told it, without who else is; None where they are not."""
    match part:
        case Person():
            return part if part.id == key else None
        case Stay():
            rooms = {key: part.rooms[key]} if key in part.rooms else {}
            theirs = fields_replaced(part, rooms=rooms, delegates=[])
            return theirs if _is_for(key, part, known) else None
        case Document():
            return fields_replaced(part, delegates=[]) if _is_for(key, part, known) else None
        case Contact():
            is_theirs = not part.delegates or _is_for(key, part, known)
            return fields_replaced(part, delegates=[]) if is_theirs else None
        case Head() | Day():
            return part
    return None


def _is_for(key: str, part: Stay | Contact | Document, known: Parts) -> bool:
    return key in _keys(part, known)


def _keys(part: Stay | Contact | Document, known: Parts) -> Collection[str]:
    """The keys of those whom it is for, those of a circle one by one."""
    keys = part.delegates
    circle = known.get(("circles", keys)) if isinstance(keys, str) else None
    return circle.keys if isinstance(circle, Circle) else keys
