"""Spreadsheets for the tests, written by other software than that which reads them."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

Rows = list[list[Any]]


def write_xlsx(path: Path, sheets: dict[str, Rows], merged: tuple[str, ...] = ()) -> Path:
    """A workbook of Office Open XML with these sheets; `merged` ranges are of the first one."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for cells in merged:
        workbook.worksheets[0].merge_cells(cells)
    workbook.save(path)
    return path


def write_ods(path: Path, sheets: dict[str, Rows]) -> Path:
    """A workbook of OpenDocument with these sheets."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for values in rows:
            row = TableRow()
            for value in values:
                row.addElement(_cell(value))
            table.addElement(row)
        # What LibreOffice writes below the last row.
        empty = TableRow(numberrowsrepeated="1048000")
        empty.addElement(TableCell(numbercolumnsrepeated="16384"))
        table.addElement(empty)
        document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def _cell(value: Any) -> TableCell:
    match value:
        case None:
            return TableCell()
        case datetime() | date():
            return TableCell(valuetype="date", datevalue=value.isoformat())
        case time():
            return TableCell(valuetype="time", timevalue=value.strftime("PT%HH%MM%SS"))
        case int() | float():
            return TableCell(valuetype="float", value=str(value))
        case _:
            cell = TableCell(valuetype="string")
            for line in str(value).split("\n"):
                cell.addElement(P(text=line))
            return cell
