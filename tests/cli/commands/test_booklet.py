"""`booklet`, as a secretariat prints it: which file, whose, and what is said of it."""

from pathlib import Path

import pytest
from conftest import Ask
from poppler import copied, information, needs_poppler, pages

MISSION = """\
id: mission
title: Mission
start: 2035-04-12
end: 2035-04-19
home: dijon
language: en
revised: 2035-04-01 12:00
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, language: fr, phone: "+33 1 99 00 00 01"}
  ben: {name: Ben Roux, organisation: region}
events:
  forum: {title: Forum, city: osaka, start: 2035-04-15 09:30, end: 12:00, who: everyone}
  dinner: {title: Secret, city: osaka, start: 2035-04-15 19:00, who: [anne], confidential: true}
"""
UNRELEASED = (
    "Not all of it is released, and the pages say so; `itinerary -p mission.yaml release` "
    "records it.\n"
)


@pytest.fixture
def mission(ask: Ask) -> Path:
    """A mission in the folder in which the tool is asked."""
    path = Path("mission.yaml")
    path.write_text(MISSION, "utf-8")
    return path


@needs_poppler
def test_everybodys_is_one_file(ask: Ask, mission: Path) -> None:
    """Of what is not confidential; a draft, which each page says, until it is released."""
    done = ask("-p", mission, "booklet")
    assert done.err == f"{UNRELEASED}The booklet is in booklet.pdf.\n"
    printed = Path("booklet.pdf").read_bytes()
    draft = pages(printed)
    assert len(draft) % 4 == 0
    assert ["Draft, not released" in page for page in draft] == [True] * len(draft)
    assert "Secret" not in "".join(draft)
    assert "+33 1 99" not in "".join(draft)
    ask("-p", mission, "release")
    assert ask("-p", mission, "booklet").err == "The booklet is in booklet.pdf.\n"
    final = Path("booklet.pdf").read_bytes()
    assert "Draft" not in copied(final)
    assert "Edition 1" in pages(final)[0]
    assert information(final)["Title"] == "Mission · Booklet of the delegation"


@needs_poppler
def test_a_delegates_own_is_in_their_language(ask: Ask, mission: Path) -> None:
    """Unless another is asked for; with what is for them, and under their name."""
    assert ask("-p", mission, "booklet", "-d", "anne").err.endswith("is in anne-durand.pdf.\n")
    own = copied(Path("anne-durand.pdf").read_bytes())
    assert "Dimanche 15 avril" in own
    assert "Secret" in own
    ask("--lang", "ja", "-p", mission, "booklet", "-d", "anne", "-o", "anne.pdf")
    assert "4月15日(日)" in copied(Path("anne.pdf").read_bytes())


@needs_poppler
def test_a_folder_has_one_for_each(ask: Ask, mission: Path) -> None:
    """Each in their language; another run removes that of who has left, and no other file."""
    done = ask("-p", mission, "booklet", "-o", "booklets/")
    assert done.err == f"{UNRELEASED}2 booklets in booklets.\n"
    folder = Path("booklets")
    assert sorted(each.name for each in folder.glob("*.pdf")) == ["anne-durand.pdf", "ben-roux.pdf"]
    assert "Sunday 15 April" in copied((folder / "ben-roux.pdf").read_bytes())
    assert "Dimanche 15 avril" in copied((folder / "anne-durand.pdf").read_bytes())
    (folder / "other.pdf").write_bytes(b"%PDF-1.7 of somebody else")
    mission.write_text(MISSION.replace("  ben: {name: Ben Roux, organisation: region}\n", ""))
    assert ask("-p", mission, "booklet", "-o", "booklets/").err == (
        f"{UNRELEASED}1 booklet in booklets; 1 file removed.\n"
    )
    assert sorted(each.name for each in folder.glob("*.pdf")) == ["anne-durand.pdf", "other.pdf"]


def test_calendars_in_the_same_folder_stay(ask: Ask, mission: Path) -> None:
    """Booklets and calendars of one mission know their own files."""
    ask("-p", mission, "export", "-o", "out")
    ask("-p", mission, "booklet", "-o", "out/", "--without", "notes,people")
    ask("-p", mission, "export", "-o", "out")
    names = [each.name for each in Path("out").iterdir() if not each.name.startswith(".")]
    assert sorted(names) == ["anne-durand.ics", "anne-durand.pdf", "ben-roux.ics", "ben-roux.pdf"]


def test_final_prints_nothing_that_is_not_released(ask: Ask, mission: Path) -> None:
    """What is not released and is for another does not stop one's own."""
    done = ask("-p", mission, "booklet", "--final")
    assert (done.status, done.err) == (
        2,
        "Error: Not all of it is released. `itinerary -p mission.yaml release` records it; without "
        "--final a draft is printed.\n",
    )
    ask("-p", mission, "release")
    mission.write_text(MISSION.replace("title: Secret", "title: Late"))
    assert ask("-p", mission, "booklet", "--final", "-d", "ben").status == 0
    assert ask("-p", mission, "booklet", "--final").status == 0
    assert ask("-p", mission, "booklet", "--final", "-d", "anne").status == 2
    assert not Path("anne-durand.pdf").exists()


def test_a_file_of_somebody_elses_is_not_written_over(ask: Ask, mission: Path) -> None:
    """A booklet is, by its own words."""
    Path("paper.pdf").write_bytes(b"%PDF-1.7 of somebody else")
    done = ask("-p", mission, "booklet", "-o", "paper.pdf")
    assert (done.status, done.err) == (
        4,
        "Error: paper.pdf is there, and is no booklet. Move it, or name another file.\n",
    )
    assert ask("-p", mission, "booklet", "-o", "mine.pdf").status == 0
    assert ask("-p", mission, "booklet", "-o", "mine.pdf", "--paper", "a6").status == 0


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            ("-o", "paper.docx"),
            "paper.docx is no PDF. Write paper.pdf for one booklet, or paper/ for one a person.",
        ),
        (("--without", "note"), "There is no part “note”. Did you mean “notes”?"),
        (
            ("--clock", "there"),
            "There is no clock “there”. Write both, local, home, or a zone such as Asia/Tokyo.",
        ),
    ],
)
def test_what_cannot_be_followed_is_said(
    ask: Ask, mission: Path, words: tuple[str, ...], reason: str
) -> None:
    """Before anything is printed."""
    done = ask("-p", mission, "booklet", *words)
    assert (done.status, done.err) == (2, f"Error: {reason}\n")


def test_where_nothing_is_on_nothing_is_printed(ask: Ask, mission: Path) -> None:
    """And it is said, as of an agenda."""
    done = ask("-p", mission, "booklet", "2035-04-18")
    assert (done.status, done.out) == (0, "")
    assert done.err == "Nothing on Wednesday 18 April.\n"
    assert not Path("booklet.pdf").exists()


def test_what_cannot_be_printed_is_named(ask: Ask, mission: Path) -> None:
    """Once, whatever it is."""
    mission.write_text(MISSION.replace("title: Forum", "title: 🍣 Forum 🍣"), "utf-8")
    assert ask("-p", mission, "booklet").err.splitlines()[1:] == [
        "No font here has 🍣 (SUSHI). Letters are printed as “?”, other signs not at all.",
        "The booklet is in booklet.pdf.",
    ]
