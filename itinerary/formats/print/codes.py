"""Square codes as pictures that stand alone: a few dots each, in place of many rectangles."""

import zlib
from base64 import b64encode
from functools import lru_cache
from struct import pack

from itinerary.formats.qr import code_rows

_DOTS = 4  # across each square: where a viewer smooths pictures, it smooths a quarter of one
_WHITE, _BLACK = b"\xff", b"\x00"


@lru_cache(maxsize=1024)
def code_picture(words: str) -> str:
    """A code as SVG that holds a picture; FileError without segno."""
    rows = code_rows(words)
    size = _DOTS * len(rows)
    lines = b"".join(
        (b"\x00" + b"".join((_BLACK if each else _WHITE) * _DOTS for each in row)) * _DOTS
        for row in rows
    )
    return framed(_png(size, lines), size, size)


def framed(png: bytes, across: int, down: int) -> str:
    """A PNG in an SVG, which is text and stands in the same data as all words."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" '
        f'width="{across}" height="{down}"><image width="{across}" height="{down}" '
        f'image-rendering="optimizeSpeed" '
        f'href="data:image/png;base64,{b64encode(png).decode()}"/></svg>'
    )


def _png(size: int, lines: bytes) -> bytes:
    """A square picture of grey dots, each line of which begins with no filter (RFC 2083)."""
    head = pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
