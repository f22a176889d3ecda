"""Printed weeks: days across and hours down, or the other way round."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from itinerary.imports.drafts import Remark
from itinerary.imports.spreadsheets.days import Heading, heading_of, read_time
from itinerary.imports.spreadsheets.records import Found, Record
from itinerary.imports.spreadsheets.sheets import Placed, Sheet
from itinerary.imports.spreadsheets.titles import hours_and_title
from itinerary.languages.meanings.dates import Forms, Written
from itinerary.languages.meanings.unclear import Unclear

_SEARCHED = 30  # rows at the top, among which the days are looked for
_FEWEST = 2  # days that make a week
_HEADINGS = 2  # columns that may stand before those of the days

Cells = Sequence[Sequence[Placed]]


class _Day(NamedTuple):
    """A day of the week, the cell that names it, and what that says besides."""

    cell: Placed
    heading: Heading


class _Label(NamedTuple):
    """What stands before a row: its hours, if it has any, and its words."""

    cells: Sequence[Placed]
    hours: Written

    @property
    def is_timed(self) -> bool:
        """Whether it says an hour."""
        return self.hours.hour is not None


def grid_of(sheet: Sheet, forms: Forms) -> Found | None:
    """What a printed week holds; None where a sheet is none."""
    upright = _Grid(sheet, _lines(sheet), forms, is_turned=False)
    if upright.has_days():
        return upright.found()
    turned = _Grid(sheet, _turned(sheet), forms, is_turned=True)
    return turned.found() if turned.has_days() and turned.has_hours() else None


def _lines(sheet: Sheet) -> Cells:
    width = max(map(len, sheet.rows), default=0)
    return [[sheet.cell(row, column) for column in range(width)] for row in range(len(sheet.rows))]


def _turned(sheet: Sheet) -> Cells:
    return [list(column) for column in zip(*_lines(sheet), strict=True)]


class _Grid:
    """Lines of cells: the rows of a sheet or, where it is turned, its columns."""

    def __init__(self, sheet: Sheet, lines: Cells, forms: Forms, *, is_turned: bool) -> None:
        self._sheet = sheet
        self._lines = lines
        self._forms = forms
        self._is_turned = is_turned
        self._start = next(
            (n for n, line in enumerate(lines[:_SEARCHED]) if len(self._days(line)) >= _FEWEST), -1
        )

    def has_days(self) -> bool:
        """Whether a line is one of days."""
        return self._start >= 0

    def has_hours(self) -> bool:
        """Whether another one begins with hours."""
        days = self._days(self._lines[self._start])
        return any(self._label(line, days).is_timed for line in self._lines[self._start + 1 :])

    def found(self) -> Found:
        """The cells below the days, each an event or several."""
        records: list[Record] = []
        words = [
            cell for line in self._lines[: self._start] for cell in line if cell.text
        ]  # a title above the week
        days: Sequence[_Day] = ()
        for number in range(self._start, len(self._lines)):
            line = self._lines[number]
            if len(new := self._days(line)) >= _FEWEST:
                days = new
                continue
            label = self._label(line, days)
            cells = [(day, cell) for day in days if (cell := self._cell(line, day))]
            for day, cell in cells:
                records += self._records(day, cell, label)
            if not cells:
                words += [cell for cell in line if cell.text and not label.is_timed]
        kept = [Remark(self._sheet.address(cell.row, cell.column), cell.text) for cell in words]
        return Found(records, len(self._lines) - self._start - 1, words=kept)

    def _days(self, line: Sequence[Placed]) -> list[_Day]:
        """The days that a line names, where it holds nothing else but what stands before them."""
        filled = [cell for cell in line if cell.text]
        named = [_Day(cell, heading) for cell in filled
                 if (heading := heading_of(cell.value, self._forms))]  # fmt: skip
        others = len(filled) - len(named)
        distinct = len({day.heading.day for day in named})
        return named if others <= 1 and distinct == len(named) else []

    def _place(self, cell: Placed) -> int:
        """Where a cell is in its line."""
        return cell.row if self._is_turned else cell.column

    def _cell(self, line: Sequence[Placed], day: _Day) -> Placed | None:
        """The cell of a day in a line; that of others, if it is merged with them."""
        place = self._place(day.cell)
        cell = line[place]
        if cell.text:
            return cell
        for range_ in self._sheet.merged:
            inside = (
                range_.top <= cell.row <= range_.bottom
                and range_.left <= cell.column <= range_.right
            )
            first = self._sheet.cell(range_.top, range_.left)
            along = first.column == cell.column if self._is_turned else first.row == cell.row
            if inside and along and first.text and self._place(first) > 0:
                return first
        return None

    def _label(self, line: Sequence[Placed], days: Sequence[_Day]) -> _Label:
        """What stands before the days of a line: an hour, two hours, or words."""
        first = min((self._place(day.cell) for day in days), default=0)
        cells = [cell for cell in line[:first] if cell.text][:_HEADINGS]
        read = [self._read(cell) for cell in cells]
        timed = [each for each in read if each.hour is not None]
        if not timed:
            return _Label(cells, Written())
        hours = timed[0]
        if len(timed) > 1 and hours.until is None:
            hours = hours._replace(until=timed[1].hour)
        return _Label(cells, hours)

    def _read(self, cell: Placed) -> Written:
        try:
            written = read_time(cell.value, self._forms)
        except Unclear:
            return Written()
        return Written() if written.day else written

    def _until(self, cell: Placed, label: _Label, days: Sequence[_Day]) -> Written:
        """The hours of a cell: those before its line, up to those of the last that it covers."""
        last = self._last_line(cell)
        number = cell.column if self._is_turned else cell.row
        if last == number or not label.is_timed:
            return label.hours
        ends = self._label(self._lines[last], days).hours
        if ends.until is not None:
            return label.hours._replace(until=ends.until)
        following = (
            self._label(line, days).hours.hour for line in self._lines[last + 1 : last + 2]
        )
        return label.hours._replace(until=next(following, None))

    def _last_line(self, cell: Placed) -> int:
        """The last line that a cell covers."""
        for range_ in self._sheet.merged:
            if (range_.top, range_.left) == (cell.row, cell.column):
                return range_.right if self._is_turned else range_.bottom
        return cell.column if self._is_turned else cell.row

    def _records(self, day: _Day, cell: Placed, label: _Label) -> Iterator[Record]:
        """The events of a cell: one, or one for each line that begins with an hour."""
        days = [day]
        hours = self._until(cell, label, days)
        named = day.cell._replace(value=day.heading.day)
        city = {"city": [day.cell._replace(value=day.heading.city)]} if day.heading.city else {}
        where = self._sheet.address(cell.row, cell.column)
        for text, own in _texts(cell):
            values = {"date": [named], **city, "title": [cell._replace(value=text)]}
            others: list[Remark] = []
            if not own and hours.hour is not None:
                values["start"] = [label.cells[0]._replace(value=hours.hour)]
                if hours.until is not None:
                    values["end"] = [label.cells[-1]._replace(value=hours.until)]
            elif label.cells and not label.is_timed:
                before = label.cells[0]
                others = [Remark(self._sheet.address(before.row, before.column), before.text)]
            yield Record(where, values, others)


def _texts(cell: Placed) -> list[tuple[str, bool]]:
    """The events of a cell as texts, and whether they begin with an hour of their own."""
    texts: list[tuple[str, bool]] = []
    for line in cell.text.split("\n"):
        own = hours_and_title(line) is not None
        if own or not texts:
            texts.append((line, own))
        else:
            texts[-1] = (f"{texts[-1][0]}\n{line}", texts[-1][1])
    return texts
