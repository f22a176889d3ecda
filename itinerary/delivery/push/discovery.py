"""Where on a server one's calendars are (RFC 4791, 6.2; RFC 6764): asked from what was typed on."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote

from itinerary.delivery.push.connection import Answer, Connection, RefusedError
from itinerary.delivery.push.dav import (
    HOME,
    KIND,
    PRINCIPAL,
    TAG,
    XML,
    Found,
    found,
    properties_wanted,
)
from itinerary.delivery.push.server import Path
from itinerary.delivery.push.tags import usable_tag
from itinerary.errors import SendingError
from itinerary.imports.xml import WrongXml
from itinerary.languages import _

_WELL_KNOWN = "/.well-known/caldav"
_MULTISTATUS = 207


class Home(NamedTuple):
    """The folder of one's calendars, and what is in it: its name, and whether it is a calendar."""

    path: Path
    names: Mapping[str, bool]


def home(connection: Connection) -> Home:
    """Where one's calendars are; SendingError when that is not to be found."""
    for beginning in dict.fromkeys((connection.server.path, _WELL_KNOWN)):
        path = _home_of(connection, beginning)
        if path:
            return Home(path, _names(connection, path))
    raise SendingError(
        _(
            "No calendars are found at {server}{path}. Copy the address for calendar programs "
            "(CalDAV) from the settings of the calendar there."
        ).format(server=connection.server, path=connection.server.path)
    )


def tags(connection: Connection, calendar: Path) -> Mapping[str, str]:
    """The objects in a calendar, by their names, each with its version as the server names it.

    Empty is that of one whose version cannot be used. SendingError when it is not told.
    """
    answer = _asked(connection, calendar, "1", KIND, TAG)
    things = _found(answer)
    if things is None:
        raise RefusedError(connection.server, calendar, connection.said(answer))
    return {
        name: usable_tag(each.text(TAG))
        for each in things
        if not each.is_folder and (name := _name_in(connection, calendar, each))
    }


def is_calendar(connection: Connection, path: Path) -> bool:
    """Whether a calendar is there."""
    things = _found(_asked(connection, path, "0", KIND))
    return any(each.is_calendar for each in things or ())


def _home_of(connection: Connection, beginning: Path) -> Path | None:
    """The folder of calendars of whom a place says that we are; None where it does not."""
    path, visited = beginning, set[Path]()
    while path not in visited and len(visited) < 3:
        visited.add(path)
        things = _found(_asked(connection, path, "0", KIND, PRINCIPAL, HOME))
        if not things:
            return None
        for name in (HOME, PRINCIPAL):
            if address := things[0].address_in(name):
                led = connection.led(address, path)
                if name == HOME:
                    return f"{led.rstrip('/')}/"
                path = led
                break
    return None


def _names(connection: Connection, folder: Path) -> Mapping[str, bool]:
    answer = _asked(connection, folder, "1", KIND)
    things = _found(answer)
    if things is None:
        raise RefusedError(connection.server, folder, connection.said(answer))
    return {
        name: each.is_calendar for each in things if (name := _name_in(connection, folder, each))
    }


def _asked(connection: Connection, path: Path, depth: str, *properties: str) -> Answer:
    headers = {**XML, "Depth": depth}
    return connection.ask("PROPFIND", path, properties_wanted(*properties), headers)


def _found(answer: Answer) -> list[Found] | None:
    """What an answer says is there; None where it is no such answer."""
    if answer.status != _MULTISTATUS:
        return None
    try:
        return found(answer.body)
    except WrongXml:
        return None


def _name_in(connection: Connection, folder: Path, thing: Found) -> str:
    """The name of something right in a folder; empty for the folder itself, and what is not."""
    try:
        path = connection.server.path_of(thing.address, folder)
    except ValueError:
        return ""
    above, _slash, name = unquote(path or "").rstrip("/").rpartition("/")
    return name if f"{above}/" == unquote(folder) else ""
