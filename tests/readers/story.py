"""A mission that changes nine times after its first release, and what everybody gets each time."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from typer.testing import CliRunner

from itinerary.cli.app import app
from itinerary.releases.identity import uid_of

DELEGATES = ("anne-durand", "basile-petit", "celeste-roy")
_ENVIRONMENT = {"LC_ALL": "en_GB.UTF-8", "ITINERARY_LANG": None, "SOURCE_DATE_EPOCH": None}
_FIRST = """\
id: story
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
revised: 2025-04-01 09:00
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne-durand: {name: Anne Durand}
  basile-petit: {name: Basile Petit}
  celeste-roy: {name: Céleste Roy}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  lunch: {title: Lunch, city: osaka, start: 2025-04-15 12:30, end: 14:00, who: [anne-durand]}
  visit: {title: Visit, city: osaka, start: 2025-04-16 10:00, end: 11:00, who: [basile-petit]}
  dinner: {title: Dinner, city: osaka, date: 2025-04-16, who: [anne-durand, basile-petit]}
"""
_HALVES = """\
  morning: {title: Talks, city: osaka, start: 2025-04-15 09:30, end: 10:30, who: everyone}
  midday: {title: Debate, city: osaka, start: 2025-04-15 11:00, end: 12:00, who: everyone}
"""
_FORUM = _FIRST[_FIRST.index("  forum") : _FIRST.index("  lunch")]
_LUNCH = _FIRST[_FIRST.index("  lunch") : _FIRST.index("  visit")]
_CHANGES = (
    ("moved", "04-16 10:00, end: 11:00", "04-16 15:00, end: 16:00"),
    ("moved back", "04-16 15:00, end: 16:00", "04-16 10:00, end: 11:00"),
    ("renamed", "title: Visit", "title: Tour"),
    ("another id", "  visit: {", "  tour: {formerly: visit, "),
    ("person swapped", "who: [basile-petit]", "who: [celeste-roy]"),
    ("cancelled", "title: Dinner,", "title: Dinner, status: cancelled,"),
    ("restored", "title: Dinner, status: cancelled,", "title: Dinner,"),
    ("deleted", _LUNCH, ""),
    ("split", _FORUM, _HALVES),
)

_FORMERLY = {"tour": "visit"}


class Chapter(NamedTuple):
    """One release: what happened, the calendars by delegate, each event alone, and the agendas;
    the feeds of the site.

    `changed` are the UIDs of the events of which something else is said than before.
    """

    title: str
    changed: frozenset[str]
    calendars: dict[str, bytes]
    single: dict[str, tuple[bytes, ...]]
    agendas: dict[str, dict[str, dict[str, Any]]]  # by delegate and UID
    feeds: dict[str, bytes]


@cache
def story() -> tuple[Chapter, ...]:
    """The first release and the nine after it."""
    with TemporaryDirectory() as folder:
        return tuple(_chapters(Path(folder)))


def _chapters(folder: Path) -> Iterator[Chapter]:
    text, path = _FIRST, folder / "mission.yaml"
    path.write_text(text, "utf-8")
    yield _chapter(path, "first", 1)
    for number, (title, old, new) in enumerate(_CHANGES, 2):
        assert text.count(old) == 1, title
        text = text.replace(old, new)
        path.write_text(text, "utf-8")
        yield _chapter(path, title, number)


def _chapter(path: Path, title: str, number: int) -> Chapter:
    _answer(path, "release", "-m", title, "--at", f"2025-04-{number:02} 18:00")
    record = json.loads(path.with_name("mission.released.json").read_text("utf-8"))
    whole, single = path.parent / "whole", path.parent / "single"
    _answer(path, "export", "-o", whole)
    _answer(path, "export", "-o", single, "--split")
    return Chapter(
        title,
        frozenset(event["uid"] for event in record["releases"][-1]["events"]),
        {each: (whole / f"{each}.ics").read_bytes() for each in DELEGATES},
        {
            each: tuple(file.read_bytes() for file in sorted((single / each).iterdir()))
            for each in DELEGATES
        },
        {each: _agenda(path, each) for each in DELEGATES},
        _feeds(path),
    )


def _agenda(path: Path, delegate: str) -> dict[str, dict[str, Any]]:
    events = json.loads(_answer(path, "agenda", "-d", delegate, "-f", "json"))
    return {uid_of("story", _FORMERLY.get(event["id"], event["id"])): event for event in events}


def _feeds(path: Path) -> dict[str, bytes]:
    """What each delegate's program fetches, at an address that stays."""
    site = path.parent / "web"
    _answer(path, "site", site, "--base-url", "https://example.org")
    people = json.loads(path.with_name("mission.site.json").read_text("utf-8"))["people"]
    return {each: (site / "c" / f"{people[each]['feed']}.ics").read_bytes() for each in DELEGATES}


def _answer(path: Path, *arguments: object) -> str:
    words = ["-p", str(path), *map(str, arguments)]
    result = CliRunner().invoke(app, words, env=_ENVIRONMENT)
    assert result.exit_code == 0, result.stderr
    return result.stdout
