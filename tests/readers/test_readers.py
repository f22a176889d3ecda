"""Every exported calendar, read back by software that we did not write."""

import warnings
from pathlib import Path

import pytest
from conftest import Ask
from exported import MISSIONS, every_third, exported
from readers import READERS

every_mission = pytest.mark.parametrize("mission", MISSIONS)


@every_mission
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_sees_what_the_agenda_says(reader: str, mission: str) -> None:
    """For each delegate: the same events, instants or days, status, title and texts, no warning."""
    for calendar in every_third(mission) if reader == "ics" else exported(mission):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            seen = tuple(sorted(READERS[reader](calendar.data.decode())))
        assert seen == calendar.expected, calendar.delegate


@every_mission
def test_a_description_names_all_who_take_part(mission: str) -> None:
    """Every delegate who takes part is named in the words, or is of the whole delegation."""
    for calendar in exported(mission):
        for event in calendar.expected:
            for name in calendar.names[event.uid]:
                assert name in event.description or "whole delegation" in event.description


@every_mission
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
