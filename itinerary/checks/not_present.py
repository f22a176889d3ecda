"""A delegate is named in person on a day on which they are not there."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, people, timed
from itinerary.languages import _, together
from itinerary.languages.dates import range_of_days
from itinerary.problems import Problem
from itinerary.programme.model import Delegate, Event
from itinerary.programme.resolving.participants import is_present

CODE = "not-present"


def absences(mission: Inspection) -> Iterator[Problem]:
    """Each event that names people, by themselves or as speakers, who are not there that day."""
    for event in mission.events:
        absent = [each for each in event.delegates if not is_present(each, event.when.days)]
        if absent:
            yield _problem(event, absent, mission.language)


def _problem(event: Event, absent: list[Delegate], language: str) -> Problem:
    message = _("{people}: named for {event}, but not there on that day.").format(
        people=people(absent, language), event=timed(event, language, None)
    )
    there = [
        _("{name} is there {days} (`present`, line {line}).").format(
            name=each.name.read(language),
            days=range_of_days(each.present, prose=True),
            line=each.where.line,
        )
        for each in absent[:1]
        if each.present
    ]
    events, delegates = ids([event]), ids(absent)
    day = day_of(event)
    return Problem(event.where, CODE, "error", message, together(*there), events, delegates, day)
