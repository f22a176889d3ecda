"""Tables: a row names the columns, and below it a row is an event.

The day of an event stands in its row, in the row above where it is not repeated, in a row of its
own above several, over the table, or in the name of the sheet.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from itinerary.imports.drafts import Remark
from itinerary.imports.spreadsheets.columns import (
    Columns,
    column_names,
    columns_at,
    is_known,
)
from itinerary.imports.spreadsheets.days import Heading, heading_of, read_time
from itinerary.imports.spreadsheets.records import Found, Record
from itinerary.imports.spreadsheets.sheets import MAX_FILLED, Placed, Sheet
from itinerary.languages import _
from itinerary.languages.meanings.dates import Cell, Forms
from itinerary.languages.meanings.unclear import Unclear, shortened, shown
from itinerary.names import folded

_WHEN = ("date", "start", "hours")
_HOURS = ("start", "hours")
# What a note below a table begins with.
_NOTE = re.compile(r"[*※†]|n\.?b\b|nota\b|notes?\b|remarques?\b|legende?\b|key:|注|凡例|備考")
_TITLES = ("title", "from", "to")


class Inherited(NamedTuple):
    """What a row has from those above it: its day, whether a row of its own says it, its city."""

    day: Placed | None = None
    is_heading: bool = False
    city: Placed | None = None


def table_of(sheet: Sheet, keys: Mapping[str, str], forms: Forms) -> Found | None:
    """What a table holds; None where no row names its columns."""
    columns = column_names(sheet, keys)
    return _Table(with_merged(sheet), columns, keys, forms).found() if columns else None


def with_merged(sheet: Sheet) -> Sheet:
    """The sheet with the value of merged cells in each of their rows."""
    rows = [list(row) for row in sheet.rows]
    left = MAX_FILLED
    for range_ in sheet.merged:
        left -= range_.bottom - range_.top
        if left >= 0 and range_.bottom > range_.top:
            _fill(rows[range_.top : range_.bottom + 1], range_.left)
    return sheet._replace(rows=rows)


def _fill(rows: Sequence[list[Cell]], column: int) -> None:
    """Repeats the first value of a column in the empty cells below it."""
    value = rows[0][column] if rows and column < len(rows[0]) else None
    for row in rows[1:] if value is not None else ():
        row.extend([None] * (column + 1 - len(row)))
        row[column] = value if row[column] is None else row[column]


class _Table:
    def __init__(
        self, sheet: Sheet, columns: Columns, keys: Mapping[str, str], forms: Forms
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._keys = keys
        self._forms = forms
        self._above = Inherited()
        # The cells of each row that are not empty, by their columns.
        self._held = [
            {cell.column: cell for cell in sheet.filled(row)} for row in range(len(sheet.rows))
        ]
        self._records: list[Record] = []
        self._words: list[Remark] = []
        self._remarks: list[Remark] = []

    def found(self) -> Found:
        """The records of the table, row by row."""
        self._remarks += self._unknown()
        self._above = self._day_over_table()
        self._repeats = self._repeats_days()
        self._is_sparse = self._leaves_days_out()
        last = self._last_dated()
        rows, after_gap = 0, False
        for row in range(self._columns.row + 1, len(self._sheet.rows)):
            filled = list(self._held[row].values())
            if not filled:
                after_gap = row > last
                continue
            rows += 1
            is_note = after_gap or bool(_NOTE.match(folded(filled[0].text)))
            if is_note and len(filled) == 1 and row > last:
                self._keep(filled)  # a legend or a note
            elif not (self._is_names(row, filled) or self._is_heading(filled)):
                self._add(row, filled)
        return Found(self._records, rows, self._remarks, self._words)

    def _unknown(self) -> Iterator[Remark]:
        sentence = _('The column {name} is not known; `--map "{column}=KEY"` says what it holds.')
        for column in self._columns.unknown:
            name = self._sheet.cell(self._columns.row, column).text
            said = sentence.format(name=shown(name), column=shortened(name))
            yield Remark(self._sheet.address(self._columns.row, column), said)

    def _day_over_table(self) -> Inherited:
        """The day that stands over the table or names the sheet, where it is the only one."""
        headings: list[Heading] = []
        place = Placed(None, self._columns.row, 0)
        for row in range(self._columns.row):
            for cell in self._sheet.filled(row):
                if heading := heading_of(cell.value, self._forms):
                    headings.append(heading)
                    place = cell
                else:
                    self._keep([cell])
        named = None if self._sheet.is_alone else heading_of(self._sheet.name, self._forms)
        days = {heading.day for heading in headings} or ({named.day} if named else set())
        if len(days) != 1:
            return Inherited()
        return Inherited(place._replace(value=days.pop()), is_heading=True)

    def _repeats_days(self) -> bool:
        """Whether rows that follow each other repeat their day: one without a day lacks it then."""
        before: Cell = None
        for row in self._rows():
            dates = self._cells("date", row)
            value = dates[0].value if dates else None
            if value is not None and value == before and not self._is_merged(dates[0]):
                return True
            before = value
        return False

    def _leaves_days_out(self) -> bool:
        """Whether there are hours without a day, since it stands only in the first of its rows."""
        undated = (row for row in self._rows() if not self._cells("date", row))
        timed = (row for row in undated if any(self._cells(key, row) for key in _HOURS))
        return not self._repeats and next(timed, None) is not None

    def _is_merged(self, cell: Placed) -> bool:
        return any(
            each.top <= cell.row <= each.bottom and each.left == cell.column
            for each in self._sheet.merged
        )

    def _last_dated(self) -> int:
        """The last row that has a day or an hour of its own."""
        dated = (row for row in self._rows() if any(self._says_when(key, row) for key in _WHEN))
        return max(dated, default=0)

    def _says_when(self, key: str, row: int) -> bool:
        for cell in self._cells(key, row):
            try:
                read_time(cell.value, self._forms)
            except Unclear:
                continue
            return True
        return False

    def _rows(self) -> range:
        return range(self._columns.row + 1, len(self._sheet.rows))

    def _cells(self, key: str, row: int) -> list[Placed]:
        held = self._held[row]
        return [held[column] for column in self._columns.of.get(key, ()) if column in held]

    def _is_names(self, row: int, filled: Sequence[Placed]) -> bool:
        """Whether a row names the columns once more, or others from here on."""
        if len(filled) < 2 or not all(is_known(cell.text, self._keys) for cell in filled[:2]):
            return False
        columns = columns_at(self._sheet, row, self._keys)
        if len(columns.of) < len(self._columns.of) - 1 or columns.unknown or len(columns.of) < 2:
            return False
        self._columns = columns
        return True

    def _is_heading(self, filled: Sequence[Placed]) -> bool:
        """Whether a row has a day and no title; it is the day of the rows below it."""
        plain = {column for key in ("date", "city") for column in self._columns.of.get(key, ())}
        if (
            any(cell.column not in plain for cell in filled)
            and len({cell.text for cell in filled}) > 1
        ):
            return False
        days = [(cell, heading) for cell in filled
                if (heading := heading_of(cell.value, self._forms))]  # fmt: skip
        if len({heading.day for _cell, heading in days}) != 1:
            return False
        cell, heading = days[0]
        named = [each for each in self._cells("city", cell.row) if each != cell]
        city = cell._replace(value=heading.city) if heading.city else next(iter(named), None)
        self._above = Inherited(cell._replace(value=heading.day), is_heading=True, city=city)
        if heading.rest and not heading.city:
            self._keep([cell])
        return True

    def _keep(self, cells: Sequence[Placed]) -> None:
        """Keeps words that belong to no event."""
        self._words += [
            Remark(self._sheet.address(cell.row, cell.column), cell.text) for cell in cells
        ]

    def _add(self, row: int, filled: Sequence[Placed]) -> None:
        values = {key: cells for key in self._columns.of if (cells := self._cells(key, row))}
        where = self._sheet.address(row)
        remarks: list[Remark] = []
        if own := self._own_day(values):
            self._above = self._above if self._above.is_heading else Inherited(own)
        elif self._above.day and self._takes_day(values):
            values["date"] = [self._above.day]
            if self._repeats and not self._above.is_heading:
                remarks.append(Remark(where, _("Its day is taken from the row above.")))
        if self._above.city and "city" not in values:
            values["city"] = [self._above.city]
        others = [*self._others(filled)]
        has_places = "place" in self._columns.of
        self._records.append(Record(where, values, others, remarks, has_places))

    def _own_day(self, values: Mapping[str, Sequence[Placed]]) -> Placed | None:
        """The day that a row has for itself."""
        for key in _WHEN:
            for cell in values.get(key, ()):
                try:
                    written = read_time(cell.value, self._forms)
                except Unclear:
                    continue
                if written.day:
                    return cell._replace(value=written.day)
        return None

    def _takes_day(self, values: Mapping[str, Sequence[Placed]]) -> bool:
        """Whether a row has the day of a row above it: below a heading, or where days are written
        once; elsewhere only if it has an hour."""
        if "date" in values or "end_date" in values or values.get("precision"):
            return False
        timed = any(key in values for key in _HOURS)
        return self._above.is_heading or timed or self._is_sparse

    def _others(self, filled: Sequence[Placed]) -> Iterator[Remark]:
        """The cells whose columns have no key, with the names of these."""
        known = {column for columns in self._columns.of.values() for column in columns}
        for cell in filled:
            if cell.column not in known:
                name = self._sheet.cell(self._columns.row, cell.column).text
                said = f"{name}: {cell.text}" if name else cell.text
                yield Remark(self._sheet.address(cell.row, cell.column), said)
