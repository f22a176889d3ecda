"""The events of a mission as other programs write them: a workbook, and a conference schedule."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from missions import Item, Shape, items

_COLUMNS = ("Date", "Start", "Title", "City", "Place", "Description")
_WORKBOOK = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="xl/workbook.xml" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Programme" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        "</Relationships>"
    ),
}


def write_workbook(path: Path, shape: Shape) -> None:
    """The events in a sheet, a row each, all cells texts."""
    rows = [_COLUMNS, *(_cells(item) for item in items(shape))]
    lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in {**_WORKBOOK, "xl/worksheets/sheet1.xml": sheet}.items():
            archive.writestr(name, text)


def write_schedule(path: Path, shape: Shape) -> None:
    """The events as a schedule of pretalx or frab."""
    path.write_text("".join(_schedule(shape)), encoding="utf-8")


def _cells(item: Item) -> tuple[str, ...]:
    place = f"Hall {item.place}"
    return (str(item.day), item.start, item.title["en"], "Osaka", place, item.description)


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _schedule(shape: Shape) -> Iterator[str]:
    yield "<schedule><conference><title>Mission</title>"
    yield "<time_zone_name>Asia/Tokyo</time_zone_name></conference>"
    for day, events in groupby(items(shape), key=lambda item: item.day):
        yield f'<day date="{day}"><room name="Hall">'
        for item in events:
            start = datetime.fromisoformat(f"{day} {item.start}")
            yield (
                f'<event id="{item.id}"><date>{start.isoformat()}+09:00</date>'
                f"<start>{item.start}</start><duration>01:00</duration>"
                f"<title>{escape(item.title['en'])}</title>"
                f"<abstract>{escape(item.description)}</abstract></event>"
            )
        yield "</room></day>"
    yield "</schedule>"
