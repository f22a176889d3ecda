"""Whatever is released, sent, interrupted or left unsent: mailboxes end with the programme.

`PYTHONPATH=tests python tests/delivery/mail/test_mail_story.py 500` tells five hundred stories,
with other chances each time.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import READER, programme
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as Component

from itinerary.delivery.mail.knowledge import Knowledge
from itinerary.delivery.mail.outbox import Mail, Outbox
from itinerary.delivery.mail.sent import Sent, read_sent
from itinerary.formats.mailboxes import Mailbox
from itinerary.programme.model import Delegate, Event, Programme
from itinerary.releases.changes import Contents
from itinerary.releases.identity import uid_of
from itinerary.releases.mailboxes import Mailboxes
from itinerary.releases.news import Known, News, news
from itinerary.releases.record import Record
from itinerary.releases.versions import Versions, with_release

SENDER = Mailbox("Secretariat", "protocol@example.org")
MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
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
organisations:
  region: {name: Region}
"""
_WHENS = (
    "city: osaka, start: 2025-04-15 09:30",
    "city: osaka, start: 2025-04-15 11:00, end: 12:00",
    "city: dijon, date: 2025-04-16",
    "between: 2025-04-14..2025-04-17",
)
_EVENTS = st.dictionaries(
    st.sampled_from("0123"),
    st.fixed_dictionaries(
        {
            "title": st.sampled_from(("Forum", "Visit")),
            "when": st.sampled_from(_WHENS),
            "who": st.sampled_from(
                ("everyone", "[anne]", "[basile]", "[anne, basile]", "[region]", "[party]",
                 "[carl]", "[anne, carl]")
            ),
            "status": st.sampled_from(("confirmed", "cancelled", "tentative")),
        }
    ),
)  # fmt: skip
_CHAPTERS = st.lists(
    st.fixed_dictionaries(
        {
            "events": _EVENTS,
            "basile": st.sampled_from(
                ("name: Basile Petit", "name: Basile Petit, email: basile@example.org",
                 "name: Bazile Petit, email: petit@example.org")
            ),
            # Nobody; somebody by himself; or somebody of whom Anne's office takes the letters.
            "carl": st.sampled_from(("", "carl@example.org", "anne@example.org")),
            "party": st.sampled_from(("anne", "basile", "anne, basile", "region, basile")),
            "to": st.sampled_from((("anne",), ("basile",), ("anne", "basile", "carl"))),
            "stop": st.integers(0, 8),  # after how many messages the server breaks off
            "summary": st.booleans(),
        }
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip

Kept = dict[str, Component]  # what a mailbox has of each event, by UID


class Post:
    """Mailboxes, each of which keeps of every event what has the highest number."""

    def __init__(self) -> None:
        self.boxes: dict[str, Kept] = {}
        self._numbers: dict[tuple[str, str, str], int] = {}  # by delegate, mailbox and UID

    def take(self, mail: Mail) -> None:
        """What arrives is new there: nobody is told what they know, and no number comes twice."""
        kept = self.boxes.setdefault(mail.to.address, {})
        for event in _events(mail):
            known, whose = kept.get(event["UID"]), (mail.message.delegate, mail.to.address)
            if not mail.message.summary:
                assert event["SEQUENCE"] > self._numbers.get((*whose, event["UID"]), -1)
                assert known is not None or event["STATUS"] != "CANCELLED"
                self._numbers[*whose, event["UID"]] = event["SEQUENCE"]
            if known is None or event["SEQUENCE"] >= known["SEQUENCE"]:
                kept[event["UID"]] = event


def _events(mail: Mail) -> Iterator[Component]:
    for part in message_from_bytes(mail.data).walk():
        if part.get_content_type() == "text/calendar":
            yield from Calendar.from_ical(part.get_payload(decode=True)).events


@given(_CHAPTERS)
@settings(max_examples=100)
def test_mailboxes_end_with_the_programme(
    tmp_path_factory: pytest.TempPathFactory, chapters: list[dict[str, Any]]
) -> None:
    """Each person with an address has what takes place for them, and nothing else."""
    _tell(tmp_path_factory.mktemp("mission"), chapters)


def _keeps_all(_self: Outbox, news: Sequence[News], _known: Known) -> object:
    return frozenset((each.to, each.event.id) for each in news if each.off)


def _alone(_self: Mailboxes, reader: str) -> frozenset[str]:
    return frozenset({reader})


def _knows_what_was_released(self: Knowledge, _delegate: Delegate) -> Contents:
    return self._otherwise


@pytest.mark.parametrize(
    ("whose", "name", "planted"),
    [
        (Outbox, "_kept", _keeps_all),
        (Knowledge, "of", _knows_what_was_released),
        (Mailboxes, "readers", _alone),
    ],
)
def test_the_stories_find_what_they_are_to_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whose: type, name: str, planted: object
) -> None:
    """Where what is off is never taken from a mailbox, where what was released is taken for what
    was sent, and where those who share a mailbox count each for themselves."""
    monkeypatch.setattr(whose, name, planted)
    assert _found(20, tmp_path, same=True) > 4


def _found(number: int, folder: Path, *, same: bool) -> int:
    """How many of so many stories end otherwise than they should; the same ones, or others."""
    ended: list[list[dict[str, Any]]] = []
    begun: list[list[dict[str, Any]]] = []

    @given(_CHAPTERS)
    @settings(max_examples=number, derandomize=same, database=None, phases=[Phase.generate])
    def told(chapters: list[dict[str, Any]]) -> None:
        begun.append(chapters)
        (folder / "mission.sent.json").unlink(missing_ok=True)
        with suppress(AssertionError):
            _tell(folder, chapters)
            ended.append(chapters)

    told()
    return len(begun) - len(ended)


def _tell(folder: Path, chapters: list[dict[str, Any]]) -> None:
    post, record = Post(), None
    path = folder / "mission.sent.json"
    if any("carl" in each["who"] for one in chapters for each in one["events"].values()):
        # What was his cannot be taken from a mailbox that is no longer known to be his. Nor is it
        # found there where it was Anne's, and her message went that leaves it, and his never did.
        own = {"carl": "anne@example.org", "summary": False, "to": None, "stop": None}
        chapters = [{**each, **own} for each in chapters]
    for number, chapter in enumerate([*chapters, {**chapters[-1], "to": None, "stop": None}]):
        mission = _mission(chapter)
        record = _released(mission, record, MOMENT + timedelta(hours=number))
        if record is None:
            continue
        sent = read_sent(path, mission.id)
        mails = _mails(Versions(mission, record, MOMENT), sent, chapter)
        with sent.growing():
            for mail in mails[: chapter["stop"]]:
                post.take(mail)
                sent.add(mail.message)
    for address in {each.email for each in mission.delegates.values() if each.email}:
        readers = {each for each in mission.delegates.values() if each.email == address}
        assert _takes_place(post.boxes.get(address, {})) == {
            (uid_of(mission.id, event.id), event.title.read("en"), _start(event))
            for event in mission.events
            if event.when.held and event.status != "cancelled" and readers & {*event.delegates}
        }


def _start(event: Event) -> Any:
    days = event.when.days
    return days.first if days and event.when.precision == "day" else event.when.start


def _takes_place(kept: Kept) -> set[tuple[str, str, Any]]:
    return {
        (str(event["UID"]), str(event["SUMMARY"]).partition(" (")[0], event.decoded("DTSTART"))
        for event in kept.values()
        if event["STATUS"] != "CANCELLED"
    }


def _released(programme: Programme, record: Record | None, time: datetime) -> Record | None:
    versions = Versions(programme, record, time)
    return with_release(versions, time, "") if versions.pending else record


def _mails(versions: Versions, sent: Sent, chapter: dict[str, Any]) -> tuple[Mail, ...]:
    outbox = Outbox(versions, READER, SENDER)
    to = chapter["to"] or versions.programme.delegates
    known = Knowledge(sent, versions).of
    wanted = [each for each in news(versions, known) if each.to.id in to and each.event.when.held]
    return outbox.summaries(wanted) if chapter["summary"] else outbox.invitations(wanted, known)


def _mission(chapter: dict[str, Any]) -> Programme:
    # Two summaries to one mailbox bring two calendars, as two files of `export` would.
    address = "carl@example.org" if chapter["carl"] and chapter["summary"] else chapter["carl"]
    carl = f"  carl: {{name: Carl Blanc, email: {address}}}\n" if address else ""
    delegates = (
        "delegates:\n  anne: {name: Anne Durand, email: anne@example.org, organisation: region}\n"
        f"  basile: {{{chapter['basile']}}}\n{carl}"
        f"groups:\n  party: {{name: Party, members: [{chapter['party']}]}}\nevents:\n"
    )
    events = "".join(
        f"  e{id}: {{title: {event['title']}, {event['when']}, who: {event['who']}, "
        f"status: {event['status']}}}\n"
        for id, event in sorted(chapter["events"].items())
    )
    return programme(_HEAD + delegates + (events or "  {}\n"))


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        sys.stdout.write(f"{_found(int(sys.argv[1]), Path(place), same=False)} found\n")
