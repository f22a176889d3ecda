"""Cards to print: eight to an A4 sheet, each with the code of a page."""

from collections.abc import Sequence

from itinerary.formats.qr import code_svg
from itinerary.formats.site.accent import DEFAULT, darkened
from itinerary.formats.site.writing import written
from itinerary.views.site.cards import Card

_ON_A_SHEET = 8


def write_cards(cards: Sequence[Card], colour: str | None = None) -> bytes:
    """Sheets of cards as one document, in a mission's colour if it has one."""
    sheets = [cards[place : place + _ON_A_SHEET] for place in range(0, len(cards), _ON_A_SHEET)]
    return written(
        "cards.html",
        sheets=sheets,
        accent=darkened(colour or DEFAULT),
        code=lambda card: code_svg(card.address),
    )
