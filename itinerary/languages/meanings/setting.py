"""What is known where words are read."""

from typing import NamedTuple

from itinerary.when import Days


class Setting(NamedTuple):
    """The days of the mission, and the language, as far as they are known."""

    days: Days | None = None
    language: str = ""


NOWHERE = Setting()  # where nothing is known
