"""What people are told, and the event that is made of it again."""

import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from conftest import loaded

from itinerary.delivery.exports import setting
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.model import Event, Programme, Text
from itinerary.releases.identity import Identity, Version
from itinerary.releases.restoring import restored
from itinerary.releases.snapshot import Snapshot, is_same
from itinerary.releases.taking import snapshot
from itinerary.values import replace
from itinerary.views.calendars import Choices, adapted, calendar_event
from itinerary.views.readers import Clock, Reader, zone_label
from itinerary.when import zone

IDENTITY = Identity("uid", Version(0, datetime(2025, 4, 7, 16, tzinfo=UTC)))
PATHS = [
    *sorted((Path(__file__).parent.parent / "programmes" / "valid").glob("*.yaml")),
    *map(shipped, SHIPPED),
]
every_programme = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def reader(mission: Programme, language: str) -> Reader:
    label = zone_label(mission.home.timezone, mission.cities.values(), language)
    return Reader(language, Clock("both", mission.home.zone, label))


@every_programme
def test_an_event_is_what_was_told_of_it(path: Path) -> None:
    """Through JSON and back, the event says the same, and is told the same again."""
    mission = loaded(path)
    for event in mission.events:
        content = snapshot(event, mission)
        back = msgspec.json.decode(msgspec.json.encode(content), type=Snapshot)
        assert is_same(back, content)
        again = restored(event.id, back)
        assert is_same(snapshot(again, setting(back, mission, reader(mission, "en"))[0]), content)
        assert again.when == event.when


@every_programme
@pytest.mark.parametrize("language", ["en", "fr", "ja", "de"])
def test_a_calendar_of_what_was_told_is_the_same(path: Path, language: str) -> None:
    """In any language, a restored event gives every participant's calendar as it was."""
    mission = loaded(path)
    bare = replace(mission, notice=None, home=next(iter(mission.cities.values())))
    now = reader(mission, language)
    strange = replace(now, clock=Clock("both", zone("America/Lima"), "Lima"))
    for event in mission.events:
        content = snapshot(event, mission)
        again = restored(event.id, content)
        then, theirs = setting(content, bare, strange)
        assert theirs == now
        for to in (None, *event.delegates):
            reading = next((each for each in again.delegates if to and each.id == to.id), None)
            for choices in (Choices(), Choices(utc=True, undated=True)):
                said = calendar_event(event, mission, now, IDENTITY, to)
                retold = calendar_event(again, then, theirs, IDENTITY, reading)
                assert adapted(retold, choices) == adapted(said, choices)


@pytest.mark.parametrize("mission", SHIPPED)
def test_nothing_is_told_that_is_for_nobody(mission: str) -> None:
    """No delegate's address or number, theme, source or place in the file is in what is told."""
    its = loaded(shipped(mission))
    said = "".join(msgspec.json.encode(snapshot(event, its)).decode() for event in its.events)
    numbers = [each.phone for each in its.delegates.values()]
    addresses = [each.email for each in its.delegates.values()]
    assert not [each for each in (*numbers, *addresses) if each and each in said]
    keys = {
        key for event in its.events for key in json.loads(msgspec.json.encode(snapshot(event, its)))
    }
    assert keys.isdisjoint({"note", "theme", "source", "where", "ignore", "part_of"})


def test_the_order_of_languages_is_no_news() -> None:
    """Only which one is read by all others matters, not how the file lists them."""
    mission = loaded(shipped("rehearsal"))
    event = mission.events[0]
    turned = {key: event.title.by_language[key] for key in reversed(event.title.by_language)}
    titled = replace(event, title=Text(turned, event.title.language))
    assert is_same(snapshot(event, mission), snapshot(titled, mission))
    for_others = replace(event, title=Text(turned, "ja"))
    assert not is_same(snapshot(event, mission), snapshot(for_others, mission))


def _everything() -> tuple[Event, Programme]:
    mission = loaded(PATHS[[path.stem for path in PATHS].index("everything")])
    return mission.events[0], mission


@pytest.mark.parametrize(
    "change",
    [
        {"precision": "day"},
        {"precision": "none"},
        {"start": None},
        {"start": "2025-04-15T13:30:00+09:00"},
        {"start": "2025-04-15T09:30:00"},
        {"end": "9999-12-31T23:59:59+09:00"},
        {"days": ["2025-04-15", "2025-04-15"]},
        {"city": None},
        {"city": {"id": "osaka", "name": {"fr": "Osaka"}, "timezone": "Asia/Nowhere"}},
        {"home": {"timezone": "../../etc/passwd"}},
        {"title": {}},
        {"title": "Forum"},
        {"kind": "party"},
        {"speakers": ["nobody"]},
        {"notes_for": [{"delegates": ["nobody"], "text": {"fr": "Psst"}}]},
        {"reminder": 0},
        {"reminder": 10**30},
        {"to": {"city": {"id": "osaka", "name": {"fr": "Osaka"}, "timezone": "Asia/Tokyo"}}},
        {"surprise": True},
    ],
    ids=str,
)
def test_what_nobody_was_told_is_refused(change: dict[str, object]) -> None:
    """A telling that contradicts itself, or has an unknown key, is no telling."""
    event, mission = _everything()
    content = json.loads(msgspec.json.encode(snapshot(event, mission)))
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps({**content, **change}), type=Snapshot)
