"""A whole programme as people were told it: its events and all else, made of what a record has.

What is kept as a digest alone, as telephone numbers and biographies are, is that digest here: it
can be compared with another, and never read. What was told to nobody is not there at all.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time, timedelta
from typing import TypeVar

from itinerary.programme import model
from itinerary.queries.needs import Counted, Needs
from itinerary.releases import parts
from itinerary.releases.changes import Contents
from itinerary.releases.parts import EVENTS, STAYS, Keys, Parts
from itinerary.releases.restoring import (
    NOWHERE,
    made_city,
    made_place,
    made_text,
    read_text,
    rebound,
    restored,
)
from itinerary.releases.snapshot import Home
from itinerary.values import replace
from itinerary.when import Days, zone

Sort = TypeVar("Sort", bound=parts.Part)
Ids = Callable[[str], str]  # what somebody of a key is called


def restored_programme(id: str, events: Contents, told: Parts, ids: Ids) -> model.Programme:
    """The programme of an id, from what was told of its events and of all else."""
    head = next(iter(_of(parts.Head, told)))
    title = made_text(head.title)
    cities: dict[str, model.City] = {}
    for city in _of(parts.City, told):
        made_city(city, cities)
    organisations = {ids(each.id): _organisation(each, ids) for each in _of(parts.Body, told)}
    delegates = _delegates(told, organisations, ids)
    programme = model.Programme(
        id=id,
        files=(),
        title=title,
        days=Days(*head.days),
        home=_home(head.home),
        language=title.language,
        revised=None,
        notice=read_text(head.notice),
        source=None,
        margin=timedelta(),
        cities=cities,
        places=_places(events, told, cities),
        organisations=organisations,
        delegates=delegates,
        groups={},
        themes={},
        transfers=(),
        events=(),
        stays=_stays(told, cities, delegates, ids),
        contacts=_contacts(told, cities, delegates, ids),
        named_days=_named_days(told),
        logo=None,
        accent="",
    )
    heads = {each.id: each for each in _of(parts.Heads, told)}
    made = (rebound(restored(id, event), programme) for id, event in events.items())
    return replace(programme, events=tuple(_seated(event, heads) for event in made))


def restored_needs(told: Parts) -> tuple[Mapping[str, Needs], Mapping[str, Needs]]:
    """How many had which diets and needs at each event, by its id, and in each hotel."""
    found = {each.id: Needs(_counted(each.diets), _counted(each.needs)) for each in _heads(told)}
    at_events, in_hotels = (
        {id.removeprefix(start): needs for id, needs in found.items() if id.startswith(start)}
        for start in (EVENTS, STAYS)
    )
    return at_events, in_hotels


def _heads(told: Parts) -> Iterable[parts.Heads]:
    return _of(parts.Heads, told)


def _counted(counted: Iterable[parts.Counted]) -> tuple[Counted, ...]:
    return tuple(Counted(made_text(each.what), each.number) for each in counted)


def _of(sort: type[Sort], told: Parts) -> list[Sort]:
    return [part for part in told.values() if isinstance(part, sort)]


def _seated(event: model.Event, heads: Mapping[str, parts.Heads]) -> model.Event:
    """An event with how many guests it has, and seats."""
    known = heads.get(f"{EVENTS}{event.id}")
    return replace(event, guests=known.guests, seats=known.seats) if known else event


def _home(home: Home) -> model.City:
    """Home, by its name or else by that of its clock."""
    name = home.name or {"": home.timezone.rpartition("/")[2]}
    clock = zone(home.timezone)
    return model.City("", NOWHERE, made_text(name), home.timezone, clock, None, None, None)


def _organisation(body: parts.Body, ids: Ids) -> model.Organisation:
    return model.Organisation(ids(body.id), NOWHERE, made_text(body.name), None, None)


def _delegates(
    told: Parts, organisations: Mapping[str, model.Organisation], ids: Ids
) -> dict[str, model.Delegate]:
    phones = {each.id: each.phone for each in _of(parts.Numbers, told)}
    return {
        ids(each.id): model.Delegate(
            id=ids(each.id),
            where=NOWHERE,
            name=made_text(each.name),
            role=read_text(each.role),
            organisation=organisations.get(ids(each.organisation)) if each.organisation else None,
            language=each.language,
            email=each.email,
            phone=phones.get(each.id),
            present=Days(*each.present) if each.present else None,
            biography=made_text({"": each.biography}) if each.biography else None,
        )
        for each in _of(parts.Person, told)
    }


def _places(
    events: Contents, told: Parts, cities: Mapping[str, model.City]
) -> dict[str, model.Place]:
    """Hotels and venues of events, where one meets, and between which places journeys go."""
    stays = (
        made_place(each.place, cities[each.city]) for each in _of(parts.Stay, told) if each.place
    )
    found = {place.id: place for place in stays if place}
    for id, event in events.items():
        made = restored(id, event)
        stops = (made.journey.origin, made.journey.destination) if made.journey else ()
        meets = made.meet.place if made.meet else None
        for place in (made.place, *(stop.place for stop in stops), meets):
            if place:
                found[place.id] = place
    return found


def _stays(
    told: Parts,
    cities: Mapping[str, model.City],
    delegates: Mapping[str, model.Delegate],
    ids: Ids,
) -> tuple[model.Stay, ...]:
    return tuple(
        model.Stay(
            where=NOWHERE,
            city=cities[each.city],
            first=each.nights[0],
            departure=each.nights[1],
            hotel=read_text(each.hotel),
            address=read_text(each.address),
            phone=each.phone,
            who=(),
            delegates=_people(each.delegates, told, delegates, ids),
            rooms={
                delegates[ids(key)]: room
                for key, room in each.rooms.items()
                if ids(key) in delegates
            },
            check_in_from=_hour(each.check_in_from),
            check_out_by=_hour(each.check_out_by),
        )
        for each in _of(parts.Stay, told)
    )


def _hour(hour: str | None) -> time | None:
    return time.fromisoformat(hour) if hour else None


def _contacts(
    told: Parts,
    cities: Mapping[str, model.City],
    delegates: Mapping[str, model.Delegate],
    ids: Ids,
) -> tuple[model.Contact, ...]:
    found = []
    for each in _of(parts.Contact, told):
        keys = each.delegates
        people = None if keys is None else _people(keys, told, delegates, ids)
        found.append(
            model.Contact(
                where=NOWHERE,
                name=made_text(each.name),
                role=read_text(each.role),
                phone=each.phone,
                who=people,
                delegates=tuple(delegates.values()) if people is None else people,
                days=Days(*each.days) if each.days else None,
                city=cities.get(each.city) if each.city else None,
            )
        )
    return tuple(found)


def _people(
    keys: Keys, told: Parts, delegates: Mapping[str, model.Delegate], ids: Ids
) -> tuple[model.Delegate, ...]:
    """Those who are meant, those of a circle one by one."""
    if isinstance(keys, str):
        circle = told["circles", keys]
        keys = circle.keys if isinstance(circle, parts.Circle) else []
    return tuple(delegates[ids(key)] for key in keys if ids(key) in delegates)


def _named_days(told: Parts) -> dict[date, model.NamedDay]:
    return {
        day: model.NamedDay(NOWHERE, day, read_text(each.title), read_text(each.note))
        for each in _of(parts.Day, told)
        for day in [date.fromisoformat(each.id)]
    }
