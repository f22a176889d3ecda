"""Pure questions about a programme: which events, in which order, for whom, where, and when."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from itinerary.names import folded
from itinerary.programme.model import (
    City,
    Delegate,
    Event,
    Group,
    Organisation,
    Party,
    Place,
    Theme,
)
from itinerary.programme.shape.document import Kind, Status
from itinerary.queries.lookup import Referable
from itinerary.values import Value
from itinerary.when import DAY, Days

DaysOf = Callable[[Event], Days | None]

_NEVER = datetime.max.replace(tzinfo=UTC)


class Selection(Value, frozen=True):
    """Which events are wanted: several values of one kind widen it, different kinds narrow it."""

    cities: tuple[City, ...] = ()
    parties: tuple[Party, ...] = ()
    themes: tuple[Theme, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    texts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.cities, self.parties, self.themes, self.kinds, self.statuses, self.texts))


def selected(events: Iterable[Event], selection: Selection) -> tuple[Event, ...]:
    """The events of a selection, in their order."""
    if not selection:
        return tuple(events)
    return tuple(event for event in events if _is_selected(event, selection))


def by_start(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by the first instant that is known of them; undated ones last, in file order.

    One that follows another stands right after it, where that one is among them.
    """
    given = tuple(events)
    ordered = sorted(given, key=_start)
    behind: dict[str, list[Event]] = {}
    followed = {event.follows for event in given if event.follows}
    if not followed:
        return tuple(ordered)
    leaders = {event.id for event in given} & followed
    for event in given:
        if event.follows in leaders:
            behind.setdefault(event.follows or "", []).append(event)
    return tuple(
        each
        for event in ordered
        if event.follows not in leaders
        for each in _with_those_behind(event, behind)
    )


def _with_those_behind(first: Event, behind: Mapping[str, list[Event]]) -> Iterator[Event]:
    """An event, those that follow it in their order, each with those that follow it in turn."""
    left = [first]
    while left:
        event = left.pop()
        yield event
        left += reversed(behind.get(event.id, []))


def is_one_of(delegate: Delegate, parties: Iterable[Party]) -> bool:
    """Whether a delegate is one of the parties, of their organisation or of their group."""
    return any(
        party in (delegate, delegate.organisation)
        or (
            isinstance(party, Group)
            and not {delegate, delegate.organisation}.isdisjoint(party.members)
        )
        for party in parties
    )


def takes_part(party: Party, event: Event) -> bool:
    """Whether a delegate, an organisation, or anyone of a group takes part in an event."""
    if isinstance(party, Delegate):
        return party in event.delegates
    if isinstance(party, Organisation):
        return party in event.organisations
    return any(takes_part(member, event) for member in party.members)


def on_days(events: Iterable[Event], days_of: DaysOf, wanted: DaysOf) -> tuple[Event, ...]:
    """The events of which a day is wanted, by two questions: on which days it is, which are wanted.

    The days of a journey over the date line can end before they begin.
    """
    return tuple(event for event in events if _share_a_day(days_of(event), wanted(event)))


def on_today(events: Iterable[Event], now: datetime, later: int = 0) -> tuple[Event, ...]:
    """The dated events one of whose own days it is, where they take place, or some days later.

    A journey has two clocks: it is on from its first day where it starts to its last where it ends.
    """
    return tuple(event for event in events if _is_on(event, now, later))


def own_days(event: Event) -> Days | None:
    """The days of a dated event on its own city's calendar."""
    return event.when.days if event.when.held else None


def day_at(event: Event, now: datetime, later: int = 0) -> Days | None:
    """The day that it is where an event takes place, or some days later; both ends of a journey."""
    if not (event.city and event.end_city):
        return None
    days = [now.astimezone(city.zone).date() + later * DAY for city in (event.city, event.end_city)]
    return Days(min(days), max(days))


def coming(events: Iterable[Event], now: datetime) -> tuple[Event, ...]:
    """The dated events whose first known hour is still to come, by that hour."""
    return by_start(event for event in events if event.when.instant and event.when.instant > now)


def concerning(record: Referable, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that a record has to do with."""
    return tuple(event for event in events if _concerns(record, event))


def _concerns(record: Referable, event: Event) -> bool:
    match record:
        case City():
            return record in (event.city, event.end_city)
        case Place():
            return record in places(event)
        case Theme():
            return record is event.theme
        case Event():
            return record is event
        case _:
            return takes_part(record, event)


def places(event: Event) -> tuple[Place, ...]:
    """The venues of an event: one, none, or the ends of a journey."""
    if event.journey:
        ends = (event.journey.origin.place, event.journey.destination.place)
        return tuple(place for place in ends if place)
    return (event.place,) if event.place else ()


def _is_selected(event: Event, selection: Selection) -> bool:
    wanted: tuple[tuple[tuple[object, ...], object], ...] = (
        (selection.themes, event.theme),
        (selection.kinds, event.kind),
        (selection.statuses, event.status),
    )
    return (
        all(not values or value in values for values, value in wanted)
        and (not selection.cities or not {event.city, event.end_city}.isdisjoint(selection.cities))
        and (not selection.parties or any(takes_part(party, event) for party in selection.parties))
        and (not selection.texts or any(_mentions(event, text) for text in selection.texts))
    )


def _mentions(event: Event, text: str) -> bool:
    """Whether an event's own words, its number, or its places' and hosts' names have a text."""
    hosts = [each for host in event.hosts for each in (host.name, host.organisation)]
    said = (event.arrangements.with_, event.arrangements.room)
    names = [event.title, event.description, *said, *hosts]
    names += [place.name for place in places(event)]
    texts = [words for name in names if name for words in name.by_language.values()]
    if event.journey and event.journey.number:
        texts.append(event.journey.number)
    wanted = folded(text)
    return any(wanted in folded(words) for words in texts)


def _start(event: Event) -> datetime:
    return event.when.instant or _NEVER


def _is_on(event: Event, now: datetime, later: int) -> bool:
    days = own_days(event)
    if days is None or event.city is None or event.end_city is None:
        return False
    at_start, at_end = (
        now.astimezone(city.zone).date() + later * DAY for city in (event.city, event.end_city)
    )
    return days.first <= at_start and at_end <= days.last


def _share_a_day(theirs: Days | None, wanted: Days | None) -> bool:
    if theirs is None or wanted is None:
        return False
    return Days(min(theirs.first, theirs.last), max(theirs.first, theirs.last)).overlaps(wanted)
