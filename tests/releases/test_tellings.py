"""Which version of an event each reader has: one more for what they are told, and for nothing else.

What is told of is one event of the file, in releases an hour apart.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest
from conftest import programme
from hypothesis import given
from hypothesis import strategies as st

from itinerary.programme.model import Programme
from itinerary.releases.identity import Version
from itinerary.releases.record import Record
from itinerary.releases.tellings import ALL
from itinerary.releases.versions import Versions, with_release

HEAD = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, email: anne@example.org, organisation: region}
  basile: {name: Basile Petit, email: basile@example.org}
  carl: {name: Carl Blanc}
events:
  tour: {title: Tour, who: everyone}
"""
FIRST = datetime(2025, 4, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FORUM = "title: Forum, city: dijon, start: 2025-04-15 09:30, end: 10:30, who: [anne, basile]"
ALONE = FORUM.replace("[anne, basile]", "[anne]")
REST = FORUM.replace("start: 2025-04-15 09:30, end: 10:30", "date: 2025-04-15")


def released(*forums: str, head: str = HEAD, revised: str = "") -> Versions:
    """After a release of each saying of the forum, where it is not there where that is empty."""
    record: Record | None = None
    for number, forum in enumerate(forums):
        mission = _mission(revised + head + (f"  forum: {{{forum}}}\n" if forum else ""))
        time = FIRST + number * HOUR
        versions = Versions(mission, record, max(time, mission.revised or time))
        if versions.news:
            record = with_release(versions, time, "")
    return Versions(mission, record, FIRST + len(forums) * HOUR)


@cache
def _mission(text: str) -> Programme:
    return programme(text)


def numbers(*forums: str, of: str = "anne basile region") -> list[int]:
    versions = released(*forums)
    return [versions.told("forum", reader).sequence for reader in of.split()]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("notes_for: {anne: Speak at ten}", [1, 0, 0, 0]),
        ("notes_for: {basile: Sit in front}", [0, 1, 0, 0]),
        ("documents: [{title: Speech, url: https://example.org/s, for: [basile]}]", [0, 1, 0, 0]),
        ("documents: [{title: Speech, url: https://example.org/s}]", [1, 1, 1, 1]),
        ("hosts: [{name: Emi Mori, phone: '+81 6 0000 0000'}]", [1, 1, 1, 1]),
        ("status: tentative", [1, 1, 1, 1]),
        ("confidential: true", [1, 1, 1, 1]),
    ],
)
def test_a_version_counts_what_a_reader_is_told(change: str, expected: list[int]) -> None:
    """Of Anne, Basile, an organisation's calendar and one for all; nobody counts for another."""
    versions = released(FORUM, f"{FORUM}, {change}")
    told = [versions.told("forum", reader) for reader in ("anne", "basile", "region", ALL)]
    assert told == [Version(number, FIRST + number * HOUR) for number in expected]


def test_the_number_of_a_host_is_told_to_delegates_only() -> None:
    """Calendars for several people do not have it."""
    host = f"{FORUM}, hosts: [{{name: Emi Mori, phone: '+81 6 0000 0001'}}]"
    other = host.replace("0001", "0002")
    assert numbers(host, other) == [1, 1, 0]


def test_a_paper_that_is_for_fewer_is_told_to_who_has_it_no_more() -> None:
    """Whoever still has it has what they had."""
    for_all = f"{FORUM}, documents: [{{title: Speech, url: https://example.org/s}}]"
    for_one = for_all.replace("/s}", "/s, for: [anne]}")
    assert numbers(for_all, for_one) == [0, 1, 1]


def test_a_version_counts_from_when_one_is_told_first() -> None:
    """What an event was before it was theirs is nothing that its number tells."""
    later = ALONE.replace("09:30", "09:45")
    assert numbers(ALONE, later, later.replace("[anne]", "[anne, basile]")) == [2, 0, 2]


def test_a_version_goes_on_where_it_was() -> None:
    """When an event is taken from somebody, is removed or loses its day, and comes back."""
    assert numbers(FORUM, ALONE, FORUM) == [2, 2, 2]
    assert numbers(FORUM, "", FORUM) == [2, 2, 2]
    assert numbers(FORUM, FORUM.replace("start: 2025-04-15 09:30, end: 10:30, ", ""), FORUM) == [
        2, 2, 2,
    ]  # fmt: skip
    # What happens to it meanwhile is nothing that they hear of.
    assert numbers(FORUM, ALONE, f"{ALONE}, status: tentative", FORUM) == [3, 2, 3]


def test_a_version_has_the_moment_of_the_release_that_told_it() -> None:
    """Also of releases at one moment: what others were told in between makes no second of it."""
    noted = f"{FORUM}, notes_for: {{anne: Speak at ten}}"
    moved = noted.replace("09:30", "09:45")
    versions = released(FORUM, noted, moved, head=HEAD, revised="revised: 2025-04-09 12:00\n")
    revised = versions.programme.revised
    assert revised
    told = {id: versions.told("forum", id) for id in ("anne", "basile")}
    assert told == {
        "anne": Version(2, revised + timedelta(seconds=2)),
        "basile": Version(1, revised + timedelta(seconds=1)),
    }


def test_who_reads_one_mailbox_counts_together() -> None:
    """There an event is one: a number that was for another must not come again."""
    office = HEAD.replace("basile@example.org", "Anne@example.org")
    noted = f"{FORUM}, notes_for: {{anne: Speak at ten}}"
    shared = released(FORUM, noted, head=office)
    assert [shared.told("forum", id).sequence for id in ("anne", "basile")] == [1, 1]
    # It was theirs once, and may still hold what came then.
    parted = Versions(programme(HEAD + f"  forum: {{{noted}}}\n"), shared.record, FIRST + 3 * HOUR)
    assert [parted.told("forum", id).sequence for id in ("anne", "basile")] == [1, 1]


_SAYINGS = st.lists(
    st.sampled_from(
        ("", FORUM, ALONE, REST, f"{FORUM}, confidential: true", f"{ALONE}, status: cancelled",
         f"{FORUM}, notes_for: {{anne: Speak}}", f"{FORUM}, notes_for: {{basile: Sit}}",
         FORUM.replace("[anne, basile]", "[carl, region]"))
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


@given(_SAYINGS)
def test_versions_only_grow(forums: list[str]) -> None:
    """Release by release, for everybody, and never beyond the record's own."""
    versions = released(*forums)
    for reader in ("anne", "basile", "carl", "region", ALL):
        told = [versions.told("forum", reader, number) for number in range(1, len(forums) + 1)]
        for before, after in pairwise(told):
            assert (
                before == after
                or (after.sequence == before.sequence + 1 and after.modified > before.modified)
                or before == (0, versions.moment)
            )
        record = versions.version_of("forum")
        assert record is None or told[-1].sequence <= record.sequence
