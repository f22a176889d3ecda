"""What is known where words are read."""

from datetime import date
from typing import NamedTuple

from itinerary.when import Days


class Setting(NamedTuple):
    """The days of the mission, the language, and the present day, as far as they are known."""

    days: Days | None = None
    language: str = ""
    today: date | None = None


NOWHERE = Setting()  # where nothing is known
