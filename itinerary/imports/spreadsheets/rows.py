"""The records of a sheet to drafts of events."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from itinerary.imports.drafts import Draft, Link, Meet, Remark
from itinerary.imports.meanings.cells import count, people, separators, web_address
from itinerary.imports.meanings.marks import marked
from itinerary.imports.meanings.steps import steps
from itinerary.imports.meanings.texts import one_line
from itinerary.imports.spreadsheets.days import read_time
from itinerary.imports.spreadsheets.hours import Times
from itinerary.imports.spreadsheets.records import Record
from itinerary.imports.spreadsheets.sheets import Placed, Sheet
from itinerary.imports.spreadsheets.titles import hours_and_title
from itinerary.languages import _
from itinerary.languages.meanings import codes
from itinerary.languages.meanings.dates import Forms
from itinerary.languages.meanings.unclear import Unclear

T = TypeVar("T")

# The columns whose texts an event of a programme takes as they are.
_LINES = ("room", "with", "table", "interpreter", "dress", "language")
_PROSE = ("description", "note")  # these may have several lines
_PEOPLE = ("who", "speakers")
_TIMES = frozenset({"date", "end_date", "start", "end", "hours"})
# Of several columns for one of these, all hold; of others the first one that says something does.
_TOGETHER = frozenset({*_PEOPLE, *_PROSE, *_TIMES})


def draft_of(sheet: Sheet, record: Record, forms: Forms) -> Draft:
    """The event that a record tells of."""
    return _Row(sheet, record).draft(forms)


def names_in(records: Sequence[Record]) -> int:
    """How many people the cells of records could name, each as often as they do."""
    return sum(
        1 + separators(cell.text)
        for record in records
        for key in _PEOPLE
        for cell in record.values.get(key, ())
    )


class _Row:
    """One record, asked key by key; what it answers unclearly is kept as remarks."""

    def __init__(self, sheet: Sheet, record: Record) -> None:
        self._sheet = sheet
        self._record = record
        self._cells = {key: list(cells) for key, cells in record.values.items() if cells}
        self.remarks = list(record.remarks)
        self.words = list(record.others)

    def cells(self, key: str) -> list[Placed]:
        """The cells of a key that are not empty."""
        return self._cells.get(key, [])

    def text(self, key: str) -> str:
        """The text of a key; "" where there is none."""
        cells = self._cells.get(key)
        if not cells:
            return ""
        if len(cells) == 1 or key not in _TOGETHER:
            return cells[0].text
        return "\n".join(dict.fromkeys(cell.text for cell in cells))

    def line(self, key: str) -> str:
        """The same on one line."""
        text = self.text(key)
        return one_line(text) if text else ""

    def read(self, key: str, read: Callable[[str], T]) -> T | None:
        """What the text of a key means; None where there is none, or it is unclear."""
        text = self.text(key)
        try:
            return read(text) if text else None
        except Unclear as unclear:
            self.unclear(self.cells(key)[0], str(unclear))
            return None

    def unclear(self, cell: Placed, sentence: str) -> None:
        """Remarks on a cell."""
        self.remarks.append(Remark(self._sheet.address(cell.row, cell.column), sentence))

    def draft(self, forms: Forms) -> Draft:
        """The event that the row tells of."""
        title, status = marked(self._title())
        origin, destination = self.line("from"), self.line("to")
        if bool(origin) != bool(destination):
            sentence = _("A journey needs both ends; only one is there.")
            self.unclear(self.cells("from" if origin else "to")[0], sentence)
        who = people(self.text("who"))
        timing = Times(self, forms).timing()
        texts = {key: self.line(key) for key in _LINES}
        texts |= {key: self.text(key) for key in _PROSE}
        place = self.text("place")
        if not self._record.has_places:  # where rooms are all that is said, they are the places
            place = texts.pop("room")
        place_tbc = codes.is_to_be_confirmed(place) or bool(self.read("place_tbc", codes.flag))
        about = timing.about or self.read("about", codes.flag)
        choices = {
            "press": self.read("press", codes.press),
            "about": "true" if timing.start and about else None,
            "optional": "true" if self.read("optional", codes.flag) else None,
            "seats": self.read("seats", count),
            "guests": self.read("guests", count),
        }
        texts["url"] = self.read("url", web_address) or ""
        draft = Draft(
            where=self._record.where,
            id=self.text("id"),
            title=title,
            kind=self.read("kind", codes.kind) or "",
            status=self.read("status", codes.status) or status,
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
            meet=self._meet(forms),
            everyone=any(codes.is_everyone(person.name) for person in who),
            who=tuple(each for each in who if not codes.is_everyone(each.name)),
            speakers=people(self.text("speakers")),
            confidential=bool(self.read("confidential", codes.flag)),
            source=_link(self.line("source")),
            documents=self._documents(),
            steps=self.read("steps", steps) or (),
            follows=self.line("follows"),
            texts={key: text for key, text in texts.items() if text},
            forms={key: form for key, form in choices.items() if form is not None},
            part=self._sheet.name,
        )
        words = (*self.words, *self._second(), *self._postponed())
        return draft.with_remarks(self.remarks, words)

    def _meet(self, forms: Forms) -> Meet | None:
        """By when one must be there before."""
        for cell in (*self.cells("check_in_at"), *self.cells("meet_at")):
            try:
                hour = read_time(cell.value, forms).hour
            except Unclear as unclear:
                self.unclear(cell, str(unclear))
                return None
            if hour is not None:
                return Meet(hour, self.line("meet_place"), self.text("meet_note"))
        return None

    def _documents(self) -> tuple[Link, ...]:
        """The papers of the event, a line each, or as our own tables have them; one without an
        address stays words."""
        links = [link for cell in self.cells("documents") for link in _links(cell.text)]
        for cell in self.cells("documents"):
            titles = [link.title for link in _links(cell.text) if not link.url]
            address = self._sheet.address(cell.row, cell.column)
            self.words += [Remark(address, title) for title in titles]
        return tuple(link for link in links if link.url)

    def _title(self) -> str:
        """The title; an hour before it counts where no other cell says one, and the lines below it
        are part of the description."""
        cells = self.cells("title")
        if not any(self.cells(key) for key in ("start", "hours")) and cells:
            self._split("title", cells[0])
        elif not cells and "from" not in self._cells:
            key = "hours" if self.cells("hours") else "start"
            for cell in self.cells(key)[:1]:
                self._split(key, cell)
        cells = self.cells("title")
        first, *lines = [line.strip() for line in cells[0].text.split("\n")] if cells else [""]
        said = [*(line for line in lines if line), *(cell.text for cell in cells[1:])]
        if said:
            row, column = cells[0].row, cells[0].column
            rest = Placed("\n".join(each for each in said if each != first), row, column)
            self._cells["description"] = [rest, *self.cells("description")]
        return one_line(first)

    def _split(self, key: str, cell: Placed) -> None:
        """Takes hours and title of one cell apart, if it holds both."""
        if parts := hours_and_title(cell.text):
            hours, title = parts
            self._cells.pop(key)
            self._cells["hours"] = [cell._replace(value=hours)]
            self._cells["title"] = [cell._replace(value=title)]

    def _postponed(self) -> Iterator[Remark]:
        """The word that says that an event is put off: no status says as much."""
        for cell in self.cells("status")[:1]:
            if codes.is_postponed(cell.text):
                yield Remark(self._sheet.address(cell.row, cell.column), cell.text)

    def _second(self) -> Iterator[Remark]:
        """What further columns of a key say that takes one value, and other than the first."""
        taken = {"title", "ignore", *_TOGETHER}
        for key, cells in self._cells.items():
            for cell in cells[1:] if key not in taken else ():
                if cell.text != cells[0].text:
                    yield Remark(self._sheet.address(cell.row, cell.column), cell.text)


def _links(text: str) -> list[Link]:
    """The papers that a cell lists: in JSON, or a title and an address on each line."""
    if not text.startswith("["):
        return [link for line in text.split("\n") if (link := _link(line.strip()))]
    try:
        listed = json.loads(text)
        return [
            Link(one_line(each["title"]), web_address(each["url"]) if each["url"] else "")
            for each in listed
        ]
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, Unclear):
        return [Link(one_line(text))]


def _link(text: str) -> Link | None:
    """A text whose last word may be the address of a page."""
    if not text:
        return None
    title, _space, last = text.rpartition(" ")
    try:
        return Link(title or last, web_address(last))
    except Unclear:
        return Link(text)
