"""Drawings (SVG): whether one is a drawing at all, and lies still, as a picture does."""

import re
from typing import Any
from xml.parsers import expat

from itinerary.programme.mistakes import Wrong

_ACTING = frozenset({
    "script", "handler", "listener", "foreignobject", "iframe", "object", "embed", "audio", "video",
    "set", "animate", "animatemotion", "animatetransform", "animatecolor", "discard",
})  # fmt: skip
# Parts of the drawing itself, and pictures that it brings along.
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp)[;,]|$)", re.IGNORECASE)
_FETCHED = re.compile(
    r"url\(\s*+[\"']?+(?!\s*(#|data:image/(png|jpeg|gif|webp)[;,]))", re.IGNORECASE
)


def refuse_unless_still(data: bytes, name: str) -> None:
    """Wrong where a file is no drawing, or one that has scripts, moves, or fetches something."""
    reader = _Reader(name)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # an encoding that is not known
        raise Wrong("other-file", name=name, ending=".svg") from error


class _Reader:
    """Follows a drawing from beginning to end, and keeps nothing of it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._is_begun = False
        self._style: list[str] | None = None  # what a style says, which comments may part
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.ProcessingInstructionHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if not self._is_begun and local != "svg":
            raise Wrong("other-file", name=self._name, ending=".svg")
        self._is_begun = True
        if local == "style":
            self._style = self._style or []
        if local in _ACTING or any(_acts(_local(key), text) for key, text in attributes.items()):
            self._refuse()

    def _end(self, name: str) -> None:
        if _local(name) == "style" and self._style is not None:
            if _fetches("".join(self._style)):
                self._refuse()
            self._style = None

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _refuse(self, *_: object) -> None:
        raise Wrong("drawing-acts", name=self._name)


def _local(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def _acts(key: str, text: str) -> bool:
    if key.startswith("on") or (key in {"href", "src"} and not _INSIDE.match(text)):
        return True
    return _fetches(text)


def _fetches(style: str) -> bool:
    """Whether a style refers to anything outside of the drawing, or spells so that none can tell.

    An attribute of any name can be one.
    """
    return bool(_FETCHED.search(style)) or "@import" in style.lower() or "\\" in style
