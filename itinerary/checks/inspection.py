"""What every check starts from: a programme, a moment, and what is worked out once for all."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from itinerary.checks.whole_days import apart
from itinerary.programme.model import Delegate, Event, Programme
from itinerary.programme.neighbours import Neighbour
from itinerary.queries.tracks import Track, between, held, is_booked, successive, tracks
from itinerary.queries.ways import NO_WAY, Way, Ways, destination, gathering
from itinerary.values import Value
from itinerary.when import Span


class Leg(NamedTuple):
    """Two events that follow each other for some delegates: the time between, and the way.

    The gap is the longest that what is known of the hours leaves room for, and `assumed` the one
    that what is held for them does. The way is None where nothing is known of it.
    """

    previous: Event
    event: Event
    delegates: tuple[Delegate, ...]
    gap: timedelta
    assumed: timedelta
    way: Way | None

    @property
    def missing(self) -> timedelta:
        """How much longer the way takes than there is time; negative where some is left."""
        return self.way.length - self.gap if self.way else -self.gap


class Course(NamedTuple):
    """What several delegates do alike: the events of one of them are those of all."""

    track: Track
    delegates: tuple[Delegate, ...]


class Inspection(Value, frozen=True, dict=True):
    """A programme as checks look at it: at a moment, for a reader of some language.

    `neighbours` are the missions of its folder, itself included, where anybody looked. There is
    a dictionary, in which what was found out once is kept.
    """

    programme: Programme
    now: datetime
    language: str
    neighbours: tuple[Neighbour, ...] = ()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events that are not cancelled, in the order of the file."""
        return tuple(event for event in self.programme.events if event.status != "cancelled")

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """Each delegate's track."""
        return tracks(self.programme)

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """The different tracks: a delegation goes about in groups, and each is looked at once."""
        alike: dict[tuple[tuple[Event, ...], tuple[Event, ...]], list[Track]] = {}
        for track in self.tracks:
            alike.setdefault((track.timed, track.dated), []).append(track)
        return tuple(
            Course(tracks[0], tuple(each.delegate for each in tracks)) for tracks in alike.values()
        )

    @cached_property
    def apart(self) -> tuple[tuple[tuple[Event, Event], ...], ...]:
        """Of each course, the events that would have its people in two cities on a whole day."""
        return tuple(tuple(apart(course.track)) for course in self.courses)

    def in_order(self, delegates: Iterable[Delegate]) -> list[Delegate]:
        """The delegates in the order of protocol."""
        return sorted(delegates, key=self._ranks.__getitem__)

    @cached_property
    def _ranks(self) -> dict[Delegate, int]:
        return {each: rank for rank, each in enumerate(self.programme.delegates.values())}

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        """What follows what, once for all to whom it does; parts of something are left out."""
        ways = Ways(self.programme.transfers)
        grouped: dict[tuple[Event, Event, bool], list[Delegate]] = {}
        for course in self.courses:
            for previous, event in successive(self._wholes(course.track), course.track.span):
                key = (previous, event, _is_bridged(course.track, previous, event))
                grouped.setdefault(key, []).extend(course.delegates)
        return tuple(
            _leg(key[0], key[1], tuple(self.in_order(delegates)), _way(ways, *key))
            for key, delegates in grouped.items()
        )

    def is_part(self, event: Event, whole: Event) -> bool:
        """Whether an event is declared a part of another, and lies within its time and place."""
        return (
            _entry(whole) in self._declared(event)
            and _is_within(held(event), held(whole))
            and event.city is whole.city
            and event.place in (whole.place, None)
        )

    def are_one(self, event: Event, other: Event) -> bool:
        """Whether one of two events is a part of the other."""
        return self.is_part(event, other) or self.is_part(other, event)

    def _wholes(self, track: Track) -> Iterator[Event]:
        """What a track has its delegate booked for, without the parts of something else."""
        booked = [event for event in track.timed if is_booked(event)]
        for event in booked:
            if not (event.part_of and any(self.is_part(event, whole) for whole in booked)):
                yield event

    def _declared(self, event: Event) -> Iterable[str]:
        """What an event is declared a part of, and what that is a part of in its turn."""
        wholes: list[str] = []
        part = event.part_of
        while part and part not in wholes:
            wholes.append(part)
            part = self._part_of.get(part)
        return wholes

    @cached_property
    def _part_of(self) -> Mapping[str, str]:
        return {_entry(event): event.part_of for event in self.programme.events if event.part_of}


def _entry(event: Event) -> str:
    """The id under which an event, or what it repeats, stands in the file."""
    return event.id.partition("@")[0]


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_bridged(track: Track, previous: Event, event: Event) -> bool:
    """Whether a journey whose hours are not known yet takes a delegate from one to the other."""
    if not track.dated:
        return False
    gap = between(previous, event)
    return any(
        journey.city is previous.end_city
        and journey.end_city is event.city
        and held(journey).overlaps(gap)
        for journey in track.dated
        if journey.journey
    )


def _way(ways: Ways, previous: Event, event: Event, is_bridged: bool) -> Way | None:
    ends = destination(previous), gathering(event)
    if ends[0] is None or ends[1] is None:
        return NO_WAY
    way = ways.between(ends[0], ends[1])
    if is_bridged and (way is None or way.basis != "transfer"):
        return NO_WAY  # the journey replaces what is only estimated
    return way


def _leg(previous: Event, event: Event, delegates: tuple[Delegate, ...], way: Way | None) -> Leg:
    gap = between(previous, event)
    assumed = gap.length
    if previous.when.end is None and event.when.start:
        assumed = gap.end - min(held(previous).end, gap.end)
    elif previous.when.end and event.when.start is None:
        assumed = max(held(event).start, gap.start) - gap.start
    return Leg(previous, event, delegates, gap.length, assumed, way)
