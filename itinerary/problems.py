"""Problems: mistakes in the author's file, and findings about the mission, as values."""

import datetime
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Where(NamedTuple):
    """A place in a file: its name as the user gave it, line and column from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong, where, and what to do about it; problems sort by address.

    A finding about the mission also has the ids of its events and delegates, and its local day.
    One that stands for others says of how many it is the only word.
    """

    where: Where
    code: str
    severity: Severity
    message: str
    hint: str = ""
    events: tuple[str, ...] = ()
    delegates: tuple[str, ...] = ()
    date: datetime.date | None = None
    number: int = 1


Problems = tuple[Problem, ...]
