"""The headings of a booklet, and what stands before its smaller words."""

from collections.abc import Mapping

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages import deferred_p as d_p

_WORDS: dict[str, str] = {
    "week": d("The programme at a glance"),
    "night": d("Night"),
    "undated": d("To be scheduled"),
    "practical": d("Practical information"),
    "hotels": d("Hotels"),
    "room": d_p("hotel", "Room"),
    "contacts": d("Who to call"),
    "people": d("The delegation"),
    "hosts": d("Our hosts"),
    "taxi": d("To show to the driver"),
    "notes": d_p("booklet", "Notes"),
    "for_you": d("For you"),
    "map": d("Map"),
    "code": d("A code that opens the map: {place}"),
    "photo": d("Photograph: {name}"),
    "logo": d("Logo"),
}


def labels() -> Mapping[str, str]:
    """They in the language in use, by their keys."""
    return {key: _(words) for key, words in _WORDS.items()}
