"""The stylesheet and the script of all pages, each under a name made of what it holds."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from itinerary.formats.site.accent import DEFAULT, accent

_STATIC = Path(__file__).parent / "static"
_STRING = re.compile(r"('[^']*')")
_SPACES = re.compile(r" *([=*?:,;{}()<>&|!/]) *")  # never + and -, which may stand twice


class Assets(NamedTuple):
    """A file each, by name and content; a name is never given to another content."""

    css_name: str
    css: bytes
    js_name: str
    js: bytes
    gone_name: str  # the script of pages that were withdrawn
    gone: bytes
    office_name: str  # the script of the secretariat's page
    office: bytes

    @property
    def files(self) -> dict[str, bytes]:
        """All of them by name."""
        return {
            self.css_name: self.css,
            self.js_name: self.js,
            self.gone_name: self.gone,
            self.office_name: self.office,
        }


@cache
def assets(colour: str | None) -> Assets:
    """The assets for a mission of this colour, `#rrggbb`, or of none."""
    css = _style(colour or DEFAULT)
    js, gone, office = (_script(_read(f"{name}.js")) for name in ("script", "gone", "office"))
    names = (named(each, "js") for each in (js, gone, office))
    return Assets(named(css, "css"), css, next(names), js, next(names), gone, next(names), office)


def named(content: bytes, ending: str) -> str:
    """A name for a content that no other has."""
    return f"{sha256(content).hexdigest()[:16]}.{ending}"


def _style(colour: str) -> bytes:
    """The stylesheet with the colours of a mission."""
    chosen = accent(colour)
    text = _read("style.css")
    for name, value in chosen._asdict().items():
        text = text.replace(f"var(--{name.replace('_', '-')}-accent)", value)
    return _without_comments(text, "/*")


def _without_comments(text: str, mark: str) -> bytes:
    """A source without its margins, and the lines that only explain it."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(mark)).encode()


def _script(text: str) -> bytes:
    """The script without what only its readers need: comments, margins, and spaces around signs.

    Strings keep theirs, and so do the ends of lines, which end what is said on them.
    """
    parts = _STRING.split(_without_comments(text, "//").decode())
    return "".join(
        part if number % 2 else _SPACES.sub(r"\1", part) for number, part in enumerate(parts)
    ).encode()


def _read(name: str) -> str:
    return (_STATIC / name).read_text("utf-8")
