"""What a hotel is told: who has which room for which nights, and when they come and go."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from itinerary.programme.model import Delegate, Event, Journey, Stay, Stop, Text
from itinerary.programme.shape.document import Mode
from itinerary.queries.hotels import venues
from itinerary.queries.needs import NO_NEEDS, Counted, Needs, hotels, sleepers
from itinerary.queries.nights import nights_without_bed
from itinerary.queries.tracks import first_day, last_day
from itinerary.views.sheets.choosing import organisation, told_apart
from itinerary.views.sheets.named import named_needs
from itinerary.views.sheets.records import (
    Asked,
    Coming,
    DeskSheet,
    Hotel,
    Mission,
    Need,
    Night,
    Part,
    Sleeper,
    Sleepless,
    Table,
)
from itinerary.when import DAY, Days


def rooms(mission: Mission, asked: Asked) -> DeskSheet:
    """A part a hotel, in the order of the file; last, who has no bed at all."""
    programme = mission.programme
    journeys = _Journeys(mission)
    parts = [
        _part(id, stays, journeys, mission, asked)
        for id, stays in hotels(programme).items()
        if asked.city in {None, stays[0].city.id}
    ]
    sleepless = tuple(_sleepless(mission, asked))
    if sleepless:
        parts.append(Part(None, (Table("sleepless", sleepless, is_told=False),)))
    return DeskSheet("rooms", tuple(part for part in parts if any(t.lines for t in part.tables)))


class _Journeys:
    """The journeys of a mission that others may know of, by who is on them."""

    def __init__(self, mission: Mission) -> None:
        self._of: dict[str, list[Event]] = {}
        for event in mission.programme.events:
            is_on = event.status != "cancelled" and event.when.held and not event.confidential
            if event.journey and is_on and event.city is not event.end_city:
                for delegate in event.delegates:
                    self._of.setdefault(delegate.id, []).append(event)

    def arrival(self, delegate: Delegate, city: str, day: date) -> Coming | None:
        """The first that brings somebody to a city on a day, or in the small hours after it."""
        found = [
            Coming(day, event.when.end, _name(event.journey.destination), *_by(event.journey))
            for event in self._of.get(delegate.id, ())
            if event.journey and event.journey.destination.city.id == city
            if _last_day(event) == day
        ]
        return min(found, key=_hour, default=None)

    def departure(self, delegate: Delegate, city: str, day: date) -> Coming | None:
        """The last that takes somebody from a city on a day, or in the small hours after it."""
        found = [
            Coming(day, event.when.start, _name(event.journey.origin), *_by(event.journey))
            for event in self._of.get(delegate.id, ())
            if event.journey and event.journey.origin.city.id == city
            if _first_day(event) == day
        ]
        return max(found, key=_hour, default=None)


def _name(stop: Stop) -> Text:
    return (stop.place or stop.city).name


def _by(journey: Journey) -> tuple[Mode | None, str | None]:
    return journey.mode, journey.number


def _first_day(event: Event) -> date | None:
    """The day on which a journey begins; whose hours are not known, the one that is."""
    if event.when.precision != "hours":
        return event.when.days.first if event.when.days else None
    return first_day(event)


def _last_day(event: Event) -> date | None:
    if event.when.precision != "hours":
        return event.when.days.last if event.when.days else None
    return last_day(event)


def _hour(coming: Coming) -> str:
    return coming.at.isoformat() if coming.at else ""


def _part(
    id: str, stays: Sequence[Stay], journeys: _Journeys, mission: Mission, asked: Asked
) -> Part:
    first = stays[0]
    people = [each for each in sleepers(stays) if asked.has(each.id)]
    needs = mission.in_hotels.get(id, NO_NEEDS) if asked.people is None else NO_NEEDS
    tables = (
        Table("sleepers", tuple(_sleepers(stays, journeys, mission, asked))),
        Table("nights", tuple(_nights(stays, asked))),
        Table("needs", counted(needs)),
        *named_needs(people, mission, asked),
    )
    place = next(venues(stays[:1], mission.programme.places.values()))
    about = Hotel(
        id=id,
        hotel=first.hotel,
        city=first.city.name,
        address=next(
            (stay.address for stay in stays if stay.address), place.address if place else None
        ),
        phone=next((stay.phone for stay in stays if stay.phone), place.phone if place else None),
        check_in_from=next((stay.check_in_from for stay in stays if stay.check_in_from), None),
        check_out_by=next((stay.check_out_by for stay in stays if stay.check_out_by), None),
    )
    return Part(about, tables if tables[0].lines else ())


def _sleepers(
    stays: Sequence[Stay], journeys: _Journeys, mission: Mission, asked: Asked
) -> Iterator[Sleeper]:
    """By the order of protocol, then by night."""
    order = {id: number for number, id in enumerate(mission.programme.delegates)}
    found = [
        (order.get(each.id, len(order)), stay.first, each, stay)
        for stay in stays
        for each in stay.delegates
        if asked.has(each.id)
    ]
    for _number, _first, each, stay in sorted(found, key=lambda pair: pair[:2]):
        yield Sleeper(
            id=f"{each.id} {stay.first}",
            name=each.name,
            role=each.role,
            organisation=organisation(each),
            nights=Days(stay.first, stay.departure - DAY),
            room=stay.rooms.get(each),
            arrival=journeys.arrival(each, stay.city.id, stay.first),
            departure=journeys.departure(each, stay.city.id, stay.departure),
        )


def _nights(stays: Sequence[Stay], asked: Asked) -> Iterator[Night]:
    """Each night of any of the stays, with how many people the hotel has then."""
    people: dict[date, set[str]] = {}
    taken: dict[date, set[str]] = {}
    for stay in stays:
        theirs = [each for each in stay.delegates if asked.has(each.id)]
        for night in Days(stay.first, stay.departure - DAY):
            people.setdefault(night, set()).update(each.id for each in theirs)
            rooms = (stay.rooms[each] for each in theirs if each in stay.rooms)
            taken.setdefault(night, set()).update(rooms)
    for night in sorted(people):
        if people[night]:
            yield Night(night.isoformat(), night, len(people[night]), len(taken[night]))


def counted(needs: Needs) -> tuple[Need, ...]:
    """Diets and needs as lines, with how many have them."""
    sorts: tuple[tuple[Literal["diet", "need"], tuple[Counted, ...]], ...] = (
        ("diet", needs.diets),
        ("need", needs.needs),
    )
    return tuple(
        Need(f"{sort} {id}", sort, each.what, each.number)
        for sort, found in sorts
        for id, each in told_apart(found, lambda each: each.what)
    )


def _sleepless(mission: Mission, asked: Asked) -> Iterator[Sleepless]:
    """Who has no bed for a night between two events away from home."""
    for (night, city), people in nights_without_bed(mission.programme).items():
        for each in people:
            if asked.city in {None, city.id} and asked.has(each.id):
                yield Sleepless(f"{each.id} {night}", each.name, city.name, night)
