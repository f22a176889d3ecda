"""What a page says, before any format gives it form: words, and the instants that a clock needs.

Instants are seconds since 1970 in UTC. What there is nothing to say of is empty, or None.
"""

from collections.abc import Mapping
from typing import Literal

from itinerary.values import Value
from itinerary.views.pages import Week
from itinerary.views.signs import Shape


class Said(Value, frozen=True):
    """A text from the programme, and its language where that is not the reader's."""

    text: str
    language: str = ""


class Hour(Value, frozen=True):
    """An hour on a clock, and the day on which it falls where that is not the heading's.

    One that is approximate says so in words.
    """

    text: str
    shift: str = ""
    is_about: bool = False


class Clock(Value, frozen=True):
    """From when until when on one clock; whose it is, where that has not been said."""

    start: Hour | None
    end: Hour | None
    city: str


class Instants(Value, frozen=True):
    """When an event is and where one must be before; `is_open` where its end is only assumed."""

    start: int
    end: int
    meet: int | None = None
    is_open: bool = False


class Meeting(Value, frozen=True):
    """Where one must be before an event, and when."""

    hour: str
    words: str


class End(Value, frozen=True):
    """One end of a journey: city, hour there and at home, station, and its card for the driver."""

    city: Said
    hour: Hour | None
    home: Clock | None
    station: Said | None
    taxi: str = ""


class Journey(Value, frozen=True):
    """By what one travels, from where to where, and how long."""

    way: str
    length: str
    origin: End
    destination: End


class Host(Value, frozen=True):
    """Who receives the delegation."""

    name: str
    local_name: Said | None
    about: str
    phone: str = ""


class Fact(Value, frozen=True):
    """A label and what stands beside it."""

    label: str
    text: Said


class Step(Value, frozen=True):
    """A line of the order of business."""

    hour: str
    what: Said
    who: str


class File(Value, frozen=True):
    """Something to read: a web address, or the name of a file that lies beside the page."""

    title: Said
    url: str
    beside: str = ""


class Entry(Value, frozen=True):
    """An event under one of its days, as all read it who may see the same of it.

    `where` is the zone and the city on whose clock it begins, `whither` on whose it ends; `when`
    stands instead of hours; `digest` is of all this.
    """

    anchor: str
    sign: Shape
    kind: str
    title: Said
    marks: tuple[str, ...]
    is_cancelled: bool
    is_tentative: bool
    when: str
    own: Clock | None
    home: Clock | None
    instants: Instants | None
    where: tuple[str, str]
    whither: tuple[str, str]
    meet: Meeting | None
    place: Said | None
    room: Said | None
    access: Said | None
    phone: str
    taxi: str
    map: str
    notes: tuple[Said, ...]
    about: Said | None
    steps: tuple[Step, ...]
    facts: tuple[Fact, ...]
    hosts: tuple[Host, ...]
    people: str
    link: str
    files: tuple[File, ...]
    journey: Journey | None
    digest: str = ""

    def __hash__(self) -> int:
        return hash(self.digest)


class Day(Value, frozen=True):
    """A day: how the bar and the heading call it, what is said of it, and its events.

    `start` and `end` are its midnights, the first where the day begins, the second where it ends;
    `digest` is of all this.
    """

    anchor: str
    weekday: str
    number: str
    heading: str
    count: str
    clock: str
    title: Said | None
    note: Said | None
    start: int
    end: int
    entries: tuple[Entry, ...]
    digest: str = ""

    def __hash__(self) -> int:
        return hash(self.digest)


class Difference(Value, frozen=True):
    """An event that is new, other or gone for this reader: since when, and from what to what."""

    at: int
    mark: Literal["added", "changed", "removed"]
    meaning: str
    title: Said
    anchor: str
    day: str
    before: str
    after: str
    remarks: tuple[str, ...]


class Night(Value, frozen=True):
    """A hotel: for which nights, which room, and how one gets there or calls it.

    `start` is the midnight before its first day, `end` the noon of the day of departure.
    """

    name: Said
    address: Said | None
    city: Said
    days: str
    room: str
    hours: tuple[str, ...]
    phone: str
    taxi: str
    map: str
    start: int
    end: int


class Contact(Value, frozen=True):
    """Whom to call, and on which days if not on all."""

    name: Said
    role: Said | None
    phone: str
    days: str = ""


class Taxi(Value, frozen=True):
    """What one shows to the driver: in the language of the place, beneath it for oneself."""

    anchor: str
    sentence: Said
    name: Said
    address: Said | None
    own: tuple[str, ...]
    map: str


class Edition(Value, frozen=True):
    """Of when a page is: the last release that changed anything for its reader, counted for them.

    None of it is known of what is not released; `code` is that of paper.
    """

    words: str
    code: str = ""
    is_draft: bool = False


class PersonalPage(Value, frozen=True):
    """A delegate's page; `words` are those of the page itself, by their keys.

    `home` is the zone and the city of the clock at home, `photo` the name of a picture that lies
    beside the page. `digest` is of all but the week, which
    follows from the events.
    """

    language: str
    words: Mapping[str, str]
    mission: Said
    dates: str
    name: str
    role: str
    home: tuple[str, str]
    differences: tuple[Difference, ...]
    since: str
    days: tuple[Day, ...]
    undated: tuple[Entry, ...]
    nights: tuple[Night, ...]
    contacts: tuple[Contact, ...]
    files: tuple[File, ...]
    taxis: tuple[Taxi, ...]
    edition: Edition
    notice: Said | None
    photo: str = ""
    week: Week | None = None
    digest: str = ""


class PublicPage(Value, frozen=True):
    """The programme as anybody may read it: titles, hours, places, organisations and speakers."""

    language: str
    words: Mapping[str, str]
    mission: Said
    dates: str
    home: tuple[str, str]
    days: tuple[Day, ...]
    undated: tuple[Entry, ...]
    edition: Edition
    notice: Said | None
