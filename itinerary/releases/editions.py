"""Which edition of the programme each delegate has: releases, counted for them alone."""

from datetime import datetime
from typing import NamedTuple

from itinerary.releases.history import History
from itinerary.releases.tellings import Audience
from itinerary.releases.versions import Versions


class Edition(NamedTuple):
    """How many releases told somebody anything, and when the last of them was."""

    number: int
    at: datetime


def recent(history: History, since: datetime) -> int:
    """The number of the last release before a moment, but the first one at least.

    Before that nobody was told anything that could change.
    """
    return max(1, sum(each.time < since for each in history.releases)) if history.releases else 0


def last_told(versions: Versions, id: str, reader: Audience) -> datetime | None:
    """When the last release was that told a reader anything of an event, if one did."""
    number = versions.last_telling(id, reader)
    return versions.history.releases[number - 1].time if number else None
