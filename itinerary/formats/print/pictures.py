"""Logo and photographs: drawn anew, as small as paper needs them, without what a camera noted."""

from base64 import b64encode
from pathlib import Path
from struct import unpack_from

from itinerary.errors import FileError
from itinerary.formats.print.typesetting import drawn
from itinerary.languages import _

_DOTS = 220  # per inch


def picture(path: Path, width: float) -> str:
    """A picture so many millimetres wide, as SVG that holds all of it.

    FileError where the file is none that can be drawn; MissingPackage without typst.
    """
    data = drawn(path, width, _DOTS)
    if data is None:
        raise FileError(_("{path} is no picture that can be printed.").format(path=path))
    across, down = unpack_from(">II", data, 16)  # of a PNG's first chunk
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" '
        f'width="{across}" height="{down}"><image width="{across}" height="{down}" '
        f'href="data:image/png;base64,{b64encode(data).decode()}"/></svg>'
    )
