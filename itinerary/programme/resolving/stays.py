"""Nights in hotels: where, for whom, and in which room."""

from collections.abc import Iterable

from itinerary.programme.model import City, Delegate, Stay
from itinerary.programme.resolving.entries import Entry
from itinerary.programme.resolving.participants import Roster
from itinerary.programme.resolving.registers import Registers
from itinerary.programme.shape import document
from itinerary.when import DAY, Days


def stays(registers: Registers, roster: Roster) -> tuple[Stay, ...]:
    """The stays of a programme, in the order of the files."""
    found = (_stay(entry, registers, roster) for entry in registers.entries("stays"))
    return tuple(stay for stay in found if stay)


def _stay(entry: Entry[document.Stay], registers: Registers, roster: Roster) -> Stay | None:
    stay = entry.record
    city: City | None = registers.find(entry, "cities", stay.city.value, "city")
    before = entry.tally.reported
    named = roster.named(entry, "who", stay.who)
    is_sure = entry.tally.reported == before and registers.are_sure
    first, departure = stay.from_.value, stay.to.value
    if departure <= first:
        entry.wrong("stay-reversed", "to", start=first, end=departure)
        return None
    nights = Days(first, departure - DAY)
    delegates = roster.participants(named, (), (), nights).delegates
    rooms = _rooms(entry, registers, delegates if is_sure else None)
    if city is None:
        return None
    return Stay(
        where=entry.where,
        city=city,
        first=first,
        departure=departure,
        hotel=registers.text(stay.hotel),
        address=registers.text(stay.address),
        phone=stay.phone.value if stay.phone else None,
        who=named.who,
        delegates=delegates,
        rooms=rooms,
        check_in_from=stay.check_in_from.value if stay.check_in_from else None,
        check_out_by=stay.check_out_by.value if stay.check_out_by else None,
    )


def _rooms(
    entry: Entry[document.Stay], registers: Registers, guests: Iterable[Delegate] | None
) -> dict[Delegate, str]:
    """The rooms of those who sleep there; who is not among the guests, if these are sure, is a
    problem."""
    known = None if guests is None else {guest.id for guest in guests}
    rooms = {}
    for id, room in (entry.record.rooms or {}).items():
        delegate = registers.find(entry, "delegates", id, "rooms", id, key=True)
        if delegate and known is not None and id not in known:
            entry.wrong("room-for-nobody", "rooms", id, key=True, near=known, name=id)
        elif delegate:
            rooms[delegate] = room.value
    return rooms
