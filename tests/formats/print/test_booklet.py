"""Booklets as others read them: poppler their text, zbar their codes."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import loaded, programme
from poppler import codes, copied, information, needs_poppler, needs_zbar, pages

from itinerary.delivery.booklets import Press
from itinerary.formats.print.booklet import Look, Paper
from itinerary.languages import speaking
from itinerary.programme.missions import shipped
from itinerary.programme.model import Programme
from itinerary.queries.selection import Selection, selected
from itinerary.releases.versions import Versions, with_release
from itinerary.views.agenda import agenda
from itinerary.views.booklet.audience import Audience, audience_of
from itinerary.views.booklet.booklet import Wish
from itinerary.views.readers import reader_in

AT = datetime(2025, 4, 7, 18, tzinfo=UTC)
HEAD = """\
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


def press(mission: Programme, language: str, paper: Paper = "a5") -> Press:
    """What prints the booklets of a mission that was released."""
    versions = Versions(mission, with_release(Versions(mission, None, AT), AT, ""), AT)
    look = Look(paper, mission.accent)
    return Press(versions, Wish(mission.events), look, lambda _to: reader_in(language, mission))


def rehearsal() -> Programme:
    """The invented mission that ships with the tool."""
    return loaded(shipped("rehearsal"))


def together(text: str) -> str:
    """A text without spaces, which are broken into lines where there is no more room."""
    return "".join(text.split())


def titles(mission: Programme, audience: Audience, language: str) -> list[list[str]]:
    """The titles of each day of an agenda, in its order."""
    reader = reader_in(language, mission)
    theirs = selected(mission.events, Selection(parties=audience.parties))
    events = [each for each in theirs if audience.to or not each.confidential]
    with speaking(language):
        return [
            [row.title for row in block.rows] for block in agenda(mission, events, reader).blocks
        ]


def are_in_order(words: list[str], text: str) -> bool:
    """Whether words stand in a text, one behind the other."""
    place = 0
    for each in words:
        place = text.find(together(each), place)
        if place < 0:
            return False
        place += len(together(each))
    return True


@needs_poppler
@pytest.mark.parametrize("language", ["fr", "ja"])
def test_every_event_of_the_agenda_stands_there_in_its_order(language: str) -> None:
    """In each booklet; and no event of others stands in it."""
    mission = rehearsal()
    printer = press(mission, language)
    first, *_others, last = mission.delegates.values()
    for parties in ((), (first,), (last,)) if language == "fr" else ((last,),):
        audience = audience_of(mission, parties)
        text = together(copied(printer.pdf(audience)))
        theirs = titles(mission, audience, language)
        assert are_in_order([title for day in theirs for title in day], text)
        said = {title for day in theirs for title in day}
        others = {each.title.read(language) for each in mission.events} - said
        assert [each for each in others if together(each) in text] == []


@needs_poppler
def test_a_booklet_is_tagged_titled_and_in_pages_of_four() -> None:
    """It says its language, and has a bookmark for each day."""
    mission = rehearsal()
    made = press(mission, "ja").pdf(audience_of(mission, ()))
    known = information(made)
    assert (known["Tagged"], known["Title"]) == (
        "yes",
        "ヴァロンブル訪日団（リハーサル） · 代表団のしおり",
    )
    assert int(known["Pages"]) % 4 == 0
    assert b"/Lang(ja)" in made
    days = [title for title in bookmarks(made) if re.match(r"4月\d+日", title)]
    assert days == [f"4月{12 + day}日({name})" for day, name in enumerate("土日月火水木金土")]


def bookmarks(made: bytes) -> list[str]:
    """The titles of a PDF's bookmarks, in the order of the file."""
    found = re.findall(
        rb"/Title ?(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]+>)/Dest|/Title ?(<[0-9A-Fa-f]+>)", made
    )
    texts = []
    for each in (one or other for one, other in found):
        if each.startswith(b"<"):
            texts.append(bytes.fromhex(each[1:-1].decode()).decode("utf-16"))
        else:
            raw = re.sub(rb"\\(.)", rb"\1", each[1:-1], flags=re.DOTALL)
            texts.append(
                raw.decode("utf-16") if raw.startswith(b"\xfe\xff") else raw.decode("latin1")
            )
    return texts


@needs_zbar
def test_each_code_opens_the_map_that_its_card_means(tmp_path: Path) -> None:
    """As another program reads them on the printed page."""
    mission = rehearsal()
    printer = press(mission, "en", "a6")
    audience = audience_of(mission, (next(iter(mission.delegates.values())),))
    maps = [card.map for card in printer.booklet(audience).taxis if card.map]
    made = printer.pdf(audience)
    heads = [page.splitlines()[0] for page in pages(made)]
    cards = [number for number, head in enumerate(heads, 1) if "To show to the driver" in head]
    assert len(maps) > 3
    assert sorted(codes(made, tmp_path, cards)) == sorted(maps)


def test_the_same_programme_gives_the_same_bytes() -> None:
    """Whatever was printed before."""
    mission = rehearsal()
    everybody = audience_of(mission, ())
    first = press(mission, "en").pdf(everybody)
    press(mission, "fr", "a6").pdf(audience_of(mission, tuple(mission.delegates.values())[:1]))
    assert press(mission, "en").pdf(everybody) == first


LONG = " ".join(f"word{number}" for number in range(3000))
FORTY = "\n".join(f"  d{number}: {{name: Delegate Number{number}}}" for number in range(40))
STRESS = f"""{HEAD}\
delegates:
  anne: {{name: Anne {"Long-Name " * 18}Durand}}
{FORTY}
events:
  speech: {{title: Speech, city: osaka, start: 2025-04-15 08:00, end: 09:00, who: [anne],
    description: {LONG}}}
  forum: {{title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00,
    who: [anne, {", ".join(f"d{number}" for number in range(40))}]}}
"""


@needs_poppler
@pytest.mark.parametrize("paper", ["a6", "a4"])
def test_nothing_of_what_is_long_is_lost(paper: Paper) -> None:
    """Three thousand words, a name of two hundred characters, forty people, and no address."""
    mission = programme(STRESS)
    made = press(mission, "en", paper).pdf(audience_of(mission, (mission.delegates["anne"],)))
    text = copied(made)
    assert re.findall(r"\bword\d+", text) == LONG.split()
    spoken = together(text)
    assert together(mission.delegates["anne"].name.read("en")) in spoken
    assert all(f"Number{number}" in spoken for number in range(40))
    assert "To show to the driver" not in text


@needs_poppler
@pytest.mark.parametrize("paper", ["a6", "a4"])
def test_the_longest_day_does_not_spill(paper: Paper) -> None:
    """Fifty events, each with all that it can have, one after the other."""
    many = "\n".join(
        f"  e{n}: {{title: Event{n}x, city: osaka, "
        f"start: '2025-04-15 {8 + n // 5:02d}:{n % 5 * 12:02d}', "
        f"who: [anne], room: Room{n}x, dress: Dark, gift: Vase, language: Japanese, "
        f"hosts: [{{name: Host{n}x, title: Chair, organisation: Body}}], description: About{n}x}}"
        for n in range(50)
    )
    mission = programme(f"{HEAD}delegates:\n  anne: {{name: Anne}}\nevents:\n{many}\n")
    made = pages(press(mission, "en", paper).pdf(audience_of(mission, ())))
    day = "".join(made[1:])
    for word in ("Event", "Room", "Host", "About"):
        assert {f"{word}{n}x" for n in range(50)} <= set(re.findall(rf"{word}\d+x", day))
    foot = [page for page in made[1:] if "Edition 1" in page]
    assert len(foot) == len(made) - 1


@pytest.mark.parametrize(("language", "paper"), [("en", "letter"), ("fr", "a4"), ("ja", "a6")])
def test_what_has_no_hours_and_no_hotel_is_printed_too(language: str, paper: Paper) -> None:
    """The real mission, of which little is known."""
    mission = loaded(shipped("japan-2025"))
    assert press(mission, language, paper).pdf(audience_of(mission, ())).startswith(b"%PDF")
