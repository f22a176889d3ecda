"""An event that has another id now: calendars keep it, and nobody is told of it."""

import json
from pathlib import Path

import icalendar
import pytest
from conftest import Ask
from postoffice import Postmaster, serving

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
  anne: {name: Anne Durand, email: anne@example.org}
events:
  visit: {title: Visit, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  lunch: {title: Lunch, city: osaka, follows: visit, who: everyone}
"""
TOUR = MISSION.replace("  visit: {", "  tour: {formerly: visit, ").replace(
    "follows: visit", "follows: tour"
)
LATER = TOUR.replace("09:30", "10:00")


class Mission:
    """A programme that is written, released and exported again and again."""

    def __init__(self, ask: Ask, folder: Path) -> None:
        self._ask = ask
        self.path = folder / "mission.yaml"
        self.number = 0

    def write(self, text: str) -> None:
        self.path.write_text(text, "utf-8")

    def release(self, text: str) -> str:
        self.number += 1
        self.write(text)
        moment = f"2025-04-0{self.number} 10:00"
        answer = self._ask("-p", self.path, "release", "--at", moment)
        assert answer.status == 0
        return answer.err

    def diff(self, *words: object) -> str:
        return self._ask("-p", self.path, "diff", *words).out

    def recorded(self) -> list[dict[str, str]]:
        """The UIDs of the events in each release, by the ids that they had."""
        text = self.path.with_name("mission.released.json").read_text("utf-8")
        releases = json.loads(text)["releases"]
        return [{each["id"]: each["uid"] for each in every["events"]} for every in releases]

    def seen(self) -> dict[str, tuple[str, int, str]]:
        """The UID, the SEQUENCE and the STATUS of each event, as another program reads them."""
        data = self._ask("-p", self.path, "export", "-o", "-").out
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        return {
            f"{each['SUMMARY']}": (f"{each['UID']}", int(each["SEQUENCE"]), f"{each['STATUS']}")
            for each in events
        }


@pytest.fixture
def mission(ask: Ask, tmp_path: Path) -> Mission:
    return Mission(ask, tmp_path)


def test_phones_keep_an_event_that_is_called_otherwise(mission: Mission) -> None:
    """It has the same UID, and a higher SEQUENCE only once something that is told has changed."""
    mission.release(MISSION)
    before = mission.seen()
    uid, *_ = before["Visit"]
    mission.write(TOUR)
    assert mission.seen() == before
    assert mission.release(TOUR).splitlines()[0].endswith("1 changed.")
    assert mission.seen() == before
    mission.release(LATER)
    assert mission.seen() == {**before, "Visit": (uid, 1, "CONFIRMED")}


def test_diff_says_what_it_was_called(mission: Mission) -> None:
    """Once, to the secretariat; a delegate never knew its id."""
    mission.release(MISSION)
    mission.write(TOUR)
    heading = "Mission · 12–19 April 2025: changes since release 1 (Tuesday 1 April 2025, 10:00)"
    assert mission.diff() == (
        f"{heading}\n"
        "\n"
        "Tuesday 15 April\n"
        "  09:30–12:00 Osaka  02:30–05:00 Paris  Visit · its id was `visit`\n"
    )
    assert "Nothing has changed" in mission.diff("--by", "delegate")
    [record] = json.loads(mission.diff("-f", "json"))
    assert (record["id"], record["was"], record["change"], record["fields"]) == (
        "tour",
        "visit",
        "changed",
        [],
    )


def test_two_files_are_compared_by_former_ids(mission: Mission) -> None:
    """As releases are."""
    mission.write(MISSION)
    old = mission.path.rename(mission.path.with_name("old.yaml"))
    mission.write(LATER)
    [record] = json.loads(mission.diff(old, "-f", "json"))
    assert (record["id"], record["was"], record["change"]) == ("tour", "visit", "changed")
    assert [each["field"] for each in record["fields"]] == ["start"]


def test_without_a_release_the_former_id_says_which_it_is(mission: Mission) -> None:
    """Calendars may have gone out before the first one."""
    mission.write(MISSION)
    before = mission.seen()
    mission.write(TOUR)
    assert mission.seen() == before
    mission.release(TOUR)
    assert mission.seen() == before
    mission.release(LATER.replace("formerly: visit, ", ""))
    assert mission.seen()["Visit"][:2] == (before["Visit"][0], 1)


def test_what_is_released_need_not_be_said_again(mission: Mission) -> None:
    """Nor does it matter which of its former ids is said: the record knows all of them."""
    mission.release(MISSION)
    uid, *_ = mission.seen()["Visit"]
    mission.release(TOUR)
    mission.write(TOUR.replace("formerly: visit, ", ""))
    assert mission.seen()["Visit"] == (uid, 0, "CONFIRMED")
    for former in ("visit", "tour"):
        walk = TOUR.replace("tour: {formerly: visit", f"walk: {{formerly: {former}")
        mission.write(walk.replace("follows: tour", "follows: walk"))
        assert mission.seen()["Visit"] == (uid, 0, "CONFIRMED")


def test_another_event_under_the_id_is_another(mission: Mission) -> None:
    """It has a UID of its own, for ever."""
    mission.release(MISSION)
    before = mission.seen()
    mission.release(TOUR)
    both = TOUR.replace("formerly: visit, ", "") + (
        "  visit: {title: New, city: osaka, start: 2025-04-16 09:30, who: everyone}\n"
    )
    mission.write(both)
    seen = mission.seen()
    assert {title: seen[title] for title in before} == before
    assert seen["New"][0] not in {uid for uid, *_ in before.values()}
    mission.release(both)
    assert mission.seen() == seen


def test_an_event_takes_the_id_of_one_that_is_no_more(mission: Mission) -> None:
    """That one is cancelled in calendars, and the other goes on."""
    other = "  tour: {title: Other, city: osaka, start: 2025-04-16 09:30, who: everyone}\n"
    mission.release(MISSION + other)
    before = mission.seen()
    mission.release(TOUR)
    expected = {**before, "Cancelled: Other": (before["Other"][0], 1, "CANCELLED")}
    del expected["Other"]
    assert mission.seen() == expected
    mission.release(LATER.replace("formerly: visit, ", ""))
    expected["Visit"] = (before["Visit"][0], 1, "CONFIRMED")
    assert mission.seen() == expected


def test_each_repetition_goes_on(mission: Mission) -> None:
    """Under its own day; and a repetition that has a record of its own now says which it was."""
    twice = ("end: 12:00", "end: 12:00, also_on: [2025-04-16]")
    second = "  second: {title: Visit, city: osaka, start: 2025-04-16 14:00, end: 15:00, "
    mission.release(MISSION.replace(*twice))
    mission.release(TOUR.replace(*twice))
    mission.release(f"{TOUR}{second}formerly: tour@2025-04-16, who: everyone}}\n")
    first, then, last = mission.recorded()
    assert then == {"tour": first["visit"], "tour@2025-04-16": first["visit@2025-04-16"]}
    assert last == {"second": first["visit@2025-04-16"]}


def test_nobody_is_invited_again(ask: Ask, mission: Mission) -> None:
    """What was sent is known under the id of now, and an update goes on from it."""
    post = Postmaster()

    def subjects(text: str) -> list[str]:
        post.arrived.clear()
        mission.release(text)
        answer = ask("-p", mission.path, "invite", *sending)
        assert answer.status == 0
        return [each["Subject"] for each in post.arrived]

    with serving(post) as port:
        sending = ("--from", "s@example.org", "--send", f"smtp://localhost:{port}", "--no-tls")
        when = "Visit, Tuesday 15 April, {}–12:00 Osaka"
        assert f"Invitation: {when.format('09:30')}" in subjects(MISSION)
        assert subjects(TOUR) == []
        assert subjects(LATER) == [f"Changed: {when.format('10:00')}"]
