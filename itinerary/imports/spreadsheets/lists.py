"""Lists: no row names the columns; days stand in rows of their own or before the hours, and each
row is hours and what takes place then."""

from collections.abc import Sequence
from typing import NamedTuple

from itinerary.imports.drafts import Remark
from itinerary.imports.spreadsheets.days import heading_of, read_time
from itinerary.imports.spreadsheets.records import Found, Record
from itinerary.imports.spreadsheets.sheets import Placed, Sheet
from itinerary.imports.spreadsheets.tables import with_merged
from itinerary.imports.spreadsheets.titles import hours_and_title
from itinerary.languages.meanings.dates import Forms, Written
from itinerary.languages.meanings.unclear import Unclear
from itinerary.programme.city_zones import zone_of

_FEWEST = 2  # events that make a list


class _Parts(NamedTuple):
    """The cells of a row, by what they are."""

    days: Sequence[Placed]
    hours: Sequence[Placed]
    texts: Sequence[Placed]


def list_of(sheet: Sheet, forms: Forms) -> Found | None:
    """What a list holds; None where a sheet is none."""
    filled = with_merged(sheet)
    records: list[Record] = []
    words: list[Placed] = []
    day = _named(sheet, forms)
    city: Placed | None = None
    rows = 0
    for row in range(len(filled.rows)):
        cells = filled.filled(row)
        rows += bool(cells)
        parts = _parts(cells, forms)
        if parts.days:
            cell, heading = parts.days[0], heading_of(parts.days[0].value, forms)
            day = cell._replace(value=heading.day) if heading else None
            city = cell._replace(value=heading.city) if heading and heading.city else city
            words += [cell] if heading and heading.rest and not heading.city else []
            cities = [text for text in parts.texts if not parts.hours and zone_of(text.text)]
            city = cities[0] if cities else city
            cells = [text for text in parts.texts if text not in cities]
        if parts.hours and parts.texts and day:
            where = sheet.address(row)
            records.append(Record(where, _values(day, city, parts)))
        else:
            words += cells if not parts.days or parts.texts else []
    kept = [Remark(sheet.address(cell.row, cell.column), cell.text) for cell in words]
    return Found(records, rows, words=kept) if len(records) >= _FEWEST else None


def _named(sheet: Sheet, forms: Forms) -> Placed | None:
    """The day that the name of a sheet is."""
    heading = None if sheet.is_alone else heading_of(sheet.name, forms)
    return Placed(heading.day, 0, 0) if heading else None


def _parts(cells: Sequence[Placed], forms: Forms) -> _Parts:
    days: list[Placed] = []
    hours: list[Placed] = []
    texts: list[Placed] = []
    for cell in cells:
        written = _read(cell, forms)
        if heading_of(cell.value, forms) and not (days or hours or texts):
            days.append(cell)
        elif written.hour is not None and written.day is None and not texts and len(hours) < 2:
            hours.append(cell)
        elif not hours and (parts := hours_and_title(cell.text)):
            hours.append(cell._replace(value=parts[0]))
            texts.append(cell._replace(value=parts[1]))
        else:
            texts.append(cell)
    return _Parts(days, hours, texts)


def _read(cell: Placed, forms: Forms) -> Written:
    try:
        return read_time(cell.value, forms)
    except Unclear:
        return Written()


def _values(day: Placed, city: Placed | None, parts: _Parts) -> dict[str, Sequence[Placed]]:
    """The cells by their keys: the first text is the title, and the others stand below it."""
    first, *others = parts.hours
    return {
        "date": [day],
        "hours" if not others else "start": [first],
        **({"end": others} if others else {}),
        **({"city": [city]} if city else {}),
        "title": parts.texts,
    }
