"""What is said, before any format gives it ink: agendas, sheets and registers, all words."""

from typing import NamedTuple


class ClockLine(NamedTuple):
    """A time on one clock: the event's own is strong, another beside it weak."""

    text: str
    label: str
    strong: bool


class Row(NamedTuple):
    """One event, or one group of people, in words; what there is nothing to say of is empty."""

    title: str
    clocks: tuple[ClockLine, ...] = ()
    marks: tuple[str, ...] = ()
    place: str = ""
    who: str = ""
    remarks: tuple[str, ...] = ()
    cancelled: bool = False


class Block(NamedTuple):
    """Rows under a heading, and what is to be known before they are read."""

    heading: str
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]


class Agenda(NamedTuple):
    """Blocks of rows: a day each, or a question each."""

    title: str
    blocks: tuple[Block, ...]
    notice: str | None


class Field(NamedTuple):
    """A label and what stands beside it, a line each."""

    label: str
    lines: tuple[str, ...]


class Sheet(NamedTuple):
    """Everything about one thing."""

    title: str
    marks: tuple[str, ...]
    fields: tuple[Field, ...]
    notice: str | None


class Register(NamedTuple):
    """A table: its columns, and a line of cells each; numbers stand to the right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    notice: str | None = None


class Item(NamedTuple):
    """One event in a letter: what is to be said of it first, its title, and paragraphs of lines.

    The first paragraph says when it is.
    """

    mark: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    cancelled: bool = False


class Letter(NamedTuple):
    """What one person reads in an e-mail, and in which language."""

    language: str
    subject: str
    title: str
    lead: str
    items: tuple[Item, ...]
    notice: str | None = None


Page = Agenda | Sheet | Register
