"""The secretariat's page: who is where, hour by hour; what is on and what is next, for everybody.

It has all that the programme has but an event's `note`, which is in no record of it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from itinerary.languages import speaking
from itinerary.languages.dates import hour, range_of_days, short_range
from itinerary.problems import Problem
from itinerary.programme.model import Delegate, Event, Programme
from itinerary.queries.selection import by_start
from itinerary.queries.tracks import is_booked
from itinerary.values import Value
from itinerary.views.agenda import cities_of, first_city
from itinerary.views.hours import days_on
from itinerary.views.pages import PeopleDay
from itinerary.views.people import people, people_days
from itinerary.views.readers import Reader, zone_label
from itinerary.views.signs import KINDS, Shape
from itinerary.views.site.clocks import city_clock, instants, seconds
from itinerary.views.site.labels import labels
from itinerary.views.site.pages import Contact, Edition, Instants, Said
from itinerary.views.site.texts import maybe_said, said
from itinerary.views.words import kind_words, name, place, way, who
from itinerary.when import midnights


class OfficeDay(Value, frozen=True):
    """A day of everybody, and the zone of the clock on which it is drawn."""

    zone: str
    day: str  # 2025-04-15
    people: PeopleDay


class OfficeEvent(Value, frozen=True):
    """An event for the clock of the page: `people` are their places in the list of all.

    `where` is the zone and city in which it begins, `whither` in which it ends.
    """

    sign: Shape
    kind: str
    title: Said
    about: str
    who: str
    start: str
    end: str
    instants: Instants
    where: tuple[str, str]
    whither: tuple[str, str]
    is_journey: bool
    is_booked: bool
    people: tuple[int, ...]


class Member(Value, frozen=True):
    """Somebody of the delegation, and from when until when they are there."""

    name: str
    start: int
    end: int


class OfficePage(Value, frozen=True):
    """The page; `clocks` are zones with what they are called, `found` how many of each severity."""

    language: str
    words: dict[str, str]
    mission: Said
    dates: str
    clocks: tuple[tuple[str, str], ...]
    legend: tuple[tuple[Shape, str], ...]
    days: tuple[OfficeDay, ...]
    events: tuple[OfficeEvent, ...]
    members: tuple[Member, ...]
    contacts: tuple[Contact, ...]
    found: tuple[int, int, int]
    findings: tuple[str, ...]
    edition: Edition
    notice: Said | None


def office_page(
    programme: Programme, reader: Reader, edition: Edition, problems: Sequence[Problem]
) -> OfficePage:
    """The page of a programme in which a check has found this."""
    events = by_start(each for each in programme.events if each.status != "cancelled")
    delegates = tuple(programme.delegates.values())
    severities = Counter(problem.severity for problem in problems)
    with speaking(reader.language):
        return OfficePage(
            language=reader.language,
            words=dict(labels()),
            mission=said(programme.title, reader),
            dates=range_of_days(programme.days),
            clocks=_clocks(programme, events, reader),
            legend=_legend(events),
            days=_days(programme, delegates, events, reader),
            events=tuple(_events(events, delegates, reader)),
            members=tuple(_member(each, programme, reader) for each in delegates),
            contacts=_contacts(programme, reader),
            found=(severities["error"], severities["warning"], severities["info"]),
            findings=tuple(problem.message for problem in problems),
            edition=edition,
            notice=maybe_said(programme.notice, reader),
        )


def _clocks(
    programme: Programme, events: Sequence[Event], reader: Reader
) -> tuple[tuple[str, str], ...]:
    """Each zone once: that of most events first, called after their city; then home's."""
    counted = Counter(event.city.timezone for event in events if event.city)
    most = [zone for zone, _number in counted.most_common()]
    zones = dict.fromkeys(
        (*most[:1], programme.home.timezone, *(each.timezone for each in programme.cities.values()))
    )
    cities = programme.cities.values()
    labels_of = {zone: zone_label(zone, cities, reader.language) for zone in zones}
    busiest = Counter(event.city for event in events if event.city).most_common(1)
    for city, _number in busiest:
        labels_of[city.timezone] = city.name.read(reader.language)
    return tuple(labels_of.items())


def _legend(events: Iterable[Event]) -> tuple[tuple[Shape, str], ...]:
    """What the signs of these events mean, each with its first kind."""
    found: dict[Shape, str] = {}
    for event in events:
        found.setdefault(KINDS[event.kind].shape, kind_words(event.kind))
    return tuple(found.items())


def _days(
    programme: Programme, delegates: Sequence[Delegate], events: Sequence[Event], reader: Reader
) -> tuple[OfficeDay, ...]:
    days = people_days(events, programme, reader)
    drawn = people(programme, delegates, events, reader, days, None)
    found = []
    for day, each in zip(days, drawn.days, strict=True):
        chosen = [event for event in events if (on := days_on(event, reader.clock)) and day in on]
        city = first_city(cities_of(chosen), chosen, reader) or programme.home
        found.append(OfficeDay(city.timezone, day.isoformat(), each))
    return tuple(found)


def _events(
    events: Iterable[Event], delegates: Sequence[Delegate], reader: Reader
) -> Iterable[OfficeEvent]:
    numbers = {delegate: number for number, delegate in enumerate(delegates)}
    for event in events:
        when = event.when
        known = instants(event, when.days.first) if when.days else None
        if known is None or when.precision != "hours":
            continue
        yield OfficeEvent(
            sign=KINDS[event.kind].shape,
            kind=kind_words(event.kind),
            title=said(event.title, reader),
            about=way(event) or place(event, reader),
            who=who(event, reader),
            start=hour(when.start) if when.start else "",
            end=hour(when.end) if when.end else "",
            instants=known,
            where=city_clock(event.city, reader),
            whither=city_clock(event.end_city, reader),
            is_journey=event.journey is not None,
            is_booked=is_booked(event),
            people=tuple(numbers[each] for each in event.delegates if each in numbers),
        )


def _member(delegate: Delegate, programme: Programme, reader: Reader) -> Member:
    start, end = midnights(delegate.present or programme.days, programme.home.zone)
    return Member(name(delegate, reader), seconds(start), seconds(end))


def _contacts(programme: Programme, reader: Reader) -> tuple[Contact, ...]:
    return tuple(
        Contact(
            said(each.name, reader),
            maybe_said(each.role, reader),
            each.phone or "",
            short_range(each.days) if each.days else "",
        )
        for each in programme.contacts
    )
