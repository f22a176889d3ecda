"""A delegate's page: their events, nights and numbers to call, and what changed for them.

Events are made once for all who may see the same of them, and a page has a digest of what it is
made of: a thousand pages of which none has changed cost little more than knowing so.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path as FilePath

from itinerary.languages import _, capitalised, speaking
from itinerary.languages.dates import hour, long_day, range_of_days, short_range
from itinerary.programme.model import Delegate, Event, Place, Programme
from itinerary.queries.contacts import contacts_for
from itinerary.queries.selection import by_start
from itinerary.values import Value, replace
from itinerary.views.pages import Week
from itinerary.views.readers import Reader, reader_for
from itinerary.views.site.days import Paging
from itinerary.views.site.differences import Told, differences, since
from itinerary.views.site.entries import Setting, attachment, entry
from itinerary.views.site.labels import labels
from itinerary.views.site.nights import Hotel, hotels, names_by_night, night
from itinerary.views.site.pages import Contact, Day, Edition, Entry, File, PersonalPage, Taxi
from itinerary.views.site.taxis import taxi, taxi_anchor
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
        self._readers: dict[str | None, Reader] = {}  # by the language of an entry
        self._made: dict[object, Entry] = {}
        self._weeks: dict[tuple[tuple[Event, ...], str], Week] = {}
        self._places = {taxi_anchor(place): place for place in programme.places.values()}
        self._taxis: dict[tuple[Place, str], Taxi] = {}

    def reader_for(self, to: Delegate) -> Reader:
        """Who reads a delegate's page."""
        if to.language not in self._readers:
            self._readers[to.language] = reader_for(to, self._programme, self._otherwise)
        return self._readers[to.language]

    def entry(self, event: Event, setting: Setting, to: Delegate) -> Entry:
        """An event under a day, as a delegate may see it."""
        reader = self.reader_for(to)
        notes = event.notes and tuple(note for note in event.notes if to in note.delegates)
        papers = event.documents and tuple(each for each in event.documents if each.is_for(to))
        key = (event, notes, papers, reader.language, setting)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = entry(event, setting, reader, to)
        return made

    def page(self, to: Delegate, standing: Standing) -> PersonalPage:
        """A delegate's page without its week, which costs more than all the rest."""
        reader = self.reader_for(to)
        with speaking(reader.language):
            return _digested(self._page(to, standing, reader))

    def with_week(self, page: PersonalPage, to: Delegate) -> PersonalPage:
        """The same page with its week."""
        reader, events = self.reader_for(to), tuple(self._of(to))
        found = self._weeks.get((events, reader.language))
        if found is None:
            with speaking(reader.language):
                days = days_across(self._programme, events, reader, None)
                found = week(self._programme, events, reader, days)
            self._weeks[events, reader.language] = found
        return replace(page, week=found)

    def attachments(self, to: Delegate) -> dict[str, FilePath]:
        """The files that lie beside a delegate's page: by their names there, where they are."""
        return {
            attachment(document): document.file.path
            for event in self._of(to)
            if event.status != "cancelled"
            for document in event.documents
            if document.file and document.is_for(to)
        }

    def _of(self, to: Delegate) -> Sequence[Event]:
        return self._events.get(to, ())

    def _page(self, to: Delegate, standing: Standing, reader: Reader) -> PersonalPage:
        programme, events, stays = self._programme, self._of(to), self._hotels.get(to, [])
        nights = names_by_night(hotel.stay for hotel in stays)
        paging = Paging(
            programme, reader, nights, lambda event, setting: self.entry(event, setting, to)
        )
        days = paging.days(events, to.present or programme.days)
        undated = paging.undated(events)
        return PersonalPage(
            language=reader.language,
            words=labels(),
            mission=said(programme.title, reader),
            dates=range_of_days(programme.days),
            name=name(to, reader),
            role=_role(to, reader),
            home=(reader.clock.zone.key, reader.clock.label),
            differences=differences(standing.told, reader),
            since=since(standing.told, reader),
            days=days,
            undated=undated,
            nights=tuple(night(hotel, to, reader) for hotel in stays),
            contacts=_contacts(to, programme, reader),
            files=_files((*_entries(days), *undated)),
            taxis=self._cards((*_entries(days), *undated), stays, reader),
            edition=edition(standing, reader),
            notice=maybe_said(programme.notice, reader),
        )

    def _cards(
        self, entries: Iterable[Entry], stays: Sequence[Hotel], reader: Reader
    ) -> tuple[Taxi, ...]:
        """The cards for the driver to which the page leads, one a place, the hotels' first."""
        cards = {card.anchor: card for hotel in stays if (card := hotel.taxi(reader))}
        for each in entries:
            for anchor in (each.taxi, each.journey.destination.taxi if each.journey else ""):
                if anchor and anchor not in cards:
                    cards[anchor] = self._taxi(self._places[anchor], reader)
        return tuple(cards.values())

    def _taxi(self, place: Place, reader: Reader) -> Taxi:
        key = (place, reader.language)
        if key not in self._taxis:
            self._taxis[key] = taxi(place, reader)
        return self._taxis[key]


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


def _role(to: Delegate, reader: Reader) -> str:
    texts = (to.role, to.organisation.name if to.organisation else None)
    return _(" · ").join(text.read(reader.language) for text in texts if text)


def _contacts(to: Delegate, programme: Programme, reader: Reader) -> tuple[Contact, ...]:
    """Whom they can call, in the order of calling."""
    found = contacts_for(to, programme) if programme.contacts else ()
    return tuple(
        Contact(
            name=said(each.name, reader),
            role=maybe_said(each.role, reader),
            phone=each.phone or "",
            days=short_range(each.days) if each.days else "",
        )
        for each in found
    )


def _entries(days: Iterable[Day]) -> Iterator[Entry]:
    return (entry for day in days for entry in day.entries)


def _files(entries: Iterable[Entry]) -> tuple[File, ...]:
    """All that is to be read, once each."""
    return tuple(dict.fromkeys(file for entry in entries for file in entry.files))


def _digested(page: PersonalPage) -> PersonalPage:
    """The page with the digest of what it is made of; events have theirs."""
    digest = sha256()
    for each in page.days:
        digest.update(repr(replace(each, entries=())).encode())
        digest.update("".join(entry.digest for entry in each.entries).encode())
    digest.update("".join(entry.digest for entry in page.undated).encode())
    digest.update(repr(replace(page, days=(), undated=())).encode())
    return replace(page, digest=digest.hexdigest())
