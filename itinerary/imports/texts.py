"""The text of a foreign file."""

from itinerary.errors import FileError
from itinerary.languages import _


def decoded(name: str, data: bytes) -> str:
    """The text that bytes are: in UTF-8, with a byte order mark or without, else Windows-1252."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError(
        _("{path} is neither UTF-8 nor Windows-1252 text. Save it as UTF-8.").format(path=name)
    )
