"""What a file of another program says of events, before it is a programme: drafts and remarks."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from itinerary.languages import _
from itinerary.values import Value
from itinerary.when import Days

MAX_EVENTS = 5_000  # of one calendar or conference

MAX_NAMED = 100_000  # people whom a file names, each as often as it does


class Remark(NamedTuple):
    """What was not understood: the cell or line where it stands, and a sentence."""

    where: str
    sentence: str


class Person(NamedTuple):
    """Somebody who takes part, as the file calls them."""

    name: str
    email: str = ""


class Link(NamedTuple):
    """Where something is known from."""

    title: str
    url: str = ""


class Timing(Value, frozen=True):
    """What is known of an event's time.

    `start` and `end` are what the clocks show where the event takes place (or in `zone` and
    `end_zone`), unless they carry an offset. Without hours, `days` are its days, or only those
    on which it can fall, if it is not `fixed`.
    """

    start: datetime | None = None
    end: datetime | None = None
    duration: timedelta | None = None
    days: Days | None = None
    all_day: bool = False
    fixed: bool = True
    zone: str = ""
    end_zone: str = ""


class Draft(Value, frozen=True):
    """An event as a file tells it; `texts` are those that an event of a programme takes as such.

    `forms` are values in the programme file's own forms, by its keys.
    `kind`, `status` and `mode` are codes of the programme file; the other words are the file's.
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
    theme: str = ""
    everyone: bool = False
    who: tuple[Person, ...] = ()
    speakers: tuple[Person, ...] = ()
    confidential: bool = False
    source: Link | None = None
    texts: Mapping[str, str] = {}
    forms: Mapping[str, str] = {}
    remarks: tuple[Remark, ...] = ()


class Drafts(NamedTuple):
    """All that a file holds: its title, its events, and what else was not understood in it."""

    title: str
    drafts: tuple[Draft, ...]
    remarks: tuple[Remark, ...] = ()


def too_many_named(name: str) -> str:
    """That a file names more people than are read."""
    return _("{path} names people more than {limit} times. Split it.").format(
        path=name, limit=MAX_NAMED
    )
