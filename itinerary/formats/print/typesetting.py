"""PDF by typst: a template of ours and data in JSON, of which nothing acts.

The same data give the same bytes: fonts are those of packages, and the moment is given.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from itinerary.formats.print.fonts import MissingPackage, folders, lacking
from itinerary.values import Value

if TYPE_CHECKING:
    import typst

_TEMPLATES = Path(__file__).parent / "templates"
_STANDING_FOR = "?"  # a letter that cannot be printed; a picture or a mark only goes
_KEPT_CONTROLS = "\n"
_SELECTORS = range(0xFE00, 0xFE10)  # how the sign before is drawn: as text, or as a picture


def pdf(template: str, data: object, timestamp: datetime) -> bytes:
    """A template filled in with data, as of a moment; MissingPackage where typst is not there.

    `data` are Values, mappings, sequences, texts, numbers and None. A letter that no font has is a
    question mark, and another sign that none has is left out: `unprintable` names them.
    """
    compiler = _compiler()
    made, warnings = compiler.compile_with_warnings(
        input=_source(template),
        format="pdf",
        sys_inputs={"data": written(data)},
        pdf_standards=["ua-1"],  # tagged, with title and language: ISO 14289-1
        timestamp=int(timestamp.timestamp()),
    )
    if warnings:
        raise AssertionError([each.message for each in warnings])  # templates are ours
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def drawn(path: Path, width: float, dots: int) -> bytes | None:
    """A picture so many millimetres wide as PNG, at so many dots per inch; None where it is none.

    Only its own folder can be read.
    """
    engine = _typst()
    compiler = engine.Compiler(root=path.parent, font_paths=_fonts(), ignore_system_fonts=True)
    try:
        made = compiler.compile(
            input=(_TEMPLATES / "picture.typ").read_bytes(),
            format="png",
            ppi=dots,
            sys_inputs={"name": path.name, "width": str(width)},
        )
    except engine.TypstError:
        return None
    return made if isinstance(made, bytes) else None


def written(data: object) -> str:
    """Data as typst gets them: JSON of what can be printed."""
    text = json.dumps(_plain(data), ensure_ascii=False, separators=(",", ":"))
    missing = lacking(text)
    return text.translate({ord(each): _instead(each) for each in missing})


def unprintable(data: object) -> tuple[str, ...]:
    """The names of the characters that no font has: 🍣 (SUSHI)."""
    text = json.dumps(_plain(data), ensure_ascii=False)
    return tuple(
        f"{each} ({unicodedata.name(each, f'U+{ord(each):04X}')})" for each in lacking(text)
    )


@cache
def _compiler() -> "typst.Compiler":
    """A compiler that knows only the fonts of packages; nothing is fetched, nothing read."""
    compiler: typst.Compiler = _typst().Compiler(
        root=_TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True
    )
    return compiler


@cache
def _fonts() -> "typst.Fonts":
    fonts: typst.Fonts = _typst().Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=list(folders()),
    )
    return fonts


def _typst() -> ModuleType:
    """The engine, which only those pay for who print; MissingPackage where it is not there."""
    try:
        import typst
    except ImportError as error:
        raise MissingPackage from error
    return typst


@cache
def _source(template: str) -> bytes:
    """A template behind what all of them share."""
    return b"".join((_TEMPLATES / f"{name}.typ").read_bytes() for name in ("base", template))


def _plain(data: object) -> object:
    """Data of which JSON can be made, with no text in it that acts on another."""
    if isinstance(data, str):
        return _clean(data)
    if isinstance(data, Value):
        return {name: _plain(getattr(data, name)) for name in data.__struct_fields__}
    if isinstance(data, Mapping):
        return {name: _plain(each) for name, each in data.items()}
    if isinstance(data, Sequence):
        return [_plain(each) for each in data]
    if isinstance(data, frozenset):
        return sorted(data)
    return data


def _clean(text: str) -> str:
    """A text without what directs, joins or controls others: it turned the rest of a line round."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        each
        for each in text.replace("\t", " ")
        if each in _KEPT_CONTROLS
        or (unicodedata.category(each) not in {"Cc", "Cf", "Cs"} and ord(each) not in _SELECTORS)
    )


def _instead(letter: str) -> str:
    """What stands for a character that cannot be printed."""
    return _STANDING_FOR if unicodedata.category(letter)[0] in "LN" else ""
