"""What a page says of one event: made once for all readers who may see the same of it.

A page goes to one delegate's phone: what reaches it is decided here, as `descriptions` decides it
for calendars. Their own notes and hosts' numbers, never another's; of a cancelled event when, who
and where.
"""

from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from itinerary.languages import _
from itinerary.languages.dates import range_of_days
from itinerary.programme.model import (
    City,
    Delegate,
    Document,
    Event,
    Host,
    Journey,
    Note,
    Place,
    Step,
    Stop,
)
from itinerary.values import replace
from itinerary.views.descriptions import who_at_most
from itinerary.views.details import maplink_line
from itinerary.views.facts import FACTS, step_people
from itinerary.views.hours import marked_hour, precision_words, step_hour, under
from itinerary.views.readers import Reader
from itinerary.views.signs import KINDS
from itinerary.views.site.clocks import (
    city_clock,
    home_clock,
    home_hour,
    instants,
    own_clock,
    shown_hour,
)
from itinerary.views.site.digests import digest
from itinerary.views.site.labels import short_length
from itinerary.views.site.pages import End, Entry, Fact, File, Said
from itinerary.views.site.pages import Host as PageHost
from itinerary.views.site.pages import Journey as PageJourney
from itinerary.views.site.pages import Meeting as PageMeeting
from itinerary.views.site.pages import Step as PageStep
from itinerary.views.site.taxis import taxi_anchor
from itinerary.views.site.texts import in_script, maybe_said, said
from itinerary.views.words import kind_words, marks, press_words, way
from itinerary.when import Zone

MOST_NAMES = 12  # more are counted

_FACTS = ("dress", "gift", "language", "interpreter", "with", "table")


class Seen(NamedTuple):
    """An event, with what of it is not for all who take part: for whoever may see the same."""

    event: Event
    notes: tuple[Note, ...] = ()
    papers: tuple[Document, ...] = ()


def seen(event: Event, to: Delegate) -> Seen:
    """An event as one delegate may see it; of a cancelled one, nothing is theirs alone."""
    if event.status == "cancelled" or not (event.notes or event.documents):
        return Seen(event)
    return Seen(
        event,
        tuple(note for note in event.notes if to in note.delegates),
        tuple(each for each in event.documents if each.is_for(to)),
    )


def seen_by_several(event: Event) -> Seen:
    """An event as several people may see it: no note, no paper for some, no number of a host."""
    hosts = tuple(replace(host, phone=None) for host in event.hosts)
    papers = tuple(each for each in event.documents if each.is_for(None))
    return Seen(replace(event, hosts=hosts), (), papers if event.status != "cancelled" else ())


class Setting(NamedTuple):
    """Under which day an event stands: on whose clock, and in which city if it has only one.

    `has_ways` is not so where one slept and will sleep: nobody needs a taxi to where they are.
    `is_behind` says that the event which it follows stands there too.
    """

    day: date
    zone: Zone
    city: City | None
    has_ways: bool = True
    is_behind: bool = False


def entry(shown: Seen, setting: Setting, reader: Reader) -> Entry:
    """An event under one of its days, for all who may see the same of it."""
    event = shown.event
    is_on = event.status != "cancelled"
    timed = event.when.precision == "hours"
    place = event.place if setting.has_ways else None
    made = Entry(
        anchor=anchor(event, setting.day),
        sign=KINDS[event.kind].shape,
        kind=kind_words(event.kind),
        title=said(event.title, reader),
        marks=tuple(mark.words for mark in marks(event)),
        is_cancelled=not is_on,
        is_tentative=event.status == "tentative",
        when="" if timed else _("afterwards") if setting.is_behind else _when(event),
        own=own_clock(event, reader, setting.day, setting.zone) if timed else None,
        home=home_clock(event, reader, setting.day) if timed else None,
        instants=instants(event, setting.day),
        where=city_clock(event.city, reader),
        whither=city_clock(event.end_city, reader),
        meet=_meeting(event, setting, reader) if is_on else None,
        place=_place(event, setting, reader),
        room=maybe_said(event.arrangements.room, reader) if is_on else None,
        access=maybe_said(event.place.access, reader) if event.place and is_on else None,
        phone=(event.place.phone or "") if event.place and is_on else "",
        taxi=taxi_anchor(place) if place and is_on else "",
        map=maplink_line(place) if place and is_on else "",
        notes=tuple(said(note.text, reader) for note in shown.notes),
        about=maybe_said(event.description, reader) if is_on else None,
        steps=tuple(_step(each, event, reader) for each in event.steps) if is_on else (),
        facts=_facts(event, reader) if is_on else (),
        hosts=tuple(_host(host, event, reader) for host in event.hosts) if is_on else (),
        people=who_at_most(event, reader, MOST_NAMES),
        link=event.url or "" if is_on else "",
        files=tuple(_file(each, reader) for each in shown.papers),
        journey=_journey(event, event.journey, setting.day, reader) if event.journey else None,
    )
    return replace(made, digest=digest(repr(made)))


def anchor(event: Event, day: date) -> str:
    """Where an event stands on a page; under a later one of its days, elsewhere."""
    days = event.when.days
    later = event.when.precision != "hours" and days and event.when.held and day != days.first
    return f"e-{event.id}-{day.isoformat()}" if later else f"e-{event.id}"


def _when(event: Event) -> str:
    """What is known of the time, or in which window it will be."""
    days = event.when.days
    if event.when.precision != "none":
        return precision_words(event)
    return _("between {days}").format(days=range_of_days(days)) if days else ""


def _place(event: Event, setting: Setting, reader: Reader) -> Said | None:
    """The venue; its city too where the day has several, and no other has said it."""
    if event.journey or event.city is None:
        return None
    city = event.city.name.read(reader.language)
    if event.place_tbc:
        return Said(_("{city}, place to be confirmed").format(city=city))
    if event.place is None:
        return None if event.city is setting.city else said(event.city.name, reader)
    called = said(event.place.name, reader)
    if event.city is setting.city or city in called.text:
        return called
    return replace(called, text=_(", ").join([called.text, city]))


def _meeting(event: Event, setting: Setting, reader: Reader) -> PageMeeting | None:
    """When and where one must be before."""
    meet = event.meet
    if meet is None:
        return None
    texts = (meet.place.name if meet.place else None, meet.note)
    words = _(" · ").join(text.read(reader.language) for text in texts if text)
    return PageMeeting(marked_hour(meet.at, under(setting.day)), words)


def _step(step: Step, event: Event, reader: Reader) -> PageStep:
    hour = step_hour(step, event, reader)
    return PageStep(hour, said(step.what, reader), step_people(step, reader))


def _facts(event: Event, reader: Reader) -> tuple[Fact, ...]:
    texts = {key: getattr(event.arrangements, "with_" if key == "with" else key) for key in _FACTS}
    facts = [Fact(_(FACTS[key].label), said(text, reader)) for key, text in texts.items() if text]
    press = [Fact(_(FACTS["press"].label), Said(words)) for words in press_words(event)]
    return (*facts, *press)


def _host(host: Host, event: Event, reader: Reader) -> PageHost:
    """Who receives the delegation."""
    language = event.city.language if event.city else None
    name = host.name.read(reader.language) if host.name else ""
    there = in_script(host.local_name, language, reader) if host.local_name else None
    about = [text.read(reader.language) for text in (host.title, host.organisation) if text]
    return PageHost(
        name=name or (there.text if there else about[0] if about else ""),
        local_name=there if name and there and there.text != name else None,
        about=_(" · ").join(about if name or there else about[1:]),
        phone=host.phone or "",
    )


def _file(document: Document, reader: Reader) -> File:
    return File(said(document.title, reader), document.url or "", attachment(document))


def attachment(document: Document) -> str:
    """Under which name a document's file lies beside a page; nothing for one without.

    Two of one name in different folders are two.
    """
    if document.file is None:
        return ""
    name = PurePosixPath(document.file.name)
    return f"{sha256(str(name).encode()).hexdigest()[:8]}-{name.name}"


def _journey(event: Event, journey: Journey, day: date, reader: Reader) -> PageJourney:
    when = event.when
    known = when.precision == "hours" and when.start and when.end and when.held
    length = when.held.length if known and when.held else None
    return PageJourney(
        way=way(event),
        length=short_length(length) if length else _open_hours(event),
        origin=_end(event, journey.origin, day, reader),
        destination=_end(event, journey.destination, day, reader),
    )


def _open_hours(event: Event) -> str:
    return precision_words(event) if event.when.precision in {"day", "all-day"} else ""


def _end(event: Event, stop: Stop, day: date, reader: Reader) -> End:
    """One end of a journey; only to where it leads one takes a taxi."""
    is_last = event.journey is not None and stop is event.journey.destination
    instant = event.when.end if is_last else event.when.start
    timed = event.when.precision == "hours"
    place: Place | None = stop.place
    return End(
        city=said(stop.city.name, reader),
        hour=shown_hour(instant, day, about=event.when.about and not is_last) if timed else None,
        home=home_hour(instant, reader, day) if timed else None,
        station=said(place.name, reader) if place else _to_be_confirmed(stop, reader),
        taxi=taxi_anchor(place) if place and is_last else "",
    )


def _to_be_confirmed(stop: Stop, reader: Reader) -> Said | None:
    if not stop.place_tbc:
        return None
    city = stop.city.name.read(reader.language)
    return Said(_("{city} (place to be confirmed)").format(city=city))
