"""Which lists there are, how each is made, and of what each can be asked."""

from collections.abc import Callable, Iterator
from typing import get_args

from itinerary.views.sheets.briefing import briefing
from itinerary.views.sheets.contacts import contacts
from itinerary.views.sheets.day import day
from itinerary.views.sheets.heads import heads
from itinerary.views.sheets.interpreters import interpreters
from itinerary.views.sheets.journeys import journeys
from itinerary.views.sheets.press import press
from itinerary.views.sheets.records import WHOLE, Asked, DeskSheet, Mission, SheetName
from itinerary.views.sheets.rooms import rooms
from itinerary.views.sheets.tables import tables

_MADE: dict[SheetName, Callable[[Mission, Asked], DeskSheet]] = {
    "day": day,
    "rooms": rooms,
    "journeys": journeys,
    "heads": heads,
    "contacts": contacts,
    "briefing": briefing,
    "interpreters": interpreters,
    "press": press,
    "tables": tables,
}
SHEETS: tuple[SheetName, ...] = get_args(SheetName)

# Those for others than the delegation: nothing of what is theirs alone is on them.
OF_AN_EVENT = frozenset[SheetName]({"journeys", "heads", "briefing", "tables"})
OF_A_CITY = frozenset[SheetName]({"rooms"})
OF_A_DAY = frozenset[SheetName]({"day"})
FOR_A_DELEGATE = frozenset[SheetName]({"day", "briefing"})


def sheet(name: SheetName, mission: Mission, asked: Asked = WHOLE) -> DeskSheet:
    """A list of a mission, of all or of what is asked; ValueError for `day` without a day."""
    return _MADE[name](mission, asked)


def every_asked(name: SheetName, mission: Mission) -> Iterator[Asked]:
    """Each way in which a whole list can be asked for: of all, of one thing, for one reader.

    What filters leave of a list is that list: it is asked for as if they were not there.
    """
    programme = mission.programme
    if name in OF_A_DAY:
        yield from (
            Asked(day=day, delegate=id, people=frozenset({id}))
            for day in programme.days
            for id in programme.delegates
        )
        return
    yield WHOLE
    if name in OF_A_CITY:
        yield from (
            Asked(city=id) for id in dict.fromkeys(stay.city.id for stay in programme.stays)
        )
    if name in OF_AN_EVENT:
        yield from (Asked(event=event.id) for event in programme.events)
    if name in FOR_A_DELEGATE:
        theirs: dict[str, list[str]] = {id: [] for id in programme.delegates}
        for event in programme.events:
            for delegate in event.delegates:
                theirs[delegate.id].append(event.id)
        for id, events in theirs.items():
            yield Asked(delegate=id)
            yield from (Asked(event=event, delegate=id) for event in events)
