"""The public programme: what may be known of it by anybody, and nothing else of it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from itinerary.languages import speaking
from itinerary.languages.dates import range_of_days
from itinerary.programme.model import Arrangements, Event, Programme
from itinerary.queries.selection import by_start
from itinerary.values import replace
from itinerary.views.readers import Reader
from itinerary.views.site.days import Paging
from itinerary.views.site.entries import Seen, Setting, entry
from itinerary.views.site.labels import labels
from itinerary.views.site.pages import Edition, Entry, PublicPage
from itinerary.views.site.texts import maybe_said, said
from itinerary.views.words import who

# The keys of an event that are nobody's but the delegation's, each with what stands there instead.
HIDDEN: Mapping[str, Any] = {
    "everyone": False,
    "excepted": (),
    "theme": None,
    "description": None,
    "notes": (),
    "confidential": False,
    "hosts": (),
    "arrangements": Arrangements(),
    "reminder": None,
    "url": None,
    "documents": (),
    "source": None,
    "ignore": frozenset(),
    "part_of": None,
    "press": None,
    "optional": False,
    "seats": None,
    "guests": None,
    "meet": None,
    "steps": (),
    "follows": None,
    "formerly": None,
}


def is_public(event: Event) -> bool:
    """Whether anybody may know of an event."""
    hidden = event.confidential or event.status == "cancelled" or event.press == "closed"
    return not hidden and event.kind != "travel" and event.journey is None


def public_page(programme: Programme, reader: Reader, edition: Edition) -> PublicPage:
    """The programme of the mission for anybody, in a reader's language."""
    events = [Seen(each) for each in by_start(filter(is_public, programme.events))]
    with speaking(reader.language):
        paging = Paging(programme, reader, partial(_entry, reader=reader))
        return PublicPage(
            language=reader.language,
            words=labels(),
            mission=said(programme.title, reader),
            dates=range_of_days(programme.days),
            home=(reader.clock.zone.key, reader.clock.label),
            days=tuple(
                replace(day, note=None)  # what holds for a day is for those who have it
                for day in paging.days(events, programme.days, {})
                if day.entries
            ),
            undated=paging.undated(events),
            edition=edition,
            notice=maybe_said(programme.notice, reader),
        )


def public_event(event: Event) -> Event:
    """An event with what anybody may know of it: title, hours, place, organisations, speakers.

    What else it has is taken out of it before anything is said of it.
    """
    place = event.place and replace(event.place, phone=None, access=None)
    shown = {"place": place, "who": event.organisations, "delegates": event.speakers}
    return replace(event, **HIDDEN, **shown)


def _entry(shown: Seen, setting: Setting, reader: Reader) -> Entry:
    """An event as anybody reads it."""
    bare = public_event(shown.event)
    made = entry(Seen(bare), setting, reader)
    people = "" if bare.is_for_nobody else who(bare, reader)
    return replace(made, people=people, taxi="", map="", phone="", access=None)
