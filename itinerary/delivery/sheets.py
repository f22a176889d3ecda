"""Lists for other people's desks on their way out: of when each is, and what it told before."""

from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial

from itinerary.programme.model import Delegate
from itinerary.releases.changes import Contents
from itinerary.releases.codes import Listing
from itinerary.releases.editions import Edition
from itinerary.releases.history import told_by
from itinerary.releases.listings import Listings
from itinerary.releases.news import News, news
from itinerary.releases.versions import Versions
from itinerary.values import Value, replace
from itinerary.views.sheets.catalogue import sheet
from itinerary.views.sheets.differences import Sides
from itinerary.views.sheets.records import (
    Asked,
    DeskSheet,
    Mission,
    SheetName,
    mission_of,
    told,
)
from itinerary.views.sheets.telling import mission_at
from itinerary.views.site.personal import Standing


class Desk(Value, frozen=True, dict=True):
    """A list of a programme as it is asked for, and how that stands to what was released."""

    versions: Versions
    name: SheetName
    asked: Asked

    @cached_property
    def sheet(self) -> DeskSheet:
        """The list as it is now."""
        return self._made(mission_of(self.versions.programme))

    @cached_property
    def number_left_out(self) -> int:
        """How many confidential events would be on it, if they were not confidential."""
        programme = self.versions.programme
        hidden = {each.id for each in programme.events if each.confidential}
        if not hidden or self.name in {"contacts", "day"}:
            return 0
        open_ones = tuple(replace(each, confidential=False) for each in programme.events)
        everything = self._made(mission_of(replace(programme, events=open_ones)))
        return len(hidden & (_events(everything) - _events(self.sheet)))

    def sides(self, number: int) -> Sides:
        """The list as the release of a number told it, as it would be told, and as it is."""
        before, after = (mission_at(self.versions, each) for each in (number, None))
        return Sides(self._made(before), self._made(after), self.sheet)

    @cached_property
    def standing(self) -> Standing:
        """Of when the whole list is: how many releases told anything on it, and the last of them.

        What filters leave of a list is as that list.
        """
        whole = replace(self.asked, people=None, events=None, named=False)
        found: Edition | None = None
        before: object = None
        for release in self.versions.history.releases:
            said = told(sheet(self.name, mission_at(self.versions, release.number), whole))
            if said != before:
                found = Edition(found.number + 1 if found else 1, release.time)
            before = said
        return Standing() if self._is_draft(before, whole) else _standing(found)

    def standings(self) -> Mapping[str, Standing]:
        """The same of what each delegate reads, by their ids: that is a part of their own page."""
        found = {}
        for id in self.versions.programme.delegates:
            edition = self._listings.edition("page", id)
            is_draft = edition is None or self._has_draft(id)
            found[id] = Standing() if is_draft else _standing(edition)
        return found

    @cached_property
    def news(self) -> Mapping[str, tuple[News, ...]]:
        """What each delegate was told last, or would be told, by their ids; of what was no first.

        What others were told since makes it no older: each has an edition of their own.
        """
        found: dict[str, list[News]] = {}
        for each in news(self.versions, self._known_before):
            if self._known_before(each.to):
                found.setdefault(each.to.id, []).append(each)
        return {id: tuple(each) for id, each in found.items()}

    def _known_before(self, to: Delegate) -> Contents:
        """What somebody knew before they were told last; of a draft, what they know."""
        history, edition = self.versions.history, self._listings.edition("page", to.id)
        if edition is None:
            return {}
        if self._has_draft(to.id):
            return self._told_by(len(history.releases))
        number = max(each.number for each in history.releases if each.time == edition.at)
        return self._told_by(number - 1)

    @cached_property
    def _told_by(self) -> Callable[[int], Contents]:
        return cache(partial(told_by, self.versions.history))

    @cached_property
    def _listings(self) -> Listings:
        return Listings(self.versions)

    def _has_draft(self, id: str) -> bool:
        """Whether anything that a delegate reads is not released."""
        listings = self._listings
        listing = Listing("page", self.versions.identities.key_of(id))
        sides = (*listings.released[-1:], listings.written)
        return len({listings.code_of(listing, each) for each in sides}) > 1

    def _made(self, mission: Mission) -> DeskSheet:
        return sheet(self.name, mission, self.asked)

    def _is_draft(self, released: object, whole: Asked) -> bool:
        """Whether anything on it is not released: what others read is nothing to them."""
        if not self.versions.news:
            return False
        return told(sheet(self.name, mission_at(self.versions), whole)) != released


def _standing(edition: Edition | None) -> Standing:
    return Standing(edition.number, edition.at) if edition else Standing()


def _events(made: DeskSheet) -> set[str]:
    """The events of which a list tells anything."""
    lines = [line for part in made.parts for table in part.tables for line in table.lines]
    abouts = [part.about for part in made.parts if part.about]
    events = (getattr(each, "event", None) for each in (*lines, *abouts))
    return {event.id for event in events if event}
