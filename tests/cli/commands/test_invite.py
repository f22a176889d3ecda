"""`invite`, as a user runs it: files, and messages that a real server takes."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import ical.calendar_stream
import pytest
from conftest import Answer, Ask
from icalendar import Calendar
from icalendar import Event as Component
from postoffice import GONE, TAKEN, Postmaster, certified, serving

from itinerary.disk.locks import alone

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
revised: 2025-04-07 18:00
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, organisation: region, email: anne@example.org}
  basile: {name: Basile Petit, email: basile@example.org}
  chloe: {name: Chloé Roux}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, end: 11:00, who: [anne]}
  dinner: {title: Dinner, city: osaka, date: 2025-04-16, who: [basile], confidential: true}
  tour: {title: Tour, between: 2025-04-14..2025-04-17, who: [basile]}
"""
SENDER = ("--from", "Secretariat <protocol@example.org>")
NOBODY = "1 person has no e-mail address, and gets nothing: Chloé Roux.\n"


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION, encoding="utf-8")
    return path


@pytest.fixture
def released(ask: Ask, mission: Path) -> Path:
    """The mission, after its first release."""
    release(ask, mission)
    return mission


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.eml"))


def subjects(post: Postmaster) -> list[tuple[str, str]]:
    return [(message["To"].addresses[0].addr_spec, message["Subject"]) for message in post.arrived]


EVERYTHING = [
    ("anne@example.org", "Invitation: Forum, Tuesday 15 April, 09:30–12:00 Osaka"),
    ("anne@example.org", "Invitation: Visit, Wednesday 16 April, 09:30–11:00 Osaka"),
    ("basile@example.org", "Invitation: Forum, Tuesday 15 April, 09:30–12:00 Osaka"),
    ("basile@example.org", "Invitation: Dinner, Wednesday 16 April, time to be confirmed"),
]


def test_everybody_gets_a_file_for_each_event(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """A folder each, and a word on who has no address; what no calendar holds is left out."""
    answer = ask("-p", mission, "invite", *SENDER)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == f"{NOBODY}4 messages to 2 people in invitations.\n"
    assert names(tmp_path / "invitations") == [
        "anne-durand/2025-04-15-forum.eml",
        "anne-durand/2025-04-16-visit.eml",
        "basile-petit/2025-04-15-forum.eml",
        "basile-petit/2025-04-16-dinner.eml",
    ]


def test_the_folder_follows_the_programme(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """The same programme gives the same bytes; of another, what is not wanted any more goes."""
    ask("-p", mission, "invite", *SENDER, "-o", "out")
    (tmp_path / "out/mine.eml").write_text("mine", encoding="utf-8")
    before = {name: (tmp_path / "out" / name).read_bytes() for name in names(tmp_path / "out")}
    ask("-p", mission, "invite", *SENDER, "-o", "out")
    assert before == {name: (tmp_path / "out" / name).read_bytes() for name in before}
    mission.write_text(MISSION.replace("who: [anne]", "who: []"), encoding="utf-8")
    answer = ask("-p", mission, "invite", *SENDER, "-o", "out")
    assert answer.err == (
        f"{NOBODY}1 event names nobody, and is in no message: visit.\n"
        "3 messages to 2 people in out; 1 file removed.\n"
    )
    assert "anne-durand/2025-04-16-visit.eml" not in names(tmp_path / "out")
    assert (tmp_path / "out/mine.eml").read_text("utf-8") == "mine"


def test_a_message_that_was_saved_by_hand_is_still_ours(
    ask: Ask, mission: Path, tmp_path: Path
) -> None:
    """A mail program that opened and saved it does not stop the next run."""
    ask("-p", mission, "invite", *SENDER, "-o", "out")
    path = tmp_path / "out/anne-durand/2025-04-15-forum.eml"
    before = path.read_bytes()
    path.write_bytes(before + b"\r\n")
    assert ask("-p", mission, "invite", *SENDER, "-o", "out").status == 0
    assert path.read_bytes() == before


def test_an_address_in_any_letters_is_written_as_mail_servers_take_it(
    ask: Ask, mission: Path, tmp_path: Path
) -> None:
    """In the headers; one's own spelling stays in the file, and in what is shown of it."""
    text = MISSION.replace("anne@example.org", "anne@straße.de")
    mission.write_text(text.replace("basile@example.org", "basile@βόλος.com"), encoding="utf-8")
    answer = ask("-p", mission, "invite", "--from", "Büro <a@exämple.org>", "-o", "out")
    assert answer.err == f"{NOBODY}4 messages to 2 people in out.\n"
    for name, address in (
        ("anne-durand", "anne@xn--strae-oqa.de"),
        ("basile-petit", "basile@xn--nxasmm1c.com"),
    ):
        message = read(tmp_path / f"out/{name}/2025-04-15-forum.eml")
        assert message["To"].addresses[0].addr_spec == address
        assert message["From"].addresses[0].addr_spec == "a@xn--exmple-cua.org"


def test_calendars_and_messages_share_a_folder(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """`export` removes no message, and `invite` no calendar."""
    ask("-p", mission, "export", "-o", "out")
    ask("-p", mission, "invite", *SENDER, "-o", "out")
    ask("-p", mission, "export", "-o", "out")
    assert len(names(tmp_path / "out")) == 4
    assert (tmp_path / "out/anne-durand.ics").exists()


def test_a_file_of_somebody_else_is_not_written_over(
    ask: Ask, mission: Path, tmp_path: Path
) -> None:
    """It is named, and nothing is written."""
    (tmp_path / "out/anne-durand").mkdir(parents=True)
    mine = tmp_path / "out/anne-durand/2025-04-15-forum.eml"
    mine.write_text("From: me\n", encoding="utf-8")
    answer = ask("-p", mission, "invite", *SENDER, "-o", "out")
    assert answer.status == 4
    assert "forum.eml is in the way" in answer.err
    assert names(tmp_path / "out") == ["anne-durand/2025-04-15-forum.eml"]


def test_a_message_holds_the_event_of_the_calendar(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """The same UID, SEQUENCE, DTSTAMP and words as `export` gives, and who invites whom."""
    ask("-p", mission, "invite", *SENDER, "-o", "out")
    ask("-p", mission, "export", "-d", "anne", "-o", "anne.ics")
    message = read(tmp_path / "out/anne-durand/2025-04-15-forum.eml")
    calendar = calendar_of(message)
    exported = Calendar.from_ical((tmp_path / "anne.ics").read_bytes()).events[0]
    sent = Calendar.from_ical(calendar).events[0]
    assert str(sent.pop("ORGANIZER")) == "mailto:protocol@example.org"
    assert str(sent.pop("ATTENDEE")) == "mailto:anne@example.org"
    assert sent.to_ical() == exported.to_ical()


def test_filters_choose_whom_and_what(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """`-d` chooses people, by themselves or their organisation; other filters choose events."""
    assert ask("-p", mission, "invite", *SENDER, "-d", "region", "-o", "a").status == 0
    assert {name.split("/")[0] for name in names(tmp_path / "a")} == {"anne-durand"}
    ask("-p", mission, "invite", *SENDER, "-s", "forum", "-o", "b")
    assert [name.split("/")[1] for name in names(tmp_path / "b")] == ["2025-04-15-forum.eml"] * 2
    answer = ask("-p", mission, "invite", *SENDER, "-d", "anne", "-s", "opera")
    assert (answer.status, answer.err) == (0, "There is no news for Anne Durand with “opera”.\n")


def test_a_summary_is_one_message_a_person(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """All news in words, and the whole calendar as `export` writes it, without a METHOD."""
    answer = ask("-p", mission, "invite", *SENDER, "--summary", "-o", "out")
    assert answer.err == f"{NOBODY}2 messages to 2 people in out.\n"
    assert names(tmp_path / "out") == ["anne-durand.eml", "basile-petit.eml"]
    message = read(tmp_path / "out/anne-durand.eml")
    (attached,) = message.iter_attachments()
    ask("-p", mission, "export", "-o", "calendars")
    assert attached.get_filename() == "anne-durand.ics"
    assert attached.get_content_type() == "text/calendar"
    assert "method" not in attached["Content-Type"].params
    exported = (tmp_path / "calendars/anne-durand.ics").read_bytes()
    assert attached.get_payload(decode=True) == exported
    assert text_of(message) == (
        "Mission · 12–19 April 2025\n\n"
        "This is what is new, changed or cancelled in your programme. The calendar that comes "
        "with this message has all of your events.\n\n"
        "New: Forum\nTuesday 15 April 2025\n09:30–12:00 Osaka\n02:30–05:00 Paris\nOsaka\n\n"
        "New: Visit\nWednesday 16 April 2025\n09:30–11:00 Osaka\n02:30–04:00 Paris\nOsaka\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), 'Say who invites: --from "Secretariat <protocol@example.org>"'),
        (("--from", "Me"), "“Me” is not a name and an e-mail address."),
        (("--from", "Mé <mé@example.org>"), "before the @ there can be no letters with accents"),
        (("--from", "Me <me@example.org>\nBcc: you@example.org"), "is not a name and an e-mail"),
        ((*SENDER, "--no-tls"), "--no-tls needs --send"),
        ((*SENDER, "--send", "example.org"), "“example.org” is not the address of a mail server."),
        ((*SENDER, "--send", "smtp://:25"), "is not the address of a mail server."),
        ((*SENDER, "--send", "smtp://example.org:99999"), "is not the address of a mail server."),
        ((*SENDER, "--send", "smtp://example.org/x"), "is not the address of a mail server."),
        ((*SENDER, "--send", "http://example.org"), "is not the address of a mail server."),
        ((*SENDER, "--send", "smtps://localhost", "--no-tls"), "smtps:// is TLS from the start."),
        ((*SENDER, "--send", "smtp://example.org", "--no-tls"), "only for a mail server on this"),
        ((*SENDER, "--send", "smtp://127.0.0.1.example.org", "--no-tls"), "on this machine"),
    ],
)
def test_wrong_options_are_named(
    ask: Ask, mission: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """One sentence, status 2, and nothing is written."""
    answer = ask("-p", mission, "invite", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert list(tmp_path.iterdir()) == [mission]


def test_a_password_in_the_address_is_not_repeated(ask: Ask, mission: Path) -> None:
    """It is refused, and said nowhere; half a login is refused too."""
    answer = ask("-p", mission, "invite", *SENDER, "--send", "smtp://me:hunter2@example.org")
    assert answer.status == 2
    assert "ITINERARY_SMTP_PASSWORD" in answer.err
    assert "hunter2" not in answer.err
    answer = ask(
        "-p", mission, "invite", *SENDER, "--send", "smtp://x.org", ITINERARY_SMTP_USER="me"
    )
    assert answer.status == 2
    assert "are both needed" in answer.err


def test_nothing_is_sent_from_a_mission_that_ships_with_the_tool(ask: Ask) -> None:
    """Its folder is no place for a note of what was sent; what would be sent can be seen."""
    answer = ask("-p", "rehearsal", "invite", *SENDER, "--send", "smtp://localhost")
    assert answer.status == 2
    assert "Send from a programme of your own" in answer.err
    answer = ask("-p", "rehearsal", "invite", *SENDER, "--dry-run")
    assert answer.status == 0


def test_a_dry_run_says_what_would_go_and_connects_nowhere(
    ask: Ask, released: Path, tmp_path: Path
) -> None:
    """To whom and about what, on standard output; nothing is written."""
    answer = ask("-p", released, "invite", *SENDER, "--send", "smtp://localhost:9", "--dry-run")
    assert answer.status == 0
    assert answer.out == (
        "Would be sent\n\n"
        "Anne Durand <anne@example.org>\n"
        "  Invitation: Forum, Tuesday 15 April, 09:30–12:00 Osaka\n"
        "  Invitation: Visit, Wednesday 16 April, 09:30–11:00 Osaka\n\n"
        "Basile Petit <basile@example.org>\n"
        "  Invitation: Forum, Tuesday 15 April, 09:30–12:00 Osaka\n"
        "  Invitation: Dinner, Wednesday 16 April, time to be confirmed\n"
    )
    assert answer.err == f"{NOBODY}4 messages to 2 people would be sent; nothing was.\n"
    assert {path.name for path in tmp_path.iterdir()} == {"mission.yaml", "mission.released.json"}


@pytest.mark.parametrize("options", [(), ("-o", "out"), ("--since", "0"), ("--summary",)])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_dry_run_says_what_the_same_command_would_write(
    ask: Ask, mission: Path, tmp_path: Path, options: tuple[str, ...], number: int
) -> None:
    """Before a first release, after it, and after a second: the same messages, and no file."""
    for text in (MISSION, MISSION.replace("end: 11:00", "end: 11:30"))[:number]:
        change(ask, mission, text)
    before = sorted(tmp_path.iterdir())
    dry = ask("-p", mission, "invite", *SENDER, *options, "--dry-run")
    assert sorted(tmp_path.iterdir()) == before
    done = ask("-p", mission, "invite", *SENDER, *options)
    assert dry.status == done.status == 0
    folder = options[1] if "-o" in options else "invitations"
    would = dry.err.replace(f" would be written to {folder}; nothing was.", f" in {folder}.")
    assert would == done.err
    written = [read(path)["Subject"] for path in sorted((tmp_path / folder).rglob("*.eml"))]
    shown = [line.strip() for line in dry.out.splitlines() if line.startswith("  ")]
    assert sorted(shown) == sorted(written)
    assert dry.out.startswith("Would be written\n")


@pytest.mark.parametrize("number", [0, 1])
def test_a_dry_run_with_a_server_says_what_the_same_command_would_send(
    ask: Ask, mission: Path, tmp_path: Path, number: int
) -> None:
    """Also that nothing is sent before a first release; and, with a folder, both."""
    if number:
        release(ask, mission)
    post = Postmaster()
    with serving(post) as port:
        dry = send(ask, mission, port, "-o", "out", "--dry-run")
        assert not (tmp_path / "out").exists()
        done = send(ask, mission, port, "-o", "out")
    assert dry.status == done.status == (0 if number else 2)
    would = dry.err.replace(" would be written to out; nothing was.", " in out.")
    sent = f" sent through localhost:{port}."
    assert would.replace(" would be sent; nothing was.", sent) == done.err
    assert dry.out.count("Invitation") == 2 * len(post.arrived) == 8 * number


def test_a_dry_run_says_what_would_stop_the_same_command(
    ask: Ask, released: Path, tmp_path: Path
) -> None:
    """A file that is in the way; and which files would go."""
    ask("-p", released, "invite", *SENDER, "-o", "out")
    change(ask, released, MISSION.replace("end: 11:00", "end: 11:30"))
    answer = ask("-p", released, "invite", *SENDER, "-o", "out", "--dry-run")
    assert "3 files would be removed from out.\n" in answer.err
    (tmp_path / "out/anne-durand/2025-04-16-visit.eml").write_text("mine", encoding="utf-8")
    dry = ask("-p", released, "invite", *SENDER, "-o", "out", "--dry-run")
    assert dry == ask("-p", released, "invite", *SENDER, "-o", "out")
    assert dry.status == 4


def test_what_is_released_is_read_when_no_other_run_sends(
    ask: Ask, released: Path, tmp_path: Path
) -> None:
    """Or a run that began before another release could send the older one after it."""
    (tmp_path / "mission.released.json").write_text("{", encoding="utf-8")
    with alone(tmp_path / "mission.sent.lock"):
        answer = ask("-p", released, "invite", *SENDER, "--send", "smtp://localhost")
    assert answer.status == 4
    assert "Another run is at work" in answer.err


def test_a_server_gets_every_message_once(ask: Ask, released: Path, tmp_path: Path) -> None:
    """All of it the first time, nothing the second; what was sent is noted without names."""
    post = Postmaster()
    with serving(post) as port:
        first, second = send(ask, released, port), send(ask, released, port)
    assert first.err == f"{NOBODY}4 messages to 2 people sent through localhost:{port}.\n"
    assert second.err == f"{NOBODY}There is no news for anybody else.\n"
    assert (first.status, second.status) == (0, 0)
    assert subjects(post) == EVERYTHING
    assert post.recipients == [address for address, _subject in EVERYTHING]
    noted = (tmp_path / "mission.sent.json").read_text("utf-8")
    first = [0, "2025-04-07T16:00:00+00:00"]
    assert [each["events"] for each in json.loads(noted)["sent"]] == [
        {"forum": first}, {"visit": first}, {"forum": first}, {"dinner": first},
    ]  # fmt: skip
    assert "@" not in noted
    assert "Durand" not in noted


def test_what_arrives_is_an_invitation_to_other_software(
    ask: Ask, released: Path, tmp_path: Path
) -> None:
    """METHOD is the same in header and body, for the standard library and two readers."""
    post = Postmaster()
    with serving(post) as port:
        send(ask, released, port)
    for message in post.arrived:
        parts = [part.get_content_type() for part in message.iter_parts()]
        assert parts == ["text/plain", "text/html", "text/calendar"]
        text = calendar_of(message)
        calendar = ical.calendar_stream.IcsCalendarStream.calendar_from_ics(text)
        (event,) = calendar.events
        method = list(message.iter_parts())[-1]["Content-Type"].params["method"]
        assert method == calendar.method == str(Calendar.from_ical(text)["METHOD"]) == "REQUEST"
        assert event.organizer is not None
        assert event.organizer.uri.removeprefix("mailto:") == message["From"].addresses[0].addr_spec
        (attendee,) = event.attendees
        assert attendee.uri.removeprefix("mailto:") == message["To"].addresses[0].addr_spec


def test_another_language_sends_nothing_again(ask: Ask, released: Path) -> None:
    """A run from another shell, in another language, is not news."""
    post = Postmaster()
    with serving(post) as port:
        send(ask, released, port)
        ask("-p", released, "--lang", "fr", "invite", *SENDER, *local(port))
    assert len(post.arrived) == 4


def test_only_what_is_released_is_sent(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """A draft goes to nobody: how many changes there are, what records them, and status 2."""
    post = Postmaster()
    with serving(post) as port:
        never = send(ask, mission, port)
        release(ask, mission)
        mission.write_text(MISSION.replace("end: 11:00", "end: 11:30"), encoding="utf-8")
        drafted = send(ask, mission, port)
        shown = ask("-p", mission, "invite", *SENDER, *local(port), "--dry-run")
    assert (never.status, drafted.status, shown.status) == (2, 2, 2)
    assert never.err == (
        "Error: 4 changes are not released yet, and only what is released is sent. "
        f"`itinerary -p {mission} release` records them.\n"
    )
    assert drafted.err == shown.err
    assert drafted.err == (
        "Error: 1 change is not released yet, and only what is released is sent. "
        f"`itinerary -p {mission} release` records it.\n"
    )
    assert post.arrived == []
    assert not (tmp_path / "mission.sent.json").exists()


def test_a_change_and_a_corrected_address_are_sent(ask: Ask, released: Path) -> None:
    """Only what each does not know goes, and to a new address all of it."""
    post = Postmaster()
    with serving(post) as port:
        send(ask, released, port)
        post.arrived.clear()
        change(
            ask,
            released,
            MISSION.replace("end: 11:00", "end: 11:30").replace("basile@", "b.petit@"),
        )
        answer = send(ask, released, port)
    assert answer.err == (
        "1 person was sent nothing at this address before, and gets everything: Basile Petit.\n"
        f"3 messages to 2 people sent through localhost:{port}.\n"
    )
    assert subjects(post) == [
        ("anne@example.org", "Changed: Visit, Wednesday 16 April, 09:30–11:30 Osaka"),
        ("b.petit@example.org", "Invitation: Forum, Tuesday 15 April, 09:30–12:00 Osaka"),
        ("b.petit@example.org", "Invitation: Dinner, Wednesday 16 April, time to be confirmed"),
    ]


def test_a_release_that_was_not_sent_goes_with_the_next(ask: Ask, released: Path) -> None:
    """Nobody misses a change because another was released before the messages went."""
    post = Postmaster()
    with serving(post) as port:
        send(ask, released, port)
        post.arrived.clear()
        once = MISSION.replace("start: 2025-04-15 09:30, end: 12:00", "start: 2025-04-15 10:00")
        change(ask, released, once)
        change(ask, released, once.replace("end: 11:00", "end: 11:30"))
        send(ask, released, port, "-d", "anne")
        late = once.replace("end: 11:00", "end: 11:30").replace(
            "name: Chloé Roux", "name: Chloé Roux, email: chloe@example.org"
        )
        released.write_text(late, encoding="utf-8")
        answer = send(ask, released, port)
    assert subjects(post) == [
        ("anne@example.org", "Changed: Forum, Tuesday 15 April, 10:00 Osaka"),
        ("anne@example.org", "Changed: Visit, Wednesday 16 April, 09:30–11:30 Osaka"),
        ("basile@example.org", "Changed: Forum, Tuesday 15 April, 10:00 Osaka"),
        ("chloe@example.org", "Invitation: Forum, Tuesday 15 April, 10:00 Osaka"),
    ]
    assert answer.err == (
        "1 person was sent nothing at this address before, and gets everything: Chloé Roux.\n"
        f"2 messages to 2 people sent through localhost:{port}.\n"
    )
    assert [event_of(message)["SEQUENCE"] for message in post.arrived] == [1, 1, 1, 1]


def test_who_is_taken_out_hears_it_whatever_was_released_between(ask: Ask, released: Path) -> None:
    """The cancellation is of what they were sent, with a higher number."""
    post = Postmaster()
    with serving(post) as port:
        send(ask, released, port)
        post.arrived.clear()
        change(ask, released, MISSION.replace("who: [anne]", "who: [basile]"))
        change(ask, released, MISSION.replace("who: [anne]", "who: [basile], status: tentative"))
        send(ask, released, port)
        again = send(ask, released, port)
    assert subjects(post) == [
        ("anne@example.org", "Not for you any more: Visit, Wednesday 16 April, 09:30–11:00 Osaka"),
        ("basile@example.org", "Invitation: Visit, Wednesday 16 April, 09:30–11:00 Osaka"),
    ]
    cancelled = event_of(post.arrived[0])
    assert (cancelled["SEQUENCE"], cancelled["STATUS"]) == (1, "CANCELLED")
    assert again.err == "There is no news.\n"


def test_who_leaves_the_delegation_is_named_and_nobody_hears_of_it(
    ask: Ask, released: Path
) -> None:
    """Their address left with them; for the others it is no change of every event."""
    post = Postmaster()
    with serving(post) as port:
        send(ask, released, port)
        post.arrived.clear()
        text = MISSION.replace("  basile: {name: Basile Petit, email: basile@example.org}\n", "")
        change(ask, released, text.replace("who: [basile]", "who: [anne]"))
        answer = send(ask, released, port)
    assert answer.err == (
        "Basile Petit left the delegation, and was sent 2 events. "
        "Their address left with them: tell them yourself.\n"
        f"1 message to 1 person sent through localhost:{port}.\n"
    )
    assert [subject for _to, subject in subjects(post)] == [
        "Invitation: Dinner, Wednesday 16 April, time to be confirmed"
    ]


def test_since_says_which_changes(ask: Ask, released: Path, tmp_path: Path) -> None:
    """Files tell of the last release, or of what is asked for; what was sent never goes twice."""
    change(ask, released, MISSION.replace("end: 11:00", "end: 11:30"))
    answer = ask("-p", released, "invite", *SENDER, "-o", "last")
    assert answer.err == (
        "This is what is new since release 1; `--since 0` says everything.\n"
        "1 message to 1 person in last.\n"
    )
    answer = ask("-p", released, "invite", *SENDER, "-o", "all", "--since", "0")
    assert answer.err == f"{NOBODY}4 messages to 2 people in all.\n"
    answer = ask("-p", released, "invite", *SENDER, "-o", "none", "--since", "2")
    assert answer.err == "There is no news.\n"
    assert not (tmp_path / "none").exists()
    for wrong in ("3", "-1", "two", ""):
        answer = ask("-p", released, "invite", *SENDER, "--since", wrong)
        assert (answer.status, answer.err) == (
            2,
            f"Error: There is no release {wrong}; the last one is 2.\n",
        )
    post = Postmaster()
    with serving(post) as port:
        once = send(ask, released, port, "--since", "1")
        again = send(ask, released, port, "--since", "1")
    assert once.err == f"1 message to 1 person sent through localhost:{port}.\n"
    assert again.err == "1 message was sent before, and is not sent again.\n"
    assert len(post.arrived) == 1


def test_the_first_messages_of_all_have_everything(ask: Ask, released: Path) -> None:
    """And it is said how to send less, where releases went out in another way."""
    change(ask, released, MISSION.replace("end: 11:00", "end: 11:30"))
    post = Postmaster()
    with serving(post) as port:
        answer = send(ask, released, port)
    assert answer.err == (
        "Nothing was sent before, so everybody gets everything; "
        "`--since 1` says what is new since release 1.\n"
        f"4 messages to 2 people sent through localhost:{port}.\n"
    )


def test_files_follow_what_was_sent(ask: Ask, released: Path, tmp_path: Path) -> None:
    """Once something was, they tell each what they were not sent, released or not."""
    with serving(Postmaster()) as port:
        send(ask, released, port)
    released.write_text(MISSION.replace("end: 11:00", "end: 11:30"), encoding="utf-8")
    answer = ask("-p", released, "invite", *SENDER, "-o", "out")
    assert answer.err == (
        f"1 change is not released yet; `itinerary -p {released} release` records it.\n"
        "1 message to 1 person in out.\n"
    )
    assert names(tmp_path / "out") == ["anne-durand/2025-04-16-visit.eml"]


def test_an_event_that_loses_its_day_is_postponed(ask: Ask, released: Path, tmp_path: Path) -> None:
    """It leaves the calendar, and is not said to be over."""
    change(ask, released, MISSION.replace("city: osaka, start: 2025-04-16 09:30, end: 11:00, ", ""))
    ask("-p", released, "invite", *SENDER, "-o", "out")
    message = read(tmp_path / "out/anne-durand/2025-04-16-visit.eml")
    assert message["Subject"] == "Postponed: Visit, Wednesday 16 April, 09:30–11:00 Osaka"
    assert "This does not take place then, and has no other day yet." in text_of(message)
    assert "METHOD:CANCEL" in calendar_of(message)


def test_filters_find_an_event_where_it_was(ask: Ask, released: Path, tmp_path: Path) -> None:
    """As they do for `diff`: whoever looks after a city hears what leaves it."""
    change(ask, released, MISSION.replace("Visit, city: osaka", "Visit, city: dijon"))
    for city in ("osaka", "dijon"):
        ask("-p", released, "invite", *SENDER, "-c", city, "-o", city)
        assert names(tmp_path / city) == ["anne-durand/2025-04-16-visit.eml"]


def test_an_older_record_than_what_was_sent_is_refused(
    ask: Ask, released: Path, tmp_path: Path
) -> None:
    """Numbers would go back: status 3, nothing is sent, and nothing released."""
    record = tmp_path / "mission.released.json"
    older = record.read_bytes()
    change(ask, released, MISSION.replace("end: 11:00", "end: 11:30"))
    post = Postmaster()
    with serving(post) as port:
        send(ask, released, port)
        post.arrived.clear()
        released.write_text(MISSION, encoding="utf-8")
        record.write_bytes(older)
        answers = (
            send(ask, released, port),
            send(ask, released, port, "--since", "0"),
            ask("-p", released, "release"),
        )
    assert record.read_bytes() == older
    assert post.arrived == []
    for answer in answers:
        assert answer.status == 3
        assert "More was sent of this programme than its record of releases has." in answer.err


def test_a_record_that_was_put_back_and_released_anew_is_refused(
    ask: Ask, released: Path, tmp_path: Path
) -> None:
    """The same number says something else in it: whoever was sent the other has another hour."""
    record = tmp_path / "mission.released.json"
    older = record.read_bytes()
    post = Postmaster()
    with serving(post) as port:
        change(ask, released, MISSION.replace("end: 11:00", "end: 11:30"))
        send(ask, released, port)
        post.arrived.clear()
        record.write_bytes(older)
        released.write_text(MISSION.replace("end: 11:00", "end: 11:45"), encoding="utf-8")
        noted = (tmp_path / "mission.sent.json").rename(tmp_path / "aside")
        assert ask("-p", released, "release", "--at", "2025-04-08 18:00").status == 0
        noted.rename(tmp_path / "mission.sent.json")
        answer = send(ask, released, port)
    assert (answer.status, post.arrived) == (3, [])
    assert "More was sent of this programme than its record of releases has." in answer.err


def test_a_change_says_what_is_different(ask: Ask, released: Path, tmp_path: Path) -> None:
    """In a message of its own, and in a summary; as `diff` has it."""
    change(ask, released, MISSION.replace("end: 11:00", "end: 11:30, table: 12"))
    ask("-p", released, "invite", *SENDER, "-o", "each")
    said = text_of(read(tmp_path / "each/anne-durand/2025-04-16-visit.eml"))
    different = (
        "What is different:\n"
        "Time: 09:30–11:30 Osaka, 02:30–04:30 Paris (was: 09:30–11:00 Osaka, 02:30–04:00 Paris): "
        "ends 30 minutes later\n"
        "Table: 12\n"
    )
    assert different in said
    ask("-p", released, "invite", *SENDER, "-o", "all", "--summary")
    summary = text_of(read(tmp_path / "all/anne-durand.eml"))
    assert summary.endswith(
        "Changed: Visit\nWednesday 16 April 2025\n09:30–11:30 Osaka\n02:30–04:30 Paris\nOsaka\n\n"
        + different
    )


def test_messages_that_are_sent_are_dated_then(ask: Ask, released: Path) -> None:
    """Or they would lie among older messages; their files keep the date of the change."""
    post = Postmaster()
    with serving(post) as port:
        send(ask, released, port)
    assert {message["Date"].datetime.year for message in post.arrived}.isdisjoint({2025})


def test_the_first_refusal_stops_it_and_the_next_run_goes_on(ask: Ask, released: Path) -> None:
    """It says what the server said, how many went and how many did not."""
    post = Postmaster(refused={"basile@example.org": "550 5.1.1 No such\x1b[31m user"})
    with serving(post) as port:
        stopped = send(ask, released, port)
        post.refused.clear()
        done = send(ask, released, port)
    assert stopped.status == 4
    assert stopped.err == (
        f"{NOBODY}Error: localhost:{port} does not take the message to "
        "Basile Petit <basile@example.org>: 550 5.1.1 No such [31m user. "
        "2 messages were sent, 2 were not; the same command goes on from there.\n"
    )
    assert done.status == 0
    assert subjects(post) == EVERYTHING


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_broken_connection_stops_it_and_the_next_run_goes_on(
    ask: Ask, released: Path, at: int
) -> None:
    """A message of which nobody said that it was taken was not."""
    post = Postmaster()
    post.answer = lambda _message: GONE if len(post.arrived) == at else TAKEN
    with serving(post) as port:
        stopped = send(ask, released, port)
        assert len(post.arrived) == at
        post.answer = lambda _message: TAKEN
        done = send(ask, released, port)
    assert (stopped.status, done.status) == (4, 0)
    assert "it closed the connection." in stopped.err
    assert subjects(post) == EVERYTHING


def test_a_message_that_went_and_could_not_be_noted_is_named(
    ask: Ask, released: Path, tmp_path: Path
) -> None:
    """It stops there: what is not known cannot be kept from going twice."""
    post = Postmaster()

    def lose_the_record(_message: EmailMessage) -> str:
        (tmp_path / "mission.sent.json").unlink()
        (tmp_path / "mission.sent.json").mkdir()
        return TAKEN

    post.answer = lose_the_record
    with serving(post) as port:
        answer = send(ask, released, port)
    assert answer.status == 4
    assert "The message to Anne Durand was sent, and could not be noted" in answer.err
    assert len(post.arrived) == 1


def test_a_server_that_is_not_there_is_said(ask: Ask, released: Path) -> None:
    """Nothing went, and the system's reason is given."""
    with serving(Postmaster()) as port:
        pass
    answer = send(ask, released, port)
    assert answer.status == 4
    assert answer.err == (
        f"{NOBODY}Error: localhost:{port} cannot be used: Connection refused. "
        "0 messages were sent, 4 were not; the same command goes on from there.\n"
    )


def test_a_login_goes_over_tls(ask: Ask, released: Path, tmp_path: Path) -> None:
    """User and password come from the environment, and the certificate is verified."""
    post = Postmaster()
    context, trusted = certified(tmp_path, "localhost")
    account = {"ITINERARY_SMTP_USER": "me", "ITINERARY_SMTP_PASSWORD": "open sesame"}
    options = {"authenticator": post.authenticate, "auth_required": True}
    with serving(post, tls_context=context, require_starttls=True, **options) as port:
        url = f"smtp://localhost:{port}"
        answer = ask(
            "-p", released, "invite", *SENDER, "--send", url, SSL_CERT_FILE=str(trusted), **account
        )
    assert answer.status == 0, answer.err
    assert (len(post.arrived), post.logins) == (4, [(b"me", b"open sesame")])
    assert "sesame" not in answer.err + (tmp_path / "mission.sent.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("{", "is damaged"),
        ('{"version": 1, "programme": "mission", "sent": [{}]}', "is damaged"),
        ('{"version": 1, "programme": "mission", "sent": {"a": 1}}', "is damaged"),
        ('{"version": 1, "programme": 1, "sent": []}', "is damaged"),
        ('{"version": "1", "programme": "mission", "sent": []}', "is damaged"),
        ("[" * 100_000, "is damaged"),
        ('{"version": 2, "what": 1}', "newer version of itinerary"),
        ('{"version": 2, "programme": "x", "sent": []}', "newer version of itinerary"),
        ('{"version": 1, "programme": "other", "sent": []}', "of another programme, “other”"),
    ],
)
def test_a_wrong_record_sends_nothing_and_stays(
    ask: Ask, released: Path, tmp_path: Path, noted: str, said: str
) -> None:
    """Status 3, the reason, and the bytes as they were."""
    record = tmp_path / "mission.sent.json"
    record.write_text(noted, encoding="utf-8")
    post = Postmaster()
    with serving(post) as port:
        answer = send(ask, released, port)
    assert answer.status == 3
    assert said in answer.err
    assert record.read_text("utf-8") == noted
    assert post.arrived == []


def test_two_at_once_are_one(released: Path) -> None:
    """While one run sends, another is refused, and sends nothing."""
    post, others = Postmaster(), []

    def start_another(_message: EmailMessage) -> str:
        if not others:
            others.append(run(released, port).communicate()[1])
        return TAKEN

    post.answer = start_another
    with serving(post) as port:
        assert run(released, port).wait() == 0
    assert "Another run is at work" in others[0]
    assert subjects(post) == EVERYTHING


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("at", [0, 2])
def test_interrupted_and_resumed_everybody_gets_everything_once(
    released: Path, number: signal.Signals, at: int
) -> None:
    """A signal while the server takes a message waits until that one is noted."""
    post = Postmaster()

    def interrupt(_message: EmailMessage) -> str:
        if len(post.arrived) == at:
            process.send_signal(number)
        return TAKEN

    post.answer = interrupt
    with serving(post) as port:
        process = run(released, port)
        said = process.communicate()[1]
        assert process.returncode == (130 if number is signal.SIGINT else -number)
        assert len(post.arrived) == at + 1
        if number is signal.SIGINT:
            left = "1 was" if at == 2 else "3 were"
            assert f"Interrupted. {at + 1} message" in said
            assert f"sent, {left} not; the same command goes on from there." in said
        post.answer = lambda _message: TAKEN
        assert run(released, port).wait() == 0
    assert subjects(post) == EVERYTHING


def test_killed_while_a_message_goes_only_that_one_can_come_twice(released: Path) -> None:
    """It then has the same Message-ID, by which mail programs know it."""
    post = Postmaster()

    def kill(_message: EmailMessage) -> str:
        if len(post.arrived) == 1:
            process.kill()
            process.wait()
        return TAKEN

    post.answer = kill
    with serving(post) as port:
        process = run(released, port)
        process.wait()
        post.answer = lambda _message: TAKEN
        assert run(released, port).wait() == 0
    assert Counter(subjects(post)) - Counter(EVERYTHING) == Counter([EVERYTHING[1]])
    assert len({message["Message-ID"] for message in post.arrived}) == 4


# Sends again and again, each time killed one line of the noting of the second message later, and
# once more to the end, until nothing kills it; prints how often each message came.
_KILLER = """
import os, signal, sys
from itinerary.cli.app import app
from itinerary.delivery.mail import sending
from itinerary.delivery.mail.sent import Sent
from itinerary.disk import files
from postoffice import Postmaster, serving

note, *words = sys.argv[1:]
post = Postmaster()

def run(limit, url):
    messages = lines = 0
    def watch(frame, event, argument):
        nonlocal messages, lines
        if frame.f_code not in {Sent.add.__code__, files.append.__code__}:
            return None
        messages += event == "call" and frame.f_code is Sent.add.__code__
        lines += event == "line" and messages == 2
        if lines == limit:
            os.kill(os.getpid(), signal.SIGKILL)
        return watch
    sys.settrace(watch)
    app([*words, "--send", url, "--no-tls"], standalone_mode=False)

def forked(limit, url):
    child = os.fork()
    if child == 0:
        try:
            run(limit, url)
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1] != 0

sys.stderr = open(os.devnull, "w")
app([*words, "--summary", "-o", "loaded"], standalone_mode=False)
with serving(post) as port:
    url, limit, killed = f"smtp://localhost:{port}", 0, True
    while killed:
        limit += 1
        killed = forked(limit, url)
        forked(sys.maxsize, url)
        print(*sorted(message["Message-ID"] for message in post.arrived))
        post.arrived.clear()
        os.unlink(note)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_while_a_message_is_noted_only_that_one_can_come_twice(
    released: Path, tmp_path: Path
) -> None:
    """At every line of it: nothing is lost, and no message that was noted goes again."""
    note = tmp_path / "mission.sent.json"
    words = ["-p", str(released), "invite", "-d", "anne", *SENDER]
    done = subprocess.run(
        [sys.executable, "-c", _KILLER, str(note), *words],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    *killed, whole = [Counter(line.split()) for line in done.stdout.splitlines()]
    assert len(killed) > 5
    assert len(whole) == whole.total() == 2
    assert all(each.keys() == whole.keys() and each.total() <= 3 for each in killed)
    assert {each.total() for each in killed} == {2, 3}


def release(ask: Ask, mission: Path) -> None:
    assert ask("-p", mission, "release", "--at", "2025-04-07 18:00").status == 0


def change(ask: Ask, mission: Path, text: str) -> None:
    """Another programme, and its release."""
    mission.write_text(text, encoding="utf-8")
    release(ask, mission)


def send(ask: Ask, mission: Path, port: int, *options: str) -> Answer:
    return ask("-p", mission, "invite", *SENDER, *local(port), *options)


def event_of(message: EmailMessage) -> Component:
    (event,) = Calendar.from_ical(calendar_of(message)).events
    return event


def local(port: int) -> tuple[str, ...]:
    return ("--send", f"smtp://localhost:{port}", "--no-tls")


def run(mission: Path, port: int) -> "subprocess.Popen[str]":
    """The tool in a process of its own."""
    command = [sys.executable, "-c", "from itinerary.cli import main; main()", "-p", str(mission)]
    return subprocess.Popen(
        [*command, "invite", *SENDER, *local(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


def read(path: Path) -> EmailMessage:
    from email import message_from_bytes, policy

    return message_from_bytes(path.read_bytes(), policy=policy.default)


def calendar_of(message: EmailMessage) -> str:
    data = list(message.iter_parts())[-1].get_payload(decode=True)
    assert isinstance(data, bytes)
    return data.decode()


def text_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    content: str = part.get_content()
    return content.replace("\r\n", "\n")
