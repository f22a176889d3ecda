"""A zone of the mission, or home, changes its offset during it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from itinerary.checks.inspection import Inspection
from itinerary.languages import _
from itinerary.languages.dates import hour, length, long_day
from itinerary.problems import Problem
from itinerary.programme.model import City
from itinerary.views.readers import zone_label
from itinerary.when import MINUTE, Span, changes, midnights

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
    before, after = (change - MINUTE).astimezone(city.zone), change.astimezone(city.zone)
    step = (after.utcoffset() or timedelta(0)) - (before.utcoffset() or timedelta(0))
    words = {
        "city": zone_label(city.timezone, mission.programme.cities.values(), mission.language),
        "length": length(abs(step)),
        "day": long_day(after.date()),
        "hour": hour(before + MINUTE),
    }
    sentence = (
        _("The clocks of {city} go {length} forward on {day} at {hour}.")
        if step > timedelta(0)
        else _("The clocks of {city} go {length} back on {day} at {hour}.")
    )
    hint = _("From then on, the difference to other zones is another.")
    message = sentence.format(**words)
    return Problem(city.where, CODE, "warning", message, hint, date=after.date())
