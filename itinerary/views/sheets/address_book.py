"""The people of the list of contacts, as an address book has them."""

from itinerary.languages import _
from itinerary.values import Value
from itinerary.views.readers import Reader
from itinerary.views.sheets import cells
from itinerary.views.sheets.records import Callee, DeskSheet, HostLine, Member


class Entry(Value, frozen=True):
    """Somebody in an address book; what is not known is empty."""

    name: str
    title: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    local_name: str = ""  # in another script, by which one is found there too


def entries(sheet: DeskSheet, reader: Reader) -> tuple[Entry, ...]:
    """The delegation, whom to call, and the hosts who have a name; the same one once."""
    lines = (line for part in sheet.parts for table in part.tables for line in table.lines)
    found = [entry for line in lines for entry in _entry(line, reader)]
    return tuple(dict.fromkeys(found))


def _entry(line: object, reader: Reader) -> list[Entry]:
    match line:
        case Member():
            return [
                Entry(
                    name=cells.read(line.name, reader),
                    title=cells.read(line.role, reader),
                    organisation=cells.read(line.organisation, reader),
                    phone=line.phone or "",
                    email=line.email or "",
                    local_name=cells.other_script(line.name, reader),
                )
            ]
        case Callee():
            return [
                Entry(
                    name=cells.read(line.name, reader),
                    title=cells.read(line.role, reader),
                    phone=line.phone or "",
                    note=cells.read(line.city, reader),
                )
            ]
        case HostLine() if line.name:
            return [
                Entry(
                    name=cells.read(line.name, reader),
                    title=cells.read(line.title, reader),
                    organisation=cells.read(line.organisation, reader),
                    phone=line.phone or "",
                    note=_("{label}: {text}").format(
                        label=_("Host"), text=cells.what(line.event, reader)
                    ),
                    local_name=cells.read(line.local_name, reader),
                )
            ]
    return []
