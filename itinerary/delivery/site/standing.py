"""How each reader of a site stands to what was released: their edition, and what changed lately."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache, partial

from itinerary.programme.model import Delegate
from itinerary.releases.changes import Contents
from itinerary.releases.editions import Edition, last_told, recent
from itinerary.releases.history import told_by
from itinerary.releases.listings import Listings
from itinerary.releases.news import news
from itinerary.releases.versions import Versions
from itinerary.views.site.differences import Told
from itinerary.views.site.personal import Standing

_RECENT = timedelta(hours=48)  # before somebody's edition; the page hides what is older by then


def standings(versions: Versions, listings: Listings) -> Callable[[Delegate], Standing]:
    """How each delegate stands; where anything of theirs is not released, they have a draft."""
    known = {
        id: (listings.edition("page", id), listings.code("page", id))
        for id in versions.programme.delegates
    }
    told = _told(versions, {id: edition for id, (edition, _code) in known.items()})

    def standing(to: Delegate) -> Standing:
        edition, code = known[to.id]
        if edition is None or listings.is_draft("page", to.id):
            return Standing(code=code)
        return Standing(edition.number, edition.at, code, told.get(to.id, ()))

    return standing


def _told(
    versions: Versions, known: Mapping[str, Edition | None]
) -> Mapping[str, tuple[Told, ...]]:
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


def public_standing(listings: Listings) -> Standing:
    """How anybody stands to what was released: by the releases that changed anything public."""
    found, code = listings.edition("programme"), listings.code("programme")
    if found is None or listings.is_draft("programme"):
        return Standing(code=code)
    return Standing(found.number, found.at, code)
