"""What remains in the calendars of those who no longer have an event."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest
from conftest import READER, programme
from icalendar import Calendar

from itinerary.delivery.exports import Exporter
from itinerary.programme.model import Programme
from itinerary.queries.selection import Selection, selected
from itinerary.releases.record import Record
from itinerary.releases.versions import Versions, with_release
from itinerary.views.calendars import Choices

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
notice: Draft
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
organisations:
  region: {name: Region}
  cluster: {name: Cluster}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Petit, organisation: cluster}
events:
  forum:
    title: Forum
    city: osaka
    start: 2025-04-15 09:30
    who: [anne, basile]
    notes_for: {anne: Speak at ten, basile: Sit in front}
    hosts: [{name: Hanako Yamada, phone: +81 6 0000 0000}]
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, who: [anne]}
"""
MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Mission:
    """One programme file that changes and is released, an hour after another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._record: Record | None = None
        self._time = MOMENT
        self.text = MISSION
        self.release()

    def change(self, old: str, new: str) -> None:
        assert old in self.text
        self.text = self.text.replace(old, new)

    def release(self, time: datetime | None = None) -> None:
        self._time = time or self._time + HOUR
        self._record = with_release(self.versions, self._time, "")

    @property
    def versions(self) -> Versions:
        return Versions(programme(self.text, self._folder), self._record, self._time)

    def files(self, choices: Choices | None = None) -> dict[str, bytes]:
        """The calendars of everybody, of the organisations and of all, by name."""
        versions = self.versions
        made = Exporter(versions.programme, READER, versions, choices)
        calendars = made.of_each(organisations=True, combined=True)
        each = (made.files(calendar, split=False, apart=False) for calendar in calendars)
        return {file.name: file.data for file in chain.from_iterable(each)}


def seen(data: bytes) -> list[tuple[str, str, int]]:
    return [
        (str(event["SUMMARY"]), str(event["STATUS"]), int(event["SEQUENCE"]))
        for event in Calendar.from_ical(data).walk("VEVENT")
    ]


def forum(data: bytes) -> bytes:
    """The event on the 15th, as it stands in a calendar."""
    [event] = [
        event
        for event in Calendar.from_ical(data).walk("VEVENT")
        if event.decoded("DTSTART").day == 15
    ]
    return bytes(event.to_ical())


@pytest.fixture
def mission(tmp_path: Path) -> Mission:
    return Mission(tmp_path)


GONE = ("Cancelled: Forum", "CANCELLED", 1)
POSTPONED = ("Postponed: Forum", "CANCELLED", 1)
LEFT = ("Not for you any more: Forum", "CANCELLED", 1)
VISIT = ("Visit", "CONFIRMED", 0)


def test_a_removed_event_remains_cancelled_for_all(mission: Mission) -> None:
    """In each calendar that had it, unreleased or released, and with the same bytes then on."""
    mission.change(mission.text[mission.text.index("  forum") : mission.text.index("  visit")], "")
    expected = {
        "anne-durand.ics": [GONE, VISIT],
        "basile-petit.ics": [GONE],
        "region.ics": [GONE, VISIT],
        "cluster.ics": [GONE],
        "mission.ics": [GONE, VISIT],
    }
    assert {name: seen(data) for name, data in mission.files().items()} == expected
    mission.release()
    first = mission.files()
    assert {name: seen(data) for name, data in first.items()} == expected
    mission.change("title: Visit", "title: Tour")
    mission.change("Anne Durand", "Anne Durant")
    mission.change("Draft", "Final")
    mission.change(
        "dijon: {name: Dijon, timezone: Europe/Paris}", "dijon: {name: Dijon, timezone: Asia/Dubai}"
    )
    mission.release()
    again = mission.files()
    assert forum(again["anne-durant.ics"]) == forum(first["anne-durand.ics"])
    assert forum(again["mission.ics"]) == forum(first["mission.ics"])


def test_who_is_dropped_keeps_what_they_knew(mission: Mission) -> None:
    """What it was and when, and no host or note: it takes place without them; others go on.

    That others go on no more is nothing that they hear.
    """
    mission.change("who: [anne, basile]", "who: [anne]")
    mission.change(", basile: Sit in front", "")
    mission.change("title: Forum", "title: Secret")
    mission.release()
    files = mission.files()
    assert seen(files["anne-durand.ics"]) == [("Secret", "CONFIRMED", 1), VISIT]
    assert seen(files["basile-petit.ics"]) == seen(files["cluster.ics"]) == [LEFT]
    text = forum(files["basile-petit.ics"]).decode()
    assert "09:30" in text
    assert "Sit in front" not in text
    assert "+81 6 0000 0000" not in text
    assert "Speak at ten" not in text
    assert "+81 6 0000 0000" not in forum(files["cluster.ics"]).decode()
    assert "Sit in front" not in forum(files["cluster.ics"]).decode()
    mission.change("title: Secret", "title: Top secret")
    mission.release()
    assert forum(mission.files()["basile-petit.ics"]).decode() == text
    mission.change(mission.text[mission.text.index("  forum") : mission.text.index("  visit")], "")
    mission.release()
    assert seen(mission.files()["anne-durand.ics"]) == [
        ("Cancelled: Top secret", "CANCELLED", 3),
        VISIT,
    ]
    assert forum(mission.files()["basile-petit.ics"]).decode() == text


def test_what_became_confidential_is_cancelled_where_it_is_shared(mission: Mission) -> None:
    """Shared calendars keep it as it was before; those who take part have it as it is."""
    mission.change("    title: Forum", "    confidential: true\n    title: Forum")
    mission.change("title: Forum", "title: Secret")
    files = mission.files()
    assert seen(files["region.ics"]) == seen(files["mission.ics"]) == [GONE, VISIT]
    assert seen(files["basile-petit.ics"]) == [("Secret", "CONFIRMED", 1)]


def test_what_lost_its_day_is_postponed_on_it(mission: Mission) -> None:
    """Unless events without a day are asked for; with a day again, it is there again."""
    mission.change("    start: 2025-04-15 09:30\n", "")
    assert seen(mission.files()["basile-petit.ics"]) == [POSTPONED]
    undated = mission.files(Choices(undated=True))["basile-petit.ics"]
    assert seen(undated) == [("Forum (to be scheduled)", "TENTATIVE", 1)]
    mission.release()
    mission.change("title: Forum", "title: Forum\n    date: 2025-04-17")
    expected = [("Forum (time to be confirmed)", "TENTATIVE", 2)]
    assert seen(mission.files()["basile-petit.ics"]) == expected


def test_who_comes_back_has_it_again(mission: Mission) -> None:
    """With a higher number than that of the cancellation."""
    mission.change("who: [anne, basile]", "who: [anne]")
    mission.change(", basile: Sit in front", "")
    mission.release()
    mission.change("who: [anne]\n", "who: [anne, basile]\n")
    mission.release()
    assert seen(mission.files()["basile-petit.ics"]) == [("Forum", "CONFIRMED", 2)]


def test_nothing_remains_when_the_mission_is_over(mission: Mission) -> None:
    """After a release on a later day than its last, on the home clock."""
    mission.change("who: [anne, basile]", "who: [anne]")
    mission.change(", basile: Sit in front", "")
    mission.release(datetime(2025, 4, 19, 21, tzinfo=UTC))
    assert "basile-petit.ics" in mission.files()
    mission.change("title: Visit", "title: Tour")
    mission.release(datetime(2025, 4, 19, 22, tzinfo=UTC))
    assert "basile-petit.ics" not in mission.files()


def test_what_nobody_was_told_of_does_not_remain(mission: Mission) -> None:
    """An event that came and went between two releases was never there."""
    mission.change(
        "  visit", "  tour: {title: Tour, city: osaka, date: 2025-04-17, who: [anne]}\n  visit"
    )
    assert len(seen(mission.files()["anne-durand.ics"])) == 3
    mission.change("  tour: {title: Tour, city: osaka, date: 2025-04-17, who: [anne]}\n", "")
    assert seen(mission.files()["anne-durand.ics"]) == [("Forum", "CONFIRMED", 0), VISIT]


Selected = Callable[[Programme], Selection]


@pytest.mark.parametrize(
    ("selection", "combined", "expected"),
    [
        (lambda now: Selection(parties=(now.delegates["basile"],)), False, [LEFT]),
        (lambda now: Selection(parties=(now.delegates["basile"],)), True, [GONE]),
        (lambda now: Selection(parties=(now.organisations["cluster"],)), False, [GONE]),
        (lambda now: Selection(texts=("forum",)), False, [GONE]),
        (lambda now: Selection(texts=("visit",)), False, [VISIT]),
        (lambda now: Selection(cities=(now.cities["osaka"],)), False, [GONE, VISIT]),
        (lambda now: Selection(cities=(now.cities["dijon"],)), False, [("Secret", "CONFIRMED", 1)]),
    ],
)
def test_a_selection_keeps_what_it_had(
    mission: Mission, selection: Selected, combined: bool, expected: list[tuple[str, str, int]]
) -> None:
    """One calendar of a selection has what it selected once, cancelled as it was then."""
    mission.change("city: osaka\n", "city: dijon\n")
    mission.change("who: [anne, basile]", "who: [anne]")
    mission.change(", basile: Sit in front", "")
    mission.change("title: Forum", "title: Secret")
    versions = mission.versions
    programme = versions.programme
    wanted = selection(programme)
    made = Exporter(programme, READER, versions)
    calendar = made.of_selection(selected(programme.events, wanted), wanted, combined=combined)
    [file] = made.files(calendar, split=False, apart=False)
    assert seen(file.data) == expected
