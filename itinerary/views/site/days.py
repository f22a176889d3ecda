"""The days of a page: which events stand under which, on whose clock, and when they are over."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from itinerary.languages import _, capitalised, plural_p
from itinerary.languages.dates import difference, full_day, long_day
from itinerary.programme.model import City, Event, Programme
from itinerary.values import replace
from itinerary.views.agenda import cities_on_day
from itinerary.views.readers import Reader
from itinerary.views.site.clocks import seconds
from itinerary.views.site.digests import digest
from itinerary.views.site.entries import Seen, Setting
from itinerary.views.site.labels import short_weekday
from itinerary.views.site.pages import Day, Entry
from itinerary.views.site.texts import maybe_said
from itinerary.when import DAY, Days, Zone, midnights

_NONE: frozenset[str] = frozenset()
_MOST_EMPTY = 31  # days of a mission of which also those have a heading that have no event

EntryOf = Callable[[Seen, Setting], Entry]
Nights = Mapping[date, frozenset[str]]  # what the hotels of each night are called


class Paging:
    """Puts events under days, each made once for all who may see the same of it.

    A day is told by what its reader sees of its events, and by where they slept and will sleep: two
    of whom these are the same have the same day.
    """

    def __init__(self, programme: Programme, reader: Reader, entry_of: EntryOf) -> None:
        self._programme = programme
        self._reader = reader
        self._entry_of = entry_of
        self._entries: dict[tuple[Seen, Setting], Entry] = {}
        self._days: dict[object, tuple[Day, Zone]] = {}
        self._alike: dict[object, tuple[Day, ...]] = {}

    def days(self, shown: Iterable[Seen], always: Days, nights: Nights) -> tuple[Day, ...]:
        """The days of events that are given by start, and `always` these days."""
        key = (tuple(shown), always, tuple(nights.items()))
        if key not in self._alike:
            self._alike[key] = tuple(self._divided(key[0], always, nights))
        return self._alike[key]

    def _divided(self, shown: Iterable[Seen], always: Days, nights: Nights) -> Iterator[Day]:
        days = always if (always.last - always.first).days < _MOST_EMPTY else ()
        found: dict[date, list[Seen]] = {day: [] for day in days}
        for each in shown:
            for day in _days(each.event):
                found.setdefault(day, []).append(each)
        # One without events is on the clock of the day before.
        zone = self._reader.clock.zone
        for day in sorted(found):
            hotels = nights.get(day - DAY, _NONE) & nights.get(day, _NONE) if nights else _NONE
            key = (day, tuple(found[day]), hotels, zone.key)
            if key not in self._days:
                self._days[key] = self._made(day, found[day], hotels, zone)
            made, zone = self._days[key]
            yield made

    def undated(self, shown: Iterable[Seen]) -> tuple[Entry, ...]:
        """The events that have no day yet."""
        setting = Setting(date.min, self._reader.clock.zone, None)
        waiting = [each for each in shown if each.event.when.held is None]
        ids = {each.event.id for each in waiting}
        return tuple(
            self._entry(each, setting._replace(is_behind=each.event.follows in ids))
            for each in waiting
        )

    def _made(
        self, day: date, shown: Sequence[Seen], hotels: frozenset[str], before: Zone
    ) -> tuple[Day, Zone]:
        """A day, and the clock on which it ends."""
        events = [each.event for each in shown]
        cities = cities_on_day(day, events, self._reader)
        ends = (cities[0].zone, cities[-1].zone) if cities else (before, before)
        zone = _zone(events, self._reader)
        only = cities[0] if len(cities) == 1 else None
        named = self._programme.named_days.get(day)
        said = long_day(day) if day in self._programme.days else full_day(day)
        ids = {event.id for event in events}
        made = Day(
            anchor=f"d-{day.isoformat()}",
            weekday=short_weekday(day),
            number=str(day.day),
            heading=capitalised(said),
            count=_count(len(events)),
            clock=_clock(day, cities, self._reader),
            title=maybe_said(named.title, self._reader) if named else None,
            note=maybe_said(named.note, self._reader) if named else None,
            start=seconds(midnights(Days(day, day), ends[0])[0]),
            end=seconds(midnights(Days(day, day), ends[1])[1]),
            entries=tuple(
                self._entry(
                    each,
                    Setting(
                        day, zone, only, not _is_at(each.event, hotels), each.event.follows in ids
                    ),
                )
                for each in shown
            ),
        )
        return replace(made, digest=_digest(made)), ends[1]

    def _entry(self, shown: Seen, setting: Setting) -> Entry:
        if (shown, setting) not in self._entries:
            self._entries[shown, setting] = self._entry_of(shown, setting)
        return self._entries[shown, setting]


def _digest(day: Day) -> str:
    """The digest of a day, in which its events have theirs."""
    return digest(repr(replace(day, entries=())), *(each.digest for each in day.entries))


def _count(events: int) -> str:
    return plural_p("page", "{number} event", "{number} events", events) if events else ""


def _days(event: Event) -> Iterable[date]:
    """Under which days an event stands: one with hours under the first alone."""
    days = event.when.days
    if event.when.held is None or days is None:
        return ()
    return (days.first,) if event.when.precision == "hours" else days


def _is_at(event: Event, hotels: frozenset[str]) -> bool:
    return bool(event.place and not hotels.isdisjoint(event.place.name.by_language.values()))


def _zone(events: Iterable[Event], reader: Reader) -> Zone:
    """The clock on which most events of a day begin, the first of several."""
    begun = Counter(event.city.timezone for event in events if event.city)
    most = max(begun.values(), default=0)
    zones = (each.city.zone for each in events if each.city and begun[each.city.timezone] == most)
    return next(zones, reader.clock.zone)


def _clock(day: date, cities: Sequence[City], reader: Reader) -> str:
    """The cities of a day, and how far their clock is ahead of home's, if they have one."""
    names = _(", ").join(city.name.read(reader.language) for city in cities)
    noons = {midnights(Days(day, day), city.zone)[1] for city in cities}
    offsets = {noon.utcoffset() for noon in noons}
    if len(offsets) != 1:
        return names
    noon = noons.pop()
    there = noon.astimezone(reader.clock.zone).utcoffset()
    own = noon.utcoffset()
    if own is None or there is None or own == there:
        return names
    ahead = _("{difference} on {city}").format(
        difference=difference(own - there), city=reader.clock.label
    )
    return _(" · ").join([names, ahead])
