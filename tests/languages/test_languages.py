"""Sentences in the language in use."""

import ast
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from conftest import ROOT

from itinerary.languages import _, _p, deferred_p, plural_p, speaking, together
from itinerary.languages.city_names import zone_city

_MARKS = {"_", "_p", "d", "d_p", "deferred", "deferred_p", "plural", "plural_p"}


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "First. Second. Third."), ("ja", "First.Second.Third.")],
)
def test_sentences_are_joined_as_each_language_does(language: str, said: str) -> None:
    """English parts sentences by a space, Japanese by nothing; empty ones are left out."""
    with speaking(language):
        assert together("First.", "", "Second.", "Third.") == said
        assert together() == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Name", "Name", "Title", "2 remarks"]),
        ("ja", ["名称", "氏名", "名称", "確認事項2件"]),
    ],
)
def test_a_word_is_said_of_what_it_is_about(language: str, said: list[str]) -> None:
    """One English word may be two in another language; English says nothing of the context."""
    title = deferred_p("theme", "Title")
    with speaking(language):
        remarks = plural_p("import", "{number} remark", "{number} remarks", 2)
        assert [_("Name"), _p("person", "Name"), _(title), remarks] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["Paris", "New York", "Jan Mayen"]), ("ja", ["パリ", "ニューヨーク", "Jan Mayen"])],
)
def test_the_city_of_a_zone_is_said_in_the_language_in_use(language: str, said: list[str]) -> None:
    """By the name that people give it, where that is known; else by the zone's own."""
    zones = ("Europe/Paris", "America/New_York", "Arctic/Jan_Mayen")
    with speaking(language):
        assert [zone_city(zone) for zone in zones] == said


@pytest.mark.parametrize("language", ["fr", "ja"])
def test_without_catalogues_it_speaks_english(tmp_path: Path, language: str) -> None:
    """As gettext does: in a checkout that was not installed, there is no compiled one."""
    copytree(ROOT / "itinerary", tmp_path / "itinerary", ignore=ignore_patterns("*.mo"))
    program = "from itinerary.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--lang", language, "-p", "nowhere.yaml", "today"],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        text=True,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == "Error: There is no file nowhere.yaml.\n"


def test_no_sentence_stands_inside_of_an_f_string() -> None:
    """The script that extracts sentences does not see them there: they would stay English."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "itinerary").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        if isinstance(call.func, ast.Name) and call.func.id in _MARKS
    ]
    assert hidden == []
