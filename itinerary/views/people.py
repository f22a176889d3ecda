"""What `agenda --people` says: a day of everybody, side by side on one clock."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from itinerary.languages import capitalised
from itinerary.languages.dates import full_day, hour
from itinerary.programme.model import Delegate, Event, Party, Programme, Text
from itinerary.queries.selection import is_one_of
from itinerary.queries.tracks import Track, tracks, whereabouts_on
from itinerary.views.agenda import cities_of, first_city, row_apart
from itinerary.views.hours import days_on, under
from itinerary.views.pages import Arrival, People, PeopleDay, PeopleGroup, Stretch, WeekClock
from itinerary.views.readers import Reader
from itinerary.views.words import name, notice, programme_title
from itinerary.when import DAY, MINUTE, Days, Span, Zone, midnights

_DAY_END = DAY // MINUTE


def people(
    programme: Programme,
    delegates: Sequence[Delegate],
    events: Sequence[Event],
    reader: Reader,
    days: Iterable[date],
    now: datetime | None,
) -> People:
    """The days of some people, of which only these events are drawn."""
    wanted = [track for track in tracks(programme) if track.delegate in delegates]
    drawn = tuple(_day(day, wanted, events, programme, reader, now) for day in days)
    return People(programme_title(programme, reader), drawn, notice(programme, reader))


def people_days(events: Iterable[Event], programme: Programme, reader: Reader) -> list[date]:
    """The days of the mission on which any of the events are; else its first day."""
    theirs = [days for event in events if (days := days_on(event, reader.clock))]
    return [day for day in programme.days if any(day in days for days in theirs)] or [
        programme.days.first
    ]


def wanted_people(programme: Programme, parties: Sequence[Party]) -> list[Delegate]:
    """The delegates whom the parties mean; all where none are named."""
    everybody = programme.delegates.values()
    return [each for each in everybody if not parties or is_one_of(each, parties)]


def _day(
    day: date,
    theirs: Sequence[Track],
    events: Sequence[Event],
    programme: Programme,
    reader: Reader,
    now: datetime | None,
) -> PeopleDay:
    chosen = [each for each in events if (on := days_on(each, reader.clock)) and day in on]
    city = first_city(cities_of(chosen), chosen, reader) or programme.home
    own = reader.clock.show == "zone"
    zone = reader.clock.zone if own else city.zone
    label = reader.clock.label if own else city.name.read(reader.language)
    start, _end = midnights(Days(day, day), zone)
    sheet = _Sheet(day, zone, Span.between(*midnights(Days(day, day), zone)), frozenset(events))
    leaders = {event.id: event for event in chosen}
    found: dict[_Had, list[str]] = {}
    alike: dict[object, _Had] = {}
    for track in theirs:
        if day in (track.delegate.present or programme.days):
            key = (track.timed, track.dated, track.stays)
            if key not in alike:
                alike[key] = _had(track, sheet, reader)
            found.setdefault(alike[key], []).append(name(track.delegate, reader))
    away = start.astimezone(reader.clock.zone).replace(tzinfo=None) - start.replace(tzinfo=None)
    is_today = now is not None and now.astimezone(zone).date() == day
    return PeopleDay(
        day=capitalised(full_day(day)),
        city=label,
        clock=WeekClock(label, away // MINUTE if reader.clock.show == "both" else 0),
        home=reader.clock.label,
        groups=tuple(PeopleGroup(tuple(names), *had) for had, names in found.items()),
        whole_day=tuple(
            row_apart(each, leaders, reader, under(day))
            for each in chosen
            if each.when.precision != "hours"
        ),
        present=(sheet.minute(now), hour(now.astimezone(zone))) if now and is_today else None,
    )


class _Sheet(NamedTuple):
    """The day on the clock that is drawn, as a span of instants, and which events count."""

    day: date
    zone: Zone
    span: Span
    events: frozenset[Event]

    def minute(self, instant: datetime) -> int:
        """How many minutes after midnight its clock shows, within the day."""
        since = instant.astimezone(self.zone).replace(tzinfo=None) - datetime.combine(
            self.day, time()
        )
        return min(max(since // MINUTE, 0), _DAY_END)


class _Had(NamedTuple):
    """What somebody has of a day, and where they are in it."""

    stretches: tuple[Stretch, ...]
    arrivals: tuple[Arrival, ...]


def _had(track: Track, sheet: _Sheet, reader: Reader) -> _Had:
    """What one person has of a day: the same for all who take part in the same."""
    here = whereabouts_on(track, sheet.span.start).city
    arrivals = [(0, here)] if here else []
    stretches = []
    for event, span in track.spans:
        if event not in sheet.events or not span.overlaps(sheet.span):
            continue
        start, end = sheet.minute(span.start), sheet.minute(span.end)
        stretches.append(
            Stretch(
                start=start,
                end=end,
                title=_title(event).read(reader.language),
                kind=event.kind,
                tentative=event.status == "tentative",
                confidential=event.confidential,
            )
        )
        if event.journey and event.end_city and span.end <= sheet.span.end:
            arrivals.append((end, event.end_city))
    said = tuple(Arrival(minute, city.name.read(reader.language)) for minute, city in arrivals)
    return _Had(tuple(stretches), said)


def _title(event: Event) -> Text:
    """What an event is called in little room: a journey by where it goes."""
    return event.end_city.name if event.journey and event.end_city else event.title
