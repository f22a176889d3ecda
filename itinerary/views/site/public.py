"""The public programme: what may be known of it by anybody, and nothing else of it."""

from collections.abc import Iterable

from itinerary.languages import _, speaking
from itinerary.languages.dates import range_of_days
from itinerary.programme.model import Arrangements, Event, Programme
from itinerary.queries.selection import by_start
from itinerary.values import replace
from itinerary.views.readers import Reader
from itinerary.views.site.days import Paging
from itinerary.views.site.entries import Setting, entry
from itinerary.views.site.labels import labels
from itinerary.views.site.pages import Edition, Entry, PublicPage
from itinerary.views.site.texts import maybe_said, said
from itinerary.views.words import name


def is_public(event: Event) -> bool:
    """Whether anybody may know of an event."""
    hidden = event.confidential or event.status == "cancelled" or event.press == "closed"
    return not hidden and event.kind != "travel" and event.journey is None


def public_page(programme: Programme, reader: Reader, edition: Edition) -> PublicPage:
    """The programme of the mission for anybody, in a reader's language."""
    events = by_start(filter(is_public, programme.events))
    with speaking(reader.language):
        paging = Paging(
            programme, reader, {}, lambda event, setting: _entry(event, setting, reader)
        )
        return PublicPage(
            language=reader.language,
            words=labels(),
            mission=said(programme.title, reader),
            dates=range_of_days(programme.days),
            home=(reader.clock.zone.key, reader.clock.label),
            days=tuple(day for day in paging.days(events, programme.days) if day.entries),
            undated=paging.undated(events),
            edition=edition,
            notice=maybe_said(programme.notice, reader),
        )


def _entry(event: Event, setting: Setting, reader: Reader) -> Entry:
    """An event as anybody reads it: title, hours, place, organisations and speakers.

    What else an event has is taken out of it before anything is said of it.
    """
    made = entry(_bare(event), setting, reader, None)
    return replace(made, people=_people(event, reader), taxi="", map="", phone="", access=None)


def _bare(event: Event) -> Event:
    return replace(
        event,
        notes=(),
        description=None,
        hosts=(),
        arrangements=Arrangements(),
        url=None,
        documents=(),
        who=(),
        everyone=False,
        excepted=(),
    )


def _people(event: Event, reader: Reader) -> str:
    """The organisations that take part, and who speaks."""
    bodies: Iterable[str] = (name(each, reader) for each in event.organisations)
    said_bodies = _(", ").join(bodies)
    if not event.speakers:
        return said_bodies
    names = _(", ").join(name(speaker, reader) for speaker in event.speakers)
    speaking_words = _("speaking: {names}").format(names=names)
    both = _("{who}; {speaking}").format(who=said_bodies, speaking=speaking_words)
    return both if said_bodies else speaking_words
