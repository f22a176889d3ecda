"""What one looks up in a booklet: hours there and at home, what the clocks do, hotels, numbers."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from itinerary.languages import _
from itinerary.languages.dates import difference, long_day
from itinerary.programme.model import City, Event, Programme
from itinerary.views.booklet.audience import Audience
from itinerary.views.booklet.pages import Hours, Practical
from itinerary.views.clocks import change_words
from itinerary.views.readers import Reader
from itinerary.views.site.nights import Hotel, night
from itinerary.views.site.personal import contact_lines
from itinerary.when import MINUTE, Span, changes, midnights

_HALF = 12  # hours side by side
_DAY_HOURS = 24


def practical(
    programme: Programme,
    audience: Audience,
    events: Iterable[Event],
    hotels: Iterable[Hotel],
    reader: Reader,
) -> Practical:
    """The page of practical information, for those who are anywhere of it."""
    theirs = tuple(hotels)
    ends = [city for event in events for city in (event.city, event.end_city)]
    cities = dict.fromkeys(each for each in (*ends, *(h.stay.city for h in theirs)) if each)
    zones: dict[str, list[City]] = {}
    for city in cities:
        zones.setdefault(city.timezone, []).append(city)
    return Practical(
        hours=tuple(
            table for there in zones.values() for table in _tables(there, programme, reader)
        ),
        changes=tuple(_changes(zones.values(), programme, reader)),
        nights=tuple(night(hotel, audience.to, reader) for hotel in theirs),
        contacts=contact_lines(audience.contacts(programme), reader),
    )


def _tables(cities: list[City], programme: Programme, reader: Reader) -> Iterator[Hours]:
    """The hours in a zone and at home: a table, and another when their difference changes."""
    before: timedelta | None = None
    for day in programme.days:
        ahead = _ahead(day, cities[0], reader)
        if ahead and ahead != before:
            yield _table(cities, ahead, day if before is not None else None, reader)
        before = ahead


def _ahead(day: date, city: City, reader: Reader) -> timedelta:
    """How far the clock of a city is ahead of the one at home, at noon there."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=city.zone)
    own, home = noon.utcoffset(), noon.astimezone(reader.clock.zone).utcoffset()
    return (own or timedelta(0)) - (home or timedelta(0))


def _table(cities: list[City], ahead: timedelta, since: date | None, reader: Reader) -> Hours:
    names = _(", ").join(city.name.read(reader.language) for city in cities)
    heading = _("{city} = {home} {difference}").format(
        city=names, home=reader.clock.label, difference=difference(ahead)
    )
    if since:
        heading = _("{clocks}, from {day} on").format(clocks=heading, day=long_day(since))
    cells = [(str(hour), _at_home(hour, ahead)) for hour in range(_DAY_HOURS)]
    return Hours(
        heading=heading,
        place=cities[0].name.read(reader.language),
        home=reader.clock.label,
        halves=(tuple(cells[:_HALF]), tuple(cells[_HALF:])),
    )


def _at_home(hour: int, ahead: timedelta) -> str:
    """Which hour it is at home, with the other day on which it falls: 17−1, 20:30−1."""
    shift, minutes = divmod((timedelta(hours=hour) - ahead) // MINUTE, _DAY_HOURS * 60)
    there, past = divmod(minutes, 60)
    said = f"{there}:{past:02d}" if past else str(there)
    return f"{said}{'+' if shift > 0 else '−'}{abs(shift)}" if shift else said


def _changes(zones: Iterable[list[City]], programme: Programme, reader: Reader) -> Iterator[str]:
    """What the clocks do during the mission, at home too."""
    cities = {programme.home.timezone: programme.home}
    cities |= {theirs[0].timezone: theirs[0] for theirs in zones}
    for city in cities.values():
        span = Span.between(*midnights(programme.days, city.zone))
        for change in changes(city.zone, span):
            yield change_words(city, change, programme, reader.language)
