"""An event outside the programme's dates."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, timed
from itinerary.languages import _
from itinerary.languages.dates import range_of_days
from itinerary.problems import Problem
from itinerary.programme.model import Event
from itinerary.queries.tracks import first_day, last_day
from itinerary.when import Days

CODE = "outside-mission"


def events_outside(mission: Inspection) -> Iterator[Problem]:
    """Each event that begins or ends on a local day which is none of the mission's."""
    for event in mission.events:
        if event.city and event.when.days and not _is_inside(event, mission.programme.days):
            yield _problem(event, mission)


def _is_inside(event: Event, mission: Days) -> bool:
    """A night out may end after midnight; of a window or a journey, one day inside is enough."""
    days = event.when.days
    if days is None or event.when.precision == "none":
        return days is None or days.overlaps(mission)
    if event.journey:
        return days.overlaps(mission)  # it may leave on the eve, and come home the day after
    if event.when.precision == "hours":
        return days.first in mission and (
            last_day(event) in mission or first_day(event) == last_day(event)
        )
    return days.first in mission and days.last in mission


def _problem(event: Event, mission: Inspection) -> Problem:
    message = _("{event} is outside the mission, {days}.").format(
        event=timed(event, mission.language, None),
        days=range_of_days(mission.programme.days, prose=True),
    )
    hint = _("Correct its date, or `start` and `end` of the programme.")
    day = day_of(event)
    return Problem(event.where, CODE, "error", message, hint, ids([event]), date=day)
