"""The located tree: what stands in the file, where, and what is refused before it costs."""

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from conftest import read
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.problems import Where
from itinerary.programme.text.source import (
    MAX_BYTES,
    Mapping,
    Sequence,
    Source,
    invisible,
)


def _tree(text: str) -> Source:
    source, problems = read("f.yaml", text.encode())
    assert problems == ()
    assert source is not None
    return source


def _codes(data: bytes) -> list[str]:
    return [problem.code for problem in read("f.yaml", data)[1]]


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", "true"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("+7", "+7"),
        ("=", "="),
        ("2025-04-15", "2025-04-15"),
        ("'~'", "~"),
        ('"null"', "null"),
        ("~", None),
        ("null", None),
        ("", None),
    ],
)
def test_nothing_has_a_meaning_yet(written: str, means: str | None) -> None:
    """What YAML 1.1 takes for numbers, times and flags is text; only a plain null is nothing."""
    assert _tree(f"a: {written}\n").root["a"] == means
    assert _tree(f"a: [{written}]\n").root["a"] == ([] if written == "" else [means])


def test_the_tree_knows_where_everything_stands() -> None:
    """Keys, values and items have their line and column; what is absent, that of its parent."""
    source = _tree("a:\n  b: [x, yy]\n  c: {d: z}\n")
    assert source.where("a", key=True) == Where("f.yaml", 1, 1)
    assert source.where("a", "b", key=True) == Where("f.yaml", 2, 3)
    assert source.where("a", "b") == Where("f.yaml", 2, 6)
    assert source.where("a", "b", 1) == Where("f.yaml", 2, 10)
    assert source.where("a", "c", "d") == Where("f.yaml", 3, 10)
    assert source.where("a", "c", "none") == Where("f.yaml", 3, 6)
    assert str(source.where("a", "b", 1)) == "f.yaml:2:10"


def test_columns_count_characters_whatever_their_bytes() -> None:
    """An address is that of an editor: characters, not bytes."""
    assert _tree("é: {大阪: x}\n").where("é", "大阪") == Where("f.yaml", 1, 9)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_of_windows_are_line_ends(line_end: str) -> None:
    """CRLF and LF give the same tree and the same addresses; a byte order mark is passed over."""
    text = line_end.join(["\ufeffa: 1", "b: |", "  x", "  y", ""])
    source = _tree(text)
    assert source.root == {"a": "1", "b": "x\ny\n"}
    assert source.where("b", key=True) == Where("f.yaml", 2, 1)


def test_an_alias_is_what_it_repeats() -> None:
    """An alias is the same node, with the address of what it repeats."""
    source = _tree("a: &x {b: 1}\nc: *x\n")
    assert source.root["c"] is source.root["a"]


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a: \xe9t\xe9\n", "not-utf8", 1, 4),
        ("é: 1\nb: ".encode() + b"\xff\n", "not-utf8", 2, 4),
        (b"a: x\ry\n", "control-character", 1, 5),
        ("a: x\u2028y\n".encode(), "control-character", 1, 5),
        ("a: x\ufeffy\n".encode(), "control-character", 1, 5),
        (b"a: x\x00y\n", "control-character", 1, 5),
        (b"", "empty-file", 1, 1),
        (b"# nothing but a comment\n", "empty-file", 1, 1),
        (b"%YAML 3.0\n---\na: 1\n", "wrong-yaml", 1, 1),
        (b"a: 1\n...\nb: 2\n", "second-document", 3, 1),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, code: str, line: int, column: int) -> None:
    """Bytes that are no UTF-8, invisible characters, and files without content have an address."""
    source, problems = read("f.yaml", data)
    assert source is None
    assert [(each.code, each.where) for each in problems] == [(code, Where("f.yaml", line, column))]


def test_a_file_over_the_limit_is_not_read() -> None:
    """Over five megabytes is refused before it is parsed."""
    assert _codes(b"a: 1\n" + b"#" * MAX_BYTES) == ["too-large"]
    assert _codes(b"a: 1\n#" + b"x" * (MAX_BYTES - 6)) == []
    [large] = read("f.yaml", b"#" * (MAX_BYTES + 1))[1]
    assert large.message == "A programme has at most 5 MB; this file has more."


_ALIAS_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)
_MERGE_BOMB = "a0: &a0 {k: x}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (_ALIAS_BOMB, "too-many-aliases"),
        (_MERGE_BOMB, "merge-key"),
        ("[" * 100_000, "too-deep"),
        ("{a: " * 100_000, "too-deep"),
        ("- " * 100_000, "too-deep"),
    ],
    ids=["alias bomb", "merge bomb", "brackets", "braces", "dashes"],
)
def test_a_bomb_is_refused_before_it_costs(text: str, code: str) -> None:
    """A file made to blow up is refused within a second, in less than 100 MB."""
    tracemalloc.start()
    began = time.process_time()
    codes = _codes(text.encode())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes == [code]
    assert time.process_time() - began < 1
    assert peak < 100_000_000


_MEMORY = """
import resource, sys
from itinerary.programme.text.source import read_source
from itinerary.programme.text.source import read_source
from itinerary.programme.tally import Tally

data = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_source("f", data, Tally())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("text", [_ALIAS_BOMB, _MERGE_BOMB, "[" * 100_000, "? " * 100_000])
def test_a_bomb_takes_little_memory_of_the_whole_process(text: str) -> None:
    """Counted by the system, with what libyaml takes: less than 100 MB, and far less."""
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY], input=text.encode(), check=True, capture_output=True
    )
    assert int(done.stdout) < 50_000  # kilobytes, or on macOS bytes


def test_a_key_that_stands_twice_keeps_its_first_value() -> None:
    """The rest of the file is read on, and all such keys are said."""
    source, problems = read("f.yaml", b"a: {b: 1, b: 2}\nc: 3\na: 4\na: 5\n")
    assert source is not None
    assert source.root == {"a": {"b": "1"}, "c": "3"}
    assert source.repeated == {"a"}
    assert [(each.code, each.where.line, each.where.column) for each in problems] == [
        ("duplicate-key", 1, 11),
        ("duplicate-key", 3, 1),
        ("duplicate-key", 4, 1),
    ]


def test_anchors_can_stand_anywhere_and_be_used_again() -> None:
    """A key, a value, a list can be marked; the last mark of a name counts."""
    source = _tree("&k a: &v x\nb: *k\nc: *v\nd: &v [y]\ne: *v\n")
    assert source.root == {"a": "x", "b": "a", "c": "x", "d": ["y"], "e": ["y"]}


_NAMES = st.from_regex("[a-z]{1,4}", fullmatch=True)
_TREES = st.dictionaries(
    _NAMES,
    st.recursive(
        _NAMES,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3)
            | st.dictionaries(_NAMES, inner, min_size=1, max_size=3)
        ),
        max_leaves=6,
    ),
    min_size=1,
    max_size=4,
)


def _leaves(node: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    steps = node.items() if isinstance(node, dict) else enumerate(node)  # type: ignore[arg-type]
    for step, inner in steps:
        if isinstance(inner, str):
            yield (*path, step), inner
        else:
            yield from _leaves(inner, (*path, step))


@settings(derandomize=True, max_examples=100, deadline=None)
@given(tree=_TREES, flow=st.booleans(), indent=st.integers(2, 5))
def test_every_address_is_where_the_value_stands(
    tree: dict[str, Any], flow: bool, indent: int
) -> None:
    """However a tree is written, what stands at the address of a value is that value."""
    text = yaml.dump(tree, default_flow_style=flow, indent=indent, Dumper=_TextDumper)
    source = _tree(text)
    lines = text.split("\n")
    for path, value in _leaves(tree):
        where = source.where(*path)
        assert lines[where.line - 1][where.column - 1 :].startswith(value)
        if isinstance(path[-1], str):
            where = source.where(*path, key=True)
            assert lines[where.line - 1][where.column - 1 :].startswith(path[-1])


class _TextDumper(yaml.SafeDumper):
    """Writes texts such as `no` and `y` as they are."""


_TextDumper.yaml_implicit_resolvers = {}


def test_a_tag_is_never_executed() -> None:
    """A Python tag is refused by a process that does nothing else."""
    text = b'a: !!python/object/apply:os.system ["echo executed"]'
    program = (
        "from itinerary.programme.text.source import read_source\n"
        "from itinerary.programme.tally import Tally\n"
        f"tally = Tally(); read_source('f', {text!r}, tally); print(tally.problems()[0].code)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout == b"tag\n"


def test_nodes_are_what_they_look_like() -> None:
    """Mappings and sequences are dicts and lists, so that any decoder can read them."""
    source = _tree("a: [1, {b: 2}]\n")
    assert source.root == {"a": ["1", {"b": "2"}]}
    assert isinstance(source.root, Mapping)
    assert isinstance(source.root["a"], Sequence)


def test_nothing_invisible_is_printable() -> None:
    """A text that is printable needs no closer look: no character that is refused is in it."""
    refused = invisible().findall("".join(map(chr, range(sys.maxunicode + 1))))
    assert len(refused) > 2000
    assert not any(character.isprintable() for character in refused)
