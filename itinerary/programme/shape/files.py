"""The written forms of files beside the programme: which sorts a key takes, and how large."""

from typing import Any, ClassVar

from itinerary.programme.mistakes import Wrong
from itinerary.programme.shape.forms import Form

KILOBYTE, MEGABYTE = 1_000, 1_000_000


class FileName(Form):
    """A file in the programme's folder, or in a folder in there: `photos/durand.jpg`."""

    __slots__ = ()

    endings: ClassVar[tuple[str, ...]]
    most_bytes: ClassVar[int]
    value: str

    @classmethod
    def parse(cls, text: str) -> str:
        steps = text.split("/")
        if "\\" in text or not steps[0] or ".." in steps:
            raise Wrong("file-outside", name=text)
        if not text.lower().endswith(cls.endings):
            raise Wrong("wrong-file", name=text, endings=cls.endings)
        return text


def _schema(endings: tuple[str, ...]) -> dict[str, Any]:
    """The schema of a file's name; endings may be written in capitals."""
    spelt = ("".join(f"[{each}{each.upper()}]" for each in ending[1:]) for ending in endings)
    return {"type": "string", "pattern": rf"^\s*[^/\\][^\\]*\.({'|'.join(spelt)})\s*$"}


class Logo(FileName):
    """A picture that is printed and shown everywhere: small, and of any size where it is drawn."""

    __slots__ = ()

    endings = (".png", ".jpg", ".jpeg", ".svg")
    most_bytes = 500 * KILOBYTE
    schema = _schema(endings)


class Photo(FileName):
    """A photograph of somebody."""

    __slots__ = ()

    endings = (".jpg", ".jpeg", ".png")
    most_bytes = 5 * MEGABYTE
    schema = _schema(endings)


class Paper(FileName):
    """A paper that is handed out; nothing that acts in a browser."""

    __slots__ = ()

    endings = (".pdf", ".docx", ".xlsx", ".pptx", ".jpg", ".jpeg", ".png", ".txt")
    most_bytes = 20 * MEGABYTE
    schema = _schema(endings)
