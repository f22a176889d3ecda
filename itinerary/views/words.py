"""How the tool says times on clocks, places and people: small pieces that all outputs share."""

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages.dates import range_of_days
from itinerary.programme.model import City, Event, Journey, Party, Programme, Stop
from itinerary.programme.shape.document import Kind, Mode, Press, Status
from itinerary.queries.lookup import title
from itinerary.views.pages import Mark
from itinerary.views.readers import Reader

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


_PRESS: dict[Press, str] = {
    "open": d("open to the press"),
    "photo": d("photographs only"),
    "closed": d("closed to the press"),
}


def marks(event: Event) -> tuple[Mark, ...]:
    """What sets an event apart, in words: cancelled, tentative, optional, confidential."""
    found = [] if event.status == "confirmed" else [Mark(status_words(event.status), event.status)]
    if event.optional:
        found.append(Mark(_("optional")))
    if event.confidential:
        found.append(Mark(_("confidential"), "confidential"))
    return tuple(found)


def status_words(status: Status) -> str:
    """How certain an event is, in a word."""
    return _(_STATUSES[status])


def kind_words(kind: Kind) -> str:
    """What sort of event it is, in a word or two."""
    return _(_KINDS[kind])


def press_words(event: Event) -> list[str]:
    """What the press may see of an event, where that is said."""
    return [_(_PRESS[event.press])] if event.press else []


def place(event: Event, reader: Reader) -> str:
    """Where an event is: its venue and room, and its city unless the venue is called after it.

    Of a journey, its ends, unless it is called so.
    """
    if event.journey:
        ends = way_between(event.journey, reader)
        stops = (event.journey.origin, event.journey.destination)
        has_venue = any(each.place or each.place_tbc for each in stops)
        return ends if has_venue and ends != event.title.read(reader.language) else ""
    city = event.city.name.read(reader.language) if event.city else ""
    called = event.place.name.read(reader.language) if event.place else ""
    city = "" if city in called else city
    if event.place_tbc:
        city = _("{city}, place to be confirmed").format(city=city)
    return _(", ").join(each for each in (_spot(event, reader), city) if each)


def venue(event: Event, reader: Reader, said: City | None) -> str:
    """Where an event is, under a heading that has said one city."""
    if event.journey or event.place_tbc or said is None or event.city is not said:
        return place(event, reader)
    return _spot(event, reader)


def _spot(event: Event, reader: Reader) -> str:
    """The venue and the room of an event."""
    texts = (event.place.name if event.place else None, event.arrangements.room)
    return _(", ").join(text.read(reader.language) for text in texts if text)


def meeting_point(event: Event, reader: Reader) -> str:
    """Where one must be before an event, if that is elsewhere."""
    if event.meet is None or event.meet.place is None or event.status == "cancelled":
        return ""
    return _("meeting point: {place}").format(place=event.meet.place.name.read(reader.language))


def way_between(journey: Journey, reader: Reader) -> str:
    """From where to where a journey goes: its stations and airports, else its cities."""
    names = (stop(end, reader) for end in (journey.origin, journey.destination))
    return " → ".join(dict.fromkeys(names))


def stop(end: Stop, reader: Reader) -> str:
    """One end of a journey: its station or airport, else its city."""
    if end.place_tbc:
        city = end.city.name.read(reader.language)
        return _("{city} (place to be confirmed)").format(city=city)
    return (end.place or end.city).name.read(reader.language)


def way(event: Event) -> str:
    """By what a journey goes, and its number: Flight AF276; nothing where that is not known."""
    journey = event.journey
    return mode_and_number(journey.mode, journey.number) if journey else ""


def mode_and_number(mode: Mode | None, number: str | None) -> str:
    """Flight AF276, or what of it is known."""
    said = _(_MODES[mode]) if mode else ""
    if said and number:
        return _("{mode} {number}").format(mode=said, number=number)
    return said or number or ""


def who(event: Event, reader: Reader) -> str:
    """Who takes part, as the file names them, and who speaks."""
    if event.is_for_nobody:
        return _("nobody")
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


def programme_title(programme: Programme, reader: Reader) -> str:
    """The mission's title and dates."""
    days = range_of_days(programme.days, prose=reader.prose)
    return _(" · ").join([programme.title.read(reader.language), days])


def notice(programme: Programme, reader: Reader) -> str | None:
    """What stands under everything that is printed."""
    return programme.notice.read(reader.language) if programme.notice else None
