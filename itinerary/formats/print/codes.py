"""Square codes as pictures that stand alone."""

from functools import lru_cache

from itinerary.formats.qr import code_svg

_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@lru_cache(maxsize=1024)
def code_picture(words: str) -> str:
    """A code as SVG; FileError without segno."""
    return code_svg(words).replace("<svg ", f"<svg {_NAMESPACE} ", 1)
