"""What people are told, from files that were wrong once: letters, who left, and how much room."""

import unicodedata
from pathlib import Path

import pytest
from conftest import Ask

from itinerary.cli import continuing
from itinerary.releases import record_file

HEAD = """\
id: forms
title: forms mission
start: 2026-12-07
end: 2026-12-09
home: orleans
language: en
cities:
  orleans: {name: Orléans, timezone: Europe/Paris}
"""
COMPOSED = f"""{HEAD}\
places:
  hall: {{name: Halle « Été », city: orleans}}
delegates:
  zoe: {{name: Zoé Élan}}
events:
  a: {{title: Séance d’été, place: hall, start: 2026-12-07 09:00, end: 10:00, who: [zoe]}}
"""
PEOPLE = """\
delegates:
  ann: {name: Ann Aubert, email: ann@example.org}
  ben: {name: Ben Brun, email: ben@example.org}
events:
"""
FORUM = (
    "  forum: {title: Forum, city: orleans, start: 2026-12-08 09:00, end: 10:00, who: [ann, ben], "
    "description: Join at https://meet.example.org/room}\n"
)
LUNCH = (
    "  lunch: {title: Lunch, city: orleans, start: 2026-12-08 12:00, end: 13:00, who: [ann, ben]}\n"
)
BEFORE = HEAD + PEOPLE + FORUM + LUNCH
AFTER = BEFORE.replace("end: 10:00, who: [ann, ben]", "end: 10:00, who: [ann]").replace(
    "title: Lunch", "title: Lunch, status: cancelled"
)


def test_composed_and_decomposed_letters_are_the_same(ask: Ask, tmp_path: Path) -> None:
    """Nothing is different, whichever was told first; and nothing is to be released."""
    decomposed = unicodedata.normalize("NFD", COMPOSED)
    assert decomposed != COMPOSED
    (tmp_path / "composed.yaml").write_text(COMPOSED, "utf-8")
    (tmp_path / "decomposed.yaml").write_text(decomposed, "utf-8")
    for one, other in (("composed", "decomposed"), ("decomposed", "composed")):
        answer = ask("-p", f"{one}.yaml", "diff", f"{other}.yaml", "--exit-code")
        assert (answer.status, answer.out) == (0, f"Nothing has changed since {other}.yaml.\n")
    ask("-p", "composed.yaml", "release")
    (tmp_path / "composed.yaml").write_text(decomposed, "utf-8")
    assert "nothing to release" in ask("-p", "composed.yaml", "release").err


def test_who_left_reads_other_words_than_of_what_is_cancelled(ask: Ask, tmp_path: Path) -> None:
    """In messages and in the calendar; and no link by which to join, in either."""
    path = tmp_path / "m.yaml"
    for day, text in enumerate((BEFORE, AFTER), 1):
        path.write_text(text, "utf-8")
        ask("-p", path.name, "release", "--at", f"2026-12-0{day} 10:00")
    words = ("invite", "--from", "a@example.org", "--since", "1", "-d", "ben")
    said = ask("-p", path.name, *words, "--dry-run").out
    assert "Not for you any more: Forum" in said
    assert "Cancelled: Lunch" in said
    ask("-p", path.name, *words)
    ask("-p", path.name, "export", "-d", "ben", "-o", "ben.ics")
    files = [each for each in tmp_path.rglob("*") if each.suffix in {".ics", ".eml"}]
    assert len(files) == 3
    assert not [each for each in files if "meet.example.org" in each.read_text("utf-8")]


def test_a_record_says_before_it_is_full_and_refuses_when_it_is(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to do, both times; what is there stays as it was."""
    path, record = tmp_path / "m.yaml", tmp_path / "m.released.json"
    path.write_text(BEFORE, "utf-8")
    assert "is the most" not in ask("-p", path.name, "release", "--at", "2026-12-01 10:00").err
    size = len(record.read_bytes())
    path.write_text(AFTER, "utf-8")
    before = record.read_bytes()
    for module in (record_file, continuing):
        monkeypatch.setattr(module, "MOST_BYTES", size + 10)
    answer = ask("-p", path.name, "release", "--at", "2026-12-02 10:00")
    assert answer.status == 3
    assert "write another `id` in the programme" in answer.err
    assert record.read_bytes() == before
    for module in (record_file, continuing):
        monkeypatch.setattr(module, "MOST_BYTES", size * 2)
    answer = ask("-p", path.name, "release", "--at", "2026-12-02 10:00")
    assert answer.status == 0
    assert "MB is the most. Before it is full, write another `id`" in answer.err
