"""How findings name people, events and lines: for whoever has to mend the programme."""

from collections.abc import Iterable, Sequence
from datetime import date

from itinerary.languages import _, plural
from itinerary.languages.dates import length, long_day, range_of_days
from itinerary.programme.model import City, Delegate, Event, Place
from itinerary.queries.ways import Way
from itinerary.views.hours import be_there, clock_lines, under
from itinerary.views.readers import Clock, Reader

_LISTED = 5  # names in a sentence, before they stop being a help


def people(delegates: Sequence[Delegate], language: str) -> str:
    """The names of the people, the first of them when there are very many."""
    names = _(", ").join(each.name.read(language) for each in delegates[:_LISTED])
    if len(delegates) <= _LISTED:
        return names
    others = plural("{number} more person", "{number} more people", len(delegates) - _LISTED)
    return _("{names} and {others}").format(names=names, others=others)


def timed(event: Event, language: str, heading: date | None) -> str:
    """An event with its hours, and its day or days where they are more than the heading's."""
    day = event.when.days.first if event.when.days else date.max
    lines = clock_lines(event, Reader(language, _own_clock(event)), under(day))
    hours = " – ".join(f"{line.text} {line.label}".rstrip() for line in lines)
    if there := be_there(event, under(day), Reader(language, _own_clock(event))):
        hours = _(", ").join([there, hours])
    days = event.when.days
    if days and event.when.precision == "all-day" and days.first < days.last:
        hours = _("{day}, {hours}").format(day=range_of_days(days), hours=hours)
    elif days and day != heading:
        hours = _("{day}, {hours}").format(day=long_day(day), hours=hours)
    return _("“{title}” ({hours})").format(title=event.title.read(language), hours=hours)


def quoted(event: Event, language: str) -> str:
    """An event by its title."""
    return _("“{title}”").format(title=event.title.read(language))


def line_of(other: Event, event: Event, language: str) -> str:
    """Where the other of two events stands: its line, in its file where that is another one."""
    if other.where.file == event.where.file:
        at = _("line {line}").format(line=other.where.line)
    else:
        at = _("line {line} of {file}").format(line=other.where.line, file=other.where.file)
    return _("{event} is on {line}.").format(event=quoted(other, language), line=at)


def way_taken(way: Way) -> str:
    """How long a way takes, and that it is an estimate where it is one."""
    minutes = length(way.length)
    if way.basis == "estimate":
        return _("the way takes about {minutes} by an estimate from coordinates").format(
            minutes=minutes
        )
    if way.basis == "assumption":
        return _("the way is taken to last {minutes}, within one city").format(minutes=minutes)
    return _("the way takes {minutes}").format(minutes=minutes)


def counted_from(previous: Event) -> str:
    """From when the time after an event counts whose end is not known."""
    if previous.when.end:
        return ""
    return _("Its end is not known, so this counts from its start.")


def ids(records: Iterable[Event | Delegate]) -> tuple[str, ...]:
    """The ids of events or delegates."""
    return tuple(record.id for record in records)


def day_of(event: Event) -> date | None:
    """The local day on which an event begins."""
    return event.when.days.first if event.when.days else None


def stop_name(end: City | Place, language: str) -> str:
    """What a city or a place is called."""
    return end.name.read(language)


def _own_clock(event: Event) -> Clock:
    zone = event.city.zone if event.city else None
    if zone is None:
        raise ValueError(event.id)
    return Clock("local", zone, "")
