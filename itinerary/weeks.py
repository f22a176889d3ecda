"""What a week says, before it is drawn: days side by side, and events by the minutes they take."""

from itinerary.pages import Block, Row
from itinerary.values import Value


class Tile(Value, frozen=True, order=True):
    """What an event has of one day of a week: from and to which minute of it, and its words."""

    start: int
    end: int
    hour: str
    hours: str
    title: str
    marks: tuple[str, ...]
    place: str
    tentative: bool
    cancelled: bool
    confidential: bool
    from_before: bool  # it began on an earlier day
    goes_on: bool  # it ends on a later one


class WeekDay(Value, frozen=True):
    """A day of a week: what lasts all of it, what has hours, and on which clocks.

    A clock is its label and how many minutes home is ahead of it.
    """

    heading: str
    cities: str
    band: tuple[Row, ...]
    tiles: tuple[Tile, ...]
    clocks: tuple[tuple[str, int], ...]


class Week(Value, frozen=True):
    """Days side by side, what is to be known of them, and under them what has no day."""

    title: str
    home: str
    days: tuple[WeekDay, ...]
    remarks: tuple[str, ...]
    beneath: tuple[Block, ...]
    notice: str | None
