"""What a file of another program says of events, before it is a programme: drafts and remarks."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from itinerary.languages import _
from itinerary.values import Value, replace
from itinerary.when import Days

MAX_EVENTS = 5_000  # of one calendar or conference

MAX_NAMED = 100_000  # people whom a file names, each as often as it does


class Remark(NamedTuple):
    """What was not understood: the cell or line where it stands, and a sentence."""

    where: str
    sentence: str


class Person(NamedTuple):
    """Somebody who takes part, as the file calls them; `number` tells two of one name apart there.

    `id` is that of a programme of ours.
    """

    name: str
    email: str = ""
    number: str = ""
    id: str = ""


class Meet(NamedTuple):
    """By when one must be there before, and where."""

    hour: timedelta  # after midnight
    place: str = ""
    note: str = ""


class Step(NamedTuple):
    """A line of the order of business; `hour` is 09:30, or nothing."""

    what: str
    hour: str = ""
    who: tuple[Person, ...] = ()


class Link(NamedTuple):
    """Where something is known from."""

    title: str
    url: str = ""


class Timing(Value, frozen=True):
    """What is known of an event's time.

    `start` and `end` are what the clocks show where the event takes place (or in `zone` and
    `end_zone`), unless they carry an offset. Without hours, `days` are its days, or only those
    on which it can fall, if it is not `fixed`. Where the file names no day for the end, it is the
    day of the start or, if the hour lies before that of the start, perhaps the day after.
    """

    start: datetime | None = None
    end: datetime | None = None
    duration: timedelta | None = None
    days: Days | None = None
    all_day: bool = False
    fixed: bool = True
    zone: str = ""
    end_zone: str = ""
    end_day: bool = True  # whether the file says on which day it ends
    about: bool = False  # whether the hour of the start is approximate
    is_zoned: bool = False  # whether the hours themselves name their zone

    @property
    def is_dated(self) -> bool:
        """Whether it says a day, or days."""
        return bool(self.start or self.end or self.days)


class Draft(Value, frozen=True):
    """An event as a file tells it; `texts` are those that an event of a programme takes as such.

    `forms` are values in the programme file's own forms, by its keys.
    `kind`, `status` and `mode` are codes of the programme file; the other words are the file's.
    `remarks` are of what is not understood, `words` is what has no key; `part` is the sheet.
    """

    where: str
    id: str = ""
    title: str = ""
    kind: str = ""
    status: str = ""
    mode: str = ""
    number: str = ""
    timing: Timing = Timing()
    city: str = ""
    country: str = ""
    place: str = ""
    place_tbc: bool = False
    address: str = ""
    journey: tuple[str, str] | None = None
    stations: tuple[str, str] = ("", "")
    theme: str = ""
    meet: Meet | None = None
    everyone: bool = False
    who: tuple[Person, ...] = ()
    speakers: tuple[Person, ...] = ()
    confidential: bool = False
    source: Link | None = None
    documents: tuple[Link, ...] = ()
    steps: tuple[Step, ...] = ()
    texts: Mapping[str, str] = {}
    forms: Mapping[str, str] = {}
    follows: str = ""  # the id or the title of the event right after which it is
    remarks: tuple[Remark, ...] = ()
    words: tuple[Remark, ...] = ()
    part: str = ""
    series: str = ""  # of the times of one event that is repeated
    uid: str = ""

    @property
    def is_called(self) -> bool:
        """Whether it has a title, or is a journey, which needs none."""
        return bool(self.title or self.journey)

    def with_remarks(self, remarks: Iterable[Remark], words: Iterable[Remark]) -> "Draft":
        """The same with what is not understood of it, and what has no key."""
        return replace(self, remarks=tuple(remarks), words=tuple(words))


class Part(NamedTuple):
    """A sheet, a calendar or a schedule: its name, how many rows or events of it were read, and
    those of them that became no event, with why."""

    name: str
    read: str
    left_out: tuple[Remark, ...] = ()


class Drafts(NamedTuple):
    """All that a file holds: its title, its events, and what else was not understood in it.

    `words` are what belongs to no event, as the file has it; `parts` are all that was read;
    `people` are of the delegation, whether or not an event names them; `home` is the city whose
    clock is shown beside the others.
    """

    title: str
    drafts: tuple[Draft, ...]
    remarks: tuple[Remark, ...] = ()
    words: tuple[Remark, ...] = ()
    parts: tuple[Part, ...] = ()
    people: tuple[Person, ...] = ()
    notice: str = ""
    home: str = ""


def too_many_named(name: str) -> str:
    """That a file names more people than are read."""
    return _("{path} names people more than {limit} times. Split it.").format(
        path=name, limit=MAX_NAMED
    )
