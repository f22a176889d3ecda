"""The parts of what people are told, but for events, from a programme."""

from collections.abc import Iterable, Iterator
from datetime import time

from itinerary.disk.files import read
from itinerary.programme import model
from itinerary.programme.shape.files import Paper
from itinerary.queries.hotels import venues
from itinerary.queries.needs import NO_NEEDS, Counted, needs_at_events, needs_in_hotels
from itinerary.releases import parts
from itinerary.releases.identity import digest, digest_of_bytes
from itinerary.releases.packing import Packing
from itinerary.releases.parts import EVENTS, STAYS, Part, Parts, name_of
from itinerary.releases.taking import home, taken_place, text, texts


def parts_of(programme: model.Programme, packing: Packing) -> Parts:
    """What is told but for the events themselves; circles are in the packing of who is in them."""
    found: Iterable[Part] = (
        _head(programme),
        *(_person(each, programme, packing) for each in programme.delegates.values()),
        *(
            parts.Body(packing.key(each.id), texts(each.name), each.formerly)
            for each in programme.organisations.values()
        ),
        *(parts.Group(each.id, texts(each.name)) for each in programme.groups.values()),
        *_cities(programme),
        *_places(programme),
        *_stays(programme, packing),
        *_contacts(programme, packing),
        *(
            parts.Day(each.day.isoformat(), text(each.title), text(each.note))
            for each in programme.named_days.values()
        ),
        *_documents(programme, packing),
        *(
            parts.Numbers(packing.key(each.id), digest(programme.id, each.phone))
            for each in programme.delegates.values()
            if each.phone
        ),
        *_heads(programme),
    )
    return {name_of(part): part for part in found}


def _head(programme: model.Programme) -> parts.Head:
    return parts.Head(
        title=texts(programme.title),
        days=(programme.days.first, programme.days.last),
        home=home(programme),
        notice=text(programme.notice),
        logo=_digest(programme.logo),
    )


def _person(delegate: model.Delegate, programme: model.Programme, packing: Packing) -> parts.Person:
    present, body = delegate.present, delegate.organisation
    return parts.Person(
        id=packing.key(delegate.id),
        name=texts(delegate.name),
        role=text(delegate.role),
        organisation=packing.key(body.id) if body else None,
        language=delegate.language,
        present=(present.first, present.last) if present else None,
        photo=_digest(delegate.photo),
        biography=_digest_of_text(delegate.biography),
        email=digest(programme.id, delegate.email) if delegate.email else None,
        formerly=delegate.formerly,
    )


def _cities(programme: model.Programme) -> Iterator[parts.City]:
    """Those in which something is."""
    used = {event.city.id for event in programme.events if event.city}
    used |= {stop.city.id for stop in _stops(programme)}
    used |= {stay.city.id for stay in programme.stays}
    for city in programme.cities.values():
        if city.id in used:
            yield parts.City(
                city.id, texts(city.name), city.timezone, city.language, city.coordinates
            )


def _places(programme: model.Programme) -> Iterator[parts.Place]:
    """Those at which something is."""
    used = {event.place.id for event in programme.events if event.place}
    used |= {stop.place.id for stop in _stops(programme) if stop.place}
    for place in programme.places.values():
        if place.id in used:
            yield parts.Place(
                place.id,
                texts(place.name),
                text(place.address),
                place.coordinates,
                place.phone,
                text(place.access),
            )


def _stops(programme: model.Programme) -> Iterator[model.Stop]:
    """The ends of journeys, and meeting points."""
    for event in programme.events:
        if event.journey:
            yield from (event.journey.origin, event.journey.destination)
        if event.meet and event.meet.place:
            yield model.Stop(event.meet.place.city, event.meet.place)


def _stays(programme: model.Programme, packing: Packing) -> Iterator[parts.Stay]:
    """Each by its city and first night, and a number where there are several."""
    taken: set[str] = set()
    places = venues(programme.stays, programme.places.values())
    for stay, place in zip(programme.stays, places, strict=True):
        yield parts.Stay(
            id=_numbered(f"{stay.city.id}-{stay.first}", taken),
            city=stay.city.id,
            nights=(stay.first, stay.departure),
            hotel=text(stay.hotel),
            address=text(stay.address),
            phone=stay.phone,
            delegates=packing.together(each.id for each in stay.delegates),
            rooms={packing.key(each.id): room for each, room in stay.rooms.items()},
            check_in_from=_hour(stay.check_in_from),
            check_out_by=_hour(stay.check_out_by),
            place=taken_place(place),
        )


def _hour(hour: time | None) -> str | None:
    return hour.isoformat("minutes") if hour else None


def _contacts(programme: model.Programme, packing: Packing) -> Iterator[parts.Contact]:
    """Each by its name, and a number where several are called so."""
    taken: set[str] = set()
    for contact in programme.contacts:
        name = next(iter(texts(contact.name).values()))
        yield parts.Contact(
            id=_numbered(name, taken),
            name=texts(contact.name),
            role=text(contact.role),
            phone=contact.phone,
            city=contact.city.id if contact.city else None,
            days=(contact.days.first, contact.days.last) if contact.days else None,
            delegates=None
            if contact.who is None
            else packing.together(each.id for each in contact.delegates),
        )


def _documents(programme: model.Programme, packing: Packing) -> Iterator[parts.Document]:
    """Each file once under each title, with everybody who gets it so in any event."""
    papers: dict[tuple[str, str], list[model.Document]] = {}
    for event in programme.events:
        for paper in event.documents:
            if paper.file:
                papers.setdefault((paper.file.name, repr(texts(paper.title))), []).append(paper)
    taken: set[str] = set()
    for (name, _title), same in papers.items():
        readers = {each for paper in same for each in paper.delegates}
        ids = (each.id for each in programme.delegates.values() if each in readers)
        yield parts.Document(
            id=_numbered(name, taken),
            title=texts(same[0].title),
            digest=_digest(same[0].file),
            delegates=packing.together(ids),
        )


def _numbered(name: str, taken: set[str]) -> str:
    """A name, or the same with a number where it is taken."""
    number = 1
    while (id := name if number == 1 else f"{name} {number}") in taken:
        number += 1
    taken.add(id)
    return id


def _heads(programme: model.Programme) -> Iterator[parts.Heads]:
    """What each event and each hotel is to expect, where there is anything to say of it."""
    at_events = needs_at_events(programme)
    for event in programme.events:
        needs = at_events.get(event.id, NO_NEEDS)
        if needs or (event.guests, event.seats) != (None, None):
            counts = (_counted(needs.diets), _counted(needs.needs))
            yield parts.Heads(f"{EVENTS}{event.id}", event.guests, event.seats, *counts)
    for id, needs in needs_in_hotels(programme).items():
        counts = (_counted(needs.diets), _counted(needs.needs))
        yield parts.Heads(f"{STAYS}{id}", None, None, *counts)


def _counted(counted: Iterable[Counted]) -> list[parts.Counted]:
    return [parts.Counted(texts(each.what), each.number) for each in counted]


def _digest(file: model.File | None) -> str | None:
    """The digest of a file as it is now; FileError when it cannot be read any more."""
    return digest_of_bytes(read(file.path, Paper.most_bytes)) if file else None


def _digest_of_text(said: model.Text | None) -> str | None:
    if said is None:
        return None
    return digest_of_bytes(repr(sorted(said.by_language.items())).encode())
