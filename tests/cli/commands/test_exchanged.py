"""Ids that go from one to another, at once or over several releases: nobody reads another's."""

from pathlib import Path

import pytest
from conftest import Ask

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
  lab: {name: LAB}
delegates:
"""
LUNCH = "  lunch: {title: Lunch, city: dijon, start: 2025-04-15 12:30, end: 14:00, who: everyone}\n"
ANNE = "name: Anne Durand, email: anne@example.org"
CARLA = "name: Carla Novak, email: carla@example.org"
PAUL = "name: Paul Roux, email: paul@example.org"
IVAN = "name: Иван Петров, email: ivan@example.org"
HANA = "name: 山田 花子, email: hana@example.org"


def mission(
    who: str = "", secret: str = "", lab: str = "Lab", more: str = "", **people: str
) -> str:
    """A programme with these people by their ids, and for some of them a doctor of Anne's."""
    entries = "".join(f"  {id}: {{{entry}}}\n" for id, entry in people.items())
    doctor = (
        f"  doctor: {{title: Doctor {secret}, city: dijon, start: 2025-04-16 09:30, end: 10:00, "
        f"who: {who}, confidential: true, description: Room {secret}, "
        f"hosts: [{{name: Dr {secret}}}]}}\n"
    )
    events = f"{more}events:\n{LUNCH}{doctor if who else ''}"
    return HEAD.replace("LAB", lab) + entries + events


SECRET = "oncology"  # noqa: S105 - what nobody but Anne may read
BEFORE = mission("[chair]", SECRET, chair=ANNE, deputy=CARLA)
LATER_STORIES = {
    "given later": [BEFORE, mission(deputy=CARLA), mission(chair=PAUL, deputy=CARLA)],
    "given later, with the mailbox": [
        BEFORE, mission(deputy=CARLA),
        mission(chair="name: Paul Roux, email: anne@example.org", deputy=CARLA),
    ],
    "given long after": [
        BEFORE, mission(deputy=CARLA), mission(deputy=CARLA, driver=IVAN),
        mission(chair=PAUL, deputy=CARLA),
    ],
    "given to who was there": [BEFORE, mission(deputy=CARLA), mission(chair=CARLA)],
    "given in another script": [BEFORE, mission(deputy=CARLA), mission(chair=IVAN, deputy=CARLA)],
}  # fmt: skip
EXCHANGES = {
    "two": [BEFORE, mission("[deputy]", SECRET, chair=CARLA, deputy=ANNE)],
    "two, and what they had is off": [BEFORE, mission(chair=CARLA, deputy=ANNE)],
    "three": [
        mission("[chair]", SECRET, chair=ANNE, deputy=CARLA, driver=HANA),
        mission("[deputy]", SECRET, chair=HANA, deputy=ANNE, driver=CARLA),
    ],
    "there and back": [
        BEFORE, mission("[deputy]", SECRET, chair=CARLA, deputy=ANNE),
        mission(chair=ANNE, deputy=CARLA),
    ],
    "with somebody new": [
        BEFORE, mission("[driver]", SECRET, chair=PAUL, deputy=CARLA, driver=ANNE),
    ],
}  # fmt: skip
_OF = "organisation: lab"
_PAIR = "groups:\n  pair: {{name: Pair, members: [{0}]}}\n"
LISTS = {
    "of a group": [
        mission("[pair]", SECRET, more=_PAIR.format("chair"), chair=ANNE, deputy=CARLA),
        mission(more=_PAIR.format("chair"), chair=PAUL, deputy=CARLA),
    ],
    "of a group that has another": [
        mission("[pair]", SECRET, more=_PAIR.format("chair"), chair=ANNE, deputy=CARLA),
        mission(more=_PAIR.format("deputy"), chair=ANNE, deputy=CARLA),
    ],
    "of an organisation": [
        mission("[lab]", SECRET, chair=f"{ANNE}, {_OF}", deputy=CARLA),
        mission(chair=f"{PAUL}, {_OF}", deputy=CARLA),
    ],
    "of an organisation that is another": [
        mission("[lab]", SECRET, chair=f"{ANNE}, {_OF}", deputy=CARLA),
        mission(chair=ANNE, deputy=f"{CARLA}, {_OF}", lab="Chamber of Commerce"),
    ],
    "of an organisation with other people": [
        mission("[lab]", SECRET, chair=f"{ANNE}, {_OF}", deputy=CARLA),
        mission(chair=ANNE, deputy=f"{CARLA}, {_OF}"),
    ],
    "of everyone but one": [
        mission("everyone, except: [deputy]", SECRET, chair=ANNE, deputy=CARLA),
        mission(chair=CARLA, deputy=PAUL),
    ],
}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(texts, id=name)
        for stories in (LATER_STORIES, EXCHANGES, LISTS)
        for name, texts in stories.items()
    ],
)
def test_what_was_annes_reaches_nobody_else(ask: Ask, tmp_path: Path, texts: list[str]) -> None:
    """In no calendar, message, sheet or remark, since whichever release one asks."""
    path = tmp_path / "m.yaml"
    for day, text in enumerate(texts, 1):
        path.write_text(text, "utf-8")
        answer = ask("-p", "m.yaml", "release", "--at", f"2025-04-0{day} 10:00")
        assert answer.status == 0, answer.err
        assert ask("-p", "m.yaml", "export", "--organisation-calendars", "--combined").status == 0
        assert SECRET not in answer.err
    others = [id for id in ("chair", "deputy", "driver") if f"  {id}: {{name: " in texts[-1]
              and f"  {id}: {{name: Anne" not in texts[-1]]  # fmt: skip
    assert others
    mail = ("invite", "--from", "a@example.org", "-d")
    for id in others:
        for since in range(1, len(texts)):
            said = ask("-p", "m.yaml", "diff", str(since), "-d", id, "--by", "delegate")
            assert (said.status, SECRET in said.out + said.err) == (0, False)
            out = ("--since", str(since), "-o", f"mail-{id}-{since}")
            assert SECRET not in ask("-p", "m.yaml", *mail, id, *out).err
        ask("-p", "m.yaml", "export", "-d", id, "-o", f"{id}.ics")
    theirs = [each for each in tmp_path.rglob("*") if each.suffix in {".ics", ".eml"}]
    found = [each for each in theirs if SECRET in each.read_text("utf-8").replace("\n ", "")]
    assert {each.name.partition(".")[0].rstrip("-2345") for each in found} == {"anne-durand"}
    assert {each.parent.name for each in found} == {"calendars"}


def test_an_organisation_that_is_another_has_a_calendar_of_its_own(
    ask: Ask, tmp_path: Path
) -> None:
    """Renamed, corrected or as before it keeps what it had; another one begins anew."""
    text = mission(chair=f"{ANNE}, {_OF}", lab="Cluster Rouage").replace("everyone", "[lab]")
    without = text.replace("who: [lab]", "who: [chair], confidential: true")
    for number, (name, kept) in enumerate({
        "Cluster Rouage": True, "Cluster Rouages": True, "Cluster Rouage Dijon": True,
        "Chamber of Commerce": False, "Cluster Textile": False,
    }.items()):  # fmt: skip
        path = tmp_path / f"m{number}.yaml"
        for day, each in enumerate((text, without.replace("Cluster Rouage", name)), 1):
            path.write_text(each.replace("id: mission", f"id: mission-{number}"), "utf-8")
            ask("-p", path.name, "release", "--at", f"2025-04-0{day} 10:00")
        ask("-p", path.name, "export", "--organisation-calendars", "-o", str(number))
        own = [each.name for each in (tmp_path / str(number)).glob("*.ics")]
        assert len([each for each in own if not each.startswith("anne")]) == kept, name
