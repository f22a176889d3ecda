"""A night with no stay for a delegate, where the programme lists stays at all."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import ids, people, stop_name
from itinerary.languages import _, figures
from itinerary.languages.dates import long_day
from itinerary.problems import Problem
from itinerary.programme.model import City, Delegate, Event
from itinerary.queries import nights
from itinerary.when import DAY

CODE = "no-bed"


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
    for found in _rows(nights.nights_without_bed(mission.programme, mission.tracks)):
        yield _problem(found, mission.language)


def _rows(sleepless: nights.Sleepless) -> Iterable[_Nights]:
    """The nights that follow each other in one city for the same people, together."""
    rows: dict[tuple[date, City, tuple[Delegate, ...]], _Nights] = {}  # by the night after them
    for (night, city), seen in sorted(sleepless.items(), key=lambda each: each[0][0]):
        nights = _Nights(night, 1, city, tuple(seen), tuple(seen.values()))
        earlier = rows.pop((night, city, nights.delegates), None)
        rows[night + DAY, city, nights.delegates] = nights.after(earlier) if earlier else nights
    return rows.values()


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
