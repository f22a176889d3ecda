"""When an event of a sheet is: its date and its hours, in one cell or in several."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol, TypeVar

from itinerary.imports.drafts import Timing
from itinerary.imports.meanings.cells import checked_zone, duration
from itinerary.imports.spreadsheets.days import heading_of, read_time
from itinerary.imports.spreadsheets.sheets import Placed
from itinerary.languages import _
from itinerary.languages.meanings import codes
from itinerary.languages.meanings.dates import Cell, Forms, Written
from itinerary.languages.meanings.hours import hours_of
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.names import folded
from itinerary.when import Days

T = TypeVar("T")

_NOTHING = Written()
_KEYS = ("date", "end_date", "start", "end", "hours")


class Row(Protocol):
    """What is asked of a row: its cells by their keys, and what its texts mean."""

    def cells(self, key: str) -> list[Placed]:
        """The cells of a key."""

    def line(self, key: str) -> str:
        """The text of a key."""

    def read(self, key: str, read: Callable[[str], T]) -> T | None:
        """What the text of a key means."""

    def unclear(self, cell: Placed, sentence: str) -> None:
        """Remarks on a cell."""


class Times:
    """The cells of a row that say when: a date and hours, in one column each or together."""

    def __init__(self, row: Row, forms: Forms) -> None:
        self._row = row
        self._forms = forms
        self._read = {key: self._written(key) for key in _KEYS}

    def timing(self) -> Timing:
        """What the cells together say of the event's time."""
        row = self._row
        precision = row.read("precision", codes.precision)
        all_day = precision == "all-day" or bool(row.read("all_day", codes.flag))
        start, end = (None, None) if all_day else self._ends()
        days = None if start else self._days(whole=all_day)
        if start is None and end is None and not all_day:
            self._refuse_hours_without_day(days)
        return Timing(
            start=start,
            end=end,
            duration=None if end else row.read("duration", duration),
            days=days,
            all_day=all_day,
            fixed=precision != "none",
            zone=row.read("timezone", checked_zone) or "",
            end_zone=row.read("end_timezone", checked_zone) or "",
            end_day=bool(self._read["end"].day or self._read["end_date"].day),
            about=bool(start and self._opening().about),
        )

    def _written(self, key: str) -> Written:
        """What the cells of a key say together: a day in one and an hour in another are one."""
        written = _NOTHING
        for cell in self._row.cells(key):
            found = self._of_cell(key, cell)
            written = found if written is _NOTHING else written.completed(found)
        return written

    def _of_cell(self, key: str, cell: Placed) -> Written:
        value = _on_one_line(cell.value)
        try:
            written = read_time(value, self._forms)
        except Unclear as unclear:
            heading = heading_of(value, self._forms) if key == "date" else None
            if heading is None:
                self._row.unclear(cell, str(unclear))
                return Written()
            if heading.rest:
                self._row.unclear(cell, _("{name} is left out.").format(name=shown(heading.rest)))
            return Written(heading.day)
        if written.until_about:
            sentence = _("{name}: only of a start is it kept that it is approximate.")
            self._row.unclear(cell, sentence.format(name=shown(value)))
        # The dates of some spreadsheets are midnights.
        midnight = isinstance(value, datetime) and not written.hour
        return Written(written.day) if key in {"date", "end_date"} and midnight else written

    def _opening(self) -> Written:
        """What says at which hour the event begins."""
        timed = (self._read[key] for key in ("start", "hours", "date"))
        return next((each for each in timed if each.hour is not None), Written())

    def _ends(self) -> tuple[datetime | None, datetime | None]:
        """Start and end, as far as a day and an hour are there for each."""
        read = self._read
        day = read["start"].day or read["date"].day or read["hours"].day
        opening = self._opening()
        hours = (read["end"].hour, opening.until, read["hours"].until, read["end_date"].hour)
        closing = next((hour for hour in hours if hour is not None), None)
        if day is None or opening.hour is None:
            return None, self._arrival()
        last = read["end"].day or read["end_date"].day or day
        start = _at(day, opening.hour, opening.offset)
        if closing is None:
            return start, None
        return start, _at(last, closing, read["end"].offset or opening.offset)

    def _arrival(self) -> datetime | None:
        """When a journey arrives of which no more is known."""
        end = self._read["end"]
        day = end.day or self._read["end_date"].day or self._read["date"].day
        travels = self._row.line("from") and self._row.line("to")
        if not travels or day is None or end.hour is None:
            return None
        return _at(day, end.hour, end.offset)

    def _days(self, *, whole: bool) -> Days | None:
        """The days of an event without hours; of a whole day, midnight is the end of the one
        before."""
        date_, start, end = (self._read[key] for key in ("date", "start", "end"))
        first = date_.day or start.day
        lasts = {
            "end_date": self._read["end_date"].day,
            "end": end.day,
            "date": date_.last_day,
            "start": start.last_day,
        }
        key, last = next(((key, day) for key, day in lasts.items() if day), ("", first))
        if first is None or last is None:
            return None
        midnight = end.hour == timedelta(0) or self._read["end_date"].hour == timedelta(0)
        if whole and midnight and last > first:
            last -= timedelta(days=1)
        if last < first:
            self._row.unclear(self._row.cells(key)[0], _("The event ends before it begins."))
            return Days(first, first)
        return Days(first, last)

    def _refuse_hours_without_day(self, days: Days | None) -> None:
        for key in _KEYS:
            if self._read[key].hour is not None:
                sentence = _("There is an hour, but no day.")
                if days:
                    sentence = _("There is an end, but no hour at which it begins.")
                self._row.unclear(self._row.cells(key)[0], sentence)
                return


def _on_one_line(value: Cell) -> Cell:
    """The hours of two lines as from one to the other."""
    lines = value.split("\n") if isinstance(value, str) else []
    return " - ".join(lines) if len(lines) == 2 and all(map(_is_hour, lines)) else value


def _is_hour(text: str) -> bool:
    try:
        return hours_of(folded(text)) is not None
    except Unclear:
        return False


def _at(day: date, hour: timedelta, offset: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), offset) + hour
