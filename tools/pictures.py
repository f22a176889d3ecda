"""The pictures of the documents: what the tool really draws, as SVG, dark and light.

`make pictures` draws them anew. rich draws them from the escapes that a terminal would get.
"""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
_CHECKS = ROOT / "tests" / "programmes" / "checks"
_NOW = ("--at", "2025-04-16 08:10")
_CELL = 12.2  # how wide rich makes a column

_DARK = TerminalTheme(
    (29, 32, 37),
    (219, 222, 228),
    [(0, 0, 0), (224, 95, 101), (152, 195, 121), (217, 165, 88),
     (86, 140, 230), (190, 120, 220), (86, 182, 194), (200, 200, 200)],
    [(90, 95, 104), (240, 113, 120), (170, 215, 140), (235, 190, 110),
     (120, 180, 255), (220, 150, 240), (120, 210, 220), (255, 255, 255)],
)  # fmt: skip
_LIGHT = TerminalTheme(
    (250, 250, 250),
    (36, 40, 46),
    [(0, 0, 0), (200, 40, 41), (60, 140, 60), (165, 100, 0),
     (20, 60, 180), (140, 40, 150), (0, 130, 150), (120, 120, 120)],
    [(90, 95, 104), (220, 60, 60), (80, 160, 60), (190, 130, 0),
     (40, 120, 220), (175, 70, 190), (20, 150, 170), (255, 255, 255)],
)  # fmt: skip
THEMES = {"dark": _DARK, "light": _LIGHT}

# No fonts from elsewhere, and no window around it.
_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
font-family: "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace;
font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


class Picture(NamedTuple):
    """What is typed in a folder, and how many columns the terminal has."""

    words: tuple[str, ...]
    columns: int
    folder: Path = ROOT


SHOWN: dict[str, Picture] = {
    "today": Picture(("-p", "rehearsal", "today", *_NOW), 100),
    "week": Picture(("-p", "rehearsal", "agenda", "--week", "-d", "ferrandier"), 160),
    "people": Picture(("-p", "rehearsal", "agenda", "16", "--people", *_NOW), 160),
    "check": Picture(
        ("check", "double-booking.yaml", "no-bed.yaml", "tight-transfer.yaml", "--only",
         "double-booking", "--only", "no-bed", "--only", "tight-transfer"),
        100,
        _CHECKS,
    ),
}  # fmt: skip
LANGUAGES = ("en", "fr", "ja")
NAMES = [
    f"{name}.{language}.{mode}.svg" for name in SHOWN for language in LANGUAGES for mode in THEMES
]


def drawn(name: str, language: str) -> str:
    """What the tool writes to a terminal."""
    picture = SHOWN[name]
    program = "from itinerary.cli import main; main()"
    done = subprocess.run(  # noqa: S603 - what is shown is what a user types
        [sys.executable, "-c", program, "--lang", language, *picture.words],
        check=False,
        capture_output=True,
        cwd=picture.folder,
        env={
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
            "FORCE_COLOR": "1",
            "COLUMNS": str(picture.columns),
            "LINES": "50",
        },
        text=True,
    )
    return done.stdout


def pictures(name: str, language: str) -> Iterator[tuple[str, str]]:
    """The name of each file, and its SVG, on a dark terminal and on a light one."""
    text = drawn(name, language)
    for mode, theme in THEMES.items():
        columns = SHOWN[name].columns
        console = Console(record=True, width=columns, file=io.StringIO(), legacy_windows=False)
        for line in text.rstrip("\n").split("\n"):
            console.print(Text.from_ansi(line), no_wrap=True, overflow="ignore", crop=False)
        svg = console.export_svg(
            title="", theme=theme, code_format=_FORMAT, unique_id=f"{name}-{language}-{mode}"
        )
        yield f"{name}.{language}.{mode}.svg", _measured(svg)


def _measured(svg: str) -> str:
    """The picture with each text as wide as its columns: rich counts Japanese characters once."""

    def text(found: "re.Match[str]") -> str:
        wide = cell_len(unescape(found[3])) * _CELL
        return f'{found[1]}textLength="{wide:g}"{found[2]}>{found[3]}</text>'

    measured = re.sub(r'(<text [^>]*?)textLength="[\d.]+"([^>]*)>([^<]*)</text>', text, svg)
    return "".join(f"{line.rstrip()}\n" for line in measured.splitlines())


def write_all() -> None:
    """Draws all pictures anew."""
    PICTURES.mkdir(exist_ok=True)
    for name in SHOWN:
        for language in LANGUAGES:
            for file, svg in pictures(name, language):
                (PICTURES / file).write_text(svg, "utf-8")


if __name__ == "__main__":
    write_all()
