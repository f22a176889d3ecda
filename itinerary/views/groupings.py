"""What `agenda --by` says: an agenda for each delegate, or for each city."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from itinerary.languages import _
from itinerary.programme.model import City, Delegate, Event, Programme
from itinerary.queries.selection import DaysOf, concerning
from itinerary.values import replace
from itinerary.views.agenda import agenda
from itinerary.views.pages import Agendas
from itinerary.views.readers import Reader
from itinerary.views.words import name, notice, programme_title
from itinerary.when import Days


class Share(NamedTuple):
    """Somebody or some place: what it is called, what else is said of it, and its events."""

    name: str
    about: str
    events: tuple[Event, ...]


def for_each_delegate(
    delegates: Iterable[Delegate], events: Sequence[Event], reader: Reader, *, rest: bool
) -> list[Share]:
    """The events of each delegate, in the order of the file, and last the `rest` that has none."""
    groups = [
        Share(
            name(each, reader),
            each.role.read(reader.language) if each.role else "",
            concerning(each, events),
        )
        for each in delegates
    ]
    alone = tuple(event for event in events if not event.delegates)
    return [*groups, Share(_("No delegate is named"), "", alone)] if rest and alone else groups


def for_each_city(cities: Iterable[City], events: Sequence[Event], reader: Reader) -> list[Share]:
    """The events of each city, a journey's at both of its ends, and last those without a city."""
    groups = [
        Share(city.name.read(reader.language), "", concerning(city, events)) for city in cities
    ]
    nowhere = tuple(event for event in events if event.city is None)
    return [*groups, Share(_("No city is named"), "", nowhere)] if nowhere else groups


def agendas(
    programme: Programme,
    groups: Sequence[Share],
    reader: Reader,
    wanted: DaysOf | None,
    now: datetime | None = None,
    named: Days | None = None,
) -> Agendas:
    """An agenda for each group that has events, as `agenda` makes it, and who has none."""
    parts = tuple(
        replace(
            agenda(programme, group.events, reader, wanted, now, named),
            title=_(" · ").join(words for words in (group.name, group.about) if words),
            notice=None,
        )
        for group in groups
        if group.events
    )
    idle = _(", ").join(group.name for group in groups if not group.events)
    return Agendas(
        title=programme_title(programme, reader),
        parts=parts,
        remark=_("Nothing for {names}.").format(names=idle) if idle else None,
        notice=notice(programme, reader),
    )
