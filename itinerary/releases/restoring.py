"""Events as people were told them: snapshots made into events again, wherever the file is by now.

What people know is what they were told: names, places and addresses are those of that time, and
nothing newer stands beside them.
"""

from datetime import datetime, timedelta

from itinerary.problems import Where
from itinerary.programme.model import (
    ARRANGEMENTS,
    Arrangements,
    City,
    Delegate,
    Document,
    Event,
    Group,
    Host,
    Journey,
    Meeting,
    Note,
    Organisation,
    Party,
    Place,
    Programme,
    Step,
    Stop,
    Text,
    When,
    beginning,
    ending,
    spanning,
)
from itinerary.releases import snapshot
from itinerary.releases.snapshot import Snapshot, Texts
from itinerary.values import replace
from itinerary.when import Days, Span, Zone, midnights, zone

NOWHERE = Where("", 1, 1)  # a snapshot stands in no file


def restored(id: str, event: Snapshot) -> Event:
    """The event of a snapshot; all that it refers to is made anew, as it was told."""
    cities: dict[str, City] = {}
    city = made_city(event.city, cities) if event.city else None
    delegates = {id: _delegate(id, name) for id, name in event.delegates.items()}
    organisations = {id: _organisation(id, name) for id, name in event.organisations.items()}
    parties: dict[str, Party] = {**delegates, **organisations}
    return Event(
        id=id,
        where=NOWHERE,
        title=made_text(event.title),
        kind=event.kind,
        status=event.status,
        when=replace(_when(event), about=event.about),
        city=city,
        place=made_place(event.place, city),
        journey=_journey(event, cities),
        everyone=event.everyone,
        who=tuple(_party(each, parties) for each in event.who),
        excepted=tuple(_party(each, parties) for each in event.except_),
        delegates=tuple(delegates.values()),
        organisations=tuple(organisations.values()),
        speakers=tuple(delegates[id] for id in event.speakers),
        theme=None,
        description=read_text(event.description),
        notes=tuple(_note(note, delegates) for note in event.notes_for),
        confidential=event.confidential,
        hosts=tuple(_host(host) for host in event.hosts),
        arrangements=Arrangements(*(read_text(getattr(event, key)) for key in ARRANGEMENTS)),
        reminder=timedelta(minutes=event.reminder) if event.reminder else None,
        url=event.url,
        documents=tuple(_document(each, delegates) for each in event.documents),
        source=None,
        ignore=frozenset(),
        part_of=None,
        press=event.press,
        optional=event.optional,
        place_tbc=event.place_tbc,
        follows=event.follows,
        meet=_meeting(event, cities),
        steps=tuple(_step(each, city, parties) for each in event.steps),
    )


def home_city(event: Snapshot) -> City | None:
    """Home as it was called when this was told, if it was called anything."""
    home = event.home
    return None if home.name is None else made_city(snapshot.City("", home.name, home.timezone), {})


def notice(event: Snapshot) -> Text | None:
    """What stood under everything when this was told."""
    return read_text(event.notice)


def rebound(event: Event, programme: Programme) -> Event:
    """The event with a programme's own records in place of those with their ids."""

    def city(old: City) -> City:
        return programme.cities.get(old.id, old)

    def stop(old: Stop) -> Stop:
        return replace(old, city=city(old.city))

    journey, now = event.journey, programme.delegates
    bodies = programme.organisations
    themes = {each.id: each.theme for each in programme.events}
    return replace(
        event,
        city=city(event.city) if event.city else None,
        journey=replace(journey, origin=stop(journey.origin), destination=stop(journey.destination))
        if journey
        else None,
        theme=themes.get(event.id),
        delegates=tuple(now.get(each.id, each) for each in event.delegates),
        organisations=tuple(bodies.get(each.id, each) for each in event.organisations),
        speakers=tuple(now.get(each.id, each) for each in event.speakers),
        notes=tuple(
            replace(note, delegates=frozenset(now.get(each.id, each) for each in note.delegates))
            for note in event.notes
        ),
        documents=tuple(
            replace(each, delegates=frozenset(now.get(one.id, one) for one in each.delegates))
            for each in event.documents
        ),
    )


def _when(event: Snapshot) -> When:
    """Local times as they were told, whatever a zone's rules have become since."""
    if event.precision == "hours" and event.city:
        arrival = event.to.city if event.to else event.city
        start = _local(event.start, zone(event.city.timezone)) if event.start else None
        end = _local(event.end, zone(arrival.timezone)) if event.end else None
        if start and end:
            return spanning(start, end)
        lasts = timedelta(minutes=event.held or 0)
        if start:
            return beginning(start, lasts)
        if end:
            return ending(end, lasts)
    days_told = Days(*event.days) if event.days else None
    if event.precision == "none" or days_told is None or event.city is None:
        return When("none", days_told)
    start, end = midnights(days_told, zone(event.city.timezone))
    return When(event.precision, days_told, start, end, Span.between(start, end))


def _local(moment: datetime, where: Zone) -> datetime:
    """The wall time in its zone; of the two readings of one that happens twice, the one meant."""
    readings = [moment.replace(tzinfo=where, fold=fold) for fold in (0, 1)]
    meant = [each for each in readings if each.utcoffset() == moment.utcoffset()]
    return (meant or readings)[0]


def made_text(texts: Texts) -> Text:
    """A text as it was told."""
    return Text(texts, next(iter(texts)))


def read_text(texts: Texts | None) -> Text | None:
    """The same, of what may not have been told."""
    return made_text(texts) if texts else None


def made_city(city: snapshot.City, known: dict[str, City]) -> City:
    """A city as it was told; one record for each, so that both ends of a journey in it are the
    same."""
    if city.id not in known:
        known[city.id] = City(
            id=city.id,
            where=NOWHERE,
            name=made_text(city.name),
            timezone=city.timezone,
            zone=zone(city.timezone),
            country=None,
            language=city.language,
            coordinates=city.coordinates,
        )
    return known[city.id]


def made_place(place: snapshot.Place | None, city: City | None) -> Place | None:
    """A venue as it was told, in its city."""
    if place is None or city is None:
        return None
    return Place(
        id=place.id,
        where=NOWHERE,
        name=made_text(place.name),
        city=city,
        address=read_text(place.address),
        coordinates=place.coordinates,
        url=None,
        phone=place.phone,
        access=read_text(place.access),
    )


def _journey(event: Snapshot, cities: dict[str, City]) -> Journey | None:
    if event.from_ is None or event.to is None:
        return None
    origin, destination = (_stop(stop, cities) for stop in (event.from_, event.to))
    return Journey(origin, destination, event.mode, event.number)


def _meeting(event: Snapshot, cities: dict[str, City]) -> Meeting | None:
    """When and where one had to be before, on the clock of there."""
    at = event.meet.at if event.meet else event.check_in
    if at is None or event.city is None:
        return None
    stop = _stop(event.meet.stop, cities) if event.meet and event.meet.stop else None
    clock = stop.city.zone if stop else zone(event.city.timezone)
    note = read_text(event.meet.note) if event.meet else None
    return Meeting(_local(at, clock), stop.place if stop else None, note)


def _step(step: snapshot.Step, city: City | None, known: dict[str, Party]) -> Step:
    at = _local(step.at, city.zone) if step.at and city else None
    return Step(at, made_text(step.what), step.everyone, tuple(_party(e, known) for e in step.who))


def _stop(stop: snapshot.Stop, cities: dict[str, City]) -> Stop:
    city = made_city(stop.city, cities)
    return Stop(city, made_place(stop.place, city), stop.place_tbc)


def _delegate(id: str, name: dict[str, str]) -> Delegate:
    return Delegate(id, NOWHERE, made_text(name), None, None, None, None, None, None)


def _organisation(id: str, name: dict[str, str]) -> Organisation:
    return Organisation(id, NOWHERE, made_text(name), None, None)


def _party(party: snapshot.Party, known: dict[str, Party]) -> Party:
    """Who is named: one of those who take part, a group, or somebody who is excepted."""
    if party.id in known:
        return known[party.id]
    match party.kind:
        case "delegate":
            return _delegate(party.id, party.name)
        case "organisation":
            return _organisation(party.id, party.name)
        case "group":
            return Group(party.id, NOWHERE, made_text(party.name), ())


def _note(note: snapshot.Note, delegates: dict[str, Delegate]) -> Note:
    readers = frozenset(delegates[id] for id in note.delegates)
    return Note(None, readers, made_text(note.text))


def _document(paper: snapshot.Document, delegates: dict[str, Delegate]) -> Document:
    """A paper as it was told; where its file is now, nobody was told."""
    readers = tuple(delegates[id] for id in paper.delegates or ())
    is_for_all = paper.delegates is None
    return Document(
        title=made_text(paper.title),
        url=paper.url,
        file=None,
        parties=None if is_for_all else readers,
        delegates=frozenset(delegates.values() if is_for_all else readers),
    )


def _host(host: snapshot.Host) -> Host:
    texts = (host.name, host.title, host.organisation, host.local_name)
    name, title, organisation, local_name = map(read_text, texts)
    return Host(name, title, organisation, local_name, host.phone)
