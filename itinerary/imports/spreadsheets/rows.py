"""The rows of a sheet to drafts of events, a row an event."""

from collections.abc import Callable
from datetime import datetime, time
from typing import TypeVar

from itinerary.imports.drafts import Draft, Link, Remark, Timing
from itinerary.imports.meanings.cells import (
    checked_zone,
    count,
    duration,
    people,
    separators,
    web_address,
)
from itinerary.imports.meanings.texts import one_line
from itinerary.imports.spreadsheets.columns import Columns
from itinerary.imports.spreadsheets.sheets import Sheet, plain_text
from itinerary.languages import _
from itinerary.languages.meanings import codes
from itinerary.languages.meanings.dates import Cell, Order, Written, written_time
from itinerary.languages.meanings.unclear import Unclear
from itinerary.when import Days

T = TypeVar("T")

# The columns whose texts an event of a programme takes as they are.
_LINES = ("room", "with", "table", "interpreter", "dress")
_PROSE = ("description", "note")  # these may have several lines
_PEOPLE = ("who", "speakers")
_TIMES = ("date", "end_date", "start", "end", "hours")


def drafts_of(
    sheet: Sheet, columns: Columns, order: Order | None
) -> tuple[list[Draft], list[Remark]]:
    """The events of a sheet below the row of its names; rows without a title are remarks."""
    drafts, remarks = [], []
    for number in range(columns.row + 1, len(sheet.rows)):
        row = _Row(sheet, columns, number)
        if row.is_empty():
            continue
        draft = row.draft(order)
        if draft.title or draft.journey:
            drafts.append(draft)
        else:
            remarks.append(Remark(row.where, _("This row has no title; it is left out.")))
            remarks += draft.remarks
    return drafts, remarks


def names_in(sheet: Sheet, columns: Columns) -> int:
    """How many people the cells of a sheet could name, each as often as they do."""
    return sum(
        1 + separators(value)
        for key in _PEOPLE
        if key in columns.of
        for row in sheet.rows
        if columns.of[key] < len(row) and isinstance(value := row[columns.of[key]], str)
    )


def times_of(sheet: Sheet, columns: Columns) -> list[Cell]:
    """All values of a sheet that are to be read as dates or hours."""
    places = [columns.of[key] for key in _TIMES if key in columns.of]
    return [row[place] for row in sheet.rows for place in places if place < len(row)]


class _Row:
    """One row, asked key by key; what it answers unclearly is kept as remarks."""

    def __init__(self, sheet: Sheet, columns: Columns, number: int) -> None:
        self.sheet = sheet
        self.number = number
        self.where = sheet.address(number)
        self.remarks: list[Remark] = []
        self._columns = columns.of
        cells = sheet.rows[number]
        self._values = {
            key: cells[column] for key, column in columns.of.items() if column < len(cells)
        }
        self._texts = {key: plain_text(value) for key, value in self._values.items()}

    def is_empty(self) -> bool:
        """Whether nothing stands in any column that has a key."""
        return not any(text for key, text in self._texts.items() if key != "ignore")

    def value(self, key: str) -> Cell:
        """The value in a key's column; None where there is none."""
        return self._values[key] if self._texts.get(key) else None

    def text(self, key: str) -> str:
        """The text in a key's column; "" where there is none."""
        return self._texts.get(key, "")

    def line(self, key: str) -> str:
        """The same on one line."""
        return one_line(self.text(key))

    def read(self, key: str, read: Callable[[str], T]) -> T | None:
        """What the text in a key's column means; None where there is none, or it is unclear."""
        text = self.text(key)
        try:
            return read(text) if text else None
        except Unclear as unclear:
            self.unclear(key, str(unclear))
            return None

    def unclear(self, key: str, sentence: str) -> None:
        """Remarks on the cell in a key's column."""
        address = self.sheet.address(self.number, self._columns[key])
        self.remarks.append(Remark(address, sentence))

    def draft(self, order: Order | None) -> Draft:
        """The event that the row tells of."""
        origin, destination = self.line("from"), self.line("to")
        one_end = bool(origin) != bool(destination)
        if one_end:
            key = "from" if origin else "to"
            self.unclear(key, _("A journey needs both ends; only one is there."))
        who = people(self.text("who"))
        everyone = any(codes.is_everyone(person.name) for person in who)
        timing = _Times(self, order).timing()
        texts = {key: self.line(key) for key in _LINES}
        texts |= {key: self.text(key) for key in _PROSE}
        place = self.text("place")
        if "place" not in self._columns:  # where rooms are all that is said, they are the places
            place = texts.pop("room")
        place_tbc = codes.is_to_be_confirmed(place) or bool(self.read("place_tbc", codes.flag))
        forms = {
            "press": self.read("press", codes.press),
            "about": "true" if timing.start and self.read("about", codes.flag) else None,
            "optional": "true" if self.read("optional", codes.flag) else None,
            "seats": self.read("seats", count),
            "guests": self.read("guests", count),
        }
        texts["url"] = self.read("url", web_address) or ""
        return Draft(
            where=self.where,
            id=self.text("id"),
            title=self.line("title"),
            kind=self.read("kind", codes.kind) or "",
            status=self.read("status", codes.status) or "",
            mode=self.read("mode", codes.mode) or "",
            number=self.line("number"),
            timing=timing,
            city=self.line("city"),
            country=self.line("country"),
            place="" if codes.is_to_be_confirmed(place) else place,
            place_tbc=place_tbc,
            address=self.text("address"),
            journey=(origin, destination) if origin and destination else None,
            theme=self.line("theme"),
            everyone=everyone,
            who=tuple(each for each in who if not codes.is_everyone(each.name)),
            speakers=people(self.text("speakers")),
            confidential=bool(self.read("confidential", codes.flag)),
            source=_link(self.line("source")),
            texts={key: text for key, text in texts.items() if text},
            forms={key: form for key, form in forms.items() if form is not None},
            remarks=tuple(self.remarks),
        )


class _Times:
    """The cells of a row that say when: a date and hours, in one column each or together."""

    def __init__(self, row: _Row, order: Order | None) -> None:
        self._row = row
        self._order = order
        self._read = {key: self._written(key) for key in _TIMES}

    def timing(self) -> Timing:
        """What the cells together say of the event's time."""
        row = self._row
        precision = row.read("precision", codes.precision)
        start, end = self._ends()
        days = None if start else self._days()
        if start is None and end is None:
            self._refuse_hours_without_day(days)
        return Timing(
            start=start,
            end=end,
            duration=None if end else row.read("duration", duration),
            days=days,
            all_day=precision == "all-day" or bool(row.read("all_day", codes.flag)),
            fixed=precision != "none",
            zone=row.read("timezone", checked_zone) or "",
            end_zone=row.read("end_timezone", checked_zone) or "",
        )

    def _written(self, key: str) -> Written:
        value = self._row.value(key)
        if value is None:
            return Written()
        try:
            written = written_time(value, self._order)
        except Unclear as unclear:
            self._row.unclear(key, str(unclear))
            return Written()
        # The dates of some spreadsheets are midnights.
        midnight = isinstance(value, datetime) and written.hour == time(0)
        return Written(written.day) if key in {"date", "end_date"} and midnight else written

    def _ends(self) -> tuple[datetime | None, datetime | None]:
        """Start and end, as far as a day and an hour are there for each."""
        read = self._read
        day = read["start"].day or read["date"].day
        opening = next((read[key] for key in ("start", "hours", "date") if read[key].hour), None)
        closing = next(
            (
                hour
                for hour in (read["end"].hour, opening and opening.until, read["end_date"].hour)
                if hour is not None
            ),
            None,
        )
        if day is None or opening is None or opening.hour is None:
            return None, self._arrival()
        last = read["end"].day or read["end_date"].day or day
        start = datetime.combine(day, opening.hour, opening.offset)
        if closing is None:
            return start, None
        return start, datetime.combine(last, closing, read["end"].offset or opening.offset)

    def _arrival(self) -> datetime | None:
        """When a journey arrives of which no more is known."""
        end = self._read["end"]
        day = end.day or self._read["end_date"].day or self._read["date"].day
        travels = self._row.line("from") and self._row.line("to")
        return datetime.combine(day, end.hour, end.offset) if travels and day and end.hour else None

    def _days(self) -> Days | None:
        first = self._read["date"].day or self._read["start"].day
        last = self._read["end_date"].day or self._read["end"].day or first
        if first is None or last is None:
            return None
        if last < first:
            key = "end_date" if self._read["end_date"].day else "end"
            self._row.unclear(key, _("The event ends before it begins."))
            return Days(first, first)
        return Days(first, last)

    def _refuse_hours_without_day(self, days: Days | None) -> None:
        for key in _TIMES:
            if self._read[key].hour:
                sentence = _("There is an hour, but no day.")
                if days:
                    sentence = _("There is an end, but no hour at which it begins.")
                self._row.unclear(key, sentence)
                return


def _link(text: str) -> Link | None:
    """A text whose last word may be the address of a page."""
    if not text:
        return None
    title, _space, last = text.rpartition(" ")
    try:
        return Link(title or last, web_address(last))
    except Unclear:
        return Link(text)
