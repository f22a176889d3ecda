"""What each table of a list is called, and what stands in its columns."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from itinerary.languages import _, capitalised
from itinerary.languages import deferred as d
from itinerary.languages import deferred_p as d_p
from itinerary.languages.dates import hour, long_day, short_range
from itinerary.views.readers import Reader
from itinerary.views.sheets import cells
from itinerary.views.sheets.records import Access, Card, Movement, Need, Sleeper, TableName
from itinerary.views.words import press_words, way
from itinerary.when import DAY, Days

Cell = Callable[[Any, Reader], str]  # of a line of the table


class Column(NamedTuple):
    """What a column is called, what of a line stands in it, and whether that is a number.

    What is `kept_as_digest` cannot be read in what was told, only compared.
    """

    label: str
    cell: Cell
    is_number: bool = False
    kept_as_digest: bool = False


class Columns(NamedTuple):
    """A table: what stands over it, where it is not the only one, and its columns."""

    heading: str
    columns: tuple[Column, ...]


def _text(label: str, name: str) -> Column:
    return Column(label, lambda line, reader: cells.read(getattr(line, name), reader))


def _plain(label: str, name: str) -> Column:
    return Column(label, lambda line, _reader: getattr(line, name) or "")


def _count(label: str, name: str) -> Column:
    return Column(label, lambda line, _reader: cells.number(getattr(line, name)), is_number=True)


def _count_if_any(label: str, name: str) -> Column:
    """A number of which nothing is said where it is none."""
    return Column(label, lambda line, _reader: str(getattr(line, name) or ""), is_number=True)


_NAME = _text(d_p("person", "Name"), "name")
_ROLE = _text(d("Role"), "role")
_ORGANISATION = _text(d("Organisation"), "organisation")
_PHONE = _plain(d("Telephone"), "phone")
_CITY = _text(d("City"), "city")
_DAY = Column(d("Day"), lambda line, _reader: cells.day(line.event))
_HOURS = Column(d("Hours"), lambda line, reader: cells.hours(line.event, reader))
_WHAT = Column(d("What"), lambda line, reader: cells.what(line.event, reader))
_WHERE = Column(d("Where"), lambda line, reader: cells.where(line.event, reader))
_NIGHT = Column(d("Night of"), lambda line, _reader: capitalised(long_day(line.night)))
_PEOPLE = _count(d("People"), "people")


def _nights(line: Sleeper, _reader: Reader) -> str:
    """From the first night to the day of departure."""
    return short_range(Days(line.nights.first, line.nights.last + DAY))


def _sort(line: Need, _reader: Reader) -> str:
    return _("Diet") if line.sort == "diet" else _("Need")


def _movement_day(line: Movement, _reader: Reader) -> str:
    at = _at(line)
    return capitalised(long_day(at.date())) if at else ""


def _movement_hour(line: Movement, _reader: Reader) -> str:
    at = _at(line)
    return hour(at) if at else ""


def _at(line: Movement) -> Any:
    return line.event.when.start if line.sort == "departure" else line.event.when.end


def _movement_city(line: Movement, reader: Reader) -> str:
    city = line.event.city if line.sort == "departure" else line.event.end_city
    return cells.read(city.name, reader) if city else ""


def _movement_sort(line: Movement, _reader: Reader) -> str:
    return _("departure") if line.sort == "departure" else _("arrival")


def _press(line: Access, _reader: Reader) -> str:
    return capitalised(cells.several(press_words(line.event)))


def _local_name(line: Card, reader: Reader) -> str:
    local = cells.read(line.local_name, reader) if line.local_name else ""
    return local or cells.other_script(line.name, reader)


COLUMNS: Mapping[TableName, Columns] = {
    "sleepers": Columns(
        d("Who sleeps here"),
        (
            _NAME,
            _ROLE,
            Column(d("Stay"), _nights),
            _count(d("Nights"), "number"),
            _plain(d_p("hotel", "Room"), "room"),
            Column(d("Arrival"), lambda line, reader: cells.coming(line.arrival, reader)),
            Column(d("Departure"), lambda line, reader: cells.coming(line.departure, reader)),
        ),
    ),
    "nights": Columns(
        d("Night by night"),
        (
            _NIGHT,
            _PEOPLE,
            _count_if_any(d("Rooms numbered"), "rooms"),
        ),
    ),
    "needs": Columns(
        d("Diets and needs"),
        (_text(d("What"), "what"), Column(d_p("need", "Kind"), _sort), _PEOPLE),
    ),
    "named": Columns(
        d("Diets and needs by name"), (_NAME, _text(d("Diet"), "diet"), _text(d("Need"), "needs"))
    ),
    "sleepless": Columns(
        d("Without a bed"),
        (_NAME, _CITY, _NIGHT),
    ),
    "movements": Columns(
        d("Departures and arrivals"),
        (
            Column(d("Day"), _movement_day),
            Column(d("Hour"), _movement_hour),
            Column(d("City"), _movement_city),
            Column(d_p("journey", "Kind"), _movement_sort),
            _WHAT,
            Column(d("By"), lambda line, _reader: way(line.event)),
            _PEOPLE,
        ),
    ),
    "passengers": Columns(d("On board"), (_NAME, _ROLE, _ORGANISATION)),
    "heads": Columns(
        d("Heads"),
        (
            _DAY,
            _HOURS,
            _WHAT,
            _WHERE,
            _count(d("Delegates"), "delegates"),
            _count_if_any(d("Guests"), "guests"),
            _count(d("In all"), "total"),
            _count_if_any(d("Speakers"), "speakers"),
            _count(d("Seats"), "seats"),
            Column(d("Diets"), lambda line, reader: cells.counted(line.diets, reader)),
            Column(d("Needs"), lambda line, reader: cells.counted(line.needs, reader)),
        ),
    ),
    "members": Columns(
        d("The delegation"),
        (
            _NAME,
            _ROLE,
            _ORGANISATION,
            _PHONE._replace(kept_as_digest=True),
            _plain(d("E-mail"), "email")._replace(kept_as_digest=True),
        ),
    ),
    "callees": Columns(
        d("Who to call"),
        (
            _NAME,
            _ROLE,
            _PHONE,
            Column(
                d("For"),
                lambda line, reader: cells.several(cells.read(each, reader) for each in line.of),
            ),
            Column(d("Days"), lambda line, _reader: short_range(line.days) if line.days else ""),
            _CITY,
        ),
    ),
    "hosts": Columns(
        d("Hosts"),
        (
            _NAME,
            _text(d("Local name"), "local_name"),
            _text(d_p("person", "Title"), "title"),
            _ORGANISATION,
            _PHONE,
            _WHAT,
            _DAY,
        ),
    ),
    "venues": Columns(
        d("Places and hotels"),
        (_text(d_p("place", "Name"), "name"), _CITY, _text(d("Address"), "address"), _PHONE),
    ),
    "their_side": Columns(
        d("Hosts"),
        (
            _NAME,
            _text(d("Local name"), "local_name"),
            _text(d_p("person", "Title"), "title"),
            _ORGANISATION,
            _PHONE,
        ),
    ),
    "our_side": Columns(
        d("Our side"),
        (
            _NAME,
            _ROLE,
            _ORGANISATION,
            Column(d("Speaks"), lambda line, _reader: _("speaks") if line.speaks else ""),
            _text(d("Biography"), "biography")._replace(kept_as_digest=True),
        ),
    ),
    "shifts": Columns(
        d("Hours"),
        (
            _DAY,
            _HOURS,
            _WHAT,
            _WHERE,
            _text(d("Language"), "language"),
            Column(
                d("With"),
                lambda line, reader: cells.several(cells.read(each, reader) for each in line.with_),
            ),
        ),
    ),
    "access": Columns(
        d("Press"),
        (
            _DAY,
            _HOURS,
            Column(d("Press gathers"), lambda line, reader: cells.gathering(line.event, reader)),
            _WHAT,
            _WHERE,
            Column(d("Press"), _press),
        ),
    ),
    "cards": Columns(
        d("Name cards"),
        (_NAME, Column(d("In the other script"), _local_name), _ROLE, _ORGANISATION),
    ),
    "hours": Columns(
        d("Programme"),
        (
            _HOURS,
            Column(d("Hours at home"), lambda line, reader: cells.home_hours(line.event, reader)),
            _WHAT,
            Column(d("Before"), lambda line, reader: cells.meeting(line.event, reader)),
            Column(
                d("Where"),
                lambda line, reader: cells.several(
                    (cells.where(line.event, reader), way(line.event))
                ),
            ),
            _text(d("Dress"), "dress"),
            Column(
                d("For you"),
                lambda line, reader: " ".join(
                    cells.read(each, reader)
                    for each in (*((line.meet_note,) if line.meet_note else ()), *line.notes)
                ),
            ),
        ),
    ),
    "beds": Columns(
        d("The night"),
        (
            _text(d("Hotel"), "hotel"),
            _plain(d_p("hotel", "Room"), "room"),
            _text(d("Address"), "address"),
            _PHONE,
        ),
    ),
}  # fmt: skip
