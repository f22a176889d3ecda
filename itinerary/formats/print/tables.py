"""Tables on A4 for somebody else's desk: each document from a new page on."""

from collections.abc import Sequence
from datetime import datetime
from math import sqrt

from itinerary.formats.measures import steady, width
from itinerary.formats.print.typesetting import pdf
from itinerary.formats.site.accent import DEFAULT, darkened
from itinerary.views.print.pages import Document, Table

_NARROW = 12  # letters of a column that never wraps
_PORTRAIT = 110  # letters that stand beside each other on upright A4
_TALL = 400  # letters of a cell whose line may be broken over pages


def write_documents(
    documents: Sequence[Document], timestamp: datetime, colour: str | None = None
) -> bytes:
    """The documents as one PDF, in a mission's colour if it has one."""
    data = {
        "accent": darkened(colour or DEFAULT),
        "documents": [
            {
                "document": each,
                "tables": [_measured(table) for table in each.tables],
                "is_landscape": any(_is_wide(table) for table in each.tables),
            }
            for each in documents
        ],
    }
    return pdf("tables", data, timestamp)


def _measured(table: Table) -> dict[str, object]:
    """A table with what its columns need: 0 for as much as they have, else a share of the rest."""
    widths = _widths(table)
    return {
        "table": table,
        "shares": [0 if each <= _NARROW else round(sqrt(each), 2) for each in widths],
        "tall": [max(map(len, row), default=0) > _TALL for row in table.rows],
    }


def _is_wide(table: Table) -> bool:
    return sum(min(each, 40) + 2 for each in _widths(table)) > _PORTRAIT


def _widths(table: Table) -> list[int]:
    """How wide the widest cell of each column is, in letters."""
    lines = (table.columns, *table.rows, *((table.totals,) if table.totals else ()))
    return [max(width(steady(cell)) for cell in cells) for cells in zip(*lines, strict=True)]
