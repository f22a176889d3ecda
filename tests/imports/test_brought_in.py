"""What people really have: a file dropped into `brought_in/` is a test.

Beside it stands what comes of it: the options, then the programme, then what is said; `--renew`
writes it. The programme loads.
"""

import shlex
from pathlib import Path

import pytest
from conftest import Ask, loaded

_FOLDER = Path(__file__).parent / "brought_in"
_FILES = sorted(path for path in _FOLDER.iterdir() if path.suffix != ".txt")
_RULE = "-" * 20


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_a_file_becomes_what_a_person_would_write(
    ask: Ask, tmp_path: Path, path: Path, request: pytest.FixtureRequest
) -> None:
    """Each layout, set of names and encoding gives its events, and words for what is not
    understood."""
    known = path.with_name(f"{path.name}.txt")
    options = known.read_text("utf-8").splitlines()[0] if known.exists() else "--in Osaka"
    answer = ask("import", path, *shlex.split(options))
    said = "\n".join([options, _RULE, answer.out + _RULE, answer.err])
    if request.config.getoption("--renew"):
        known.write_text(said, "utf-8")
    assert known.exists(), f"{known} is missing: run pytest --renew, and look at what it writes"
    assert said == known.read_text("utf-8")
    if answer.status == 0:
        made = tmp_path / "made.yaml"
        made.write_text(answer.out, "utf-8")
        loaded(made)


def test_everything_that_came_of_a_file_has_its_file() -> None:
    """No expectation is left without the file that it is of."""
    known = sorted(path.name for path in _FOLDER.glob("*.txt"))
    assert known == [f"{path.name}.txt" for path in _FILES]
