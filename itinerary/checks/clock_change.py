"""A zone of the mission, or home, changes its offset during it."""

from collections.abc import Iterator
from datetime import datetime

from itinerary.checks.inspection import Inspection
from itinerary.languages import _
from itinerary.problems import Problem
from itinerary.programme.model import City
from itinerary.views.clocks import change_words
from itinerary.when import Span, changes, midnights

CODE = "clock-change"


def clock_changes(mission: Inspection) -> Iterator[Problem]:
    """Each change of clocks on a day of the mission, home's first."""
    programme = mission.programme
    zones = {programme.home.timezone: programme.home}
    for city in programme.cities.values():
        zones.setdefault(city.timezone, city)
    for city in zones.values():
        for change in changes(city.zone, Span.between(*midnights(programme.days, city.zone))):
            yield _problem(city, change, mission)


def _problem(city: City, change: datetime, mission: Inspection) -> Problem:
    day = change.astimezone(city.zone).date()
    message = change_words(city, change, mission.programme, mission.language)
    hint = _("From then on, the difference to other zones is another.")
    return Problem(city.where, CODE, "warning", message, hint, date=day)
