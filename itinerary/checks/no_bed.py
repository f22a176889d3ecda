"""A night with no stay for a delegate, where the programme lists stays at all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import pairwise

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import ids, people, stop_name
from itinerary.languages import _
from itinerary.languages.dates import long_day
from itinerary.problems import Problem
from itinerary.programme.model import City, Delegate, Event
from itinerary.queries.tracks import Sighting, Track, sightings
from itinerary.when import DAY, Days

CODE = "no-bed"

# A night is spent where somebody is at three in the morning: on a plane, or in need of a bed.
_DEAD_OF_NIGHT = time(3)


def nights_without_bed(mission: Inspection) -> Iterator[Problem]:
    """Each night between two events away from home for which some people have no stay."""
    if not mission.programme.stays:
        return
    home = mission.programme.home
    sleepless: dict[tuple[date, City], dict[Delegate, Event]] = {}
    for track in mission.tracks:
        for night, sighting in _nights(track):
            if sighting.city is not home and not _has_bed(track, night):
                sleepless.setdefault((night, sighting.city), {})[track.delegate] = sighting.event
    for (night, city), delegates in sleepless.items():
        yield _problem(night, city, delegates, mission.language)


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


def _problem(night: date, city: City, delegates: dict[Delegate, Event], language: str) -> Problem:
    message = _("{people}: no stay for the night after {day}, in {city}.").format(
        people=people(tuple(delegates), language),
        day=long_day(night),
        city=stop_name(city, language),
    )
    events = tuple(dict.fromkeys(delegates.values()))
    hint = _("Add them to an entry under `stays`, or add one.")
    where = max(event.where for event in events)
    return Problem(where, CODE, "warning", message, hint, ids(events), ids(delegates), night)
