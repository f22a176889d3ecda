"""The shape of a programme file: its records and their keys, as typed structures.

Decoding, the list of known keys and the JSON Schema all come from here. A value that is absent
and one that is left empty are the same, but for flags and what a record cannot do without.
"""

from typing import Annotated, ClassVar, Literal, get_args

import msgspec
from msgspec import Meta

from itinerary.languages import deferred as d
from itinerary.programme.shape.choices import Choice
from itinerary.programme.shape.files import Logo, Paper, Photo
from itinerary.programme.shape.forms import (
    Colour,
    Coordinates,
    Count,
    Email,
    Flag,
    FormerId,
    Language,
    Phone,
    Prose,
    References,
    ShortPhone,
    Text,
    Url,
    Word,
)
from itinerary.programme.shape.time_forms import (
    DateOrDates,
    Day,
    Duration,
    End,
    Hour,
    Lead,
    Minutes,
    Opening,
    Start,
    ZoneName,
)

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, Meta(pattern=ID_PATTERN)]
Kind = Literal[
    "travel",
    "conference",
    "round-table",
    "visit",
    "b2b",
    "meeting",
    "promotion",
    "reception",
    "ceremony",
    "free",
    "other",
]
Status = Literal["confirmed", "tentative", "cancelled"]
Finding = Literal[
    "double-booking",
    "interpreter-clash",
    "impossible-transfer",
    "tight-transfer",
    "missing-journey",
    "nobody",
    "too-many",
    "same-id",
    "outside-mission",
    "not-present",
    "place-clash",
    "clock-change",
    "unconfirmed",
    "no-bed",
    "nothing-to-do",
    "long-day",
    "short-night",
    "unused",
]
Mode = Literal["flight", "train", "coach", "car", "boat", "walk"]
Press = Literal["open", "photo", "closed"]


class WrittenKind(Choice):
    """What kind of event it is."""

    __slots__ = ()

    codes: ClassVar[tuple[str, ...]] = get_args(Kind)
    table: ClassVar[str] = "kinds"
    value: Kind


class WrittenStatus(Choice):
    """Whether it is certain."""

    __slots__ = ()

    codes: ClassVar[tuple[str, ...]] = get_args(Status)
    table: ClassVar[str] = "statuses"
    value: Status


class WrittenMode(Choice):
    """By what one goes."""

    __slots__ = ()

    codes: ClassVar[tuple[str, ...]] = get_args(Mode)
    table: ClassVar[str] = "modes"
    value: Mode


class WrittenPress(Choice):
    """What the press may see."""

    __slots__ = ()

    codes: ClassVar[tuple[str, ...]] = get_args(Press)
    table: ClassVar[str] = "press"
    value: Press


# What an event is that does not say.
_OTHER, _CONFIRMED = WrittenKind("other"), WrittenStatus("confirmed")


def says(description: str, *examples: object) -> Meta:
    """What an editor says of a key; the first example is also the remedy when it is missing."""
    return Meta(description=description, examples=list(examples) or None)


def _plain() -> Colour:
    """The colour where none is written; one left empty is refused, since `#` begins a remark."""
    return Colour("#1e3a6e")


def _off() -> Flag:
    """What a flag says when it is absent; one that is left empty says nothing, and is refused."""
    return Flag("false")


class Written(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A record of the file; `called` is what messages call it."""

    called: ClassVar[str] = d("a record")


class Link(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a link")

    title: Annotated[Text, says("What it is called.", d("Announcement of 7 April"))]
    url: Annotated[Url | None, says("Its web address.", "https://example.org/")] = None


class Document(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a document")

    title: Annotated[Text, says("What it is called.", d("Briefing"))]
    url: Annotated[Url | None, says("Its web address.", "https://example.org/")] = None
    file: Annotated[
        Paper | None, says("A file beside the programme, in its folder.", "notes/forum.pdf")
    ] = None
    for_: Annotated[References | None, says("Only these people get it.", ["leaders"])] = (
        msgspec.field(name="for", default=None)
    )


class City(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a city")

    name: Annotated[Text, says("Its name; by language where it differs.", "{fr: Osaka, ja: 大阪}")]
    timezone: Annotated[ZoneName, says("The IANA name of its time zone.", "Asia/Tokyo")]
    country: Annotated[Text | None, says("The country it is in.", d("Japan"))] = None
    language: Annotated[Language | None, says("The language its taxi drivers read.", "ja")] = None
    coordinates: Annotated[Coordinates | None, says("Latitude, longitude.", [34.694, 135.502])] = (
        None
    )


class Place(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a place")

    name: Annotated[Text, says("The name of the venue.", d("France pavilion"))]
    city: Annotated[Word, says("The id of the city it is in.", "osaka")]
    address: Annotated[
        Prose | None, says("Its address; in the local script too.", "1-1 Minato, Osaka")
    ] = None
    coordinates: Annotated[Coordinates | None, says("Latitude, longitude.", [34.65, 135.39])] = None
    url: Annotated[Url | None, says("Its website.", "https://example.org/")] = None
    phone: Annotated[Phone | None, says("Its telephone.", "+81 6 0000 0000")] = None
    access: Annotated[
        Prose | None, says("How to get in or there.", d("West Gate; metro Nakanoshima"))
    ] = None


class Organisation(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("an organisation")

    name: Annotated[Text, says("Its name.", d("Chamber of commerce"))]
    kind: Annotated[Text | None, says("What it is, in a word.", d("cluster"))] = None
    url: Annotated[Url | None, says("Its website.", "https://example.org/")] = None
    formerly: Annotated[
        Word | None,
        says("The same one had this name; `nobody`: it is another.", "Chamber of trade"),
    ] = None


class Delegate(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a delegate")

    name: Annotated[Text, says("First name and family name.", "Anne Durand")]
    role: Annotated[Text | None, says("Their function.", d("Director"))] = None
    organisation: Annotated[Word | None, says("The id of their organisation.", "region")] = None
    language: Annotated[Language | None, says("The language they read.", "fr")] = None
    email: Annotated[Email | None, says("Never shown to anyone else.", "name@example.org")] = None
    phone: Annotated[Phone | None, says("Never shown to anyone else.", "+33 3 80 00 00 00")] = None
    present: Annotated[
        DateOrDates | None, says("Their days, if not there all week.", "2025-04-14..2025-04-17")
    ] = None
    formerly: Annotated[
        Word | None,
        says("The same person had this name; `nobody`: another person than before.", "Anne Martin"),
    ] = None
    based_in: Annotated[Word | None, says("The id of the city where they live.", "osaka")] = None
    photo: Annotated[Photo | None, says("A picture beside the programme.", "durand.jpg")] = None
    biography: Annotated[
        Prose | None, says("Who they are, in some sentences.", d("Mayor since 2020."))
    ] = None
    diet: Annotated[Prose | None, says("What they eat; for the secretariat.", d("Vegetarian"))] = (
        None
    )
    needs: Annotated[
        Prose | None, says("What else they need; for the secretariat.", d("Wheelchair"))
    ] = None


class Contact(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a contact")

    name: Annotated[Text, says("Whom to call.", "Claire Roux")]
    role: Annotated[Text | None, says("Their function.", d("Duty officer"))] = None
    phone: Annotated[ShortPhone | None, says("The number; a short one too.", "119")] = None
    for_: Annotated[
        References | None, says("Who is to call them; everyone, if absent.", ["everyone"])
    ] = msgspec.field(name="for", default=None)
    days: Annotated[
        DateOrDates | None, says("When, if not all week.", "2025-04-14..2025-04-17")
    ] = None
    city: Annotated[Word | None, says("Only for those who are in this city.", "osaka")] = None


class NamedDay(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a day")

    title: Annotated[Text | None, says("What the day is called.", d("Tourism"))] = None
    note: Annotated[Prose | None, says("What holds for all of it.", d("Business dress"))] = None


class Group(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a group")

    name: Annotated[Text, says("What the group is called.", d("Elected officials"))]
    members: Annotated[References, says("Ids of delegates and organisations.", ["anne-durand"])]


class Theme(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a theme")

    title: Annotated[Text, says("The theme in a few words.", d("Green mobility"))]


class Transfer(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a transfer")

    between: Annotated[References, says("Two cities or places.", ["tokyo", "osaka"])]
    minutes: Annotated[Minutes, says("Door to door, either way.", 210)]
    mode: Annotated[Text | None, says("By what.", "train")] = None


class Host(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a host")

    name: Annotated[Text | None, says("Who receives the delegation.", "Hanako Yamada")] = None
    title: Annotated[Text | None, says("Their function.", d("Director"))] = None
    organisation: Annotated[Text | None, says("Whom they represent.", d("City of Osaka"))] = None
    local_name: Annotated[Text | None, says("The name in its own script.", "山田花子")] = None
    phone: Annotated[Phone | None, says("Only for those who take part.", "+81 6 0000 0000")] = None


class Stop(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("an end of a journey")

    city: Annotated[Word | None, says("The id of a city.", "tokyo")] = None
    place: Annotated[
        Word | None, says("The id of a place: an airport, a station.", "kansai-airport")
    ] = None
    at: Annotated[Start | None, says("On that city's own clocks.", "2025-04-12 13:30")] = None


class Stay(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a stay")

    city: Annotated[Word, says("The id of the city.", "osaka")]
    from_: Annotated[Day, says("The first night.", "2025-04-14")] = msgspec.field(name="from")
    to: Annotated[Day, says("The day of departure.", "2025-04-17")]
    hotel: Annotated[Text | None, says("The name of the hotel.", d("Hotel Minato"))] = None
    address: Annotated[
        Prose | None, says("Its address; in the local script too.", "1-2 Minato, Osaka")
    ] = None
    phone: Annotated[Phone | None, says("The hotel's telephone.", "+81 6 0000 0000")] = None
    who: Annotated[References, says("Who stays there.", ["everyone"])]
    rooms: Annotated[
        dict[str, Word] | None,
        says("The rooms, by the ids of who sleeps in them.", "{anne-durand: 1204}"),
    ] = None
    check_in_from: Annotated[Hour | None, says("From when on rooms are free.", "15:00")] = None
    check_out_by: Annotated[Hour | None, says("By when one leaves them.", "11:00")] = None


class Meet(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a meeting point")

    at: Annotated[Hour, says("By when one must be there.", "08:45")]
    place: Annotated[
        Word | None, says("The id of a place, if not the event's own.", "france-pavilion")
    ] = None
    note: Annotated[Prose | None, says("What to know of it.", d("Bring your badge."))] = None


class Step(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a step")

    at: Annotated[Hour | None, says("When it begins, within the event.", "10:00")] = None
    what: Annotated[Text, says("What is done.", d("Signature"))]
    who: Annotated[References | None, says("Who does it.", ["anne-durand"])] = None


class Event(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("an event")

    title: Annotated[Text | None, says("What it is called.", d("Mobility forum"))] = None
    kind: Annotated[WrittenKind, says("What kind of event it is.", "visit")] = msgspec.field(
        default_factory=lambda: _OTHER
    )
    status: Annotated[WrittenStatus, says("Whether it is certain.", "tentative")] = msgspec.field(
        default_factory=lambda: _CONFIRMED
    )
    place: Annotated[Word | None, says("The id of a place.", "france-pavilion")] = None
    city: Annotated[Word | None, says("The id of a city, without a place.", "osaka")] = None
    room: Annotated[Text | None, says("The room within the place.", d("Hall B"))] = None
    start: Annotated[Opening | None, says("On the city's own clocks.", "2025-04-15 09:30")] = None
    end: Annotated[End | None, says("An hour, or a day and an hour.", "12:00")] = None
    duration: Annotated[Duration | None, says("Instead of `end`.", "2h30")] = None
    about: Annotated[Flag, says("Its hours are approximate.", True)] = msgspec.field(
        default_factory=_off
    )
    meet: Annotated[Meet | None, says("When and where one must be before; or the hour alone.")] = (
        None
    )
    check_in: Annotated[
        Lead | None, says("How long before a journey one must be there, or an hour.", "60m")
    ] = None
    date: Annotated[
        DateOrDates | None, says("The day, while the hours are not known.", "2025-04-15")
    ] = None
    follows: Annotated[
        Word | None,
        says("The id of the event right after which it is, while no hour is known.", "forum"),
    ] = None
    all_day: Annotated[Flag, says("It takes the whole of its days.", True)] = msgspec.field(
        default_factory=_off
    )
    between: Annotated[
        DateOrDates | None,
        says("The days it can fall on, while none is fixed.", "2025-04-14..2025-04-17"),
    ] = None
    also_on: Annotated[
        list[Day] | None, says("Again on these days, at the same hours.", ["2025-04-16"])
    ] = None
    from_: Annotated[Stop | None, says("Where and when a journey begins.")] = msgspec.field(
        name="from", default=None
    )
    to: Annotated[Stop | None, says("Where and when a journey ends.")] = None
    mode: Annotated[WrittenMode | None, says("By what a journey goes.", "train")] = None
    number: Annotated[Word | None, says("The number of the flight or train.", "AF276")] = None
    who: Annotated[
        References | None, says("Delegates, organisations, groups; or everyone.", ["leaders"])
    ] = None
    except_: Annotated[References | None, says("Ids taken out of `who`.", ["paul-petit"])] = (
        msgspec.field(name="except", default=None)
    )
    speakers: Annotated[
        References | None, says("Delegates who speak; they take part.", ["anne-durand"])
    ] = None
    optional: Annotated[Flag, says("Whoever wishes comes.", True)] = msgspec.field(
        default_factory=_off
    )
    seats: Annotated[Count | None, says("How many there is room for.", 12)] = None
    guests: Annotated[Count | None, says("How many come besides the delegation.", 20)] = None
    theme: Annotated[Word | None, says("The id of a theme.", "green-mobility")] = None
    description: Annotated[
        Prose | None,
        says("For everybody who takes part.", d("Talks in the morning, then a visit.")),
    ] = None
    steps: Annotated[list[Step] | None, says("The order of business within it.")] = None
    notes_for: Annotated[
        dict[str, Prose] | None,
        says("Notes that only these people get, by their ids.", d("{leaders: Bring the gift}")),
    ] = None
    note: Annotated[
        Prose | None,
        says("For the secretariat; it leaves this file in nothing.", d("Ask where to park.")),
    ] = None
    confidential: Annotated[Flag, says("Only its participants learn of it.", True)] = msgspec.field(
        default_factory=_off
    )
    hosts: Annotated[list[Host] | None, says("Who receives the delegation.")] = None
    with_: Annotated[Text | None, says("The other side of a meeting.", "Naniwa Motors")] = (
        msgspec.field(name="with", default=None)
    )
    table: Annotated[Text | None, says("The table of a B-to-B meeting.", "12")] = None
    interpreter: Annotated[Text | None, says("Who interprets.", "Mari Sato")] = None
    language: Annotated[Text | None, says("What is spoken.", d("English"))] = None
    dress: Annotated[Text | None, says("What to wear.", d("Business"))] = None
    gift: Annotated[Text | None, says("What is given.", d("A print"))] = None
    press: Annotated[WrittenPress | None, says("What the press may see of it.", "photo")] = None
    reminder: Annotated[Duration | None, says("How long before; 0 for none.", "30m")] = None
    url: Annotated[Url | None, says("Its web page.", "https://example.org/")] = None
    documents: Annotated[list[Document] | None, says("Papers to read before.")] = None
    source: Annotated[Link | None, says("Where this is known from.")] = None
    ignore: Annotated[
        list[Finding] | None, says("Findings of `check` to leave out here.", ["long-day"])
    ] = None
    part_of: Annotated[
        Word | None, says("The id of the event that this is a part of.", "forum")
    ] = None
    formerly: Annotated[
        FormerId | None, says("The id that it had: calendars keep the event.", "workshop")
    ] = None


class Programme(Written, kw_only=True, frozen=True):
    called: ClassVar[str] = d("a programme")

    id: Annotated[
        Id | None, says("Names the mission in calendars; never change it.", "japan-2025")
    ] = None
    title: Annotated[Text | None, says("What the mission is called.", d("Japan mission"))] = None
    start: Annotated[Day | None, says("Its first day.", "2025-04-12")] = None
    end: Annotated[Day | None, says("Its last day.", "2025-04-19")] = None
    home: Annotated[Word | None, says("The id of the city whose clock is shown too.", "dijon")] = (
        None
    )
    language: Annotated[Language | None, says("The language of plain texts.", "fr")] = None
    revised: Annotated[
        Start | None, says("When it was last edited, on the home clock.", "2025-04-07 18:00")
    ] = None
    notice: Annotated[Prose | None, says("Stands under everything printed.", d("Draft"))] = None
    source: Annotated[Link | None, says("Where all this is known from.")] = None
    logo: Annotated[Logo | None, says("A picture beside this file.", "logo.png")] = None
    accent: Annotated[Colour, says("The colour of pages and papers.", "'#7a1f2b'")] = msgspec.field(
        default_factory=_plain
    )
    default_duration: Annotated[Duration | None, says("For events without an end.", "60m")] = None
    margin: Annotated[Duration | None, says("To spare between two events.", "15m")] = None
    reminder: Annotated[Duration | None, says("How long before events; 0 for none.", "30m")] = None
    include: Annotated[
        list[Word] | None, says("Other files of this shape, in this folder.", ["contacts.yaml"])
    ] = None
    cities: Annotated[dict[Id, City] | None, says("Cities, by id.")] = None
    places: Annotated[dict[Id, Place] | None, says("Venues, by id.")] = None
    organisations: Annotated[dict[Id, Organisation] | None, says("Organisations, by id.")] = None
    delegates: Annotated[dict[Id, Delegate] | None, says("People, in the order of protocol.")] = (
        None
    )
    groups: Annotated[dict[Id, Group] | None, says("Groups of people, by id.")] = None
    themes: Annotated[dict[Id, Theme] | None, says("Themes, by id.")] = None
    transfers: Annotated[list[Transfer] | None, says("How long the ways take.")] = None
    events: Annotated[dict[Id, Event] | None, says("What happens, by id.")] = None
    stays: Annotated[list[Stay] | None, says("Who sleeps where.")] = None
    contacts: Annotated[list[Contact] | None, says("Whom to call, in the order of calling.")] = None
    days: Annotated[
        dict[str, NamedDay] | None, says("What days are called, and what holds for each.")
    ] = None
