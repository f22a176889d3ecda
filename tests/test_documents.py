"""The documents tell the truth: their commands are run, and their outputs compared.

A chapter is a story: what stands in it happens in its order, in one folder. What is fenced as
`console` are commands with their outputs; as `yaml FILE`, that file; as `diff FILE`, a change of
it. In an HTML comment, such a part happens too and is not shown.
"""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from conftest import ROOT, Ask
from documents import DOCS, GENERATED, renewed

from itinerary.checks import CODES

_DOCUMENTS = (ROOT / "README.md", *sorted(DOCS.glob("*.md")))
# What the documents show and another place runs: `make` is what runs this test, the others install.
_NOT_HERE = ("make ", "pipx ", "uv ", "python", "pip ", "git ")
_ROOMS = {".ci", "docs", "itinerary", "tests", "tools"}
_FENCE = re.compile(r"^```(\w*) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Part(NamedTuple):
    """What stands between two fences: a kind, the file that it is about, and the text."""

    kind: str
    file: str
    text: str


def _parts(text: str) -> list[Part]:
    return [Part(*found.groups()) for found in _FENCE.finditer(text)]


def _chapters() -> Iterator[pytest.param]:
    """The parts of each chapter in which something is run."""
    for document in _DOCUMENTS:
        for chapter in re.split(r"^## ", document.read_text("utf-8"), flags=re.MULTILINE):
            parts = _parts(chapter)
            if any(kind == "console" for kind, _file, _text in parts):
                heading = chapter.partition("\n")[0]
                yield pytest.param(document, parts, id=f"{document.name}: {heading}")


def _commands(part: Part) -> Iterator[tuple[str, str]]:
    """The commands of a console, each with the output that is shown."""
    for command in re.split(r"^\$ ", part.text, flags=re.MULTILINE)[1:]:
        typed, _newline, output = command.partition("\n")
        yield typed, output


def _said(ask: Ask, typed: str) -> str:
    """What a command prints on a terminal of 80 columns without colours."""
    name, *arguments = shlex.split(typed)
    assert name == "itinerary"
    answer = ask(*arguments, FORCE_COLOR="1", TERM="dumb", COLUMNS="80")
    return (answer.out + answer.err).strip()


def _edited(text: str, change: str) -> str:
    """A file's text with a change, which fits it at one place."""
    old, new = (
        "".join(line[1:] for line in change.splitlines(keepends=True) if line[0] in f" {sign}")
        for sign in "-+"
    )
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize(("document", "parts"), list(_chapters()))
def test_what_a_chapter_says_happens(
    ask: Ask, document: Path, parts: list[Part], request: pytest.FixtureRequest
) -> None:
    """Under each command stands what it prints; `-n 0 --renew` writes it there."""
    for part in parts:
        if part.kind == "console":
            said = [
                (typed, output if typed.startswith(_NOT_HERE) else _said(ask, typed))
                for typed, output in _commands(part)
            ]
            if request.config.getoption("--renew"):
                _write(document, part, said)
            else:
                shown = [(typed, output.strip()) for typed, output in _commands(part)]
                assert [(typed, output.strip()) for typed, output in said] == shown
        elif part.kind == "diff":
            path = Path(part.file)
            path.write_text(_edited(path.read_text("utf-8"), part.text), "utf-8")
        elif part.file:
            Path(part.file).write_text(part.text, "utf-8")


def _write(document: Path, part: Part, said: list[tuple[str, str]]) -> None:
    """Puts under the commands of a console what they print now."""
    lines = (line for typed, output in said for line in (f"$ {typed}", output.strip()) if line)
    text = document.read_text("utf-8")
    new = "".join(f"{line}\n" for line in lines)
    document.write_text(text.replace(part.text, new, 1), "utf-8")


def _shown() -> Iterator[str]:
    """The commands that are shown and cannot be run in a test: some need a server, or a person."""
    for document in _DOCUMENTS:
        for kind, _file, text in _parts(document.read_text("utf-8")):
            if not kind:
                yield from re.findall(
                    r"^itinerary (?!--install-completion)(.*)$", text, re.MULTILINE
                )


@pytest.mark.parametrize("typed", sorted(set(_shown())))
def test_a_command_that_is_only_shown_has_options_that_there_are(ask: Ask, typed: str) -> None:
    """With one that there is not, asking for help would be an error."""
    assert ask(*shlex.split(typed), "--help").status == 0


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    """From one document to another, also where it names a chapter of it."""
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", document.read_text("utf-8")):
        file, _mark, chapter = target.partition("#")
        path = document.parent / file if file else document
        assert path.exists(), target
        assert not chapter or chapter in _anchors(path), target


def _anchors(path: Path) -> set[str]:
    """How the chapters of a document are called in links to them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("name", GENERATED)
def test_what_the_code_writes_of_a_document_is_as_the_code_has_it(name: str) -> None:
    """`make documents` writes it anew."""
    assert (DOCS / name).read_text("utf-8") == renewed(name)


def _first_cells(text: str, heading: str) -> list[str]:
    """The codes in the first column of the table with this heading."""
    _before, _heading, table = text.partition(f"| {heading} |")
    rows = re.findall(r"^\| (`.+?`) \|", table.partition("\n\n")[0], re.MULTILINE)
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row)]


def test_the_table_of_commands_has_every_command(ask: Ask) -> None:
    """In the order in which `--help` lists them."""
    _options, _heading, listed = ask("--help").out.partition("Commands\n")
    commands = re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert _first_cells(readme, "command") == commands


_READ_BY_PROGRAMS = {
    "event": "-p rehearsal agenda 16",
    "now": "-p rehearsal now --at 2025-04-15T03:00",
    "who": "-p rehearsal who --with castaignac --at 2025-04-15T03:00",
    "clock": "-p rehearsal clock",
    "check": "check mission.yaml",
    "diff": "-p rehearsal diff japan-2025",
}


@pytest.mark.parametrize("heading", _READ_BY_PROGRAMS)
def test_the_keys_that_programs_read_are_those_of_the_document(ask: Ask, heading: str) -> None:
    """All of them, in their order."""
    Path("mission.yaml").write_text("title: Mission\n", "utf-8")
    answer = json.loads(ask(*shlex.split(_READ_BY_PROGRAMS[heading]), "-f", "json").out)
    record = answer if isinstance(answer, dict) else answer[0]
    document = (DOCS / "programs.md").read_text("utf-8")
    assert _first_cells(document, heading) == list(record)


def test_the_table_of_findings_has_every_finding() -> None:
    """Those of `check`, in its order."""
    guide = (DOCS / "guide.md").read_text("utf-8")
    assert _first_cells(guide, "finding") == list(CODES)


def test_the_readme_is_short() -> None:
    """It is read to the end; what is long stands in a document of its own."""
    assert (ROOT / "README.md").read_text("utf-8").count("\n") <= 250


_MISSION = """\
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
cities: {{dijon: {{name: Dijon, timezone: Europe/Paris}}}}
events:
  forum: {{title: Forum, city: dijon, start: 2025-04-15 09:30, end: "{end}"}}
"""


def _hook() -> dict[str, Any]:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return hook


@pytest.mark.parametrize(("end", "status"), [("12:00", 0), ("09:00", 3)])
def test_the_hook_stops_a_commit_of_a_programme_with_errors(
    tmp_path: Path, end: str, status: int
) -> None:
    """The entry of the hook, run as pre-commit runs it: with the names of the files after it."""
    (tmp_path / "programme.yaml").write_text(_MISSION.format(end=end), "utf-8")
    hook = _hook()
    assert re.search(hook["files"], "2025/programme.yaml")
    command, *arguments = shlex.split(hook["entry"])
    program = Path(sys.executable).with_name(command)
    done = subprocess.run(
        [program, *arguments, "programme.yaml"], check=False, cwd=tmp_path, capture_output=True
    )
    assert done.returncode == status


def test_the_guide_names_the_hook_as_it_is_called() -> None:
    """Whoever copies the guide's configuration gets this hook."""
    assert f"- id: {_hook()['id']}\n" in (DOCS / "guide.md").read_text("utf-8")


def test_the_house_names_only_what_is_there() -> None:
    """Every file and folder that docs/house.md names stands where it says."""
    named = re.findall(r"`([^`\s]+)`", (DOCS / "house.md").read_text("utf-8"))
    paths = [each for each in named if each.split("/")[0] in _ROOMS and "/" in each]
    assert len(set(paths)) > 60
    assert [path for path in paths if not (ROOT / path).exists()] == []
