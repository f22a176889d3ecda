"""Plain text, for pipes, files and dumb terminals: a heading a day, a line an event.

Nothing is wrapped, coloured or padded to a width, so that lines can be searched and compared.
"""

from textwrap import indent

from itinerary.formats.directions import isolated
from itinerary.formats.feet import Feet, feet_of
from itinerary.formats.measures import one_line
from itinerary.languages import _
from itinerary.views.pages import (
    Agenda,
    Agendas,
    Block,
    Documents,
    Field,
    Mark,
    Page,
    Register,
    Row,
    Sheet,
    each_text,
)
from itinerary.views.print.pages import Document, Table


def write_text(page: Page) -> str:
    """A page as plain text."""
    page = each_text(page, isolated)
    match page:
        case Agenda():
            parts = [page.title, *(_block(block) for block in page.blocks)]
        case Agendas():
            parts = [page.title, *map(_part, page.parts)]
            if page.remark:
                parts.append(page.remark)
        case Sheet():
            parts = [_marked(page.title, page.marks), "\n".join(map(_field, page.fields))]
        case Register():
            parts = [page.title, "\n".join(_line(row) for row in (page.columns, *page.rows))]
        case Documents():
            feet = feet_of(page)
            parts = [page.title, *(_document(each, feet) for each in page.documents), *feet.last]
    if page.notice:
        parts.append(one_line(page.notice))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    lines = [block.heading, *(f"  {remark}" for remark in (*block.remarks, *block.asides))]
    lines += [f"  {_row(row)}" for row in block.rows]
    return "\n".join(lines)


def _part(agenda: Agenda) -> str:
    """An agenda among others: all of it a step to the right under its title."""
    blocks = (indent(_block(block), "  ") for block in agenda.blocks)
    return "\n\n".join([agenda.title, *blocks])


def _row(row: Row) -> str:
    clocks = [f"{line.text} {line.label}".rstrip() for line in row.clocks]
    details = [row.place, row.who, *row.remarks]
    words = [_marked(row.title, row.marks), *(one_line(detail) for detail in details if detail)]
    return "  ".join([*clocks, _(" · ").join(words)])


def _marked(title: str, marks: tuple[Mark, ...]) -> str:
    return one_line(title) + "".join(f" [{mark.words}]" for mark in marks)


def _field(field: Field) -> str:
    said = _("{label}: {text}")
    return "\n".join(said.format(label=field.label, text=one_line(each)) for each in field.lines)


def _document(document: Document, feet: Feet) -> str:
    """A document: what it is about, and its tables one under the other."""
    said = _("{label}: {text}")
    facts = (
        said.format(label=label, text=one_line(text)) if label else one_line(text)
        for label, text in document.facts
    )
    head = [document.title, document.subtitle, *facts, *document.remarks]
    parts = ["\n".join(filter(None, head)), *map(_table, document.tables)]
    return "\n\n".join([*parts, *feet.each(document)])


def _table(table: Table) -> str:
    rows = (table.columns, *table.rows, *((table.totals,) if table.totals else ()))
    head = filter(None, (table.heading, *table.remarks))
    return "\n".join([*head, *("  ".join(one_line(cell) or "–" for cell in row) for row in rows)])


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(one_line(cell) for cell in cells if cell)
