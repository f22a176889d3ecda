"""Whoever comes, leaves, is renamed or replaced: no byte that reaches somebody was for another.

Each text that only some may read has a mark of its own, which says in which release it stood. A
person may read the marks of events that were theirs, and of notes that were for them. People are
told apart by who they are, and by none of the ways of the tool: the test gives and takes ids.

`python tests/delivery/test_marks_story.py 1000` tells a thousand stories.
"""

import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import NamedTuple

import pytest

from itinerary.delivery.exports import Exporter
from itinerary.delivery.mail.knowledge import Knowledge
from itinerary.delivery.mail.outbox import Outbox
from itinerary.delivery.mail.sent import Sent
from itinerary.formats.mailboxes import Mailbox
from itinerary.programme.loader import load
from itinerary.programme.model import Programme
from itinerary.queries.selection import Selection
from itinerary.releases import identities, persons
from itinerary.releases.change_sheets import sheets_by_delegate, with_former
from itinerary.releases.changes import different
from itinerary.releases.history import told_by
from itinerary.releases.membership import Membership, delegation, delegation_of
from itinerary.releases.news import Known, news
from itinerary.releases.versions import Versions, with_release
from itinerary.views.changes.differences import differences
from itinerary.views.readers import Clock, Reader
from itinerary.when import zone

SENDER = Mailbox("Secretariat", "protocol@example.org")
READER = Reader("en", Clock("both", zone("Europe/Paris"), "Paris"))
MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
STORIES = 150
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
"""
_MARK = re.compile(r"mark[a-z]+x")
_IDS = ("chair", "deputy", "driver")
_FIRST = ("Anne", "Carla", "Basile", "Hana", "Marie", "Paul", "Jean", "Zoe", "Ivan", "Noor")
_LAST = (
    "Durand",
    "Novak",
    "Petit",
    "Yamada",
    "Lefort",
    "Roux",
    "Martin",
    "Blanc",
    "Petrov",
    "Berg",
)
_OFFICE = "office@example.org"  # a mailbox that several people read


class Person(NamedTuple):
    """A human being: nobody else, whatever they are called."""

    number: int
    name: str
    mailbox: str | None


class Event(NamedTuple):
    """For whom an event is, its mark, and that of a note for the first of them."""

    ids: tuple[str, ...]
    mark: str
    note: str
    status: str = "confirmed"


class Chapter(NamedTuple):
    """A programme as it is at one time; `nobody` are ids of which the file says so."""

    people: dict[str, Person]
    nobody: frozenset[str] = frozenset()
    events: Mapping[str, Event] = MappingProxyType({})


class Story:
    """Makes one mission change, chapter by chapter, and knows who may read what."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - for stories, not for secrets
        self._people = self._marks = 0
        self.may_read: dict[int, set[str]] = {}
        self.holders: dict[str, list[int]] = {}  # the numbers of those who had an id, released

    def first(self) -> Chapter:
        chapter = Chapter({id: self._person() for id in _IDS[: self.below(3) + 1]})
        for number in range(self.below(3) + 1):
            chapter = self._with_event(chapter, f"event{number}")
        return chapter

    def next(self, chapter: Chapter) -> Chapter:
        for _ in range(self.below(3) + 1):
            edit = self._random.choice(
                (self._replace, self._replace, self._exchange, self._leave, self._come,
                 self._rewrite, self._rewrite, self._correct, self._cancel, self._drop)
            )  # fmt: skip
            chapter = edit(chapter)
        return chapter

    def tell(self, chapter: Chapter) -> None:
        """Whoever takes part in an event may read it from now on, and their own note."""
        for event in chapter.events.values():
            for id in event.ids:
                self.may_read.setdefault(chapter.people[id].number, set()).add(event.mark)
            self.may_read[chapter.people[event.ids[0]].number].add(event.note)

    def release(self, chapter: Chapter) -> None:
        """Whoever has an id is the next to have it, if they were not the last."""
        for id, person in chapter.people.items():
            holders = self.holders.setdefault(id, [])
            if holders[-1:] != [person.number]:
                holders.append(person.number)

    def below(self, number: int) -> int:
        """A number from 0 on."""
        return self._random.randrange(number)

    def _person(self, name: str | None = None) -> Person:
        self._people += 1
        number = self._people
        first, last = _FIRST[number % len(_FIRST)], _LAST[number % len(_LAST)]
        mailbox = self._random.choice((None, _OFFICE, f"person{number}@example.org"))
        return Person(number, name or f"{first} {last}", mailbox)

    def _mark(self) -> str:
        self._marks += 1
        return "mark" + "".join("abcdefghij"[int(digit)] for digit in str(self._marks)) + "x"

    def _with_event(self, chapter: Chapter, id: str) -> Chapter:
        ids = tuple(each for each in chapter.people if self.below(5) < 3)
        events = {key: value for key, value in chapter.events.items() if key != id}
        if ids:
            events[id] = Event(ids, self._mark(), self._mark())
        return chapter._replace(events=events)

    def _replace(self, chapter: Chapter) -> Chapter:
        """Somebody else gets an id; where they have the same name, the file says so."""
        id = self._random.choice([*chapter.people])
        if self.below(4) or id in chapter.nobody:
            return self._give(chapter, id, self._person())
        chapter = self._give(chapter, id, self._person(chapter.people[id].name))
        return chapter._replace(nobody=chapter.nobody | {id})

    def _give(self, chapter: Chapter, id: str, person: Person) -> Chapter:
        """What was for whoever had the id is not for whoever gets it, but for what is written."""
        events = {
            key: Event(event.ids, self._mark(), self._mark(), event.status)
            if id in event.ids
            else event
            for key, event in chapter.events.items()
        }
        people = {**chapter.people, id: person}
        return Chapter(people, chapter.nobody - {id}, events)

    def _exchange(self, chapter: Chapter) -> Chapter:
        people = chapter.people
        if len(people) < 2:
            return chapter
        one, other = self._random.sample([*people], 2)
        if chapter.nobody & {one, other}:  # the file could not say any more who is another
            return chapter
        return self._give(self._give(chapter, one, people[other]), other, people[one])

    def _leave(self, chapter: Chapter) -> Chapter:
        if len(chapter.people) < 2:
            return chapter
        gone = self._random.choice([*chapter.people])
        events = {
            key: event._replace(ids=tuple(id for id in event.ids if id != gone), note=self._mark())
            for key, event in chapter.events.items()
        }
        people = {id: person for id, person in chapter.people.items() if id != gone}
        events = {key: event for key, event in events.items() if event.ids}
        return Chapter(people, chapter.nobody - {gone}, events)

    def _come(self, chapter: Chapter) -> Chapter:
        free = [id for id in _IDS if id not in chapter.people]
        if not free:
            return chapter
        return self._give(chapter, self._random.choice(free), self._person())

    def _correct(self, chapter: Chapter) -> Chapter:
        id = self._random.choice([*chapter.people])
        person = chapter.people[id]
        if person.name.startswith("Dr "):
            return chapter
        people = {**chapter.people, id: person._replace(name=f"Dr {person.name}")}
        return chapter._replace(people=people)

    def _rewrite(self, chapter: Chapter) -> Chapter:
        return self._with_event(chapter, f"event{self.below(4)}")

    def _cancel(self, chapter: Chapter) -> Chapter:
        status = self._random.choice(("cancelled", "confirmed", "tentative"))
        events = {
            id: event._replace(status=status) if self.below(2) else event
            for id, event in chapter.events.items()
        }
        return chapter._replace(events=events)

    def _drop(self, chapter: Chapter) -> Chapter:
        kept = {id: event for id, event in chapter.events.items() if self.below(3)}
        return chapter._replace(events=kept)


def text_of(chapter: Chapter) -> str:
    """The file."""
    lines = [_HEAD, "delegates:\n"]
    for id, person in chapter.people.items():
        mailbox = f", email: {person.mailbox}" if person.mailbox else ""
        formerly = ", formerly: nobody" if id in chapter.nobody else ""
        lines.append(f"  {id}: {{name: {person.name}{mailbox}{formerly}}}\n")
    lines += ["events:\n"] if chapter.events else []
    for number, (id, event) in enumerate(chapter.events.items()):
        lines.append(
            f"  {id}: {{title: Talk {event.mark}, city: osaka, start: 2025-04-15 1{number}:30, "
            f"end: 1{number}:50, who: [{', '.join(event.ids)}], confidential: true, "
            f"status: {event.status}, notes_for: {{{event.ids[0]}: Note {event.note}}}, "
            f"description: About {event.mark}, hosts: [{{name: Host {event.mark}}}]}}\n"
        )
    return "".join(lines)


def leaks(seed: int, folder: Path, chapters: int = 3) -> list[str]:
    """The marks that reached somebody who may not read them, in one story."""
    story, path, record = Story(seed), folder / "mission.yaml", None
    chapter, found = story.first(), []
    sent = Sent(folder / "mission.sent.json", "mission")
    for number in range(chapters):
        story.tell(chapter)
        programme = _programme(path, chapter)
        time = MOMENT + timedelta(hours=number)
        versions = Versions(programme, record, time)
        outputs = [*_all_that_reaches_people(versions)]
        if versions.news and story.below(4):
            story.release(chapter)
            record = with_release(versions, time, "")
            versions = Versions(programme, record, time)
            outputs += _all_that_reaches_people(versions)
            outputs += _sent(versions, sent, story)
        for key, text in outputs:
            allowed = story.may_read.get(_number(key, chapter, story), set())
            found += [f"{seed}: {mark} to {key}" for mark in {*_MARK.findall(text)} - allowed]
        chapter = story.next(chapter)
    return found


def _number(id: str, chapter: Chapter, story: Story) -> int:
    """Who is meant: whoever has the id, or had it as the first, second … of those released."""
    if id in chapter.people:
        return chapter.people[id].number
    name, _, number = id.partition("~")
    return story.holders[name][int(number or 1) - 1]


def _programme(path: Path, chapter: Chapter) -> Programme:
    path.write_text(text_of(chapter), "utf-8")
    loaded = load(path)
    assert isinstance(loaded, Programme), loaded
    return loaded


def _all_that_reaches_people(versions: Versions) -> Iterator[tuple[str, str]]:
    """Each text with the id of its reader: calendars, change sheets, and messages as files."""
    exporter = Exporter(versions.programme, READER, versions)
    for calendar in exporter.of_each():
        for file in exporter.files(calendar, split=False, apart=False):
            assert calendar.to
            yield calendar.to.id, file.data.decode().replace("\r\n ", "")
    releases = len(versions.history.releases)
    for number in {1, releases} if releases else ():
        yield from _sheets(versions, number)
    if releases and versions.news:
        yield from _mails(versions, _known(versions, releases - 1))


def _known(versions: Versions, number: int) -> Known:
    told = told_by(versions.history, number)
    return lambda _to: told


def _sheets(versions: Versions, number: int) -> Iterator[tuple[str, str]]:
    before, programme = told_by(versions.history, number), versions.programme
    known = with_former(programme, before)
    membership = Membership(
        delegation_of(versions, number), delegation(programme, versions.contents)
    )
    sides = different(before, versions.contents)
    for sheet in sheets_by_delegate(*sides, Selection(), known):
        assert sheet.to
        yield sheet.to.id, repr(differences("Changes", sheet, membership, programme, READER))
        for change in sheet.changes:
            yield sheet.to.id, repr((change.before, change.after, change.differences))


def _mails(versions: Versions, known: Known) -> Iterator[tuple[str, str]]:
    for mail in Outbox(versions, READER, SENDER).invitations(news(versions, known), known):
        yield versions.identities.id_of(mail.message.delegate), _words(mail.data)


def _sent(versions: Versions, sent: Sent, story: Story) -> Iterator[tuple[str, str]]:
    """Sends some of the messages, each in its turn; the server may break off."""
    known = Knowledge(sent, versions).of
    heard = news(versions, known)
    outbox = Outbox(versions, READER, SENDER)
    mails = outbox.summaries(heard) if story.below(3) == 0 else outbox.invitations(heard, known)
    with sent.growing():
        for mail in mails[: story.below(6)]:
            sent.add(mail.message)
            yield versions.identities.id_of(mail.message.delegate), _words(mail.data)


def _words(data: bytes) -> str:
    parts = message_from_bytes(data).walk()
    bodies = [each.get_payload(decode=True) for each in parts if not each.is_multipart()]
    text = b"\n".join(each for each in bodies if isinstance(each, bytes)).decode()
    return data.decode("utf-8", "replace") + text.replace("\r\n ", "")


def test_no_mark_reaches_whoever_may_not_read_it(tmp_path: Path) -> None:
    """In any calendar, change sheet or message."""
    assert [leak for seed in range(STORIES) for leak in leaks(seed, tmp_path)] == []


def _is_the_same_id(
    _now: persons.Known, before: Sequence[persons.Told], _together: persons.Together
) -> str | None:
    return before[0].key if before else None


def test_were_an_id_a_person_many_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same stories find what they are to find."""
    monkeypatch.setattr(identities, "same", _is_the_same_id)
    assert len([leak for seed in range(10) for leak in leaks(seed, tmp_path)]) > 10


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        for seed in range(int(sys.argv[1])):
            for leak in leaks(seed, Path(folder), chapters=6):
                sys.stdout.write(f"{leak}\n")
