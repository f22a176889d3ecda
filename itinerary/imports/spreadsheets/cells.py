"""A program of its own: the cells of a workbook, given on standard input, as lines of JSON.

`workbooks` runs it in a process apart: the Rust library that reads workbooks ends its process
where it finds no memory. It knows nothing of the rest of the package, so that it starts at once.

A sheet is an object with its name, its number from 0, its merged cells and whether it is hidden,
and then a line for each row: a list.
What JSON has no form for is an object of one key, such as {"date": "2025-04-15"}.
"""

import io
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

MEMORY = 200_000_000  # bytes of addresses
SECONDS = 3  # of processor time
# What it ends with: one of these, 0, or whatever an abort gives.
NO_WORKBOOK = 3
NO_MEMORY = 4


def main() -> int:
    """Writes the cells of a workbook; `sys.argv` has the folder in which the library is."""
    confine()
    sys.path.append(sys.argv[1])
    try:
        _write_cells(sys.stdin.buffer.read())
    except MemoryError:
        return NO_MEMORY
    except BaseException:  # a panic of the Rust library is no Exception
        return NO_WORKBOOK
    return 0


def confine() -> None:
    """Limits memory and processor time, and leaves no core behind, where the system can do so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        soft, hard = resource.getrlimit(kind)
        limits = (each for each in (soft, hard, limit) if each != resource.RLIM_INFINITY)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (min(limits), hard))


def _write_cells(data: bytes) -> None:
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for number in range(len(workbook.sheet_names)):
        sheet = workbook.get_sheet_by_index(number)
        if sheet.height:
            hidden = "Hidden" in str(workbook.sheets_metadata[number].visible)
            merged = sheet.merged_cell_ranges or ()
            _write({"name": sheet.name, "number": number, "merged": merged, "hidden": hidden})
            for row in sheet.to_python(skip_empty_area=False):
                _write(_without_end(row))
    sys.stdout.buffer.flush()


def _without_end(row: Sequence[object]) -> list[object]:
    """The cells up to the last one that is filled; an empty one is null."""
    length = len(row)
    while length and row[length - 1] == "":
        length -= 1
    return [None if cell == "" else cell for cell in row[:length]]


def _write(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, default=_written)
    sys.stdout.buffer.write(text.encode() + b"\n")


def _written(value: object) -> dict[str, str | float]:
    """A day, an hour, a moment or a length of time as an object of one key."""
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    if isinstance(value, (datetime, date, time)):
        return {type(value).__name__: value.isoformat()}
    raise TypeError(value)


if __name__ == "__main__":
    sys.exit(main())
