"""YAML out: whatever is written is read back as it was, by our loader and by any other."""

import yaml
from conftest import read
from hypothesis import given
from hypothesis import strategies as st

from itinerary.programme.text.source import invisible
from itinerary.programme.text.writing import Block, Plain, scalar, visible, write_yaml

_TRAPS = [
    *("no", "NO", "on", "y", "null", "~", "true", "12:30", "010", "0o7", "0x1F", "1_000", "1e3"),
    *("+5", ".inf", ".nan", "=", "<<", "2025-04-15", "2025-04-15 09:30", "- a", "-", "? a", ": a"),
    *("a: b", "a:", "a #b", "#b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", '"', "'", "a'b"),
    *("'a'", "[a]", "{a}", "a, b", "a]", "---", "...", "a\\b", "", " ", "é: è", "a\tb", "a\nb"),
    *("a\n\nb", "a\n b", " a\nb", "a \nb", "a\n#b", "a\n---\nb", "a\n\tb", "a=b#c", "🎌"),
]

_VALUES = st.one_of(st.text(max_size=40), st.sampled_from(_TRAPS))


def _read_back(text: str) -> dict[str, object]:
    source, problems = read("a.yaml", text.encode())
    assert source is not None, (problems, text)
    return dict(source.root)


@given(_VALUES)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    """A text comes back from a block and from a line, without what no programme takes."""
    line = Block({"a": text, "b": [text, "x"], "c": text}, on_one_line=True)
    written = write_yaml(Block({"plain": text, "line": line, "many": [text] * 30, "last": "x"}))
    assert _read_back(written) == {
        "plain": visible(text),
        "line": {"a": visible(text), "b": [visible(text), "x"], "c": visible(text)},
        "many": [visible(text)] * 30,
        "last": "x",
    }


@given(_VALUES)
def test_no_reader_of_yaml_1_1_takes_a_text_for_anything_else(text: str) -> None:
    """PyYAML, which reads YAML 1.1, gives the same texts as our loader."""
    written = write_yaml(Block({"a": text, "b": Block({"c": [text]}, on_one_line=True)}))
    assert yaml.safe_load(written) == {"a": visible(text), "b": {"c": [visible(text)]}}


@given(st.text(max_size=60).filter(lambda text: visible(text) != ""))
def test_any_key_is_read_back_as_it_was(key: str) -> None:
    """A key comes back as it was."""
    assert _read_back(write_yaml(Block({key: "x"}))) == {visible(key): "x"}


@given(st.text(max_size=60))
def test_a_comment_never_becomes_anything_else(comment: str) -> None:
    """Whatever a comment says, it stays one line that nobody reads as data."""
    written = write_yaml(Block({"a": Block({"b": "c"}, (comment,))}, (comment,)))
    assert _read_back(written) == {"a": {"b": "c"}}


@given(st.text())
def test_what_is_visible_is_taken_by_the_loader(text: str) -> None:
    """What is left of a text has no character that the loader refuses, and stays as it is."""
    assert not invisible().search(visible(text))
    assert visible(visible(text)) == visible(text)


def test_texts_are_written_as_people_write_them() -> None:
    """A file has quotation marks only where they are needed, and blank lines between records."""
    events = {
        "forum": Block({"title": "Forum: the city", "start": Plain("2025-04-15 09:30")}),
        "visit": Block(
            {"title": "Visit", "note": "First line\nSecond line", "who": ["anne-durand"] * 9},
            ("B7: not clear",),
        ),
    }
    cities = {"osaka": Block({"name": "大阪", "timezone": "Asia/Tokyo"}, on_one_line=True)}
    written = write_yaml(
        Block({"title": "Mission", "cities": Block(cities), "events": Block(events)}, ("Made", ""))
    )
    assert (
        written
        == """\
# Made
#
title: Mission

cities:
  osaka: {name: 大阪, timezone: Asia/Tokyo}

events:
  forum:
    title: "Forum: the city"
    start: 2025-04-15 09:30

  visit:
    # B7: not clear
    title: Visit
    note: |-
      First line
      Second line
    who:
      - anne-durand
      - anne-durand
      - anne-durand
      - anne-durand
      - anne-durand
      - anne-durand
      - anne-durand
      - anne-durand
      - anne-durand
"""
    )


def test_quotation_marks_stand_where_they_are_needed() -> None:
    """The traps of YAML go between quotation marks; names and words do not."""
    assert [trap for trap in _TRAPS if scalar(trap) == trap] == ["a'b"]
    for text in ("Forum", "Rue d’Alésia", "大阪", "Hall 3 (east)", "Bravo !"):
        assert scalar(text) == text
