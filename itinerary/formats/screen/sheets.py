"""Everything about one thing, as a terminal shows it: labels to the left, a blank line a block."""

import re
from collections.abc import Iterator
from itertools import groupby

from itinerary.formats.measures import one_line, width
from itinerary.formats.screen.days import GAP, MARGIN, titled
from itinerary.formats.screen.lines import behind, beside, folded, words_in
from itinerary.formats.screen.painter import Line, hued
from itinerary.formats.screen.pens import Pen
from itinerary.views.pages import Field, Sheet
from itinerary.views.signs import CANCELLED, KINDS

_BESIDE = 50  # columns from which a label stands beside what is said under it
_TOGETHER = {"file": "links"}  # though it steps back
_LINK = re.compile(r"(https?://\S+)")


def sheet_lines(sheet: Sheet, columns: int, pen: Pen) -> Iterator[Line]:
    """The sign and the title, and what is said, block by block."""
    yield from _title(sheet, columns, pen)
    labels = max((width(field.label) for field in sheet.fields), default=0)
    for _block, fields in groupby(
        sheet.fields, key=lambda field: _TOGETHER.get(field.block, field.block)
    ):
        yield []
        for field in fields:
            if columns < _BESIDE:
                yield from words_in("dim", field.label, columns)
                yield from behind(MARGIN, _said(field, columns - MARGIN))
                continue
            gap = " " * (labels - width(field.label))
            room = columns - labels - GAP
            label: list[Line] = [[(f"{gap}{field.label}", "dim")]]
            yield from beside([(label, labels), (_said(field, room), room)], GAP)


def _title(sheet: Sheet, columns: int, pen: Pen) -> list[Line]:
    style = "dim strike" if sheet.cancelled else "bold"
    if sheet.kind is None:
        return titled(sheet.title, style, sheet.marks, columns)
    sign = CANCELLED if sheet.cancelled else KINDS[sheet.kind]
    chip: Line = [(f" {pen.sign(sign)} ", hued(sign.hue, "reverse"))]
    room = columns - 3 - GAP
    return beside([([chip], 3), (titled(sheet.title, style, sheet.marks, room), room)], GAP)


def _said(field: Field, columns: int) -> list[Line]:
    """What stands beside a label: its first lines strong, links underlined."""
    style = "dim" if field.block == "file" else ""
    return [
        line
        for number, words in enumerate(field.lines)
        for line in folded(_linked(words, "bold" if number < field.strong else style), columns)
    ]


def _linked(words: str, style: str) -> Line:
    parts = _LINK.split(one_line(words))
    return [
        (part, f"underline {style}".strip() if number % 2 else style)
        for number, part in enumerate(parts)
        if part
    ]
