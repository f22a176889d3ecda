"""What is said where nothing is on a list, and why."""

from collections.abc import Mapping

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages.dates import full_day
from itinerary.views.sheets.records import Asked, SheetName

_NONE: Mapping[SheetName, str] = {
    "rooms": d("Nobody has a stay there: nothing stands under `stays`."),
    "journeys": d("There is no journey for this list."),
    "heads": d("There is no event for this list."),
    "contacts": d("There is nobody to call."),
    "briefing": d("There is no event with hosts for this list."),
    "interpreters": d("No event for this list has an interpreter."),
    "press": d("Of no event is it said what the press may see."),
    "tables": d("There is nobody for a card."),
}


def nothing_on(name: SheetName, asked: Asked) -> str:
    """That a list has nothing on it."""
    if asked.day:
        return _("Nobody of these has anything on {day}.").format(day=full_day(asked.day))
    return _(_NONE[name])


def nothing_since(release: str) -> str:
    """That a list is as it was told."""
    return _("Nothing on this list is different since {release}.").format(release=release)
