"""What is said, before any format gives it ink: agendas, sheets and registers, all words."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar, cast

from itinerary.values import Value


class ClockLine(Value, frozen=True):
    """A time on one clock: the event's own is strong, another beside it weak."""

    text: str
    label: str
    strong: bool


class Row(Value, frozen=True):
    """One event, or one group of people, in words; what there is nothing to say of is empty."""

    title: str
    clocks: tuple[ClockLine, ...] = ()
    marks: tuple[str, ...] = ()
    place: str = ""
    who: str = ""
    remarks: tuple[str, ...] = ()
    cancelled: bool = False


class Block(Value, frozen=True):
    """Rows under a heading, and what is to be known before they are read."""

    heading: str
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]


class Agenda(Value, frozen=True):
    """Blocks of rows: a day each, or a question each."""

    title: str
    blocks: tuple[Block, ...]
    notice: str | None


class Field(Value, frozen=True):
    """A label and what stands beside it, a line each."""

    label: str
    lines: tuple[str, ...]


class Sheet(Value, frozen=True):
    """Everything about one thing."""

    title: str
    marks: tuple[str, ...]
    fields: tuple[Field, ...]
    notice: str | None


class Register(Value, frozen=True):
    """A table: its columns, and a line of cells each; numbers stand to the right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    notice: str | None = None


class Agendas(Value, frozen=True):
    """Several agendas under one title: one for each delegate, or for each city."""

    title: str
    parts: tuple[Agenda, ...]
    remark: str | None
    notice: str | None


Page = Agenda | Agendas | Sheet | Register

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
    marks: tuple[str, ...]
    place: str
    tentative: bool
    cancelled: bool
    confidential: bool
    from_before: bool  # it began on an earlier day
    goes_on: bool  # it ends on a later one
    without_start: bool = False  # when it begins is not known
    without_end: bool = False  # when it ends is not


class WeekDay(Value, frozen=True):
    """A day of a week: what lasts all of it, what has hours, and on which clocks.

    A clock is its label and how many minutes home is ahead of it.
    """

    heading: str
    cities: str
    band: tuple[Row, ...]
    tiles: tuple[Tile, ...]
    clocks: tuple[tuple[str, int], ...]


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
    """What one person reads in an e-mail, and in which language."""

    language: str
    subject: str
    title: str
    lead: str
    items: tuple[Item, ...]
    notice: str | None = None
