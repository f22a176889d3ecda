"""What stands on paper of any kind: its foot, and tables for somebody else's desk.

What there is nothing to say of is empty.
"""

from itinerary.values import Value


class Foot(Value, frozen=True):
    """What stands under every page: whose it is, of when, by which code it is asked about."""

    whose: str
    edition: str
    code: str | None = None
    notice: str = ""
    is_draft: bool = False  # then `edition` says so, and each page does in its head too


class Table(Value, frozen=True):
    """Columns and a line of cells each, perhaps under a heading; columns of `numbers` stand right.

    `totals` are one more line of cells, at its end.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""
    remarks: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()


class Document(Value, frozen=True):
    """Tables under a title, from a new page on; `mission` stands in the head of its pages.

    Before the tables stand `facts`, each with its label, and then remarks.
    """

    language: str
    mission: str
    title: str
    subtitle: str
    tables: tuple[Table, ...]
    foot: Foot
    remarks: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
