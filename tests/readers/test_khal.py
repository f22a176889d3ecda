"""khal, a calendar program: it imports a delegate's calendar and lists what is in it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from exported import Exported, exported
from readers import READERS
from story import story

_FIELDS = ("uid", "start-long-full", "end-long-full", "all-day", "title", "status", "location")
_CONFIGURATION = """\
[calendars]
[[mission]]
path = {folder}/mission
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = mission
"""


@pytest.mark.parametrize(
    ("mission", "delegate"),
    [
        ("rehearsal", "solange-ferrandier"),  # tentative, confidential, a flight
        ("rehearsal", "ludivine-sauvelac"),  # two ends, neither of them at home
        ("rehearsal", "gaspard-mirebelle"),  # cancelled, over midnight, several days
        ("japan-2025", "nicolas-soret"),  # days without hours
    ],
)
def test_khal_lists_what_the_agenda_says(tmp_path: Path, mission: str, delegate: str) -> None:
    """The same events, instants or days, titles, status and places, on a clock set to UTC."""
    calendar = next(each for each in exported(mission) if each.delegate == delegate)
    assert sorted(_listed(tmp_path, calendar)) == [event[:-1] for event in calendar.expected]


def test_khal_takes_each_release_over_the_last(tmp_path: Path) -> None:
    """Imported over what is there: each event once, as the calendar has it, and no stale hour."""
    delegate = "basile-petit"  # all but one of the nine changes are theirs
    _set_up(tmp_path)
    for chapter in story():
        seen = sorted(READERS["icalendar"](chapter.calendars[delegate].decode()))
        _import(tmp_path, chapter.calendars[delegate])
        assert sorted(_list(tmp_path)) == [event[:-1] for event in seen], chapter.title


def _listed(folder: Path, calendar: Exported) -> Iterator[tuple[Any, ...]]:
    _set_up(folder)
    _import(folder, calendar.data)
    return _list(folder)


def _set_up(folder: Path) -> None:
    (folder / "mission").mkdir()
    (folder / "khal.conf").write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")


def _import(folder: Path, data: bytes) -> None:
    file = folder / "calendar.ics"
    file.write_bytes(data)
    _khal(folder, "import", "--batch", str(file))


def _list(folder: Path) -> Iterator[tuple[Any, ...]]:
    fields = [each for field in _FIELDS for each in ("--json", field)]
    days = _khal(folder, "list", "--once", *fields, "2025-04-01", "30d")
    for event in (event for day in days.splitlines() for event in json.loads(day)):
        start, end = (_moment(event[key], event["all-day"]) for key in _FIELDS[1:3])
        after = timedelta(days=event["all-day"] == "True")
        yield event["uid"], start, end + after, event["title"], event["status"], event["location"]


def _moment(written: str, all_day: str) -> date:
    moment = datetime.fromisoformat(written)
    return moment.date() if all_day == "True" else moment.replace(tzinfo=UTC)


def _khal(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "khal", "-c", str(folder / "khal.conf"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
