"""Lists for other people's desks on their way out: of when each is, its code, what it told."""

from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial

from itinerary.programme.model import Delegate
from itinerary.releases.accounts import Account
from itinerary.releases.changes import Contents
from itinerary.releases.editions import Edition
from itinerary.releases.history import told_by
from itinerary.releases.listings import Listings
from itinerary.releases.news import News, news
from itinerary.releases.versions import Versions
from itinerary.values import Value, replace
from itinerary.views.sheets.catalogue import sheet
from itinerary.views.sheets.codes import DeskCodes
from itinerary.views.sheets.differences import Sides
from itinerary.views.sheets.records import Asked, DayPart, DeskSheet, Mission, SheetName, mission_of
from itinerary.views.sheets.telling import mission_at
from itinerary.views.site.personal import Standing

_OF_ALL = frozenset({"contacts", "day"})  # lists on which what is confidential may be


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
        if not hidden or self.name in _OF_ALL:
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

        What filters leave of a list is as that list, and has its code.
        """
        return self._standing(self.asked)

    def standing_of(self, part: DayPart) -> Standing:
        """The same of a day of somebody; its edition is that of their own page."""
        asked = Asked(day=part.day, delegate=part.id, people=frozenset({part.id}))
        standing = self._standing(asked)
        edition = self._listings.edition("page", part.id)
        if standing.number is None or edition is None:
            return Standing(code=standing.code)
        return Standing(edition.number, edition.at, standing.code)

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

    def _standing(self, asked: Asked) -> Standing:
        listings = self._listings
        found: Edition | None = None
        before: str | None = None
        for release, account in zip(self.versions.history.releases, listings.released, strict=True):
            code = self._code(asked, account)
            if code and code != before:
                found = Edition(found.number + 1 if found else 1, release.time)
            before = code
        code = self._code(asked, listings.now)
        if found is None or code != before:
            return Standing(code=code or "")
        return Standing(found.number, found.at, code or "")

    def _code(self, asked: Asked, account: Account) -> str | None:
        """The code of a list, whose event and reader are called otherwise in an account."""
        event = self.versions.lineages.key_of(asked.event) if asked.event else None
        if (event and event not in account.events) or (
            asked.delegate and asked.delegate not in account.people
        ):
            return None
        return self._codes.code(self.name, replace(asked, event=event), account)

    def _known_before(self, to: Delegate) -> Contents:
        """What somebody knew before they were told last; of a draft, what they know."""
        releases, edition = self.versions.history.releases, self._listings.edition("page", to.id)
        if edition is None:
            return {}
        if self._listings.is_draft("page", to.id):
            return self._told_by(len(releases))
        return self._told_by(max(each.number for each in releases if each.time == edition.at) - 1)

    @cached_property
    def _told_by(self) -> Callable[[int], Contents]:
        return cache(partial(told_by, self.versions.history))

    @cached_property
    def _listings(self) -> Listings:
        return Listings(self.versions)

    @cached_property
    def _codes(self) -> DeskCodes:
        return DeskCodes(self.versions.programme.id)

    def _made(self, mission: Mission) -> DeskSheet:
        return sheet(self.name, mission, self.asked)


def _events(made: DeskSheet) -> set[str]:
    """The events of which a list tells anything."""
    lines = [line for part in made.parts for table in part.tables for line in table.lines]
    abouts = [part.about for part in made.parts if part.about]
    events = (getattr(each, "event", None) for each in (*lines, *abouts))
    return {event.id for event in events if event}
