"""`init`: a programme to start from, asked for on a terminal, and written in silence elsewhere."""

import os
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import Ask

from itinerary.programme.loader import load
from itinerary.programme.model import Programme


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_a_new_programme_loads_in_every_language(ask: Ask, tmp_path: Path, language: str) -> None:
    """Without a terminal, init asks nothing, and what it writes loads and can be printed."""
    answer = ask("--lang", language, "init")
    assert (answer.status, answer.out) == (0, "")
    programme = load(tmp_path / "programme.yaml")
    assert isinstance(programme, Programme)
    assert programme.language == language
    assert sorted({event.when.precision for event in programme.events}) == ["day", "hours", "none"]
    assert ask("agenda").err == ""


def test_a_new_programme_begins_with_the_line_that_helps_editors(ask: Ask, tmp_path: Path) -> None:
    """The first line names the schema to an editor."""
    ask("init", "mission.yaml")
    first = (tmp_path / "mission.yaml").read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=programme.schema.json"


def test_a_file_that_is_there_is_not_written_over(ask: Ask, tmp_path: Path) -> None:
    """A file in the way is named and kept; --force replaces it, with its permissions."""
    path = tmp_path / "programme.yaml"
    path.write_text("mine", "utf-8")
    path.chmod(0o600)
    answer = ask("init")
    assert (answer.status, path.read_text("utf-8")) == (4, "mine")
    assert answer.err == (
        "Error: programme.yaml is there already. Choose another name, or add --force.\n"
    )
    assert ask("init", "--force").status == 0
    assert isinstance(load(path), Programme)
    assert path.stat().st_mode & 0o777 == 0o600


def _terminal(folder: Path) -> "pexpect.spawn[str]":
    environment = {**os.environ, "LC_ALL": "en_GB.UTF-8", "TERM": "xterm"}
    program = "from itinerary.cli import main; main()"
    return pexpect.spawn(
        sys.executable,
        ["-c", program, "init"],
        cwd=str(folder),
        env=environment,  # type: ignore[arg-type]  # the stubs want os._Environ
        encoding="utf-8",
        timeout=20,
    )


def test_on_a_terminal_it_asks_for_the_frame_of_the_mission(tmp_path: Path) -> None:
    """Title, days, home and cities are asked for; a zone is found by its city, or asked for."""
    screen = _terminal(tmp_path)
    for question, answer in (
        ("Title of the mission", "Spring: [a] #mission"),
        ("First day", "15 April"),
        ("such as", "2025-04-15"),
        ("Last day", "2025-04-14"),
        ("before the first day", ""),
        ("City at home", "Dijon"),
        ("Cities of the mission", "大阪, Nowhere-on-Sea"),
        ("Time zone of Nowhere-on-Sea", "Atlantis"),
        ("is not a time zone", "kyoto"),
    ):
        screen.expect(question)
        screen.sendline(answer)
    screen.expect(pexpect.EOF)
    programme = load(tmp_path / "programme.yaml")
    assert isinstance(programme, Programme)
    assert programme.title.read("en") == "Spring: [a] #mission"
    assert [day.isoformat() for day in (programme.days.first, programme.days.last)] == [
        "2025-04-15",
        "2025-04-18",
    ]
    assert {id: city.timezone for id, city in programme.cities.items()} == {
        "dijon": "Europe/Paris",
        "city-2": "Asia/Tokyo",
        "nowhere-on-sea": "Asia/Tokyo",
    }
    assert programme.home.id == "dijon"


def test_an_interruption_writes_nothing(tmp_path: Path) -> None:
    """Ctrl-C at a question leaves no file and no traceback."""
    screen = _terminal(tmp_path)
    screen.expect("Title of the mission")
    screen.sendintr()
    screen.expect(pexpect.EOF)
    assert "Traceback" not in (screen.before or "")
    assert list(tmp_path.iterdir()) == []
