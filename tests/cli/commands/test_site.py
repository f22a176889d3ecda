"""A website of pages and feeds: what is written for whom, and what never is."""

import json
import os
import re
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import ROOT, Answer, Ask
from icalendar import Calendar

MISSION = """\
id: mission
title: Mission
start: 2035-04-12
end: 2035-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
places:
  hall: {name: Hall, city: osaka}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, language: fr, email: anne@example.org, phone: "+33 1 99 00 00 01"}
  ben: {name: Ben Roux, organisation: region}
  carla: {name: Carla Novak, language: ja}
events:
  forum:
    {title: Forum, place: hall, start: 2035-04-15 09:30, end: 12:00, who: [anne, region]}
  dinner:
    {title: Secret dinner, city: osaka, start: 2035-04-15 19:00, who: [anne], confidential: true}
  flight:
    kind: travel
    mode: flight
    number: VO701
    from: {city: dijon, at: 2035-04-12 13:30}
    to: {city: osaka, at: 2035-04-13 09:25}
    who: everyone
  lunch:
    title: Lunch
    city: osaka
    start: 2035-04-16 12:00
    end: 13:00
    who: [ben]
    notes_for: {ben: Bring the gift}
"""
URL = "https://example.org/japan/"


class Mission:
    """A mission in a folder, its site, and the tool that is asked about both."""

    def __init__(self, ask: Ask, folder: Path) -> None:
        self._ask = ask
        self.file = folder / "mission.yaml"
        self.folder = folder / "web"
        self.notes = folder / "mission.site.json"
        self.write(MISSION)

    def write(self, text: str) -> None:
        """The programme, as it is from now on."""
        self.file.write_text(text, encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        """The programme with one thing changed, and released."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.write(text.replace(old, new))
        self.release()

    def release(self) -> None:
        """All of it is released."""
        assert self._ask("-p", self.file, "release").status == 0

    def site(self, *arguments: object) -> Answer:
        """The site is written to its folder."""
        return self._ask("-p", self.file, "site", self.folder, *arguments)

    def published(self, *arguments: object) -> "Mission":
        """The same, all of it released, and its address known."""
        self.release()
        assert self.site("--base-url", URL, *arguments).status == 0
        return self

    @property
    def known(self) -> dict[str, dict[str, str]]:
        """The addresses of everybody."""
        people: dict[str, dict[str, str]] = json.loads(self.notes.read_text())["people"]
        return people

    def page(self, id: str) -> str:
        """What somebody's page is made of."""
        return (self.folder / "p" / self.known[id]["page"] / "index.html").read_text("utf-8")

    def feed(self, id: str) -> list[str]:
        """The titles in somebody's feed."""
        return titles((self.folder / "c" / f"{self.known[id]['feed']}.ics").read_bytes())

    @property
    def bytes(self) -> dict[str, tuple[bytes, int]]:
        """Every file that is there, and when it was written."""
        return {
            file.relative_to(self.folder).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
            for file in self.folder.rglob("*")
            if file.is_file()
        }


def titles(calendar: bytes) -> list[str]:
    """The titles of a calendar's events."""
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(calendar).walk("VEVENT")]


@pytest.fixture
def mission(ask: Ask, tmp_path: Path) -> Mission:
    """A mission of which nothing is released."""
    return Mission(ask, tmp_path)


def test_what_is_not_released_is_not_published(mission: Mission) -> None:
    """Nothing is written, and the command is said that would release it."""
    answer = mission.site("--base-url", URL)
    assert answer.status == 2
    assert f"`itinerary -p {mission.file} release` records them" in answer.err
    assert not mission.folder.exists()
    assert not mission.notes.exists()


def test_everybody_has_a_page_and_a_feed(mission: Mission) -> None:
    """In their own language, with events or without; and what lies there is what is promised."""
    mission.release()
    answer = mission.site("--base-url", URL)
    assert answer.status == 0
    assert answer.err == (
        f"3 pages changed in {mission.folder}: Anne Durand, Ben Roux, Carla Novak.\n"
    )
    assert '<html lang="fr"' in mission.page("anne")
    assert '<html lang="en"' in mission.page("ben")
    assert '<html lang="ja"' in mission.page("carla")
    assert mission.feed("anne") == ["Dijon → Osaka", "Forum", "Secret dinner"]
    assert mission.feed("carla") == ["Dijon → Osaka"]
    kinds = {re.sub(r"[a-z2-7]{32}|[0-9a-f]{16}", "…", path) for path in mission.bytes}
    assert kinds == {
        "index.html",
        "robots.txt",
        "a/index.html",
        "a/….css",
        "a/….js",
        "c/index.html",
        "c/….ics",
        "p/index.html",
        "p/…/index.html",
        "p/…/manifest.webmanifest",
        "p/…/sw.js",
        "s/index.html",
        "s/…/index.html",
    }


def test_nobody_reads_what_is_for_another(mission: Mission) -> None:
    """A confidential dinner, a note, a telephone, another's address: in no byte that others get."""
    mission.published()
    anne, ben = mission.known["anne"], mission.known["ben"]
    secrets = {
        "Secret dinner": "anne",
        "Bring the gift": "ben",
        "99 00 00 01": "",
        "example.org/japan/c/" + anne["feed"]: "anne",
    }
    for id in mission.known:
        theirs = mission.known[id]
        folder = mission.folder / "p" / theirs["page"]
        said = b"".join(each.read_bytes() for each in folder.iterdir()).decode()
        said += (mission.folder / "c" / f"{theirs['feed']}.ics").read_text("utf-8")
        for secret, owner in secrets.items():
            assert (secret in said) == (owner == id), (id, secret)
        others = {
            token for each in mission.known if each != id for token in mission.known[each].values()
        }
        assert not any(token in said for token in others)
    assert ben["page"] not in mission.page("anne")


def test_a_feed_does_not_lead_to_the_page(mission: Mission) -> None:
    """Companies fetch and keep the addresses of feeds."""
    mission.published()
    for address in mission.known.values():
        feed = (mission.folder / "c" / f"{address['feed']}.ics").read_bytes()
        assert address["page"].encode() not in feed
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n" in feed


def test_what_is_the_same_is_not_written_again(mission: Mission) -> None:
    """No file is touched, nobody's phone is woken; the address of the site is remembered."""
    before = mission.published().bytes
    assert mission.site().err == f"Nothing has changed in {mission.folder}.\n"
    assert mission.bytes == before


def test_a_change_is_written_for_those_whom_it_concerns(mission: Mission) -> None:
    """Of the others' pages and feeds not a byte changes, not even the number of their edition."""
    before = mission.published().bytes
    mission.change("title: Lunch", "title: Picnic")
    assert mission.site().err == f"1 page changed in {mission.folder}: Ben Roux.\n"
    ben = mission.known["ben"]
    changed = {path for path, file in mission.bytes.items() if file != before.get(path)}
    assert changed - {path for path in changed if path.startswith("s/")} == {
        f"p/{ben['page']}/index.html",
        f"c/{ben['feed']}.ics",
    }
    assert "Picnic" in mission.page("ben")


def test_a_new_address_takes_the_old_one_away(mission: Mission) -> None:
    """A lost phone: its page says so in the reader's language, its feed in one day; others stay."""
    mission.published()
    before = mission.known
    assert mission.site("--renew", "anne").status == 0
    assert mission.known["ben"] == before["ben"]
    assert set(mission.known["anne"].values()).isdisjoint(before["anne"].values())
    old = (mission.folder / "p" / before["anne"]["page"] / "index.html").read_text("utf-8")
    assert "Anne" not in old
    assert "Forum" not in old
    assert '<html lang="fr"' in old
    assert titles((mission.folder / "c" / f"{before['anne']['feed']}.ics").read_bytes()) == [
        "Ce calendrier a une autre adresse"
    ]
    assert mission.feed("anne") == ["Dijon → Osaka", "Forum", "Secret dinner"]
    again = mission.bytes
    mission.site()
    assert mission.bytes == again


def test_who_leaves_loses_the_page_and_keeps_what_is_cancelled(mission: Mission) -> None:
    """Their feed has their events cancelled, until the mission is over."""
    mission.published()
    ben = mission.known["ben"]
    text = MISSION.replace("  ben: {name: Ben Roux, organisation: region}\n", "")
    mission.write(text.partition("  lunch:")[0])
    mission.release()
    assert mission.site().status == 0
    assert "ben" not in mission.known
    page = (mission.folder / "p" / ben["page"] / "index.html").read_text("utf-8")
    assert "Ben" not in page
    feed = titles((mission.folder / "c" / f"{ben['feed']}.ics").read_bytes())
    assert sorted(feed) == [
        "Cancelled: Lunch",
        "Not for you any more: Dijon → Osaka",
        "Not for you any more: Forum",
    ]


def test_when_it_is_over_all_addresses_are_withdrawn(mission: Mission) -> None:
    """Until they are wanted again, which gives new ones."""
    mission.published()
    before = mission.known
    answer = mission.site("--close")
    assert "No address is in use any more; `--reopen` gives new ones." in answer.err
    assert mission.known == {}
    everything = b"".join(data for data, _when in mission.bytes.values()).decode()
    assert "Anne" not in everything
    assert "Forum" not in everything
    mission.site()
    assert mission.known == {}
    assert mission.site("--reopen").status == 0
    assert set(mission.known) == set(before)
    assert set(mission.known["anne"].values()).isdisjoint(before["anne"].values())


def test_without_its_file_nobody_gets_another_address_unasked(mission: Mission) -> None:
    """The pages that are there are somebody's: all of them are renewed, or none."""
    mission.published()
    before = mission.known
    mission.notes.unlink()
    answer = mission.site("--base-url", URL)
    assert answer.status == 2
    assert "add `--renew all`: then everybody gets a new address." in answer.err
    assert mission.site("--base-url", URL, "--renew", "all").status == 0
    for id, address in before.items():
        assert set(mission.known[id].values()).isdisjoint(address.values())
        page = (mission.folder / "p" / address["page"] / "index.html").read_text("utf-8")
        assert "Forum" not in page
        assert len(titles((mission.folder / "c" / f"{address['feed']}.ics").read_bytes())) == 1


def test_a_foreign_file_is_left_alone(mission: Mission) -> None:
    """What is in the way stops all; what is not stays."""
    mission.release()
    mission.folder.mkdir()
    (mission.folder / "index.html").write_text("my homepage")
    answer = mission.site("--base-url", URL)
    assert answer.status == 4
    assert "is in the way, and was not written by this mission’s site" in answer.err
    assert [*mission.bytes] == ["index.html"]


def test_no_folder_of_the_programme_is_published(mission: Mission, ask: Ask) -> None:
    """Neither the one that it lies in nor one above."""
    mission.release()
    for folder in (mission.file.parent, mission.file.parent.parent):
        answer = ask("-p", mission.file, "site", folder)
        assert answer.status == 2
        assert "holds the programme, which is not for the web" in answer.err


def test_a_shipped_mission_is_not_published(ask: Ask, tmp_path: Path) -> None:
    """It can be looked at here."""
    answer = ask("-p", "rehearsal", "site", tmp_path / "web", "--unreleased")
    assert answer.status == 2
    assert "itinerary -p rehearsal site --serve" in answer.err
    assert not (tmp_path / "web").exists()


@pytest.mark.parametrize(
    "typed", ["example.org", "ftp://example.org", "https://", "https://a b/", "https://x/?a", ""]
)
def test_an_address_is_one_of_the_web(mission: Mission, typed: str) -> None:
    """Anything else is named, with an example."""
    mission.release()
    answer = mission.site("--base-url", typed)
    assert answer.status == 2
    assert "is not the address of a folder. Write it like https://example.org/japan/." in answer.err


def test_papers_lie_beside_the_pages_of_those_who_get_them(mission: Mission) -> None:
    """Under a name of their own, and gone again when they are nobody's any more."""
    (mission.file.parent / "notes").mkdir()
    (mission.file.parent / "notes" / "mémo.pdf").write_bytes(b"%PDF-1.7 for the forum")
    papers = "documents: [{title: Memo, file: notes/mémo.pdf, for: [anne]}]"
    mission.write(
        MISSION.replace(
            "end: 12:00, who: [anne, region]", f"{papers}, end: 12:00, who: [anne, region]"
        )
    )
    mission.published()

    def beside(id: str) -> list[str]:
        folder = mission.folder / "p" / mission.known[id]["page"]
        return sorted(each.name for each in folder.iterdir() if each.suffix == ".pdf")

    (name,) = beside("anne")
    assert re.fullmatch(r"[0-9a-f]{8}-mémo\.pdf", name)
    assert "m%C3%A9mo.pdf" in mission.page("anne")
    assert beside("ben") == []
    assert "Memo" not in mission.page("ben")
    mission.change(", for: [anne]", ", for: [ben]")
    mission.site()
    assert (beside("anne"), beside("ben")) == ([], [name])


def test_a_picture_of_somebody_lies_beside_their_own_page(mission: Mission) -> None:
    """Whatever its file is called, and beside nobody else's."""
    picture = (ROOT / "data" / "rehearsal" / "solange-ferrandier.jpg").read_bytes()
    (mission.file.parent / "Durand.JPG").write_bytes(picture)
    mission.write(MISSION.replace("{name: Anne Durand,", "{name: Anne Durand, photo: Durand.JPG,"))
    mission.published()
    folders = {id: mission.folder / "p" / mission.known[id]["page"] for id in mission.known}
    assert (folders["anne"] / "photo.jpg").read_bytes() == picture
    assert '<img class="photo" src="photo.jpg" alt="">' in mission.page("anne")
    assert not (folders["ben"] / "photo.jpg").exists()
    assert "<img" not in mission.page("ben")


def test_what_is_not_released_can_be_tried(mission: Mission) -> None:
    """The pages say that they are a draft."""
    assert mission.site("--unreleased").status == 0
    assert "Draft, not released" in mission.page("ben")
    assert "Brouillon" in mission.page("anne")


def test_the_list_says_who_has_which_address(mission: Mission, ask: Ask) -> None:
    """For a mail merge, in every format; and it writes nothing."""
    mission.published()
    before = mission.bytes
    records = json.loads(ask("-p", mission.file, "site", "--list", "-f", "json").out)
    anne = mission.known["anne"]
    assert records[0] == {
        "id": "anne",
        "name": "Anne Durand",
        "email": "anne@example.org",
        "page": f"{URL}p/{anne['page']}/",
        "feed": f"{URL}c/{anne['feed']}.ics",
    }
    assert [record["id"] for record in records] == ["anne", "ben", "carla"]
    assert mission.bytes == before


def test_nobody_has_an_address_before_the_first_run(ask: Ask, mission: Mission) -> None:
    """The sentence says how to give them."""
    answer = ask("-p", mission.file, "site", "--list")
    assert answer.status == 2
    assert "Nobody has an address yet" in answer.err


def test_the_public_programme_has_nothing_else(mission: Mission) -> None:
    """No journey, nothing confidential, no note, no name, no number; for who asks for it only."""
    mission.published("--public")
    public = (mission.folder / "index.html").read_text("utf-8")
    assert "Forum" in public
    for hidden in ("Secret", "Dijon → Osaka", "VO701", "Anne", "Bring", "+33"):
        assert hidden not in public, hidden
    assert titles((mission.folder / "programme.ics").read_bytes()) == ["Forum", "Lunch"]
    feed = (mission.folder / "programme.ics").read_text("utf-8")
    assert "Anne" not in feed
    mission.site()
    assert not (mission.folder / "programme.ics").exists()
    assert "Forum" not in (mission.folder / "index.html").read_text("utf-8")


def test_cards_are_for_their_owner_alone(mission: Mission, tmp_path: Path) -> None:
    """Outside of the folder, and nobody else can read them."""
    mission.release()
    cards = tmp_path / "cards.html"
    assert mission.site("--base-url", URL, "--cards", cards).status == 0
    assert cards.stat().st_mode & 0o777 == 0o600
    assert cards.read_text("utf-8").count("<svg") == 3
    paper = tmp_path / "cards.pdf"
    assert mission.site("--cards", paper).status == 0
    assert paper.read_bytes().startswith(b"%PDF-")
    assert paper.stat().st_mode & 0o777 == 0o600
    inside = mission.site("--cards", mission.folder / "cards.html")
    assert inside.status == 2
    assert not (mission.folder / "cards.html").exists()


def test_options_that_exclude_each_other_are_refused(mission: Mission) -> None:
    """One thing at a time is done to addresses."""
    mission.release()
    assert mission.site("--close", "--renew", "anne").status == 2
    assert mission.site("--renew", "nobody-known").status == 2


def test_a_number_that_is_no_port_is_refused(mission: Mission) -> None:
    """Before anything is written."""
    answer = mission.site("--unreleased", "--serve", "--port", "80000")
    assert answer.status == 2
    assert answer.err == "Error: There is no port 80000: the numbers are from 0 to 65535.\n"
    assert not mission.folder.exists()


def test_the_list_says_what_it_lacks(mission: Mission, ask: Ask) -> None:
    """Where the site will be; or an address at all, once all were withdrawn."""
    mission.release()
    mission.site()
    answer = ask("-p", mission.file, "site", "--list")
    assert (answer.status, "add `--base-url URL`" in answer.err) == (2, True)
    mission.site("--close")
    answer = ask("-p", mission.file, "site", "--list")
    assert (answer.status, "`--reopen` gives new ones" in answer.err) == (2, True)


def test_it_is_looked_at_here(mission: Mission) -> None:
    """From a folder that goes again: rebuilt when the file changes, kept while it is wrong."""
    tool = str(Path(sys.executable).with_name("itinerary"))
    program = [tool, "-p", str(mission.file), "site", "--serve"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*program, "--port", "0"], stderr=subprocess.PIPE, text=True, env=environment
    ) as served:
        assert served.stderr
        said = next(line for line in served.stderr if "secretariat’s page" in line)
        url = urlsplit(said.rpartition(" ")[2].strip())

        def office() -> str:
            connection = HTTPConnection(str(url.hostname), url.port or 0, timeout=10)
            connection.request("GET", url.path)
            answer = connection.getresponse()
            assert answer.status == 200
            return answer.read().decode()

        try:
            assert "Forum" in office()
            mission.write(MISSION.replace("title: Forum", "title: Congress"))
            os.utime(mission.file, (time.time() + 5,) * 2)
            assert "Congress" in office()
            mission.write("title: [")
            os.utime(mission.file, (time.time() + 10,) * 2)
            assert "Congress" in office()
            served.terminate()
            assert "The site is left as it was." in served.communicate(timeout=30)[1]
        finally:
            served.kill()
    assert served.returncode == 0
    assert not mission.notes.exists()
    assert not mission.folder.exists()
