"""Pages for people at a terminal, as wide as it is: agendas, sheets and registers."""

from collections.abc import Iterator

from itinerary.formats.screen.days import block_lines, changes_line, layout_of, legend
from itinerary.formats.screen.documents import documents_lines
from itinerary.formats.screen.lines import ruled, words_in
from itinerary.formats.screen.painter import Line, painted
from itinerary.formats.screen.pens import Pen, pen_of
from itinerary.formats.screen.registers import register_lines
from itinerary.formats.screen.sheets import sheet_lines
from itinerary.formats.terminals import Terminal
from itinerary.views.pages import Agenda, Agendas, Documents, Page, Register, Row, Sheet


def write_table(page: Page, terminal: Terminal) -> str:
    """A page as it fits a terminal."""
    pen, columns = pen_of(terminal), terminal.width
    match page:
        case Agenda():
            lines = _agenda(page, columns, pen)
        case Agendas():
            lines = _agendas(page, columns, pen)
        case Sheet():
            lines = sheet_lines(page, columns, pen)
        case Register():
            lines = register_lines(page, columns, pen)
        case Documents():
            lines = documents_lines(page, columns, pen)
    return painted([*lines, *notice_lines(page.notice, columns)], terminal)


def notice_lines(notice: str | None, columns: int) -> list[Line]:
    """What stands under everything, a line below it."""
    return [[], *words_in("dim italic", notice, columns)] if notice else []


def _agenda(agenda: Agenda, columns: int, pen: Pen) -> Iterator[Line]:
    rows = [row for block in agenda.blocks for row in block.rows]
    layout = layout_of(rows, columns)
    yield from words_in("bold", agenda.title, columns)
    for block in agenda.blocks:
        yield []
        yield from block_lines(block, layout, pen)
    yield from _legend(rows, columns, pen)


def _agendas(agendas: Agendas, columns: int, pen: Pen) -> Iterator[Line]:
    """Agendas one after the other, each under a rule with its title."""
    rows = [row for part in agendas.parts for block in part.blocks for row in block.rows]
    layout = layout_of(rows, columns)
    yield from words_in("bold", agendas.title, columns)
    for part in agendas.parts:
        yield []
        yield from ruled([(part.title, "bold")], "", layout.columns, pen, "━")
        for block in part.blocks:
            yield []
            yield from block_lines(block, layout, pen)
    if agendas.remark:
        yield []
        yield from words_in("dim", agendas.remark, columns)
    yield from _legend(rows, columns, pen)


def _legend(rows: list[Row], columns: int, pen: Pen) -> Iterator[Line]:
    if counts := changes_line(rows, pen):
        yield from ([], counts)
    elif lines := legend(rows, columns, pen):
        yield []
        yield from lines
