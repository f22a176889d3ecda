"""Who gets which events: in each calendar, in each file, after each change."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest
from conftest import READER, ROOT, copied, loaded, programme
from icalendar import Calendar

from itinerary.delivery.earlier import changed
from itinerary.delivery.exports import Exporter, File
from itinerary.formats.calendar.ics import read_events
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.model import Programme
from itinerary.queries.selection import Selection
from itinerary.releases.identity import uid_of
from itinerary.releases.versions import Versions
from itinerary.views.calendars import Choices

MOMENT = datetime(2025, 4, 7, 16, tzinfo=UTC)
VALID = sorted((ROOT / "tests" / "programmes" / "valid").glob("*.yaml"))
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
organisations:
  region: {name: Region}
  cluster: {name: Cluster}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Petit, organisation: cluster}
  celeste: {name: Céleste Roy, organisation: cluster}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, who: [anne, basile]}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, who: [cluster]}
  dinner: {title: Dinner, city: osaka, date: 2025-04-16, confidential: true, who: [anne]}
  tour: {title: Tour, who: [anne]}
"""


def exporter(mission: Programme, choices: Choices | None = None) -> Exporter:
    return Exporter(mission, READER, Versions(mission, None, MOMENT), choices)


def files(mission: Programme, **others: bool) -> dict[str, File]:
    """The files of an export of everything, by name."""
    made = exporter(mission)
    calendars = made.of_each(**others)
    each = (made.files(calendar, split=False, apart=False) for calendar in calendars)
    return {file.name: file for file in chain.from_iterable(each)}


def titles(file: File) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(file.data).walk("VEVENT")]


def test_everybody_gets_their_own_events() -> None:
    """A calendar each, with what the person takes part in and has a day."""
    made = files(programme(MISSION))
    assert {name: titles(file) for name, file in made.items()} == {
        "anne-durand.ics": ["Forum", "Dinner (time to be confirmed)"],
        "basile-petit.ics": ["Forum", "Visit"],
        "celeste-roy.ics": ["Visit"],
    }
    assert made["anne-durand.ics"].title == "Mission – Anne Durand"


def test_each_reads_their_own_language() -> None:
    """That of their entry, if the tool speaks it; files are named, and others read, as ever."""
    text = MISSION.replace("title: Mission\n", "title: {en: Mission, fr: La mission}\n")
    text = text.replace("anne: {", "anne: {language: fr-CA, ").replace(
        "basile: {", "basile: {language: de, "
    )
    made = files(programme(text), combined=True)
    assert {name: (file.title, titles(file)) for name, file in made.items()} == {
        "anne-durand.ics": ("La mission – Anne Durand", ["Forum", "Dinner (horaire à confirmer)"]),
        "basile-petit.ics": ("Mission – Basile Petit", ["Forum", "Visit"]),
        "celeste-roy.ics": ("Mission – Céleste Roy", ["Visit"]),
        "mission.ics": ("Mission", ["Forum", "Visit"]),
    }
    assert "Participation\u00a0: Anne Durand, Basile Petit" in str(
        Calendar.from_ical(made["anne-durand.ics"].data).walk("VEVENT")[0]["DESCRIPTION"]
    )


def test_organisations_and_all_get_what_is_not_confidential() -> None:
    """A calendar for several people leaves out what only some of them may know."""
    made = files(programme(MISSION), organisations=True, combined=True)
    assert list(made)[3:] == ["region.ics", "cluster.ics", "mission.ics"]
    assert titles(made["region.ics"]) == ["Forum"]
    assert titles(made["cluster.ics"]) == ["Forum", "Visit"]
    assert titles(made["mission.ics"]) == ["Forum", "Visit"]


def test_a_name_that_is_taken_gets_a_number() -> None:
    """Two people of one name get a file each, in the order of protocol."""
    text = MISSION.replace("Basile Petit", "Anne Durand").replace("Region", "Anne Durand")
    made = files(programme(text), organisations=True)
    assert list(made) == [
        "anne-durand.ics",
        "anne-durand-2.ics",
        "celeste-roy.ics",
        "anne-durand-3.ics",
        "cluster.ics",
    ]


def test_a_selection_of_one_delegate_is_their_own() -> None:
    """Filtered by one person, it is their calendar; by anything else, one for several people."""
    mission = programme(MISSION)
    made = exporter(mission)
    anne = mission.delegates["anne"]
    own = made.of_selection(mission.events, Selection(parties=(anne,)))
    assert (own.stem, own.to, [event.id for event in own.events]) == (
        "anne-durand",
        anne,
        ["forum", "dinner"],
    )
    several = made.of_selection(mission.events, Selection(kinds=("other",)))
    assert (several.stem, several.to) == ("mission", None)
    assert [event.id for event in several.events] == ["forum", "visit"]
    combined = made.of_selection(mission.events, Selection(parties=(anne,)), combined=True)
    assert (combined.stem, combined.to) == ("mission", None)


def test_split_gives_a_file_for_each_event() -> None:
    """Files are named by day and id, in a folder of the calendar's name where there are several."""
    mission = programme(f"{MISSION}    # the end\n")
    made = exporter(mission)
    anne = next(made.of_each())
    split = made.files(anne, split=True, apart=True)
    assert [file.name for file in split] == [
        "anne-durand/2025-04-15-forum.ics",
        "anne-durand/2025-04-16-dinner.ics",
    ]
    assert [titles(file) for file in split] == [["Forum"], ["Dinner (time to be confirmed)"]]
    assert b"X-WR-CALNAME" not in split[0].data
    flat = made.files(anne, split=True, apart=False)
    assert [file.name for file in flat] == ["2025-04-15-forum.ics", "2025-04-16-dinner.ics"]


def test_an_event_that_is_repeated_has_a_file_of_its_own() -> None:
    """Split files of one event on several days do not get in each other's way."""
    text = MISSION.replace("who: [cluster]}", "also_on: [2025-04-17], who: [cluster]}")
    made = exporter(programme(text))
    *_, celeste = made.of_each()
    assert [file.name for file in made.files(celeste, split=True, apart=False)] == [
        "2025-04-16-visit.ics",
        "2025-04-17-visit-2025-04-17.ics",
    ]


def test_undated_events_are_there_when_chosen() -> None:
    """An event without a day is left out, unless it is asked for."""
    made = exporter(programme(MISSION), Choices(undated=True))
    [file] = made.files(next(made.of_each()), split=False, apart=False)
    assert titles(file) == [
        "Tour (to be scheduled)",
        "Forum",
        "Dinner (time to be confirmed)",
    ]


def test_all_in_utc_needs_no_zones() -> None:
    """In UTC, a calendar names no zone at all."""
    made = exporter(programme(MISSION), Choices(utc=True))
    [file] = made.files(next(made.of_each()), split=False, apart=False)
    assert b"TZID" not in file.data
    assert b"DTSTART:20250415T003000Z" in file.data


def test_only_what_changed_is_left() -> None:
    """An event is left out when an earlier export said the same of it, whatever its version."""
    before = read_events(files(programme(MISSION))["anne-durand.ics"].data)
    text = MISSION.replace("title: Dinner", "title: Supper")
    after = files(programme(text))["anne-durand.ics"]
    assert titles(changed(after, before)) == ["Supper (time to be confirmed)"]
    assert changed(after, read_events(after.data)).events == ()
    assert changed(after, {}) == after


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
@pytest.mark.parametrize("choices", [Choices(), Choices(utc=True, undated=True)])
def test_any_programme_that_loads_exports(path: Path, choices: Choices) -> None:
    """Every valid programme gives calendars that are read back with all of their events."""
    made = exporter(loaded(path), choices)
    for calendar in made.of_each(organisations=True, combined=True):
        for file in made.files(calendar, split=False, apart=False):
            assert len(titles(file)) == len(calendar.events) > 0
            assert max(len(line) for line in file.data.split(b"\r\n")) <= 75


def hours() -> Iterator[object]:
    """The rehearsal, time and again, with an hour of one event an hour earlier."""
    text = shipped("rehearsal").read_text(encoding="utf-8")
    for match in re.finditer(r"^    (start: 2025-04-\d\d (\d\d):\d\d)$", text, re.MULTILINE):
        rest = text[match.end() :].partition("\n\n")[0]
        if re.search("^    (meet|steps|check_in):", rest, re.MULTILINE):
            continue  # what has hours of its own moves with it
        earlier = f"{int(match[2]) - 1:02}"
        yield pytest.param(text[: match.start(2)] + earlier + text[match.end(2) :], id=match[1])


@pytest.mark.parametrize("text", [*hours()][::4])
def test_one_changed_hour_changes_one_event_of_those_who_take_part(
    tmp_path: Path, text: str
) -> None:
    """An event that moves is other bytes in its participants' calendars, and nothing else is."""
    before = loaded(shipped("rehearsal"))
    after = loaded(copied("rehearsal", tmp_path, text))
    moved = {
        now.id: now
        for was, now in zip(before.events, after.events, strict=True)
        if was.when != now.when
    }
    assert moved
    then, now = files(before, combined=True), files(after, combined=True)
    assert then.keys() == now.keys()
    for delegate in after.delegates.values():
        name = f"{delegate.id}.ics"
        theirs = {
            uid_of(after.id, event.id) for event in moved.values() if delegate in event.delegates
        }
        assert different(then[name], now[name]) == theirs
        assert (then[name].data != now[name].data) == bool(theirs)
    open_to_all = {uid_of(after.id, event.id) for event in moved.values() if not event.confidential}
    assert different(then["rehearsal.ics"], now["rehearsal.ics"]) == open_to_all


def different(then: File, now: File) -> set[str]:
    """The events whose bytes are not the same."""
    before = {event.uid: event.data for event in then.events}
    after = {event.uid: event.data for event in now.events}
    assert before.keys() == after.keys()
    return {id for id in after if before[id] != after[id]}


@pytest.mark.parametrize("mission", SHIPPED)
@pytest.mark.parametrize("choices", [Choices(), Choices(utc=True, undated=True)])
def test_no_exported_byte_is_for_the_secretariat_only(mission: str, choices: Choices) -> None:
    """No delegate's address or number, and no note of the secretariat, is in any file; nothing
    confidential is in a file for several people."""
    its = loaded(shipped(mission))
    made = exporter(its, choices)
    source = shipped(mission).read_text(encoding="utf-8")
    secrets = [note.strip() for note in re.findall(r"^    note: (.+)$", source, re.MULTILINE)]
    secrets += [each for one in its.delegates.values() for each in (one.email, one.phone) if each]
    assert secrets or mission != "rehearsal"
    confidential = {uid_of(its.id, event.id) for event in its.events if event.confidential}
    for calendar in made.of_each(organisations=True, combined=True):
        for file in made.files(calendar, split=False, apart=False):
            text = file.data.replace(b"\r\n ", b"").decode().replace("\\,", ",")
            assert not [secret for secret in secrets if secret in text]
            kept = confidential & {event.uid for event in file.events}
            assert calendar.to or not kept
            assert "METHOD" not in text
            assert "ORGANIZER" not in text
            assert "ATTENDEE" not in text
