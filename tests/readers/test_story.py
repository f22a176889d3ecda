"""A subscriber over nine releases, as independent readers of calendars keep what they get."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

import ical.calendar_stream
import icalendar
import pytest
import vobject
from readers import READERS, Seen, day_after
from story import DELEGATES, Chapter, story

from itinerary.releases.identity import uid_of


class Version(NamedTuple):
    """How often an event changed, and when it last did."""

    sequence: int
    modified: datetime


def _icalendar_versions(data: str) -> dict[str, Version]:
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {
        str(each["UID"]): Version(int(each["SEQUENCE"]), each.decoded("LAST-MODIFIED"))
        for each in events
    }


def _ical_versions(data: str) -> dict[str, Version]:
    events = ical.calendar_stream.IcsCalendarStream.calendar_from_ics(data).events
    found: dict[str, Version] = {}
    for each in events:
        assert each.sequence is not None
        assert each.last_modified is not None
        found[str(each.uid)] = Version(each.sequence, each.last_modified)
    return found


def _vobject_versions(data: str) -> dict[str, Version]:
    return {
        each.uid.value: Version(int(each.sequence.value), each.last_modified.value)
        for each in vobject.readOne(data).vevent_list
    }


VERSIONS: dict[str, Callable[[str], dict[str, Version]]] = {
    "icalendar": _icalendar_versions,
    "ical": _ical_versions,
    "vobject": _vobject_versions,
}


@cache
def _seen(reader: str, data: str) -> dict[str, Seen]:
    """What a reader sees, by UID: it reads a calendar once, and not again for each store."""
    return {event.uid: event for event in READERS[reader](data)}


@cache
def _versions(reader: str, data: str) -> dict[str, Version]:
    return VERSIONS[reader](data)


every_delegate = pytest.mark.parametrize("delegate", DELEGATES)


def _ends(event: dict[str, Any]) -> tuple[Any, Any]:
    if event["precision"] != "hours":
        return datetime.fromisoformat(event["date"]).date(), day_after(event["end_date"])
    start, end = (datetime.fromisoformat(event[key]) for key in ("start", "end"))
    return start.astimezone(UTC), end.astimezone(UTC)


def programme(chapter: Chapter, delegate: str) -> set[tuple[Any, ...]]:
    """What takes place for a delegate: identity, title and hours."""
    return {
        (uid, event["title"], *_ends(event))
        for uid, event in chapter.agendas[delegate].items()
        if event["status"] != "cancelled"
    }


def takes_place(kept: dict[str, Seen]) -> set[tuple[Any, ...]]:
    return {
        (each.uid, each.summary.removesuffix(" (time to be confirmed)"), each.start, each.end)
        for each in kept.values()
        if each.status != "CANCELLED"
    }


@every_delegate
@pytest.mark.parametrize("reader", VERSIONS)
@pytest.mark.parametrize("seen_by", READERS)
def test_a_store_where_the_higher_number_wins_has_the_programme(
    delegate: str, reader: str, seen_by: str
) -> None:
    """After each release, what takes place in the store is what takes place, at its hours."""
    kept: dict[str, Seen] = {}
    numbers: dict[str, int] = {}
    for chapter in story():
        data = chapter.calendars[delegate].decode()
        seen = _seen(seen_by, data)
        for uid, version in _versions(reader, data).items():
            if version.sequence > numbers.get(uid, -1):
                numbers[uid], kept[uid] = version.sequence, seen[uid]
        assert takes_place(kept) == programme(chapter, delegate), chapter.title


@every_delegate
@pytest.mark.parametrize("reader", VERSIONS)
def test_versions_only_grow_and_only_for_what_changed(delegate: str, reader: str) -> None:
    """An event that no release touched keeps its version and its bytes; others have later ones."""
    before: dict[str, Version] = {}
    for chapter in story():
        now = _versions(reader, chapter.calendars[delegate].decode())
        assert before.keys() <= now.keys(), "an event that was there is there, cancelled if need be"
        for uid, version in before.items():
            if uid in chapter.changed and now[uid] != version:
                assert now[uid].sequence > version.sequence, chapter.title
                assert now[uid].modified > version.modified, chapter.title
            else:
                assert now[uid] == version, chapter.title
        before = now


@every_delegate
def test_what_no_release_touched_is_the_same_bytes(delegate: str) -> None:
    """Each event alone, as a file: the same from one release to the next."""
    before: dict[str, bytes] = {}
    for chapter in story():
        now = {
            uid: data
            for data in chapter.single[delegate]
            for uid in _icalendar_versions(data.decode())
        }
        untouched = before.keys() - chapter.changed
        assert {uid: now[uid] for uid in untouched} == {uid: before[uid] for uid in untouched}
        before = now


def test_the_story_ends_as_it_is_told() -> None:
    """Who lost an event has it cancelled, as they last knew it; nobody gets a new name of it."""
    *_, last = story()
    seen = {
        delegate: {
            each.uid: (each.summary, each.status)
            for each in READERS["icalendar"](last.calendars[delegate].decode())
        }
        for delegate in DELEGATES
    }
    ids = ("forum", "lunch", "visit", "dinner", "morning", "midday")
    uids = {id: uid_of("story", id) for id in ids}
    halves = {
        uids["morning"]: ("Talks", "CONFIRMED"),
        uids["midday"]: ("Debate", "CONFIRMED"),
        uids["forum"]: ("Cancelled: Forum", "CANCELLED"),
    }
    dinner = {uids["dinner"]: ("Dinner (time to be confirmed)", "TENTATIVE")}
    assert seen == {
        "anne-durand": halves | dinner | {uids["lunch"]: ("Cancelled: Lunch", "CANCELLED")},
        "basile-petit": halves
        | dinner
        | {uids["visit"]: ("Not for you any more: Tour", "CANCELLED")},
        "celeste-roy": halves | {uids["visit"]: ("Tour", "CONFIRMED")},
    }
