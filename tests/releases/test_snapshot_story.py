"""Whatever happens to a mission, calendars end as it is; whatever is in a record, none crashes."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from conftest import READER, programme
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from itinerary.delivery.exports import Choices, Exporter, File
from itinerary.errors import RecordError
from itinerary.programme.model import Programme
from itinerary.releases.change_sheets import ChangeSheet
from itinerary.releases.changes import changes, changes_for
from itinerary.releases.history import told_by
from itinerary.releases.identity import uid_of
from itinerary.releases.membership import Membership, delegation, delegation_of
from itinerary.releases.news import news
from itinerary.releases.record import Record
from itinerary.releases.record_file import read_record, record_path, write_record
from itinerary.releases.versions import Versions, with_release
from itinerary.views.calendars import is_held
from itinerary.views.changes.differences import differences

MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
_HEAD = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
places:
  hall: {name: Hall, city: osaka, address: 1 Hall Street, coordinates: [34.7, 135.5]}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Petit}
groups:
  both: {name: Both, members: [region, basile]}
events:
"""
_WHENS = (
    "city: osaka, start: 2025-04-15 09:30",
    "place: hall, start: 2025-04-15 11:00, end: 12:00",
    "city: dijon, date: 2025-04-16",
    "between: 2025-04-14..2025-04-17",
    "city: osaka, date: 2025-04-14..2025-04-15, all_day: true",
    "kind: travel, mode: flight, number: AF1, from: {city: dijon, at: 2025-04-12 13:30}, "
    "to: {place: hall, at: 2025-04-13 09:25}, check_in: 2h",
    "place: hall, room: Room B, start: 2025-04-16 14:00, about: true, meet: {at: 13:45}",
    "city: osaka, place: tbc, date: 2025-04-17",
)
_MORE = (
    "",
    ", press: open, optional: true",
    ", seats: 4, guests: 9",
    ", steps: [{what: Opening, who: [anne]}]",
    ", documents: [{title: Order, url: 'https://example.org/order'}]",
)
_EVENTS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Forum", "Visit", "{en: Forum, ja: フォーラム}"]),
        "when": st.sampled_from(_WHENS),
        "who": st.sampled_from(["[anne]", "[basile]", "everyone", "[both]", "[region]", "[]"]),
        "status": st.sampled_from(["confirmed", "confirmed", "tentative", "cancelled"]),
        "confidential": st.sampled_from(["false", "false", "true"]),
        "more": st.sampled_from(_MORE),
    }
)
_PROGRAMMES = st.dictionaries(st.sampled_from(["one", "two"]), _EVENTS)
_TEMPLATE = (
    "  {id}: {{title: {title}, {when}, who: {who}, "
    "status: {status}, confidential: {confidential}{more}}}\n"
)


def mission(path: Path, events: dict[str, dict[str, str]]) -> Programme:
    text = "".join(_TEMPLATE.format(id=id, **event) for id, event in events.items())
    return programme(_HEAD + text if events else _HEAD.replace("events:\n", ""), path.parent)


def files(versions: Versions, choices: Choices) -> Iterator[File]:
    made = Exporter(versions.programme, READER, versions, choices)
    calendars = made.of_each(organisations=True, combined=True)
    return chain.from_iterable(made.files(each, split=False, apart=False) for each in calendars)


def wanted(programme: Programme, choices: Choices) -> dict[str, set[str]]:
    """What takes place, by the name of the calendar in which it must be."""
    held = [
        event
        for event in programme.events
        if is_held(event, choices) and event.status != "cancelled" and not event.is_for_nobody
    ]
    owners = {"anne-durand.ics": "anne", "basile-petit.ics": "basile"}
    theirs = {
        file: {
            uid_of(programme.id, event.id)
            for event in held
            if programme.delegates[id] in event.delegates
        }
        for file, id in owners.items()
    }
    shared = [event for event in held if not event.confidential]
    region = programme.organisations["region"]
    return {
        **theirs,
        "region.ics": {
            uid_of(programme.id, each.id) for each in shared if region in each.organisations
        },
        "mission.ics": {uid_of(programme.id, each.id) for each in shared},
    }


@settings(derandomize=True, max_examples=75, deadline=None)
@given(st.lists(st.tuples(_PROGRAMMES, st.booleans()), min_size=2, max_size=6), st.booleans())
def test_a_store_where_the_higher_number_wins_has_the_programme(
    tmp_path_factory: pytest.TempPathFactory,
    chapters: list[tuple[dict[str, dict[str, str]], bool]],
    undated: bool,
) -> None:
    """Whatever changes between releases, in every calendar; and nothing else is touched.

    Exports of what is not released yet go to nobody here.
    """
    path = tmp_path_factory.mktemp("story") / "mission.yaml"
    choices = Choices(undated=undated)
    record: Record | None = None
    kept: dict[str, dict[str, tuple[int, str, bytes]]] = {}
    for number, (events, released) in enumerate(chapters):
        now = mission(path, events)
        versions = Versions(now, record, MOMENT + number * timedelta(hours=1))
        if not released or not versions.pending:
            continue
        record = with_release(versions, MOMENT + number * timedelta(hours=1), "")
        for file in files(Versions(now, record, MOMENT), choices):
            store = kept.setdefault(file.name, {})
            _keep(store, file.data)
        for name, uids in wanted(now, choices).items():
            store = kept.get(name, {})
            assert {id for id, (_, status, _) in store.items() if status != "CANCELLED"} == uids


def _keep(store: dict[str, tuple[int, str, bytes]], data: bytes) -> None:
    """Takes what has a higher number; what has the same has to be the same."""
    for event in Calendar.from_ical(data).walk("VEVENT"):
        sequence, status = int(event["SEQUENCE"]), str(event["STATUS"])
        known = store.get(str(event["UID"]))
        if known and known[0] == sequence:
            assert known[2] == event.to_ical()
        elif not known or known[0] < sequence:
            store[str(event["UID"])] = (sequence, status, event.to_ical())
        else:
            pytest.fail("a number went down")


def _places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(tree, (dict, list)):
        keys = tree if isinstance(tree, dict) else range(len(tree))
        for key in keys:
            yield from _places(tree[key], (*path, key))


_VALUES = st.sampled_from(
    [
        None, 0, -1, 2**70, 1.5, "", "x", True, [], {}, [1], {"a": "b"}, {"en": ""},
        "2025-04-15", "9999-12-31T00:00:00Z", "0001-01-01T00:00:00+14:00", "2199-12-31",
        "Asia/Tokyo", "hours", "none", "day", "cancelled", "\x1b[1m", ["2025-04-10", "2025-04-12"],
    ]
)  # fmt: skip


@settings(derandomize=True, max_examples=120, deadline=None)
@given(st.data())
def test_any_damage_gives_a_record_that_works_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever stands wherever in it: a sentence, or calendars, changes and news; no crash."""
    path = tmp_path_factory.mktemp("damage") / "mission.yaml"
    event = {
        "title": "Forum",
        "who": "everyone",
        "status": "confirmed",
        "confidential": "false",
        "more": _MORE[-1],
    }
    events = {str(number): {**event, "when": when} for number, when in enumerate(_WHENS)}
    now = mission(path, events)
    record = with_release(Versions(now, None, MOMENT), MOMENT, "First")
    write_record(record_path(path), record)
    tree = json.loads(record_path(path).read_text("utf-8"))
    *parents, key = data.draw(st.sampled_from([*_places(tree)]))
    place = tree
    for each in parents:
        place = place[each]
    if data.draw(st.booleans()):
        place[key] = data.draw(_VALUES)
    else:
        del place[key]
    record_path(path).write_text(json.dumps(tree), "utf-8")
    now = mission(
        path,
        {
            **events,
            "0": {**event, "when": _WHENS[1], "who": "[anne]"},
            "5": event | {"when": _WHENS[3]},
        },
    )
    try:
        damaged = read_record(record_path(path), now)
    except RecordError:
        return
    versions = Versions(now, damaged, MOMENT)
    assert all(file.data for file in files(versions, Choices(undated=True)))
    assert all(file.data for file in files(versions, Choices(utc=True)))
    before = told_by(versions.history, 1)
    for found in (
        changes(before, versions.contents),
        changes_for("anne", before, versions.contents),
    ):
        membership = Membership(delegation_of(versions, 1), delegation(now, versions.contents))
        differences("Changes", ChangeSheet(None, found), membership, now, READER)
    news(versions, lambda _to: before)
    news(versions, lambda _to: {})
    write_record(record_path(path), with_release(versions, MOMENT, ""))
    read_record(record_path(path), now)
