"""Calendars onto a server that a secretariat has: what is put there, and what is left alone."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pexpect
import pytest
from calendar_servers import (
    HOME,
    LOGIN,
    Gone,
    House,
    Reply,
    Request,
    Shelf,
    radicale,
    serving,
    xandikos,
)
from conftest import Answer, Ask
from readers import READERS, Seen

from itinerary.cli.commands.push import pushing

MISSION = """\
id: mission
title: Mission
start: 2035-04-12
end: 2035-04-19
home: dijon
language: en
accent: "#8a1c1c"
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
places:
  hall: {name: Hall, city: osaka, coordinates: [34.65, 135.38]}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, language: fr, email: anne@example.org}
  ben: {name: Ben Roux, organisation: region}
  carla: {name: Carla Novak, language: ja}
events:
  forum:
    reminder: 30m
    title: Forum
    place: hall
    start: 2035-04-15 09:30
    end: 12:00
    who: [anne, region]
  dinner:
    {title: Secret dinner, city: osaka, start: 2035-04-15 19:00, who: [anne], confidential: true}
  lunch:
    title: Lunch
    city: osaka
    start: 2035-04-16 12:00
    end: 13:00
    who: [ben]
    notes_for: {ben: Bring the gift}
"""
ANNE, BEN, CARLA = "Mission – Anne Durand", "Mission – Ben Roux", "Carla Novak｜Mission"
ALL = "3 calendars with 4 events at SERVER/: "
NOT_ALL = "Error: Not everything at SERVER is as the programme has it.\n"


class Mission:
    """A mission in a folder, the server that it is pushed to, and the tool."""

    def __init__(self, ask: Ask, folder: Path, house: House) -> None:
        self._ask = ask
        self.house = house
        self.file = folder / "mission.yaml"
        self.notes = folder / "mission.pushed.json"
        self.file.write_text(MISSION, encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        """One thing of the programme changes, and is released."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), encoding="utf-8")
        self.release()

    def release(self) -> "Mission":
        """All of it is released."""
        answer = self._ask("-p", self.file, "release")
        assert answer.status == 0, answer.err
        return self

    def push(self, *arguments: object, **variables: str) -> Answer:
        """It is pushed to the server; what was asked of that before is forgotten."""
        self.house.asked.clear()
        words = ("-p", self.file, "push", self.house.url, "--no-tls", *arguments)
        answer = self._ask(*words, **{**LOGIN, **variables})
        said = answer.err.replace(self.house.url, "SERVER/")
        return Answer(answer.status, answer.out, said.replace(self.house.url[:-1], "SERVER"))

    def exported(self, id: str) -> bytes:
        """Somebody's calendar as a file."""
        answer = self._ask("-p", self.file, "export", "-d", id, "-o", "-")
        assert answer.status == 0, answer.err
        return answer.out.encode()

    def pushed(self) -> "Mission":
        """All of it is released, and on the server."""
        self.release()
        self.said()
        return self

    def said(self, *arguments: object) -> str:
        """What is said when it is pushed and all is well."""
        answer = self.push(*arguments)
        assert answer.status == 0, answer.err
        return answer.err


@pytest.fixture
def shelf() -> Shelf:
    """A server of nothing."""
    return Shelf()


@pytest.fixture
def mission(ask: Ask, tmp_path: Path, shelf: Shelf) -> Iterator[Mission]:
    """A mission of which nothing is released, and a server with nothing on it."""
    with serving(shelf, home=HOME) as house:
        yield Mission(ask, tmp_path, house)


@pytest.mark.parametrize(("server", "home"), [(radicale, "/jane/"), (xandikos, "/jane/calendars/")])
def test_everybody_has_a_calendar(
    ask: Ask, tmp_path: Path, server: Callable[[Path], Callable[[Request], Reply]], home: str
) -> None:
    """In their language, with a colour and the zone of home; each with what is theirs alone.

    What is unchanged is not written again; one change is one PUT; a second server knows the same.
    """
    with serving(server(tmp_path), home=home) as house:
        mission = Mission(ask, tmp_path, house).release()
        assert mission.said() == f"{ALL}3 calendars made, 4 events written.\n"
        assert {*house.calendars()} - {"calendar"} == {ANNE, BEN, CARLA}
        assert house.properties(ANNE) == ("#8a1c1c", "Europe/Paris")
        assert house.titles(ANNE) == ["Forum", "Secret dinner"]
        assert house.titles(BEN) == ["Forum", "Lunch"]
        assert house.titles(CARLA) == []
        theirs = b"".join(house.objects(BEN).values()).decode()
        assert "Bring the gift" in theirs
        assert "anne@example.org" not in theirs
        for name, id in ((ANNE, "anne"), (BEN, "ben")):
            assert _seen(*house.objects(name).values()) == _seen(mission.exported(id))

        assert mission.said() == f"{ALL}nothing has changed.\n"
        assert house.methods == []
        mission.change("title: Lunch", "title: Late lunch")
        assert mission.said() == f"{ALL}1 event written.\n"
        assert house.methods == ["PUT"]
        assert house.titles(BEN) == ["Forum", "Late lunch"]

        house.edit(ANNE, "SUMMARY:Forum", "SUMMARY:Our forum")
        mission.change("title: Forum", "title: Great forum")
        answer = mission.push()
        assert answer.status == 4
        assert answer.err == (
            f"{ALL}1 event written.\n"
            f"“forum” was changed in “{ANNE}” since it was pushed, and is left as it is. "
            f"`--overwrite forum` writes over it.\n{NOT_ALL}"
        )
        assert house.titles(ANNE) == ["Our forum", "Secret dinner"]

        mission.notes.unlink()  # nothing is known any more, and nothing is written over
        assert mission.push().status == 4
        assert house.methods == []
        assert mission.said("--overwrite", "forum") == f"{ALL}1 event written.\n"
        assert house.titles(ANNE) == ["Great forum", "Secret dinner"]
        assert mission.said() == f"{ALL}nothing has changed.\n"

        assert mission.said("--remove-calendars", "--yes") == "3 calendars removed from SERVER.\n"
        assert {*house.calendars()} - {"calendar"} == set()


def _seen(*calendars: bytes) -> list[Seen]:
    """What another program, vobject, reads in some calendars."""
    return sorted(seen for each in calendars for seen in READERS["vobject"](each.decode()))


def test_an_object_is_a_file_of_one_event(mission: Mission, ask: Ask, shelf: Shelf) -> None:
    """It is byte by byte what `export --split` writes, at a path that is its UID."""
    mission.pushed()
    assert ask("-p", mission.file, "export", "-d", "anne", "--split", "-o", "anne").status == 0
    files = [file.read_bytes() for file in Path("anne").glob("*.ics")]
    path = mission.house.calendars()[ANNE]
    theirs = {each: data for each, data in shelf.objects.items() if each.startswith(path)}
    assert sorted(theirs.values()) == sorted(files)
    assert all(f"UID:{Path(each).stem}\r\n".encode() in data for each, data in theirs.items())


def test_what_is_not_released_is_not_pushed(mission: Mission) -> None:
    """Nothing is asked of the server, and the command is said that would release it."""
    answer = mission.push()
    assert answer.status == 2
    assert f"`itinerary -p {mission.file} release` records them" in answer.err
    assert mission.house.asked == []
    assert not mission.notes.exists()


def test_a_shipped_mission_is_not_pushed(mission: Mission, ask: Ask) -> None:
    """It is nobody's to publish."""
    answer = ask("-p", "rehearsal", "push", mission.house.url, "--no-tls")
    assert answer.status == 2
    assert "ships with the tool, and is not pushed" in answer.err
    assert mission.house.asked == []


def test_what_is_noted_is_for_its_owner(mission: Mission) -> None:
    """Nobody else may read it, and no password is in it."""
    mission.pushed()
    assert stat.S_IMODE(mission.notes.stat().st_mode) == 0o600
    assert LOGIN["ITINERARY_CALDAV_PASSWORD"] not in mission.notes.read_text()


def test_what_is_withdrawn_stays_cancelled_until_the_mission_is_over(
    mission: Mission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is deleted, and so is what was cancelled."""
    mission.pushed()
    mission.change("who: [anne, region]", "status: cancelled\n    who: [anne, region]")
    mission.change("who: [anne], confidential", "who: [ben], confidential")
    assert mission.said() == ("3 calendars with 5 events at SERVER/: 4 events written.\n")
    assert mission.house.titles(ANNE) == [
        "Annulation\xa0: Forum",
        "Annulation\xa0: Secret dinner",
    ]
    assert mission.house.titles(BEN) == ["Cancelled: Forum", "Lunch", "Secret dinner"]
    monkeypatch.setattr(pushing, "exact_moment", lambda: datetime(2035, 4, 19, 21, tzinfo=UTC))
    assert "nothing has changed" in mission.said()
    monkeypatch.setattr(pushing, "exact_moment", lambda: datetime(2035, 4, 19, 23, tzinfo=UTC))
    assert mission.said() == "3 calendars with 2 events at SERVER/: 3 events deleted.\n"
    assert mission.house.titles(ANNE) == []
    assert mission.house.titles(BEN) == ["Lunch", "Secret dinner"]


def test_who_has_left_keeps_a_calendar_of_what_is_off(mission: Mission, shelf: Shelf) -> None:
    """And whoever had none gets none."""
    mission.pushed()
    mission.change("who: [ben]\n    notes_for: {ben: Bring the gift}", "who: [anne]")
    mission.change("  ben: {name: Ben Roux, organisation: region}\n", "")
    assert mission.said() == "2 calendars with 3 events at SERVER/: 4 events written.\n"
    assert mission.house.titles(BEN) == [
        "Not for you any more: Forum",
        "Not for you any more: Lunch",
    ]
    shelf.calendars.clear()
    mission.said()
    assert {*mission.house.calendars()} == {ANNE, CARLA}


def test_one_has_a_calendar_of_their_own_or_all_share_one(mission: Mission) -> None:
    """With a name there is one of a selection, in which nothing is confidential, and no note."""
    mission.release()
    assert mission.said("-d", "anne") == (
        "1 calendar with 2 events at SERVER/: 1 calendar made, 2 events written.\n"
    )
    assert mission.said("--calendar", "The mission") == (
        "1 calendar with 2 events at SERVER/: 1 calendar made, 2 events written.\n"
    )
    assert {*mission.house.calendars()} == {ANNE, "The mission"}
    assert mission.house.titles("The mission") == ["Forum", "Lunch"]
    assert "gift" not in str(mission.house.objects("The mission"))
    answer = mission.push("-c", "osaka")
    assert answer.status == 2
    assert "--calendar NAME" in answer.err
    assert mission.said("--remove-calendars", "--yes", "--calendar", "The mission") == (
        "1 calendar removed from SERVER.\n"
    )
    assert {*mission.house.calendars()} == {ANNE}


def test_a_dry_run_writes_nothing(mission: Mission) -> None:
    """It says what would be written, for whom, and what would be left."""
    mission.release()
    answer = mission.push("--dry-run")
    assert answer == Answer(
        0,
        "Would be pushed\n\n"
        f"{ANNE}\n  Forum [written]\n  Secret dinner [written]\n\n"
        f"{BEN}\n  Forum [written]\n  Lunch [written]\n\n{CARLA}\n",
        f"{ALL}3 calendars made, 4 events written. That is what would be; nothing was written.\n",
    )
    assert mission.house.methods == []
    assert not mission.notes.exists()


def test_a_run_that_is_cut_off_goes_on(mission: Mission, shelf: Shelf) -> None:
    """After any request, answered or not: the next run does what was left, and nothing twice."""
    mission.release()
    mission.said("-d", "ben")
    usual = [str(each) for each in mission.house.asked]
    whole = dict(shelf.objects)
    for number in range(len(usual)):
        for is_done in (False, True):
            shelf.calendars.clear()
            shelf.objects.clear()
            mission.notes.unlink(missing_ok=True)
            mission.house.answer = _lost_after(shelf, number, is_done=is_done)
            assert mission.push("-d", "ben").status == 4
            heard = [str(each) for each in mission.house.asked[: number + is_done]]
            mission.house.answer = shelf
            mission.said("-d", "ben")
            assert shelf.objects == whole
            heard += [str(each) for each in mission.house.asked]
            puts = sorted(each for each in heard if each.startswith("PUT"))
            assert puts == sorted(each for each in usual if each.startswith("PUT"))


def _lost_after(shelf: Shelf, number: int, *, is_done: bool) -> Callable[[Request], Reply]:
    """A server that is lost at a request, which it may have heard."""
    left = [number]

    def answer(request: Request) -> Reply:
        left[0] -= 1
        if left[0] >= 0 or (left[0] == -1 and is_done):
            reply = shelf(request)
        if left[0] < 0:
            raise Gone
        return reply

    return answer


def test_what_stopped_is_said_with_how_much_was_done(mission: Mission, shelf: Shelf) -> None:
    """And that the same command goes on."""
    mission.release()
    mission.house.answer = _lost_after(shelf, 7, is_done=False)
    answer = mission.push()
    assert answer.status == 4
    assert answer.err == (
        "Error: SERVER cannot be used: it closed the connection. "
        "2 events were written; the same command goes on from there.\n"
    )


def test_one_refusal_does_not_keep_the_rest_from_going(mission: Mission, shelf: Shelf) -> None:
    """Each is named with the status and the server's own words, in which nothing acts."""
    mission.release()
    words = b"<error xmlns='DAV:'><responsedescription>Too \xc2\x9b31m red open sesame"
    words += b"</responsedescription></error>"

    def answer(request: Request) -> Reply:
        if request.method == "PUT" and b"Lunch" in request.body:
            return Reply("507 Insufficient Storage", (), words)
        return shelf(request)

    mission.house.answer = answer
    said = mission.push()
    assert said.status == 4
    assert said.err == (
        f"{ALL}3 calendars made, 3 events written.\n"
        f"“lunch” in “{BEN}”: 507 Insufficient Storage Too 31m red ….\n{NOT_ALL}"
    )
    mission.house.answer = shelf
    assert mission.said() == f"{ALL}1 event written.\n"


def test_a_calendar_that_cannot_be_made_is_named(mission: Mission, shelf: Shelf) -> None:
    """The others are made; and one that takes no colour is made without."""
    mission.release()

    def answer(request: Request) -> Reply:
        if request.method == "MKCALENDAR" and b"calendar-color" in request.body:
            return Reply("403 Forbidden")
        if request.method == "MKCALENDAR" and b"Ben" in request.body:
            return Reply("429 Too Many Requests")
        return shelf(request)

    mission.house.answer = answer
    said = mission.push()
    assert said.status == 4
    assert said.err == (
        "3 calendars with 4 events at SERVER/: 2 calendars made, 2 events written.\n"
        f"“{BEN}”: 403 Forbidden.\n{NOT_ALL}"
    )


@pytest.mark.parametrize(
    "refusal",
    [
        Reply("412 Precondition Failed"),
        Reply(
            "409 Conflict",
            (),
            b'<error xmlns="DAV:"><no-uid-conflict xmlns="urn:ietf:params:xml:ns:caldav"/></error>',
        ),
    ],
    ids=["412", "409"],
)
def test_an_event_that_is_in_another_calendar_is_said_to_be(
    mission: Mission, shelf: Shelf, refusal: Reply
) -> None:
    """Some servers keep a UID once in an account."""
    mission.release()

    def answer(request: Request) -> Reply:
        uid = request.path.rpartition("/")[2]
        if request.method == "PUT" and any(each.endswith(uid) for each in shelf.objects):
            return refusal
        return shelf(request)

    mission.house.answer = answer
    said = mission.push()
    assert said.status == 4
    assert said.err == (
        f"{ALL}3 calendars made, 3 events written.\n"
        f"“forum” is not put into “{BEN}”: this server keeps an event in one calendar alone, "
        f"and has it in another one ({refusal.status}).\n{NOT_ALL}"
    )


def test_what_others_have_in_a_calendar_stays(mission: Mission, shelf: Shelf) -> None:
    """Also when our own is removed; what somebody deleted is not put back unasked."""
    mission.pushed()
    path = mission.house.calendars()[BEN]
    shelf.objects[f"{path}theirs.ics"] = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    [forum] = [each for each, data in shelf.objects.items() if b"Forum" in data and path in each]
    del shelf.objects[forum]
    answer = mission.push()
    assert answer.status == 4
    assert answer.err == (
        f"{ALL}nothing has changed.\n“forum” was deleted in “{BEN}” since it was pushed, and is "
        f"not put back. `--overwrite forum` puts it back.\n{NOT_ALL}"
    )
    assert mission.said("--overwrite", "forum") == f"{ALL}1 event written.\n"
    assert mission.said("--remove-calendars", "--yes") == (
        f"2 calendars removed from SERVER.\n“{BEN}” remains: there are events of others in it.\n"
    )
    assert [*shelf.objects] == [f"{path}theirs.ics"]
    assert mission.said("--remove-calendars", "--yes") == (
        "No calendar is known that was pushed to SERVER.\n"
    )


def test_who_saw_a_reminder_has_changed_nothing(mission: Mission, shelf: Shelf) -> None:
    """Phones note it in the event, and a server may write it in another order."""
    mission.pushed()
    for path, data in shelf.objects.items():
        lines = data.replace(b"END:VALARM", b"ACKNOWLEDGED:20350415T000000Z\r\nEND:VALARM")
        lines = lines.replace(b"SEQUENCE:0\r\n", b"SEQUENCE:3\r\nX-MOZ-LASTACK:1\r\n")
        shelf.objects[path] = lines.replace(b"\r\n ", b"").replace(b"\r\n", b"\n")
    assert mission.said() == f"{ALL}nothing has changed.\n"
    mission.change("title: Forum", "title: Great forum")
    assert mission.said() == f"{ALL}2 events written.\n"


def test_notes_that_are_lost_or_old_write_over_nothing(mission: Mission, shelf: Shelf) -> None:
    """What is there is ours where it says what some release said; a hand's work is left."""
    mission.pushed()
    before = mission.notes.read_bytes()
    mission.change("title: Forum", "title: Great forum")
    mission.change("title: Lunch", "title: Late lunch")
    mission.said()
    mission.notes.write_bytes(before)  # a copy of an earlier day
    assert mission.said() == f"{ALL}nothing has changed.\n"
    mission.change("title: Great forum", "title: Forum of forums")
    mission.notes.unlink()
    assert mission.said() == f"{ALL}2 events written.\n"
    mission.notes.unlink()
    mission.house.edit(BEN, "SUMMARY:Late lunch", "SUMMARY:Sandwiches")
    mission.change("title: Late lunch", "title: Lunch")
    answer = mission.push()
    assert (answer.status, "“lunch” was changed" in answer.err) == (4, True)
    assert "Sandwiches" in mission.house.titles(BEN)


def test_a_calendar_that_was_deleted_is_made_again(mission: Mission, shelf: Shelf) -> None:
    """Under another name, where the server keeps the old one in its bin."""
    mission.pushed()
    binned = mission.house.calendars()[ANNE]
    shelf.objects = {path: data for path, data in shelf.objects.items() if binned not in path}
    del shelf.calendars[binned]

    def answer(request: Request) -> Reply:
        reply = shelf(request)
        if request.method == "PROPFIND" and request.path == HOME:
            there = f"<d:response><d:href>{binned}</d:href><d:propstat><d:prop><d:resourcetype>"
            there += "<d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK"
            there += "</d:status></d:propstat></d:response></d:multistatus>"
            return reply._replace(body=reply.body.replace(b"</d:multistatus>", there.encode()))
        return reply

    mission.house.answer = answer
    assert mission.said() == f"{ALL}1 calendar made, 2 events written.\n"
    assert mission.house.titles(ANNE) == ["Forum", "Secret dinner"]
    assert mission.house.calendars()[ANNE] != binned


def test_what_is_removed_is_asked_about_on_a_terminal(mission: Mission) -> None:
    """In the reader's language; nothing is removed by whoever says no."""
    mission.pushed()
    words = ["-p", str(mission.file), "push", mission.house.url, "--no-tls", "--remove-calendars"]
    environment = {**os.environ, **LOGIN, "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    for answer, left in (("non", 3), ("Oui", 0)):
        screen = pexpect.spawn(
            sys.executable,
            ["-c", "from itinerary.cli import main; main()", "--lang", "fr", *words],
            env=environment,  # type: ignore[arg-type]  # the stubs want os._Environ
            encoding="utf-8",
            timeout=20,
        )
        screen.expect(r"D’accord \(oui ou non\)\u202f\?")
        assert ANNE in (screen.before or "")
        screen.sendline(answer)
        screen.expect(pexpect.EOF)
        assert len(mission.house.calendars()) == left


def test_what_is_removed_is_asked_about(mission: Mission) -> None:
    """Where nobody can be asked, `--yes` is needed; a dry run asks nothing."""
    mission.pushed()
    answer = mission.push("--remove-calendars")
    assert answer.status == 2
    assert answer.err == ("Error: 3 calendars at SERVER are to be removed. Add --yes to agree.\n")
    assert mission.said("--remove-calendars", "--dry-run") == (
        "3 calendars removed from SERVER. That is what would be; nothing was written.\n"
    )
    assert len(mission.house.calendars()) == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"version": 1', '"version": 2', "by a newer version of itinerary"),
        ('"programme": "mission"', '"programme": "other"', "of another programme, “other”"),
        ('"objects": {', '"objects": [', "is damaged"),
        ('"whose"', '"who"', "is damaged"),
    ],
)
def test_notes_that_cannot_be_used_stop_everything(
    mission: Mission, old: str, new: str, said: str
) -> None:
    """Nothing is asked of the server."""
    mission.pushed()
    mission.push("--overwrite", "forum")  # all that was noted is in the document now
    text = mission.notes.read_text(encoding="utf-8").partition("\n}\n")[0] + "\n}\n"
    assert old in text
    mission.notes.write_text(text.replace(old, new), encoding="utf-8")
    answer = mission.push()
    assert (answer.status, said in answer.err) == (3, True), answer.err
    assert mission.house.asked == []


def test_a_note_that_was_cut_off_is_looked_up(mission: Mission) -> None:
    """The object is there, and ours."""
    mission.pushed()
    data = mission.notes.read_bytes()
    mission.notes.write_bytes(data[:-20])
    assert mission.said() == f"{ALL}nothing has changed.\n"


def test_a_password_is_never_said(mission: Mission) -> None:
    """Not even by a server that repeats it; a wrong one is said to be wrong."""
    mission.release()

    def answer(request: Request) -> Reply:
        known = request.headers.get("authorization", "")
        way = 'Basic realm="calendars"'
        return Reply(f"401 {known}", (("WWW-Authenticate", way),), known.encode())

    mission.house.answer = answer
    said = mission.push()
    assert said.status == 4
    assert said.err == "Error: SERVER refuses the user or the password.\n"
    without = mission.push(ITINERARY_CALDAV_USER="", ITINERARY_CALDAV_PASSWORD="")
    assert without.status == 4
    assert "wants to know who asks" in without.err
