"""What a reader gets depends on what they may see, and on nothing else.

A mission changes, chapter by chapter, and each chapter is released. It is told twice: alone, and
with secrets at random, which Basile may not see: notes and papers for others, their rooms and
nights, what they eat, events of theirs, people whom he never meets, and releases of nothing but
these. Every byte that he gets is the same both times.

What he gets is made by `OUTPUTS`, a function for each kind: another kind is one more of them.

`PYTHONPATH=tests python tests/delivery/test_discretion.py 10000` tells ten thousand.
"""

import random
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from conftest import READER
from conftest import programme as loaded_programme

from itinerary.delivery.changes import Changes
from itinerary.delivery.exports import Exporter
from itinerary.delivery.mail.knowledge import Knowledge
from itinerary.delivery.mail.outbox import Outbox
from itinerary.delivery.mail.sent import Sent
from itinerary.formats.mailboxes import Mailbox
from itinerary.programme.model import Programme
from itinerary.queries.selection import Selection, selected
from itinerary.releases.change_sheets import sheets_by_delegate, with_former
from itinerary.releases.changes import different
from itinerary.releases.history import told_by
from itinerary.releases.listings import Listings
from itinerary.releases.membership import Membership, delegation, delegation_of
from itinerary.releases.news import news
from itinerary.releases.part_changes import part_changes
from itinerary.releases.record import Record
from itinerary.releases.tellings import Telling
from itinerary.releases.versions import Versions, with_release
from itinerary.views.agenda import agenda
from itinerary.views.changes.differences import differences

STORIES = 50  # of three chapters each, and the releases between them: three hundred sets of secrets
READ_BY = "basile"
SENDER = Mailbox("Secretariat", "protocol@example.org")
MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
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
"""


class Told(NamedTuple):
    """How a mission stands after a chapter: its versions, and the numbers of all chapters' releases
    so far, in their order."""

    versions: Versions
    chapters: tuple[int, ...]
    sent: Sent


class Secrets:
    """What Basile may not see, at random; or nothing of it."""

    def __init__(self, seed: int, *, kept: bool) -> None:
        self._random = random.Random(seed)  # noqa: S311 - for stories
        self._kept = kept

    def some(self, text: str, *values: str) -> str:
        """A text with one of these values in it; or nothing."""
        if not self._kept or self._random.random() < 0.4:
            return ""
        return text.format(self._random.choice(values or ("",)))

    def number(self) -> int:
        """How many releases there are of nothing but secrets."""
        return self._random.randrange(3) if self._kept else 0


def _people(story: random.Random, secrets: Secrets) -> str:
    role = story.choice(("", ", role: Chair"))
    return (
        "delegates:\n"
        "  anne: {name: Anne Durand, email: anne@example.org, organisation: region"
        + secrets.some(", diet: {}", "Vegetarian", "None")
        + secrets.some(", needs: {}", "No stairs", "A chair")
        + secrets.some(", role: {}", "President", "Deputy")
        + f"}}\n  basile: {{name: Basile Petit, email: basile@example.org{role}}}\n"
        "  carl: {name: Carl Blanc, email: "
        + (secrets.some("{}", "carl@example.com", "c@example.org") or "carl@example.org")
        + "}\n"
        + secrets.some("  dora: {{name: {}}}\n", "Dora Roux", "Dora Petit")
    )


def _shared(number: int, story: random.Random, secrets: Secrets) -> str:
    """An event that Basile has, or does not have any more, with what of it is for others."""
    who = story.choice(("everyone, except: [dora]", "[anne, basile]", "[anne, basile, carl]",
                        "[basile]", "[anne]", "[pair]"))  # fmt: skip
    if who.startswith("everyone"):
        who = "[anne, basile, carl]"
    theirs = "anne" if "anne" in who or "pair" in who else "basile"
    title = story.choice(("Forum", "Visit", "Tea"))
    hour = story.choice(("date: 2025-04-15", "start: 2025-04-15 09:30", "start: 2025-04-15 11:00"))
    status = story.choice(("confirmed", "confirmed", "tentative", "cancelled"))
    own = story.choice(("", "Sit in front", "Stand"))
    notes = secrets.some("anne: Note {}", "one", "two") if theirs == "anne" else ""
    mine = f"basile: {own}" if own and "basile" in who else ""
    both = ", ".join(each for each in (mine, notes) if each)
    papers = [
        paper
        for paper in (
            secrets.some("{{title: Speech {}, url: https://example.org/s, for: [anne]}}", "1", "2")
            if theirs == "anne"
            else "",
            story.choice(("", "{title: Plan, url: https://example.org/p}")),
        )
        if paper
    ]
    return (
        f"  shared{number}: {{title: {title}, city: osaka, {hour}, who: {who}, status: {status}"
        + (f", notes_for: {{{both}}}" if both else "")
        + (f", documents: [{', '.join(papers)}]" if papers else "")
        + secrets.some(", seats: {}", "12", "40")
        + secrets.some(", guests: {}", "2", "20")
        + "}\n"
    )


def _hidden(secrets: Secrets) -> str:
    """Events of others, which come, change, are confidential or cancelled, and go."""
    return secrets.some(
        "  dinner: {{title: Dinner, city: kyoto, start: 2025-04-15 20:00, confidential: true, "
        "who: [{}]}}\n",
        "anne", "anne, carl", "carl",
    ) + secrets.some(
        "  call: {{title: Call, city: osaka, start: 2025-04-15 0{}, who: [carl]}}\n",
        "8:00", "7:00, status: cancelled", "9:30, confidential: true",
    )  # fmt: skip


def _stays(secrets: Secrets, story: random.Random) -> str:
    hotel = story.choice(("Inn", "Palace"))
    return (
        f"stays:\n  - {{city: osaka, hotel: {hotel}, from: 2025-04-14, to: 2025-04-17, "
        "who: [anne, basile], rooms: {basile: 12" + secrets.some(", anne: {}", "1", "2") + "}}\n"
        + secrets.some(
            "  - {{city: kyoto, hotel: {}, from: 2025-04-14, to: 2025-04-16, who: [carl]}}\n",
            "Ryokan", "Lodge",
        )
    )  # fmt: skip


def _text(story: random.Random, secrets: Secrets) -> str:
    members = story.choice(("anne, basile", "basile, carl, anne"))
    return (
        _HEAD
        + _people(story, secrets)
        + f"groups:\n  pair: {{name: Pair, members: [{members}]}}\nevents:\n"
        + "  tour: {title: Tour, who: [basile]}\n"
        + "".join(_shared(number, story, secrets) for number in range(2))
        + _hidden(secrets)
        + _stays(secrets, story)
    )


def told(seed: int, folder: Path, *, kept: bool) -> Iterator[Told]:
    """The chapters of a mission, with secrets or without; its story is the same."""
    secrets, record = Secrets(seed, kept=kept), None
    sent = Sent(folder / f"{kept}.sent.json", "mission")
    chapters: tuple[int, ...] = ()
    for number in range(3):
        for other in range(1 + secrets.number()):
            # The story is the same each time; only secrets are others.
            programme = loaded_programme(_text(random.Random(f"{seed} {number}"), secrets))  # noqa: S311
            time = MOMENT + number * HOUR + timedelta(minutes=7 * other)
            record = _released(programme, record, time)
            if other == 0 and record:
                chapters += (len(record.releases),)
        yield Told(Versions(programme, record, MOMENT + (number + 1) * HOUR), chapters, sent)


def _released(programme: Programme, record: Record | None, time: datetime) -> Record | None:
    versions = Versions(programme, record, time)
    return with_release(versions, time, "") if versions.news else record


def calendars(told: Told) -> Iterator[object]:
    """Their calendar, in one file and in several, and what of it is new since each chapter."""
    versions = told.versions
    exporter = Exporter(versions.programme, READER, versions)
    for calendar in exporter.of_each():
        if calendar.to and calendar.to.id == READ_BY:
            since = (Changes(versions, number).of(calendar) for number in told.chapters)
            for each in (calendar, *since):
                for split in (False, True):
                    files = exporter.files(each, split=split, apart=True)
                    yield [(file.name, file.data) for file in files]


def messages(told: Told) -> Iterator[object]:
    """What is sent to them, and noted."""
    versions = told.versions
    known = Knowledge(told.sent, versions).of
    heard = news(versions, known)
    mails = Outbox(versions, READER, SENDER).invitations(heard, known)
    summaries = Outbox(versions, READER, SENDER).summaries(heard)
    for mail in (*mails, *summaries):
        if mail.message.delegate == READ_BY:
            yield mail.name, mail.data
    with told.sent.growing():
        for mail in mails:
            told.sent.add(mail.message)


def sheets(told: Told) -> Iterator[object]:
    """What has changed for them since each chapter."""
    versions = told.versions
    programme, now, listings = versions.programme, versions.contents, Listings(versions)
    for number in told.chapters:
        before = told_by(versions.history, number)
        known = with_former(programme, before)
        membership = Membership(delegation_of(versions, number), delegation(programme, now))
        for sheet in sheets_by_delegate(*different(before, now), Selection(), known):
            if sheet.to and sheet.to.id == READ_BY:
                accounts = (listings.released[number - 1], listings.written)
                theirs = part_changes(*(each.own_parts(READ_BY) for each in accounts))
                whole = sheet._replace(parts=theirs)
                yield repr(differences("Changes", whole, membership, programme, READER))


def screens(told: Told) -> Iterator[object]:
    """Their agenda."""
    programme = told.versions.programme
    chosen = selected(programme.events, Selection(parties=(programme.delegates[READ_BY],)))
    yield repr(agenda(programme, chosen, READER))


def edition(told: Told) -> Iterator[object]:
    """Which edition they have, and since when."""
    listings = Listings(told.versions)
    yield listings.edition("page", READ_BY), listings.code("page", READ_BY)


OUTPUTS: Mapping[str, Callable[[Told], Iterator[object]]] = {
    "calendars": calendars,
    "messages": messages,
    "sheets": sheets,
    "screens": screens,
    "edition": edition,
}


def leaks(seed: int, folder: Path) -> list[str]:
    """The kinds of output that were others because of what their reader may not see."""
    found = []
    both = (told(seed, folder, kept=kept) for kept in (False, True))
    for number, (alone, secret) in enumerate(zip(*both, strict=True)):
        for kind, output in OUTPUTS.items():
            if [*output(alone)] != [*output(secret)]:
                found.append(f"{seed}: {kind} of chapter {number}")
    return found


@pytest.mark.parametrize("tenth", range(10))
def test_nothing_tells_of_what_is_for_others(tmp_path: Path, tenth: int) -> None:
    """Calendars, messages and sheets: no byte, number, order or name is another."""
    number = STORIES // 10
    seeds = range(tenth * number, (tenth + 1) * number)
    assert [leak for seed in seeds for leak in leaks(seed, tmp_path)] == []


def test_the_stories_find_what_they_are_to_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where everybody counts what was told to anybody."""
    monkeypatch.setattr(Telling, "reaches", lambda _self, _readers: True)
    found = [leak for seed in range(5) for leak in leaks(seed, tmp_path)]
    assert {kind.split()[1] for kind in found} >= {"calendars", "messages"}


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        wrong = [each for seed in range(int(sys.argv[1])) for each in leaks(seed, Path(place))]
        sys.stdout.write("\n".join([*wrong, f"{len(wrong)} found\n"]))
