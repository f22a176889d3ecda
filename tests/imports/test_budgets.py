"""Files that are small on the disk and would cost a fortune to read: each costs one sentence."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Ask
from workbooks import write_ods, write_xlsx

from itinerary.errors import FileError
from itinerary.imports.spreadsheets import cells, workbooks
from itinerary.imports.spreadsheets.workbooks import read_workbook

_ROWS = [["Date", "Title", "City"], [date(2025, 4, 15), "Forum", "Osaka"]]
_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"


def _xlsx(tmp_path: Path, **parts: str) -> Path:
    """A workbook with other parts: its `sheet`'s data, its `strings`, or what follows the data."""
    good = write_xlsx(tmp_path / "good.xlsx", {"Plan": _ROWS})
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(good) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.infolist():
            content = before.read(member).decode()
            if member.filename == _SHEET:
                data = parts.get("sheet", "<row><c><v>1</v></c></row>")
                content = f"<worksheet><sheetData>{data}</sheetData>{parts.get('rest', '')}"
                content += "</worksheet>"
            elif member.filename in parts:
                content = parts[member.filename]
            after.writestr(member.filename, content)
        if "strings" in parts:
            after.writestr(_STRINGS, f"<sst>{parts['strings']}</sst>")
    return path


def _ods(tmp_path: Path, before: str, after: str) -> Path:
    """An OpenDocument sheet in which something is replaced."""
    good = write_ods(tmp_path / "good.ods", {"Plan": _ROWS})
    path = tmp_path / "bomb.ods"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member).decode()
            if member.filename == "content.xml":
                assert before in content
                content = content.replace(before, after)
            new.writestr(member.filename, content)
    return path


_SHARED_ROW = "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_LARGE = "bomb.xlsx is too large. Split it."
_CHARACTERS = "have more than 10000000 characters in all. Split it."

_WORKBOOKS: dict[str, tuple[dict[str, str], str]] = {
    "one text in every cell": (
        {"strings": f"<si><t>{'x' * 32_000}</t></si>", "sheet": _SHARED_ROW * 4},
        f"The cells of bomb.xlsx {_CHARACTERS}",
    ),
    "two cells far apart": (
        {"sheet": '<row><c r="A1"><v>1</v></c><c r="GR20000"><v>1</v></c></row>'},
        "The sheets of bomb.xlsx have more than 300000 cells in all. Split it.",
    ),
    "empty cells without end": ({"sheet": "<c/>" * 1_500_000}, _LARGE),
    "a text without end": ({"sheet": f"<row><c><v>{'1' * 400_000}</v></c></row>"}, _LARGE),
    "attributes without end": (
        {"sheet": "<row " + " ".join(f"a{n}=''" for n in range(60_000)) + "/>"},
        _LARGE,
    ),
    "merged cells without end": (
        {"rest": "<mergeCells>" + '<mergeCell ref="A1:A9"/>' * 20_001 + "</mergeCells>"},
        _LARGE,
    ),
    "a text in merged cells": (
        {
            "sheet": f'<row r="1"><c r="A1" t="str"><v>{"x" * 32_000}</v></c></row>'
            '<row r="400"><c r="A400"><v>1</v></c></row>',
            "rest": '<mergeCells><mergeCell ref="A1:A399"/></mergeCells>',
        },
        f"The cells of bomb.xlsx {_CHARACTERS}",
    ),
    "elements in elements": (
        {"sheet": "<a>" * 101 + "</a>" * 101},
        "bomb.xlsx is damaged, locked, or no spreadsheet.",
    ),
    "one member as many sheets": (
        {
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            + "".join(
                f'<Relationship Id="r{n}" Type="{_TYPE}" Target="worksheets/sheet1.xml"/>'
                for n in range(2)
            )
            + "</Relationships>"
        },
        "bomb.xlsx is damaged, locked, or no spreadsheet.",
    ),
}


@pytest.mark.parametrize("bomb", _WORKBOOKS)
def test_a_workbook_beyond_its_budget_costs_one_sentence(
    ask: Ask, tmp_path: Path, bomb: str
) -> None:
    """Cells, texts, tags, attributes and merged cells are counted before the library sees any."""
    parts, sentence = _WORKBOOKS[bomb]
    path = _xlsx(tmp_path, **parts)
    assert path.stat().st_size < 300_000
    answer = ask("import", path)
    assert (answer.status, answer.out, answer.err) == (4, "", f"Error: {sentence}\n")


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("<text:p>Forum", '<text:p><text:s text:c="4000000000"/>Forum', _CHARACTERS),
        (
            '"string"><text:p>Forum',
            f'"string" table:number-columns-repeated="190"><text:p>{"x" * 60_000}',
            _CHARACTERS,
        ),
        (
            "<table:table-row>",
            '<table:table-row table:number-rows-repeated="9999">'
            '<table:table-cell table:number-columns-repeated="30"/>',
            "have more than 300000 cells in all. Split it.",
        ),
    ],
    ids=["blanks", "cells", "rows"],
)
def test_what_is_repeated_in_opendocument_is_counted_as_often(
    ask: Ask, tmp_path: Path, before: str, after: str, sentence: str
) -> None:
    """Blanks, cells and rows that say how often they stand there count as if they did."""
    answer = ask("import", _ods(tmp_path, before, after))
    assert (answer.status, answer.out) == (4, "")
    assert answer.err.endswith(f" of bomb.ods {sentence}\n")
    assert answer.err.count("\n") == 1


def test_more_sheets_than_anybody_has_are_refused(ask: Ask, tmp_path: Path) -> None:
    """Each sheet costs something of its own; empty ones do not count."""
    path = write_xlsx(tmp_path / "a.xlsx", {f"S{n}": [["Date"]] for n in range(201)})
    answer = ask("import", path)
    assert answer.err == "Error: a.xlsx has more than 200 sheets. Split it.\n"
    assert answer.status == 4


_EVENT = "BEGIN:VEVENT\nSUMMARY:a\nDTSTART;TZID=Own:20250415T093000\n{}END:VEVENT\n"
_CLOCKS = (
    "BEGIN:STANDARD\nDTSTART:{}T000000\n{}TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
)


def _calendar(zone: str, *events: str) -> str:
    zone = f"BEGIN:VTIMEZONE\nTZID:Own\n{zone}END:VTIMEZONE\n" if zone else ""
    return f"BEGIN:VCALENDAR\n{zone}{''.join(events)}END:VCALENDAR\n"


_ICS_LARGE = "a.ics is too large. Split it."
_CALENDARS: dict[str, tuple[str, str]] = {
    "observances": (_calendar(_CLOCKS.format("19700101", "") * 3_000, _EVENT * 50), _ICS_LARGE),
    "clocks since the year 1": (
        _calendar(_CLOCKS.format("00010101", "RRULE:FREQ=YEARLY\n") * 50, _EVENT * 130),
        _ICS_LARGE,
    ),
    "clocks that change each second": (
        _calendar(_CLOCKS.format("19700101", "RRULE:FREQ=SECONDLY\n"), _EVENT),
        "a.ics has a time zone of its own, in line 6, whose clocks change more than once a year "
        "by one rule. Export it from another program.",
    ),
    "components": (_calendar("", "BEGIN:X\nEND:X\n" * 20_000), _ICS_LARGE),
    "a folded line": (_calendar("", _EVENT.format("LOCATION:a\n" + f" {'a' * 99}\n" * 2_500)),
                      _ICS_LARGE),
    "people": (_calendar("", _EVENT.format("ATTENDEE;CN=A:b\n" * 90_000)), _ICS_LARGE),
    "dates": (_calendar("", _EVENT.format(f"RDATE:{'1,' * 9_000}\n") * 30), _ICS_LARGE),
}  # fmt: skip


@pytest.mark.parametrize("bomb", _CALENDARS)
def test_a_calendar_beyond_its_budget_costs_one_sentence(
    ask: Ask, tmp_path: Path, bomb: str
) -> None:
    """Components, clocks, lines and what stands in them are counted before the library reads."""
    text, sentence = _CALENDARS[bomb]
    path = tmp_path / "a.ics"
    path.write_text(text, "utf-8")
    answer = ask("import", path)
    assert (answer.status, answer.out, answer.err) == (4, "", f"Error: {sentence}\n")


def test_folded_blanks_and_what_is_not_read_cost_nothing(ask: Ask, tmp_path: Path) -> None:
    """Lines that are folded around nothing, a picture and a second title leave the event as it
    is."""
    more = "DESCRIPTION:b\n" + " \n" * 100_000 + "SUMMARY:c\nATTACH:" + "x" * 19_000 + "\n"
    known = _CLOCKS.format("19700101", "") * 1_000
    text = _calendar(known, _EVENT.format(more)).replace("Own", "Asia/Tokyo")
    path = tmp_path / "a.ics"
    path.write_text(text, "utf-8")
    answer = ask("import", path)
    assert answer.status == 0, answer.err
    assert "    title: a\n    city: asia-tokyo\n    start: 2025-04-15 09:30\n" in answer.out
    assert answer.out.endswith("    description: b\n")


_XML = (
    "<schedule><conference><city>Osaka</city></conference>"
    '<day date="2025-04-15"><room name="{room}">{events}</room></day></schedule>'
)
_TALK = "<event><title>A</title><start>10:00</start>{}</event>"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        (
            "a.xml",
            _XML.format(room="r" * 100_000, events=_TALK * 200),
            "a.xml is too large. Split it.",
        ),
        (
            "a.xml",
            _XML.format(
                room="r", events=_TALK.format("<abstract>" + "a\n" * 2_600_000 + "</abstract>")
            ),
            "a.xml is too large for one programme. Split it.",
        ),
        ("a.csv", f"Date,Title,City\n{',' * 1_000_001}\n", "a.csv is too large. Split it."),
        (
            "a.csv",
            f'Date,Title,City,Who\n2025-04-15,A,Osaka,"{";" * 100_001}"\n',
            "a.csv names people more than 100000 times. Split it.",
        ),
    ],
    ids=["room", "lines", "cells", "people"],
)
def test_texts_that_are_repeated_or_split_without_end_are_refused(
    ask: Ask, tmp_path: Path, name: str, text: str, sentence: str
) -> None:
    """What many events take from one place, and what one cell or text would become, is counted."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    answer = ask("import", path)
    assert (answer.status, answer.out, answer.err) == (4, "", f"Error: {sentence}\n")


def test_a_file_of_many_mistakes_has_some_told_and_the_others_counted(
    ask: Ask, tmp_path: Path
) -> None:
    """Fifty remarks fill a page; what is left is a number, and stands in the programme."""
    rows = [f"2025-04-15,Event {n},Osaka,kind {n}" for n in range(80)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["Date,Title,City,Kind", *rows]), "utf-8")
    answer = ask("import", path)
    told = answer.err.splitlines()
    assert len(told) == 53
    assert told[49] == "D51: “kind 49” is no kind of event that the programme knows."
    assert told[50:] == [
        "… and 31 other remarks.",
        "a.csv: 80 rows read, 80 events.",
        "80 events; 81 remarks.",
    ]


Ended = Callable[[str], str]


@pytest.fixture
def ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ended:
    """What is said when the program that reads workbooks does something else instead."""
    data = write_xlsx(tmp_path / "a.xlsx", {"Plan": _ROWS}).read_bytes()

    def sentence(program: str) -> str:
        other = tmp_path / "other.py"
        other.write_text(program, "utf-8")
        monkeypatch.setattr(cells, "__file__", str(other))
        monkeypatch.setattr(workbooks, "_PATIENCE", 0.5)
        with pytest.raises(FileError) as error:
            read_workbook("a.xlsx", data)
        return str(error.value)

    return sentence


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        f"import sys; sys.exit({cells.NO_MEMORY})",
        "import sys; sys.stdin.buffer.read(); sys.stdin = None; open(0).read(1); 1 / 0",
        "import threading; threading.Event().wait()",
    ],
    ids=["abort", "killed", "no memory", "error", "for ever"],
)
def test_however_the_reader_of_workbooks_ends_it_ends_alone(ended: Ended, program: str) -> None:
    """An abort for want of memory, a signal or endless work in it is one sentence of ours."""
    assert ended(program) == (
        "a.xlsx takes too much time or memory to read. Split it, or save the sheet as CSV."
    )


def test_the_reader_of_workbooks_is_confined(tmp_path: Path) -> None:
    """It has 200 MB of addresses and three seconds, leaves no core, and inherits no secrets."""
    resource = pytest.importorskip("resource")
    program = (
        "import os, resource, runpy, sys;"
        f"runpy.run_path({cells.__file__!r})['confine']();"
        "print(*(resource.getrlimit(kind)[0] for kind in"
        " (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == [str(cells.MEMORY), str(cells.SECONDS), "0"]
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != cells.MEMORY


def test_the_reader_of_workbooks_runs_without_input_and_with_odd_names(tmp_path: Path) -> None:
    """A closed standard input, an empty environment and a file name in no encoding do no harm."""
    write_xlsx(tmp_path / "a.xlsx", {"Plan": _ROWS})
    path = bytes(tmp_path) + b"/a\xff.xlsx"
    Path(path.decode(errors="surrogateescape")).write_bytes((tmp_path / "a.xlsx").read_bytes())
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -c "from itinerary.cli import main; main()" import "$1" <&-',
         sys.executable, path],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "SECRET": "x"},
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"title: Forum\n" in done.stdout


def test_an_archive_in_an_archive_stays_packed(ask: Ask, tmp_path: Path) -> None:
    """What a workbook has embedded is not unpacked."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(20_000_000))
    path = write_xlsx(tmp_path / "a.xlsx", {"Plan": _ROWS})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/embeddings/inner.zip", inner.getvalue())
    answer = ask("import", path)
    assert answer.status == 0, answer.err
    assert "title: Forum\n" in answer.out


def test_a_cell_without_end_is_named_by_its_row(ask: Ask, tmp_path: Path) -> None:
    """A quotation mark that is not closed makes one cell of the rest of a file."""
    path = tmp_path / "plan.csv"
    row = "Forum,2025-04-15,09:30,\n"
    path.write_text(
        f'Title,Date,Start,Notes\n{row * 3}Visit,2025-04-15,,"so\n{row * 9000}', "utf-8"
    )
    answer = ask("import", path)
    assert (answer.status, answer.out) == (4, "")
    assert answer.err == (
        "Error: plan.csv is not a table: a cell in the row of line 5 has more than 131,072 "
        "characters; perhaps a quotation mark is not closed.\n"
    )


def test_a_row_longer_than_a_cell_is_read(ask: Ask, tmp_path: Path) -> None:
    """What would be too long for a cell with one delimiter is many cells with another."""
    path = tmp_path / "plan.csv"
    words = ",".join(["x" * 1000] * 140)
    path.write_text(f"Title,Date,Start\nForum,2025-04-15,09:30,{words}\n", "utf-8")
    assert "title: Forum" in ask("import", path, "--in", "Osaka").out


def test_the_rows_of_all_sheets_are_counted_before_they_are_read(ask: Ask, tmp_path: Path) -> None:
    """Two sheets may not have more rows together than one may; a single one of them is read."""
    row = [["Forum", "2025-04-15", "Osaka"]]
    rows = [["Title", "Date", "City"], *row, *[[None]] * 10_000, *row]
    path = write_xlsx(tmp_path / "a.xlsx", {"One": rows, "Two": rows})
    answer = ask("import", path)
    assert (answer.status, answer.out) == (4, "")
    assert answer.err == "Error: a.xlsx has more than 20000 rows. Split it.\n"
    assert ask("import", path, "--sheet", "Two").out.count("title: Forum\n") == 2
