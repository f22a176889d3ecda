"""What is said of every key, and the programme that has them all."""

import re
from pathlib import Path

import pytest
import yaml

from itinerary.languages import LANGUAGES, speaking
from itinerary.programme.examples import example, full_programme, needs_file
from itinerary.programme.loader import load
from itinerary.programme.model import Programme
from itinerary.programme.shape.keys import keys, records
from itinerary.views.keys import grouped, takes

_CONTENTS = {
    ".png": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    ".jpg": b"\xff\xd8\xff" + b"\0" * 64,
    ".pdf": b"%PDF-1.7\n",
    ".yaml": b"{}\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_programme_has_every_key_and_loads(tmp_path: Path, language: str) -> None:
    """As it is written, in each language, with what is said of each key beside it."""
    with speaking(language):
        text = full_programme()
    path = tmp_path / "full.yaml"
    path.write_text(text, "utf-8")
    loaded = load(path)
    assert isinstance(loaded, Programme), loaded
    assert loaded.language == language
    written = set(re.findall(r"^(?:[ #-]*)([a-z_]+): ?.* # ", text, re.MULTILINE))
    everything = {(path, key.name) for path, shape in records().items() for key in keys(shape)}
    within_a_line = {"city", "place", "at"}  # of the two ends of a journey
    assert {name for _path, name in everything} - written <= within_a_line
    assert all(f"{name}: " in text for name in within_a_line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_stands_in_a_programme_that_loads(tmp_path: Path, language: str) -> None:
    """Each is the line of the full programme, or a value of the same shape; files are there."""
    known = [key for shape in records().values() for key in keys(shape)]
    with speaking(language):
        text = full_programme()
        examples = [example(key) for key in known]
        names = [example(key) for key in known if needs_file(key)]
    for line in names:
        file = tmp_path / line.partition(": ")[2].strip("[]")
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(_CONTENTS[file.suffix])
        text = text.replace(f"# {line}", line)
    path = tmp_path / "full.yaml"
    path.write_text(text, "utf-8")
    assert isinstance(load(path), Programme), load(path)
    for written in examples:
        assert isinstance(yaml.safe_load(written), dict)


def test_every_key_is_explained_once() -> None:
    """What it says, what it takes, and in one group only."""
    for shape in records().values():
        placed = [key.name for _group, of_group in grouped(shape) for key in of_group]
        assert sorted(placed) == sorted(key.name for key in keys(shape))
        assert all(key.description and takes(key.kind) for key in keys(shape))
