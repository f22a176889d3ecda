"""What is told on a list for somebody else's desk, as data: parts of tables of lines.

Each line has an `id` that tells it from the others of its table, in every release. An event in a
line stands for what it is, when and where (`as_record`), and never for who takes part. No line has
more of a person than its list is for.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Literal

from itinerary.programme.model import City, Event, Programme, Text
from itinerary.programme.shape.document import Mode, Press
from itinerary.queries.needs import Counted, Needs, needs_at_events, needs_in_hotels
from itinerary.values import Value
from itinerary.views.records import event_record
from itinerary.when import Days

SheetName = Literal[
    "day", "rooms", "journeys", "heads", "contacts", "briefing", "interpreters", "press", "tables"
]
TableName = Literal[
    "sleepers", "nights", "needs", "named", "sleepless",
    "movements", "passengers",
    "heads",
    "members", "callees", "hosts", "venues",
    "our_side", "their_side",
    "shifts", "access", "cards",
    "hours", "beds",
]  # fmt: skip


class Mission(Value, frozen=True):
    """A programme, and how many have which diets and needs at its events and in its hotels."""

    programme: Programme
    at_events: Mapping[str, Needs]
    in_hotels: Mapping[str, Needs]


def mission_of(programme: Programme) -> Mission:
    """A programme as its file has it now."""
    return Mission(programme, needs_at_events(programme), needs_in_hotels(programme))


class Asked(Value, frozen=True):
    """What is wanted of a list, by ids: of which day, event or city, and for whom.

    `people` and `events` are those that filters leave; None for all. `delegate` is the one who
    reads it, and so may see what is confidential and theirs. `named` also says who has which diet.
    """

    day: date | None = None
    event: str | None = None
    city: str | None = None
    delegate: str | None = None
    people: frozenset[str] | None = None
    events: frozenset[str] | None = None
    named: bool = False

    def has(self, person: str) -> bool:
        """Whether somebody is among those of whom it is."""
        return self.people is None or person in self.people


WHOLE = Asked()


class Line(Value, frozen=True):
    """A line of a table."""

    id: str


class Hotel(Value, frozen=True):
    """A hotel, as it is asked to have people."""

    id: str
    hotel: Text | None
    city: Text
    address: Text | None
    phone: str | None
    check_in_from: time | None
    check_out_by: time | None


class Coming(Value, frozen=True):
    """A journey as a hotel is told it: when somebody comes or goes, where to or from, and how."""

    day: date
    at: datetime | None
    place: Text
    mode: Mode | None
    number: str | None


class Sleeper(Line, frozen=True):
    """Somebody's nights in a hotel, and the journeys that bring them and take them away."""

    name: Text
    role: Text | None
    organisation: Text | None
    nights: Days  # the first and the last one
    room: str | None
    arrival: Coming | None
    departure: Coming | None

    @property
    def number(self) -> int:
        """How many nights."""
        return (self.nights.last - self.nights.first).days + 1


class Night(Line, frozen=True):
    """How many people a hotel has for a night, and in how many rooms, of those that are known."""

    night: date
    people: int
    rooms: int


class Need(Line, frozen=True):
    """A diet, or another need, and how many have it."""

    sort: Literal["diet", "need"]
    what: Text
    people: int


class NamedNeed(Line, frozen=True):
    """Who eats or needs what: only where that was asked for."""

    name: Text
    diet: Text | None
    needs: Text | None


class Sleepless(Line, frozen=True):
    """Somebody who has no bed for a night; found, and told to nobody."""

    name: Text
    city: Text
    night: date


class JourneyPart(Value, frozen=True):
    """A journey: by when one must be where, how many are on it, and for how many there is room."""

    id: str
    event: Event
    note: Text | None  # of where one meets
    people: int
    seats: int | None


class Movement(Line, frozen=True):
    """People who leave a city, or come to one, at some hour."""

    event: Event
    sort: Literal["departure", "arrival"]
    people: int


class Passenger(Line, frozen=True):
    """Somebody on a journey, in the order of protocol."""

    name: Text
    role: Text | None
    organisation: Text | None


class Head(Line, frozen=True):
    """How many come to an event, and for how many there is room."""

    event: Event
    delegates: int
    guests: int
    speakers: int
    seats: int | None
    diets: tuple[Counted, ...]
    needs: tuple[Counted, ...]

    @property
    def total(self) -> int:
        """All for whom there must be a chair: speakers are among the delegates."""
        return self.delegates + self.guests


class Member(Line, frozen=True):
    """Somebody of the delegation, with their numbers."""

    name: Text
    role: Text | None
    organisation: Text | None
    phone: str | None
    email: str | None


class Callee(Line, frozen=True):
    """Whom to call."""

    name: Text
    role: Text | None
    phone: str | None
    of: tuple[Text, ...]  # those for whom they are; all, where nobody is named
    days: Days | None
    city: Text | None


class HostLine(Line, frozen=True):
    """Who receives the delegation, at which event."""

    event: Event
    name: Text | None
    local_name: Text | None
    title: Text | None
    organisation: Text | None
    phone: str | None


class Venue(Line, frozen=True):
    """A place or a hotel that has a number."""

    name: Text
    city: Text
    address: Text | None
    phone: str


class StepLine(Value, frozen=True):
    """A line of the order of business."""

    at: datetime | None
    what: Text
    everyone: bool
    who: tuple[Text, ...]


class Reading(Value, frozen=True):
    """A paper to be read before."""

    title: Text
    url: str | None


class BriefingPart(Value, frozen=True):
    """What is to be known before one sits down."""

    id: str
    event: Event
    purpose: Text | None
    with_: Text | None
    table: Text | None
    language: Text | None
    interpreter: Text | None
    dress: Text | None
    gift: Text | None
    steps: tuple[StepLine, ...]
    notes: tuple[Text, ...]
    documents: tuple[Reading, ...]


class TheirSide(Line, frozen=True):
    """Who receives; the number only for one who meets them."""

    name: Text | None
    local_name: Text | None
    title: Text | None
    organisation: Text | None
    phone: str | None


class OurSide(Line, frozen=True):
    """Who comes."""

    name: Text
    role: Text | None
    organisation: Text | None
    speaks: bool
    biography: Text | None


class InterpreterPart(Value, frozen=True):
    """Who interprets."""

    id: str
    name: Text


class Shift(Line, frozen=True):
    """An event that somebody interprets: in which language, and with whom."""

    event: Event
    language: Text | None
    with_: tuple[Text, ...]


class Access(Line, frozen=True):
    """What the press may see of an event, and where and when it gathers."""

    event: Event
    press: Press


class Card(Line, frozen=True):
    """A name at a table, in all of its scripts."""

    name: Text
    local_name: Text | None
    role: Text | None
    organisation: Text | None


class DayPart(Value, frozen=True):
    """A day of one person."""

    id: str
    name: Text
    role: Text | None
    day: date
    title: Text | None
    note: Text | None


class Hour(Line, frozen=True):
    """What one person has of a day, with what they must know for it."""

    event: Event
    meet_note: Text | None
    dress: Text | None
    interpreter: Text | None
    notes: tuple[Text, ...]


class Bed(Line, frozen=True):
    """Where one person sleeps after the day."""

    hotel: Text | None
    city: Text
    address: Text | None
    phone: str | None
    room: str | None


About = Hotel | JourneyPart | BriefingPart | InterpreterPart | DayPart


class Table(Value, frozen=True):
    """Lines of one sort; what is only found, and not told to anybody, is no part of a code."""

    name: TableName
    lines: tuple[Line, ...]
    is_told: bool = True


class Part(Value, frozen=True):
    """What is told of one hotel, journey, event or person; or, without a subject, of all."""

    about: About | None
    tables: tuple[Table, ...]

    def lines(self, name: TableName) -> tuple[Line, ...]:
        """The lines of a table; none where it has no such table."""
        return next((each.lines for each in self.tables if each.name == name), ())


class DeskSheet(Value, frozen=True):
    """A list for somebody else's desk."""

    name: SheetName
    parts: tuple[Part, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told on it, and nothing found."""
        return not any(table.lines for part in self.parts for table in part.tables)


def told(sheet: DeskSheet) -> list[Any]:
    """All that a list tells, as JSON has it: in the languages of the file, and in one order.

    The order of people is that of protocol, which no list is made of.
    """
    return [
        [
            as_told(part.about),
            {
                table.name: sorted(map(as_told, table.lines), key=repr)
                for table in part.tables
                if table.is_told and table.lines
            },
        ]
        for part in sorted(sheet.parts, key=lambda part: part.about.id if part.about else "")
    ]


def as_told(value: object) -> Any:
    """A value of a list as JSON has it, in all languages of the file."""
    if isinstance(value, tuple):
        return [as_told(each) for each in value]
    if isinstance(value, Event):
        return _event_told(value)
    if isinstance(value, Text):
        return dict(sorted(value.by_language.items()))
    if isinstance(value, Value):
        return {name: as_told(getattr(value, name)) for name in value.__struct_fields__}
    return value.isoformat() if isinstance(value, (date, time)) else value


def _event_told(event: Event) -> dict[str, Any]:
    """What an event is, when and where, and how one gets there."""
    when, journey, meet = event.when, event.journey, event.meet
    return {
        **{key: as_told(getattr(event, key)) for key in ("id", "title", "kind", "status")},
        "when": [when.precision, *map(as_told, (when.days, when.start, when.end)), when.about],
        "city": _city_told(event.city) if event.city else None,
        "where": [as_told(event.place.name) if event.place else None, event.is_to_be_placed],
        "room": as_told(event.arrangements.room),
        "journey": journey
        and [
            *(
                [_city_told(end.city), as_told(end.place.name) if end.place else None]
                for end in (journey.origin, journey.destination)
            ),
            journey.mode,
            journey.number,
        ],
        "meet": meet and [as_told(meet.at), as_told(meet.place.name) if meet.place else None],
        "optional": event.optional,
        "follows": event.follows,
    }


def _city_told(city: City) -> list[Any]:
    return [as_told(city.name), city.timezone]


def as_record(value: Value, programme: Programme, language: str) -> dict[str, Any]:
    """A line, or what a part is about, as programs read it; an event with what it is and when."""
    found: dict[str, Any] = {}
    for name in value.__struct_fields__:
        said = getattr(value, name)
        if isinstance(said, Event):
            found |= _event_record(said, programme, language)
        else:
            found[name.rstrip("_")] = _value(said, programme, language)
    return found


def _value(value: object, programme: Programme, language: str) -> Any:
    """A value of a list as programs read it, in one language."""
    if isinstance(value, tuple):
        return [_value(each, programme, language) for each in value]
    if isinstance(value, Text):
        return value.read(language)
    if isinstance(value, Days):
        return f"{value.first}..{value.last}"
    if isinstance(value, Value):
        return as_record(value, programme, language)
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else value


# What a program is told of an event, of a list for others: not who takes part.
_OF_EVENTS = (
    "kind", "status", "precision", "date", "end_date", "start", "end", "start_timezone",
    "end_timezone", "room", "mode", "number", "about", "meet_at", "check_in_at", "optional",
)  # fmt: skip


EVENT_KEYS = ("event", "event_id", *_OF_EVENTS, "city", "place", "from", "to", "meet_place")


def _event_record(event: Event, programme: Programme, language: str) -> dict[str, Any]:
    """An event with the names of where it is, which whoever has no ids can read."""
    record, journey, meet = event_record(event, programme, language), event.journey, event.meet
    named = {
        "city": event.city and event.city.name,
        "place": event.place and event.place.name,
        "from": journey and (journey.origin.place or journey.origin.city).name,
        "to": journey and (journey.destination.place or journey.destination.city).name,
        "meet_place": meet and meet.place and meet.place.name,
    }
    names = {key: text.read(language) if text else None for key, text in named.items()}
    said = {"event": record["title"], "event_id": event.id}
    return {**said, **{key: record[key] for key in _OF_EVENTS}, **names}
