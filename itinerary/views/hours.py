"""How the tool says times on clocks: the hours of an event, its days, and what is known of them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from itinerary.languages import _, _p
from itinerary.languages import deferred as d
from itinerary.languages import deferred_p as d_p
from itinerary.languages.dates import (
    day_and_month,
    hour,
    long_day,
    range_of_days,
    said_hour,
    weekday_and_hour,
)
from itinerary.programme.model import City, Event, Step
from itinerary.values import replace
from itinerary.views.pages import ClockLine, ClockTime
from itinerary.views.readers import Clock, Reader
from itinerary.when import Days, Zone, days_between, midnights

# How an hour is marked that falls on another day than the heading, by how many days later; a date
# says more of a day that lies further off.
_MARKED = {-2: d("{hour}−2"), -1: d("{hour}−1"), 0: "{hour}", 1: d("{hour}+1"), 2: d("{hour}+2")}
_MARKED_IN_PROSE = {
    -2: d_p("sentence", "{hour}−2"),
    -1: d_p("sentence", "{hour}−1"),
    0: "{hour}",
    1: d_p("sentence", "{hour}+1"),
    2: d_p("sentence", "{hour}+2"),
}
_COUNTED = max(_MARKED)
# The day that a reader has in mind when they see a moment on some clock: a heading's, or today.
Heading = Callable[[datetime], date]
Ends = tuple[datetime | None, datetime | None]  # local moments; None for one that is not known
Leaders = Mapping[str, Event]  # by their ids, those which others may follow


def under(day: date) -> Heading:
    """The heading of a day, the same for every clock."""
    return lambda _moment: day


def as_of(now: datetime) -> Heading:
    """Today, on whatever clock a moment is shown."""
    return lambda moment: now.astimezone(moment.tzinfo).date()


def clock_lines(event: Event, reader: Reader, heading: Heading) -> tuple[ClockLine, ...]:
    """The hours of an event under a heading, or in words how much is known of them."""
    if event.when.precision != "hours":
        return (ClockLine(precision_words(event), "", True),)
    clock = reader.clock
    own, other = (event.when.start, event.when.end), ends_in(clock.zone, event)
    if clock.show == "zone":
        said = known_hours(other, heading, prose=reader.prose, about=event.when.about)
        return (ClockLine(said, _clock_label(clock), True),)
    lines = _own_lines(event, reader, heading)
    same = all(
        mine is None or mine.utcoffset() == home.utcoffset()
        for mine, home in zip(own, other, strict=True)
        if home
    )
    if clock.show == "local" or same:
        return lines
    said = known_hours(other, heading, prose=reader.prose, about=event.when.about)
    return (*lines, ClockLine(said, _clock_label(clock), False))


def _own_lines(event: Event, reader: Reader, heading: Heading) -> tuple[ClockLine, ...]:
    """The hours on the event's own clock; on two, a line each, for a journey."""
    start, end = event.when.start, event.when.end
    if event.city is None or event.end_city is None:
        return ()
    city, end_city = (each.name.read(reader.language) for each in (event.city, event.end_city))
    if start and end and event.end_city is not event.city:
        departs = known_hours((start, None), heading, prose=reader.prose, about=event.when.about)
        return (
            ClockLine(departs, city, True),
            ClockLine(marked_hour(end, heading, prose=reader.prose), end_city, True),
        )
    said = known_hours((start, end), heading, prose=reader.prose, about=event.when.about)
    return (ClockLine(said, city if start else end_city, True),)


def clock_times(
    event: Event, reader: Reader, heading: Heading, said: City | None
) -> tuple[ClockTime, ...]:
    """The hours of an event as they are drawn, under a heading that has said a city's clock."""
    if event.when.precision != "hours":
        return (ClockTime(precision_words(event), strong=False),)
    clock = reader.clock
    own, other = (event.when.start, event.when.end), ends_in(clock.zone, event)
    about = event.when.about
    home = _time(other, heading, _clock_label(clock), about=about)
    if clock.show == "zone":
        return (home,)
    times = _own_times(event, reader, heading, said)
    same = all(
        mine is None or mine.utcoffset() == there.utcoffset()
        for mine, there in zip(own, other, strict=True)
        if there
    )
    return times if clock.show == "local" or same else (*times, replace(home, strong=False))


def _own_times(
    event: Event, reader: Reader, heading: Heading, said: City | None
) -> tuple[ClockTime, ...]:
    """The hours on the event's own clock; of a journey from one clock to another, a line each."""
    start, end = event.when.start, event.when.end
    if event.city is None or event.end_city is None:
        return ()
    city, end_city = (each.name.read(reader.language) for each in (event.city, event.end_city))
    if start and end and end.astimezone(event.city.zone).utcoffset() != end.utcoffset():
        departs = _time((start, None), heading, city, about=event.when.about)
        return (departs, _time((end, None), heading, end_city))
    time = _time((start, end), heading, city if start else end_city, about=event.when.about)
    known = start or end
    is_usual = said and known and known.astimezone(said.zone).utcoffset() == known.utcoffset()
    return (replace(time, is_usual=bool(is_usual)),)


def moment_times(
    now: datetime, reader: Reader, heading: Heading, city: City | None
) -> tuple[ClockTime, ...]:
    """What the clock of a city shows at a moment under a heading that says it; and the other."""
    clock = reader.clock
    there = now.astimezone(clock.zone)
    home = _time((there, None), heading, _clock_label(clock))
    if city is None or clock.show == "zone":
        return (home,)
    local = now.astimezone(city.zone)
    own = replace(_time((local, None), heading, city.name.read(reader.language)), is_usual=True)
    same = there.utcoffset() == local.utcoffset()
    return (own,) if clock.show == "local" or same else (own, replace(home, strong=False))


def _time(ends: Ends, heading: Heading, label: str, *, about: bool = False) -> ClockTime:
    """Hours as they are drawn: the day once where both ends are on the same other one.

    Of an event that is about then, it is the start that is approximate.
    """
    start, end = ends
    begins: Callable[[str], str] = about_hour if about and start else str
    if start is None or end is None:
        return ClockTime(begins(_lone_hour(start, end, heading)), label)
    if (shift := _shift(start, heading)) == _shift(end, heading):
        said = f"{begins(hour(start))}–{hour(end)}"
        return ClockTime(said, label, _drawn_shift(start, shift))
    first, last = (_lone_hour(each, None, heading) for each in (start, end))
    return ClockTime(f"{begins(first)} – {last}", label)


def _lone_hour(start: datetime | None, end: datetime | None, heading: Heading) -> str:
    """09:30, or 00:30+1; arr. 12:00 where only that is known; nothing where nothing is."""
    known = start or end
    if known is None:
        return ""
    shift = _shift(known, heading)
    said = _drawn_shift(known, shift)
    marked = f"{said}, {hour(known)}" if abs(shift) > _COUNTED else f"{hour(known)}{said}"
    return marked if start else _("arr. {hour}").format(hour=marked)


def _drawn_shift(instant: datetime, shift: int) -> str:
    """+1 or −1, for a day beside the heading's; of one further off, its date."""
    if abs(shift) > _COUNTED:
        return day_and_month(instant.date())
    return f"{'+' if shift > 0 else '−'}{abs(shift)}" if shift else ""


def ends_in(where: Zone, event: Event) -> Ends:
    """The hours of an event that are known, on the clocks of a zone."""
    start, end = event.when.start, event.when.end
    return start.astimezone(where) if start else None, end.astimezone(where) if end else None


def known_hours(ends: Ends, heading: Heading, *, prose: bool = False, about: bool = False) -> str:
    """09:30–12:00; 09:30 where no end is known; arr. 12:00 where only that is.

    A start that is approximate is so called: about 09:30.
    """
    start, end = ends
    if start and end:
        return hours(start, end, heading, prose=prose, about=about)
    if start:
        said = marked_hour(start, heading, prose=prose)
        return about_hour(said, prose=prose) if about else said
    arrival = marked_hour(end, heading, prose=prose) if end else ""
    return _("arr. {hour}").format(hour=arrival) if end else ""


def about_hour(said: str, *, prose: bool = False) -> str:
    """About 09:30."""
    pattern = _p("sentence", "about {hour}") if prose else _("about {hour}")
    return pattern.format(hour=said)


def be_there(event: Event, heading: Heading, reader: Reader) -> str:
    """By when one must be at an event, or at the check-in of a journey; nothing where not said."""
    if event.meet is None:
        return ""
    clock = reader.clock
    at = event.meet.at.astimezone(clock.zone) if clock.show == "zone" else event.meet.at
    said = marked_hour(at, heading, prose=reader.prose)
    return (_("check-in {hour}") if event.journey else _("be there {hour}")).format(hour=said)


def step_hour(step: Step, event: Event, reader: Reader) -> str:
    """When a line of an event's order of business begins, under its first day."""
    if step.at is None or event.when.days is None:
        return ""
    clock = reader.clock
    at = step.at.astimezone(clock.zone) if clock.show == "zone" else step.at
    return marked_hour(at, under(event.when.days.first), prose=reader.prose)


def unknown_hour(event: Event) -> str:
    """Which of the two hours of an event is not known, in words; nothing where both are."""
    if not event.when.is_open:
        return ""
    if event.when.start is None:
        return _("departure not known")
    return _("arrival not known") if event.journey else _("end not known")


def _clock_label(clock: Clock) -> str:
    """Whose time it is: the city of a clock beside that of the event, where nothing takes place."""
    return _p("clock", "{city}").format(city=clock.label)


def briefly(event: Event, reader: Reader) -> str:
    """Thursday 17 April, 10:00–12:00 Osaka: when an event is on its own clock, in a few words."""
    days = event.when.days
    if days is None or event.when.precision == "none":
        return precision_words(event)
    said = said_clocks(event, reader, under(days.first))[0]
    whole = days.first < days.last and event.when.precision != "hours"
    return _("{day}, {hours}").format(
        day=range_of_days(days, prose=reader.prose) if whole else long_day(days.first), hours=said
    )


def said_clocks(event: Event, reader: Reader, heading: Heading) -> list[str]:
    """The hours of an event on each of its clocks, with whose they are; or what is known of them.

    Readers of prose have them as a sentence says them: « de 9 h 30 à 12 h (Osaka) ».
    """
    lines = clock_lines(event, reader, heading)
    if not reader.prose:
        return [f"{line.text} {line.label}".strip() for line in lines]
    return [
        _p("sentence", "{hours} {city}").format(hours=line.text, city=line.label)
        if line.label
        else line.text
        for line in lines
    ]


def hours(
    start: datetime,
    end: datetime,
    heading: Heading,
    *,
    prose: bool = False,
    about: bool = False,
) -> str:
    """09:30–12:00, each time marked that falls on another day than the heading.

    Where more than two days lie between, the date is said once: 15 April, 09:30–12:00.
    """
    shift = _shift(start, heading)
    if shift and max(abs(shift), abs(_shift(end, heading))) > _COUNTED:
        return _("{day}, {hours}").format(
            day=day_and_month(start.date()),
            hours=hours(start, end, under(start.date()), prose=prose, about=about),
        )
    first, last = (marked_hour(each, heading, prose=prose) for each in (start, end))
    plain = len(first) == len(last) == 5
    if about and prose:
        said = _p("sentence", "about {first}–{last}")
    elif prose:
        said = _p("sentence", "{first}–{last}") if plain else _p("sentence", "{first} – {last}")
    else:
        said = _("{first}–{last}") if plain else _("{first} – {last}")
        first = about_hour(first) if about else first
    return said.format(first=first, last=last)


def marked_hour(instant: datetime, heading: Heading, *, prose: bool = False) -> str:
    """09:30, with +1 or −1 where it falls on another day than the heading; far off, its date."""
    shift = _shift(instant, heading)
    if abs(shift) > _COUNTED:
        said = said_hour(instant) if prose else hour(instant)
        return _("{day}, {hour}").format(day=day_and_month(instant.date()), hour=said)
    if prose:
        return _(_MARKED_IN_PROSE[shift]).format(hour=said_hour(instant))
    return _(_MARKED[shift]).format(hour=hour(instant))


def _shift(instant: datetime, heading: Heading) -> int:
    """How many days after the heading's a moment falls."""
    return (instant.date() - heading(instant)).days


def after(event: Event, leaders: Leaders, reader: Reader) -> str:
    """After which of these an event is, in words; nothing where it follows none of them."""
    leader = leaders.get(event.follows) if event.follows else None
    return _("after {event}").format(event=leader.title.read(reader.language)) if leader else ""


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
        start=weekday_and_hour(first, prose=reader.prose),
        end=weekday_and_hour(last, prose=reader.prose),
        home=clock.label,
    )


def days_on(event: Event, clock: Clock) -> Days | None:
    """The days on which an event falls, on the clock by which days are grouped."""
    if clock.show != "zone" or event.when.precision != "hours":
        return event.when.days if event.when.held else None
    start, end = ends_in(clock.zone, event)
    if start and end:
        return days_between(start, end)
    known = start or end
    return Days(known.date(), known.date()) if known else None


def until(event: Event, heading: Heading) -> str | None:
    """On which later day than the heading's an event of several whole days ends."""
    days, start = event.when.days, event.when.start
    if event.when.precision != "all-day" or not days or not start or heading(start) >= days.last:
        return None
    return _("until {day}").format(day=long_day(days.last))
