"""All that people are told, in parts that are said once: who there is, where, and for all alike.

Each has an id, and its history is that of the releases that said it. Events refer to them by id, so
that one name that changes is one entry. People and organisations have a key instead: their id in
the file, and another one for each who had it before them. Which keys of the file are told on page
and paper only, FORMAT.md says under "What is told"; the parts without a reading yet are theirs.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, field

from itinerary.releases import snapshot
from itinerary.releases.snapshot import Home, Structure, Texts
from itinerary.values import replace

Kind = Literal[
    "head", "people", "organisations", "groups", "cities", "places", "stays", "contacts", "days",
    "documents", "circles", "numbers", "heads",
]  # fmt: skip
Name = tuple[Kind, str]  # a part, by its kind and its id
Key = Annotated[str, Meta(pattern=r"^[a-z0-9-]+(~([2-9]|[1-9][0-9]{1,5}))?$")]
Keys = list[str] | str  # of people or organisations; or the id of their circle
Named = tuple[Literal["delegate", "organisation", "group"], str]
EVENTS, STAYS = "events/", "stays/"  # what ids of heads begin with


class Head(Structure, frozen=True, tag_field="part", tag="head"):
    """What holds for the whole mission; `logo` is a digest of the picture."""

    title: Texts
    days: tuple[date, date]
    home: Home
    notice: Texts | None = None
    logo: str | None = None
    id: str = ""


class Person(Structure, frozen=True, tag_field="part", tag="people"):
    """A delegate; `email`, `photo` and `biography` are digests, `organisation` is its key."""

    id: Key
    name: Texts
    role: Texts | None = None
    organisation: str | None = None
    language: str | None = None
    present: tuple[date, date] | None = None
    photo: str | None = None
    biography: str | None = None
    email: str | None = None
    formerly: str | None = None


class Body(Structure, frozen=True, tag_field="part", tag="organisations"):
    """An organisation."""

    id: Key
    name: Texts
    formerly: str | None = None


class Group(Structure, frozen=True, tag_field="part", tag="groups"):
    """A group that events name."""

    id: str
    name: Texts


class City(snapshot.City, frozen=True, tag_field="part", tag="cities"):
    """A city in which something is."""


class Place(snapshot.Place, frozen=True, tag_field="part", tag="places"):
    """A venue at which something is."""


class Stay(Structure, frozen=True, tag_field="part", tag="stays"):
    """Nights in a hotel, for whom the file names and who these are; `rooms` by person.

    `place` is what the programme says of the hotel among its venues.
    """

    id: str
    city: str
    nights: tuple[date, date]  # the first one, and the day of departure
    hotel: Texts | None = None
    address: Texts | None = None
    phone: str | None = None
    delegates: Keys = field(default_factory=list)
    rooms: dict[str, str] = field(default_factory=dict)
    check_in_from: str | None = None
    check_out_by: str | None = None
    place: snapshot.Place | None = None


class Contact(Structure, frozen=True, tag_field="part", tag="contacts"):
    """Whom to call; `delegates` are for whom, or None for everyone."""

    id: str
    name: Texts
    role: Texts | None = None
    phone: str | None = None
    city: str | None = None
    days: tuple[date, date] | None = None
    delegates: Keys | None = None


class Day(Structure, frozen=True, tag_field="part", tag="days"):
    """What a day is called, and what holds for all of it; its id is its date."""

    id: str
    title: Texts | None = None
    note: Texts | None = None


class Document(Structure, frozen=True, tag_field="part", tag="documents"):
    """A paper by the name of its file, whose `digest` it has; `delegates` are who gets it."""

    id: str
    title: Texts
    digest: str | None = None
    delegates: Keys = field(default_factory=list)


class Circle(Structure, frozen=True, tag_field="part", tag="circles"):
    """Several people or organisations, who are in many events together."""

    id: str
    keys: list[str]


class Numbers(Structure, frozen=True, tag_field="part", tag="numbers"):
    """A digest of the number of a delegate: for the secretariat, which alone has it on a list."""

    id: Key
    phone: str


class Counted(Structure, frozen=True):
    """What some people eat, or need, and how many they are: never who."""

    what: Texts
    number: Annotated[int, Meta(ge=1)]


class Heads(Structure, frozen=True, tag_field="part", tag="heads"):
    """For how many an event or a hotel must be ready besides: told to its own desk alone.

    Its id is that of the event after `events/`, or of the hotel after `stays/`.
    """

    id: str
    guests: Annotated[int, Meta(ge=0)] | None = None
    seats: Annotated[int, Meta(ge=0)] | None = None
    diets: list[Counted] = field(default_factory=list)
    needs: list[Counted] = field(default_factory=list)


Part = (
    Head
    | Person
    | Body
    | Group
    | City
    | Place
    | Stay
    | Contact
    | Day
    | Document
    | Circle
    | Numbers
    | Heads
)  # of each kind one, as a record has them
Parts = Mapping[Name, Part]


def name_of(part: Part) -> Name:
    """The kind of a part, and its id."""
    kind = part.__struct_config__.tag
    return kind, part.id  # type: ignore[return-value]  # msgspec has tags as text


def is_news(before: Part | None, after: Part | None) -> bool:
    """Whether people are told of it: not that an address is another, or how one is told apart.

    Cities, places and groups are told with the events that refer to them; and so is that there is
    a paper, but not that its file is another. Numbers are on the secretariat's own list alone.
    """
    if isinstance(before or after, Document):
        papers = (before, after)
        digests = [each.digest if isinstance(each, Document) else None for each in papers]
        return None not in papers and digests[0] != digests[1]
    if isinstance(before, Person) and isinstance(after, Person):
        return before != replace(after, email=before.email, formerly=before.formerly)
    if isinstance(before, Body) and isinstance(after, Body):
        return before != replace(after, formerly=before.formerly)
    return (
        not isinstance(before or after, (City, Place, Group, Circle, Numbers)) and before != after
    )
