"""The README tells the truth: its commands are run, and their outputs compared."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Ask

from itinerary.programme.mistakes import MISTAKES

# What the README shows and another place runs: `make` is what runs this test, pipx installs.
_NOT_HERE = ("make ", "pipx ", "cp ", "pip ")


def _documents() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _sessions(document: Path) -> Iterator[tuple[int, str, str]]:
    """The commands in a document's console blocks, with their line and the output shown."""
    text = document.read_text("utf-8")
    for block in re.finditer(r"```console\n(.*?)```", text, re.DOTALL):
        line = text.count("\n", 0, block.start(1)) + 1
        for part in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield line, command, output.rstrip("\n")
            line += part.count("\n")


_SESSIONS = [
    pytest.param(command, output, id=f"{document.name}:{line}: {command}")
    for document in _documents()
    for line, command, output in _sessions(document)
    if not command.startswith(_NOT_HERE)
]


@pytest.mark.parametrize(("command", "output"), _SESSIONS)
def test_a_command_of_the_documents_prints_what_they_show(
    ask: Ask, command: str, output: str
) -> None:
    """A command prints, on a terminal of 80 columns without colours, what stands under it."""
    words = shlex.split(command)
    assert words[0] == "itinerary"
    answer = ask(*words[1:], FORCE_COLOR="1", TERM="dumb", COLUMNS="80")
    said = answer.out or answer.err
    assert said.rstrip("\n") == output


def _table_of_mistakes() -> str:
    """Each code with what is said of it, and what to do about it."""
    rows = ["| code | what is said | what to do |", "|---|---|---|"]
    for code, (message, remedy) in sorted(MISTAKES.items()):
        said, done = (
            words.replace("{{", "{").replace("}}", "}").replace("|", "\\|")
            for words in (message, remedy)
        )
        rows.append(f"| `{code}` | {said} | {done} |")
    return "\n".join(rows)


def test_the_table_of_mistakes_is_that_of_the_code(request: pytest.FixtureRequest) -> None:
    """The README lists every mistake as the code has it; `pytest --renew` writes it anew."""
    path = ROOT / "README.md"
    text = path.read_text("utf-8")
    before, table, after = re.split(
        r"(?<=<!-- mistakes -->\n)(.*?)(?=<!-- /mistakes -->)", text, flags=re.DOTALL
    )
    if request.config.getoption("--renew"):
        path.write_text(f"{before}\n{_table_of_mistakes()}\n\n{after}", "utf-8")
    else:
        assert table.strip() == _table_of_mistakes()
