"""Workbooks of spreadsheet programs, .xlsx and .ods: values as their cells hold them."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from itinerary.errors import FileError
from itinerary.imports.meanings.dates import Cell
from itinerary.imports.spreadsheets.archives import bounded_archive
from itinerary.imports.spreadsheets.sheets import Sheet
from itinerary.languages import _

# An extra of the package: not everybody has it.
if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_MOST_MERGED = 100_000  # cells that merged ones may stand for


def read_workbook(name: str, data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook that have anything in them; FileError when it cannot be read."""
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        raise FileError(
            _(
                "{path} cannot be read without python-calamine. Install it with "
                "`pip install 'delegation-itinerary[spreadsheet]'`, or save the sheet as CSV."
            ).format(path=name)
        ) from None
    archive = io.BytesIO(bounded_archive(name, data))
    try:
        workbook = CalamineWorkbook.from_filelike(archive)
        read = [workbook.get_sheet_by_index(n) for n in range(len(workbook.sheet_names))]
        filled = [each for each in read if each.height]
        several = len(filled) > 1
        return tuple(Sheet(each.name if several else "", _rows(each)) for each in filled)
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust library is no Exception
        raise FileError(
            _("{path} is damaged, locked, or no spreadsheet.").format(path=name)
        ) from error


def _rows(sheet: "CalamineSheet") -> list[list[Cell]]:
    """The rows from A1 on; a value that stands in merged cells stands in each of them."""
    rows: list[list[Cell]] = [
        [None if value == "" else value for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    left = _MOST_MERGED
    for (top, side), (bottom, _right) in sheet.merged_cell_ranges or ():
        left -= bottom - top
        if left < 0:
            break
        _fill(rows[top : bottom + 1], side)
    return rows


def _fill(rows: Sequence[list[Cell]], column: int) -> None:
    """Repeats the first value of a column in the empty cells below it."""
    for row in rows[1:]:
        if column < len(row) and row[column] is None:
            row[column] = rows[0][column]
