"""How each reader of a site stands to what was released: their edition, and what changed lately."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache, partial

from itinerary.programme.model import Delegate
from itinerary.releases.changes import Contents
from itinerary.releases.editions import Edition, edition_of, editions, last_told, recent
from itinerary.releases.history import told_by
from itinerary.releases.news import news
from itinerary.releases.restoring import restored
from itinerary.releases.snapshot import Snapshot
from itinerary.releases.versions import Versions
from itinerary.views.site.differences import Told
from itinerary.views.site.personal import Standing
from itinerary.views.site.public import is_public

_RECENT = timedelta(hours=48)  # before somebody's edition; the page hides what is older by then


def standings(versions: Versions, *, is_draft: bool) -> Callable[[Delegate], Standing]:
    """How each delegate stands; of a draft nothing was told to anybody."""
    if is_draft:
        return lambda _to: Standing()
    known = editions(versions)
    told = _told(versions, known)

    def standing(to: Delegate) -> Standing:
        edition = known.get(to.id)
        if edition is None:
            return Standing()
        return Standing(edition.number, edition.at, told=told.get(to.id, ()))

    return standing


def _told(versions: Versions, known: Mapping[str, Edition]) -> Mapping[str, tuple[Told, ...]]:
    """What each delegate was told lately, by their ids: lately before their own edition."""
    history = versions.history
    contents = cache(partial(told_by, history))

    def before(to: Delegate) -> Contents:
        edition = known.get(to.id)
        return contents(recent(history, edition.at - _RECENT)) if edition else {}

    told: dict[str, tuple[Told, ...]] = {}
    for each in news(versions, before):
        at = last_told(versions, each.event.id, each.to.id)
        if at:
            told[each.to.id] = (*told.get(each.to.id, ()), Told(at, each))
    return told


def public_standing(versions: Versions) -> Standing:
    """How anybody stands to what was released: by the releases that changed anything public."""
    found = edition_of(versions.history, _public)
    return Standing(found.number, found.at) if found else Standing()


def _public(id: str, event: Snapshot) -> object:
    """What anybody may know of an event."""
    if not is_public(restored(id, event)):
        return None
    speakers = [event.delegates[each] for each in event.speakers]
    when = (event.precision, event.start, event.end, event.days)
    return event.title, when, event.city, event.place, event.organisations, speakers
