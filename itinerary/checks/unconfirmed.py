"""The day, the hours or the place of an event are still to be confirmed."""

from collections.abc import Iterator
from datetime import date, timedelta

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import ids, quoted
from itinerary.languages import _
from itinerary.languages.dates import long_day, range_of_days
from itinerary.problems import Problem, Severity
from itinerary.programme.model import Event
from itinerary.when import Days

CODE = "unconfirmed"

_SOON = timedelta(days=7)


def unconfirmed(mission: Inspection) -> Iterator[Problem]:
    """Each event without day, hours or place, until it is past; a warning from a week before."""
    for event in mission.events:
        if _is_past(event, mission):
            continue
        if event.when.precision in {"day", "none"}:
            yield _without_hours(event, mission)
        if event.is_to_be_placed:
            yield _without_place(event, mission)


def _without_hours(event: Event, mission: Inspection) -> Problem:
    known = event.when.days
    days = known or mission.programme.days
    words = {
        "event": quoted(event, mission.language),
        "day": long_day(days.first),
        "days": range_of_days(days, prose=True),
    }
    if event.when.precision == "day":
        sentence = _("{event}, {day}: the hours are still to be confirmed.")
    elif known:
        sentence = _("{event}, some time in {days}: the day is still to be confirmed.")
    else:
        sentence = _("{event}: the day is still to be confirmed.")
    hint = _("Write `start`, or accept it with `ignore: [{code}]`.").format(code=CODE)
    return _problem(event, mission, sentence.format(**words), hint)


def _without_place(event: Event, mission: Inspection) -> Problem:
    message = _("{event}: the place is still to be confirmed.").format(
        event=quoted(event, mission.language)
    )
    hint = _("Write `place`, or accept it with `ignore: [{code}]`.").format(code=CODE)
    return _problem(event, mission, message, hint)


def _problem(event: Event, mission: Inspection, message: str, hint: str) -> Problem:
    days = event.when.days or mission.programme.days
    severity: Severity = "warning" if _is_soon(event, days, mission) else "info"
    day = days.first if event.when.held else None
    return Problem(event.where, CODE, severity, message, hint, ids([event]), date=day)


def _is_past(event: Event, mission: Inspection) -> bool:
    days = event.when.days or mission.programme.days
    return _today(event, mission) > days.last


def _is_soon(event: Event, days: Days, mission: Inspection) -> bool:
    return days.first - _SOON <= _today(event, mission)


def _today(event: Event, mission: Inspection) -> date:
    city = event.city or mission.programme.home
    return mission.now.astimezone(city.zone).date()
