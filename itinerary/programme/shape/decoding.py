"""A located tree to typed records: at once when all is well, key by key when something is wrong."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from types import NoneType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec

from itinerary.languages import _
from itinerary.names import nearest, slug
from itinerary.problems import Problem
from itinerary.programme.mistakes import MAX_SUGGESTIONS, Wrong, Wrongs, mistake
from itinerary.programme.shape.document import ID_PATTERN, Programme, Written
from itinerary.programme.shape.forms import Flag, Form
from itinerary.programme.text.source import Key, Source, found
from itinerary.values import Value

Path = tuple[Key, ...]
R = TypeVar("R", bound=Written)


class Decoded(Value, frozen=True):
    """What could be read of a tree: the records, and the problems of the rest.

    `broken` are the paths at and within which something could not be read; `left_out` those of
    items that their lists are without.
    """

    programme: Programme
    problems: tuple[Problem, ...] = ()
    broken: frozenset[Path] = frozenset()
    left_out: frozenset[Path] = frozenset()


def decode(source: Source) -> Decoded:
    """The typed records of a tree.

    A value that cannot be read is left out, and so is a record that cannot do without it.
    """
    try:
        return Decoded(msgspec.convert(source.root, Programme, dec_hook=_read_form))
    except (msgspec.ValidationError, Wrong, Wrongs):
        return _Decoder(source).decoded()


def _read_form(form: type[Form], written: object) -> Form:
    return form(written)


class _Field(Value, frozen=True):
    """A key of a record: the structure's name for it, its bare type, and an example of a value."""

    name: str
    kind: Any
    required: bool
    can_be_empty: bool
    example: object


@lru_cache
def _fields(shape: type[Written]) -> dict[str, _Field]:
    return {field.encode_name: _field(field) for field in msgspec.structs.fields(shape)}


def _field(field: msgspec.structs.FieldInfo) -> _Field:
    kind, example = field.type, None
    if get_origin(kind) is Annotated:
        kind, meta = get_args(kind)
        example = (meta.examples or [None])[0]
    alternatives = [each for each in get_args(kind) if each is not NoneType]
    if NoneType in get_args(kind) and len(alternatives) == 1:
        kind = alternatives[0]
    can_be_empty = not field.required and kind is not Flag
    return _Field(field.name, kind, field.required, can_be_empty, example)


class _Decoder:
    """Reads value by value, and goes on after each that it cannot read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.broken: set[Path] = set()
        self.left_out: set[Path] = set()

    def decoded(self) -> Decoded:
        """All that can be read of the tree, and every problem in it."""
        programme = self.record(self.source.root, Programme, ()) or Programme()
        broken, left_out = frozenset(self.broken), frozenset(self.left_out)
        return Decoded(programme, tuple(self.problems), broken, left_out)

    def record(self, node: object, shape: type[R], path: Path) -> R | None:
        """The record at a path; None when a key that it cannot do without is missing or broken."""
        if not isinstance(node, dict):
            example = _within(path, _example(shape))
            words: dict[str, Any] = {"record": _(shape.called), "example": example}
            self._refuse(path, "not-a-mapping", found=found(node), **words)
            return None
        fields = _fields(shape)
        for key in node.keys() - fields.keys():
            self._refuse_key(node, (*path, key), shape)
        meant = meant_keys(node, shape)
        values: dict[str, Any] = {}
        for key, field in fields.items():
            if node.get(key) is not None:
                values[field.name] = self.value(node[key], field.kind, (*path, key))
            elif (field.required and key not in meant) or (key in node and not field.can_be_empty):
                self._missing(node, shape, (*path, key))
        values = {name: value for name, value in values.items() if value is not None}
        needed = {field.name for field in fields.values() if field.required}
        return shape(**values) if needed <= values.keys() else None

    def value(self, node: object, kind: Any, path: Path) -> Any:
        """The value at a path, or None when it cannot be read."""
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is dict:
            return self._mapping(node, arguments, path)
        if origin is list:
            return self._items(node, arguments[0], path)
        if origin is Literal:
            return self._choice(node, arguments, path)
        if origin is Annotated:
            return self._id(node, path)
        if issubclass(kind, Written):
            return self.record(node, kind, path)
        return self._form(node, kind, path)

    def _mapping(self, node: object, kinds: tuple[Any, ...], path: Path) -> dict[str, Any] | None:
        key_kind, value_kind = kinds
        if not isinstance(node, dict):
            inner = _example(value_kind) if issubclass(value_kind, Written) else "…"
            example = _within(path, f"{{an-id: {inner}}}")
            words: dict[str, Any] = {"record": f"`{path[-1]}`", "example": example}
            self._refuse(path, "not-a-mapping", found=found(node), **words)
            return None
        values = {}
        for key, inner in node.items():
            at = (*path, key)
            if get_origin(key_kind) is Annotated:
                self._check_id(key, at, key=True)
            value = self._present(inner, value_kind, at)
            if value is not None:
                values[key] = value
        return values

    def _items(self, node: object, kind: Any, path: Path) -> list[Any] | None:
        if not isinstance(node, list):
            self._refuse(path, "not-a-list", name=_name(path), found=found(node))
            return None
        values = []
        for index, item in enumerate(node):
            value = self._present(item, kind, (*path, index))
            if value is None:
                self.left_out.add((*path, index))
            else:
                values.append(value)
        return values

    def _present(self, node: object, kind: Any, path: Path) -> Any:
        if node is None:
            code = "empty-item" if isinstance(path[-1], int) else "empty-value"
            self._refuse(path, code, key=True, name=_name(path))
            return None
        return self.value(node, kind, path)

    def _choice(self, node: object, choices: tuple[str, ...], path: Path) -> str | None:
        if not isinstance(node, str):
            self._refuse(path, "not-a-value", found=found(node))
            return None
        if node not in choices:
            self._refuse(
                path, "wrong-choice", near=choices, name=node, choices=_(", ").join(choices)
            )
            return None
        return node

    def _form(self, node: object, form: type[Form], path: Path) -> Form | None:
        try:
            return form(node)
        except Wrong as wrong:
            self._refuse_form(path, wrong)
        except Wrongs as several:
            for each in several.wrongs:
                self._refuse_form(path, each)
        return None

    def _refuse_form(self, path: Path, wrong: Wrong) -> None:
        inside = (*path, *wrong.path)
        key = wrong.code.endswith("language") and bool(wrong.path)
        self._refuse(inside, wrong.code, key=key, near=wrong.near, **wrong.words)

    def _id(self, node: object, path: Path) -> str | None:
        if not isinstance(node, str):
            self._refuse(path, "not-a-value", found=found(node))
            return None
        self._check_id(node, path)
        return node

    def _check_id(self, name: str, path: Path, *, key: bool = False) -> None:
        if not re.fullmatch(ID_PATTERN, name):
            suggestion = slug(name) or "an-id"
            self._refuse(path, "wrong-id", key=key, name=name, suggestion=suggestion)

    def _missing(self, node: dict[str, object], shape: type[Written], path: Path) -> None:
        key = str(path[-1])
        if key in node:
            self._refuse(path, "empty-value", key=True, name=key)
            return
        example = written_example(key, _fields(shape)[key].example)
        words: dict[str, Any] = {"record": _(shape.called), "example": example}
        self._refuse(path[:-1], "missing-key", key=True, name=key, **words)

    def _refuse_key(self, node: dict[str, object], path: Path, shape: type[Written]) -> None:
        key, keys = str(path[-1]), list(_fields(shape))
        meant, colon, _value = key.partition(":")
        if colon and meant in keys:
            self._refuse(path, "missing-space", key=True, name=meant)
            return
        words: dict[str, Any] = {"record": _(shape.called), "keys": _(", ").join(keys)}
        code = "unknown-key"
        if node[key] is None and self._ends_at_once(path, key) and not nearest(key, keys):
            code = "stray-comma"
        self._refuse(path, code, key=True, near=keys, name=key, **words)

    def _ends_at_once(self, path: Path, key: str) -> bool:
        """Whether a key has not even a colon: in { }, a comma in a text makes one of the rest."""
        where, value = self.source.where(*path, key=True), self.source.where(*path)
        return value == where._replace(column=where.column + len(key))

    def _refuse(
        self, path: Path, code: str, *, key: bool = False, near: Iterable[str] = (), **words: Any
    ) -> None:
        where = self.source.where(*path, key=key)
        if len(self.problems) > MAX_SUGGESTIONS:
            near = ()
        self.problems.append(mistake(where, code, near, **words))
        self.broken.update(path[:length] for length in range(len(path) + 1))


def meant_keys(node: Mapping[str, object], shape: type[Written]) -> frozenset[str]:
    """The keys that a record's unknown keys were probably meant to be."""
    known = shape.__struct_encode_fields__
    unknown = list(islice((key for key in node if key not in known), MAX_SUGGESTIONS))
    # In { }, a colon without its space is a part of the key.
    spaceless = frozenset(key.partition(":")[0] for key in unknown).intersection(known)
    return spaceless.union(near for key in unknown for near in nearest(key, known)[:1])


def _name(path: Path) -> str:
    """The last key of a path that is a word: that of the list, for an item of it."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _within(path: Path, example: str) -> str:
    """An example under its key, or after the dash of an item."""
    return f"- {example}" if isinstance(path[-1], int) else f"{path[-1]}: {example}"


def _example(shape: type[Written]) -> str:
    """A record of the keys that it cannot do without, or of its first one."""
    fields = _fields(shape)
    needed = [key for key, field in fields.items() if field.required] or list(fields)[:1]
    return f"{{{', '.join(written_example(key, fields[key].example) for key in needed)}}}"


def written_example(key: str, example: object) -> str:
    """An example of a key and its value as it is written in a file."""
    if isinstance(example, list):
        return f"{key}: [{', '.join(map(str, example))}]"
    return f"{key}: {'…' if example is None else example}"
