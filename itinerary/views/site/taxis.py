"""What one shows to a driver: a place in its own language and script, once a place."""

from collections.abc import Callable, Iterable
from hashlib import sha256

from itinerary.languages import speaking, spoken
from itinerary.programme.model import Place, Stay, Text
from itinerary.values import replace
from itinerary.views.details import maplink_line
from itinerary.views.readers import Reader
from itinerary.views.site.labels import sentence_to_the_driver
from itinerary.views.site.pages import Entry, Said, Taxi
from itinerary.views.site.texts import local


def taxi_anchor(place: Place) -> str:
    """Where the card of a place stands on a page; nothing where no address can be shown."""
    return f"t-{place.id}" if place.address else ""


def taxis(
    hotels: Iterable[Taxi | None], entries: Iterable[Entry], card: Callable[[str], Taxi]
) -> tuple[Taxi, ...]:
    """The cards to which events lead by their anchors, one a place, those of hotels first."""
    cards = {each.anchor: each for each in hotels if each}
    for entry in entries:
        for anchor in (entry.taxi, entry.journey.destination.taxi if entry.journey else ""):
            if anchor and anchor not in cards:
                cards[anchor] = card(anchor)
    return tuple(cards.values())


def taxi(place: Place, reader: Reader) -> Taxi:
    """The card of a place."""
    card = _card(f"t-{place.id}", place.name, place.address, place.city.language, reader)
    return replace(card, map=maplink_line(place))


def hotel_taxi(stay: Stay, reader: Reader) -> Taxi | None:
    """The card of a hotel that the programme knows by its name and address alone.

    Where it stands on a page says nothing of others' hotels.
    """
    if stay.hotel is None:
        return None
    known = f"{stay.city.id} {stay.first} {stay.hotel.by_language}"
    anchor = f"h-{sha256(known.encode()).hexdigest()[:8]}"
    return _card(anchor, stay.hotel, stay.address, stay.city.language, reader)


def _card(
    anchor: str, name: Text, address: Text | None, language: str | None, reader: Reader
) -> Taxi:
    """What the driver reads, and beneath it what its reader does, where that is another."""
    shown = [local(text, language, reader) if text else None for text in (name, address)]
    read = [text.read(reader.language) if text else "" for text in (name, address)]
    return Taxi(
        anchor=anchor,
        sentence=_sentence(language, reader),
        name=local(name, language, reader),
        address=shown[1],
        own=tuple(
            words for words, there in zip(read, shown, strict=True) if there and words != there.text
        ),
        map="",
    )


def _sentence(language: str | None, reader: Reader) -> Said:
    """The sentence in the language of the place, if the tool speaks it; else in English."""
    known = spoken(language) or "en"
    with speaking(known):
        return Said(sentence_to_the_driver(), "" if known == reader.language else known)
