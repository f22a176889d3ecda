"""The pictures of the documents show what the tool draws."""

import re

import pytest
from conftest import ROOT
from pictures import LANGUAGES, NAMES, PICTURES, SHOWN, pictures

_DOCUMENTS = ("README.md", "docs/demarrage.fr.md", "docs/quickstart.ja.md")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_what_the_tool_draws(name: str, language: str) -> None:
    """`make pictures` draws it anew, dark and light."""
    for file, svg in pictures(name, language):
        assert (PICTURES / file).read_text("utf-8") == svg


def test_every_picture_is_shown_and_every_picture_that_is_shown_is_there() -> None:
    """In the README and both quick starts, on dark pages and on light ones."""
    shown = {
        found
        for document in _DOCUMENTS
        for found in re.findall(r"pictures/([\w.]+\.svg)", (ROOT / document).read_text("utf-8"))
    }
    assert shown == set(NAMES) == {path.name for path in PICTURES.iterdir()}
