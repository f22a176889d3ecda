"""What people know by the messages that they were sent: their own, at their own address."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import programme

from itinerary.delivery.mail.knowledge import Knowledge
from itinerary.delivery.mail.sent import Message, Sent
from itinerary.errors import RecordError
from itinerary.releases.identity import Version, digest
from itinerary.releases.versions import Versions, with_release

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
  anne: {name: Anne Durand, email: anne@example.org}
  basile: {name: Basile Petit}
  carl: {name: Carl Blanc, email: carl@example.org}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, who: everyone}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, who: [carl]}
"""
MOVED = MISSION.replace("04-15 09:30", "04-15 10:00")
WITHOUT_CARL = MOVED.replace("  carl: {name: Carl Blanc, email: carl@example.org}\n", "").replace(
    "[carl]", "[anne]"
)
MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
FIRST = Version(0, MOMENT)
MOVING = Version(1, MOMENT + timedelta(hours=1))
LAST = MOMENT + timedelta(hours=2)


def released(*texts: str) -> Versions:
    """After a release of each text."""
    record = None
    for number, mission in enumerate(map(programme, texts)):
        time = MOMENT + timedelta(hours=number)
        record = with_release(Versions(mission, record, time), time, "")
    return Versions(mission, record, MOMENT)


def sent(*messages: tuple[str, str, dict[str, Version]]) -> Sent:
    """Messages of a delegate, an address and what they told."""
    return Sent(
        Path("mission.sent.json"),
        "mission",
        tuple(
            Message(delegate, digest("mission", address), tuple(told.items()), summary=False)
            for delegate, address, told in messages
        ),
    )


def known(knowledge: Knowledge, versions: Versions, delegate: str) -> dict[str, str]:
    """When each event starts that a delegate knows."""
    contents = knowledge.of(versions.programme.delegates[delegate])
    return {id: f"{told.start:%H:%M}" for id, told in contents.items()}


def test_each_knows_the_last_version_that_they_were_sent() -> None:
    """Of each event by itself; to a new address nothing was sent."""
    now = released(MISSION, MOVED)
    knowledge = Knowledge(
        sent(
            ("anne", "anne@example.org", {"forum": FIRST, "visit": FIRST}),
            ("anne", "anne@example.org", {"forum": MOVING}),
            ("carl", "old@example.org", {"forum": FIRST}),
        ),
        now,
    )
    assert known(knowledge, now, "anne") == {"forum": "10:00", "visit": "09:30"}
    assert known(knowledge, now, "carl") == {}
    anne, basile, carl = now.programme.delegates.values()
    assert [knowledge.is_first(each) for each in (anne, basile, carl)] == [False, False, True]
    assert (knowledge.is_empty, Knowledge(sent(), now).is_empty) == (False, True)


def test_who_has_no_address_knows_what_was_released_before() -> None:
    """Nothing can be sent to them, so that they are told in another way, release by release."""
    now = released(MISSION, MOVED)
    knowledge = Knowledge(sent(), now)
    assert known(knowledge, now, "basile") == {"forum": "09:30", "visit": "09:30"}


def test_what_the_record_does_not_have_is_not_guessed() -> None:
    """An older copy of the record, one that was released anew since, or one of something else."""
    older, newer = released(MISSION), released(MISSION, MOVED)
    other = Version(1, LAST)
    for now, told in (
        (older, {"forum": MOVING}),
        (newer, {"forum": other}),
        (older, {"opera": FIRST}),
    ):
        with pytest.raises(RecordError, match="More was sent"):
            Knowledge(sent(("anne", "anne@example.org", told)), now)


def test_who_left_is_named_as_long_as_they_count_on_an_event() -> None:
    """By the name that they had, with the number of events; not once these were cancelled."""
    now = released(MISSION, MOVED, WITHOUT_CARL)
    first = ("carl", "carl@example.org", {"forum": FIRST, "visit": FIRST})
    (untold,) = Knowledge(sent(first, ("carl", "new@example.org", {"forum": MOVING})), now).untold()
    assert (untold.name.read("en"), untold.number) == ("Carl Blanc", 2)
    cancelled = ("carl", "carl@example.org", {"forum": Version(2, LAST), "visit": Version(1, LAST)})
    assert [*Knowledge(sent(first, cancelled), now).untold()] == []
    assert [*Knowledge(sent(("anne", "anne@example.org", {"forum": FIRST})), now).untold()] == []


def test_whose_mailbox_is_still_read_has_not_left() -> None:
    """Another id for the same person, or an office that reads for somebody else too."""
    now = released(MISSION, MISSION.replace("carl:", "charles:").replace("[carl]", "[charles]"))
    was = ("carl", "carl@example.org", {"forum": FIRST})
    assert [*Knowledge(sent(was), now).untold()] == []
