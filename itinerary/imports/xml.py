"""XML read into a small tree whose elements know their lines.

It uses expat as it comes with Python: a document type, and with it every entity of the file's
own, is refused, and depth and size are bounded.
"""

from collections.abc import Iterator
from xml.parsers import expat

MAX_DEPTH = 30
MAX_ELEMENTS = 200_000


class WrongXml(ValueError):
    """A text that is no XML, or has what no schedule needs; `line` says where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Element:
    """An element: its name, attributes, line from 1, text before its children, and children."""

    __slots__ = ("attributes", "children", "line", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.text = ""
        self.children: list[Element] = []

    def all(self, name: str) -> "Iterator[Element]":
        """The children of this name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> str:
        """The text of the first child of this name that has one, else ""."""
        return next((each.text for each in self.all(name) if each.text), "")


def read_xml(data: bytes, *, namespaces: bool = False) -> Element:
    """The root of a document; WrongXml when it is none.

    With `namespaces`, a name that has one is that namespace, a space, and the name in it.
    """
    reader = _Reader(" " if namespaces else None)
    try:
        reader.parser.Parse(data, True)
    except WrongXml:
        raise
    except expat.ExpatError as error:
        raise WrongXml(error.lineno) from error
    except (ValueError, LookupError) as error:  # an encoding that is not known
        raise WrongXml(1) from error
    return reader.root.children[0]


class _Reader:
    def __init__(self, separator: str | None) -> None:
        self.root = Element("", {}, 0)
        self._open = [self.root]
        self._elements = 0
        self.parser = expat.ParserCreate(namespace_separator=separator)
        self.parser.buffer_text = True
        self.parser.buffer_size = 1_000_000
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if len(self._open) > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            self._refuse()
        element = Element(name, attributes, self.parser.CurrentLineNumber)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        element.text = element.text.strip()

    def _text(self, text: str) -> None:
        if not self._open[-1].children:
            self._open[-1].text += text

    def _refuse(self, *_: object) -> None:
        raise WrongXml(self.parser.CurrentLineNumber)
