"""What holds for the delegation day by day: whom to call, and what days are called."""

from datetime import date
from typing import Any

from itinerary.programme.mistakes import Wrong
from itinerary.programme.model import City, Contact, NamedDay
from itinerary.programme.resolving.entries import Entry
from itinerary.programme.resolving.participants import Roster
from itinerary.programme.resolving.registers import Registers
from itinerary.programme.shape import document
from itinerary.programme.shape.time_forms import Day
from itinerary.when import Days


def contacts(registers: Registers, roster: Roster, mission: Days | None) -> tuple[Contact, ...]:
    """The contacts of a programme, in the order of calling."""
    entries = registers.entries("contacts")
    return tuple(_contact(entry, registers, roster, mission) for entry in entries)


def _contact(
    entry: Entry[document.Contact], registers: Registers, roster: Roster, mission: Days | None
) -> Contact:
    contact, city = entry.record, None
    if contact.city:
        found: City | None = registers.find(entry, "cities", contact.city.value, "city")
        city = found
    before = entry.tally.reported
    named = roster.named(entry, "for", contact.for_)
    is_for_all = contact.for_ is None or named.everyone
    people = roster.delegates_of(named.who)
    if not (is_for_all or people) and entry.tally.reported == before and registers.are_sure:
        entry.wrong("contact-for-nobody", "for")
    if contact.days and mission and not contact.days.value.overlaps(mission):
        words: dict[str, Any] = {"start": mission.first, "end": mission.last}
        entry.wrong("outside-the-mission", "days", name=_spelt(contact.days.value), **words)
    return Contact(
        where=entry.where,
        name=registers.needed_text(contact.name),
        role=registers.text(contact.role),
        phone=contact.phone.value if contact.phone else None,
        who=None if is_for_all else named.who,
        delegates=tuple(
            each for each in registers.delegates.values() if is_for_all or each in people
        ),
        days=contact.days.value if contact.days else None,
        city=city,
    )


def named_days(registers: Registers, mission: Days | None) -> dict[date, NamedDay]:
    """What the days of a programme are called, by date."""
    named: dict[date, NamedDay] = {}
    for entry in registers.entries("days"):
        day = _day(entry)
        if day is None:
            continue
        if mission and day not in mission:
            words: dict[str, Any] = {"start": mission.first, "end": mission.last}
            entry.wrong("outside-the-mission", key=True, name=day, **words)
        elif day in named:
            entry.wrong("id-twice", key=True, name=entry.id, other=str(named[day].where))
        else:
            title, note = registers.text(entry.record.title), registers.text(entry.record.note)
            named[day] = NamedDay(entry.where, day, title, note)
    return dict(sorted(named.items()))


def _day(entry: Entry[document.NamedDay]) -> date | None:
    try:
        return Day.parse(entry.id)
    except Wrong as wrong:
        entry.wrong(wrong.code, key=True, **wrong.words)
        return None


def _spelt(days: Days) -> str:
    return str(days.first) if days.first == days.last else f"{days.first}..{days.last}"
