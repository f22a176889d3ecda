"""The parts of a booklet, before any format gives them form: words alone.

What there is nothing to say of is empty, or None; pictures are names of files, by which whoever
prints it finds them.
"""

from collections.abc import Mapping
from typing import Literal

from itinerary.values import Value
from itinerary.views.pages import ClockTime
from itinerary.views.print.pages import Foot
from itinerary.views.signs import Shape
from itinerary.views.site.pages import Contact, Fact, Host, Night, Said, Step, Taxi

# What may be left out, in the order in which it stands; cover, week and days are what it is.
Part = Literal["practical", "people", "hosts", "taxi", "notes"]


class Cover(Value, frozen=True):
    """Of what it is, when and where; whose, and of when."""

    title: Said
    dates: str
    cities: str
    whose: str
    about: str
    edition: str
    logo: str = ""


class Item(Value, frozen=True):
    """An event under one of its days, as one reader may see it.

    `brief` is the hour by which it stands in the week, `times` are all that are known. `meet` says
    when and where one must be before.
    """

    sign: Shape
    title: Said
    marks: tuple[str, ...]
    is_cancelled: bool
    brief: ClockTime | None
    times: tuple[ClockTime, ...]
    way: str
    place: str
    meet: str
    who: str
    until: str
    access: Said | None
    phone: str
    notes: tuple[Said, ...]
    about: Said | None
    steps: tuple[Step, ...]
    hosts: tuple[Host, ...]
    facts: tuple[Fact, ...]


class Day(Value, frozen=True):
    """A day: what it is called, where, what holds for all of it, its events, and its night."""

    heading: str
    title: str
    cities: str
    remarks: tuple[str, ...]
    items: tuple[Item, ...]
    nights: tuple[str, ...]


class Hours(Value, frozen=True):
    """Every hour of a day at a place, and at home: twice twelve columns, a line each."""

    heading: str
    place: str
    home: str
    halves: tuple[tuple[tuple[str, str], ...], ...]  # (there, at home)


class Practical(Value, frozen=True):
    """What one looks up: hours, what the clocks do, hotels, and whom to call."""

    hours: tuple[Hours, ...]
    changes: tuple[str, ...]
    nights: tuple[Night, ...]
    contacts: tuple[Contact, ...]


class Person(Value, frozen=True):
    """One of the delegation."""

    name: Said
    script: Said | None
    role: Said | None
    present: str
    photo: str = ""


class Body(Value, frozen=True):
    """An organisation and its people, in the order of protocol; without a name, those of none."""

    name: Said | None
    people: tuple[Person, ...]


class Receiving(Value, frozen=True):
    """Who receives the delegation, and at which events."""

    host: Host
    events: tuple[str, ...]


class Booklet(Value, frozen=True):
    """All of it, in its order; parts that are not wanted are empty."""

    language: str
    words: Mapping[str, str]
    cover: Cover
    foot: Foot
    days: tuple[Day, ...]
    undated: tuple[Item, ...]
    practical: Practical | None
    people: tuple[Body, ...]
    hosts: tuple[Receiving, ...]
    taxis: tuple[Taxi, ...]
    has_notes: bool
