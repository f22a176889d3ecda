"""The one colour of a mission, as it can be read: darker on white, lighter on black, hue kept.

Contrasts are those of WCAG 2.2, relative luminance (1.4.3): from 1 to 21.
"""

from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

DEFAULT = "#1e3a6e"

_WHITE, _BLACK = "#ffffff", "#0e1216"  # the page by day and by night
_ON_WHITE, _ON_BLACK = 4.5, 7.0  # the least contrast there
_STEPS = 256


class Accent(NamedTuple):
    """A colour by day and by night, each with what stands on it."""

    light: str
    on_light: str
    dark: str
    on_dark: str


def accent(colour: str) -> Accent:
    """A mission's colour, `#rrggbb`, in all that it is needed in."""
    light, dark = darkened(colour), lightened(colour)
    return Accent(light, on(light), dark, on(dark))


def darkened(colour: str) -> str:
    """The colour, or the lightest of its hue that can be read on white."""
    return _nearest(colour, _WHITE, _ON_WHITE, towards=0.0)


def lightened(colour: str) -> str:
    """The colour, or the darkest of its hue that can be read on the page by night."""
    return _nearest(colour, _BLACK, _ON_BLACK, towards=1.0)


def on(colour: str) -> str:
    """White or nearly black, whichever reads better on a colour."""
    return max(_WHITE, _BLACK, key=lambda words: contrast(words, colour))


def contrast(one: str, other: str) -> float:
    """How well two colours stand out from each other."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _nearest(colour: str, ground: str, least: float, towards: float) -> str:
    """The colour at the first of the steps towards black or white that can be read."""
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    for step in range(_STEPS):
        moved = lightness + (towards - lightness) * step / _STEPS
        found = _written(hls_to_rgb(hue, moved, saturation)) if step else colour.lower()
        if contrast(found, ground) >= least:
            return found
    return _WHITE if towards else "#000000"


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
