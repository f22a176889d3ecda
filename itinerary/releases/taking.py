"""What people are told of an event, from the event of a programme."""

from datetime import datetime, timezone

from itinerary.programme import model
from itinerary.queries.lookup import city_of_zone
from itinerary.releases.snapshot import City, Home, Host, Link, Note, Party, Place, Snapshot, Stop


def snapshot(event: model.Event, programme: model.Programme) -> Snapshot:
    """What people are told of an event of a programme."""
    when, journey = event.when, event.journey
    timed = when.precision == "hours"
    days = None if timed or not when.days else (when.days.first, when.days.last)
    return Snapshot(
        title=_texts(event.title),
        kind=event.kind,
        status=event.status,
        precision=when.precision,
        home=_home(programme),
        start=_fixed(when.start) if timed else None,
        end=_fixed(when.end) if timed else None,
        end_assumed=when.end_assumed,
        days=days,
        mission=None if timed or days else (programme.days.first, programme.days.last),
        city=_city(event.city) if event.city else None,
        place=_place(event.place),
        from_=_stop(journey.origin) if journey else None,
        to=_stop(journey.destination) if journey else None,
        mode=journey.mode if journey else None,
        number=journey.number if journey else None,
        everyone=event.everyone,
        who=[_party(each) for each in event.who],
        except_=[_party(each) for each in event.excepted],
        delegates={each.id: _texts(each.name) for each in event.delegates},
        organisations={each.id: _texts(each.name) for each in event.organisations},
        speakers=[each.id for each in event.speakers],
        confidential=event.confidential,
        description=_text(event.description),
        notes_for=[_note(note, event) for note in event.notes],
        hosts=[_host(host) for host in event.hosts],
        **{key: _text(getattr(event.arrangements, key)) for key in model.ARRANGEMENTS},
        reminder=int(event.reminder.total_seconds()) // 60 if event.reminder else None,
        url=event.url,
        documents=[Link(_texts(each.title), each.url) for each in event.documents],
        notice=_text(programme.notice),
    )


def _texts(text: model.Text) -> dict[str, str]:
    """A text by language; the one that readers of other languages get comes first."""
    texts = text.by_language
    first = text.language if text.language in texts else next(iter(texts))
    return {each: texts[each] for each in (first, *sorted(texts.keys() - {first}))}


def _text(text: model.Text | None) -> dict[str, str] | None:
    return _texts(text) if text else None


def _fixed(moment: datetime | None) -> datetime | None:
    """A local moment with its offset alone: its zone is that of its city."""
    offset = moment.utcoffset() if moment else None
    return moment.replace(tzinfo=timezone(offset)) if moment and offset is not None else None


def _home(programme: model.Programme) -> Home:
    name = programme.home.timezone
    city = city_of_zone(name, programme.cities.values())
    return Home(name, _texts(city.name) if city else None)


def _city(city: model.City) -> City:
    return City(city.id, _texts(city.name), city.timezone, city.language, city.coordinates)


def _place(place: model.Place | None) -> Place | None:
    if place is None:
        return None
    return Place(place.id, _texts(place.name), _text(place.address), place.coordinates)


def _stop(stop: model.Stop) -> Stop:
    return Stop(_city(stop.city), _place(stop.place))


def _party(party: model.Party) -> Party:
    match party:
        case model.Delegate():
            return Party("delegate", party.id, _texts(party.name))
        case model.Organisation():
            return Party("organisation", party.id, _texts(party.name))
        case model.Group():
            return Party("group", party.id, _texts(party.name))


def _note(note: model.Note, event: model.Event) -> Note:
    return Note([each.id for each in event.delegates if each in note.delegates], _texts(note.text))


def _host(host: model.Host) -> Host:
    texts = (host.name, host.title, host.organisation, host.local_name)
    name, title, organisation, local_name = map(_text, texts)
    return Host(name, title, organisation, local_name, host.phone)
