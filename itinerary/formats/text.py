"""Plain text, for pipes, files and dumb terminals: a heading a day, a line an event.

Nothing is wrapped, coloured or padded to a width, so that lines can be searched and compared.
"""

from textwrap import indent

from itinerary.formats.directions import isolated
from itinerary.formats.measures import one_line
from itinerary.languages import _
from itinerary.views.pages import (
    Agenda,
    Agendas,
    Block,
    Field,
    Mark,
    Page,
    Register,
    Row,
    Sheet,
    each_text,
)


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


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(one_line(cell) for cell in cells if cell)
