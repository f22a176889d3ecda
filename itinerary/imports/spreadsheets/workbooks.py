"""Workbooks of spreadsheet programs, .xlsx and .ods: values as their cells hold them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from itinerary.errors import FileError
from itinerary.imports.spreadsheets import cells
from itinerary.imports.spreadsheets.archives import MAX_TEXT, bounded_archive, too_much_text
from itinerary.imports.spreadsheets.midnights import shown_midnights
from itinerary.imports.spreadsheets.sheets import Merged, Sheet
from itinerary.languages import _
from itinerary.languages.meanings.dates import Cell

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
    archive = bounded_archive(name, data)
    written = _cells(name, archive, Path(library.origin).parents[1])
    sheets: list[tuple[dict[str, Any], list[list[Cell]]]] = []
    for line in written.splitlines():
        value = json.loads(line, object_hook=_read)
        if isinstance(value, dict):
            sheets.append((value, []))
        else:
            sheets[-1][1].append(value)
    midnights = shown_midnights(archive)
    if sum(_repeated(rows, sheet["merged"]) for sheet, rows in sheets) > MAX_TEXT:
        raise FileError(too_much_text(name))
    for sheet, rows in sheets:
        _show_midnights(rows, midnights.get(sheet["number"], ()))
    return tuple(_sheet(sheet, rows, len(sheets)) for sheet, rows in sheets)


def _sheet(sheet: dict[str, Any], rows: list[list[Cell]], sheets: int) -> Sheet:
    merged = [Merged(*start, *end) for start, end in sheet["merged"]]
    return Sheet(sheet["name"], rows, merged, sheet["hidden"], is_alone=sheets == 1)


def _repeated(rows: Sequence[Sequence[Cell]], merged: Iterable[Any]) -> int:
    """How many characters it takes to repeat the text of merged cells in each of their rows."""
    length = 0
    for (top, left), (bottom, _right) in merged:
        cell = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        length += len(cell) * (bottom - top) if isinstance(cell, str) else 0
    return length


def _show_midnights(rows: list[list[Cell]], places: Iterable[tuple[int, int]]) -> None:
    """Makes moments of the days in cells that show an hour, too."""
    for row, column in places:
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(cell, date) and not isinstance(cell, datetime):
            rows[row][column] = datetime.combine(cell, time())


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
