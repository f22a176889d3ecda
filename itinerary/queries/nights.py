"""The nights that people spend away from home without a stay, where stays are listed at all."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from itertools import pairwise

from itinerary.programme.model import City, Delegate, Event, Programme
from itinerary.queries.tracks import Sighting, Track, sightings, tracks
from itinerary.when import DAY, Days

# A night is spent where somebody is at three in the morning: on a plane, or in need of a bed.
_DEAD_OF_NIGHT = time(3)

Sleepless = Mapping[tuple[date, City], Mapping[Delegate, Event]]


def nights_without_bed(programme: Programme, known: Iterable[Track] | None = None) -> Sleepless:
    """Who has no stay for which nights between two events away from home, and where seen last.

    `known` are the tracks of all, where somebody has them.
    """
    if not programme.stays:
        return {}
    home, days = programme.home, programme.days
    sleepless: dict[tuple[date, City], dict[Delegate, Event]] = {}
    for track in tracks(programme) if known is None else known:
        for night, sighting in _nights(track):
            is_inside = night in days and night + DAY in days
            at_home = sighting.city in (home, track.delegate.based_in)
            if is_inside and not at_home and not _has_bed(track, night):
                sleepless.setdefault((night, sighting.city), {})[track.delegate] = sighting.event
    return sleepless


def _nights(track: Track) -> Iterator[tuple[date, Sighting]]:
    """The nights between two sightings, each with where its delegate was seen last."""
    last: Sighting | None = None
    for before, after in pairwise(sightings(track)):
        last = before if last is None or before.span.end >= last.span.end else last
        begins = last.span.end.astimezone(last.city.zone).date() - DAY
        ends = after.span.start.astimezone(last.city.zone).date()
        nights = [
            night
            for night in Days(begins, ends)
            if last.span.end <= _dead_of(night, last.city) < after.span.start
        ]
        # A journey of which only one hour is known may take the night after it, or before.
        late = last.event.journey and last.event.when.end is None
        early = after.event.journey and after.event.when.start is None
        for night in nights[1 if late else 0 : -1 if early else None]:
            yield night, last


def _dead_of(night: date, city: City) -> datetime:
    return datetime.combine(night + DAY, _DEAD_OF_NIGHT, city.zone).astimezone(UTC)


def _has_bed(track: Track, night: date) -> bool:
    return any(stay.first <= night < stay.departure for stay in track.stays)
