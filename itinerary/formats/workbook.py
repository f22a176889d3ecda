"""Workbooks for spreadsheets (Office Open XML): a sheet a document, in which nothing is a formula.

The same documents give the same bytes: a workbook is as of a moment that is given.
"""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from itinerary.errors import FileError
from itinerary.formats.feet import foot_line
from itinerary.formats.measures import width
from itinerary.languages import _
from itinerary.views.print.pages import Document, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_LONGEST_NAME = 31  # of a sheet, in UTF-16 units, as Excel counts
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NARROWEST, _WIDEST = 8, 60  # of a column, in letters
_LONGEST_CELL = 32_767  # letters, of which Excel takes no more
_LANDSCAPE = 80  # letters from which a sheet is printed across


def write_workbook(documents: Sequence[Document], moment: datetime) -> bytes:
    """The documents as a workbook; FileError where xlsxwriter is not there."""
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise FileError(
            _(
                "Spreadsheets need one more package: "
                "`pip install 'delegation-itinerary[spreadsheet]'`."
            )
        ) from error
    data = io.BytesIO()
    # Nothing acts: no text is taken for a formula, a link or a number.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(data, options) as book:
        book.set_properties(
            {"title": documents[0].mission, "created": moment.astimezone(UTC).replace(tzinfo=None)}
        )
        formats = _Formats(book)
        taken: set[str] = set()
        for document in documents:
            for name, tables in _pages(document):
                sheet = book.add_worksheet(_sheet_name(name, taken))
                _Page(sheet, formats).write(document, tables)
    return data.getvalue()


def _pages(document: Document) -> list[tuple[str, Sequence[Table]]]:
    """The sheets of a document: one a table, where it is about nothing else that they share."""
    if document.facts or document.subtitle or len(document.tables) == 1:
        return [(document.title, document.tables)]
    return [(table.heading or document.title, (table,)) for table in document.tables]


def _sheet_name(words: str, taken: set[str]) -> str:
    """A name that Excel takes: short, without what it forbids, and no other sheet's."""
    plain = _NO_NAME.sub(" ", words).strip().strip("'") or "-"
    number, name = 1, _cut(plain, _LONGEST_NAME)
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = f"{_cut(plain, _LONGEST_NAME - len(str(number)) - 1)} {number}"
    taken.add(name.casefold())
    return name


def _cut(words: str, most: int) -> str:
    """The beginning of a text, of so many UTF-16 units."""
    while len(words.encode("utf-16-le")) // 2 > most:
        words = words[:-1]
    return words.strip().strip("'")


class _Formats:
    """How cells look."""

    def __init__(self, book: "Workbook") -> None:
        top = {"valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True, "font_size": 11})
        self.head = book.add_format({**top, "bold": True, "bottom": 1})
        self.cell = book.add_format(top)
        self.strong = book.add_format({**top, "bold": True})
        self.weak = book.add_format({"valign": "top", "font_color": "#5b6470"})


class _Page:
    """A sheet on its way: which line is next."""

    def __init__(self, sheet: Any, formats: _Formats) -> None:
        self._sheet = sheet
        self._formats = formats
        self._line = 0

    def write(self, document: Document, tables: Sequence[Table]) -> None:
        """What a document says, line by line."""
        sheet, formats = self._sheet, self._formats
        self._text(document.title, formats.title)
        for words in (document.subtitle, *document.remarks):
            self._text(words, formats.weak)
        for label, said in document.facts:
            self._string(0, label, formats.weak)
            self._string(1, " ".join(said.split("\n")), formats.cell if label else formats.weak)
            self._line += 1
        for table in tables:
            self._line += 1
            if len(tables) > 1 or table.heading != document.title:
                self._text(table.heading, formats.heading)
            self._table(table)
        self._line += 1
        self._text(foot_line(document.foot), formats.weak)
        self._text(document.foot.notice, formats.weak)
        for column, wide in enumerate(_widths(tables)):
            sheet.set_column(column, column, wide)
        if sum(_widths(tables)) > _LANDSCAPE:
            sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)

    def _text(self, words: str, format: Any) -> None:
        if words:
            self._string(0, words, format)
            self._line += 1

    def _table(self, table: Table) -> None:
        formats = self._formats
        for column, words in enumerate(table.columns):
            self._string(column, words, formats.head)
        self._line += 1
        for row in (*table.rows, *((table.totals,) if table.totals else ())):
            is_total = row is table.totals
            for column, words in enumerate(row):
                format = formats.strong if is_total or column == 0 else formats.cell
                if column in table.numbers and words.isascii() and words.isdigit():
                    self._sheet.write_number(self._line, column, int(words), format)
                else:
                    self._string(column, words, format)
            self._line += 1

    def _string(self, column: int, words: str, format: Any) -> None:
        if words:
            self._sheet.write_string(self._line, column, words[:_LONGEST_CELL], format)


def _widths(tables: Sequence[Table]) -> list[int]:
    """How wide each column is to be, in letters."""
    number = max((len(table.columns) for table in tables), default=0)
    widest = [_NARROWEST] * number
    for table in tables:
        for row in (table.columns, *table.rows, table.totals):
            for column, words in enumerate(row):
                widest[column] = max(widest[column], width(words) + 1)
    return [min(each, _WIDEST) for each in widest]
