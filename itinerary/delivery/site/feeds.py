"""The feeds of a site: everybody's calendar, for those who subscribe to it."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID, uuid5

from itinerary import __version__
from itinerary.delivery.exports import Calendar, Exporter
from itinerary.delivery.site.addresses import Withdrawn
from itinerary.formats.calendar.ics import write_event, write_feed
from itinerary.languages import _, speaking
from itinerary.programme.model import Programme
from itinerary.releases.identity import Version
from itinerary.views.calendars import CalendarEvent
from itinerary.views.site.digests import digest
from itinerary.when import Days

# RFC 9562, 5: the same address gives the same UID for ever. Never change this.
_NAMESPACE = UUID("7b1f3f0e-5b59-5c57-8f0e-0d1f4a8f6a55")


class Feed(NamedTuple):
    """A calendar as its reader's programs fetch it: what it is made of, and its bytes when needed.

    Those of a thousand feeds are never held at once.
    """

    made_of: str
    make: Callable[[], bytes]


class Feeds:
    """Makes feeds of an exporter's calendars."""

    def __init__(self, exporter: Exporter, programme: Programme) -> None:
        self._exporter = exporter
        self._programme = programme
        self._form = _form(programme)

    def feed(self, calendar: Calendar) -> Feed:
        """A calendar as a feed."""
        programme = self._programme
        makings = [self._exporter.making(event, calendar.to) for event in calendar.events]
        made_of = digest(self._form, calendar.title, *(each.made_of for each in makings))

        def make() -> bytes:
            events = [each.data for each in makings]
            return write_feed(calendar.title, events, programme.home.timezone, programme.days)

        return Feed(made_of, make)


def _form(programme: Programme) -> str:
    """A digest of what feeds have beside what is said of events: head, form, and rules of zones."""
    days = [programme.days, *(event.when.days for event in programme.events if event.when.days)]
    every = Days(min(each.first for each in days), max(each.last for each in days))
    zones = sorted({city.timezone for city in programme.cities.values()})
    return digest(__version__, *(write_feed("", [], zone, every).decode() for zone in zones))


def withdrawn_feed(gone: Withdrawn, programme: Programme) -> Feed:
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
    data = write_feed(title, [write_event(event)], programme.home.timezone, programme.days)
    return Feed(sha256(data).hexdigest(), lambda: data)


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
