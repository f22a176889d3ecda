"""The midnights of a workbook that are hours: in cells whose format shows one.

The number 45763 is 16 April 2025 as well as its first minute; only the format of the cell tells.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from xml.parsers import expat

Place = tuple[int, int]  # a row and a column, from 0

_BUILT_IN = frozenset({22})  # m/d/yy h:mm (ECMA-376, part 1, 18.8.30)
# What stands in quotation marks, in brackets or behind a backslash is no code of a format.
_LITERAL = re.compile(r'"[^"]{0,100}"|\[[^\]]{0,100}\]|\\.|_.|\*.')
_FORMAT = re.compile(r"<(?:\w{1,9}:)?numFmt\b([^<>]{0,999})>")
_STYLES = "cellXfs"
_STYLE = re.compile(r"<(?:\w{1,9}:)?xf\b([^<>]{0,999})>")
_WHOLE = re.compile(
    r"<(?:\w{1,9}:)?c\b([^<>]{0,999})>\s{0,9}<(?:\w{1,9}:)?v>(\d{1,7})(?:\.0{1,9})?</"
)
_SHEET = re.compile(r"<(?:\w{1,9}:)?sheet\b([^<>]{0,999})>")
_RELATIONSHIP = re.compile(r"<(?:\w{1,9}:)?Relationship\b([^<>]{0,999})>")
_ATTRIBUTE = re.compile(r"""([\w:]{1,30})\s?=\s?(?:"([^"]{0,999})"|'([^']{0,999})')""")
_SHOWN = re.compile(
    r'office:date-value="[0-9-]{10}"[^<>]{0,999}>\s{0,9}<text:p>[^<]{0,99}[0-9]:[0-9]{2}'
)
_SHOWN_HOUR = re.compile("[0-9]:[0-9]{2}")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def shown_midnights(archive: bytes) -> Mapping[int, list[Place]]:
    """The places of days without hours that are shown with an hour, by the number of their
    sheet."""
    with zipfile.ZipFile(io.BytesIO(archive)) as members:
        names = set(members.namelist())

        def read(name: str) -> str:
            return members.read(name).decode("utf-8", "replace") if name in names else ""

        if content := read("content.xml"):
            return _of_open_document(content)
        styles = set(_with_hours(read("xl/styles.xml")))
        if not styles:
            return {}
        parts = _parts(read("xl/workbook.xml"), read("xl/_rels/workbook.xml.rels"))
        return {number: [*_midnights(read(part), styles)] for number, part in enumerate(parts)}


def _of_open_document(content: str) -> Mapping[int, list[Place]]:
    """The same of OpenDocument, in which a cell has its value, and beside it what it shows."""
    if not _SHOWN.search(content):
        return {}
    reader = _Shown()
    reader.parser.Parse(content, True)
    return reader.places


class _Shown:
    """Reads which days without hours show an hour."""

    def __init__(self) -> None:
        self.places: dict[int, list[Place]] = {}
        self._sheet = self._row = self._column = -1
        self._rows = self._columns = 1
        self._text: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table:table":
                self._sheet, self._row, self._rows = self._sheet + 1, -1, 1
            case "table:table-row":
                self._row += self._rows
                self._rows = int(attributes.get("table:number-rows-repeated", 1))
                self._column, self._columns = -1, 1
            case "table:table-cell" | "table:covered-table-cell":
                self._column += self._columns
                self._columns = int(attributes.get("table:number-columns-repeated", 1))
                value = attributes.get("office:date-value", "T")
                self._text = None if "T" in value else []

    def _add(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if name == "table:table-cell" and self._text is not None:
            if _SHOWN_HOUR.search("".join(self._text)):
                self.places.setdefault(self._sheet, []).append((self._row, self._column))
            self._text = None


def _parts(workbook: str, relationships: str) -> Iterator[str]:
    """The members that hold the sheets, in the order of these."""
    found = [_attributes(match[1]) for match in _RELATIONSHIP.finditer(relationships)]
    targets = {each.get("Id", ""): each.get("Target", "") for each in found}
    for match in _SHEET.finditer(workbook):
        ids = (value for key, value in _attributes(match[1]).items() if key.endswith(":id"))
        target = targets.get(next(ids, ""), "")
        yield target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl", target))


def _with_hours(styles: str) -> Iterator[str]:
    """The numbers of the styles that show a day and an hour."""
    formats = {
        found.get("numFmtId"): found.get("formatCode", "")
        for match in _FORMAT.finditer(styles)
        for found in [_attributes(match[1])]
    }
    listed = styles.partition(f"{_STYLES} ")[2].partition(f"{_STYLES}>")[0]
    for number, match in enumerate(_STYLE.finditer(listed)):
        id = _attributes(match[1]).get("numFmtId", "")
        code = _LITERAL.sub("", formats.get(id, "").replace("&quot;", '"')).lower()
        if ("h" in code and "d" in code) or id in map(str, _BUILT_IN):
            yield str(number)


def _midnights(sheet: str, styles: set[str]) -> Iterator[Place]:
    for match in _WHOLE.finditer(sheet):
        attributes = _attributes(match[1])
        place = _PLACE.fullmatch(attributes.get("r", ""))
        if attributes.get("s") in styles and place:
            yield int(place[2]) - 1, _column(place[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _attributes(text: str) -> dict[str, str]:
    return {match[1]: match[2] or match[3] or "" for match in _ATTRIBUTE.finditer(text)}
