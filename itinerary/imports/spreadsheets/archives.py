"""The ZIP archive that a spreadsheet is, made safe to be given to a reader of spreadsheets.

A few bytes of ZIP can hold gigabytes of zeros, and two cells far from each other a sheet of a
hundred billion: only XML within bounds is passed on, in an archive that is written anew.
"""

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from itinerary.errors import FileError
from itinerary.imports.spreadsheets.sheets import MAX_COLUMNS, MAX_ROWS
from itinerary.languages import _

MAX_BYTES = 30_000_000  # of all that is in the archive
MAX_MEMBERS = 2_000

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)
_MIMETYPE = "mimetype"  # by which an OpenDocument file is recognised


def bounded_archive(name: str, data: bytes) -> bytes:
    """The same archive with only its XML, uncompressed; FileError when something is too large."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as bounded:
            members = archive.infolist()
            _check_size(name, members)
            for member in members:
                content = archive.read(member)
                if member.filename == _MIMETYPE or _is_bounded(name, content):
                    bounded.writestr(member.filename, content)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError) as error:
        raise FileError(
            _("{path} is damaged, locked, or no spreadsheet.").format(path=name)
        ) from error
    return made.getvalue()


def _check_size(name: str, members: list[zipfile.ZipInfo]) -> None:
    """Python reads no more of a member than it is said to hold, and of these two methods no more
    at a time than it is asked to."""
    known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    names = {member.filename for member in members}
    if len(names) < len(members) or any(each.compress_type not in known for each in members):
        raise zipfile.BadZipFile
    if sum(each.file_size for each in members) > MAX_BYTES or len(members) > MAX_MEMBERS:
        raise FileError(_("{path} is too large. Split it.").format(path=name))


def _is_bounded(name: str, content: bytes) -> bool:
    """Whether a member is XML, and no sheet beyond bounds, which is a FileError."""
    extent = _Extent()
    try:
        extent.parser.Parse(content, True)
    except (expat.ExpatError, _Refused, ValueError, LookupError):
        return False
    if extent.rows > MAX_ROWS or extent.columns > MAX_COLUMNS:
        raise FileError(
            _("A sheet of {path} has more than {rows} rows or {columns} columns.").format(
                path=name, rows=MAX_ROWS, columns=MAX_COLUMNS
            )
        )
    return True


class _Refused(Exception):
    """The XML has a part that no spreadsheet needs."""


class _Extent:
    """How many rows and columns a sheet has, counted up to its last cell that is not empty.

    Other XML has none. In SpreadsheetML a cell may name its place; in OpenDocument cells and
    rows may be repeated.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0
        self._filled = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
            case "c":
                self._column += 1
                if "r" in attributes:
                    self._row, self._column = _place(attributes["r"])
                self._filled = False
            case "table":
                self._row = self._column = 0
            case "table-row":
                self._row += _repetitions(attributes, "number-rows-repeated")
                self._column = 0
            case "table-cell" | "covered-table-cell":
                self._column += _repetitions(attributes, "number-columns-repeated")
                self._filled = "office:value-type" in attributes
            case "v" | "is" | "f" | "p":
                self._filled = True

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] in {"c", "table-cell", "covered-table-cell"} and self._filled:
            self.rows = max(self.rows, self._row)
            self.columns = max(self.columns, self._column)

    def _refuse(self, *_: object) -> None:
        raise _Refused


def _place(reference: str) -> tuple[int, int]:
    """The row and column, from 1, that a reference such as B7 names; ValueError when none."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        raise ValueError(reference)
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _repetitions(attributes: dict[str, str], name: str) -> int:
    """How often a row or cell stands there; ValueError when that is no number."""
    written = [value for key, value in attributes.items() if key.rpartition(":")[2] == name]
    number = int(written[0]) if written else 1
    if number < 1:
        raise ValueError(number)
    return number
