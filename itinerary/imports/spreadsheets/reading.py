"""Spreadsheets to drafts: sheets that are tables, printed weeks or lists."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice

from itinerary.errors import FileError, UsageError
from itinerary.imports.asked import Asked
from itinerary.imports.drafts import (
    MAX_NAMED,
    Draft,
    Drafts,
    Part,
    Remark,
    too_many_named,
)
from itinerary.imports.spreadsheets.columns import KEYS, is_name, keys_of, names_at
from itinerary.imports.spreadsheets.days import forms_of
from itinerary.imports.spreadsheets.grids import grid_of
from itinerary.imports.spreadsheets.lists import list_of
from itinerary.imports.spreadsheets.records import Found
from itinerary.imports.spreadsheets.rows import draft_of, names_in
from itinerary.imports.spreadsheets.sheets import MAX_ROWS, Sheet, plain_text
from itinerary.imports.spreadsheets.tables import table_of
from itinerary.languages import _, plural, together
from itinerary.languages.meanings.dates import Forms
from itinerary.languages.meanings.unclear import shown
from itinerary.names import folded, nearest
from itinerary.programme.mistakes import quoted

MAX_WORDS = 1_000  # cells of a sheet of which nothing is understood
_COMPARED = 1_000  # names of columns with one that is not there
_LISTED = 20  # names of columns in a message


def events_of(name: str, title: str, sheets: Sequence[Sheet], asked: Asked) -> Drafts:
    """The events of all sheets; FileError when nothing is found in any.

    The mapping that is asked for gives keys to names of columns, and must fit: UsageError. Of the
    days asked for, the year is taken for days that are written without one.
    """
    check_mapping(sheets, asked.mapping)
    taken, remarks = _taken(sheets, asked.sheet)
    if sum(len(sheet.rows) for sheet in taken) > MAX_ROWS:  # each could be an event
        sentence = _("{path} has more than {limit} rows. Split it.")
        raise FileError(sentence.format(path=name, limit=MAX_ROWS))
    forms = forms_of(title, taken, asked.days)
    found = [(sheet, _layout(sheet, asked.mapping, forms)) for sheet in taken]
    if not any(each for _sheet, each in found):
        raise FileError(_unknown(name, taken))
    if sum(names_in(each.records) for _sheet, each in found if each) > MAX_NAMED:
        raise FileError(too_many_named(name))
    drafts: list[Draft] = []
    words: list[Remark] = []
    parts: list[Part] = []
    for sheet, each in found:
        if each is None:
            unknown = _("The columns of this sheet are not known; it is left out.")
            remarks.append(Remark(sheet.name, unknown))
            words += _all_words(sheet)
            continue
        read = [draft_of(sheet, record, forms) for record in each.records]
        drafts += [draft for draft in read if draft.is_called]
        untitled = [draft for draft in read if not draft.is_called]
        left_out = [
            Remark(draft.where, _("This row has no title; it is left out.")) for draft in untitled
        ]
        remarks += [*each.remarks, *left_out]
        remarks += [remark for draft in untitled for remark in draft.remarks]
        words += each.words
        words += _words(sheet, each, {draft.where for draft in untitled})
        rows = plural("{number} row", "{number} rows", each.rows)
        parts.append(Part(sheet.name, rows, tuple(left_out)))
    return Drafts(title, tuple(drafts), tuple(remarks), tuple(words), tuple(parts))


def _taken(sheets: Sequence[Sheet], wanted: str) -> tuple[Sequence[Sheet], list[Remark]]:
    """The sheets that are read: the one that is wanted, else all that are not hidden."""
    if wanted:
        named = [sheet for sheet in sheets if folded(sheet.name) == folded(wanted)]
        if not named:
            names = [sheet.name for sheet in sheets if sheet.name]
            sentence = _("No sheet is called {name}.").format(name=shown(wanted))
            listed = _("There are: {names}.").format(names=_(", ").join(map(shown, names)))
            raise UsageError(together(sentence, listed if names else ""))
        return named, []
    visible = [sheet for sheet in sheets if not sheet.is_hidden]
    sentence = _("This sheet is hidden; it is left out. `--sheet` takes it.")
    hidden = [Remark(sheet.name, sentence) for sheet in sheets if sheet.is_hidden]
    return visible, hidden


def _layout(sheet: Sheet, mapping: Mapping[str, str], forms: Forms) -> Found | None:
    """What a sheet holds, by the layout that it has; None where it has none that is known."""
    table = table_of(sheet, keys_of(mapping), forms)
    if table and table.records:
        return table
    return grid_of(sheet, forms) or list_of(sheet, forms) or table


def _words(sheet: Sheet, found: Found, rows: Set[str]) -> Iterator[Remark]:
    """What stands in some rows of a sheet."""
    for record in found.records:
        if record.where in rows:
            yield from record.others
            for cell in (cell for cells in record.values.values() for cell in cells):
                yield Remark(sheet.address(cell.row, cell.column), cell.text)


def _all_words(sheet: Sheet) -> list[Remark]:
    """What stands in a sheet of which nothing is understood, up to a bound."""
    cells = (cell for row in range(len(sheet.rows)) for cell in sheet.filled(row))
    return [
        Remark(sheet.address(cell.row, cell.column), cell.text) for cell in islice(cells, MAX_WORDS)
    ]


def check_mapping(sheets: Sequence[Sheet], mapping: Mapping[str, str]) -> None:
    """UsageError when a mapped column is not there, or is mapped to a key that is none."""
    names = [text for sheet in sheets for text in names_at(sheet)]
    for column, key in mapping.items():
        if key not in KEYS:
            sentence = _("`--map` knows no key {name}.").format(name=shown(key))
            raise UsageError(_with_near(sentence, key, KEYS))
        if not any(is_name(column, name) for name in names):
            sentence = _("No column is called {name}.").format(name=shown(column))
            raise UsageError(_with_near(sentence, column, names[:_COMPARED]))


def _with_near(sentence: str, typed: str, known: Sequence[str]) -> str:
    near = nearest(typed, known)
    said = _("Did you mean {names}?").format(names=quoted(near)) if near else ""
    listed = _("Known are: {names}.").format(names=_(", ").join(known)) if known is KEYS else ""
    return together(sentence, said or listed)


def _unknown(name: str, sheets: Sequence[Sheet]) -> str:
    sentence = _(
        "{path} has no row with names of columns that are known, such as date, start and title."
    ).format(path=name)
    rows = (row for sheet in sheets for row in sheet.rows)
    first = next((texts for row in rows if (texts := [*filter(None, map(plain_text, row))])), [])
    if not first:
        return sentence
    listed = _(", ").join(shown(text) for text in first[:_LISTED])
    said = _("It begins with {names}; `--map NAME=KEY` says what they hold.").format(names=listed)
    return together(sentence, said)
