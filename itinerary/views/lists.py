"""What `list` says: the delegates, organisations, groups, cities, places or themes of a mission."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages import deferred_p as d_p
from itinerary.languages.dates import short_range
from itinerary.programme.model import (
    City,
    Delegate,
    Event,
    File,
    Group,
    Organisation,
    Place,
    Programme,
    Text,
    Theme,
)
from itinerary.queries.selection import concerning
from itinerary.views.pages import Register
from itinerary.views.records import Row
from itinerary.when import Days

RegisterName = Literal["delegates", "organisations", "groups", "cities", "places", "themes"]
_Entry = Delegate | Organisation | Group | City | Place | Theme

# The keys of each register's records, as in the programme file, and how many events each has.
COLUMNS: dict[RegisterName, tuple[str, ...]] = {
    "delegates": (
        "id", "name", "role", "organisation", "language", "email", "phone", "present", "based_in",
        "photo", "biography", "events",
    ),
    "organisations": ("id", "name", "kind", "url", "events"),
    "groups": ("id", "name", "members", "events"),
    "cities": ("id", "name", "country", "timezone", "language", "coordinates", "events"),
    "places": ("id", "name", "city", "address", "coordinates", "url", "phone", "access", "events"),
    "themes": ("id", "title", "events"),
}  # fmt: skip

_HEADINGS: dict[RegisterName, str] = {
    "delegates": d("Delegates"),
    "organisations": d("Organisations"),
    "groups": d("Groups"),
    "cities": d("Cities"),
    "places": d("Places"),
    "themes": d("Themes"),
}

# What people read of a record: no addresses and telephone numbers, which would only be passed on.
_LABELS = {
    "id": d("Id"),
    "name": d("Name"),
    "title": d_p("theme", "Title"),
    "role": d("Role"),
    "kind": d("Kind"),
    "organisation": d("Organisation"),
    "members": d("Members"),
    "present": d("Present"),
    "based_in": d("Lives in"),
    "country": d("Country"),
    "timezone": d("Time zone"),
    "city": d("City"),
    "events": d("Events"),
}
_LABELS_OF_PEOPLE = {**_LABELS, "name": d_p("person", "Name")}

_REFERENCES = frozenset({"organisation", "city", "members", "based_in"})


def register_records(
    programme: Programme, register: RegisterName, events: Iterable[Event], language: str
) -> list[Row]:
    """The records of a register as programs read them, each with how many of the events it has."""
    chosen = tuple(events)
    return [
        {
            **{key: _value(getattr(entry, key), language) for key in COLUMNS[register][:-1]},
            "events": len(concerning(entry, chosen)),
        }
        for entry in _entries(programme, register).values()
    ]


def register_page(
    programme: Programme, register: RegisterName, records: list[Row], language: str
) -> Register:
    """The same records as people read them."""
    keys = [key for key in COLUMNS[register] if key in _LABELS]
    told = [key for key in keys if any(record[key] is not None for record in records)]
    labels = _LABELS_OF_PEOPLE if register == "delegates" else _LABELS
    names = {id: entry.name.read(language) for id, entry in _named(programme).items()}
    return Register(
        title=_(_HEADINGS[register]),
        columns=tuple(_(labels[key]) for key in told),
        rows=tuple(
            tuple(
                _present(record[key])
                if key == "present"
                else _cell(record[key], names if key in _REFERENCES else {})
                for key in told
            )
            for record in records
        ),
        numbers=frozenset({told.index("events")}) if told else frozenset(),
        notice=programme.notice.read(language) if programme.notice else None,
        ids=frozenset({told.index("id")}) if told else frozenset(),
    )


def _named(programme: Programme) -> dict[str, City | Organisation | Delegate]:
    """What the records of a register refer to by its id."""
    return {**programme.cities, **programme.organisations, **programme.delegates}


def _entries(programme: Programme, register: RegisterName) -> Mapping[str, _Entry]:
    entries: Mapping[str, _Entry] = getattr(programme, register)
    return entries


def _value(value: object, language: str) -> object:
    """A value as programs read it: texts in the reader's language, records by their ids."""
    match value:
        case Text():
            return value.read(language)
        case Organisation() | City() | Delegate():
            return value.id
        case File():
            return value.name
        case Days():
            return f"{value.first}..{value.last}"
        case tuple():
            return [_value(each, language) for each in value]
        case _:
            return value


def _cell(value: object, names: Mapping[str, str]) -> str:
    """A value in words; an id as the name of what it refers to."""
    if isinstance(value, list):
        return _(", ").join(names.get(str(each), str(each)) for each in value)
    return "" if value is None else names.get(str(value), str(value))


def _present(value: object) -> str:
    """The days on which somebody is there, in words; the record has them as a programme does."""
    if value is None:
        return ""
    first, _dots, last = str(value).partition("..")
    return short_range(Days(date.fromisoformat(first), date.fromisoformat(last)))
