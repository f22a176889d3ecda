"""Who has to hear of what, and what they then see of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from conftest import READER, programme

from itinerary.releases.history import told_by
from itinerary.releases.identity import Identity, Version
from itinerary.releases.news import News, before_latest, news
from itinerary.releases.record import Record
from itinerary.releases.versions import Versions, with_release
from itinerary.views.calendars import calendar_event

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
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, who: [anne]}
  forum:
    title: Forum
    city: osaka
    start: 2025-04-15 09:30
    who: [anne, basile]
    notes_for: {anne: Speak at ten, basile: Sit in front}
  tour: {title: Tour, who: everyone}
"""
MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

Told = Callable[..., list[News]]


def versions(*texts: str, pending: str | None = None) -> Versions:
    """After a release of each text, an hour apart; and with what is not released yet."""
    record: Record | None = None
    for number, text in enumerate(texts):
        time = MOMENT + number * HOUR
        record = with_release(Versions(programme(text), record, time), time, "")
    now = programme(pending or texts[-1])
    return Versions(now, record, MOMENT + len(texts) * HOUR)


def heard(versions: Versions, since: int | None = None) -> tuple[News, ...]:
    """What is news since a release; else since the one before the latest changes."""
    number = before_latest(versions) if since is None else since
    known = told_by(versions.history, number)
    return news(versions, lambda _to: known)


def told(versions: Versions, since: int | None = None) -> list[tuple[str, str, str, int]]:
    return [
        (each.to.id, each.event.id, each.kind, each.version.sequence)
        for each in heard(versions, since)
    ]


def changed(*replacements: tuple[str, str]) -> str:
    text = MISSION
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return text


def test_without_a_release_all_is_new() -> None:
    """Everybody's events, by start, but those without a day."""
    everything = [
        ("anne", "forum", "new", 0),
        ("anne", "visit", "new", 0),
        ("basile", "forum", "new", 0),
    ]
    assert told(versions(pending=MISSION)) == everything
    after = versions(MISSION)
    assert told(after) == everything
    assert heard(after)[0].version == Version(0, MOMENT)


def test_what_is_not_released_comes_before_what_was() -> None:
    """Only the latest changes: unreleased ones, else those of the last release."""
    moved = changed(("04-16 09:30", "04-16 10:00"))
    unreleased = versions(MISSION, pending=moved)
    assert told(unreleased) == [("anne", "visit", "changed", 1)]
    assert told(versions(MISSION, moved)) == [("anne", "visit", "changed", 1)]
    again = changed(("04-16 09:30", "04-16 10:00"), ("04-15 09:30", "04-15 10:00"))
    assert told(versions(MISSION, moved, pending=again)) == [
        ("anne", "forum", "changed", 1),
        ("basile", "forum", "changed", 1),
    ]


def test_a_note_is_news_for_its_reader_only() -> None:
    """Nobody hears that somebody else's note has changed."""
    noted = changed(("Sit in front", "Sit at the back"))
    assert told(versions(MISSION, pending=noted)) == [("basile", "forum", "changed", 1)]


@pytest.mark.parametrize("released", [False, True])
def test_who_leaves_hears_what_they_last_knew(released: bool) -> None:
    """That it is not for them any more: what it was and when, and nothing that is newer."""
    text = changed(
        ("who: [anne, basile]", "who: [anne]"),
        ("title: Forum", "title: Secret"),
        (", basile: Sit in front", ""),
    )
    now = versions(MISSION, text) if released else versions(MISSION, pending=text)
    first, last = heard(now)
    assert (first.to.id, first.kind, first.event) == ("anne", "changed", now.programme.events[1])
    assert (last.to, last.kind) == (now.programme.delegates["basile"], "left")
    assert (last.event.status, last.event.title.read("en")) == ("cancelled", "Forum")
    assert last.version.sequence == 1
    identity = Identity(now.uid(last.event.id), last.version)
    said = calendar_event(last.event, now.programme, READER, identity, last.to).description
    assert "09:30" in said
    assert "Sit in front" not in said
    assert "Speak at ten" not in said


def test_what_is_cancelled_is_what_they_knew() -> None:
    """Who was not told that it moved would not know it by its new hour and name."""
    moved = changed(("title: Visit", "title: Opera"), ("04-16 09:30", "04-16 20:00"))
    cancelled = moved.replace("title: Opera", "title: Opera, status: cancelled")
    now = versions(MISSION, moved, cancelled)
    for since, title, hour in ((1, "Visit", 9), (2, "Opera", 20)):
        (told,) = heard(now, since)
        assert (told.kind, told.version.sequence, told.event.status) == (
            "cancelled",
            2,
            "cancelled",
        )
        assert told.event.title.read("en") == title
        assert told.event.when.start is not None
        assert told.event.when.start.hour == hour


def test_who_joins_hears_of_a_new_event() -> None:
    """New to them: its number says nothing of what it was for others."""
    joined = changed(("who: [anne]", "who: [anne, basile]"))
    assert told(versions(MISSION, pending=joined)) == [
        ("anne", "visit", "changed", 1),
        ("basile", "visit", "new", 0),
    ]


def test_cancelled_removed_undated_and_back() -> None:
    """All three take the event from those who knew it; who never did hears nothing."""
    cancelled = changed(("title: Visit", "title: Visit, status: cancelled"))
    removed = changed((next(line for line in MISSION.splitlines(True) if "visit:" in line), ""))
    undated = changed((" city: osaka, start: 2025-04-16 09:30,", ""))
    for text, kind in ((cancelled, "cancelled"), (removed, "cancelled"), (undated, "postponed")):
        assert told(versions(MISSION, pending=text)) == [("anne", "visit", kind, 1)]
        assert told(versions(MISSION, text)) == [("anne", "visit", kind, 1)]
    assert told(versions(MISSION, removed, pending=MISSION)) == [("anne", "visit", "new", 2)]
    back = [("anne", "visit", "changed", 2)]
    assert told(versions(MISSION, cancelled, pending=MISSION)) == back
    joined = cancelled.replace("who: [anne]}", "who: [anne, basile]}")
    assert told(versions(MISSION, cancelled, pending=joined)) == []
    assert told(versions(MISSION, cancelled, pending=removed)) == []
    assert told(versions(pending=cancelled))[1] == ("basile", "forum", "new", 0)


def test_what_is_off_comes_before_what_takes_its_place() -> None:
    """An event under a new id is the old one cancelled, and then the new one at the same hour."""
    renamed = changed(("  visit:", "  tour-of-the-port:"))
    assert told(versions(MISSION, renamed)) == [
        ("anne", "visit", "cancelled", 1),
        ("anne", "tour-of-the-port", "new", 0),
    ]


def test_who_missed_a_release_hears_of_it_with_the_next() -> None:
    """Since any release, or none, all that came after it; what was moved back is no news."""
    moved = changed(("04-16 09:30", "04-16 10:00"))
    both = moved.replace("04-15 09:30", "04-15 10:00")
    now = versions(MISSION, moved, both)
    assert told(now, 1) == [
        ("anne", "forum", "changed", 1),
        ("anne", "visit", "changed", 1),
        ("basile", "forum", "changed", 1),
    ]
    assert [(to, event, kind) for to, event, kind, _number in told(now, 0)] == [
        ("anne", "forum", "new"),
        ("anne", "visit", "new"),
        ("basile", "forum", "new"),
    ]
    assert told(now, 3) == []
    assert told(versions(MISSION, moved, MISSION), 1) == []


def test_each_can_know_something_else() -> None:
    """Whoever knows nothing of an event is invited to it, whoever knows it hears what changed."""
    moved = changed(("04-15 09:30", "04-15 10:00"))
    now = versions(MISSION, moved)
    before = told_by(now.history, 1)
    found = news(now, lambda to: before if to.id == "anne" else {})
    assert [(each.to.id, each.event.id, each.kind) for each in found] == [
        ("anne", "forum", "changed"),
        ("basile", "forum", "new"),
    ]
    assert found[0].change is not None
    assert [each.field for each in found[0].change.differences] == ["start"]


def test_what_changed_in_the_whole_programme_is_news_of_no_event() -> None:
    """Who left or joined the delegation, who is called otherwise, and the notice."""
    before = changed(("who: [anne, basile]", "who: everyone"), ("anne: Speak at ten, ", ""))
    before = before.replace("  basile: {name", "  carl: {name: Carl Blanc}\n  basile: {name")
    left = before.replace("  carl: {name: Carl Blanc}\n", "")
    assert told(versions(before, left)) == []
    called = before.replace("Carl Blanc", "Carl Blank")
    assert told(versions(before, called)) == []
    noticed = before.replace("language: en\n", "language: en\nnotice: Draft\n")
    assert told(versions(before, noticed)) == []
    assert told(versions(left, before)) == [("carl", "forum", "new", 0)]
    moved = left.replace("04-15 09:30", "04-15 10:00")
    assert [each[:3] for each in told(versions(before, moved))] == [
        ("anne", "forum", "changed"),
        ("basile", "forum", "changed"),
    ]


def test_who_was_in_the_delegation_is_not_told_by_ones_own_events() -> None:
    """Whoever joins an event through a group is news there, even to one who never met them."""
    groups = "groups:\n  leaders: {name: Leaders, members: [anne]}\nevents:\n"
    before = changed(("events:\n", groups), ("who: [anne, basile]", "who: [leaders]"))
    before = before.replace(", basile: Sit in front", "").replace("who: [anne]}", "who: [basile]}")
    now = versions(before, before.replace("members: [anne]", "members: [anne, basile]"))
    told = told_by(now.history, 1)
    found = news(now, lambda to: {"forum": told["forum"]} if to.id == "anne" else told)
    assert [(each.to.id, each.event.id, each.kind) for each in found] == [
        ("anne", "forum", "changed"),
        ("basile", "forum", "new"),
    ]


def test_who_was_excepted_and_leaves_is_no_news_of_that_event() -> None:
    """Even to one who never met them."""
    before = changed(
        ("who: [anne, basile]", "who: everyone\n    except: [basile]"),
        (", basile: Sit in front", ""),
        ("who: [anne]}", "who: [basile]}"),
    )
    after = before.replace("    except: [basile]\n", "").replace("who: [basile]", "who: []")
    now = versions(before, after.replace("  basile: {name: Basile Petit}\n", ""))
    told = {"forum": told_by(now.history, 1)["forum"]}
    assert news(now, lambda _to: told) == ()


def test_who_joined_before_is_no_news_after_later_releases() -> None:
    """What was nobody's news in one release is none in the next either, whatever that changes."""
    before = changed(("who: [anne, basile]", "who: everyone"), (", basile: Sit in front", ""))
    joined = before.replace("  basile: {name", "  carl: {name: Carl Blanc}\n  basile: {name")
    later = joined.replace("title: Visit", "title: Tour")
    now = versions(before, joined, later)
    told = told_by(now.history, 1)
    assert [(each.to.id, each.event.id) for each in news(now, lambda _to: told)] == [
        ("anne", "visit"),
        ("carl", "forum"),
    ]
