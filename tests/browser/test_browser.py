"""A site in a real browser: how it looks, what its script and its worker do, and what is printed.

`make test` installs what drives the browser, where npm can; Chromium is the system's own.
"""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import ROOT, copied, loaded, programme

from itinerary.formats.site.assets import assets
from itinerary.formats.site.cards import write_cards
from itinerary.formats.site.pages import (
    Addresses,
    write_manifest,
    write_office,
    write_personal,
    write_public,
    write_withdrawn,
)
from itinerary.formats.site.worker import WORKER
from itinerary.programme.model import Programme
from itinerary.views.readers import reader_in
from itinerary.views.site.cards import card
from itinerary.views.site.office import office_page
from itinerary.views.site.personal import PersonalPages, Standing, edition
from itinerary.views.site.public import public_page
from itinerary.views.site.withdrawn import withdrawn

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), ""
)
RELEASED = Standing(3, datetime(2025, 4, 7, 16, tzinfo=UTC), "KXTR-MPLQ-W")
ADDRESS = "https://example.org/japan/p/{}/"
TOKENS = ("ai66ns5csmipfzokerqyya6q4nxzti7w", "4rpyuqrnwkegzcanpbrlu5vyiswyu4o3")
# Words longer than any, where there is room for any, between others that run from right to left.
LONG = f"שלום{'W' * 10_000}עולם"
PHOTO = ROOT / "data" / "rehearsal" / "solange-ferrandier.jpg"
HOSTILE = f"""\
id: mission
title: {LONG}
start: 2025-04-14
end: 2025-04-15
home: osaka
language: en
notice: {LONG}
contacts: [{{name: {LONG}, role: {LONG}, phone: "119"}}]
cities:
  osaka: {{name: {LONG}, timezone: Asia/Tokyo}}
  nara: {{name: {LONG}, timezone: Asia/Tokyo}}
places:
  hall: {{name: {LONG}, city: osaka, address: {LONG}, access: {LONG}}}
delegates:
  anne: {{name: {LONG}, role: {LONG}}}
stays:
  - {{city: osaka, hotel: {LONG}, address: {LONG}, from: 2025-04-14, to: 2025-04-15, who: [anne],
     rooms: {{anne: {LONG[:99]}}}}}
events:
  forum:
    title: {LONG}
    place: hall
    room: {LONG}
    start: 2025-04-15 09:30
    end: 12:00
    who: [anne]
    description: {LONG}
    notes_for: {{anne: {LONG}}}
    hosts: [{{name: {LONG}, local_name: {LONG}, title: {LONG}, phone: +33 1 99 00 20 02}}]
    dress: {LONG}
    documents: [{{title: {LONG}}}]
  train:
    title: {LONG}
    kind: travel
    number: {LONG}
    from: {{city: osaka, at: 2025-04-15 16:40}}
    to: {{city: nara, at: 2025-04-15 17:31}}
    who: [anne]
"""


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _write_page(folder: Path, name: str, mission: Programme, whose: str) -> None:
    pages = PersonalPages(mission, reader_in(mission.language, mission))
    to = mission.delegates[whose]
    page = pages.with_week(pages.page(to, RELEASED), to)
    feed = Addresses("../../c/feed.ics", "https://example.org/c/feed.ics")
    _write(folder / "p" / name / "index.html", write_personal(page, feed, assets(mission.accent)))
    _write(folder / "p" / name / "sw.js", WORKER)
    if page.photo:
        _write(folder / "p" / name / page.photo, PHOTO.read_bytes())
    _write(folder / "p" / name / "manifest.webmanifest", write_manifest(page))


def _write_site(folder: Path) -> None:
    """A page in each language, the public one, one that was withdrawn, and cards."""
    text = (ROOT / "data" / "rehearsal.yaml").read_text("utf-8")
    for id, language in (("octave-perdrion", "en"), ("celeste-passelune", "ja")):
        text = text.replace(f"  {id}:\n", f"  {id}:\n    language: {language}\n", 1)
    with TemporaryDirectory() as passing:
        mission = loaded(copied("rehearsal", Path(passing), text))
    for name, whose in (
        ("fr", "solange-ferrandier"),
        ("en", "octave-perdrion"),
        ("ja", "celeste-passelune"),
    ):
        _write_page(folder, name, mission, whose)
    _write_page(folder, "evil", programme(HOSTILE), "anne")
    shared = assets(mission.accent)
    for name, data in {**shared.files, **assets(programme(HOSTILE).accent).files}.items():
        _write(folder / "a" / name, data)
    reader = reader_in("fr", mission)
    public = public_page(mission, reader, edition(RELEASED, reader))
    _write(folder / "index.html", write_public(public, Addresses("programme.ics"), shared))
    office = office_page(mission, reader, edition(RELEASED, reader), ())
    _write(folder / "s" / "x" / "index.html", write_office(office, shared))
    gone = write_withdrawn(withdrawn("fr", replaced=True), shared).replace(b"../../a/", b"/a/")
    _write(folder / "w" / "index.html", gone)
    people = zip(mission.delegates.values(), TOKENS, strict=False)
    cards = [card(to, mission, reader, ADDRESS.format(token)) for to, token in people]
    _write(folder / "cards.html", write_cards(cards))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All stories, told once by one browser."""
    if not CHROMIUM:
        pytest.skip("Chromium is not on this machine")
    needed = "for (const each of ['playwright-core', 'axe-core', 'jsqr']) require(each)"
    if (
        not shutil.which("node")
        or subprocess.run(["node", "-e", needed], check=False, capture_output=True).returncode
    ):
        pytest.skip("Node, or what drives a browser from it, is not on this machine")
    folder = tmp_path_factory.mktemp("site")
    _write_site(folder)
    stories = Path(__file__).with_name("stories.cjs")
    run = subprocess.run(
        ["node", stories, folder, CHROMIUM],
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
        env=dict(os.environ),
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_nothing_goes_wrong_and_nothing_comes_from_elsewhere(told: dict[str, Any]) -> None:
    """No error in any console, and no answer from any other address, in all the stories."""
    assert told["trouble"] == []


def test_everybody_can_read_it(told: dict[str, Any]) -> None:
    """By day and by night, in three languages, on phone and screen, all parts open."""
    wrong = {
        where: seen for where, seen in told["looks"].items() if seen["axe"] or seen["sideways"] > 0
    }
    assert wrong == {}
    assert len(told["looks"]) == 8


def test_it_never_scrolls_sideways(told: dict[str, Any]) -> None:
    """On 320 pixels, with letters twice as large, with words of 10,000 letters, both ways."""
    assert {where: wide for where, wide in told["narrow"].items() if wide > 0} == {}


def test_now_is_told_by_instants_and_not_by_the_phone(told: dict[str, Any]) -> None:
    """The same words on a phone in Tokyo and in Los Angeles, before, meanwhile and after."""
    assert all(len(set(said)) == 1 for said in told["now"].values())
    assert [json.loads(said[0]) for said in told["now"].values()] == [
        [
            ["12:00 Paris"],
            [
                "Ensuite dans 2 jours sam 11:00 Rendez-vous 13:30 Paris → Tokyo "
                "Vol VO 701 · Aéroport Paris-Charles-de-Gaulle"
            ],
            [],
            [],
            [],
        ],
        [
            ["10:44 Osaka", "03:44 Paris"],
            [
                "Maintenant encore 31 min Visite de courtoisie Maison de la coopération Ukigumo "
                "jusqu’à 11:15 Osaka",
                "Ensuite dans 3 h 16 14:00 Navette fluviale pour l’Exposition "
                "Bateau 5 · Embarcadère de Nakanoshima",
            ],
            ["10:44 Osaka · 03:44 Paris"],
            ["3 journées passées"],
            ["mar 15"],
        ],
        [
            ["17:30 Osaka", "10:30 Paris"],
            ["Ensuite dans 1 h 30 19:00 Dîner de travail Restaurant Yoimachi"],
            ["17:30 Osaka · 10:30 Paris"],
            ["4 journées passées"],
            ["mer 16"],
        ],
        [[], [], [], ["8 journées passées"], []],
    ]


def test_without_a_script_all_is_there(told: dict[str, Any]) -> None:
    """No card of now, all days open, no button that does nothing; a card for the driver opens."""
    assert told["without"] == {"now": False, "open": 8, "days": 8, "copy": False, "taxi": 1}


def test_a_card_for_the_driver_is_one_tap_away(told: dict[str, Any]) -> None:
    """The name in local script on white; Escape closes it, and so does the phone's way back."""
    assert told["taxi"] == {
        "name": "うきぐも国際協力会館",
        "ground": "rgb(255, 255, 255)",
        "focus": "Fermer",
        "closed": True,
        "back": True,
        "gone": True,
    }


def test_the_keyboard_is_enough(told: dict[str, Any]) -> None:
    """The way past all else comes first; a day that is folded away is opened by its name."""
    assert told["keys"] == {"first": "skip", "second": "SUMMARY", "opened": True}


def test_a_week_on_paper_is_short(told: dict[str, Any]) -> None:
    """On A4 four pages at most, on A6 ten."""
    assert 2 <= told["paper"]["A4"] <= 4
    assert 5 <= told["paper"]["A6"] <= 10


def test_a_phone_keeps_the_page_and_lets_it_go(told: dict[str, Any]) -> None:
    """Without a network, or with one that hangs, it is there; withdrawn, nothing is left."""
    kept = dict(told["kept"])
    assert kept.pop("parts") >= 4
    assert kept == {
        "kept": True,
        "offline": "Solange Ferrandier",
        "hanging": "Solange Ferrandier",
        "within": True,
        "changed": "Octave Perdrion",
        "withdrawn": "Cette adresse a été remplacée.",
        "left": True,
        "after": True,
    }


def test_a_page_that_is_refused_is_not_kept(told: dict[str, Any]) -> None:
    """Where a server says that it is not to be had, the phone forgets it."""
    assert told["refused"] == {"kept": True, "left": True}


def test_the_secretariat_sees_everybody_on_one_screen(told: dict[str, Any]) -> None:
    """The day of today alone, with the line of this moment; what is on, and who is where."""
    assert told["office"] == {
        "faces": ["Osaka 15:10", "Paris 08:10", "Singapour 14:10"],
        "today": ["Mercredi 16 avril 2025"],
        "on": ["Atelier robotique", "Visite de la fabrique de miso"],
        "where": ["Nagoya", "Kyoto", "Osaka"],
        "flag": "15:10",
        "fits": True,
        "sideways": 0,
        "drawings": 1,
    }


def test_another_reader_reads_the_codes_of_printed_cards(told: dict[str, Any]) -> None:
    """At the size of paper, 130 dots an inch, each code is the address of its own page."""
    assert told["cards"] == [ADDRESS.format(token) for token in TOKENS]
