"""Events as programs read them: flat records with stable keys, complete, in the reader's language.

The keys, their order and their codes are a contract with whoever reads them ("What programs
read"); JSON and CSV are two ways to write the same records.
"""

from datetime import datetime
from typing import Any

from itinerary.programme.model import Document, Event, Group, Link, Party, Programme, Step, Text
from itinerary.when import Zone

Row = dict[str, Any]

COLUMNS = (
    "id",
    "title",
    "kind",
    "status",
    "precision",
    "date",
    "end_date",
    "start",
    "end",
    "start_timezone",
    "end_timezone",
    "home_start",
    "home_end",
    "city",
    "place",
    "from_city",
    "to_city",
    "theme",
    "participants",
    "speakers",
    "confidential",
    "description",
    "url",
    "source",
    "room",
    "about",
    "meet_at",
    "meet_place",
    "mode",
    "number",
    "press",
    "optional",
    "guests",
    "seats",
    "interpreter",
    "with",
    "table",
    "follows",
    "place_tbc",
    "meet_note",
    "check_in_at",
    "steps",
    "documents",
)


def event_record(event: Event, programme: Programme, language: str) -> Row:
    """An event as a record: every key of COLUMNS, in that order, absent values None."""
    when, journey, said = event.when, event.journey, event.arrangements
    meet = event.meet
    timed = when.precision == "hours"
    start, end = (when.start, when.end) if timed else (None, None)
    home = programme.home.zone
    values = (
        event.id,
        event.title.read(language),
        event.kind,
        event.status,
        when.precision,
        when.days.first.isoformat() if when.days else None,
        when.days.last.isoformat() if when.days else None,
        _iso(start),
        _iso(end),
        event.city.timezone if timed and event.city else None,
        event.end_city.timezone if timed and event.end_city else None,
        _iso(start, home),
        _iso(end, home),
        event.city.id if event.city else None,
        event.place.id if event.place else None,
        journey.origin.city.id if journey else None,
        journey.destination.city.id if journey else None,
        event.theme.id if event.theme else None,
        [*(each.id for each in event.delegates), *(each.id for each in event.organisations)],
        [speaker.id for speaker in event.speakers],
        event.confidential,
        _read(event.description, language),
        event.url,
        _link(event.source, language),
        _read(said.room, language),
        when.about,
        _iso(meet.at) if meet and not journey else None,
        meet.place.id if meet and meet.place else None,
        journey.mode if journey else None,
        journey.number if journey else None,
        event.press,
        event.optional,
        event.guests,
        event.seats,
        _read(said.interpreter, language),
        _read(said.with_, language),
        _read(said.table, language),
        event.follows,
        event.is_to_be_placed,
        _read(meet.note, language) if meet else None,
        _iso(meet.at) if meet and journey else None,
        [_step(each, event, language) for each in event.steps],
        _documents(event, language),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _step(step: Step, event: Event, language: str) -> Row:
    """A line of the order of business; groups are spelt out as among those who take part."""
    everyone: tuple[Party, ...] = (*event.delegates, *event.organisations) if step.everyone else ()
    named: list[Party] = [*everyone, *step.who]
    spelt = (party.members if isinstance(party, Group) else (party,) for party in named)
    ids = dict.fromkeys(each.id for members in spelt for each in members)
    return {"at": _iso(step.at), "what": step.what.read(language), "who": [*ids]}


def _documents(event: Event, language: str) -> list[Row]:
    """The papers that all get who take part: a programme cannot know for whom it reads."""
    return [_titled(each, language) for each in event.documents if each.parties is None]


def _iso(instant: datetime | None, zone: Zone | None = None) -> str | None:
    if instant is None:
        return None
    return (instant.astimezone(zone) if zone else instant).isoformat()


def _read(text: Text | None, language: str) -> str | None:
    return text.read(language) if text else None


def _link(link: Link | None, language: str) -> Row | None:
    return _titled(link, language) if link else None


def _titled(link: Link | Document, language: str) -> Row:
    return {"title": link.title.read(language), "url": link.url}
