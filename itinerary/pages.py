"""What is said, before any format gives it ink: agendas, sheets and registers, all words."""

from collections.abc import Callable
from typing import TypeVar, cast

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
