"""Cards as PDF: eight to a sheet of A4, each with the code of a page."""

from collections.abc import Sequence
from datetime import datetime

from itinerary.formats.print.codes import code_picture
from itinerary.formats.print.typesetting import pdf
from itinerary.formats.site.accent import DEFAULT, darkened
from itinerary.languages import _, speaking
from itinerary.views.site.cards import Card


def write_cards(cards: Sequence[Card], timestamp: datetime, colour: str | None = None) -> bytes:
    """Sheets of cards as one document, in a mission's colour if it has one."""
    data = {
        "accent": darkened(colour or DEFAULT),
        "cards": [
            {"card": each, "picture": code_picture(each.address), "words": _words(each)}
            for each in cards
        ],
    }
    return pdf("cards", data, timestamp)


def _words(card: Card) -> str:
    """What the picture of a card is, for who does not see it."""
    with speaking(card.language):
        return _("A code that opens the page: {address}").format(address=card.address)
