"""Tables on paper, read again as others read PDF."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from poppler import copied, information, needs_poppler, pages

from itinerary.formats.print import fonts, typesetting
from itinerary.formats.print.fonts import MissingPackage, lacking
from itinerary.formats.print.tables import write_documents
from itinerary.formats.print.typesetting import unprintable, written
from itinerary.values import replace
from itinerary.views.print.pages import Document, Foot, Table

AT = datetime(2025, 4, 7, 18, tzinfo=UTC)
FOOT = Foot("Hotel Namiyose", "Edition 3", "KXTR-MPLQ-W", "All is invented.")
ROOMS = Table(
    ("Name", "Room"),
    (("Anne Durand", "12"), ("夢野 桜子", "7")),
    "Osaka",
    totals=("2 people", ""),
    numbers=frozenset({1}),
)
DOCUMENT = Document("en", "Mission", "Rooms", "15–17 April", (ROOMS,), FOOT)


@needs_poppler
def test_a_table_stands_on_a4_under_its_title() -> None:
    """With its foot, tagged, titled; in Japanese, too, as it is copied."""
    made = write_documents([DOCUMENT], AT)
    assert copied(made) == (
        "Mission Rooms Rooms 15–17 April Osaka Name Room Anne Durand 12 夢野 桜子 7 2 people "
        "Hotel Namiyose · Edition 3 KXTR-MPLQ-W 1 / 1 All is invented."
    )
    known = information(made)
    assert {name: known[name] for name in ("Title", "Tagged", "Pages")} == {
        "Title": "Rooms",
        "Tagged": "yes",
        "Pages": "1",
    }


@needs_poppler
def test_a_long_table_has_its_head_and_its_foot_on_each_page() -> None:
    """And each document counts its own pages."""
    long = replace(ROOMS, rows=tuple((f"Person {number}", str(number)) for number in range(99)))
    made = pages(write_documents([replace(DOCUMENT, tables=(long,)), DOCUMENT], AT))
    assert ["Name Room" in page for page in made] == [True] * len(made)
    feet = [page.split("KXTR-MPLQ-W ")[1].splitlines()[0].strip() for page in made]
    assert feet == ["1/3", "2/3", "3/3", "1/1"]
    for number in range(99):
        assert sum(f"Person {number} " in page for page in made) == 1


@needs_poppler
def test_a_cell_of_three_thousand_words_is_printed_whole() -> None:
    """A line that is taller than a page is broken over pages."""
    words = [f"word{number}" for number in range(3000)]
    long = replace(ROOMS, rows=(("Anne Durand", " ".join(words)),), numbers=frozenset())
    said = copied(write_documents([replace(DOCUMENT, tables=(long,))], AT)).split()
    assert [each for each in said if each.startswith("word")] == words


def test_the_same_words_give_the_same_bytes() -> None:
    """Also when something else was printed meanwhile."""
    first = write_documents([DOCUMENT], AT)
    write_documents([replace(DOCUMENT, title="Other")], AT, "#c8102e")
    assert write_documents([DOCUMENT], AT) == first


def test_no_text_acts() -> None:
    """Markup stays text, and what directs the letters behind it goes."""
    assert written({"title": '*#strong[x]* "\\u0001" \u202eend\u2066'}) == (
        '{"title":"*#strong[x]* \\"\\\\u0001\\" end"}'
    )


def test_what_no_font_has_is_named() -> None:
    """Letters leave a question mark, pictures nothing; kanji of names and Hangul are there."""
    assert lacking("Dîner à 〒530 﨑 辻 髙 김 → ½") == ""
    assert unprintable(["🍣 بي"]) == (
        "🍣 (SUSHI)",
        "ب (ARABIC LETTER BEH)",
        "ي (ARABIC LETTER YEH)",
    )
    assert written(["🍣 بي"]) == '[" ??"]'


@pytest.fixture
def _as_never_loaded() -> Iterator[None]:
    """Nothing of the engine is kept from another test, or for one."""
    kept = (typesetting._compiler, typesetting._fonts, fonts.folders)
    for each in kept:
        each.cache_clear()
    yield
    for each in kept:
        each.cache_clear()


@pytest.mark.usefixtures("_as_never_loaded")
@pytest.mark.parametrize("is_engine", [True, False])
def test_without_the_packages_one_sentence_says_how_to_have_them(
    monkeypatch: pytest.MonkeyPatch, *, is_engine: bool
) -> None:
    """Of the engine as of its fonts."""
    if is_engine:
        monkeypatch.setitem(sys.modules, "typst", None)
    else:
        monkeypatch.setattr(fonts, "_PACKAGES", ("no_such_package",))
    with pytest.raises(MissingPackage) as error:
        write_documents([DOCUMENT], AT)
    assert str(error.value) == (
        "Paper needs a few more packages: `pip install 'delegation-itinerary[print]'`."
    )
    assert error.value.status == 4
