"""What a command may import: the light ones stay light, the heavy pay for what they use."""

import subprocess
import sys

import pytest

_HEAVY = {
    "email",
    "hypothesis",
    "icalendar",
    "importlib.metadata",
    "itinerary.programme.model",
    "jinja2",
    "msgspec",
    "pendulum",
    "rich",
    "smtplib",
    "sqlite3",
    "yaml",
}
_MODEL = {"itinerary.programme.model", "msgspec", "yaml"}

_PROGRAM = """
import sys
from itinerary.cli import main
sys.argv = ["itinerary", *sys.argv[1:]]
try:
    main()
except SystemExit as stopped:
    print(stopped.code or 0, *sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "environment", "status", "may"),
    [
        (("--version",), {}, 0, set()),
        (("--help",), {}, 0, set()),
        (("nonsense",), {}, 2, set()),
        (("-p", "japan-2025", "today", "--date", "2025-04-15"), {}, 0, _MODEL),
        (("-p", "rehearsal", "today", "--date", "2025-04-15"), {}, 0, _MODEL),
        (("-p", "rehearsal", "agenda", "-f", "json"), {}, 0, _MODEL),
        (("-p", "rehearsal", "today"), {"FORCE_COLOR": "1"}, 0, _MODEL),
        (
            ("-p", "rehearsal", "today", "--date", "2025-04-15"),
            {"FORCE_COLOR": "1"},
            0,
            {*_MODEL, "rich"},
        ),
        (("-p", "rehearsal", "agenda", "--week"), {}, 0, _MODEL),
        (
            ("-p", "rehearsal", "agenda", "--week"),
            {"FORCE_COLOR": "1", "COLUMNS": "160"},
            0,
            {*_MODEL, "rich"},
        ),
        (("-p", "rehearsal", "check"), {"FORCE_COLOR": "1"}, 0, _MODEL),
        (("-p", "rehearsal", "export", "-d", "sauvelac", "-o", "-"), {}, 0, {*_MODEL, "icalendar"}),
        (("-p", "rehearsal", "diff", "rehearsal"), {}, 0, _MODEL),
        (("-p", "rehearsal", "release"), {}, 2, _MODEL),
        (
            ("-p", "rehearsal", "invite", "--from", "a@example.org", "-d", "celeste", "--dry-run"),
            {},
            0,
            {*_MODEL, "email", "icalendar", "jinja2", "smtplib"},
        ),
        (("invite", "--help"), {}, 0, {*_MODEL}),
        (("-p", "rehearsal", "today", "-c", "osakka"), {}, 2, _MODEL),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_imports_only_what_it_needs(
    arguments: tuple[str, ...], environment: dict[str, str], status: int, may: set[str]
) -> None:
    """Of the heavy libraries, a command imports those that are its own, and no others."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        check=True,
        capture_output=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", **environment},
        text=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert (int(code), _HEAVY & set(modules)) == (status, may)


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
    names = ("told", "telling", "retold", "releases", "released", "changes", "news")
    assert loaded.isdisjoint(f"itinerary.{name}" for name in names)
