"""CSV, as spreadsheets write it: with commas or semicolons, in UTF-8 or Windows-1252."""

import csv
import io
import re

from itinerary.errors import FileError
from itinerary.imports.meanings.texts import decoded
from itinerary.imports.spreadsheets.columns import column_names, keys_of
from itinerary.imports.spreadsheets.sheets import MAX_COLUMNS, MAX_ROWS, Sheet
from itinerary.languages import _, figures
from itinerary.languages.meanings.dates import Cell

MAX_DELIMITERS = 1_000_000
_DELIMITERS = (",", ";", "\t", "|")
_NAMED = re.compile(r"^sep=.\r?\n", re.IGNORECASE)
# `agenda --format csv` puts an apostrophe before what begins a formula, as people do.
_GUARD = re.compile(r"(^|[;|\t\r\n])'(?='*[\s\"]*[=+\-@＝＋－＠\t\r])")


def read_csv(name: str, data: bytes) -> tuple[Sheet, ...]:
    """The one sheet of a CSV file; FileError when the bytes are none.

    Its delimiter is the one with which more of the names of its columns are recognised.
    """
    # Excel itself reads which delimiter its first line names.
    text = _NAMED.sub("", decoded(name, data))
    read = [_sheet(name, text, delimiter) for delimiter in _DELIMITERS]
    sheets = [each for each in read if isinstance(each, Sheet)]
    broken_at = [each for each in read if isinstance(each, int)]
    if broken_at and not any(_recognised(each)[0] for each in sheets):
        raise FileError(_endless_cell(name, broken_at[0]))
    return (max(sheets, key=_recognised),)


def _endless_cell(name: str, line: int) -> str:
    reason = _(
        "a cell in the row of line {line} has more than {limit} characters; "
        "perhaps a quotation mark is not closed"
    ).format(line=figures(line), limit=figures(csv.field_size_limit()))
    return _("{path} is not a table: {reason}.").format(path=name, reason=reason)


def _recognised(sheet: Sheet) -> tuple[int, int]:
    """How many columns of a sheet have known names, and how many there are."""
    columns = column_names(sheet, keys_of({}))
    return len(columns.of) if columns else 0, max(map(len, sheet.rows), default=0)


def _sheet(name: str, text: str, delimiter: str) -> Sheet | int:
    """What a text is with a delimiter; the line of the row that has too long a cell for that."""
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    if text.count(delimiter) > MAX_DELIMITERS:
        raise FileError(_("{path} is too large. Split it.").format(path=name))
    try:
        for cells in reader:
            line = reader.line_num + 1
            if len(rows) == MAX_ROWS:
                raise FileError(
                    _("{path} has more than {limit} rows. Split it.").format(
                        path=name, limit=MAX_ROWS
                    )
                )
            rows.append([_without_guard(cell) for cell in cells[:MAX_COLUMNS]])
    except csv.Error:  # of texts, only a cell beyond the limit of the module is one
        return line
    return Sheet("", rows, is_alone=True)


def _without_guard(cell: str) -> str:
    """The text of a cell without the apostrophe that keeps it from being a formula."""
    return _GUARD.sub(r"\1", cell)
