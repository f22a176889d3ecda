"""Who has to hear what: the events that are new, changed or cancelled for a delegate."""

from typing import Literal, NamedTuple

from itinerary.calendars import Version
from itinerary.programme.model import Delegate, Event, Programme
from itinerary.queries import by_start

Kind = Literal["new", "changed", "cancelled"]


class News(NamedTuple):
    """What one delegate has to hear of one event.

    A cancelled one is cancelled for them: it does not take place, or they take no part any more;
    `event` is then as they were last told of it.
    """

    to: Delegate
    event: Event
    version: Version
    kind: Kind


def news(programme: Programme, version: Version) -> tuple[News, ...]:
    """Everything, to everybody, as if nobody had heard of it: delegates in order, events by start.

    Provisional: until what people have been told is recorded.
    """
    return tuple(
        News(delegate, event, version, "cancelled" if event.status == "cancelled" else "new")
        for delegate in programme.delegates.values()
        for event in by_start(programme.events)
        if delegate in event.delegates
    )
