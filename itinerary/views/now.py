"""What `now` says: what is on, what comes next, where everybody is, and who is free."""

from collections.abc import Iterable
from datetime import datetime

from itinerary.languages import _, plural
from itinerary.languages.dates import hour, length, long_day, weekday_and_hour
from itinerary.programme.model import City, Event, Programme
from itinerary.queries.selection import by_start, coming, on_today
from itinerary.queries.tracks import Whereabouts
from itinerary.values import Value, replace
from itinerary.views import records
from itinerary.views.agenda import row, row_apart
from itinerary.views.hours import Leaders, as_of, unknown_hour
from itinerary.views.pages import Agenda, Block, Row
from itinerary.views.readers import Reader, zone_label
from itinerary.views.records import event_record
from itinerary.views.words import name, notice, programme_title
from itinerary.when import Span

STATES = ("on", "today", "next")

_NEXT = 3  # so many of the events to come are worth a look ahead


class Moment(Value, frozen=True):
    """What a programme has at one moment, cancelled events left out; `leaders` are all others."""

    now: datetime
    on: tuple[Event, ...]
    whole_day: tuple[Event, ...]
    coming: tuple[Event, ...]
    whereabouts: tuple[Whereabouts, ...]
    leaders: Leaders


def moment_of(events: Iterable[Event], whereabouts: Iterable[Whereabouts], now: datetime) -> Moment:
    """The events at a moment: under way, today without hours, and the next few."""
    held = by_start(event for event in events if event.status != "cancelled")
    today = on_today(held, now)
    people = tuple(whereabouts)
    on = tuple(event for event in held if _is_on(event, people, now))
    return Moment(
        now=now,
        on=on,
        whole_day=tuple(event for event in today if event.when.precision != "hours"),
        coming=tuple(event for event in coming(held, now) if event not in on)[:_NEXT],
        whereabouts=people,
        leaders={event.id: event for event in held},
    )


def _is_on(event: Event, people: Iterable[Whereabouts], now: datetime) -> bool:
    """Whether an event has begun and is not over; where that is not known, for anybody."""
    when = event.when
    if when.precision != "hours" or when.held is None or now not in when.held:
        return False
    theirs = [each for each in people if each.delegate in event.delegates]
    return not (when.is_open and theirs) or any(event in each.events for each in theirs)


def moment_page(moment: Moment, programme: Programme, reader: Reader) -> Agenda:
    """A moment in words."""
    now = moment.now
    clocks = clocks_at(now, programme, reader)
    nothing = () if moment.on else (_("Nothing is on at this moment."),)
    blocks = (
        Block(
            _("On now"), (clocks, *nothing), tuple(on_row(each, now, reader) for each in moment.on)
        ),
        Block(_("Today"), (), tuple(whole_day(moment, reader))),
        Block(_("Next"), (), tuple(_next(each, now, reader) for each in moment.coming)),
        Block(_("Where everybody is"), (), tuple(_groups(moment.whereabouts, reader))),
        Block(_("Free now"), (), tuple(_free(moment.whereabouts, reader))),
    )
    return Agenda(
        programme_title(programme, reader),
        tuple(block for block in blocks if block.rows or block.remarks),
        notice(programme, reader),
    )


def whole_day(moment: Moment, reader: Reader) -> list[Row]:
    """What is on today and has no hours, in words."""
    heading = as_of(moment.now)
    return [row_apart(each, moment.leaders, reader, heading) for each in moment.whole_day]


def moment_record(moment: Moment, programme: Programme, language: str) -> records.Row:
    """A moment as programs read it: its events by state, and where each delegate is."""
    states = zip(STATES, (moment.on, moment.whole_day, moment.coming), strict=True)
    return {
        "at": moment.now.isoformat(),
        **{
            state: [event_record(event, programme, language) for event in events]
            for state, events in states
        },
        "whereabouts": [
            {
                "delegate": each.delegate.id,
                "city": each.city.id if each.city else None,
                "journey": each.journey.id if each.journey else None,
                "free": each.is_free,
            }
            for each in moment.whereabouts
        ],
    }


def clocks_at(now: datetime, programme: Programme, reader: Reader) -> str:
    """What every clock of the mission shows, each time of day once, home first."""
    cities = sorted(programme.cities.values(), key=lambda city: city is not programme.home)
    shown: dict[str, str] = {}
    for city in cities:
        local = now.astimezone(city.zone)
        time = _("{day}, {hour}").format(day=long_day(local.date()), hour=hour(local))
        shown.setdefault(time, zone_label(city.timezone, cities, reader.language))
    times = (_("{time} in {city}").format(time=time, city=city) for time, city in shown.items())
    return _(" · ").join(times)


def on_row(event: Event, now: datetime, reader: Reader) -> Row:
    """An event under way, with when it ends, where it ends."""
    said = row(event, reader, as_of(now))
    end, city = event.when.end, event.end_city
    if end is None or city is None:
        return replace(said, remarks=(unknown_hour(event), *said.remarks))
    more = _("until {time} in {city}, for {length} more").format(
        time=_hour_seen(end, now),
        city=city.name.read(reader.language),
        length=length(Span.between(now, end).length),
    )
    return replace(said, remarks=(more, *said.remarks))


def _next(event: Event, now: datetime, reader: Reader) -> Row:
    """An event to come: in how long, or on which day where its hours are not known."""
    said = row(event, reader, as_of(now))
    start = event.when.at
    if start is None:
        return said
    if event.when.precision == "hours":
        remark = _("in {length}").format(length=length(Span.between(now, start).length))
    else:
        remark = long_day(start.date())
    remark = _(" · ").join(each for each in (be_there_in(event, now), remark) if each)
    return replace(said, remarks=(remark, *said.remarks))


def be_there_in(event: Event, now: datetime) -> str:
    """In how long one must be at an event; nothing where no hour is said, or it is over."""
    if event.meet is None or event.meet.at <= now:
        return ""
    left = length(Span.between(now, event.meet.at).length)
    return _("be there in {length}").format(length=left)


def _hour_seen(instant: datetime, now: datetime) -> str:
    """An hour, with its weekday unless that is today's."""
    today = now.astimezone(instant.tzinfo).date()
    return hour(instant) if instant.date() == today else weekday_and_hour(instant)


def under_way(each: Whereabouts, reader: Reader) -> str:
    """The city where somebody is, or the journey that they are on."""
    if each.journey:
        return _("under way: {journey}").format(journey=each.journey.title.read(reader.language))
    return each.city.name.read(reader.language) if each.city else _("not known")


def _groups(whereabouts: Iterable[Whereabouts], reader: Reader) -> Iterable[Row]:
    """Who is where: a row a city and a journey, the order of protocol within."""
    groups: dict[str, list[str]] = {}
    for each in whereabouts:
        there = under_way(each, reader)
        groups.setdefault(there, []).append(name(each.delegate, reader))
    for there, names in groups.items():
        people = plural("{number} person", "{number} people", len(names))
        yield Row(title=there, who=_(", ").join(names), remarks=(people,))


def _free(whereabouts: Iterable[Whereabouts], reader: Reader) -> Iterable[Row]:
    """Who is free, by city; whose city is not known is not called free."""
    free: dict[City, list[str]] = {}
    for each in whereabouts:
        if each.is_free and each.city:
            free.setdefault(each.city, []).append(name(each.delegate, reader))
    for city, names in free.items():
        yield Row(title=city.name.read(reader.language), who=_(", ").join(names))
