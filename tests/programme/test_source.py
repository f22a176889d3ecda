"""The located tree: what stands in the file, where, and what is refused before it costs."""

import subprocess
import sys
import time
import tracemalloc

import pytest

from itinerary.problems import Where
from itinerary.programme.source import MAX_BYTES, Mapping, Sequence, Source, read_source


def _tree(text: str) -> Source:
    source, problems = read_source("f.yaml", text.encode())
    assert problems == ()
    assert source is not None
    return source


def _codes(data: bytes) -> list[str]:
    return [problem.code for problem in read_source("f.yaml", data)[1]]


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
    source, problems = read_source("f.yaml", data)
    assert source is None
    assert [(each.code, each.where) for each in problems] == [(code, Where("f.yaml", line, column))]


def test_a_file_over_the_limit_is_not_read() -> None:
    """Over five megabytes is refused before it is parsed."""
    assert _codes(b"a: 1\n" + b"#" * MAX_BYTES) == ["too-large"]
    assert _codes(b"a: 1\n#" + b"x" * (MAX_BYTES - 6)) == []


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
    began = time.perf_counter()
    codes = _codes(text.encode())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes == [code]
    assert time.perf_counter() - began < 1
    assert peak < 100_000_000


def test_a_tag_is_never_executed() -> None:
    """A Python tag is refused by a process that does nothing else."""
    text = b'a: !!python/object/apply:os.system ["echo executed"]'
    program = (
        "from itinerary.programme.source import read_source\n"
        f"print(read_source('f', {text!r})[1][0].code)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout == b"tag\n"


def test_nodes_are_what_they_look_like() -> None:
    """Mappings and sequences are dicts and lists, so that any decoder can read them."""
    source = _tree("a: [1, {b: 2}]\n")
    assert source.root == {"a": ["1", {"b": "2"}]}
    assert isinstance(source.root, Mapping)
    assert isinstance(source.root["a"], Sequence)
