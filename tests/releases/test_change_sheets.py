"""Who is shown which changes."""

from pathlib import Path

from conftest import programme

from itinerary.programme.model import Programme
from itinerary.queries.selection import Selection
from itinerary.releases.change_sheets import (
    ChangeSheet,
    sheet_of_all,
    sheets_by_delegate,
    with_former,
)
from itinerary.releases.changes import Contents
from itinerary.releases.taking import snapshot

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  basile: {name: Basile Petit}
  anne: {name: Anne Durand}
events:
  forum: {title: Forum, city: osaka, date: 2025-04-15, who: [anne, basile]}
  visit: {title: Visit, city: osaka, date: 2025-04-16, who: [anne]}
"""
LATER = (
    MISSION.replace("  basile: {name: Basile Petit}\n", "")
    .replace("[anne, basile]", "[anne]")
    .replace("04-16", "04-17")
)


def _sides(tmp_path: Path) -> tuple[Contents, Contents, Programme]:
    before, after = (programme(text) for text in (MISSION, LATER))
    first, second = ({e.id: snapshot(e, each) for e in each.events} for each in (before, after))
    return first, second, after


def _said(sheets: list[ChangeSheet]) -> list[tuple[str | None, list[tuple[str, str]]]]:
    return [
        (sheet.to and sheet.to.id, [(each.id, each.change) for each in sheet.changes])
        for sheet in sheets
    ]


def test_everybody_is_shown_all_changes(tmp_path: Path) -> None:
    """On one sheet, by start."""
    before, after, programme = _sides(tmp_path)
    sheet = sheet_of_all(before, after, Selection(), programme, {})
    assert _said([sheet]) == [(None, [("forum", "changed"), ("visit", "changed")])]


def test_delegates_are_shown_their_own_also_who_is_gone(tmp_path: Path) -> None:
    """In the order of the file, and last whoever is a delegate no more."""
    before, after, programme = _sides(tmp_path)
    sheets = sheets_by_delegate(before, after, Selection(), with_former(programme, before))
    assert _said(sheets) == [
        ("anne", [("forum", "changed"), ("visit", "changed")]),
        ("basile", [("forum", "removed")]),
    ]


def test_parties_say_for_whom(tmp_path: Path) -> None:
    """The sheet of one delegate, with no other beside it."""
    before, after, programme = _sides(tmp_path)
    selection = Selection(parties=(programme.delegates["anne"],), texts=("visit",))
    sheets = sheets_by_delegate(before, after, selection, programme)
    assert _said(sheets) == [("anne", [("visit", "changed")])]
