"""A located tree to typed records: at once when all is well, key by key when something is wrong."""

import re
from collections.abc import Iterable, Sequence, Set
from collections.abc import Mapping as Mappings
from datetime import timedelta
from functools import lru_cache, partial
from itertools import islice
from types import NoneType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec

from itinerary.languages import _
from itinerary.languages.meanings.setting import Setting
from itinerary.names import nearest
from itinerary.programme.mistakes import Near, NotKnown, Wrong, Wrongs, mistake
from itinerary.programme.shape.document import ID_PATTERN, Programme, Written
from itinerary.programme.shape.forms import Colour, Flag, Form, Text, suggested_id
from itinerary.programme.shape.time_forms import MOST_DAYS, Day
from itinerary.programme.tally import Tally
from itinerary.programme.text.source import Key, Mapping, Source, address, found
from itinerary.values import Value
from itinerary.when import Days

Path = tuple[Key, ...]
R = TypeVar("R", bound=Written)

# Near names take time to find: so many keys are looked at in one record, and in all of a file.
MOST_KEYS, MOST_OF_ALL = 30, 1000


class Decoded(Value, frozen=True):
    """What could be read of a tree.

    `broken` are the paths at and within which something could not be read; `left_out` those of
    items that their lists are without; `meant` the keys that those of a record which are unknown
    were probably meant to be.
    """

    programme: Programme
    broken: Set[Path] = frozenset()
    left_out: Set[Path] = frozenset()
    meant: Mappings[Path, frozenset[str]] = {}

    def meant_keys(self, path: Path) -> frozenset[str]:
        """What the unknown keys of the record at a path were probably meant to be."""
        return self.meant.get(path, frozenset())


def decode(source: Source, tally: Tally, setting: Setting | None = None) -> Decoded:
    """The typed records of a tree, its words read in a setting; its own, unless one is given.

    A value that cannot be read is left out, and so is a record that cannot do without it.
    """

    setting = setting or setting_of(source)
    _write_out(source.root)

    def read(form: type[Form], written: object) -> Form:
        return form(written, setting)

    try:
        return Decoded(msgspec.convert(source.root, Programme, dec_hook=read))
    except (msgspec.ValidationError, NotKnown, Wrong, Wrongs):
        return _Decoder(source, tally, setting).decoded()


def _write_out(root: Mapping) -> None:
    """Makes a record of a `meet` that is an hour alone."""
    events = root.get("events")
    for event in events.values() if isinstance(events, Mapping) else ():
        if isinstance(event, Mapping) and isinstance(hour := event.get("meet"), str):
            record = Mapping()
            record["at"] = hour
            record.keys_at["at"] = record.values_at["at"] = event.values_at["meet"]
            event["meet"] = record


def setting_of(source: Source) -> Setting:
    """The days and the language of a mission, as far as its main file says them readably."""
    written = source.root.get("language")
    language = written if isinstance(written, str) else ""
    try:
        first, last = (
            Day(source.root.get(key), Setting(language=language)).value for key in ("start", "end")
        )
    except Wrong:
        return Setting(language=language)
    is_usual = timedelta(0) <= last - first <= timedelta(days=MOST_DAYS)
    return Setting(Days(first, last) if is_usual else None, language)


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
    can_be_empty = not field.required and kind not in {Flag, Colour}
    return _Field(field.name, kind, field.required, can_be_empty, example)


class _Decoder:
    """Reads value by value, and goes on after each that it cannot read."""

    def __init__(self, source: Source, tally: Tally, setting: Setting) -> None:
        self.source = source
        self.setting = setting
        self.tally = tally
        self.broken: set[Path] = set()
        self.left_out: set[Path] = set()
        self.meant: dict[Path, frozenset[str]] = {}
        self._near = _NearKeys()

    def decoded(self) -> Decoded:
        """All that can be read of the tree."""
        programme = self.record(self.source.root, Programme, ()) or Programme()
        return Decoded(programme, self.broken, self.left_out, self.meant)

    def record(self, node: object, shape: type[R], path: Path) -> R | None:
        """The record at a path; None when a key that it cannot do without is missing or broken."""
        if not isinstance(node, Mapping):
            words: dict[str, Any] = {
                "record": partial(_, shape.called),
                "example": lambda: _within(path, _example(shape)),
            }
            self._refuse(path, "not-a-mapping", found=partial(found, node), **words)
            return None
        fields = _fields(shape)
        unknown = [key for key in node if key not in fields]
        meant = self._near.meant(unknown, shape)
        if unknown:
            self.meant[path] = meant
            self._refuse_keys(node, unknown, path, shape)
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
            id_example = _("an-id")
            inner = _example(value_kind) if issubclass(value_kind, Written) else "…"
            example = _within(path, f"{{{id_example}: {inner}}}")
            words: dict[str, Any] = {"record": f"`{path[-1]}`", "example": example}
            self._refuse(path, "not-a-mapping", found=partial(found, node), **words)
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
            self._refuse(path, "not-a-list", name=_name(path), found=partial(found, node))
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
            self._refuse(path, "not-a-value", found=partial(found, node))
            return None
        if node not in choices:
            self._refuse(path, "wrong-choice", near=choices, name=node, choices=choices)
            return None
        return node

    def _form(self, node: object, form: type[Form], path: Path) -> Form | None:
        try:
            return form(node, self.setting)
        except NotKnown:
            return None
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
            self._refuse(path, "not-a-value", found=partial(found, node))
            return None
        self._check_id(node, path)
        return node

    def _check_id(self, name: str, path: Path, *, key: bool = False) -> None:
        if not re.fullmatch(ID_PATTERN, name):
            suggestion = partial(suggested_id, name)
            self._refuse(path, "wrong-id", key=key, name=name, suggestion=suggestion)

    def _missing(self, node: Mapping, shape: type[Written], path: Path) -> None:
        key = str(path[-1])
        if key in node:
            is_colour = _fields(shape)[key].kind is Colour
            code = "empty-colour" if is_colour else "empty-value"
            self._refuse(path, code, key=True, name=key)
            return
        example = partial(_written_example, key, _fields(shape)[key])
        words: dict[str, Any] = {"record": partial(_, shape.called), "example": example}
        self._refuse(path[:-1], "missing-key", key=True, name=key, **words)

    def _refuse_keys(
        self, node: Mapping, unknown: Sequence[str], path: Path, shape: type[Written]
    ) -> None:
        file, keys, record = self.source.file, tuple(_fields(shape)), partial(_, shape.called)
        self._break(path)
        told = self.tally.share(address(file, node.keys_at[unknown[0]]))
        for key in unknown[:told]:
            where = address(file, node.keys_at[key])
            meant, colon, _value = key.partition(":")
            if colon and meant in keys:
                self.tally.add(mistake(where, "missing-space", name=meant))
                continue
            is_rest = _ends_at_once(node, key) and not self._near.of(key, shape)
            code = "stray-comma" if is_rest else "unknown-key"
            named = _meant(key, keys)
            near = (lambda named=named: named) if named else keys
            self.tally.add(mistake(where, code, near, name=key, record=record, keys=keys))
        if rest := unknown[told:]:
            self.tally.add_more(address(file, node.keys_at[rest[0]]), len(rest))

    def _refuse(
        self, path: Path, code: str, *, key: bool = False, near: Near = (), **words: Any
    ) -> None:
        self.tally.add(mistake(self.source.where(*path, key=key), code, near, **words))
        self._break(path)

    def _break(self, path: Path) -> None:
        while path not in self.broken:
            self.broken.add(path)
            path = path[:-1]


class _NearKeys:
    """The known keys that unknown ones may be meant for, until too many have been looked at."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, type[Written]], tuple[str, ...]] = {}

    def of(self, key: str, shape: type[Written]) -> tuple[str, ...]:
        """The keys of a record that an unknown key is near to."""
        if (key, shape) not in self._of:
            if len(self._of) == MOST_OF_ALL:
                return ()
            known = shape.__struct_encode_fields__
            self._of[key, shape] = _meant(key, known) or nearest(key, known)
        return self._of[key, shape]

    def meant(self, unknown: Iterable[str], shape: type[Written]) -> frozenset[str]:
        """The keys that a record's unknown keys were probably meant to be."""
        first = [*islice(unknown, MOST_KEYS)]
        # In { }, a colon without its space is a part of the key.
        known = shape.__struct_encode_fields__
        spaceless = frozenset(key.partition(":")[0] for key in first).intersection(known)
        return spaceless.union(near for key in first for near in self.of(key, shape)[:1])


def _meant(key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The known keys of which an unknown one is another name: letters alone mislead there."""
    from itinerary.languages.meanings.keys import meant_keys  # which no right file needs

    return tuple(each for each in meant_keys(key) if each in known)


def _ends_at_once(node: Mapping, key: str) -> bool:
    """Whether a key has not even a colon: in { }, a comma in a text makes one of the rest."""
    line, column = node.keys_at[key]
    return node[key] is None and node.values_at[key] == (line, column + len(key))


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
    return f"{{{', '.join(_written_example(key, fields[key]) for key in needed)}}}"


def _written_example(key: str, field: _Field) -> str:
    """An example of a key and its value as it is written in a file; texts as one says them."""
    example = field.example
    if field.kind is Text and isinstance(example, str):
        example = _(example)
    if isinstance(example, list):
        return f"{key}: [{', '.join(map(str, example))}]"
    return f"{key}: {'…' if example is None else example}"
