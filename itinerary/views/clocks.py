"""What `clock` says: one moment on every clock of the mission, side by side."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from itinerary.languages import _, capitalised
from itinerary.languages import deferred as d
from itinerary.languages.dates import difference, full_day, hour, length, long_day
from itinerary.programme.model import City, Programme
from itinerary.views.pages import Register
from itinerary.views.readers import zone_label
from itinerary.views.records import Row
from itinerary.when import MINUTE, Span, changes

CLOCK_COLUMNS = ("timezone", "cities", "time", "minutes_from_home", "next_change")

# Zones lie up to 26 hours apart.
_SHIFTS = {
    -2: d("two days before"),
    -1: d("the day before"),
    0: d("the same day"),
    1: d("the day after"),
    2: d("two days after"),
}

_AHEAD = timedelta(days=366)  # every zone that changes its clocks does so within a year


class Face(NamedTuple):
    """One zone's clock: its cities, what it shows, how far from home, and its next change."""

    cities: tuple[City, ...]
    local: datetime
    from_home: timedelta
    next_change: datetime | None


def faces(programme: Programme, now: datetime) -> tuple[Face, ...]:
    """The clock of every zone of the mission at a moment, home's first."""
    zones: dict[str, list[City]] = {programme.home.timezone: [programme.home]}
    for city in programme.cities.values():
        if city is not programme.home:
            zones.setdefault(city.timezone, []).append(city)
    home = now.astimezone(programme.home.zone).utcoffset() or timedelta(0)
    return tuple(_face(tuple(cities), now, home) for cities in zones.values())


def clock_page(programme: Programme, now: datetime, asked: City, language: str) -> Register:
    """The clocks in words; days are said as seen from the city that was asked about."""
    local = now.astimezone(asked.zone)
    rows = tuple(_row(face, local, language) for face in faces(programme, now))
    return Register(
        title=_("{day}, {time} in {city}").format(
            day=capitalised(full_day(local.date())),
            time=hour(local),
            city=asked.name.read(language),
        ),
        columns=(_("Where"), _("Time"), _("Day"), _("From home"), _("Clocks change")),
        rows=rows,
    )


def clock_records(programme: Programme, now: datetime) -> list[Row]:
    """The clocks as programs read them; differences in minutes."""
    return [
        {
            "timezone": face.cities[0].timezone,
            "cities": [city.id for city in face.cities],
            "time": face.local.isoformat(),
            "minutes_from_home": int(face.from_home.total_seconds()) // 60,
            "next_change": face.next_change.isoformat() if face.next_change else None,
        }
        for face in faces(programme, now)
    ]


def change_words(city: City, change: datetime, programme: Programme, language: str) -> str:
    """How far the clocks of a city go forward or back, and when."""
    before, after = (change - MINUTE).astimezone(city.zone), change.astimezone(city.zone)
    step = (after.utcoffset() or timedelta(0)) - (before.utcoffset() or timedelta(0))
    sentence = (
        _("The clocks of {city} go {length} forward on {day} at {hour}.")
        if step > timedelta(0)
        else _("The clocks of {city} go {length} back on {day} at {hour}.")
    )
    return sentence.format(
        city=zone_label(city.timezone, programme.cities.values(), language),
        length=length(abs(step)),
        day=long_day(after.date()),
        hour=hour(before + MINUTE),
    )


def _face(cities: tuple[City, ...], now: datetime, home: timedelta) -> Face:
    zone = cities[0].zone
    local = now.astimezone(zone)
    ahead = Span(now.astimezone(UTC), now.astimezone(UTC) + _AHEAD)
    change = next(changes(zone, ahead), None)
    return Face(
        cities,
        local,
        (local.utcoffset() or timedelta(0)) - home,
        change.astimezone(zone) if change else None,
    )


def _row(face: Face, asked: datetime, language: str) -> tuple[str, ...]:
    return (
        _where(face.cities, language),
        hour(face.local),
        _day(face.local, asked),
        difference(face.from_home),
        full_day(face.next_change.date()) if face.next_change else _("never"),
    )


def _where(cities: tuple[City, ...], language: str) -> str:
    """The zone by its city as people say it, and the mission's other cities in it."""
    label = zone_label(cities[0].timezone, cities, language)
    others = [name for city in cities if (name := city.name.read(language)) != label]
    if not others:
        return label
    return _("{name} ({others})").format(name=label, others=_(", ").join(others))


def _day(local: datetime, asked: datetime) -> str:
    """The day, and how it lies to the day that was asked about."""
    shift = (local.date() - asked.date()).days
    return _("{day}, {relation}").format(day=long_day(local.date()), relation=_(_SHIFTS[shift]))
