"""A sheet of cells, as every kind of spreadsheet gives one, and the addresses in it."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import NamedTuple

from itinerary.imports.meanings.texts import plain
from itinerary.languages import _p
from itinerary.languages.meanings.dates import Cell

MAX_ROWS = 20_000
MAX_COLUMNS = 200


class Sheet(NamedTuple):
    """The rows of a sheet from its cell A1 on; `name` is empty where a file has only one."""

    name: str
    rows: Sequence[Sequence[Cell]]

    def address(self, row: int, column: int | None = None) -> str:
        """The address of a cell as spreadsheets show it, B7; or of a row."""
        number = row + 1
        place = _p("row", "{number}").format(number=number)
        if column is not None:
            place = _p("cell", "{address}").format(address=f"{letters(column)}{number}")
        return f"{self.name}!{place}" if self.name else place


def letters(column: int) -> str:
    """The letters of a column, counted from 0: A, Z, AA."""
    text = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


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
