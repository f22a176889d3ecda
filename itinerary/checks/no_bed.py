"""A night with no stay for a delegate, where the programme lists stays at all."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import NamedTuple

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import ids, people, stop_name
from itinerary.languages import _, figures
from itinerary.languages.dates import long_day
from itinerary.problems import Problem
from itinerary.programme.model import City, Delegate, Event
from itinerary.queries.tracks import Sighting, Track, sightings
from itinerary.when import DAY, Days

CODE = "no-bed"

# A night is spent where somebody is at three in the morning: on a plane, or in need of a bed.
_DEAD_OF_NIGHT = time(3)


class _Nights(NamedTuple):
    """Nights in a row in a city for which the same people have no stay, and what they do there."""

    first: date
    number: int
    city: City
    delegates: tuple[Delegate, ...]
    events: tuple[Event, ...]

    def after(self, earlier: "_Nights") -> "_Nights":
        """The same with the nights before them."""
        number, events = earlier.number + self.number, (*earlier.events, *self.events)
        return self._replace(first=earlier.first, number=number, events=events)


def nights_without_bed(mission: Inspection) -> Iterator[Problem]:
    """The nights of the mission between two events away from home for which some have no stay."""
    if not mission.programme.stays:
        return
    home, days = mission.programme.home, mission.programme.days
    sleepless: dict[tuple[date, City], dict[Delegate, Event]] = {}
    for track in mission.tracks:
        for night, sighting in _nights(track):
            is_inside = night in days and night + DAY in days
            at_home = sighting.city in (home, track.delegate.based_in)
            if is_inside and not at_home and not _has_bed(track, night):
                sleepless.setdefault((night, sighting.city), {})[track.delegate] = sighting.event
    for nights in _rows(sleepless):
        yield _problem(nights, mission.language)


def _rows(sleepless: dict[tuple[date, City], dict[Delegate, Event]]) -> Iterable[_Nights]:
    """The nights that follow each other in one city for the same people, together."""
    rows: dict[tuple[date, City, tuple[Delegate, ...]], _Nights] = {}  # by the night after them
    for (night, city), seen in sorted(sleepless.items(), key=lambda each: each[0][0]):
        nights = _Nights(night, 1, city, tuple(seen), tuple(seen.values()))
        earlier = rows.pop((night, city, nights.delegates), None)
        rows[night + DAY, city, nights.delegates] = nights.after(earlier) if earlier else nights
    return rows.values()


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


def _problem(nights: _Nights, language: str) -> Problem:
    sentence = _("{people}: no stay for the night after {day}, in {city}.")
    if nights.number > 1:
        sentence = _("{people}: no stay for {number} nights, from {day} on, in {city}.")
    message = sentence.format(
        people=people(nights.delegates, language),
        number=figures(nights.number),
        day=long_day(nights.first),
        city=stop_name(nights.city, language),
    )
    events = tuple(dict.fromkeys(nights.events))
    hint = _("Add them to an entry under `stays`, or add one.")
    where = max(event.where for event in events)
    delegates = ids(nights.delegates)
    return Problem(where, CODE, "warning", message, hint, ids(events), delegates, nights.first)
