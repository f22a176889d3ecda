"""Lists as programs read them: whole, or the lines of their main table."""

from typing import Any, get_type_hints

from itinerary.programme.model import Event, Programme
from itinerary.values import Value
from itinerary.views.sheets.records import (
    EVENT_KEYS,
    Access,
    BriefingPart,
    Card,
    Coming,
    DayPart,
    DeskSheet,
    Head,
    Hotel,
    Hour,
    InterpreterPart,
    JourneyPart,
    Member,
    OurSide,
    Passenger,
    SheetName,
    Shift,
    Sleeper,
    TableName,
    as_record,
)

Row = dict[str, Any]

# The table of each list that is written where there is room for one, and what its parts are about.
_MAIN: dict[SheetName, tuple[TableName, type[Value] | None, type[Value]]] = {
    "day": ("hours", DayPart, Hour),
    "rooms": ("sleepers", Hotel, Sleeper),
    "journeys": ("passengers", JourneyPart, Passenger),
    "heads": ("heads", None, Head),
    "contacts": ("members", None, Member),
    "briefing": ("our_side", BriefingPart, OurSide),
    "interpreters": ("shifts", InterpreterPart, Shift),
    "press": ("access", None, Access),
    "tables": ("cards", None, Card),
}


def nested_records(sheet: DeskSheet, programme: Programme, language: str) -> list[Row]:
    """A record a part: what it is about, or nothing, and its tables by their names."""
    return [
        {
            "about": as_record(part.about, programme, language) if part.about else None,
            **{
                table.name: [as_record(line, programme, language) for line in table.lines]
                for table in part.tables
            },
        }
        for part in sheet.parts
    ]


def flat_columns(name: SheetName) -> list[str]:
    """The keys of the records of a list's main table: of what its part is about, then its own."""
    _table, about, line = _MAIN[name]
    of = [key for key in _keys(about) if key != "id"] if about else []
    return [*of, *_keys(line)]


def flat_records(sheet: DeskSheet, programme: Programme, language: str) -> list[Row]:
    """The lines of the main table, each with what its part is about."""
    found = []
    for part in sheet.parts:
        about = _flat(as_record(part.about, programme, language)) if part.about else {}
        for line in part.lines(_MAIN[sheet.name][0]):
            record = {**about, **_flat(as_record(line, programme, language))}
            found.append({key: record.get(key) for key in flat_columns(sheet.name)})
    return found


def _keys(sort: type[Value]) -> list[str]:
    """The keys of a record, with those of journeys and events in the place of these."""
    hints = get_type_hints(sort)
    found: list[str] = []
    for name in sort.__struct_fields__:
        if hints[name] is Event:
            found += EVENT_KEYS
        elif hints[name] == Coming | None:
            found += [f"{name}_{each}" for each in Coming.__struct_fields__]
        else:
            found.append(name.rstrip("_"))
    return found


def _flat(record: Row) -> Row:
    """A record in which no value is a record: its keys stand behind that of the other."""
    found: Row = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found |= {f"{key}_{inner}": each for inner, each in value.items()}
        else:
            found[key] = value
    return found
