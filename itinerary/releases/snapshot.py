"""What people are told of an event: all of it that reaches anybody in a calendar, as data.

In every language of the file and in no word of the tool's own: a new version of the tool, another
language or other options are no news to anybody. `taking` makes it of an event, and `restoring` an
event of it again.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from itinerary.programme.model import Precision
from itinerary.programme.shape.document import Kind, Mode, Press, Status
from itinerary.when import Days, zone

Texts = Annotated[dict[str, str], Meta(min_length=1)]  # by language; first, the one for all others
_Latitude = Annotated[float, Meta(ge=-90, le=90)]
_Longitude = Annotated[float, Meta(ge=-180, le=180)]
# An event has no day now, does not take place, or does so without whoever knew it.
Off = Literal["postponed", "cancelled", "left"]
MOST_NAMES = 25  # that an event's text reads out: a delegation of a thousand it does not
YEARS = range(1899, 2201)  # those of a programme file, and of its first and last hours in UTC


class Structure(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A record that has every key it knows, or does without; and no other."""


class City(Structure, frozen=True):
    """A city, by its own name and clock."""

    id: str
    name: Texts
    timezone: str
    language: str | None = None
    coordinates: tuple[_Latitude, _Longitude] | None = None

    def __post_init__(self) -> None:
        zone(self.timezone)


class Place(Structure, frozen=True):
    """A venue; its city is that of the event or of the stop."""

    id: str
    name: Texts
    address: Texts | None = None
    coordinates: tuple[_Latitude, _Longitude] | None = None
    phone: str | None = None
    access: Texts | None = None


class Stop(Structure, frozen=True):
    """One end of a journey."""

    city: City
    place: Place | None = None
    place_tbc: bool = False


class Meet(Structure, frozen=True):
    """When and where one must be before; without a stop, where the event is."""

    at: Annotated[datetime, Meta(tz=True)]
    stop: Stop | None = None
    note: Texts | None = None


class Party(Structure, frozen=True):
    """Somebody as the file names them."""

    kind: Literal["delegate", "organisation", "group"]
    id: str
    name: Texts


class Step(Structure, frozen=True):
    """A line of the order of business."""

    what: Texts
    at: Annotated[datetime, Meta(tz=True)] | None = None
    everyone: bool = False
    who: list[Party] = []


class Note(Structure, frozen=True):
    """What only these delegates get."""

    delegates: list[str]
    text: Texts


class Host(Structure, frozen=True):
    """Who receives the delegation."""

    name: Texts | None = None
    title: Texts | None = None
    organisation: Texts | None = None
    local_name: Texts | None = None
    phone: str | None = None


class Document(Structure, frozen=True):
    """A paper, and the delegates who get it where these are not all."""

    title: Texts
    url: str | None = None
    delegates: list[str] | None = None


class Home(Structure, frozen=True):
    """The clock at home, and what it is called where the file calls it otherwise than its zone."""

    timezone: str
    name: Texts | None = None

    def __post_init__(self) -> None:
        zone(self.timezone)


class Matter(Structure, frozen=True, kw_only=True, rename={"with_": "with"}):
    """What is said of an event in itself, without whom and what it refers to.

    `start` and `end` are there with hours, `days` without; of one hour that is not known,
    calendars hold `held` minutes.
    """

    title: Texts
    kind: Kind
    status: Status
    precision: Precision
    start: Annotated[datetime, Meta(tz=True)] | None = None
    end: Annotated[datetime, Meta(tz=True)] | None = None
    held: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    days: tuple[date, date] | None = None
    about: bool = False
    place_tbc: bool = False
    follows: str | None = None
    check_in: Annotated[datetime, Meta(tz=True)] | None = None
    mode: Mode | None = None
    number: str | None = None
    everyone: bool = False
    optional: bool = False
    confidential: bool = False
    description: Texts | None = None
    hosts: list[Host] = []
    room: Texts | None = None
    with_: Texts | None = None
    table: Texts | None = None
    interpreter: Texts | None = None
    language: Texts | None = None
    dress: Texts | None = None
    gift: Texts | None = None
    press: Press | None = None
    reminder: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None  # minutes
    url: str | None = None


class Snapshot(Matter, frozen=True, kw_only=True, rename={"from_": "from", "except_": "except"}):
    """An event as it is told; `delegates` and `organisations` are names by id, in their order.

    `home` and `notice` are the programme's, and so is `mission`, the days over which an event is
    held of which nothing is known.
    """

    home: Home
    mission: tuple[date, date] | None = None
    city: City | None = None
    place: Place | None = None
    from_: Stop | None = None
    to: Stop | None = None
    meet: Meet | None = None
    who: list[Party] = []
    except_: list[Party] = []
    delegates: dict[str, Texts] = {}
    organisations: dict[str, Texts] = {}
    speakers: list[str] = []
    steps: list[Step] = []
    notes_for: list[Note] = []
    documents: list[Document] = []
    notice: Texts | None = None

    def __post_init__(self) -> None:
        _refuse_unless(_is_timed(self), "the precision, and the hours or days, do not agree")
        _refuse_unless((self.from_ is None) == (self.to is None), "a journey has two ends")
        origin = self.from_.city if self.from_ else self.city
        _refuse_unless(self.city == origin, "a journey starts elsewhere than its event")
        _refuse_unless(bool(self.city) or not self.place, "a place is in no city")
        readers = {each for note in self.notes_for for each in note.delegates}
        readers |= {each for paper in self.documents for each in paper.delegates or ()}
        known = self.delegates.keys()
        _refuse_unless(known >= {*self.speakers, *readers}, "somebody does not take part")

    @property
    def is_dated(self) -> bool:
        """Whether it has a day, or hours."""
        return self.precision != "none"

    @property
    def is_for_nobody(self) -> bool:
        """Whether it names nobody who takes part."""
        return not (self.everyone or self.who or self.speakers)


# The keys of a snapshot in their order, as JSON has them.
FIELDS: dict[str, str] = {field.encode_name: field.name for field in fields(Snapshot)}


def is_same(first: object, second: object) -> bool:
    """Whether two values say the same; names stand in an order."""
    return first is second or msgspec.json.encode(first) == msgspec.json.encode(second)


def is_told_alike(first: Snapshot | None, second: Snapshot | None) -> bool:
    """Whether calendars say the same of both: who takes part, by which names where these stand."""
    if first is second or first is None or second is None:
        return first is second
    return all(
        is_same(*(shown(each, name) for each in (first, second))) for name in FIELDS.values()
    )


def shown(event: Snapshot, name: str) -> object:
    """What a field says in calendars: of a whole delegation who takes part, and no names."""
    value = getattr(event, name)
    match name:
        case "delegates" if len(value) > MOST_NAMES:
            return [*value], {each: value[each] for each in event.speakers}
        case "organisations":
            return [*value]
        case "who" if len(value) > MOST_NAMES:
            return value[:MOST_NAMES], [(each.kind, each.id) for each in value[MOST_NAMES:]]
    return value


def as_data(told: Structure) -> dict[str, Any]:
    """What is told as JSON has it: no key of what there is nothing to say of."""
    data: dict[str, Any] = msgspec.to_builtins(told)
    return data


def as_cancelled(event: Snapshot) -> Snapshot:
    """What was told, as an event that does not take place."""
    return replace(event, status="cancelled")


def off(then: Snapshot | None, *, is_theirs: bool) -> Off:
    """How an event is off for whoever knew it, by what was said when it was taken from them.

    `is_theirs` says whether they still take part. Whoever is taken out of a confidential event
    cannot tell whether it takes place without them.
    """
    if then is None or then.status == "cancelled":
        return "cancelled"
    if not then.is_dated:
        return "postponed" if is_theirs else "cancelled"
    return "cancelled" if is_theirs or then.confidential else "left"


def under(event: Snapshot, old: str, new: str) -> Snapshot:
    """The same event, with somebody who takes part under another id."""

    def one(id: str) -> str:
        return new if id == old else id

    return replace(
        event,
        delegates={one(id): name for id, name in event.delegates.items()},
        speakers=[*map(one, event.speakers)],
        who=[replace(each, id=one(each.id)) for each in event.who],
        steps=[
            replace(step, who=[replace(each, id=one(each.id)) for each in step.who])
            for step in event.steps
        ],
        notes_for=[
            replace(note, delegates=[*map(one, note.delegates)]) for note in event.notes_for
        ],
        documents=[
            replace(paper, delegates=[*map(one, paper.delegates)]) if paper.delegates else paper
            for paper in event.documents
        ],
    )


def is_under_another_id(event: Snapshot | None, original: Snapshot | None) -> bool:
    """Whether an event is another one but for the id of somebody who takes part."""
    if event is None or original is None:
        return event is original
    names = [[*each.delegates.values()] for each in (event, original)]
    first, second = (
        replace(each, delegates={}, speakers=[], who=[], steps=[], notes_for=[], documents=[])
        for each in (event, original)
    )
    return names[0] == names[1] and first == second


def told_to(id: str, event: Snapshot | None) -> Snapshot | None:
    """What a delegate was told: with the notes and papers for them; None if it was not theirs."""
    if event is None or id not in event.delegates or not event.is_dated:
        return None
    return own(id, event)


def own(id: str, event: Snapshot) -> Snapshot:
    """An event as one who takes part is told it: with the notes and papers for them."""
    notes = [replace(note, delegates=[id]) for note in event.notes_for if id in note.delegates]
    papers = [
        replace(paper, delegates=None)
        for paper in event.documents
        if paper.delegates is None or id in paper.delegates
    ]
    return replace(event, notes_for=notes, documents=papers, organisations={})


def shared(event: Snapshot) -> Snapshot:
    """An event as several people are told it: no notes, no papers for some, no host's number."""
    return replace(
        event,
        notes_for=[],
        documents=[each for each in event.documents if each.delegates is None],
        hosts=[replace(host, phone=None) for host in event.hosts],
    )


def days_of(event: Snapshot) -> Days | tuple[()]:
    """The days on which it stands, on its own clocks; none where it has no day."""
    if not event.is_dated:
        return ()
    if event.days:
        return Days(*event.days)
    hours = [hour for hour in (event.start, event.end) if hour]
    return Days(hours[0].date(), max(hours[0].date(), hours[-1].date()))


def _is_timed(event: Snapshot) -> bool:
    """Whether what is known of the time is as its precision says, and in years that there are."""
    start, end, days = event.start, event.end, event.days
    if event.precision != "hours":
        known = [day for pair in (days, event.mission) for day in pair or ()]
        dated = days is not None and event.city is not None
        return (
            start is None
            and end is None
            and event.held is None
            and (dated or event.precision == "none")
            and bool(known)
            and all(day.year in YEARS for day in known)
            and (days is None or days[0] <= days[1])
        )
    known = [hour for hour in (start, end) if hour]
    if not known or (event.held is None) != (len(known) > 1):
        return False
    if event.city is None or days or event.mission:
        return False
    return known == sorted(set(known)) and all(hour.year in YEARS for hour in known)


def _refuse_unless(condition: bool, sentence: str) -> None:
    if not condition:
        raise ValueError(sentence)
