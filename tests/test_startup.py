"""What a command may import: the light ones stay light, the heavy pay for what they use."""

import subprocess
import sys
from pathlib import Path

import pytest

# What takes milliseconds to load, or belongs to one room of the house. Not here is what typer
# itself loads for every command: difflib, inspect, subprocess, uuid and others.
_WATCHED = {
    "asyncio",
    "csv",
    "ctypes",
    "dataclasses",
    "dateutil",
    "email",
    "filelock",
    "hashlib",
    "html",
    "http",
    "hypothesis",
    "icalendar",
    "idna",
    "importlib.metadata",
    "itinerary.checks",
    "itinerary.formats.calendar.ics",
    "itinerary.formats.screen.table",
    "itinerary.formats.text",
    "itinerary.imports",
    "itinerary.programme.model",
    "jinja2",
    "json",
    "logging",
    "msgspec",
    "multiprocessing",
    "pendulum",
    "pydantic",
    "python_calamine",
    "random",
    "rich",
    "segno",
    "smtplib",
    "sqlite3",
    "ssl",
    "tempfile",
    "typst",
    "urllib.request",
    "xml",
    "yaml",
    "zipfile",
}

_MODEL = {"itinerary.programme.model", "msgspec", "yaml"}
_TEXT = {*_MODEL, "itinerary.formats.text"}
_DRAWN = {*_MODEL, "itinerary.formats.screen.table", "random", "rich"}
_CHECKS = {*_MODEL, "itinerary.checks"}
_CALENDARS = {
    *_CHECKS,
    "dataclasses",
    "json",
    "dateutil",
    "hashlib",
    "icalendar",
    "itinerary.formats.calendar.ics",
}
_WRITTEN = {*_CALENDARS, "filelock", "logging", "random", "tempfile"}

_DAY = ("-p", "rehearsal", "today", "--date", "2025-04-15")
_PIPE: dict[str, str] = {}
_TERMINAL = {"FORCE_COLOR": "1"}
_FOLDER = "FOLDER"  # stands for one that is made for the test

_TABLE: list[tuple[tuple[str, ...], dict[str, str], int, set[str]]] = [
    (("--version",), _PIPE, 0, set()),
    (("--help",), _PIPE, 0, set()),
    (("nonsense",), _PIPE, 2, set()),
    (("today", "--help"), _PIPE, 0, _MODEL),
    (_DAY, _PIPE, 0, _TEXT),
    (_DAY, _TERMINAL, 0, _DRAWN),
    ((*_DAY, "-c", "osakka"), _PIPE, 2, _MODEL),
    (("-p", "rehearsal", "today"), _TERMINAL, 0, _MODEL),
    (("-p", "japan-2025", "today", "--date", "2025-04-15"), _PIPE, 0, _TEXT),
    (("-p", "rehearsal", "agenda"), _PIPE, 0, _TEXT),
    (("-p", "rehearsal", "agenda", "-f", "json"), _PIPE, 0, {*_MODEL, "json"}),
    (("-p", "rehearsal", "agenda", "-f", "csv"), _PIPE, 0, {*_MODEL, "csv", "json"}),
    (("-p", "rehearsal", "agenda", "--week"), _PIPE, 0, _TEXT),
    (
        ("-p", "rehearsal", "agenda", "--week"),
        {**_TERMINAL, "COLUMNS": "160"},
        0,
        _DRAWN,
    ),
    (("-p", "rehearsal", "check"), _PIPE, 0, _CHECKS),
    (("-p", "rehearsal", "check"), _TERMINAL, 0, _CHECKS),
    (("-p", "rehearsal", "diff", "rehearsal"), _PIPE, 0, {*_MODEL, "hashlib", "json"}),
    (
        ("-p", "rehearsal", "sheets", "press"),
        _PIPE,
        0,
        {*_TEXT, "hashlib", "json"},
    ),
    (
        ("-p", "rehearsal", "sheets", "rooms", "--named", "-f", "csv", "-c", "osakka"),
        _PIPE,
        2,
        _MODEL,
    ),
    (("-p", "rehearsal", "release"), _PIPE, 2, {*_MODEL, "json"}),
    (("-p", "rehearsal", "current", "KXTR-MPLQ-W"), _PIPE, 4, {*_MODEL, "hashlib", "json"}),
    (
        ("-p", "rehearsal", "invite", "--from", "a@example.org", "-d", "celeste", "--dry-run"),
        _PIPE,
        0,
        {*_WRITTEN, "email", "itinerary.formats.text", "jinja2", "smtplib", "ssl"}
        - {"filelock", "logging"},
    ),
    (("invite", "--help"), _PIPE, 0, {*_MODEL, "json"}),
    (("push", "--help"), _PIPE, 0, _MODEL),
    (("booklet", "--help"), _PIPE, 0, _MODEL),
    (
        ("-p", "rehearsal", "booklet", "-d", "sauvelac", "-o", _FOLDER),
        _PIPE,
        0,
        # What writes codes loads what speaks to the web, and asks it nothing.
        {
            *_CHECKS,
            "dataclasses",
            "email",
            "filelock",
            "hashlib",
            "http",
            "json",
            "logging",
            "random",
            "segno",
            "ssl",
            "tempfile",
            "typst",
            "urllib.request",
            "xml",
        },
    ),
    (("-p", "rehearsal", "booklet", "-d", "nobody-such"), _PIPE, 2, _MODEL),
    (("-p", "rehearsal", "export", "-d", "sauvelac", "-o", "-"), _PIPE, 0, _CALENDARS),
    (("-p", "rehearsal", "export", "-o", _FOLDER), _PIPE, 0, _WRITTEN),
]

_PROGRAM = """
import sys
from itinerary.cli import run
sys.argv = ["itinerary", *sys.argv[1:]]
print(run(), *sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "environment", "status", "may"),
    _TABLE,
    ids=[f"{' '.join(row[0])}{' on a terminal' if row[1] else ''}" for row in _TABLE],
)
def test_a_command_imports_only_what_it_may(
    tmp_path: Path,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    status: int,
    may: set[str],
) -> None:
    """Of what is watched, a command imports nothing but what stands beside it in the table."""
    words = [str(tmp_path / "out") if each == _FOLDER else each for each in arguments]
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *words],
        check=True,
        capture_output=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", **environment},
        text=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert (int(code), _WATCHED & set(modules)) == (status, may)


def test_what_is_on_today_needs_nothing_of_what_was_told() -> None:
    """Releases, their record and what has changed are loaded by those who ask for them."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, "-p", "rehearsal", "agenda"],
        check=True,
        capture_output=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        text=True,
    )
    loaded = set(done.stderr.split())
    loaded_of_it = [
        name
        for name in loaded
        if name.startswith(("itinerary.releases", "itinerary.releases.changes"))
    ]
    assert loaded_of_it == []


def test_a_day_as_the_file_has_it_needs_no_ways_of_saying_days() -> None:
    """Most of the patterns for days and hours in three languages are for what is said otherwise."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *_DAY],
        check=True,
        capture_output=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        text=True,
    )
    ways = {"days", "dates", "hours"}
    loaded = {each for each in done.stderr.split() if each.startswith("itinerary.languages.")}
    assert not loaded & {f"itinerary.languages.meanings.{each}" for each in ways}
