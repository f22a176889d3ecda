"""Somebody replaced whom messages were sent to: they hear it, or are named.

The record and the notes of what was sent hold no address: the one in the file is the only way.
"""

from pathlib import Path

import pytest
from conftest import Answer, Ask
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
  chair: {name: Anne Durand, email: anne@example.org}
  basile: {name: Basile Petit, email: basile@example.org}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  doctor: {title: Doctor, city: osaka, start: 2025-04-16 09:30, end: 10:00, who: [chair]}
"""
WITHOUT = MISSION[: MISSION.index("  doctor:")]
ANNE = "{name: Anne Durand, email: anne@example.org}"
CARLA = "{name: Carla Novak, email: carla@example.org}"
INVITED = ("carla@example.org", "Invitation: Forum, Tuesday 15 April, 09:30–12:00 Osaka")
CANCELLED = ("anne@example.org", "Cancelled: Doctor, Wednesday 16 April, 09:30–10:00 Osaka")
GONE = "Anne Durand left the delegation, and was sent {}. {}: tell them yourself.\n"
LEFT, READ = "Their address left with them", "Somebody else has their address now"


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    return tmp_path / "mission.yaml"


def told(ask: Ask, mission: Path, *texts: str) -> tuple[Answer, list[tuple[str, str]]]:
    """What is said, and what arrives, after the last of several programmes, each of them sent."""
    post = Postmaster()
    with serving(post) as port:
        for number, text in enumerate(texts, 1):
            post.arrived.clear()
            mission.write_text(text, "utf-8")
            ask("-p", mission, "release", "--at", f"2025-04-0{number} 10:00")
            words = ("--from", "s@example.org", "--send", f"smtp://localhost:{port}", "--no-tls")
            answer = ask("-p", mission, "invite", *words)
            assert answer.status == 0
    return answer, [(each["To"].addresses[0].addr_spec, each["Subject"]) for each in post.arrived]


def with_people(chair: str, others: str = "", text: str = WITHOUT) -> str:
    return text.replace(f"  chair: {ANNE}\n", f"  chair: {chair}\n{others}")


def test_who_has_another_id_is_sent_what_is_cancelled(ask: Ask, mission: Path) -> None:
    """At their own address; whoever has the id hears of nothing but what is theirs."""
    after = with_people(CARLA, f"  guest: {ANNE}\n")
    answer, arrived = told(ask, mission, MISSION, after)
    assert arrived == [INVITED, CANCELLED]
    assert "left the delegation" not in answer.err


def test_two_who_exchange_their_ids_keep_what_they_have(ask: Ask, mission: Path) -> None:
    """The doctor follows the id, and so the other; nobody is invited to the forum again."""
    basile = "{name: Basile Petit, email: basile@example.org}"
    after = MISSION.replace(ANNE, "A").replace(basile, ANNE).replace(" A\n", f" {basile}\n")
    _answer, arrived = told(ask, mission, MISSION, after)
    assert arrived == [
        ("basile@example.org", "Invitation: Doctor, Wednesday 16 April, 09:30–10:00 Osaka"),
        ("anne@example.org", "Not for you any more: Doctor, Wednesday 16 April, 09:30–10:00 Osaka"),
    ]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (with_people(CARLA), GONE.format("2 events", LEFT)),
        (
            with_people("{name: Carla Novak, email: anne@example.org}"),
            GONE.format("2 events", READ),
        ),
        (
            with_people(CARLA, "  aide: {name: Zoe Roux, email: anne@example.org}\n"),
            GONE.format("1 event", READ),
        ),
        (
            with_people(CARLA, "  wed: {name: Anne Martin, email: anne@example.org}\n"),
            GONE.format("1 event", READ),
        ),
        (with_people(f"{ANNE[:-1]}, formerly: nobody}}"), GONE.format("2 events", READ)),
    ],
    ids=["no address", "the id's mailbox", "an aide's mailbox", "another name", "a homonym"],
)
def test_who_cannot_be_reached_is_named(ask: Ask, mission: Path, after: str, said: str) -> None:
    """Whoever has their mailbox now may be anybody: nothing that is over goes to it."""
    answer, arrived = told(ask, mission, MISSION, after)
    assert said in answer.err
    assert not [subject for _to, subject in arrived if "Doctor" in subject]


def test_who_comes_back_under_the_id_is_somebody_new_unless_it_is_said(
    ask: Ask, mission: Path
) -> None:
    """Then what they were sent first is cancelled; else they are named, as all who left."""
    back = WITHOUT.replace("Anne Durand,", "Anne Durand, formerly: Anne Durand,")
    answer, arrived = told(ask, mission, MISSION, with_people(CARLA), back)
    assert arrived == [CANCELLED]
    assert "Carla Novak left the delegation" in answer.err
    assert "Anne Durand left" not in answer.err
    mission.with_name("mission.released.json").unlink()
    mission.with_name("mission.sent.json").unlink()
    answer, arrived = told(ask, mission, MISSION, with_people(CARLA), WITHOUT)
    assert [subject for _to, subject in arrived if "Doctor" in subject] == []
    assert GONE.format("2 events", READ) in answer.err
