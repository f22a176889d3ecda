"""CSV, as spreadsheets read it (RFC 4180): a line of column names, then a line a record."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

# Where a spreadsheet that takes another separator than the comma begins a cell or a row.
_SEPARATORS = re.compile(r"([;|\t\r\n])")
# A cell that begins so is a formula to a spreadsheet; an apostrophe before it makes it text.
_FORMULA = re.compile(r"[\s\"]*[=+\-@＝＋－＠]")
_TELEPHONE = re.compile(r"[+0-9 ().\u00a0\u202f-]*")


def write_csv(columns: Sequence[str], records: Iterable[Mapping[str, object]]) -> str:
    """The records as CSV with these columns; absent values are empty.

    Lists are joined by `;`; those of records are JSON.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(record[column]) for column in columns] for record in records)
    return text.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list() | tuple():
            return _list(value)
        case Mapping():
            return _harmless(" ".join(str(part) for part in value.values() if part))
        case _:
            return _harmless(str(value))


def _list(values: Sequence[object]) -> str:
    if any(isinstance(each, Mapping) for each in values):
        import json  # which few tables need

        return _harmless(json.dumps(values, ensure_ascii=False))
    joined = ";".join(map(str, values))
    return _harmless(joined) if any(isinstance(each, str) for each in values) else joined


def _harmless(text: str) -> str:
    """The text with an apostrophe before each part that could be a formula."""
    guard = "'" if text.startswith(("\t", "\r")) else ""
    return guard + "".join(map(_harmless_part, _SEPARATORS.split(text)))


def _harmless_part(text: str) -> str:
    is_formula = _FORMULA.match(text) and not _TELEPHONE.fullmatch(text)
    return f"'{text}" if is_formula else text
