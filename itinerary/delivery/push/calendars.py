"""Which calendars are wanted on a server, and which objects in them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from uuid import UUID, uuid5

from itinerary.delivery.exports import Calendar, Exporter
from itinerary.delivery.site.renewal import language_of
from itinerary.formats.calendar.ics import EventBytes, write_zone
from itinerary.formats.calendar.objects import Said, said, write_object
from itinerary.queries.selection import Selection, selected
from itinerary.releases.identity import uid_of
from itinerary.releases.versions import Versions
from itinerary.values import Value
from itinerary.views.readers import reader_in

# RFC 9562, 5: the same calendar has the same name on a server for ever. Never change this.
_NAMESPACE = UUID("0d5b7c1e-8a57-5f0e-9c44-6a3f1b2e7d90")


class Wanted(Value, frozen=True):
    """A calendar as it is wanted: whose it is, its title, and its events by their UIDs.

    Without `is_made`, it is only kept where it is already: of whoever has left the delegation.
    `calendar` is what it is made of.
    """

    whose: str
    title: str
    events: Mapping[str, EventBytes]
    is_made: bool
    calendar: Calendar


class Choice(Value, frozen=True):
    """One calendar of a selection, under a name; it is nobody's own."""

    name: str
    selection: Selection

    @property
    def whose(self) -> str:
        """As whose it is noted: no key of anybody has a space."""
        return f"calendar {self.name}"


class Calendars:
    """The calendars of a programme, each exactly what its readers' feed would be.

    From the end of the mission on, `is_over`, nothing that is cancelled stays.
    """

    def __init__(self, versions: Versions, *, is_over: bool) -> None:
        self._versions = versions
        self._programme = versions.programme
        self._is_over = is_over

    @property
    def programme(self) -> str:
        """The programme's id."""
        return self._programme.id

    @property
    def colour(self) -> str:
        """The mission's colour."""
        return self._programme.accent

    @property
    def zone(self) -> bytes:
        """The clock at home."""
        return write_zone(self._programme.home.timezone, self._programme.days)

    def of_everyone(self) -> Iterator[Wanted]:
        """One for each delegate, with events or without, and for who has left the delegation."""
        exporter = self._exporter()
        present = {exporter.whose(each) for each in self._programme.delegates.values()}
        for calendar in exporter.of_everyone():
            made = calendar.owner in present
            yield self._wanted(exporter, calendar, calendar.title, is_made=made)

    def of(self, choice: Choice) -> Wanted:
        """One of a selection."""
        exporter = self._exporter()
        events = selected(self._programme.events, choice.selection)
        calendar = exporter.of_selection(events, choice.selection)
        named = calendar._replace(owner=choice.whose)
        return self._wanted(exporter, named, choice.name, is_made=True)

    def ever(self, wanted: Wanted, uid: str) -> Iterator[Said]:
        """What an object of a calendar can ever have said, by what was released."""
        id = self.ids.get(uid)
        if id is not None:
            for event in self._looking_back.ever(id, wanted.calendar):
                yield said(write_object(event))

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The ids of all events that there are or were, by their UIDs."""
        ids = dict.fromkeys((*self._versions.history.histories, *self._versions.events))
        return {uid_of(self._programme.id, id): id for id in ids}

    def _wanted(
        self, exporter: Exporter, calendar: Calendar, title: str, *, is_made: bool
    ) -> Wanted:
        events = (
            exporter.event(event, calendar.to, audience=calendar.audience)
            for event in calendar.events
            if not (self._is_over and event.status == "cancelled")
        )
        by_uid = {event.uid: event for event in events}
        return Wanted(calendar.owner, title, by_uid, is_made, calendar)

    def _exporter(self) -> Exporter:
        """One that says what is nobody's own in the programme's language, whoever pushes."""
        reader = reader_in(language_of(self._programme), self._programme)
        return Exporter(self._programme, reader, self._versions)

    @cached_property
    def _looking_back(self) -> Exporter:
        return self._exporter()


def names(programme: str, whose: str) -> Iterator[str]:
    """What a calendar may be called in the folder on a server, best first, and without an end.

    A server may keep the name of one that was deleted.
    """
    number = 0
    while True:
        yield str(uuid5(_NAMESPACE, f"{programme}/{whose}/{number}"))
        number += 1
