"""Every exported calendar, read back by software that we did not write."""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import Ask
from readers import READERS, Seen, day_after

from itinerary.calendars import uid
from itinerary.programme.loader import load
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.model import Programme

_STATUSES = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}


@cache
def _programme(name: str) -> Programme:
    programme = load(shipped(name))
    assert isinstance(programme, Programme)
    return programme


def _expected(event: dict[str, Any], uids: dict[str, str]) -> tuple[str, date, date, str]:
    """What a calendar must say of an event, from what `agenda --format json` says of it."""
    known = event["precision"] in {"hours", "all-day"} or event["status"] == "cancelled"
    status = _STATUSES[event["status"]] if known else "TENTATIVE"
    if event["precision"] == "hours":
        start, end = (datetime.fromisoformat(event[key]) for key in ("start", "end"))
        return uids[event["id"]], start.astimezone(UTC), end.astimezone(UTC), status
    first = date.fromisoformat(event["date"])
    return uids[event["id"]], first, day_after(event["end_date"]), status


@pytest.mark.parametrize("mission", SHIPPED)
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_sees_what_the_agenda_says(
    ask: Ask, tmp_path: Path, reader: str, mission: str
) -> None:
    """For each delegate: the same events, instants or days, status, title, and place."""
    programme = _programme(mission)
    uids = {event.id: uid(programme, event) for event in programme.events}
    assert ask("-p", mission, "export", "-o", tmp_path / "calendars").status == 0
    for delegate in programme.delegates.values():
        asked = ask("-p", mission, "agenda", "-d", delegate.id, "-f", "json")
        agenda = [each for each in json.loads(asked.out) if each["precision"] != "none"]
        data = (tmp_path / "calendars" / f"{delegate.id}.ics").read_bytes().decode()
        seen = sorted(READERS[reader](data), key=lambda event: event.uid)
        expected = sorted(_expected(event, uids) for event in agenda)
        assert [(each.uid, each.start, each.end, each.status) for each in seen] == expected
        titles = {uids[event["id"]]: event for event in agenda}
        for each in seen:
            _assert_words(each, titles[each.uid], programme)


def _assert_words(seen: Seen, event: dict[str, Any], programme: Programme) -> None:
    assert event["title"] in seen.summary
    assert seen.summary.startswith("Cancelled: ") == (event["status"] == "cancelled")
    assert ("(time to be confirmed)" in seen.summary) == (event["precision"] == "day")
    if event["place"]:
        assert seen.location.startswith(programme.places[event["place"]].name.read("en"))
    elif event["city"]:
        assert seen.location


@pytest.mark.parametrize("mission", SHIPPED)
def test_exporting_twice_gives_the_same_bytes(ask: Ask, tmp_path: Path, mission: str) -> None:
    """The same programme gives the same files, and a second export touches none of them."""
    folder = tmp_path / "calendars"
    ask("-p", mission, "export", "-o", folder)
    first = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    ask("-p", mission, "export", "-o", folder)
    second = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    assert first == second
    ask("-p", mission, "export", "-o", tmp_path / "again")
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    assert again == {path.name: data for path, (data, _) in first.items()}
