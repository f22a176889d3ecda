"""Calendars of ours come back: `export` wrote them, and `import` knows its words."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, Ask

from itinerary.languages import LANGUAGES

_MISSIONS = {
    "rehearsal": "rehearsal",
    "everything": str(ROOT / "tests" / "programmes" / "valid" / "everything.yaml"),
}
# What comes back of an event as it was, by the keys of `agenda --format json`.
_KEPT = (
    "id", "title", "kind", "status", "precision", "date", "end_date", "start", "end", "mode",
    "number", "optional", "press", "room", "about", "interpreter", "table", "steps", "documents",
    "meet_at", "check_in_at", "confidential",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mission", _MISSIONS)
def test_what_came_back_once_comes_back_the_same(ask: Ask, mission: str, language: str) -> None:
    """Exported and brought in again and again, a programme stays as it is to the byte."""
    says = ("--lang", language)
    programme, brought = _MISSIONS[mission], []
    for number in range(3):
        sent = ask(*says, "-p", programme, "export", "--combined", "-o", "ours.ics")
        assert sent.status == 0, sent.err
        answer = ask(*says, "import", "ours.ics", "-o", "ours.yaml", "--force")
        assert answer.status == 0, answer.err
        programme = f"{number}.yaml"
        brought.append(Path("ours.yaml").read_bytes())
        Path("ours.yaml").rename(programme)
    assert brought[1] == brought[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_people_journeys_and_status_come_back(ask: Ask, language: str) -> None:
    """With the programme at hand, also what it calls them."""
    says = ("--lang", language)
    ask(*says, "-p", "rehearsal", "export", "--combined", "-o", "ours.ics")
    answer = ask(*says, "-p", "rehearsal", "import", "ours.ics", "-o", "back.yaml")
    assert answer.status == 0, answer.err
    there = {each["id"]: each for each in _events(ask, *says, "-p", "rehearsal")}
    back = _events(ask, *says, "-p", "back.yaml")
    assert len(back) == Path("ours.ics").read_text("utf-8").count("BEGIN:VEVENT")
    found = [{key: event[key] for key in _KEPT} for event in back]
    known = [{key: there[event["id"]][key] for key in _KEPT} for event in back]
    assert found == known


_MISSION = """\
id: mission
title: Mission
start: 2025-04-14
end: 2025-04-15
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne}
  ben: {name: Ben}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-14 09:00, who: [anne, ben]}
  visit: {title: Visit (garden), city: osaka, date: 2025-04-15, who: [anne]}
"""


def test_what_is_not_for_its_reader_any_more_is_left_out(ask: Ask, tmp_path: Path) -> None:
    """And said; a title keeps what stands in brackets, but for what we put there."""
    path = tmp_path / "mission.yaml"
    path.write_text(_MISSION, "utf-8")
    ask("-p", path, "release", "--at", "2025-04-01 09:00")
    path.write_text(_MISSION.replace("[anne, ben]", "[ben]"), "utf-8")
    ask("-p", path, "export", "-d", "anne", "-o", "anne.ics")
    answer = ask("import", "anne.ics", "-o", "-")
    assert answer.err.splitlines() == [
        "line 16: It is no longer for whoever has this calendar; it is left out.",
        "home: Osaka is taken for home; `--home CITY` says another.",
        "Mission – Anne: 2 events read, 1 event; 1 left out: "
        "It is no longer for whoever has this calendar; it is left out.",
        "1 event; 2 remarks.",
    ]
    assert "title: Visit (garden)\n    city: osaka\n    date: 2025-04-15\n" in answer.out


def test_steps_of_an_event_without_a_start_keep_their_hours_as_words(ask: Ask) -> None:
    """Where the line of the start is damaged, nothing of the order of business is lost."""
    ours = (Path(__file__).parent / "brought_in" / "ours-en.ics").read_text("utf-8")
    Path("ours.ics").write_text(ours.replace("Tokyo:20250417T100000", "Tokyo:?"), "utf-8")
    out = ask("import", "ours.ics").out
    assert '{what: "10:00 Opening", who: [solange-ferrandier]}' in out


def _events(ask: Ask, *words: str) -> list[dict[str, object]]:
    return list(json.loads(ask(*words, "agenda", "-f", "json").out))


def _people(ask: Ask) -> set[str]:
    return {
        each["id"]
        for each in json.loads(ask("-p", "rehearsal", "list", "delegates", "-f", "json").out)
    }
