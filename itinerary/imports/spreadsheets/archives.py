"""The ZIP archive that a spreadsheet is, made safe to be given to a reader of spreadsheets.

A few bytes of ZIP can hold gigabytes of zeros, two cells far from each other a sheet of a
hundred billion, and one text can stand in every cell: only XML within bounds is passed on, in an
archive that is written anew.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from itinerary.errors import FileError
from itinerary.imports.spreadsheets.sheets import MAX_COLUMNS, MAX_ROWS
from itinerary.languages import _

MAX_BYTES = 30_000_000  # of all that is in the archive
MAX_MEMBERS = 2_000
MAX_TAGS = 1_500_000
MAX_DEPTH = 100
MAX_SHEETS = 200  # that have anything
MAX_CELLS = 300_000  # of all sheets, each from A1 to the last row and column with anything
MAX_MERGED = 20_000  # ranges of cells that are one
MAX_TEXT = 10_000_000  # characters of all cells, where each has its text to itself

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)
# One tag with more attributes, or one text with more letters, than any spreadsheet has.
_XML = (b"<", b"\xef\xbb\xbf<")  # what its bytes begin with, where they are of UTF-8
_ENDLESS = re.compile(rb"<[^<]{300000}")
_MIMETYPE = "mimetype"  # by which an OpenDocument file is recognised
_SHARED = "sharedstrings.xml"  # the texts that cells of SpreadsheetML name by their numbers


def bounded_archive(name: str, data: bytes) -> bytes:
    """The same archive with only its XML, uncompressed; FileError when something is too large."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as bounded:
            members = archive.infolist()
            _check_size(name, members)
            extent = _Extent(name)
            # Each cell has a text of its own for us: how long the shared ones are is known first.
            for member in sorted(members, key=_is_other):
                content = archive.read(member)
                if member.filename == _MIMETYPE or extent.holds(content):
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


def _is_other(member: zipfile.ZipInfo) -> bool:
    """Whether a member is any but that of the shared texts."""
    return not member.filename.lower().endswith(_SHARED)


def too_much_text(name: str) -> str:
    """That all cells together have more text than is read."""
    return _("The cells of {path} have more than {limit} characters in all. Split it.").format(
        path=name, limit=MAX_TEXT
    )


class _Refused(Exception):
    """The XML has a part that no spreadsheet needs."""


class _Extent:
    """How many rows, columns, cells and characters the sheets of an archive have.

    A sheet is counted up to its last cell that is not empty; other XML has none. In
    SpreadsheetML a cell may name its place, and its text by a number; in OpenDocument cells and
    rows may be repeated.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._tags = self._merged = self._sheets = self._cells = self._characters = 0
        self._shared: list[int] = []  # the lengths of the shared texts
        self._named: set[str] = set()  # sheets and their members
        self._begins: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._begin_row,
            "c": self._begin_numbered_cell,
            **dict.fromkeys(("v", "is", "p", "si"), self._begin_text),
            "f": self._begin_formula,
            "table": self._begin_table,
            "table-row": self._begin_table_row,
            **dict.fromkeys(("table-cell", "covered-table-cell"), self._begin_table_cell),
            "s": self._begin_blanks,
            "mergeCell": self._begin_merged,
            "sheet": self._begin_sheet,
            "Relationship": self._begin_relationship,
        }
        self._ends: dict[str, Callable[[], None]] = {
            **dict.fromkeys(("v", "is", "p"), self._end_text),
            **dict.fromkeys(("c", "table-cell", "covered-table-cell"), self._end_cell),
            "si": self._end_shared_text,
        }
        self._begin()

    def holds(self, content: bytes) -> bool:
        """Whether a member is XML that can be passed on; FileError when all is too much."""
        self._tags += content.count(b"<")
        if self._tags > MAX_TAGS:
            raise FileError(_("{path} is too large. Split it.").format(path=self._name))
        if _ENDLESS.search(content):
            if content.startswith(_XML):
                raise FileError(_("{path} is too large. Split it.").format(path=self._name))
            return False
        self._begin()
        self._depth = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, _Refused, ValueError, LookupError):
            return False
        self._close()
        return True

    def _begin(self) -> None:
        """Begins a sheet."""
        self._row = self._column = 0
        self._repeated = self._times = 1
        self._last_row = self._last_column = 0
        self._filled = self._reads = False
        self._by_number = False
        self._number = ""
        self._length = 0

    def _close(self) -> None:
        """Counts the cells of the sheet that ends, and begins another one."""
        self._cells += self._last_row * self._last_column
        self._sheets += self._last_row > 0
        if self._sheets > MAX_SHEETS:
            raise FileError(
                _("{path} has more than {limit} sheets. Split it.").format(
                    path=self._name, limit=MAX_SHEETS
                )
            )
        if self._cells > MAX_CELLS:
            raise FileError(
                _("The sheets of {path} have more than {limit} cells in all. Split it.").format(
                    path=self._name, limit=MAX_CELLS
                )
            )
        self._begin()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _Refused
        begin = self._begins.get(name)
        if begin is None:  # with another prefix, or of no matter
            begin = self._begins[name] = self._begins.get(_local(name), _nothing)
        begin(attributes)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0

    def _begin_numbered_cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        if "r" in attributes:
            self._row, self._column = _place(attributes["r"])
        self._filled = False
        self._by_number = attributes.get("t") == "s"
        self._number, self._length = "", 0

    def _begin_text(self, _attributes: dict[str, str]) -> None:
        self._filled = self._reads = True

    def _begin_formula(self, _attributes: dict[str, str]) -> None:
        self._filled = True

    def _begin_table(self, _attributes: dict[str, str]) -> None:
        self._close()

    def _begin_table_row(self, attributes: dict[str, str]) -> None:
        self._repeated = _repetitions(attributes, "number-rows-repeated")
        self._row += self._repeated
        self._column = 0

    def _begin_table_cell(self, attributes: dict[str, str]) -> None:
        self._times = _repetitions(attributes, "number-columns-repeated")
        self._column += self._times
        self._filled = "office:value-type" in attributes
        self._length = sum(map(len, attributes.values()))

    def _begin_blanks(self, attributes: dict[str, str]) -> None:
        self._length += _repetitions(attributes, "c")

    def _begin_merged(self, _attributes: dict[str, str]) -> None:
        self._merged += 1
        if self._merged > MAX_MERGED:
            raise FileError(_("{path} is too large. Split it.").format(path=self._name))

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        self._check_once(*(value for key, value in attributes.items() if ":id" in key))

    def _begin_relationship(self, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/worksheet"):
            self._check_once(attributes.get("Target", "").rpartition("/")[2].lower())

    def _check_once(self, *names: str) -> None:
        """One member that many sheets name would be read as often."""
        if not self._named.isdisjoint(names):
            raise _Refused
        self._named.update(names)

    def _text(self, text: str) -> None:
        if self._reads and self._by_number:
            self._number += text
        elif self._reads:
            self._length += len(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        end = self._ends.get(name)
        if end is None:
            end = self._ends[name] = self._ends.get(_local(name), _nothing)
        end()

    def _end_text(self) -> None:
        self._reads = False

    def _end_shared_text(self) -> None:
        self._shared.append(self._length)
        self._length, self._reads = 0, False

    def _end_cell(self) -> None:
        if self._filled:
            self._add_cell()

    def _add_cell(self) -> None:
        times = self._times * self._repeated
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._last_row > MAX_ROWS or self._last_column > MAX_COLUMNS:
            raise FileError(
                _(
                    "A sheet of {path} has more than {rows} rows or {columns} columns. Split it."
                ).format(path=self._name, rows=MAX_ROWS, columns=MAX_COLUMNS)
            )
        if self._by_number and self._number.strip().isdecimal():
            number = int(self._number)
            self._length += self._shared[number] if number < len(self._shared) else 0
        self._characters += self._length * times
        if self._characters > MAX_TEXT:
            raise FileError(too_much_text(self._name))

    def _refuse(self, *_: object) -> None:
        raise _Refused


def _local(name: str) -> str:
    """The name of an element without its prefix."""
    return name.rpartition(":")[2]


def _nothing(*_: object) -> None:
    """What is done for an element that has no part in the extent of a sheet."""


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
