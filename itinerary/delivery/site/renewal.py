"""Whose address is withdrawn at a run, and who gets one."""

from collections.abc import Collection
from datetime import date

from itinerary.delivery.site.addresses import OFFICE, Reason, Site, with_people, withdrawing
from itinerary.languages import spoken
from itinerary.programme.model import Programme
from itinerary.releases.parts import Person
from itinerary.releases.versions import Versions
from itinerary.values import Value, replace


class Wish(Value, frozen=True):
    """What is asked for of addresses: `renewed` are the keys of who gets new ones, or OFFICE."""

    renewed: frozenset[str] = frozenset()
    renews_all: bool = False
    closes: bool = False
    reopens: bool = False


def renewed(site: Site, versions: Versions, wish: Wish, day: date) -> Site:
    """The site as it is from this run on: who left the delegation loses their address that day."""
    keys = [versions.identities.key_of(id) for id in versions.programme.delegates]
    site = _without(site, versions, site.people.keys() - {*keys}, (day, "left"))
    if wish.closes:
        site = _without(site, versions, {*site.people, OFFICE}, (day, "closed"))
        return replace(site, is_closed=True)
    if site.is_closed and not wish.reopens:
        return site
    everybody = {*site.people, OFFICE}
    site = _without(
        site, versions, everybody if wish.renews_all else wish.renewed, (day, "renewed")
    )
    return with_people(replace(site, is_closed=False), keys)


def language_of(programme: Programme) -> str:
    """In which language those read who have none of their own that the tool speaks."""
    return spoken(programme.language) or "en"


def _without(
    site: Site, versions: Versions, keys: Collection[str], when_and_why: tuple[date, Reason]
) -> Site:
    languages = {key: _language(versions, key) for key in sorted(keys)}
    return withdrawing(site, languages, *when_and_why)


def _language(versions: Versions, key: str) -> str:
    """In which language a page said what it said."""
    delegate = versions.programme.delegates.get(versions.identities.id_of(key))
    part = versions.parts_told.get(("people", key))
    told = part.language if isinstance(part, Person) else None
    return spoken(delegate.language if delegate else told) or language_of(versions.programme)
