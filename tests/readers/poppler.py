"""What other programs read in a PDF: poppler its text and its pages, zbar the codes on them."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import which

import pytest

_ZBAR = ("zbarimg", "--quiet", "--raw", "--set", "disable", "--set", "qrcode.enable")
needs_poppler = pytest.mark.skipif(not which("pdftotext"), reason="poppler is not here")
needs_zbar = pytest.mark.skipif(
    not (which("pdftoppm") and which("zbarimg")), reason="poppler or zbar is not here"
)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, as it is laid out, with single spaces."""
    text = _run("pdftotext", "-layout", "-", "-", given=pdf).decode()
    return [re.sub(r"[ \u00a0\u202f]+", " ", page) for page in text.split("\f")[:-1]]


def copied(pdf: bytes) -> str:
    """The text as it is copied, in the order of reading, on one line."""
    text = _run("pdftotext", "-raw", "-", "-", given=pdf).decode()
    return " ".join(text.split())


def information(pdf: bytes) -> dict[str, str]:
    """What is known of the document: Title, Tagged, Pages and so on."""
    lines = _run("pdfinfo", "-", given=pdf).decode().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def codes(pdf: bytes, folder: Path, numbers: Sequence[int] = (1,), dots: int = 150) -> list[str]:
    """What the square codes say on some pages, at so many dots per inch."""
    (folder / "paper.pdf").write_bytes(pdf)
    found: list[str] = []
    for number in numbers:
        pages = ("-f", str(number), "-l", str(number), "-singlefile")
        picture = folder / f"page-{number}"
        words = ("-r", str(dots), "-gray", "-png", str(folder / "paper.pdf"), str(picture))
        _run("pdftoppm", *pages, *words)
        read = _run(*_ZBAR, f"{picture}.png", most=4)
        found += read.decode().splitlines()
    return found


def _run(*words: str, given: bytes = b"", most: int = 0) -> bytes:
    """What a program answers; zbarimg ends with 4 where there is no code on a page."""
    done = subprocess.run(words, input=given, capture_output=True, timeout=60, check=False)
    assert done.returncode in {0, most}, done.stderr
    return done.stdout
