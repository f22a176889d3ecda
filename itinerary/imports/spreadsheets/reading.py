"""Spreadsheets to drafts: the sheets whose columns have names that are known."""

from collections.abc import Mapping, Sequence

from itinerary.errors import FileError, UsageError
from itinerary.imports.drafts import MAX_NAMED, Draft, Drafts, Remark, too_many_named
from itinerary.imports.spreadsheets.columns import KEYS, Columns, column_names, is_name, names_at
from itinerary.imports.spreadsheets.rows import drafts_of, names_in, times_of
from itinerary.imports.spreadsheets.sheets import Sheet, plain_text
from itinerary.languages import _, together
from itinerary.languages.meanings.dates import day_order
from itinerary.languages.meanings.unclear import shortened, shown
from itinerary.names import nearest
from itinerary.programme.mistakes import quoted

_COMPARED = 1_000  # names of columns with one that is not there
_LISTED = 20  # names of columns in a message


def events_of(name: str, title: str, sheets: Sequence[Sheet], mapping: Mapping[str, str]) -> Drafts:
    """The events of all sheets; FileError when the columns of none are known.

    `mapping` gives keys to names of columns, and must fit: UsageError.
    """
    check_mapping(sheets, mapping)
    named = [(sheet, column_names(sheet, mapping)) for sheet in sheets]
    known = [(sheet, columns) for sheet, columns in named if columns]
    if not known:
        raise FileError(_unknown(name, sheets))
    if sum(names_in(sheet, columns) for sheet, columns in known) > MAX_NAMED:
        raise FileError(too_many_named(name))
    order = day_order(value for sheet, columns in known for value in times_of(sheet, columns))
    drafts: list[Draft] = []
    remarks = [
        Remark(sheet.name, _("The columns of this sheet are not known; it is left out."))
        for sheet, columns in named
        if columns is None
    ]
    for sheet, columns in known:
        remarks += _columns_left_out(sheet, columns)
        read, left_out = drafts_of(sheet, columns, order)
        drafts += read
        remarks += left_out
    return Drafts(title, tuple(drafts), tuple(remarks))


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


def _columns_left_out(sheet: Sheet, columns: Columns) -> list[Remark]:
    names = [plain_text(cell) for cell in sheet.rows[columns.row]]
    unknown = _('The column {name} is not known; `--map "{column}=KEY"` says what it holds.')
    repeated = _("The column {name} says the same as another one; it is left out.")
    return [
        Remark(
            sheet.address(columns.row, column),
            sentence.format(name=shown(names[column]), column=shortened(names[column])),
        )
        for left_out, sentence in ((columns.unknown, unknown), (columns.repeated, repeated))
        for column in left_out
    ]


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
