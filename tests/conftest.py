"""What tests share: the tool run as a user runs it, and golden files that a person can open."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from itinerary.cli.app import app
from itinerary.cli.terminal import lines
from itinerary.languages import speak
from itinerary.problems import Problems
from itinerary.programme.loader import load
from itinerary.programme.missions import whole
from itinerary.programme.model import Programme
from itinerary.programme.tally import Tally
from itinerary.programme.text.source import Source, read_source
from itinerary.views.readers import Clock, Reader
from itinerary.when import zone

# A busy machine is no reason to fail. What is submitted is tried with the same examples every time;
# whoever works on it gets others at each run.
settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
# Somebody who reads English, at home in Paris, and sees the clocks of events beside their own.
READER = Reader("en", Clock("both", zone("Europe/Paris"), "Paris"))
# What could change an answer, and is not part of the question.
_UNSET = ("FORCE_COLOR", "NO_COLOR", "ITINERARY_PROGRAMME", "ITINERARY_LANG", "SOURCE_DATE_EPOCH")


@dataclass(frozen=True)
class Answer:
    """What the tool answered: its exit status, data and remarks."""

    status: int
    out: str
    err: str


Ask = Callable[..., Answer]


def read(file: str, data: bytes) -> tuple[Source | None, Problems]:
    """The tree of a file of this name, and what is wrong in it."""
    tally = Tally()
    source = read_source(file, data, tally)
    return source, tally.problems()


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """Each test begins in English, whatever the one before spoke."""
    speak("en")


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ask:
    """Runs the tool with some arguments, in an empty folder, in English unless told."""
    monkeypatch.chdir(tmp_path)
    environment: dict[str, str | None] = dict.fromkeys(_UNSET)
    environment |= {"LC_ALL": "en_GB.UTF-8", "TERM": "xterm", "COLUMNS": "80", "LINES": "50"}

    def run(*arguments: object, **variables: str) -> Answer:
        lines._lines.cache_clear()  # in a process of its own, no run remembers another's files
        result = CliRunner().invoke(
            app,
            [str(argument) for argument in arguments],
            env={**environment, **variables},
            prog_name="itinerary",
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run


def programme(text: str, folder: Path | None = None) -> Programme:
    """The programme that a user's file holds; in a folder, it stays there as mission.yaml."""
    if folder is None:
        with TemporaryDirectory() as passing:
            return programme(text, Path(passing))
    path = folder / "mission.yaml"
    path.write_text(text, encoding="utf-8")
    return loaded(path)


def copied(mission: str, folder: Path, text: str | None = None) -> Path:
    """A shipped mission in a user's folder, with the files that it names; or another text of it."""
    main, *others = whole(mission)
    for each in others:
        copy = folder / each.relative_to(main.parent)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(each.read_bytes())
    path = folder / main.name
    path.write_text(main.read_text("utf-8") if text is None else text, "utf-8")
    return path


def loaded(path: Path) -> Programme:
    """The programme of a file in which there is no mistake; else the test fails, and names them."""
    found = load(path)
    if not isinstance(found, Programme):
        pytest.fail("\n".join(f"{each.where.line}: {each.message}" for each in found))
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew")


@pytest.fixture
def matches_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file, or writes that file when asked to."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--renew"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"{path} is missing: run pytest --renew, and look at what it writes"
        assert text == path.read_bytes().decode()

    return check
