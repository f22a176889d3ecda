"""Cards as PDF: each with the code that leads to its page."""

from datetime import UTC, datetime
from pathlib import Path

from poppler import codes, information, needs_poppler, needs_zbar, pages

from itinerary.formats.print.cards import write_cards
from itinerary.values import replace
from itinerary.views.site.cards import Card

AT = datetime(2025, 4, 7, 18, tzinfo=UTC)
CARD = Card(
    language="en",
    mission="Mission",
    dates="12–19 April 2025",
    name="Anne Durand",
    lines=("Chair", "Region"),
    heading="Your programme",
    what_to_do="Point your phone’s camera at this code.",
    personal="It is yours alone.",
    address="https://example.org/japan/p/0123456789/",
    site="example.org/japan/p/",
    token="0123 4567 89",  # noqa: S106 - of nobody
    code="KXTR-MPLQ-W",
)
NINE = [replace(CARD, name=f"Person {n}", address=f"{CARD.address}{n}") for n in range(9)]


@needs_poppler
def test_eight_cards_stand_on_a_sheet() -> None:
    """With all of their words, tagged and titled."""
    made = write_cards(
        [*NINE[:8], replace(NINE[8], language="ja", name="セレスト・パスリュンヌ")], AT
    )
    first, second = pages(made)
    assert [first.count(f"Person {number}") for number in range(8)] == [1] * 8
    assert "パスリュンヌ" in second
    for words in (*CARD.lines, CARD.heading, CARD.what_to_do, CARD.site, CARD.token, CARD.code):
        assert words in second
    assert information(made)["Tagged"] == "yes"


@needs_zbar
def test_each_code_leads_to_its_page(tmp_path: Path) -> None:
    """As a phone would read it."""
    made = write_cards(NINE, AT)
    assert sorted(codes(made, tmp_path, (1, 2), 100)) == [card.address for card in NINE]
