"""A sheet of cells, as every kind of spreadsheet gives one, and the addresses in it."""

from collections.abc import Sequence
from datetime import datetime, time
from functools import lru_cache
from typing import NamedTuple

from itinerary.imports.meanings.texts import plain
from itinerary.languages import _p
from itinerary.languages.meanings.dates import Cell
from itinerary.languages.meanings.unclear import shortened

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_FILLED = 100_000  # cells that merged ones may stand for


class Merged(NamedTuple):
    """A range of cells that are one: its rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Placed(NamedTuple):
    """What a cell holds, and where the cell is."""

    value: Cell
    row: int
    column: int

    @property
    def text(self) -> str:
        """The value as a text; "" for an empty cell."""
        return plain_text(self.value)


class Sheet(NamedTuple):
    """The rows of a sheet from its cell A1 on, each with the cells that it has.

    Of merged cells, only the first has a value.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Merged] = ()
    is_hidden: bool = False
    is_alone: bool = False  # the only one of its file: its name is nothing that people know

    def cell(self, row: int, column: int) -> Placed:
        """The cell at a place, which may be empty."""
        cells = self.rows[row]
        return Placed(cells[column] if column < len(cells) else None, row, column)

    def filled(self, row: int) -> list[Placed]:
        """The cells of a row that are not empty, from left to right."""
        cells = (Placed(value, row, column) for column, value in enumerate(self.rows[row]))
        return [cell for cell in cells if cell.text]

    def address(self, row: int, column: int | None = None) -> str:
        """The address of a cell as spreadsheets show it, B7; or of a row."""
        number = row + 1
        place = _p("row", "{number}").format(number=number)
        if column is not None:
            place = _p("cell", "{address}").format(address=f"{letters(column)}{number}")
        return place if self.is_alone else f"{shortened(self.name)}!{place}"


def letters(column: int) -> str:
    """The letters of a column, counted from 0: A, Z, AA."""
    text = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


@lru_cache(maxsize=20_000, typed=True)
def plain_text(value: Cell) -> str:
    """The value of a cell as a text, without spaces around it; "" for an empty cell."""
    match value:
        case str():
            return plain(value)
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.0f}" if value.is_integer() else str(value)
        case datetime() | time():
            return value.isoformat(timespec="minutes")
        case _:
            return str(value)
