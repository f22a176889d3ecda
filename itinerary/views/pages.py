"""What is said, before any format gives it ink: agendas, sheets and registers, all words."""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeVar, cast

from itinerary.programme.shape.document import Kind
from itinerary.values import Value
from itinerary.views.print.pages import Document
from itinerary.views.signs import MarkSort

# What an event is at the present moment; nothing where that is not asked.
State = Literal["", "past", "on", "to come"]
FieldBlock = Literal["when", "who", "about", "links", "file"]


class ClockLine(Value, frozen=True):
    """A time on one clock: the event's own is strong, another beside it weak."""

    text: str
    label: str
    strong: bool


class ClockTime(Value, frozen=True):
    """The hours of an event on one clock, where days and clocks are drawn and need few words.

    `shift` is the other day on which all of it falls. Without `strong`, it is beside the event's
    own; `is_usual` is said of the clock that the heading has named already.
    """

    text: str
    label: str = ""
    shift: str = ""
    strong: bool = True
    is_usual: bool = False


class Mark(Value, frozen=True):
    """What sets an event apart, in a word, and of which sort that is."""

    words: str
    sort: MarkSort = "other"


class Changed(Value, frozen=True):
    """A value that is another now, and the remark that says so; `more` is by how much."""

    label: str
    before: str
    after: str
    more: str
    remark: str


class Row(Value, frozen=True):
    """One event, or one group of people, in words; what there is nothing to say of is empty.

    What follows `cancelled` are facts for who draws it: `times` has the hours of `clocks`, `venue`
    is the place without the city of the heading, and `way` is among the remarks too, as is what
    has `changed`.
    """

    title: str
    clocks: tuple[ClockLine, ...] = ()
    marks: tuple[Mark, ...] = ()
    place: str = ""
    who: str = ""
    remarks: tuple[str, ...] = ()
    cancelled: bool = False
    kind: Kind | None = None
    state: State = ""
    times: tuple[ClockTime, ...] = ()
    venue: str = ""
    way: str = ""
    change: Literal["", "added", "changed", "removed"] = ""
    changed: tuple[Changed, ...] = ()
    id: str = ""  # what the file calls it; shown where that is asked for


class Block(Value, frozen=True):
    """Rows under a heading, and what is to be known before they are read.

    What follows the rows are facts for who draws it. `day` is the heading without its cities: the
    one on whose clock most events are, and the `others`. `asides` need no word where it is drawn.
    `present` is what the clocks show, of the day that is today.
    """

    heading: str
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]
    day: str = ""
    city: str = ""
    others: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    present: tuple[ClockTime, ...] = ()
    title: str = ""  # what the day is called

    @property
    def number(self) -> int:
        """How many events it has."""
        return len(self.rows)


class Agenda(Value, frozen=True):
    """Blocks of rows: a day each, or a question each."""

    title: str
    blocks: tuple[Block, ...]
    notice: str | None


class Field(Value, frozen=True):
    """A label and what stands beside it, a line each; the first of them may be the strong ones.

    Fields of one block stand together.
    """

    label: str
    lines: tuple[str, ...]
    block: FieldBlock = "about"
    strong: int = 0


class Sheet(Value, frozen=True):
    """Everything about one thing."""

    title: str
    marks: tuple[Mark, ...]
    fields: tuple[Field, ...]
    notice: str | None
    kind: Kind | None = None
    cancelled: bool = False


class Register(Value, frozen=True):
    """A table: its columns, and a line of cells each; numbers stand to the right.

    Where it is drawn, the first column names what a line is about, `ids` apart, which come last.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    notice: str | None = None
    ids: frozenset[int] = frozenset()


class Agendas(Value, frozen=True):
    """Several agendas under one title: one for each delegate, or for each city."""

    title: str
    parts: tuple[Agenda, ...]
    remark: str | None
    notice: str | None


class Documents(Value, frozen=True):
    """A list for somebody else's desk: a document for each that it is about."""

    title: str
    documents: tuple[Document, ...]
    notice: str | None


Page = Agenda | Agendas | Sheet | Register | Documents

Words = TypeVar("Words")


def each_text(words: Words, change: Callable[[str], str]) -> Words:
    """A page, or a part of one, with every text in it changed."""
    changed: object = words
    if isinstance(words, str):
        changed = change(words)
    elif isinstance(words, Value):
        parts = (getattr(words, name) for name in words.__struct_fields__)
        changed = type(words)(*(each_text(part, change) for part in parts))
    elif isinstance(words, tuple):
        changed = tuple(each_text(part, change) for part in words)
    return cast("Words", changed)


class Tile(Value, frozen=True, order=True):
    """What an event has of one day of a week: from and to which minute of it, and its words."""

    start: int
    end: int
    hour: str
    hours: str
    title: str
    marks: tuple[Mark, ...]
    place: str
    tentative: bool
    cancelled: bool
    confidential: bool
    from_before: bool  # it began on an earlier day
    goes_on: bool  # it ends on a later one
    without_start: bool = False  # when it begins is not known
    without_end: bool = False  # when it ends is not
    kind: Kind = "other"


class WeekClock(Value, frozen=True):
    """On which clock hours are, and how many minutes home is ahead of it."""

    label: str
    ahead: int


class WeekDay(Value, frozen=True):
    """A day of a week: what lasts all of it, what has hours, and on which clocks."""

    heading: str
    cities: str
    band: tuple[Row, ...]
    tiles: tuple[Tile, ...]
    clocks: tuple[WeekClock, ...]
    title: str = ""  # what the day is called


class Week(Value, frozen=True):
    """Days side by side, what is to be known of them, and under them what has no day."""

    title: str
    home: str
    days: tuple[WeekDay, ...]
    remarks: tuple[str, ...]
    beneath: tuple[Block, ...]
    notice: str | None


class Item(NamedTuple):
    """One event in a letter: what is to be said of it first, its title, and paragraphs of lines.

    The first paragraph says when it is. After it stands what is different, a line each under a
    heading.
    """

    mark: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    cancelled: bool = False
    different: tuple[str, ...] = ()


class Letter(NamedTuple):
    """What one person reads in an e-mail, in which language; `leads` are lines with addresses."""

    language: str
    subject: str
    title: str
    lead: str
    items: tuple[Item, ...]
    notice: str | None = None
    leads: tuple[str, ...] = ()


class NowClock(Value, frozen=True):
    """What a clock shows, in which cities, and how far it is from home's, where it is at all."""

    hour: str
    cities: tuple[str, ...]
    difference: str
    is_home: bool


class Underway(Value, frozen=True):
    """An event that is on: how much of it is over, from 0 to 1, and what is left, such as 0:20."""

    row: Row
    share: float | None
    left: str


class Coming(Value, frozen=True):
    """An event that is next: in how long, when by its own clock, and when to be where before it."""

    row: Row
    ahead: str
    hour: str
    label: str
    before: str


class Present(Value, frozen=True):
    """Somebody who is somewhere, and whether they have nothing on."""

    name: str
    is_free: bool


class Gathering(Value, frozen=True):
    """The people who are in one city, or on one journey."""

    place: str
    people: tuple[Present, ...]


class NowPage(Value, frozen=True):
    """A moment as it is drawn: the clock of most people first, and what is wrong with the file."""

    title: str
    day: str
    clocks: tuple[NowClock, ...]
    underway: tuple[Underway, ...]
    whole_day: tuple[Row, ...]
    coming: tuple[Coming, ...]
    gatherings: tuple[Gathering, ...]
    notice: str | None
    trouble: tuple[str, ...] = ()


class Stretch(Value, frozen=True):
    """What somebody has of a day, from and to which minute of it on the clock that is drawn."""

    start: int
    end: int
    title: str
    kind: Kind
    tentative: bool
    confidential: bool


class Arrival(Value, frozen=True):
    """From which minute on somebody is in which city."""

    minute: int
    city: str


class PeopleGroup(Value, frozen=True):
    """People who have the same day, in the order of protocol; and that day."""

    names: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    arrivals: tuple[Arrival, ...]


class PeopleDay(Value, frozen=True):
    """One day of everybody: on which clock, who has what, and what lasts all of it.

    `present` is the minute that it is, and what the clock shows then, where it is today.
    """

    day: str
    city: str
    clock: WeekClock
    home: str
    groups: tuple[PeopleGroup, ...]
    whole_day: tuple[Row, ...]
    present: tuple[int, str] | None

    @property
    def number(self) -> int:
        """How many people there are."""
        return sum(len(group.names) for group in self.groups)


class People(Value, frozen=True):
    """Days of everybody, one under the other."""

    title: str
    days: tuple[PeopleDay, ...]
    notice: str | None
