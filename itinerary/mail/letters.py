"""What one person reads in an e-mail, before any format gives it ink."""

from typing import NamedTuple


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
