"""Lists for somebody else's desk, as a terminal shows them: each under a rule with its title."""

from collections.abc import Iterator

from itinerary.formats.feet import feet_of
from itinerary.formats.measures import width
from itinerary.formats.screen.days import GAP, MARGIN
from itinerary.formats.screen.lines import WIDEST, behind, beside, folded, ruled, words_in
from itinerary.formats.screen.painter import Line
from itinerary.formats.screen.pens import Pen
from itinerary.formats.screen.registers import register_lines
from itinerary.views.pages import Documents, Register
from itinerary.views.print.pages import Document, Table

_BESIDE = 50  # columns from which a label stands beside what is said under it


def documents_lines(page: Documents, columns: int, pen: Pen) -> Iterator[Line]:
    """The title, and each document."""
    wide, feet = min(columns, WIDEST), feet_of(page)
    yield from words_in("bold", page.title, wide)
    for document in page.documents:
        yield []
        yield from ruled([(document.title, "bold")], "", wide, pen, "━")
        yield from _document(document, wide, pen)
        for line in feet.each(document):
            yield from ([], *words_in("dim", line, wide))
    for line in feet.last:
        yield from ([], *words_in("dim", line, wide))


def _document(document: Document, wide: int, pen: Pen) -> Iterator[Line]:
    yield from words_in("dim", document.subtitle, wide)
    yield from _facts(document, wide)
    for remark in document.remarks:
        yield from words_in("dim", remark, wide)
    for table in document.tables:
        yield []
        yield from register_lines(_register(table), wide, pen)
        for remark in table.remarks:
            yield from words_in("dim", remark, wide)


def _facts(document: Document, wide: int) -> Iterator[Line]:
    """Labels to the left and dim, as of one thing that is shown in full."""
    labels = max((width(label) for label, _said in document.facts), default=0)
    for label, said in document.facts:
        if wide < _BESIDE:
            yield from words_in("dim", label, wide)
            for words in said.splitlines():
                yield from behind(MARGIN, folded([(words, "")], wide - MARGIN))
            continue
        gap = " " * (labels - width(label))
        room = wide - labels - GAP
        lines = [line for words in said.splitlines() for line in folded([(words, "")], room)]
        yield from beside([([[(f"{gap}{label}", "dim")]], labels), (lines, room)], GAP)


def _register(table: Table) -> Register:
    rows = (*table.rows, *((table.totals,) if table.totals else ()))
    return Register(table.heading, table.columns, rows, table.numbers)
