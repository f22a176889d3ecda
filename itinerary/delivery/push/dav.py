"""What is asked of a calendar server in XML (RFC 4918 and 4791), and what it answers."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from itinerary.imports.xml import Element, WrongXml, read_xml

_DAV, _CALDAV, _APPLE = "DAV:", "urn:ietf:params:xml:ns:caldav", "http://apple.com/ns/ical/"
_PREFIXES = {_DAV: "d", _CALDAV: "c", _APPLE: "a"}
XML = {"Content-Type": "application/xml; charset=utf-8"}

KIND = f"{_DAV} resourcetype"
TAG = f"{_DAV} getetag"
PRINCIPAL = f"{_DAV} current-user-principal"
HOME = f"{_CALDAV} calendar-home-set"
_HREF = f"{_DAV} href"
_CALENDAR, _COLLECTION = f"{_CALDAV} calendar", f"{_DAV} collection"
_NO_UID_CONFLICT = f"{_CALDAV} no-uid-conflict"
_WORDS = ("http://sabredav.org/ns message", f"{_DAV} responsedescription")


class Found(NamedTuple):
    """Something on a server: its address as given, and the properties that it has."""

    address: str
    properties: Mapping[str, Element]

    def text(self, name: str) -> str:
        """The text of a property."""
        element = self.properties.get(name)
        return element.text if element else ""

    def address_in(self, name: str) -> str:
        """The address that stands in a property."""
        element = self.properties.get(name)
        return element.first(_HREF) if element else ""

    @property
    def is_calendar(self) -> bool:
        """Whether it keeps events."""
        return self._is(_CALENDAR)

    @property
    def is_folder(self) -> bool:
        """Whether it holds others."""
        return self._is(_COLLECTION)

    def _is(self, kind: str) -> bool:
        element = self.properties.get(KIND)
        return bool(element) and any(True for _each in element.all(kind)) if element else False


def properties_wanted(*names: str) -> bytes:
    """A question for some properties."""
    return _document(
        "d:propfind", f"<d:prop>{''.join(f'<{_tag(name)}/>' for name in names)}</d:prop>"
    )


def new_calendar(title: str, colour: str = "", zone: bytes = b"") -> bytes:
    """What makes a calendar; a server that does not know colours and zones gets none."""
    properties = [f"<d:displayname>{_said(title)}</d:displayname>"]
    if colour:
        properties.append(f"<a:calendar-color>{_said(colour)}</a:calendar-color>")
    if zone:
        properties.append(f"<c:calendar-timezone>{_said(zone.decode())}</c:calendar-timezone>")
        events = '<c:comp name="VEVENT"/>'
        properties.append(
            f"<c:supported-calendar-component-set>{events}</c:supported-calendar-component-set>"
        )
    return _document("c:mkcalendar", f"<d:set><d:prop>{''.join(properties)}</d:prop></d:set>")


def found(data: bytes) -> list[Found]:
    """What a server has found; WrongXml where it says something else."""
    root = read_xml(data, namespaces=True)
    if root.name != f"{_DAV} multistatus":
        raise WrongXml(root.line)
    return [
        Found(response.first(_HREF), dict(_properties(response)))
        for response in root.all(f"{_DAV} response")
    ]


def _properties(response: Element) -> Iterator[tuple[str, Element]]:
    """The properties that something has, and not those that it does not have."""
    for group in response.all(f"{_DAV} propstat"):
        if group.first(f"{_DAV} status").split()[1:2] == ["200"]:
            for each in group.all(f"{_DAV} prop"):
                yield from ((child.name, child) for child in each.children)


class Refusal(NamedTuple):
    """Why a server did not do something: in its own words, and whether a UID is used elsewhere."""

    words: str = ""
    is_taken_elsewhere: bool = False


def refusal(data: bytes) -> Refusal:
    """What a server says of why it did not do something; nothing where it says it in no XML."""
    try:
        root = read_xml(data, namespaces=True)
    except WrongXml:
        return Refusal()
    words = next((text for name in _WORDS if (text := root.first(name))), "")
    return Refusal(words, any(True for _each in root.all(_NO_UID_CONFLICT)))


def _document(name: str, inner: str) -> bytes:
    spaces = "".join(f' xmlns:{prefix}="{space}"' for space, prefix in _PREFIXES.items())
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{name}{spaces}>{inner}</{name}>\n'.encode()


def _tag(name: str) -> str:
    space, local = name.split(" ")
    return f"{_PREFIXES[space]}:{local}"


def _said(text: str) -> str:
    """A text in XML, whose line breaks would otherwise be read as one character (XML, 2.11)."""
    return escape(text, {"\r": "&#13;"})
