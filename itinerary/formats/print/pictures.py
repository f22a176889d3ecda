"""Logo and photographs: drawn anew, as small as paper needs them, without what a camera noted."""

from pathlib import Path
from struct import unpack_from

from itinerary.errors import FileError
from itinerary.formats.print.codes import framed
from itinerary.formats.print.typesetting import drawn
from itinerary.languages import _

_DOTS = 150  # per inch


def picture(path: Path, width: float) -> str:
    """A picture so many millimetres wide, as SVG that holds all of it.

    FileError where the file is none that can be drawn; MissingPackage without typst.
    """
    data = drawn(path, width, _DOTS)
    if data is None:
        raise FileError(_("{path} is no picture that can be printed.").format(path=path))
    across, down = unpack_from(">II", data, 16)  # of a PNG's first chunk
    return framed(data, across, down)
