"""A list for somebody else's desk in words: a document for each of its parts."""

from collections.abc import Callable, Iterator

from itinerary.languages import _, capitalised
from itinerary.languages import deferred as d
from itinerary.languages import deferred_p as d_p
from itinerary.languages.dates import full_day
from itinerary.programme.model import Programme
from itinerary.views.print.pages import Document, Foot, Table
from itinerary.views.readers import Reader
from itinerary.views.sheets import cells
from itinerary.views.sheets.columns import COLUMNS
from itinerary.views.sheets.records import (
    About,
    BriefingPart,
    DayPart,
    DeskSheet,
    Hotel,
    InterpreterPart,
    JourneyPart,
    Line,
    Part,
    Reading,
    SheetName,
    StepLine,
    TableName,
)
from itinerary.views.sheets.records import Table as LineTable
from itinerary.views.words import place, programme_title, way

TITLES: dict[SheetName, str] = {
    "day": d("Day sheet"),
    "rooms": d("Rooms"),
    "journeys": d("Journeys"),
    "heads": d("How many come"),
    "contacts": d("Contacts"),
    "briefing": d_p("sheet", "Briefing"),
    "interpreters": d("Interpreters"),
    "press": d("For the press"),
    "tables": d("Name cards"),
}
_NOTES: dict[SheetName, str] = {
    "journeys": d("Hours are those of each place."),
    "heads": d("Hours are those of each place. Speakers are among the delegates."),
    "interpreters": d("Hours are those of each place."),
    "press": d("Hours are those of each place."),
}

Facts = tuple[tuple[str, str], ...]
FootOf = Callable[[Part], Foot]


def documents(
    sheet: DeskSheet, programme: Programme, reader: Reader, foot_of: FootOf
) -> tuple[Document, ...]:
    """A list in words: a document a part, or one of those that have no subject."""
    return tuple(document(part, sheet, programme, reader, foot_of(part)) for part in sheet.parts)


def document(
    part: Part, sheet: DeskSheet, programme: Programme, reader: Reader, foot: Foot
) -> Document:
    """A part of a list in words."""
    title, subtitle, facts = subject(part.about, sheet.name, reader)
    tables = tuple(table(each, reader) for each in part.tables if each.lines)
    is_alone = len(tables) == 1 and isinstance(part.about, InterpreterPart | None)
    return Document(
        language=reader.language,
        mission=programme_title(programme, reader),
        title=title,
        subtitle=subtitle,
        tables=tuple(_unheaded(each) for each in tables) if is_alone else tables,
        foot=foot,
        remarks=tuple(_remarks(part, sheet.name)),
        facts=facts,
    )


def table(found: LineTable, reader: Reader) -> Table:
    """A table of a list in words, without the columns in which nothing stands."""
    known = COLUMNS[found.name]
    rows = [cells_of(found.name, line, reader) for line in found.lines]
    told = [number for number, column in enumerate(zip(*rows, strict=True)) if any(column)]
    return Table(
        columns=tuple(_(known.columns[number].label) for number in told),
        rows=tuple(tuple(row[number] for number in told) for row in rows),
        heading=_(known.heading),
        numbers=frozenset(
            place for place, number in enumerate(told) if known.columns[number].is_number
        ),
    )


def cells_of(name: TableName, line: Line, reader: Reader) -> tuple[str, ...]:
    """What stands in each column of a line."""
    return tuple(column.cell(line, reader) for column in COLUMNS[name].columns)


def _unheaded(each: Table) -> Table:
    """A table that needs no heading under the title of its document."""
    return Table(each.columns, each.rows, "", each.remarks, each.totals, each.numbers)


def _remarks(part: Part, name: SheetName) -> Iterator[str]:
    """What is to be known of all of it; that it has names where it usually has none."""
    if name in _NOTES and not isinstance(part.about, JourneyPart):
        yield _(_NOTES[name])
    if any(each.name == "named" for each in part.tables):
        yield _("This list says who has which diet and need. It is for nobody else to see.")


def subject(about: About | None, name: SheetName, reader: Reader) -> tuple[str, str, Facts]:
    """What a part is called, what stands under that, and what is to be known of it."""
    title = _(TITLES[name])
    match about:
        case Hotel():
            called = cells.several(
                (cells.read(about.hotel, reader), about.city.read(reader.language))
            )
            return called, title, _hotel(about, reader)
        case JourneyPart():
            return cells.what(about.event, reader), title, _journey(about, reader)
        case BriefingPart():
            return cells.what(about.event, reader), title, _briefing(about, reader)
        case InterpreterPart():
            return about.name.read(reader.language), title, ()
        case DayPart():
            return _day(about, reader)
    return title, "", ()


def _facts(*labelled: tuple[str, str]) -> Facts:
    return tuple((label, said) for label, said in labelled if said)


def _hotel(about: Hotel, reader: Reader) -> Facts:
    return _facts(
        (_("Address"), cells.read(about.address, reader)),
        (_("Telephone"), about.phone or ""),
        (_("Rooms from"), f"{about.check_in_from:%H:%M}" if about.check_in_from else ""),
        (_("Rooms until"), f"{about.check_out_by:%H:%M}" if about.check_out_by else ""),
    )


def _journey(about: JourneyPart, reader: Reader) -> Facts:
    event = about.event
    return _facts(
        (_("Day"), cells.day(event)),
        (_("Hours"), cells.hours(event, reader)),
        (_("Way"), place(event, reader)),
        (_("By"), way(event)),
        (_("Before"), cells.meeting(event, reader)),
        ("", cells.read(about.note, reader)),
        (_("People"), cells.number(about.people)),
        (_("Seats"), cells.number(about.seats)),
    )


def _briefing(about: BriefingPart, reader: Reader) -> Facts:
    event = about.event
    texts = (
        (_("With"), about.with_),
        (_("Table"), about.table),
        (_("Language"), about.language),
        (_("Interpreter"), about.interpreter),
        (_("Dress"), about.dress),
        (_("Gift"), about.gift),
    )
    return _facts(
        (_("When"), cells.several((cells.day(event), cells.hours(event, reader)))),
        (_("Before"), cells.meeting(event, reader)),
        (_("Where"), cells.where(event, reader)),
        (_("About"), cells.read(about.purpose, reader)),
        *((label, cells.read(text, reader)) for label, text in texts),
        (_("Order of business"), "\n".join(_step(each, about, reader) for each in about.steps)),
        (_("For you"), "\n".join(cells.read(each, reader) for each in about.notes)),
        (_("Documents"), "\n".join(_reading(each, reader) for each in about.documents)),
    )


def _step(step: StepLine, about: BriefingPart, reader: Reader) -> str:
    """A line of the order of business: when, what, and who."""
    people = [_("whole delegation")] if step.everyone else []
    who = cells.several((*people, *(cells.read(each, reader) for each in step.who)))
    what = cells.read(step.what, reader)
    said = _("{title} ({remark})").format(title=what, remark=who) if who else what
    return f"{cells.step_hour(step.at, about.event)} {said}".strip()


def _reading(paper: Reading, reader: Reader) -> str:
    return " ".join(filter(None, (cells.read(paper.title, reader), paper.url)))


def _day(about: DayPart, reader: Reader) -> tuple[str, str, Facts]:
    """Whose day it is, for nobody takes another's page; which one; and what holds for all of it."""
    said = [capitalised(full_day(about.day)), cells.read(about.title, reader)]
    heading = _(" · ").join(each for each in said if each)
    return about.name.read(reader.language), heading, _facts(("", cells.read(about.note, reader)))
