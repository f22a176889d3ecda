"""Archives that would cost the process its memory, and what is left of good ones."""

import io
import resource
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from conftest import Ask
from workbooks import write_ods, write_xlsx

from itinerary.errors import FileError
from itinerary.imports.spreadsheets.archives import MAX_BYTES, bounded_archive

_ROWS = [["Date", "Title"], [date(2025, 4, 15), "Forum"]]


@pytest.fixture
def workbook(tmp_path: Path) -> bytes:
    """A small workbook, .xlsx."""
    return write_xlsx(tmp_path / "good.xlsx", {"Plan": _ROWS}).read_bytes()


def _with(data: bytes, part: str, change: tuple[bytes, bytes]) -> bytes:
    """A workbook in one of whose parts something is replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for member in before.infolist():
            content = before.read(member)
            if member.filename == part:
                assert change[0] in content
                content = content.replace(*change)
            after.writestr(member.filename, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def test_only_xml_is_passed_on(workbook: bytes) -> None:
    """Pictures, macros and the like do not reach the reader of spreadsheets."""
    made = io.BytesIO(workbook)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG")
        archive.writestr("xl/evil.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    before = set(zipfile.ZipFile(io.BytesIO(workbook)).namelist())
    after = zipfile.ZipFile(io.BytesIO(bounded_archive("a.xlsx", made.getvalue())))
    assert set(after.namelist()) == before


def test_an_archive_of_more_than_it_may_hold_is_refused(workbook: bytes) -> None:
    """Megabytes of zeros in a few kilobytes are refused before they are unpacked."""
    made = io.BytesIO(workbook)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", bytes(MAX_BYTES))
    assert len(made.getvalue()) < 100_000
    with pytest.raises(FileError, match=r"a\.xlsx is too large"):
        bounded_archive("a.xlsx", made.getvalue())


def test_an_archive_that_lies_about_its_size_is_not_unpacked_further(workbook: bytes) -> None:
    """A member that says to be small is read no further than it says."""
    made = io.BytesIO(workbook)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.xml", b"<a>" + bytes(5_000_000))
        size = archive.getinfo("bomb.xml").file_size
    lying = made.getvalue().replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert lying != made.getvalue()
    with pytest.raises(FileError, match="damaged"):
        bounded_archive("a.xlsx", lying)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_refused(workbook: bytes, method: int) -> None:
    """Compressions that cannot be unpacked bit by bit, and no spreadsheet uses, are refused."""
    made = io.BytesIO(workbook)
    with zipfile.ZipFile(made, "a", method) as archive:
        archive.writestr("extra.xml", b"<a/>")
    with pytest.raises(FileError, match="damaged"):
        bounded_archive("a.xlsx", made.getvalue())


@pytest.mark.parametrize(
    "cell", [b'r="XFD1048576"', b'r="ZZ2"', b'r="B1048576"', b'r="xfd2"', b'r="B&#57;&#57;999"']
)
def test_cells_that_are_far_apart_are_refused(ask: Ask, tmp_path: Path, cell: bytes) -> None:
    """Two cells that would span a sheet of billions cost a sentence, and not the process."""
    good = write_xlsx(tmp_path / "good.xlsx", {"Plan": _ROWS}).read_bytes()
    path = tmp_path / "far.xlsx"
    path.write_bytes(_with(good, "xl/worksheets/sheet1.xml", (b'r="B2"', cell)))
    answer = ask("import", path)
    assert (answer.status, answer.out) == (4, "")
    assert (
        answer.err
        == "Error: A sheet of far.xlsx has more than 20000 rows or 200 columns. Split it.\n"
    )


@pytest.mark.parametrize(
    ("repeated", "sentence"),
    [
        (b'table:number-columns-repeated="1000"', "has more than 20000 rows or 200 columns"),
        (b'table:number-columns-repeated="-1000"', "is damaged, locked, or no spreadsheet"),
        (b'table:number-columns-repeated="many"', "is damaged, locked, or no spreadsheet"),
    ],
)
def test_cells_that_are_repeated_too_often_are_refused(
    ask: Ask, tmp_path: Path, repeated: bytes, sentence: str
) -> None:
    """In OpenDocument a cell can say to be a thousand; empty ones may, as LibreOffice writes."""
    good = write_ods(tmp_path / "good.ods", {"Plan": _ROWS}).read_bytes()
    path = tmp_path / "far.ods"
    change = (b'office:date-value="2025-04-15"', b'office:date-value="2025-04-15" ' + repeated)
    path.write_bytes(_with(good, "content.xml", change))
    answer = ask("import", path)
    assert (answer.status, answer.out) == (4, "")
    assert sentence in answer.err


def test_a_large_sheet_is_read_within_bounds(tmp_path: Path) -> None:
    """Nine thousand rows are read in seconds and in less than 400 MB."""
    rows = [
        ["Date", "Title", "City"],
        *([date(2025, 4, 15), f"Event {n}", "Osaka"] for n in range(9_000)),
    ]
    write_xlsx(tmp_path / "large.xlsx", {"Plan": rows})
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_DATA, (400_000_000, -1));"
        "from itinerary.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "import", "large.xlsx", "-o", "large.yaml"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.endswith("9000 events from large.xlsx in large.yaml; 1 remark.\n")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0
