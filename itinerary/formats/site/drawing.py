"""Small parts of drawings: SVG in attributes and classes alone, since a page may have no styles."""

from functools import lru_cache
from html import escape

from itinerary.formats.measures import width, wrapped

_COLUMN = 0.56  # of the size of the letters: how wide a narrow one is, on average and a little more


def text(x: float, y: float, words: str, classes: str = "") -> str:
    """Words that begin at a point, or as their class says."""
    return f'<text x="{_number(x)}" y="{_number(y)}"{_class(classes)}>{escape(words)}</text>'


def box(left: float, top: float, wide: float, high: float, classes: str) -> str:
    """A rectangle."""
    sides = zip(("x", "y", "width", "height"), (left, top, wide, high), strict=True)
    said = " ".join(f'{name}="{_number(value)}"' for name, value in sides)
    return f'<rect {said} class="{classes}"/>'


def line(start: tuple[float, float], end: tuple[float, float], classes: str = "l") -> str:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    return f'<path d="M{_number(x1)} {_number(y1)}L{_number(x2)} {_number(y2)}" class="{classes}"/>'


def sign(x: float, y: float, name: str) -> str:
    """One of the signs of the page, of which the middle is at a point."""
    return (
        f'<use href="#s-{name}" x="{_number(x - 6)}" y="{_number(y - 6)}" width="12" height="12"/>'
    )


@lru_cache(maxsize=8192)
def lines_that_fit(words: str, wide: float, high: float, size: float) -> tuple[str, ...]:
    """Words in as many lines as a box has room for; the last one cut where it has too little."""
    columns = int(wide / (size * _COLUMN))
    most = max(1, int(high / (size * 1.2)))
    if columns < 2:
        return ()
    lines = wrapped(words, columns)
    if len(lines) <= most and all(width(each) <= columns for each in lines):
        return tuple(lines)
    kept = lines[:most]
    kept[-1] = _cut(kept[-1], columns)
    return tuple(kept)


def _cut(words: str, columns: int) -> str:
    while words and width(words) + 1 > columns:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _class(classes: str) -> str:
    return f' class="{classes}"' if classes else ""


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
