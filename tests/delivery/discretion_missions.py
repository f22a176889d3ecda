"""Missions told twice: alone, and with secrets at random that one of the delegation may not see.

A mission changes, chapter by chapter, and each chapter is released. With secrets, it has in each
one other notes, papers, rooms and nights for others, what they eat and how one calls them, events,
groups, contacts and places of which its reader knows nothing; and there are releases of nothing
but these.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from conftest import copied, loaded
from discretion_secrets import Secrets

from itinerary.delivery.mail.sent import Sent
from itinerary.programme.missions import whole
from itinerary.programme.model import Programme
from itinerary.releases.record import Record
from itinerary.releases.versions import Versions, with_release

MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
CHAPTERS = 3

_PDF = b"%PDF-1.7\n%%EOF\n"
Tree = dict[str, Any]  # of a programme file: texts, lists, and mappings by key
_HEAD = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
  kyoto: {name: Kyoto, timezone: Asia/Tokyo}
organisations:
  region: {name: Region}
contacts:
  - {name: Elsa Noir, phone: +33 1 00 00 00 01}
days:
  2025-04-15: {title: The day of the forum}
delegates:
  anne: {name: Anne Durand, email: anne@example.org, organisation: region}
  basile: {name: Basile Petit, email: basile@example.org}
  carl: {name: Carl Blanc, email: carl@example.org}
"""


class Told(NamedTuple):
    """How a mission stands after a chapter, to whom; the numbers of all chapters' releases so far.

    `draft` is the same with what is not released yet; `is_met` says whether its reader has a list
    of who the delegation is.
    """

    reader: str
    versions: Versions
    draft: Versions
    chapters: tuple[int, ...]
    sent: Sent
    is_met: bool


class Story(NamedTuple):
    """A mission: whose reading is compared, and its chapters, of a folder with its files."""

    reader: str
    folder: Path
    chapters: tuple[Tree, ...]


def small(seed: int, folder: Path) -> Story:
    """Three people with a few events, of which everything changes."""
    (folder / "plan.pdf").write_bytes(_PDF)
    (folder / "secret.pdf").write_bytes(_PDF)
    chapters = []
    for number in range(CHAPTERS):
        story = random.Random(f"{seed} {number}")  # noqa: S311 - for stories
        text = _HEAD + _stays(story) + _groups(story) + "events:\n"
        text += "  tour: {title: Tour, who: [basile]}\n"
        text += "".join(_shared(each, story) for each in range(2))
        tree: Tree = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - which makes texts alone
        tree["delegates"]["basile"] |= story.choice(({}, {"role": "Chair"}))
        chapters.append(tree)
    return Story("basile", folder, tuple(chapters))


def _groups(story: random.Random) -> str:
    members = story.choice(("anne, basile", "basile, carl, anne"))
    return f"groups:\n  pair: {{name: Pair, members: [{members}]}}\n"


def _stays(story: random.Random) -> str:
    hotel = story.choice(("Inn", "Palace"))
    return (
        f"stays:\n  - {{city: osaka, hotel: {hotel}, from: 2025-04-14, to: 2025-04-17, "
        "who: [anne, basile], rooms: {basile: '12'}}\n"
    )


def _shared(number: int, story: random.Random) -> str:
    """An event that Basile has, or does not have any more."""
    who = story.choice(("[anne, basile, carl]", "[anne, basile]", "[basile]", "[anne]", "[pair]"))
    hour = story.choice(("date: 2025-04-15", "start: 2025-04-15 09:30", "start: 2025-04-15 11:00"))
    own = story.choice(("", "Sit in front", "Stand")) if "basile" in who else ""
    more = (
        story.choice(("", ", status: tentative", ", status: cancelled")),
        story.choice(("", ", documents: [{title: Plan, file: plan.pdf}]")),
        story.choice(("", ", hosts: [{name: Sakurako, phone: +81 1 00 00 00 01}]")),
        f", notes_for: {{basile: {own}}}" if own else "",
    )
    title = story.choice(("Forum", "Visit", "Tea"))
    return f"  shared{number}: {{title: {title}, city: osaka, {hour}, who: {who}{''.join(more)}}}\n"


def shipped(mission: str, reader: str) -> Callable[[int, Path], Story]:
    """A mission that ships with the tool, in which events of everybody change."""

    def story(seed: int, folder: Path) -> Story:
        if not (folder / whole(mission)[0].name).exists():
            copied(mission, folder)
        tree = _tree(mission)
        chapters = []
        for number in range(CHAPTERS):
            chosen = random.Random(f"{seed} {number}")  # noqa: S311 - for stories
            ids = chosen.sample([*tree["events"]], 3)
            moved = {id: {**tree["events"][id], "title": f"Changed {number}"} for id in ids}
            chapters.append({**tree, "events": {**tree["events"], **moved}})
        return Story(reader, folder, tuple(chapters))

    return story


@cache
def _tree(mission: str) -> Tree:
    text = whole(mission)[0].read_text("utf-8")
    tree: Tree = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - which makes texts alone
    return tree


STORIES: Mapping[str, Callable[[int, Path], Story]] = {
    "small": small,
    "rehearsal": shipped("rehearsal", "basile-montrevel"),
    "japan-2025": shipped("japan-2025", "nicolas-soret"),
}


def told(story: Story, secrets: Secrets | None, *, is_met: bool) -> Iterator[Told]:
    """The chapters of a mission, with secrets or without."""
    record: Record | None = None
    sent = Sent(story.folder / f"{id(secrets)}.sent.json", "mission")
    numbers: tuple[int, ...] = ()
    for number, tree in enumerate(story.chapters):
        known = _programme(tree, story)
        for other in range(1 + (secrets.number() if secrets else 0)):
            programme = _programme(secrets.hidden(tree, known), story) if secrets else known
            time = MOMENT + number * HOUR + timedelta(minutes=7 * other)
            versions = Versions(programme, record, time)
            record = with_release(versions, time, "") if versions.news else record
            if other == 0 and record:
                numbers += (len(record.releases),)
        later = MOMENT + (number + 1) * HOUR
        draft = _programme(secrets.hidden(tree, known), story) if secrets else known
        yield Told(
            story.reader,
            Versions(programme, record, later),
            Versions(draft, record, later),
            numbers,
            sent,
            is_met,
        )


def _programme(tree: Tree, story: Story) -> Programme:
    path = story.folder / "mission.yaml"
    text = yaml.dump(tree, allow_unicode=True, sort_keys=False, width=1000, Dumper=yaml.CSafeDumper)
    path.write_text(text, "utf-8")
    return loaded(path)
