"""The keys of the file's records as they are described: for whoever writes one, and for editors."""

from collections.abc import Iterator
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import msgspec

from itinerary.programme.shape.document import Programme, Written


class Key(NamedTuple):
    """A key: what is said of it, its type, an example of a value, and the record that it holds."""

    name: str
    description: str
    kind: Any
    example: object
    required: bool
    record: type[Written] | None


def keys(shape: type[Written]) -> tuple[Key, ...]:
    """The keys of a record, in the order in which they are described."""
    return tuple(_key(field) for field in msgspec.structs.fields(shape))


def records() -> dict[str, type[Written]]:
    """Each record by where it stands: `programme`, `event`, `event.hosts`.

    What stands in a register of the file is called after one of them: `event`, not `events`.
    """
    found: dict[str, type[Written]] = {"programme": Programme}
    for key in keys(Programme):
        if key.record:
            found |= dict(_within(_singular(key), key.record))
    return found


def _within(path: str, shape: type[Written]) -> Iterator[tuple[str, type[Written]]]:
    yield path, shape
    for key in keys(shape):
        if key.record:
            yield from _within(f"{path}.{key.name}", key.record)


def _singular(key: Key) -> str:
    """What one of a register is called: the name of its record, without what that is besides."""
    if key.record is None or key.name == "source":
        return f"programme.{key.name}" if key.record else key.name
    return key.name.removesuffix("ies") + "y" if key.name.endswith("ies") else key.name.rstrip("s")


def _key(field: msgspec.structs.FieldInfo) -> Key:
    kind, description, example = field.type, "", None
    if get_origin(kind) is Annotated:
        kind, meta = get_args(kind)
        description, example = meta.description, (meta.examples or [None])[0]
    alternatives = [each for each in get_args(kind) if each is not NoneType]
    if NoneType in get_args(kind) and len(alternatives) == 1:
        kind = alternatives[0]
    return Key(field.encode_name, description, kind, example, field.required, _record(kind))


def _record(kind: Any) -> type[Written] | None:
    """The record that a value is, or each of several."""
    inner = get_args(kind)[-1] if get_origin(kind) in (list, dict) else kind
    return inner if isinstance(inner, type) and issubclass(inner, Written) else None
