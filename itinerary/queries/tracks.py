"""Where everybody is: each delegate's track through the mission, and what follows from it.

A track holds what a delegate takes part in, by start; spans are half-open, so that events which
touch do not overlap. Cancelled events, optional ones, and those on days on which the delegate is
not there, are no part of it. An event whose end is not known ends for each delegate when their next
one begins.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from itinerary.programme.model import City, Delegate, Event, Programme, Stay
from itinerary.programme.resolving.participants import is_present
from itinerary.values import Value
from itinerary.when import Days, Span, midnights

# A day ends here, in the local clock: what begins after midnight belongs to the evening before.
SMALL_HOURS = timedelta(hours=3)

_MOST_AT_ONCE = 12  # events that one more is said to be in the way of

SpanOf = Callable[[Event], Span]


class Track(Value, frozen=True, dict=True):
    """One delegate's way through the mission: events with hours, those without, and nights."""

    delegate: Delegate
    timed: tuple[Event, ...]
    dated: tuple[Event, ...]
    stays: tuple[Stay, ...]

    def span(self, event: Event) -> Span:
        """When one of these events is for this delegate."""
        return self._spans(event)

    @cached_property
    def spans(self) -> tuple[tuple[Event, Span], ...]:
        """The events with hours, each with when it is for this delegate."""
        return tuple((event, self.span(event)) for event in self.timed)

    @cached_property
    def _spans(self) -> SpanOf:
        return spans(self.timed)


class Sighting(NamedTuple):
    """An event that shows where somebody is: from when until when, and where it leaves them."""

    span: Span
    city: City
    event: Event


class Whereabouts(Value, frozen=True):
    """Where a delegate is: in a city, or on a journey; what they are busy with, if anything.

    `whole_day` are events of that day without hours: they take it, or may be on at any moment.
    """

    delegate: Delegate
    city: City | None
    journey: Event | None
    events: tuple[Event, ...]
    whole_day: tuple[Event, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether nothing is on for them but free time, or may be."""
        return not any(is_booked(event) for event in (*self.events, *self.whole_day))


def tracks(programme: Programme) -> tuple[Track, ...]:
    """The track of each delegate, in the order of protocol."""
    delegates = tuple(programme.delegates.values())
    timed: dict[Delegate, list[Event]] = {delegate: [] for delegate in delegates}
    dated: dict[Delegate, list[Event]] = {delegate: [] for delegate in delegates}
    stays: dict[Delegate, list[Stay]] = {delegate: [] for delegate in delegates}
    for event in by_time(filter(_is_to_be_met, programme.events)):
        kept = timed if event.when.precision == "hours" else dated
        for delegate in event.delegates:
            if is_present(delegate, event.when.days):
                kept[delegate].append(event)
    for stay in programme.stays:
        for delegate in stay.delegates:
            stays[delegate].append(stay)
    return tuple(
        Track(each, tuple(timed[each]), tuple(dated[each]), tuple(stays[each]))
        for each in delegates
    )


def _is_to_be_met(event: Event) -> bool:
    """Whether those who take part are really there: who wishes to may be, or may not."""
    return event.status != "cancelled" and not event.optional


def by_time(events: Iterable[Event]) -> tuple[Event, ...]:
    """The dated events by the first known hour and the end, whatever their order in the file."""
    return tuple(sorted((event for event in events if event.when.held), key=_order))


def _order(event: Event) -> tuple[datetime, datetime, str]:
    end = held(event).end
    return event.when.instant or end, end, event.title.read(event.title.language)


def is_booked(event: Event) -> bool:
    """Whether an event needs those who take part in it: free time does not, and no optional one."""
    return event.kind != "free" and not event.optional


def held(event: Event) -> Span:
    """What is held for a dated event; ValueError for one without a date."""
    if event.when.held is None:
        raise ValueError(event.id)
    return event.when.held


def spans(events: Sequence[Event]) -> SpanOf:
    """When the events of one person, or at one place, are; they are given by time.

    One whose end is not known ends when the next begins, and one whose start is not known begins
    when those before have ended; none takes more than is held for it.
    """
    open_ones = {
        event: _until_next(event, events[number + 1 :])
        if event.when.end is None
        else _since_last(event, events[:number])
        for number, event in enumerate(events)
        if event.when.is_open
    }
    return lambda event: open_ones.get(event) or held(event)


def _until_next(event: Event, later: Iterable[Event]) -> Span:
    """Up to the next event that begins after it and is no part of it."""
    start, end = _ends(event)
    for following in later:
        begins = following.when.instant or end
        if begins >= end:
            break
        if begins > start and following.part_of != event.id.partition("@")[0]:
            return Span(start, begins)
    return Span(start, end)


def _since_last(event: Event, earlier: Iterable[Event]) -> Span:
    """From the end of what ended last before it ended itself."""
    start, end = _ends(event)
    for before in earlier:
        if before.when.start is None and before.when.instant == end:
            continue  # two that arrive together are in each other's way
        ended = held(before).end if before.when.end else min(held(before).end, end)
        if ended <= end:
            start = max(start, ended)
    return Span(start, end)


def between(previous: Event, event: Event) -> Span:
    """What lies between two events by what is known: from a start where no end is known.

    Up to when one must be at the later one, which may be before the earlier has ended.
    """
    before, after = held(previous), event.due
    return Span(before.start if previous.when.end is None else before.end, after or before.end)


def overlapping(events: Iterable[Event], span_of: SpanOf) -> Iterator[tuple[Event, Event]]:
    """Each two of the events, given by time, that share time.

    Of very many at once, each only with those of the others that last longest.
    """
    active: list[tuple[datetime, Event]] = []  # with their ends
    for event in events:
        known = span_of(event)
        active = [each for each in active if each[0] > known.start]
        if len(active) > _MOST_AT_ONCE:
            active = nlargest(_MOST_AT_ONCE, active, key=itemgetter(0))
        for _end, other in active:
            yield other, event
        active.append((known.end, event))


def successive(events: Iterable[Event], span_of: SpanOf) -> Iterator[tuple[Event, Event]]:
    """Each of the events, given by time, with the one that ended last before it began."""
    active: list[tuple[datetime, Event]] = []  # with their ends
    latest: list[Event] = []
    for event in events:
        start, end = span_of(event).start, span_of(event).end
        ended = [each for each in active if each[0] <= start]
        if ended:
            active = [each for each in active if each[0] > start]
            # They were still on when the event before began: they ended later than `latest` did.
            last = max(at for at, _event in ended)
            latest = [each for at, each in ended if at == last]
        active.append((end, event))
        for previous in latest:
            yield previous, event


def first_day(event: Event) -> date:
    """The local day to which the beginning of an event belongs, or what is known of it."""
    start = event.when.start or event.when.end
    return (start.replace(tzinfo=None) - SMALL_HOURS).date() if start else date.max


def last_day(event: Event) -> date:
    """The local day to which the end of an event belongs, or what is known of it."""
    end = event.when.end or event.when.start
    return (end.replace(tzinfo=None) - SMALL_HOURS).date() if end else date.min


def is_overnight(event: Event) -> bool:
    """Whether somebody spends the night on a journey."""
    return event.journey is not None and first_day(event) < last_day(event)


def sightings(track: Track) -> tuple[Sighting, ...]:
    """When and where the programme sees a delegate, by time; without hours, at noon of each day."""
    seen = [
        Sighting(track.span(event), event.end_city, event)
        for event in track.timed
        if event.end_city
    ]
    for event in track.dated:
        if event.city and event.end_city and event.when.days:
            noons = (_noon(day, event.city) for day in event.when.days)
            seen += [Sighting(Span(noon, noon), event.end_city, event) for noon in noons]
    return tuple(sorted(seen, key=lambda sighting: sighting.span))


def whereabouts(programme: Programme, now: datetime) -> tuple[Whereabouts, ...]:
    """Where each delegate is who is present at a moment, in the order of protocol."""
    return tuple(
        whereabouts_on(track, now)
        for track in tracks(programme)
        if is_there(track.delegate, programme, now)
    )


def whereabouts_on(track: Track, now: datetime) -> Whereabouts:
    """Where a track has its delegate at a moment."""
    busy = tuple(event for event, span in track.spans if now in span)
    journey = next((event for event in busy if event.journey), None)
    city = None if journey else _city(track, busy, now)
    whole_day = tuple(event for event in track.dated if now in held(event))
    return Whereabouts(track.delegate, city, journey, busy, whole_day)


def is_there(delegate: Delegate, programme: Programme, now: datetime) -> bool:
    """Whether a delegate's days include the moment, in any zone of the mission."""
    days = delegate.present or programme.days
    zones = {city.zone for city in programme.cities.values()}
    return any(now.astimezone(zone).date() in days for zone in zones)


def _city(track: Track, busy: tuple[Event, ...], now: datetime) -> City | None:
    """The city that the latest thing known before the moment leaves them in."""
    if busy:
        return busy[0].city
    seen = [
        *((span.end, event.end_city) for event, span in track.spans),
        *((held(event).start, event.end_city) for event in track.dated),
        *((_night(stay), stay.city) for stay in track.stays),
    ]
    return max(
        (each for each in seen if each[0] <= now), key=lambda each: each[0], default=(now, None)
    )[1]


def _night(stay: Stay) -> datetime:
    """The midnight that ends the day of arrival: whoever sleeps there has come by then."""
    return midnights(Days(stay.first, stay.first), stay.city.zone)[1].astimezone(UTC)


def _noon(day: date, city: City) -> datetime:
    return datetime.combine(day, time(12), city.zone).astimezone(UTC)


def _ends(event: Event) -> tuple[datetime, datetime]:
    known = held(event)
    return known.start, known.end
