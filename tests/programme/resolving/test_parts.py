"""One file or several: what is included, in which order, and what is not."""

from pathlib import Path

import pytest
from conftest import loaded

from itinerary.problems import Problem
from itinerary.programme.loader import load
from itinerary.programme.resolving.parts import MAX_INCLUDED, read_parts
from itinerary.programme.tally import Tally

_MAIN = """\
title: Trip
start: 2025-04-12
end: 2025-04-19
home: dijon
cities: {dijon: {name: Dijon, timezone: Europe/Paris}}
"""


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _problems(path: Path) -> tuple[Problem, ...]:
    loaded = load(path)
    assert isinstance(loaded, tuple)
    return loaded


def _said(path: Path) -> list[str]:
    """Each problem with its place, seen from the folder of the main file."""
    return [
        f"{Path(each.where.file).relative_to(path.parent)}:{each.where.line}:{each.where.column}"
        f" {each.code}"
        for each in _problems(path)
    ]


def test_files_are_read_once_in_the_order_of_the_includes(tmp_path: Path) -> None:
    """The main file, then what it includes, then what that includes, each relative to its own."""
    main = _write(tmp_path, "main.yaml", f"{_MAIN}include: [people/a.yaml, b.yaml]\n")
    _write(tmp_path, "people/a.yaml", "include: [c.yaml]\ndelegates: {a: {name: A}}\n")
    _write(tmp_path, "people/c.yaml", "delegates: {c: {name: C}}\n")
    _write(tmp_path, "b.yaml", "delegates: {b: {name: B}}\n")
    programme = loaded(main)
    assert list(programme.delegates) == ["a", "b", "c"]
    assert [Path(file).name for file in programme.files] == [
        "main.yaml",
        "a.yaml",
        "b.yaml",
        "c.yaml",
    ]


def test_what_a_programme_needs_can_stand_in_an_included_file(tmp_path: Path) -> None:
    """Cities may stand elsewhere; what describes the mission may not, and is said to."""
    head, cities = _MAIN.rsplit("\n", 2)[0], _MAIN.split("\n")[4]
    main = _write(tmp_path, "main.yaml", f"{head}\ninclude: [cities.yaml]\n")
    _write(tmp_path, "cities.yaml", f"{cities}\n")
    assert loaded(main)
    _write(tmp_path, "cities.yaml", f"{cities}\nhome: dijon\nlanguage: fr\n")
    assert _said(main) == ["cities.yaml:2:1 main-only", "cities.yaml:3:1 main-only"]


def test_an_id_twice_names_both_places(tmp_path: Path) -> None:
    """An id of one file cannot be that of another, nor of another kind of participant."""
    main = _write(
        tmp_path, "main.yaml", f"{_MAIN}include: [a.yaml]\ndelegates: {{x: {{name: X}}}}\n"
    )
    _write(tmp_path, "a.yaml", "\ngroups: {x: {name: X, members: []}}\n")
    (problem,) = _problems(main)
    assert problem.code == "id-twice"
    assert str(problem.where).endswith("a.yaml:2:10")
    assert "main.yaml:7:13" in problem.message


@pytest.mark.parametrize(
    ("contacts", "said"),
    [
        (None, ["main.yaml:6:11 include-unreadable"]),
        ("{", ["a.yaml:1:1 unclosed"]),
        ("", ["a.yaml:1:1 empty-file"]),
        ("delegates: []\n", ["a.yaml:1:12 not-a-mapping"]),
        ("delegate: {anne: {name: Anne}}\n", ["a.yaml:1:1 unknown-key"]),
        ("delegates: {anne: {nam: Anne}}\n", ["a.yaml:1:20 unknown-key"]),
    ],
)
def test_nothing_is_said_of_what_a_file_would_have_explained(
    tmp_path: Path, contacts: str | None, said: list[str]
) -> None:
    """References to what stands in a file that cannot be read are no mistakes of their own."""
    event = "events: {a: {title: A, city: dijon, who: [anne], notes_for: {anne: Hat}}}\n"
    main = _write(tmp_path, "main.yaml", f"{_MAIN}include: [a.yaml]\n{event}")
    if contacts is not None:
        _write(tmp_path, "a.yaml", contacts)
    assert _said(main) == said


def test_files_that_include_each_other_are_read_once(tmp_path: Path) -> None:
    """A loop ends at the line that would begin it again, and so does a file named twice."""
    main = _write(tmp_path, "main.yaml", f"{_MAIN}include: [a.yaml, ./a.yaml]\n")
    _write(tmp_path, "a.yaml", "include:\n  - b.yaml\n")
    _write(tmp_path, "b.yaml", "include:\n  - main.yaml\n  - a.yaml\n")
    assert _said(main) == [
        "b.yaml:2:5 include-twice",
        "b.yaml:3:5 include-twice",
        "main.yaml:6:19 include-twice",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../other.yaml", "include-outside"),
        ("/etc/hostname", "include-outside"),
        ("..", "include-outside"),
        (r"C:\other.yaml", "include-outside"),
        ("out.yaml", "include-outside"),
        (".", "include-unreadable"),
        ("none.yaml", "include-unreadable"),
        ("none/none.yaml", "include-unreadable"),
        ("main.yaml/none.yaml", "include-unreadable"),
        ("circle.yaml", "include-unreadable"),
        ("n" * 5000, "include-unreadable"),
        ("main.yaml", "include-twice"),
        ("again.yaml", "include-twice"),
        ("[none.yaml]", "not-a-value"),
        ("''", "empty-text"),
    ],
)
def test_an_include_that_leads_nowhere_is_a_problem_of_its_line(
    tmp_path: Path, name: str, code: str
) -> None:
    """What is outside of the folder, missing, a folder, a link in a circle, or named twice."""
    _write(tmp_path, "other.yaml", "themes: {a: {title: A}}\n")
    main = _write(tmp_path / "trip", "main.yaml", f"{_MAIN}include: [{name}]\n")
    (tmp_path / "trip" / "out.yaml").symlink_to(tmp_path / "other.yaml")
    (tmp_path / "trip" / "again.yaml").symlink_to(main)
    (tmp_path / "trip" / "circle.yaml").symlink_to(tmp_path / "trip" / "circle.yaml")
    assert _said(main) == [f"main.yaml:6:11 {code}"]


def test_a_link_inside_of_the_folder_is_a_file_like_others(tmp_path: Path) -> None:
    """Links that stay in the folder are followed."""
    main = _write(tmp_path, "main.yaml", f"{_MAIN}include: [link.yaml]\n")
    (tmp_path / "link.yaml").symlink_to(_write(tmp_path, "real.yaml", "themes: {a: {title: A}}\n"))
    programme = loaded(main)
    assert list(programme.themes) == ["a"]


def test_a_hundred_files_can_be_included(tmp_path: Path) -> None:
    """A chain of a hundred files is read; the next one, and a thousand more, are refused."""
    main = _write(tmp_path, "main.yaml", f"{_MAIN}include: [f1.yaml]\n")
    for number in range(1, MAX_INCLUDED + 1):
        _write(tmp_path, f"f{number}.yaml", f"include: [f{number + 1}.yaml]\n")
    _write(tmp_path, f"f{MAX_INCLUDED}.yaml", "themes: {a: {title: A}}\n")
    assert loaded(main)
    many = ", ".join(["f.yaml"] * 1000)
    _write(tmp_path, f"f{MAX_INCLUDED}.yaml", f"include: [{many}]\n")
    assert _said(main) == [f"f{MAX_INCLUDED}.yaml:1:11 too-many-files"]


def test_an_item_after_one_that_cannot_be_read_keeps_its_place(tmp_path: Path) -> None:
    """A missing file is reported where it stands, whatever stands before it."""
    main = _write(tmp_path, "main.yaml", f"{_MAIN}include:\n  - {{}}\n  -\n  - none.yaml\n")
    assert _said(main) == [
        "main.yaml:7:5 not-a-value",
        "main.yaml:8:4 empty-item",
        "main.yaml:9:5 include-unreadable",
    ]


def test_the_parts_know_whether_all_of_them_are_there(tmp_path: Path) -> None:
    """A file that cannot be read leaves the programme incomplete; one named twice does not."""
    main = _write(tmp_path, "main.yaml", f"{_MAIN}include: [main.yaml]\n")
    assert read_parts(main, Tally()).whole
    _write(tmp_path, "main.yaml", f"{_MAIN}include: [none.yaml]\n")
    assert not read_parts(main, Tally()).whole
