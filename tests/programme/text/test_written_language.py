"""The language of a programme file that may be wrong in everything else."""

from pathlib import Path

import pytest

from itinerary.programme.text.written_language import written_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("title: [\nlanguage: fr\n", "fr"),
        ("\ufefflanguage: fr\r\ntitle: [\r\n", "fr"),
        ('"language": "fr"\n', "fr"),
        ("cities:\n  osaka: {language: ja}\n", None),
        ("cities:\n  osaka:\n    language: ja\nlanguage: fr\n", "fr"),
        ("{title: x, language: fr", "fr"),
        ("{cities: {osaka: {language: ja}}, language: fr}", "fr"),
        ("{cities: {osaka: {language: ja}}}", None),
        ('{\n  "cities": {"osaka": {"language": "ja"}},\n  "language": "fr"\n}\n', "fr"),
        ("\ufeff# A mission {of ours}\n---\n\n{language: fr}", "fr"),
        ("", None),
    ],
)
def test_a_file_says_its_language_at_its_root(
    tmp_path: Path, text: str, language: str | None
) -> None:
    """On a line of its own, or in the braces of the whole file; never that of a record in it."""
    path = tmp_path / "mission.yaml"
    path.write_bytes(text.encode())
    assert written_language(path) == language


def test_it_is_found_at_once_in_a_file_made_to_hurt(tmp_path: Path) -> None:
    """Looking for it takes as long as the file, and no longer."""
    path = tmp_path / "mission.yaml"
    for text in (
        "# " * 1_000_000,
        "{" * 1_000_000,
        "-" * 1_000_000,
        "{language" * 100_000,
        " " * 1_000_000,
    ):
        path.write_text(text, "utf-8")
        assert written_language(path) is None
