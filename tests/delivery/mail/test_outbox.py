"""Which messages there are: as other software receives them, before and after a change."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from conftest import READER, loaded, programme
from icalendar import Calendar
from icalendar import Event as Component
from readers import READERS

from itinerary.delivery.exports import Exporter
from itinerary.delivery.mail.outbox import Mail, Outbox
from itinerary.delivery.mail.sent import Message
from itinerary.formats.mailboxes import Mailbox
from itinerary.programme.missions import shipped
from itinerary.programme.model import Programme
from itinerary.releases.history import told_by
from itinerary.releases.identity import Version, digest
from itinerary.releases.news import Kind, News, news
from itinerary.releases.taking import snapshot, snapshots
from itinerary.releases.versions import Versions, with_release
from itinerary.values import replace

FIRST = Version(0, datetime(2025, 4, 7, 16, tzinfo=UTC))
SECOND = Version(1, datetime(2025, 4, 8, 16, tzinfo=UTC))
SENDER = Mailbox("Secrétariat", "protocol@example.org")
MISSION = """\
id: mission
title: {en: Mission, fr: Mission en français}
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
reminder: 20m
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: 'Anne "Nan" Durand', email: anne+x@exämple.org, language: fr-CA}
  basile: {name: Basile Petit, email: basile@example.org, language: de}
  chloe: {name: Chloé Roux}
  didier: {name: Didier Blanc}
events:
  forum:
    title: {en: Forum, fr: Forum de la mobilité}
    city: osaka
    start: 2025-04-15 09:30
    end: 12:00
    who: everyone
  day: {title: Day of rest, city: osaka, date: 2025-04-16, all_day: true, who: everyone}
"""


def mission(text: str = MISSION) -> Programme:
    return programme(text)


def versions(programme: Programme, version: Version = FIRST) -> Versions:
    return Versions(programme, None, version.modified)


def everything(programme: Programme, version: Version = FIRST) -> tuple[News, ...]:
    """What is news to those who know nothing."""
    return news(versions(programme, version), lambda _to: {})


def outbox(programme: Programme) -> Outbox:
    return Outbox(versions(programme), READER, SENDER)


def told(programme: Programme, kind: Kind, version: Version, event: str = "forum") -> list[News]:
    (found,) = (
        each
        for each in everything(programme, version)
        if each.event.id == event and each.to.id == "anne"
    )
    if kind == "cancelled":
        found = found._replace(event=replace(found.event, status="cancelled"))
    return [found._replace(kind=kind, version=version)]


def calendar(mail: Mail) -> str:
    message = message_from_bytes(mail.data, policy=policy.default)
    part = list(message.iter_parts())[-1]
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    assert part["Content-Type"].params["method"] == str(Calendar.from_ical(data)["METHOD"])
    return data.decode()


def event(mail: Mail) -> Component:
    (component,) = Calendar.from_ical(calendar(mail)).events
    return component


def test_everybody_with_an_address_that_works_gets_each() -> None:
    """In the order of protocol; one with no address, or none that DNS has, gets nothing."""
    programme = mission()
    mails = outbox(programme).invitations(everything(programme))
    assert [(mail.name, mail.to.address) for mail in mails] == [
        ("anne-nan-durand/2025-04-15-forum.eml", "anne+x@xn--exmple-cua.org"),
        ("anne-nan-durand/2025-04-16-day.eml", "anne+x@xn--exmple-cua.org"),
        ("basile-petit/2025-04-15-forum.eml", "basile@example.org"),
        ("basile-petit/2025-04-16-day.eml", "basile@example.org"),
    ]


def test_a_request_names_who_invites_and_the_one_who_is_invited() -> None:
    """RFC 5546, 3.2.2, with the reminder of the calendar; a whole day has none."""
    programme = mission()
    mail, day, *_others = outbox(programme).invitations(everything(programme))
    lines = calendar(mail).split("\r\n")
    assert lines[4] == "METHOD:REQUEST"
    said = event(mail)
    assert str(said["ORGANIZER"]) == "mailto:protocol@example.org"
    assert said["ORGANIZER"].params == {"CN": "Secrétariat"}
    assert str(said["ATTENDEE"]) == "mailto:anne+x@xn--exmple-cua.org"
    assert said["ATTENDEE"].params == {
        "CN": "Anne 'Nan' Durand",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert "BEGIN:VALARM" in lines
    assert "BEGIN:VALARM" not in calendar(day)


def test_a_cancellation_has_a_higher_number_and_no_alarm() -> None:
    """RFC 5546, 3.2.5: the same UID, cancelled, with the word in title and subject."""
    programme = mission()
    (first,) = outbox(programme).invitations(told(programme, "new", FIRST))
    (mail,) = outbox(programme).invitations(told(programme, "cancelled", SECOND))
    said = event(mail)
    assert mail.subject.replace("\u00a0", " ") == (
        "Annulation : Forum de la mobilité, mardi 15 avril, de 9 h 30 à 12 h (Osaka)"
    )
    assert said["UID"] == event(first)["UID"]
    assert (event(first)["SEQUENCE"], said["SEQUENCE"]) == (0, 1)
    assert (said["STATUS"], said["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert str(said["SUMMARY"]) == "Annulation\u00a0: Forum de la mobilité"
    assert said["ATTENDEE"].params == {"CN": "Anne 'Nan' Durand"}
    assert "METHOD:CANCEL\r\n" in calendar(mail)
    assert "VALARM" not in calendar(mail)


def test_a_mailbox_keeps_an_event_that_somebody_else_with_it_has() -> None:
    """An office that reads for two is told that one of them is out; a CANCEL would be for both."""
    office = MISSION.replace("basile@example.org", "Anne+X@exämple.org")
    programme = mission(office.replace("who: everyone\n  day", "who: [anne]\n  day"))
    forum, _day = programme.events
    basile = programme.delegates["basile"]
    news = News(basile, replace(forum, delegates=(basile,)), SECOND, "cancelled")
    (mail,) = outbox(programme).invitations([news], lambda _to: snapshots(programme))
    message = message_from_bytes(mail.data, policy=policy.default)
    assert mail.subject == "Cancelled: Forum, Tuesday 15 April, 09:30–12:00 Osaka"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    without = mission(office.replace("who: everyone\n  day", "who: []\n  day"))
    to = without.delegates["basile"]
    known = snapshots(programme)
    (mail,) = outbox(without).invitations([news._replace(to=to)], lambda _to: known)
    assert "METHOD:CANCEL\r\n" in calendar(mail)


def test_a_mailbox_keeps_what_somebody_else_was_told_of_first() -> None:
    """Sending may stop between two messages: what nobody was told of is taken back at once."""
    office = MISSION.replace("basile@example.org", "Anne+X@exämple.org")
    programme = mission(office.replace("who: everyone\n  day", "who: [anne]\n  day"))
    anne, basile = (programme.delegates[id] for id in ("anne", "basile"))
    forum = next(each for each in programme.events if each.id == "forum")
    off = News(basile, replace(forum, delegates=(basile,)), SECOND, "cancelled")
    on = News(anne, forum, SECOND, "new")
    (alone,) = outbox(programme).invitations([off])
    assert "METHOD:CANCEL\r\n" in calendar(alone)
    first, last = outbox(programme).invitations([off, on])
    assert "METHOD:REQUEST\r\n" in calendar(first)
    assert (last.message.delegate, b"text/calendar" in last.data) == ("basile", False)


def test_a_change_is_a_request_for_the_same_event() -> None:
    """With the new hours, a higher SEQUENCE, a later DTSTAMP and another Message-ID."""
    (first,) = outbox(mission()).invitations(told(mission(), "new", FIRST))
    record = with_release(versions(mission()), FIRST.modified, "")
    after = Versions(mission(MISSION.replace("09:30", "10:00")), record, SECOND.modified)
    known = told_by(after.history, 1)
    news_of_anne = [each for each in news(after, lambda _to: known) if each.to.id == "anne"]
    (second,) = Outbox(after, READER, SENDER).invitations(news_of_anne)
    assert second.subject.startswith(
        "Modification\u00a0: Forum de la mobilité, mardi 15 avril, de 10"
    )
    assert event(first)["UID"] == event(second)["UID"]
    assert event(second)["SEQUENCE"] == 1
    assert event(first).DTSTAMP < event(second).DTSTAMP == SECOND.modified
    assert first.message != second.message


@pytest.mark.parametrize(
    ("old", "new", "asks"),
    [
        ("end: 12:00", "end: 12:30", True),
        ("    city: osaka", "    city: dijon", True),
        ("name: Osaka,", "name: Ōsaka,", True),
        ("    end: 12:00\n", "", True),
        ("end: 12:00", "end: 12:00\n    status: tentative", False),
        ("end: 12:00", "end: 12:00\n    dress: Dark suit", False),
        ("Forum de la mobilité", "Forum des mobilités", False),
        ("name: Osaka,", "name: Osaka, coordinates: [34.7, 135.5],", False),
        ("end: 12:00\n    who: everyone", "end: 12:00\n    who: [anne, basile]", False),
    ],
)
def test_what_stays_at_its_time_and_place_asks_nobody_to_answer_again(
    old: str, new: str, asks: bool
) -> None:
    """Answers that people gave stay as they are; what moves needs new ones."""
    assert MISSION.count(old) == 1
    before, after = mission(), mission(MISSION.replace(old, new))
    known = {each.id: snapshot(each, before) for each in before.events}
    heard = news(versions(after, SECOND), lambda _to: known)
    found = next(each for each in heard if (each.event.id, each.to.id) == ("forum", "anne"))
    (mail,) = outbox(after).invitations([found])
    asked = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"} if asks else {}
    assert event(mail)["ATTENDEE"].params == {"CN": "Anne 'Nan' Durand", **asked}
    assert "METHOD:REQUEST\r\n" in calendar(mail)


def test_each_reads_their_own_language_or_that_of_the_run() -> None:
    """A language of one country is the language; one that the tool does not speak is none."""
    programme = mission()
    anne, _day, basile, _other = outbox(programme).invitations(everything(programme))
    assert "Forum de la mobilité" in str(event(anne)["SUMMARY"])
    assert b'lang=3D"fr"' in anne.data
    assert str(event(basile)["SUMMARY"]) == "Forum"
    assert b'lang=3D"en"' in basile.data


def test_a_message_is_noted_by_what_it_told() -> None:
    """For whom, to which address, which versions; a digest of the address is all there is of it."""
    programme = mission()
    box, told = outbox(programme), everything(programme)
    first, *_others, last = [mail.message for mail in box.invitations(told)]
    anne = digest("mission", "anne+x@xn--exmple-cua.org")
    assert first == Message("anne", anne, (("forum", FIRST),), summary=False)
    assert last == Message(
        "basile", digest("mission", "basile@example.org"), (("day", FIRST),), summary=False
    )
    summary, _other = [mail.message for mail in box.summaries(told)]
    assert summary == Message("anne", anne, (("forum", FIRST), ("day", FIRST)), summary=True)


def test_the_same_programme_gives_the_same_bytes() -> None:
    """Invitations and summaries; only what is sent is dated when it is."""
    programme = mission()
    again = mission()
    for make in (
        lambda each: outbox(each).invitations(everything(each)),
        lambda each: outbox(each).summaries(everything(each)),
    ):
        first, second = make(programme), make(again)
        assert [mail.data for mail in first] == [mail.data for mail in second]
        sent = message_from_bytes(first[0].dated(SECOND.modified), policy=policy.default)
        assert sent["Date"].datetime == SECOND.modified
        kept = message_from_bytes(first[0].data, policy=policy.default)
        assert (kept["Date"].datetime, kept["Message-ID"]) == (FIRST.modified, sent["Message-ID"])


def test_a_summary_without_a_calendar_has_none() -> None:
    """Whoever has no event left gets the words alone."""
    programme = mission()
    gone = told(programme, "cancelled", SECOND)
    empty = replace(programme, events=())
    (mail,) = outbox(empty).summaries(gone)
    message = message_from_bytes(mail.data, policy=policy.default)
    assert message.get_content_type() == "multipart/alternative"


def test_every_reader_sees_what_the_calendar_has() -> None:
    """Of the messages of a mission, each independent reader sees the event of the export."""
    programme = loaded(shipped("rehearsal"))
    held = [each for each in everything(programme) if each.event.when.held][:60:3]
    for mail, each in zip(outbox(programme).invitations(held), held, strict=True):
        exporter = Exporter(programme, READER, versions(programme))
        assert mail.events[0].data == exporter.event(each.event, each.to).data
        text = calendar(mail)
        seen = {
            reader: [(event.uid, event.start, event.end) for event in sees(text)]
            for reader, sees in READERS.items()
        }
        assert len({tuple(events) for events in seen.values()}) == 1, seen
        assert len(seen["ical"]) == 1
