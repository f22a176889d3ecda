"""A delegate's page: their events, nights and numbers to call, and what changed for them.

Events are made once for all who may see the same of them, and a page has a digest of what it is
made of: a thousand pages of which none has changed cost little more than knowing so.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path as FilePath

from itinerary.languages import _, capitalised, speaking
from itinerary.languages.dates import hour, long_day, range_of_days, short_range
from itinerary.programme.model import Contact as PersonToCall
from itinerary.programme.model import Delegate, Event, Programme
from itinerary.queries.contacts import contacts_for
from itinerary.queries.selection import by_start
from itinerary.values import Value, replace
from itinerary.views.pages import Week
from itinerary.views.readers import Reader, reader_for
from itinerary.views.site.days import Paging
from itinerary.views.site.differences import Differences, Told, since
from itinerary.views.site.digests import digest
from itinerary.views.site.entries import attachment, entry, seen
from itinerary.views.site.labels import labels
from itinerary.views.site.nights import Hotel, hotels, names_by_night, night
from itinerary.views.site.pages import Contact, Day, Edition, Entry, File, PersonalPage, Taxi
from itinerary.views.site.taxis import taxi, taxi_anchor, taxis
from itinerary.views.site.texts import maybe_said, said
from itinerary.views.week import days_across, week
from itinerary.views.words import name


class Standing(Value, frozen=True):
    """How a reader stands to what was released: their edition, its code, and what they were told.

    `number` is None where the page shows what is not released.
    """

    number: int | None = None
    at: datetime | None = None
    code: str = ""
    told: tuple[Told, ...] = ()


class PersonalPages:
    """Makes the pages of a programme; who reads in no language of the tool reads as `otherwise`."""

    def __init__(self, programme: Programme, otherwise: Reader) -> None:
        self._programme = programme
        self._otherwise = otherwise
        self._events: dict[Delegate, list[Event]] = {}
        for event in by_start(programme.events):
            for delegate in event.delegates:
                self._events.setdefault(delegate, []).append(event)
        self._hotels: dict[Delegate, list[Hotel]] = {}
        for hotel in hotels(programme.stays, programme.places.values()):
            for delegate in hotel.stay.delegates:
                self._hotels.setdefault(delegate, []).append(hotel)
        self._shared: dict[str | None, _Shared] = {}  # by the language of an entry

    def page(self, to: Delegate, standing: Standing) -> PersonalPage:
        """A delegate's page without its week, which costs more than all the rest."""
        shared = self._shared_by(to)
        with speaking(shared.reader.language):
            return _digested(self._page(to, standing, shared))

    def with_week(self, page: PersonalPage, to: Delegate) -> PersonalPage:
        """The same page with its week."""
        return replace(page, week=self._shared_by(to).week(tuple(self._of(to))))

    def attachments(self, to: Delegate) -> dict[str, FilePath]:
        """The files that lie beside a delegate's page: by their names there, where they are."""
        papers = {
            attachment(document): document.file.path
            for event in self._of(to)
            if event.status != "cancelled"
            for document in event.documents
            if document.file and document.is_for(to)
        }
        return {**papers, _photo(to): to.photo.path} if to.photo else papers

    def _of(self, to: Delegate) -> Sequence[Event]:
        return self._events.get(to, ())

    def _shared_by(self, to: Delegate) -> "_Shared":
        """What a delegate's page shares with all others in its language."""
        if to.language not in self._shared:
            reader = reader_for(to, self._programme, self._otherwise)
            self._shared[to.language] = _Shared(self._programme, reader)
        return self._shared[to.language]

    def _page(self, to: Delegate, standing: Standing, shared: "_Shared") -> PersonalPage:
        programme, reader, stays = self._programme, shared.reader, self._hotels.get(to, [])
        nights = names_by_night(hotel.stay for hotel in stays)
        theirs = [seen(event, to) for event in self._of(to)]
        days = shared.paging.days(theirs, to.present or programme.days, nights)
        undated = shared.paging.undated(theirs)
        entries = [*_entries(days), *undated]
        return PersonalPage(
            language=reader.language,
            words=shared.words,
            mission=said(programme.title, reader),
            dates=range_of_days(programme.days),
            name=name(to, reader),
            role=_role(to, reader),
            home=(reader.clock.zone.key, reader.clock.label),
            differences=shared.differences.of(standing.told),
            since=since(standing.told, reader),
            days=days,
            undated=undated,
            nights=tuple(night(hotel, to, reader) for hotel in stays),
            contacts=contact_lines(contacts_for(to, programme), reader),
            files=_files(entries),
            taxis=shared.taxis(entries, stays),
            edition=edition(standing, reader),
            notice=maybe_said(programme.notice, reader),
            photo=_photo(to),
        )


class _Shared:
    """What the pages of all share who read in the same language: made once for all of them."""

    def __init__(self, programme: Programme, reader: Reader) -> None:
        self.reader = reader
        self.differences = Differences(reader)
        self.paging = Paging(programme, reader, partial(entry, reader=reader))
        with speaking(reader.language):
            self.words = labels()
        self._programme = programme
        self._weeks: dict[tuple[Event, ...], Week] = {}
        self._places = {taxi_anchor(place): place for place in programme.places.values()}
        self._taxis: dict[str, Taxi] = {}

    def week(self, events: tuple[Event, ...]) -> Week:
        """The week of all who take part in the same events."""
        if events not in self._weeks:
            with speaking(self.reader.language):
                days = days_across(self._programme, events, self.reader, None)
                self._weeks[events] = week(self._programme, events, self.reader, days)
        return self._weeks[events]

    def taxis(self, entries: Iterable[Entry], stays: Sequence[Hotel]) -> tuple[Taxi, ...]:
        """The cards for the driver to which a page leads, one a place, the hotels' first."""
        return taxis((hotel.taxi(self.reader) for hotel in stays), entries, self._taxi)

    def _taxi(self, anchor: str) -> Taxi:
        if anchor not in self._taxis:
            self._taxis[anchor] = taxi(self._places[anchor], self.reader)
        return self._taxis[anchor]


def edition(standing: Standing, reader: Reader) -> Edition:
    """Of when a page is, in words."""
    with speaking(reader.language):
        if standing.number is None or standing.at is None:
            return Edition(_("Draft, not released"), standing.code, is_draft=True)
        at = standing.at.astimezone(reader.clock.zone)
        words = _("Edition {number} · {day}, {hour} {city}").format(
            number=standing.number,
            day=long_day(at.date()),
            hour=hour(at),
            city=reader.clock.label,
        )
        return Edition(capitalised(words), standing.code)


def _photo(to: Delegate) -> str:
    """Under which name somebody's picture lies beside their page; nothing where there is none."""
    return f"photo{to.photo.path.suffix.lower()}" if to.photo else ""


def _role(to: Delegate, reader: Reader) -> str:
    texts = (to.role, to.organisation.name if to.organisation else None)
    return _(" · ").join(text.read(reader.language) for text in texts if text)


def contact_lines(contacts: Iterable[PersonToCall], reader: Reader) -> tuple[Contact, ...]:
    """Whom to call, in the order of calling."""
    return tuple(
        Contact(
            name=said(each.name, reader),
            role=maybe_said(each.role, reader),
            phone=each.phone or "",
            days=short_range(each.days) if each.days else "",
        )
        for each in contacts
    )


def _entries(days: Iterable[Day]) -> Iterator[Entry]:
    return (entry for day in days for entry in day.entries)


def _files(entries: Iterable[Entry]) -> tuple[File, ...]:
    """All that is to be read, once each."""
    return tuple(dict.fromkeys(file for entry in entries for file in entry.files))


def _digested(page: PersonalPage) -> PersonalPage:
    """The page with the digest of what it is made of, in which days and events have theirs."""
    own = repr(replace(page, days=(), undated=()))
    parts = [day.digest for day in page.days] + [entry.digest for entry in page.undated]
    return replace(page, digest=digest(own, *parts))
