"""Workbooks of spreadsheet programs, .xlsx and .ods: values as their cells hold them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from itinerary.errors import FileError
from itinerary.imports.spreadsheets import cells
from itinerary.imports.spreadsheets.archives import MAX_TEXT, bounded_archive, too_much_text
from itinerary.imports.spreadsheets.sheets import Sheet
from itinerary.languages import _
from itinerary.languages.meanings.dates import Cell
from itinerary.languages.meanings.unclear import shortened

_MOST_MERGED = 100_000  # cells that merged ones may stand for
_PATIENCE = 20  # seconds on the clock, where the system limits no processor time
# Of the environment, only that without which Python does not start on some systems.
_NEEDED = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def read_workbook(name: str, data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook that have anything in them; FileError when it cannot be read."""
    library = find_spec("python_calamine")  # an extra of the package: not everybody has it
    if library is None or library.origin is None:
        raise FileError(
            _(
                "{path} cannot be read without python-calamine. Install it with "
                "`pip install 'delegation-itinerary[spreadsheet]'`, or save the sheet as CSV."
            ).format(path=name)
        )
    written = _cells(name, bounded_archive(name, data), Path(library.origin).parents[1])
    sheets: list[tuple[dict[str, Any], list[list[Cell]]]] = []
    for line in written.splitlines():
        value = json.loads(line, object_hook=_read)
        if isinstance(value, dict):
            sheets.append((value, []))
        else:
            sheets[-1][1].append(value)
    left = MAX_TEXT
    for sheet, rows in sheets:
        left -= _fill_merged(rows, sheet["merged"], left)
        if left < 0:
            raise FileError(too_much_text(name))
    several = len(sheets) > 1
    return tuple(Sheet(shortened(sheet["name"]) if several else "", rows) for sheet, rows in sheets)


def _cells(name: str, archive: bytes, library: Path) -> bytes:
    """What the program of `cells` writes of an archive, in a process of its own."""
    command = [sys.executable, "-I", "-S", str(Path(cells.__file__)), str(library)]
    try:
        done = subprocess.run(  # noqa: S603 - no word of it comes from the file
            command,
            input=archive,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: os.environ[key] for key in _NEEDED if key in os.environ},
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FileError(_entangled(name)) from None
    except OSError as error:
        raise FileError(
            _("{path} cannot be read: {reason}.").format(path=name, reason=error.strerror or error)
        ) from error
    if done.returncode == cells.NO_WORKBOOK:
        raise FileError(_("{path} is damaged, locked, or no spreadsheet.").format(path=name))
    if done.returncode:
        raise FileError(_entangled(name))
    return done.stdout


def _entangled(name: str) -> str:
    return _(
        "{path} takes too much time or memory to read. Split it, or save the sheet as CSV."
    ).format(path=name)


def _read(written: dict[str, Any]) -> Any:
    """What an object of `cells` stands for: a sheet for itself."""
    match written:
        case {"date": text}:
            return date.fromisoformat(text)
        case {"datetime": text}:
            return datetime.fromisoformat(text)
        case {"time": text}:
            return time.fromisoformat(text)
        case {"seconds": number}:
            return timedelta(seconds=number)
        case _:
            return written


def _fill_merged(rows: Sequence[list[Cell]], merged: Iterator[Any], most: int) -> int:
    """Repeats a value that stands in merged cells in each of them; the characters that this
    adds, up to the first that are more than `most`."""
    cells_left, added = _MOST_MERGED, 0
    for (top, side), (bottom, _right) in merged:
        cells_left -= bottom - top
        if cells_left < 0 or added > most:
            break
        added += _fill(rows[top : bottom + 1], side)
    return added


def _fill(rows: Sequence[list[Cell]], column: int) -> int:
    """Repeats the first value of a column in the empty cells below it; the characters added."""
    value = rows[0][column] if rows and column < len(rows[0]) else None
    if value is None:
        return 0
    empty = [row for row in rows[1:] if column >= len(row) or row[column] is None]
    for row in empty:
        row.extend([None] * (column + 1 - len(row)))
        row[column] = value
    return len(empty) * len(value) if isinstance(value, str) else 0
