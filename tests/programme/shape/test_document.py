"""The shape of the file: every key of every record, misspelt, missing and of the wrong kind."""

import copy
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from conftest import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itinerary.problems import Problem
from itinerary.programme.loader import load
from itinerary.programme.shape import document
from itinerary.programme.shape.decoding import decode
from itinerary.programme.shape.document import Written
from itinerary.programme.tally import Tally
from itinerary.programme.text.source import Key, Mapping, Source

_EVERYTHING = Path(__file__).parents[2] / "programmes" / "valid" / "everything.yaml"
_RECORDS = [
    each
    for each in vars(document).values()
    if inspect.isclass(each) and issubclass(each, Written) and each is not Written
]


@cache
def _everything() -> Source:
    source, problems = read("everything.yaml", _EVERYTHING.read_bytes())
    assert source is not None
    assert problems == ()
    return source


# Where a record of each kind stands in the file with every key; where several, with other keys.
_PATHS: dict[str, list[tuple[Key, ...]]] = {
    "Programme": [()],
    "Link": [("source",)],
    "Document": [("events", "forum", "documents", 0)],
    "Contact": [("contacts", 0)],
    "NamedDay": [("days", "2025-04-14")],
    "City": [("cities", "dijon")],
    "Place": [("places", "hall")],
    "Organisation": [("organisations", "region")],
    "Delegate": [("delegates", "anne-durand")],
    "Group": [("groups", "leaders")],
    "Theme": [("themes", "mobility")],
    "Transfer": [("transfers", 0)],
    "Event": [
        ("events", name) for name in ("forum", "lunch", "week", "visit", "dinner", "outbound")
    ],
    "Meet": [("events", "forum", "meet")],
    "Step": [("events", "forum", "steps", 0)],
    "Host": [("events", "forum", "hosts", 0)],
    "Stop": [("events", "outbound", end) for end in ("from", "to")],
    "Stay": [("stays", 0)],
}


def _node(path: tuple[Key, ...]) -> Mapping:
    node: Any = _everything().root
    for step in path:
        node = node[step]
    assert isinstance(node, Mapping)
    return node


def _keys() -> Iterator[Any]:
    """Every key of every record: the record, where one stands, and the key."""
    for record in _RECORDS:
        for field in msgspec.structs.fields(record):
            path = next(
                each for each in _PATHS[record.__name__] if field.encode_name in _node(each)
            )
            name = f"{record.__name__}.{field.encode_name}"
            yield pytest.param(field, (*path, field.encode_name), id=name)


def _changed(path: tuple[Key, ...], key: str, value: str) -> tuple[Problem, ...]:
    """What is said of the file when one key and its value are written otherwise.

    The key of a record in a block, which begins its own line: what follows, and is further in,
    is its value.
    """
    source = _everything()
    lines = source.text.split("\n")
    at = source.where(*path, key=True)
    indent = at.column - 1
    begins = at.line - 1
    assert lines[begins][:indent].strip(" -") == ""
    ends = begins + 1
    while lines[ends].startswith(" " * (indent + 1)):
        ends += 1
    lines[begins:ends] = [lines[begins][:indent] + key + value] if key else []
    changed, problems = read("everything.yaml", "\n".join(lines).encode())
    assert changed is not None
    assert problems == ()
    tally = Tally()
    decode(changed, tally)
    return tally.problems()


def _is_on_its_own_line(path: tuple[Key, ...]) -> bool:
    """Whether a key begins its line; those in { } on one line are left to the files."""
    source = _everything()
    at = source.where(*path, key=True)
    return source.text.split("\n")[at.line - 1][: at.column - 1].strip(" -") == ""


_OWN_LINES = [each for each in _keys() if _is_on_its_own_line(each.values[1])]


# Keys that begin an item of a list, or are alone in a record: without them, it would be no record.
_FIRST_KEYS = {
    next(iter(_node(path)))
    for paths in _PATHS.values()
    for path in paths
    if path and (isinstance(path[-1], int) or len(_node(path)) == 1)
}


def test_every_key_of_every_record_is_tried() -> None:
    """The file with everything has every key, and loads; nearly all begin a line."""
    assert not isinstance(load(_EVERYTHING), tuple)
    assert len(list(_keys())) == sum(len(msgspec.structs.fields(each)) for each in _RECORDS)
    assert len(_OWN_LINES) > 80


@pytest.mark.parametrize(("field", "path"), _OWN_LINES)
def test_a_value_of_the_wrong_kind_is_said_where_it_stands(
    field: msgspec.structs.FieldInfo, path: tuple[Key, ...]
) -> None:
    """A list of lists is no value of any key: that is the only problem, at the value."""
    key = field.encode_name
    (problem,) = _changed(path, key, ": [[x]]")
    at = _everything().where(*path, key=True)
    assert problem.where.line == at.line
    assert problem.where.column >= at.column + len(key) + 2
    assert problem.message
    assert problem.hint


@pytest.mark.parametrize(("field", "path"), _OWN_LINES)
def test_a_misspelt_key_is_recognised(
    field: msgspec.structs.FieldInfo, path: tuple[Key, ...]
) -> None:
    """A letter too many: that is the only problem, at the key, with the one that was meant."""
    key = field.encode_name
    (problem,) = _changed(path, f"{key}z", ": x")
    assert problem.code == "unknown-key"
    assert problem.where == _everything().where(*path, key=True)
    assert f"“{key}”" in problem.hint


@pytest.mark.parametrize(("field", "path"), _OWN_LINES)
def test_a_key_can_be_left_empty_unless_it_is_needed(
    field: msgspec.structs.FieldInfo, path: tuple[Key, ...]
) -> None:
    """A key without a value is as if it were absent, but for needed ones, flags and a colour."""
    said = [problem.code for problem in _changed(path, field.encode_name, ":")]
    if field.encode_name == "accent":
        assert said == ["empty-colour"]
        return
    is_flag = field.encode_name in {"all_day", "confidential", "optional", "about"}
    assert said == (["empty-value"] if field.required or is_flag else [])


@pytest.mark.parametrize(
    ("field", "path"), [each for each in _OWN_LINES if each.values[1][-1] not in _FIRST_KEYS]
)
def test_a_key_can_be_absent_unless_it_is_needed(
    field: msgspec.structs.FieldInfo, path: tuple[Key, ...]
) -> None:
    """A record that lacks a key that it needs is said to, at the record."""
    said = [(each.code, each.where) for each in _changed(path, "", "")]
    where = _everything().where(*path[:-1], key=True)
    assert said == ([("missing-key", where)] if field.required else [])


class _TextDumper(yaml.SafeDumper):
    """Writes texts as they are, and what is used twice twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_TextDumper.yaml_implicit_resolvers = {}

_ANYTHING: st.SearchStrategy[Any] = st.sampled_from(
    (
        *(None, "", [], {}, [[]], [None], {"a": None}, {"fr": "x"}, {"city": "osaka"}, "a: b"),
        *("everyone", "forum", "osaka", "leaders", "2025-04-15", "2025-04-15 09:30", "12:00"),
        *("2025-04-14..2025-04-16", "1900-01-01 00:00", "2199-12-31 23:59", "2025-03-30 02:30"),
        *("0", "999h", "true", "x\ny", "{name}", "%s", "Pacific/Apia", "<<", "x" * 300),
        {"city": "osaka", "at": "2025-04-15 09:30"},
    )
)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every record and list of a tree, with a key or number in it."""
    steps = node.items() if isinstance(node, dict) else enumerate(node)
    for step, inner in list(steps):
        yield node, step
        if isinstance(inner, (dict, list)):
            yield from _places(inner)


@settings(
    derandomize=True,
    max_examples=200,
    deadline=1000,  # never more than a second
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_value_in_any_place_gives_a_programme_or_problems(
    tmp_path: Path, data: st.DataObject
) -> None:
    """Values of every kind, wherever they stand, are read or said to be wrong, where they stand."""
    tree = copy.deepcopy(
        {key: each for key, each in _everything().root.items() if key != "include"}
    )
    for _ in range(data.draw(st.integers(1, 3))):
        record, key = data.draw(st.sampled_from(list(_places(tree))))
        record[key] = copy.deepcopy(data.draw(_ANYTHING))
    text = yaml.dump(_plain(tree), Dumper=_TextDumper, allow_unicode=True, sort_keys=False)
    path = tmp_path / "any.yaml"
    path.write_text(text, "utf-8")
    loaded = load(path)
    if isinstance(loaded, tuple):
        lines = text.split("\n")
        assert loaded
        for problem in loaded:
            line = lines[problem.where.line - 1]
            assert 1 <= problem.where.column <= len(line) + 1


def _plain(node: Any) -> Any:
    """A tree of plain records and lists, which any YAML writer can write."""
    if isinstance(node, dict):
        return {key: _plain(inner) for key, inner in node.items()}
    return [_plain(inner) for inner in node] if isinstance(node, list) else node


def test_every_record_has_a_name_for_sentences() -> None:
    """Messages call a record by an article and a noun."""
    for record in _RECORDS:
        assert record.called.split(" ")[0] in {"a", "an"}
        assert record.called != Written.called


def test_every_key_has_words_for_an_editor() -> None:
    """What an editor says of a key is a sentence; the example of a needed key is a value."""
    for record in _RECORDS:
        for field in msgspec.structs.fields(record):
            meta = field.type.__metadata__[0]
            assert meta.description.endswith(".")
            assert meta.examples or not field.required
