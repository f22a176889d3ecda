"""What the user says of a file that is brought in, and how it is to be read."""

from collections.abc import Mapping
from datetime import date, timedelta

from itinerary.imports.drafts import Person
from itinerary.names import folded
from itinerary.values import Value
from itinerary.when import Days

_YEAR = timedelta(days=365)


class Ids(Value, frozen=True):
    """What a programme calls its events, by their UIDs, and its people, by their folded names."""

    events: Mapping[str, str] = {}
    people: Mapping[str, str] = {}

    def person(self, name: str) -> Person:
        """Somebody of a name."""
        return Person(name, id=self.people.get(folded(name), ""))


class Asked(Value, frozen=True):
    """What columns hold, the sheet that is wanted, and the days that are, from one to another; and
    what a programme calls the events and people of a calendar that was made of it."""

    mapping: Mapping[str, str] = {}
    sheet: str = ""
    first: date | None = None
    last: date | None = None
    ids: Ids = Ids()

    @property
    def days(self) -> Days | None:
        """The days that are wanted; a year where only their beginning or end is said."""
        if self.first is None and self.last is None:
            return None
        first = self.first or (self.last or date.max) - _YEAR
        return Days(first, self.last or first + _YEAR)
