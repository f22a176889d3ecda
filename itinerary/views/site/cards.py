"""What stands on the card by which somebody finds their page."""

from itinerary.languages import _, _p, speaking
from itinerary.languages.dates import range_of_days
from itinerary.programme.model import Delegate, Programme
from itinerary.values import Value
from itinerary.views.readers import Reader
from itinerary.views.words import name

_GROUP = 4  # letters of a token that are read at once


class Card(Value, frozen=True):
    """One person's card: `address` is what its picture says, and in words `site` and `token`.

    By `code` one asks whether the card is still true.
    """

    language: str
    mission: str
    dates: str
    name: str
    lines: tuple[str, ...]
    heading: str
    what_to_do: str
    personal: str
    address: str
    site: str
    token: str
    code: str = ""


def card(to: Delegate, programme: Programme, reader: Reader, address: str, code: str = "") -> Card:
    """The card of a delegate whose page has this address, which ends with its token."""
    site, token = address.rstrip("/").rsplit("/", 1)
    texts = (to.role, to.organisation.name if to.organisation else None)
    with speaking(reader.language):
        return Card(
            language=reader.language,
            mission=programme.title.read(reader.language),
            dates=range_of_days(programme.days),
            name=name(to, reader),
            lines=tuple(text.read(reader.language) for text in texts if text),
            heading=_p("card", "Your programme"),
            what_to_do=_("Point your phone’s camera at this code."),
            personal=_p("card", "It is yours alone."),
            address=address,
            site=f"{site.partition('://')[2]}/",
            token=" ".join(token[place : place + _GROUP] for place in range(0, len(token), _GROUP)),
            code=code,
        )
