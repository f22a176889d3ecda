"""What `list events` says: every event on a line, with its id."""

from collections.abc import Iterable

from itinerary.languages import _
from itinerary.programme.model import Event, Programme
from itinerary.views.hours import briefly
from itinerary.views.pages import Register
from itinerary.views.readers import Reader
from itinerary.views.words import marks, notice, place


def event_list(programme: Programme, events: Iterable[Event], reader: Reader) -> Register:
    """The events in the order of the file; whether they are certain, where some are not."""
    rows = [
        (
            each.id,
            briefly(each, reader),
            each.title.read(reader.language),
            place(each, reader),
            _(", ").join(mark.words for mark in marks(each)),
        )
        for each in events
    ]
    columns = (_("Id"), _("When"), _("Event"), _("Where"), _("Status"))
    told = len(columns) if any(row[-1] for row in rows) else len(columns) - 1
    return Register(
        title=_("Events"),
        columns=columns[:told],
        rows=tuple(row[:told] for row in rows),
        notice=notice(programme, reader),
    )
