"""How the tool says times on clocks, places and people: small pieces that all outputs share."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Literal

from itinerary.languages import _, speaking, spoken
from itinerary.languages import deferred as d
from itinerary.languages.dates import day_and_month, hour, long_day, range_of_days, weekday_and_hour
from itinerary.languages.zones import zone_city
from itinerary.pages import ClockLine
from itinerary.programme.document import Kind, Mode, Status
from itinerary.programme.model import City, Delegate, Event, Party, Programme, Stop
from itinerary.queries import title
from itinerary.values import Value
from itinerary.when import Days, Zone, days_between, midnights

_STATUSES: dict[Status, str] = {
    "confirmed": d("confirmed"),
    "tentative": d("tentative"),
    "cancelled": d("cancelled"),
}
_KINDS: dict[Kind, str] = {
    "travel": d("travel"),
    "conference": d("conference"),
    "round-table": d("round table"),
    "visit": d("visit"),
    "b2b": d("B-to-B meeting"),
    "meeting": d("meeting"),
    "promotion": d("promotion"),
    "reception": d("reception"),
    "ceremony": d("ceremony"),
    "free": d("free time"),
    "other": d("other"),
}
_MODES: dict[Mode, str] = {
    "flight": d("Flight"),
    "train": d("Train"),
    "coach": d("Coach"),
    "car": d("Car"),
    "boat": d("Boat"),
    "walk": d("On foot"),
}


class Clock(Value, frozen=True):
    """Which clocks to show: the event's own, a zone's, or both; and what to call that zone."""

    show: Literal["both", "local", "zone"]
    zone: Zone
    label: str


class Reader(Value, frozen=True):
    """Who reads: in which language, on which clocks."""

    language: str
    clock: Clock


def reader_in(language: str, programme: Programme) -> Reader:
    """Who reads in one of the languages of the tool, on the clocks of events and at home."""
    home = programme.home
    with speaking(language):
        label = zone_label(home.timezone, programme.cities.values(), language)
    return Reader(language, Clock("both", home.zone, label))


def reader_for(to: Delegate | None, programme: Programme, otherwise: Reader) -> Reader:
    """A delegate as a reader in the language of their entry; else who reads otherwise."""
    language = spoken(to.language) if to else None
    return reader_in(language, programme) if language else otherwise


def zone_label(name: str, cities: Iterable[City], language: str) -> str:
    """A zone by its city as people say it: "Paris" for Europe/Paris, パリ where the file has it."""
    city = city_of_zone(name, cities)
    return city.name.read(language) if city else zone_city(name)


def city_of_zone(name: str, cities: Iterable[City]) -> City | None:
    """The city after which a zone is named, if it is one of these."""
    return next(
        (
            city
            for city in cities
            if city.timezone == name and _spoken(name) in city.name.by_language.values()
        ),
        None,
    )


def _spoken(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


_COUNTED = 2  # days are marked by their number; a date says more of a day that lies further off

# The day that a reader has in mind when they see a moment on some clock: a heading's, or today.
Heading = Callable[[datetime], date]


def under(day: date) -> Heading:
    """The heading of a day, the same for every clock."""
    return lambda _moment: day


def as_of(now: datetime) -> Heading:
    """Today, on whatever clock a moment is shown."""
    return lambda moment: now.astimezone(moment.tzinfo).date()


def clock_lines(event: Event, reader: Reader, heading: Heading) -> tuple[ClockLine, ...]:
    """The hours of an event under a heading, or in words how much is known of them."""
    start, end = event.when.start, event.when.end
    if event.when.precision != "hours" or start is None or end is None:
        return (ClockLine(precision_words(event), "", True),)
    clock = reader.clock
    other = (start.astimezone(clock.zone), end.astimezone(clock.zone))
    if clock.show == "zone":
        return (ClockLine(hours(*other, heading), clock.label, True),)
    own = _own_lines(event, reader, heading)
    same = (start.utcoffset(), end.utcoffset()) == (other[0].utcoffset(), other[1].utcoffset())
    if clock.show == "local" or same:
        return own
    return (*own, ClockLine(hours(*other, heading), clock.label, False))


def _own_lines(event: Event, reader: Reader, heading: Heading) -> tuple[ClockLine, ...]:
    """The hours on the event's own clock; on two, a line each, for a journey."""
    start, end = event.when.start, event.when.end
    if start is None or end is None or event.city is None:
        return ()
    label = event.city.name.read(reader.language)
    if event.end_city in (event.city, None):
        return (ClockLine(hours(start, end, heading), label, True),)
    arrival = event.end_city.name.read(reader.language)
    return (
        ClockLine(marked_hour(start, heading), label, True),
        ClockLine(marked_hour(end, heading), arrival, True),
    )


def briefly(event: Event, reader: Reader) -> str:
    """Thursday 17 April, 10:00–12:00 Osaka: when an event is on its own clock, in a few words."""
    days = event.when.days
    if days is None or event.when.precision == "none":
        return precision_words(event)
    line = clock_lines(event, reader, under(days.first))[0]
    whole = days.first < days.last and event.when.precision != "hours"
    return _("{day}, {hours}").format(
        day=range_of_days(days) if whole else long_day(days.first),
        hours=f"{line.text} {line.label}".strip(),
    )


def hours(start: datetime, end: datetime, heading: Heading) -> str:
    """09:30–12:00, each time marked that falls on another day than the heading.

    Where more than two days lie between, the date is said once: 15 April, 09:30–12:00.
    """
    shift = _shift(start, heading)
    if shift and max(abs(shift), abs(_shift(end, heading))) > _COUNTED:
        return _("{day}, {hours}").format(
            day=day_and_month(start.date()), hours=hours(start, end, under(start.date()))
        )
    first, last = marked_hour(start, heading), marked_hour(end, heading)
    dash = "–" if len(first) == len(last) == 5 else " – "
    return f"{first}{dash}{last}"


def marked_hour(instant: datetime, heading: Heading) -> str:
    """09:30, with +1 or −1 where it falls on another day than the heading; far off, its date."""
    shift = _shift(instant, heading)
    if abs(shift) > _COUNTED:
        return _("{day}, {hour}").format(day=day_and_month(instant.date()), hour=hour(instant))
    mark = f"{'+' if shift > 0 else '−'}{abs(shift)}" if shift else ""
    return f"{hour(instant)}{mark}"


def _shift(instant: datetime, heading: Heading) -> int:
    """How many days after the heading's a moment falls."""
    return (instant.date() - heading(instant)).days


def precision_words(event: Event) -> str:
    """What is known of the time of an event without hours."""
    if event.when.precision == "all-day":
        return _("all day")
    if event.when.precision == "day":
        return _("time to be confirmed")
    return _("to be scheduled")


def cover(day: date, city: City, reader: Reader) -> str | None:
    """Which hours of another clock a day covers, where that clock is another."""
    clock = reader.clock
    start, end = midnights(Days(day, day), city.zone)
    first, last = start.astimezone(clock.zone), end.astimezone(clock.zone)
    if clock.show == "local" or first.utcoffset() == start.utcoffset():
        return None
    return _("{day} in {city} is {start} to {end} in {home}.").format(
        day=day_and_month(day),
        city=city.name.read(reader.language),
        start=weekday_and_hour(first),
        end=weekday_and_hour(last),
        home=clock.label,
    )


def days_on(event: Event, clock: Clock) -> Days | None:
    """The days on which an event falls, on the clock by which days are grouped."""
    start, end = event.when.start, event.when.end
    if clock.show == "zone" and event.when.precision == "hours" and start and end:
        return days_between(start.astimezone(clock.zone), end.astimezone(clock.zone))
    return event.when.days if event.when.span else None


def marks(event: Event) -> tuple[str, ...]:
    """What sets an event apart, in words: cancelled, tentative, confidential."""
    words = [] if event.status == "confirmed" else [status_words(event.status)]
    if event.confidential:
        words.append(_("confidential"))
    return tuple(words)


def status_words(status: Status) -> str:
    """How certain an event is, in a word."""
    return _(_STATUSES[status])


def kind_words(kind: Kind) -> str:
    """What sort of event it is, in a word or two."""
    return _(_KINDS[kind])


def place(event: Event, reader: Reader) -> str:
    """Where an event is: its venue and city, or the venues at which a journey starts and ends."""
    if event.journey:
        ends = (event.journey.origin, event.journey.destination)
        return " → ".join(stop(end, reader) for end in ends if end.place)
    if event.place:
        names = (event.place.name, event.place.city.name)
        return _(", ").join(text.read(reader.language) for text in names)
    return event.city.name.read(reader.language) if event.city else ""


def stop(end: Stop, reader: Reader) -> str:
    """One end of a journey: its station or airport, else its city."""
    return (end.place or end.city).name.read(reader.language)


def way(event: Event) -> str:
    """By what a journey goes, and its number: Flight AF276; nothing where that is not known."""
    journey = event.journey
    mode = _(_MODES[journey.mode]) if journey and journey.mode else ""
    number = journey.number if journey else None
    return (
        _("{mode} {number}").format(mode=mode, number=number)
        if mode and number
        else (mode or number or "")
    )


def who(event: Event, reader: Reader) -> str:
    """Who takes part, as the file names them, and who speaks."""
    names = [_("whole delegation")] if event.everyone else []
    names += [name(party, reader) for party in event.who]
    said = _(", ").join(names)
    if event.excepted:
        but = _(", ").join(name(party, reader) for party in event.excepted)
        said = _("{who} except {others}").format(who=said, others=but)
    if event.speakers:
        speak = _(", ").join(name(speaker, reader) for speaker in event.speakers)
        speaking = _("speaking: {names}").format(names=speak)
        said = _("{who}; {speaking}").format(who=said, speaking=speaking) if said else speaking
    return said


def name(party: Party, reader: Reader) -> str:
    """What somebody is called."""
    return title(party).read(reader.language)


def until(event: Event, heading: Heading) -> str | None:
    """On which later day than the heading's an event of several whole days ends."""
    days, start = event.when.days, event.when.start
    if event.when.precision != "all-day" or not days or not start or heading(start) >= days.last:
        return None
    return _("until {day}").format(day=long_day(days.last))


def programme_title(programme: Programme, reader: Reader) -> str:
    """The mission's title and dates."""
    return f"{programme.title.read(reader.language)} · {range_of_days(programme.days)}"


def notice(programme: Programme, reader: Reader) -> str | None:
    """What stands under everything that is printed."""
    return programme.notice.read(reader.language) if programme.notice else None
