"""What people are told of an event, from the event of a programme."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from itinerary.programme import model
from itinerary.queries.lookup import city_of_zone
from itinerary.releases.snapshot import (
    City,
    Document,
    Home,
    Host,
    Meet,
    Note,
    Party,
    Place,
    Snapshot,
    Step,
    Stop,
    Texts,
)


class Names:
    """The names of those who take part in events, each list once: many events have the same one."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, ...], dict[str, Texts]] = {}

    def of(self, people: Sequence[model.Delegate | model.Organisation]) -> dict[str, Texts]:
        """The names of people or organisations, by their ids."""
        ids = tuple(each.id for each in people)
        if ids not in self._lists:
            self._lists[ids] = {each.id: texts(each.name) for each in people}
        return self._lists[ids]


def snapshots(programme: model.Programme) -> dict[str, Snapshot]:
    """What people are told of each event of a programme, by its id."""
    names = Names()
    return {event.id: snapshot(event, programme, names) for event in programme.events}


def snapshot(
    event: model.Event, programme: model.Programme, names: Names | None = None
) -> Snapshot:
    """What people are told of an event of a programme."""
    names = names or Names()
    when, journey = event.when, event.journey
    timed = when.precision == "hours"
    days = None if timed or not when.days else (when.days.first, when.days.last)
    return Snapshot(
        title=texts(event.title),
        kind=event.kind,
        status=event.status,
        precision=when.precision,
        home=home(programme),
        start=_fixed(when.start) if timed else None,
        end=_fixed(when.end) if timed else None,
        held=_minutes(when.held.length) if when.is_open and when.held else None,
        days=days,
        about=when.about,
        place_tbc=event.place_tbc,
        follows=event.follows,
        mission=None if timed or days else (programme.days.first, programme.days.last),
        city=_city(event.city) if event.city else None,
        place=taken_place(event.place),
        from_=_stop(journey.origin) if journey else None,
        to=_stop(journey.destination) if journey else None,
        meet=_meet(event.meet) if event.meet and not journey else None,
        check_in=_fixed(event.meet.at) if event.meet and journey else None,
        mode=journey.mode if journey else None,
        number=journey.number if journey else None,
        everyone=event.everyone,
        who=[_party(each) for each in event.who],
        except_=[_party(each) for each in event.excepted],
        delegates=names.of(event.delegates),
        organisations=names.of(event.organisations),
        speakers=[each.id for each in event.speakers],
        steps=[_step(each) for each in event.steps],
        optional=event.optional,
        confidential=event.confidential,
        description=text(event.description),
        notes_for=[_note(note, event) for note in event.notes],
        hosts=[_host(host) for host in event.hosts],
        **{key: text(getattr(event.arrangements, key)) for key in model.ARRANGEMENTS},
        press=event.press,
        reminder=_minutes(event.reminder) if event.reminder else None,
        url=event.url,
        documents=[_document(each, event) for each in event.documents],
        notice=text(programme.notice),
    )


def texts(said: model.Text) -> dict[str, str]:
    """A text by language; the one that readers of other languages get comes first."""
    written = said.by_language
    first = said.language if said.language in written else next(iter(written))
    return {each: written[each] for each in (first, *sorted(written.keys() - {first}))}


def text(said: model.Text | None) -> dict[str, str] | None:
    """The same, where there is one."""
    return texts(said) if said else None


def _fixed(moment: datetime | None) -> datetime | None:
    """A local moment with its offset alone: its zone is that of its city."""
    offset = moment.utcoffset() if moment else None
    return moment.replace(tzinfo=timezone(offset)) if moment and offset is not None else None


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60


def home(programme: model.Programme) -> Home:
    """The clock at home."""
    name = programme.home.timezone
    city = city_of_zone(name, programme.cities.values())
    return Home(name, texts(city.name) if city else None)


def _city(city: model.City) -> City:
    return City(city.id, texts(city.name), city.timezone, city.language, city.coordinates)


def taken_place(place: model.Place | None) -> Place | None:
    """A venue, where there is one."""
    if place is None:
        return None
    return Place(
        place.id,
        texts(place.name),
        text(place.address),
        place.coordinates,
        place.phone,
        text(place.access),
    )


def _stop(stop: model.Stop) -> Stop:
    return Stop(_city(stop.city), taken_place(stop.place), stop.place_tbc)


def _meet(meet: model.Meeting) -> Meet:
    stop = Stop(_city(meet.place.city), taken_place(meet.place)) if meet.place else None
    at = _fixed(meet.at)
    if at is None:
        raise ValueError(meet)
    return Meet(at, stop, text(meet.note))


def _step(step: model.Step) -> Step:
    who = [_party(each) for each in step.who]
    return Step(texts(step.what), _fixed(step.at), step.everyone, who)


def _party(party: model.Party) -> Party:
    match party:
        case model.Delegate():
            return Party("delegate", party.id, texts(party.name))
        case model.Organisation():
            return Party("organisation", party.id, texts(party.name))
        case model.Group():
            return Party("group", party.id, texts(party.name))


def _note(note: model.Note, event: model.Event) -> Note:
    return Note([each.id for each in event.delegates if each in note.delegates], texts(note.text))


def _document(paper: model.Document, event: model.Event) -> Document:
    readers = [each.id for each in event.delegates if each in paper.delegates]
    return Document(texts(paper.title), paper.url, None if paper.parties is None else readers)


def _host(host: model.Host) -> Host:
    lines = (host.name, host.title, host.organisation, host.local_name)
    name, title, organisation, local_name = map(text, lines)
    return Host(name, title, organisation, local_name, host.phone)
