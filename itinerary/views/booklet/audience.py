"""Whose a booklet is: one delegate's own, or one for several people, who see less."""

from collections.abc import Iterable, Sequence

from itinerary.languages import _
from itinerary.programme.model import Contact, Delegate, Event, Party, Programme, Stay
from itinerary.queries.contacts import contacts_for
from itinerary.queries.selection import Selection, is_one_of, selected
from itinerary.values import Value
from itinerary.views.calendars import shared
from itinerary.views.readers import Reader
from itinerary.views.words import name


class Audience(Value, frozen=True):
    """Who reads, as they were named; all of the delegation where nobody was."""

    parties: tuple[Party, ...]
    delegates: tuple[Delegate, ...]

    @property
    def to(self) -> Delegate | None:
        """The one delegate whose own it is; None where it is for several people."""
        match self.parties:
            case (Delegate() as delegate,):
                return delegate
            case _:
                return None

    def events(self, chosen: Iterable[Event]) -> tuple[Event, ...]:
        """Those of the events that they have: several have none that is confidential."""
        theirs = selected(chosen, Selection(parties=self.parties))
        return theirs if self.to else shared(theirs)

    def stays(self, stays: Iterable[Stay]) -> list[Stay]:
        """The hotels in which any of them sleeps."""
        readers = {*self.delegates}
        return [stay for stay in stays if not readers.isdisjoint(stay.delegates)]

    def contacts(self, programme: Programme) -> tuple[Contact, ...]:
        """Whom they can call; several, those who are for everyone."""
        if self.to:
            return contacts_for(self.to, programme)
        return tuple(each for each in programme.contacts if each.who is None)

    def whose(self, reader: Reader) -> str:
        """What they are called."""
        if not self.parties:
            return _("Booklet of the delegation")
        return _(", ").join(name(each, reader) for each in self.parties)

    def about(self, reader: Reader) -> str:
        """What a delegate is; nothing of several people."""
        if self.to is None:
            return ""
        texts = (self.to.role, self.to.organisation.name if self.to.organisation else None)
        return _(" · ").join(text.read(reader.language) for text in texts if text)


def audience_of(programme: Programme, parties: Sequence[Party]) -> Audience:
    """Those whom the parties mean; everybody where none is named."""
    everybody = programme.delegates.values()
    meant = [each for each in everybody if not parties or is_one_of(each, parties)]
    return Audience(tuple(parties), tuple(meant))
