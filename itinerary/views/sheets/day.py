"""What everybody gets the evening before: their own day, on one page each."""

from collections.abc import Iterator
from datetime import date

from itinerary.programme.model import Delegate, Event
from itinerary.queries.contacts import contacts_for
from itinerary.queries.hotels import venues
from itinerary.queries.selection import by_start, own_days
from itinerary.views.sheets.choosing import callees, people_of
from itinerary.views.sheets.records import (
    Asked,
    Bed,
    DayPart,
    DeskSheet,
    Hour,
    Mission,
    Part,
    Table,
)
from itinerary.when import Days


def day(mission: Mission, asked: Asked) -> DeskSheet:
    """A part a person who is there on the day and has anything on it; ValueError without a day."""
    if asked.day is None:
        raise ValueError(asked)
    on = Days(asked.day, asked.day)
    events = tuple(
        event
        for event in by_start(mission.programme.events)
        if event.status != "cancelled"
        and (asked.events is None or event.id in asked.events)
        and (days := own_days(event))
        and days.overlaps(on)
    )
    parts = (_part(each, asked.day, events, mission) for each in people_of(mission, asked))
    return DeskSheet("day", tuple(part for part in parts if part.lines("hours")))


def _part(to: Delegate, day: date, events: tuple[Event, ...], mission: Mission) -> Part:
    programme = mission.programme
    named = programme.named_days.get(day)
    about = DayPart(
        id=to.id,
        name=to.name,
        role=to.role,
        day=day,
        title=named.title if named else None,
        note=named.note if named else None,
    )
    theirs = [
        contact
        for contact in contacts_for(to, programme)
        if contact.days is None or day in contact.days
    ]
    return Part(
        about,
        (
            Table("hours", tuple(_hour(event, to) for event in events if to in event.delegates)),
            Table("beds", tuple(_beds(to, day, mission))),
            Table("callees", tuple(callees(programme, theirs))),
        ),
    )


def _hour(event: Event, to: Delegate) -> Hour:
    return Hour(
        id=event.id,
        event=event,
        meet_note=event.meet.note if event.meet else None,
        dress=event.arrangements.dress,
        interpreter=event.arrangements.interpreter,
        notes=tuple(note.text for note in event.notes if to in note.delegates),
    )


def _beds(to: Delegate, day: date, mission: Mission) -> Iterator[Bed]:
    programme = mission.programme
    places = venues(programme.stays, programme.places.values())
    for stay, place in zip(programme.stays, places, strict=True):
        if to in stay.delegates and stay.first <= day < stay.departure:
            yield Bed(
                id=f"{stay.city.id} {stay.first}",
                hotel=stay.hotel,
                city=stay.city.name,
                address=stay.address or (place.address if place else None),
                phone=stay.phone or (place.phone if place else None),
                room=stay.rooms.get(to),
            )
