"""What people have been told: numbered, kept, and told apart from what they have not."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import programme

from itinerary.errors import RecordError
from itinerary.programme.model import Programme
from itinerary.releases.identity import Version
from itinerary.releases.record import Record
from itinerary.releases.record_file import read_record, record_path, write_record
from itinerary.releases.versions import Versions, with_release

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Petit}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, who: [anne, basile]}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, who: [anne]}
"""
MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def released(programme: Programme, record: Record | None, time: datetime) -> Record:
    return with_release(Versions(programme, record, time), time, "")


def versions_by_id(versions: Versions) -> dict[str, Version]:
    return {event.id: versions.version_of(event.id) for event in versions.programme.events}


def numbers(versions: Versions) -> dict[str, int]:
    return {entry.id: entry.sequence for entry in versions.pending}


def test_without_a_record_all_is_as_it_was() -> None:
    """Every event is of the same version, 0, of the moment of the programme."""
    versions = Versions(programme(MISSION), None, MOMENT)
    assert versions_by_id(versions) == {"forum": Version(0, MOMENT), "visit": Version(0, MOMENT)}
    assert versions.version_of("nothing") is None


def test_what_was_released_keeps_its_version() -> None:
    """Later on the clock, with nothing changed, versions are those of the release."""
    record = released(programme(MISSION), None, MOMENT)
    versions = Versions(programme(MISSION), record, MOMENT + HOUR)
    assert versions_by_id(versions) == {"forum": Version(0, MOMENT), "visit": Version(0, MOMENT)}
    assert versions.pending == ()


def test_what_changed_has_the_next_number() -> None:
    """Only the event that changed is one further, and later, whatever the clock says."""
    record = released(programme(MISSION), None, MOMENT)
    moved = programme(MISSION.replace("04-15 09:30", "04-15 10:00"))
    later = Version(1, MOMENT + HOUR)
    assert versions_by_id(Versions(moved, record, MOMENT + HOUR))["forum"] == later
    second = Version(1, MOMENT + timedelta(seconds=1))
    assert versions_by_id(Versions(moved, record, MOMENT - HOUR)) == {
        "forum": second,
        "visit": Version(0, MOMENT),
    }


@pytest.mark.parametrize(
    "text",
    [
        MISSION.replace("who: [anne]}", "who: [anne], note: Bring the gift, theme: food}")
        + "themes: {food: {title: Food}}\n",
        MISSION.replace("{name: Anne Durand}", "{name: Anne Durand, email: anne@example.org}"),
        f"# A remark\n{MISSION}",
        MISSION[: MISSION.index("  forum")]
        + "".join(reversed(MISSION[MISSION.index("  forum") :].splitlines(keepends=True))),
        MISSION.replace("title: Mission", "title: Mission to Japan"),
    ],
    ids=["note and theme", "address", "remark", "order", "title of the mission"],
)
def test_what_matters_to_nobody_is_no_change(text: str) -> None:
    """Notes of the secretariat, addresses, remarks and the order of events are no news."""
    record = released(programme(MISSION), None, MOMENT)
    assert Versions(programme(text), record, MOMENT + HOUR).pending == ()


def test_an_event_goes_and_comes_again() -> None:
    """Removed it is withdrawn, and stays so; back again it goes on counting; new ones begin."""
    record = released(programme(MISSION), None, MOMENT)
    without = MISSION[: MISSION.index("  visit")]
    versions = Versions(programme(without), record, MOMENT + HOUR)
    assert [(each.id, each.sequence, each.withdrawn) for each in versions.pending] == [
        ("visit", 1, True)
    ]
    record = released(programme(without), record, MOMENT + HOUR)
    assert Versions(programme(without), record, MOMENT + 2 * HOUR).pending == ()
    new = "  tour: {title: Tour, who: [anne]}\n"
    versions = Versions(programme(MISSION + new), record, MOMENT + 2 * HOUR)
    assert numbers(versions) == {"visit": 2, "tour": 0}
    record = released(programme(MISSION + new), record, MOMENT + 2 * HOUR)
    history = Versions(programme(MISSION + new), record, MOMENT).history
    assert {id: entry.sequence for id, entry in history.state(3).items()} == {
        "forum": 0,
        "visit": 2,
        "tour": 0,
    }
    assert history.state(2)["visit"].withdrawn
    assert history.state(0) == {}


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    """A line a part or an event, each release after the one before, on the home clock."""
    path = record_path(tmp_path / "mission.yaml")
    assert path.name == "mission.released.json"
    assert read_record(path, programme(MISSION)) is None
    first = released(programme(MISSION), None, MOMENT)
    write_record(path, first)
    before = path.read_text("utf-8").splitlines()
    assert len(before) == 23
    assert before[6] == '   "time": "2025-04-01T14:00:00+02:00",'
    assert read_record(path, programme(MISSION)) == first
    moved = programme(MISSION.replace("04-15 09:30", "04-15 10:00"))
    second = released(moved, read_record(path, moved), MOMENT + HOUR)
    write_record(path, second)
    after = path.read_text("utf-8").splitlines()
    assert after[:20] == before[:20]
    assert len(after) == 35
    assert read_record(path, moved) == second


DAMAGE: dict[str, Callable[[str], str]] = {
    "no head": lambda text: re.sub(r'(?m)^.*"part": "head".*\n', "", text),
    "no such city": lambda text: text.replace('"city": "osaka"', '"city": "tokyo"'),
    "no such person": lambda text: text.replace('["anne"]', '["carla"]'),
    "no key": lambda text: text.replace('"id": "anne"', '"id": "anne~1"'),
    "part twice": lambda text: re.sub(r'(?m)^( *{"part": "head".*)$', r"\1\n\1", text),
    "no record": lambda text: "[]",
    "no releases": lambda text: text[: text.index(' "releases"')] + ' "releases": []}',
    "other number": lambda text: text.replace('"number": 1', '"number": 2'),
    "event twice": lambda text: re.sub(r'(?m)^( *{"id": "forum".*)$', r"\1\n\1", text),
    "no content": lambda text: text.replace('"content"', '"contents"'),
    "another event's uid": lambda text: text.replace('"id": "visit"', '"id": "tour"'),
    "escape": lambda text: text.replace("Forum", "\\u001b[31mForum"),
    "surrogate": lambda text: text.replace("Forum", "\\ud800"),
    "no number": lambda text: text.replace('"sequence": 0', '"sequence": NaN'),
    "year": lambda text: text.replace("2025-04-01T12", "9999-12-31T12"),
    "deep": lambda text: "[" * 100_000 + "]" * 100_000,
    "not UTF-8": lambda text: text.replace("Forum", "\udcff"),
}


@pytest.mark.parametrize("wrong", DAMAGE)
def test_a_damaged_record_is_named_and_left_alone(tmp_path: Path, wrong: str) -> None:
    """Whatever is wrong in it: one sentence, status 3, and the same bytes as before."""
    path = record_path(tmp_path / "mission.yaml")
    mission = programme(MISSION)
    write_record(path, released(mission, None, MOMENT))
    text = path.read_text("utf-8")
    data = DAMAGE[wrong](text).encode("utf-8", "surrogateescape")
    assert data != text.encode()
    path.write_bytes(data)
    with pytest.raises(RecordError, match=r"mission\.released\.json is damaged") as refused:
        read_record(path, mission)
    assert refused.value.status == 3
    assert path.read_bytes() == data


def test_a_newer_record_and_another_programme_s_are_named(tmp_path: Path) -> None:
    """Each with what to do about it."""
    path = record_path(tmp_path / "mission.yaml")
    mission = programme(MISSION)
    write_record(path, released(mission, None, MOMENT))
    text = path.read_text("utf-8")
    path.write_text(text.replace('"format": 2', '"format": 3').replace('"uid"', '"name"'), "utf-8")
    with pytest.raises(RecordError, match="newer version of itinerary"):
        read_record(path, mission)
    path.write_text(text.replace('"format": 2', '"format": 1').replace('"uid"', '"name"'), "utf-8")
    with pytest.raises(RecordError, match="is of format 1, and this version of itinerary reads"):
        read_record(path, mission)
    for cut in (0, len(text) // 2, len(text) - 3):
        path.write_text(text[:cut], "utf-8")
        with pytest.raises(RecordError, match="was cut off: its end is missing"):
            read_record(path, mission)
    path.write_text(text, "utf-8")
    with pytest.raises(RecordError, match="Write `id: mission` in the programme"):
        read_record(path, programme(MISSION.replace("id: mission", "id: another")))
