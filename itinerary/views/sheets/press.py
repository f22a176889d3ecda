"""What the press is told: what is open to it, where and when it gathers. Nothing confidential."""

from itinerary.programme.model import Event
from itinerary.values import replace
from itinerary.views.sheets.choosing import events_of
from itinerary.views.sheets.records import Access, Asked, DeskSheet, Mission, Part, Table


def press(mission: Mission, asked: Asked) -> DeskSheet:
    """A line an event of which it is said what the press may see."""
    events = events_of(mission, asked, is_told_to_the_press)
    lines = tuple(Access(each.id, _as_told(each), each.press) for each in events if each.press)
    return DeskSheet("press", (Part(None, (Table("access", lines),)),))


def _as_told(event: Event) -> Event:
    """An event without where the delegation meets before it: the press gathers where it is."""
    if event.meet is None or (event.meet.place is None and event.press != "closed"):
        return event
    return replace(event, meet=None)


def is_told_to_the_press(event: Event) -> bool:
    """Whether an event stands on the list."""
    return event.press is not None and not event.confidential
