"""Whole days on which somebody is in another city too.

A whole day gives way to journeys: it ends where one leaves its city, and begins where one comes.
"""

from collections.abc import Iterator
from datetime import timedelta

from itinerary.programme.model import Event
from itinerary.queries.tracks import SMALL_HOURS, Track, by_time, held, is_booked, overlapping
from itinerary.when import Span

_HALF_A_DAY = timedelta(hours=12)


def apart(track: Track) -> Iterator[tuple[Event, Event]]:
    """Each two events of a track, one of whole days at least, that are in two cities at once."""
    whole = {event for event in track.dated if _takes_whole_days(event)}
    if not whole:
        return
    booked = by_time([*whole, *filter(is_booked, track.timed)])
    for pair in overlapping(booked, track.span):
        seen_from = [(each, other) for each, other in (pair, pair[::-1]) if each in whole]
        if seen_from and all(_is_elsewhere(track, *each) for each in seen_from):
            yield pair


def _takes_whole_days(event: Event) -> bool:
    return event.when.precision == "all-day" and is_booked(event) and event.journey is None


def _is_elsewhere(track: Track, whole: Event, other: Event) -> bool:
    """Whether an event takes somebody out of the city of their whole day."""
    if whole.city is None or other.city in {None, whole.city}:
        return False
    return _share_a_day(track, whole, other) and not _is_travelled(track, whole, other)


def _share_a_day(track: Track, whole: Event, other: Event) -> bool:
    """Whether both are on one day, not only one in the night before or where zones barely meet."""
    span, other_span = held(whole), track.span(other)
    if other.when.precision == "hours":
        return Span(span.start + SMALL_HOURS, span.end).overlaps(other_span)
    shared = min(span.end, other_span.end) - max(span.start, other_span.start)
    days, other_days = whole.when.days, other.when.days
    return shared >= _HALF_A_DAY or bool(days and other_days and days.overlaps(other_days))


def _is_travelled(track: Track, whole: Event, other: Event) -> bool:
    """Whether a journey leaves the city of a whole day for the other event, or comes from it."""
    return any(
        _leads(journey, whole, other)
        for journey in (*track.timed, *track.dated)
        if journey.journey
        and journey.city is not journey.end_city
        and held(journey).overlaps(held(whole))
    )


def _leads(journey: Event, whole: Event, other: Event) -> bool:
    leaves = journey.city is whole.city and held(journey).start < held(other).end
    comes = journey.end_city is whole.city and held(other).start < held(journey).end
    return leaves or comes
