"""An event that names nobody: no one's calendar has it."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, quoted
from itinerary.languages import _
from itinerary.problems import Problem

CODE = "nobody"


def for_nobody(mission: Inspection) -> Iterator[Problem]:
    """Each event with neither `who` nor `speakers`; one that is repeated, once."""
    for event in mission.events:
        if event.is_for_nobody and "@" not in event.id:
            message = _("{event} names nobody: it is in no calendar.").format(
                event=quoted(event, mission.language)
            )
            hint = _("Write `who: everyone`, or who takes part.")
            day = day_of(event) if event.when.held else None
            yield Problem(event.where, CODE, "warning", message, hint, ids([event]), date=day)
