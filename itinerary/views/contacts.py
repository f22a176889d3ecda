"""What `list contacts` says: whom to call, in the order of calling."""

from collections.abc import Iterable

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages import deferred_p as d_p
from itinerary.languages.dates import short_range
from itinerary.programme.model import Contact, Programme
from itinerary.views.pages import Register
from itinerary.views.readers import Reader
from itinerary.views.records import Row
from itinerary.views.words import name, notice

CONTACT_COLUMNS = ("name", "role", "phone", "for", "days", "city")
_LABELS = (
    d_p("person", "Name"), d("Role"), d("Telephone"), d("For"), d("Days"), d("City"),
)  # fmt: skip


def contact_page(programme: Programme, contacts: Iterable[Contact], reader: Reader) -> Register:
    """The contacts as people read them; no column of what none of them says."""
    rows = [_cells(each, reader) for each in contacts]
    told = [number for number, cells in enumerate(zip(*rows, strict=True)) if any(cells)]
    return Register(
        title=_("Contacts"),
        columns=tuple(_(_LABELS[number]) for number in told),
        rows=tuple(tuple(cells[number] for number in told) for cells in rows),
        notice=notice(programme, reader),
    )


def contact_records(contacts: Iterable[Contact], language: str) -> list[Row]:
    """The same as programs read them."""
    return [
        {
            "name": each.name.read(language),
            "role": each.role.read(language) if each.role else None,
            "phone": each.phone,
            "for": ["everyone"] if each.who is None else [party.id for party in each.who],
            "days": f"{each.days.first}..{each.days.last}" if each.days else None,
            "city": each.city.id if each.city else None,
        }
        for each in contacts
    ]


def _cells(contact: Contact, reader: Reader) -> tuple[str, ...]:
    language = reader.language
    return (
        contact.name.read(language),
        contact.role.read(language) if contact.role else "",
        contact.phone or "",
        _(", ").join(name(each, reader) for each in contact.who or ()),
        short_range(contact.days) if contact.days else "",
        contact.city.name.read(language) if contact.city else "",
    )
