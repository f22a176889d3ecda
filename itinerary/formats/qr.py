"""Square codes that a telephone's camera reads (ISO/IEC 18004)."""

from itinerary.errors import FileError
from itinerary.languages import _

_MASK = 2  # always the same: the same address gives the same code


def code_svg(words: str) -> str:
    """A code as a drawing without margins, black on what is there; FileError without segno."""
    rows = code_rows(words)
    runs = "".join(
        f"M{start} {line}h{length}v1h-{length}z"
        for line, row in enumerate(rows)
        for start, length in _runs(row)
    )
    size = len(rows)
    return (
        f'<svg class="code" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" '
        f'aria-hidden="true"><path d="{runs}"/></svg>'
    )


def code_rows(words: str) -> tuple[bytes | bytearray, ...]:
    """The squares of a code, line by line, 1 where it is black; FileError without segno.

    Of level M: it is read with a seventh of it lost.
    """
    try:
        import segno
    except ImportError as error:
        raise FileError(
            _("Codes need one more package: `pip install 'delegation-itinerary[site]'`.")
        ) from error
    code = segno.make(words, error="m", micro=False, mask=_MASK, boost_error=False)
    return tuple(code.matrix)


def _runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """From where and how long each run of black is."""
    found: list[tuple[int, int]] = []
    for place, module in enumerate(row):
        if module and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif module:
            found.append((place, 1))
    return found
