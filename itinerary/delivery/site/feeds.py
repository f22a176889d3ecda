"""The feeds of a site: everybody's calendar, for those who subscribe to it."""

from datetime import UTC, datetime, time
from uuid import UUID, uuid5

from itinerary.delivery.exports import Calendar, Exporter
from itinerary.delivery.site.addresses import Withdrawn
from itinerary.formats.calendar.ics import write_event, write_feed
from itinerary.languages import _, speaking
from itinerary.programme.model import Programme
from itinerary.releases.identity import Version
from itinerary.views.calendars import CalendarEvent
from itinerary.when import Days

# RFC 9562, 5: the same address gives the same UID for ever. Never change this.
_NAMESPACE = UUID("7b1f3f0e-5b59-5c57-8f0e-0d1f4a8f6a55")


def feed(calendar: Calendar, exporter: Exporter, programme: Programme) -> bytes:
    """A calendar as its reader's programs fetch it."""
    events = [exporter.event(event, calendar.to) for event in calendar.events]
    return write_feed(calendar.title, events, programme.home.timezone, programme.days)


def withdrawn_feed(gone: Withdrawn, programme: Programme) -> bytes:
    """What a feed is that leads to nothing any more: one day on which that is said."""
    with speaking(gone.language):
        title, text = _withdrawn_words(gone)
    event = CalendarEvent(
        uid=str(uuid5(_NAMESPACE, gone.address.feed)),
        version=Version(0, datetime.combine(gone.day, time(), UTC)),
        start=None,
        end=None,
        days=Days(gone.day, gone.day),
        summary=title,
        description=text,
        location="",
        coordinates=None,
        url=None,
        category="other",
        status="CONFIRMED",
        transparent=True,
        confidential=False,
        reminder=None,
    )
    return write_feed(title, [write_event(event)], programme.home.timezone, programme.days)


def _withdrawn_words(gone: Withdrawn) -> tuple[str, str]:
    if gone.reason == "renewed":
        return (
            _("This calendar has another address"),
            _("Ask the secretariat for the new address, and delete this calendar."),
        )
    return (
        _("This calendar is no longer kept up to date"),
        _("Delete this calendar. Questions: ask the secretariat."),
    )
