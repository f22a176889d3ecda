"""Workbooks, read back by two other programs."""

import io
import sys
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from itinerary.errors import FileError
from itinerary.formats.workbook import write_workbook
from itinerary.views.print.pages import Document, Foot, Table

MOMENT = datetime(2025, 4, 1, 12, tzinfo=UTC)
ACTING = ("=1+1", "+33 1", "@SUM(A1)", "{=A1}", "https://example.org", "0203", "a\nb", "x" * 40_000)


def _document(title: str, *tables: Table, subtitle: str = "Rooms") -> Document:
    foot = Foot("", "Edition 1", "KXTR-MPLQ-W", "Draft")
    facts = (("Address", "=HYPERLINK(1)"), ("", "Note"))
    return Document("en", "Mission", title, subtitle, tables, foot, ("Remark",), facts)


def _sheets(data: bytes) -> dict[str, list[list[object]]]:
    """What calamine reads, which is what openpyxl reads."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    other = load_workbook(io.BytesIO(data))
    again = {
        sheet.title: [["" if cell is None else cell for cell in row] for row in sheet.values]
        for sheet in other
    }
    assert again == found
    kinds = {cell.data_type for sheet in other for row in sheet for cell in row}
    assert kinds <= {"s", "n"}  # text and numbers: no formula, no date, no error
    assert not [cell for sheet in other for row in sheet for cell in row if cell.hyperlink]
    return found


def test_two_programs_read_what_was_written() -> None:
    """Titles, facts, tables with totals; numbers are numbers, and nothing else is one."""
    table = Table(("Name", "People"), (("Anne", "2"), ("=1+1", "03")), "Beds", (), ("All", "5"),
                  frozenset({1}))  # fmt: skip
    (rows,) = _sheets(write_workbook([_document("Inn", table)], MOMENT)).values()
    assert [[each for each in row if each != ""] for row in rows] == [
        ["Inn"], ["Rooms"], ["Remark"], ["Address", "=HYPERLINK(1)"], ["Note"], [], ["Beds"],
        ["Name", "People"], ["Anne", 2], ["=1+1", 3], ["All", 5], [], ["Edition 1 · KXTR-MPLQ-W"],
        ["Draft"],
    ]  # fmt: skip


@pytest.mark.parametrize("text", ACTING)
def test_what_stands_in_the_file_is_data(text: str) -> None:
    """No formula, no link, and no number where it is a text."""
    data = write_workbook([_document(text, Table((text,), ((text,),)))], MOMENT)
    ((title, *_others),) = _sheets(data).values()
    assert title[0] == text[:32_767]


def test_sheets_have_names_that_excel_takes() -> None:
    """Without what it forbids, short, and no two the same, whatever their case."""
    titles = ["A/B: [x]?", "a b   x", "History", "’" * 40, "'", "🙂" * 20, "🙂" * 20]
    data = write_workbook([_document(title, Table(("x",), (("y",),))) for title in titles], MOMENT)
    names = [*_sheets(data)]
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not [name for name in names if set(name) & set("[]:*?/\\") or name.strip("'") != name]


def test_tables_of_one_subject_stand_on_one_sheet() -> None:
    """Others have a sheet each."""
    tables = (Table(("x",), (("y",),), "One"), Table(("x",), (("y",),), "Two"))
    alone = Document("en", "Mission", "Contacts", "", tables, Foot("", "Edition 1"))
    assert [*_sheets(write_workbook([alone], MOMENT))] == ["One", "Two"]
    assert [*_sheets(write_workbook([_document("Inn", *tables)], MOMENT))] == ["Inn"]


def test_the_same_list_is_the_same_file() -> None:
    """To the byte."""
    made = [write_workbook([_document("Inn", Table(("x",), (("y",),)))], MOMENT) for _ in range(2)]
    assert made[0] == made[1]


def test_without_the_package_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As of all that few need."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(FileError) as found:
        write_workbook([_document("Inn")], MOMENT)
    assert str(found.value) == (
        "Spreadsheets need one more package: `pip install 'delegation-itinerary[spreadsheet]'`."
    )
