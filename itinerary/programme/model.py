"""The mission as the rest of the tool knows it: frozen, with every reference resolved.

Each record knows where in the file it stands. Texts keep all of their languages; whoever prints
them chooses the reader's. An event's `note` is not here: it leaves the file in nothing.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from itinerary.problems import Where
from itinerary.programme.shape.document import Kind, Mode, Press, Status
from itinerary.values import Value, replace
from itinerary.when import Days, Span, Zone, days_between

Precision = Literal["hours", "all-day", "day", "none"]

NOBODY = "nobody"  # `formerly` of one who is another than whoever had their id before

Coordinates = tuple[float, float]  # latitude and longitude in degrees, WGS 84


class Text(Value, frozen=True):
    """A text in one or more languages, and the language in which the file is written."""

    by_language: Mapping[str, str]
    language: str

    def read(self, language: str) -> str:
        """The text in a reader's language, else in the file's own, else in its first."""
        texts = self.by_language
        for wanted in (language, language.partition("-")[0], self.language):
            if wanted in texts:
                return texts[wanted]
        return next(iter(texts.values()))

    def only(self, language: str | None) -> str | None:
        """The text in exactly this language, if the file has it."""
        return self.by_language.get(language) if language else None


class Link(Value, frozen=True, eq=False):
    """Where something is known from, or where it can be read."""

    title: Text
    url: str | None


class File(Value, frozen=True):
    """A file of the programme: its name within the folder, and where it really is."""

    name: str
    path: Path


class City(Value, frozen=True, eq=False):
    """A city of the mission, with its clock."""

    id: str
    where: Where
    name: Text
    timezone: str
    zone: Zone
    country: Text | None
    language: str | None
    coordinates: Coordinates | None


class Place(Value, frozen=True, eq=False):
    """A venue in a city."""

    id: str
    where: Where
    name: Text
    city: City
    address: Text | None
    coordinates: Coordinates | None
    url: str | None
    phone: str | None = None
    access: Text | None = None


class Organisation(Value, frozen=True, eq=False):
    """A body that takes part, in person of its delegates; `formerly` is as a delegate's."""

    id: str
    where: Where
    name: Text
    kind: Text | None
    url: str | None
    formerly: str | None = None


class Delegate(Value, frozen=True, eq=False):
    """A member of the delegation; `present` is None for one who is there all week.

    `formerly` is the name by which people were told of them under this id, or NOBODY.
    """

    id: str
    where: Where
    name: Text
    role: Text | None
    organisation: Organisation | None
    language: str | None
    email: str | None
    phone: str | None
    present: Days | None
    formerly: str | None = None
    based_in: City | None = None
    photo: File | None = None
    biography: Text | None = None
    diet: Text | None = None  # this and the next: for the secretariat alone
    needs: Text | None = None


class Group(Value, frozen=True, eq=False):
    """Delegates and organisations under one name."""

    id: str
    where: Where
    name: Text
    members: tuple[Delegate | Organisation, ...]


Party = Delegate | Organisation | Group


class Theme(Value, frozen=True, eq=False):
    """One of the mission's subjects."""

    id: str
    where: Where
    title: Text


class Stop(Value, frozen=True, eq=False):
    """One end of a journey; where in its city may be still to be confirmed."""

    city: City
    place: Place | None
    place_tbc: bool = False


class Journey(Value, frozen=True, eq=False):
    """From where to where an event of kind travel goes, and by what."""

    origin: Stop
    destination: Stop
    mode: Mode | None
    number: str | None


class Transfer(Value, frozen=True, eq=False):
    """How long the way between two ends takes, door to door, either way."""

    where: Where
    ends: tuple[City | Place, City | Place]
    length: timedelta
    mode: Text | None


class Host(Value, frozen=True, eq=False):
    """Who receives the delegation."""

    name: Text | None
    title: Text | None
    organisation: Text | None
    local_name: Text | None
    phone: str | None


class When(Value, frozen=True):
    """What is known of the time of an event.

    `start` and `end` are local moments: with `hours`, on the clocks where the event starts and
    where it ends, and None where that hour is not written; with `all-day` and `day`, the midnights
    around its days. `days` are local and both included; with `none` they are the window held for
    it, if any. `held` is, in UTC, what calendars and drawings hold: of an hour that is not written
    it has what is only assumed, so it is never said. `about` says that `start` is approximate.
    """

    precision: Precision
    days: Days | None = None
    start: datetime | None = None
    end: datetime | None = None
    held: Span | None = None
    about: bool = False

    @property
    def at(self) -> datetime | None:
        """The known hour by which it stands among others: its start, else its end."""
        return self.start or self.end

    @property
    def instant(self) -> datetime | None:
        """The same hour in UTC, where all are comparable."""
        if self.held is None:
            return None
        return self.held.end if self.start is None else self.held.start

    @property
    def held_ends(self) -> tuple[datetime, datetime] | None:
        """Between which local moments it is held; one that is assumed, on the other's clock."""
        if self.held is None or self.at is None:
            return None
        clock = self.at.tzinfo
        return (
            self.start or self.held.start.astimezone(clock),
            self.end or self.held.end.astimezone(clock),
        )

    @property
    def is_open(self) -> bool:
        """Whether one of its two hours is not known."""
        return self.precision == "hours" and (self.start is None or self.end is None)


def spanning(start: datetime, end: datetime) -> When:
    """The time between two local moments."""
    return When("hours", days_between(start, end), start, end, Span.between(start, end))


def beginning(start: datetime, lasts: timedelta) -> When:
    """The time from a local moment on, which is held for so long as its end is not known."""
    instant = start.astimezone(UTC)
    day = Days(start.date(), start.date())
    return When("hours", day, start, None, Span(instant, instant + lasts))


def ending(end: datetime, lasts: timedelta) -> When:
    """The time up to a local moment, which is held for so long as its start is not known."""
    instant = end.astimezone(UTC)
    day = Days(end.date(), end.date())
    return When("hours", day, None, end, Span(instant - lasts, instant))


class Arrangements(Value, frozen=True):
    """What an event says in plain texts, by the names of their keys."""

    room: Text | None = None
    with_: Text | None = None
    table: Text | None = None
    interpreter: Text | None = None
    language: Text | None = None
    dress: Text | None = None
    gift: Text | None = None


ARRANGEMENTS = Arrangements.__struct_fields__


class Document(Value, frozen=True, eq=False):
    """A paper; `parties` are for whom it is, as the file names them: None for all who take part."""

    title: Text
    url: str | None
    file: File | None
    parties: tuple[Party, ...] | None
    delegates: frozenset[Delegate]  # all who get it

    def is_for(self, to: "Delegate | None") -> bool:
        """Whether a delegate gets it; with None, whether all do."""
        return self.parties is None or to in self.delegates


class Meeting(Value, frozen=True, eq=False):
    """By when one must be at an event or a check-in, and where, if that is elsewhere."""

    at: datetime  # local
    place: Place | None
    note: Text | None


class Step(Value, frozen=True, eq=False):
    """A line of the order of business: when, if that is said, what, and who as the file names
    them."""

    at: datetime | None  # local
    what: Text
    everyone: bool
    who: tuple[Party, ...]


class Note(Value, frozen=True, eq=False):
    """What only some of the participants get."""

    party: Party | None  # as the file names them; None for everyone
    delegates: frozenset[Delegate]
    text: Text


class Event(Value, frozen=True, eq=False):
    """Something that happens: when, where, and who takes part.

    `delegates` and `organisations` are all who take part, in the order of the file; `everyone`,
    `who` and `excepted` say how the file names them. `seats` and `guests`, numbers of people, are
    for the secretariat. `follows` is the id of the event right after which it is, `formerly` the
    one that it had itself until it was called otherwise.
    """

    id: str
    where: Where
    title: Text
    kind: Kind
    status: Status
    when: When
    city: City | None
    place: Place | None
    journey: Journey | None
    everyone: bool
    who: tuple[Party, ...]
    excepted: tuple[Party, ...]
    delegates: tuple[Delegate, ...]
    organisations: tuple[Organisation, ...]
    speakers: tuple[Delegate, ...]
    theme: Theme | None
    description: Text | None
    notes: tuple[Note, ...]
    confidential: bool
    hosts: tuple[Host, ...]
    arrangements: Arrangements
    reminder: timedelta | None
    url: str | None
    documents: tuple[Document, ...]
    source: Link | None
    ignore: frozenset[str]
    part_of: str | None
    press: Press | None = None
    optional: bool = False
    seats: int | None = None
    guests: int | None = None
    place_tbc: bool = False
    meet: Meeting | None = None
    steps: tuple[Step, ...] = ()
    follows: str | None = None
    formerly: str | None = None

    @property
    def due(self) -> datetime | None:
        """The instant from which those who take part must be there, in UTC."""
        return self.meet.at.astimezone(UTC) if self.meet else self.when.instant

    @property
    def end_city(self) -> City | None:
        """The city in which the event ends: another than `city` for a journey."""
        return self.journey.destination.city if self.journey else self.city

    @property
    def is_to_be_placed(self) -> bool:
        """Whether it is still to be confirmed where in a city it is, or where a journey ends."""
        ends = (self.journey.origin, self.journey.destination) if self.journey else ()
        return self.place_tbc or any(end.place_tbc for end in ends)

    @property
    def is_for_nobody(self) -> bool:
        """Whether it names nobody who takes part: neither `who` nor `speakers`."""
        return not (self.everyone or self.who or self.speakers)

    def again(self, when: When) -> "Event":
        """The same event at another time: `forum@2025-04-16`."""
        if when.days is None:
            raise ValueError(when)
        day = when.days.first.isoformat()
        formerly = f"{self.formerly}@{day}" if self.formerly else None
        return replace(self, id=f"{self.id}@{day}", formerly=formerly, when=when)


class Stay(Value, frozen=True, eq=False):
    """Nights in a hotel: those from `first` on, up to the day of departure."""

    where: Where
    city: City
    first: date
    departure: date
    hotel: Text | None
    address: Text | None
    phone: str | None
    who: tuple[Party, ...]
    delegates: tuple[Delegate, ...]
    rooms: Mapping[Delegate, str]
    check_in_from: time | None
    check_out_by: time | None


class Contact(Value, frozen=True, eq=False):
    """Whom to call: for `delegates`, of whom `who` are those whom the file names, if any."""

    where: Where
    name: Text
    role: Text | None
    phone: str | None
    who: tuple[Party, ...] | None  # None for everyone
    delegates: tuple[Delegate, ...]
    days: Days | None
    city: City | None


class NamedDay(Value, frozen=True, eq=False):
    """What a day is called, and what holds for all of it."""

    where: Where
    day: date
    title: Text | None
    note: Text | None


class Programme(Value, frozen=True, eq=False):
    """One mission: its events in the order of the file, and everything that they refer to.

    `files` are the files that it was read from, the main one first.
    """

    id: str
    files: tuple[str, ...]
    title: Text
    days: Days
    home: City
    language: str
    revised: datetime | None
    notice: Text | None
    source: Link | None
    margin: timedelta
    cities: Mapping[str, City]
    places: Mapping[str, Place]
    organisations: Mapping[str, Organisation]
    delegates: Mapping[str, Delegate]
    groups: Mapping[str, Group]
    themes: Mapping[str, Theme]
    transfers: tuple[Transfer, ...]
    events: tuple[Event, ...]
    stays: tuple[Stay, ...]
    contacts: tuple[Contact, ...]
    named_days: Mapping[date, NamedDay]
    logo: File | None
    accent: str

    @property
    def parties(self) -> dict[str, Party]:
        """The delegates, organisations and groups: who can take part in an event."""
        return {**self.delegates, **self.organisations, **self.groups}
