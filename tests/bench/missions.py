"""Missions of any size, the same for every run and for every tool that is measured.

Events lie in strands beside each other: in every slot of a day each strand has one. A delegate
belongs to a group, and a group takes part in one event of every slot. So nobody is in two places
at once, and all events are as full as each other, whatever the size.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

FIRST_DAY = date(2025, 4, 14)

_SLOTS = ("08:30", "10:00", "11:30", "13:30", "15:00", "16:30", "18:00", "19:30")  # of one day
_KINDS = ("visit", "meeting", "conference", "round-table", "reception")
_DESCRIPTION = "Meet in the lobby ten minutes before, with papers for the hosts."
_PLACES = 12


class Shape(NamedTuple):
    """How large a mission is: `strands` events in each of `slots`, for so many delegates.

    With `mailed`, everybody has an address; with `named`, events name people one by one.
    """

    slots: int
    strands: int
    delegates: int
    groups: int
    mailed: bool = False
    named: bool = False

    @property
    def events(self) -> int:
        """How many events there are; a delegate takes part in one of each slot."""
        return self.slots * self.strands

    @property
    def days(self) -> int:
        """How many days the mission lasts."""
        return -(-self.slots // len(_SLOTS))


class Item(NamedTuple):
    """One event, in words of which each tool's own format can be made."""

    id: str
    title: dict[str, str]
    kind: str
    place: int
    day: date
    start: str
    description: str
    who: tuple[str, ...]


def items(shape: Shape) -> Iterator[Item]:
    """The events of a mission, by start."""
    for slot in range(shape.slots):
        who: list[list[str]] = [[] for _ in range(shape.strands)]
        for group in range(shape.groups):
            members = _members(group, shape) if shape.named else [_group(group)]
            who[_strand(group, slot, shape.strands)] += members
        for strand in range(shape.strands):
            number = slot * shape.strands + strand
            yield Item(
                id=f"event-{number}",
                title={"fr": f"Rendez-vous {number}", "en": f"Appointment {number}"},
                kind=_KINDS[number % len(_KINDS)],
                place=number % _PLACES,
                day=FIRST_DAY + timedelta(days=slot // len(_SLOTS)),
                start=_SLOTS[slot % len(_SLOTS)],
                description=_DESCRIPTION,
                who=tuple(who[strand]),
            )


def programme(shape: Shape) -> str:
    """The mission as a programme file."""
    lines = [*_head(shape), "events:", *(line for item in items(shape) for line in _event(item))]
    return "".join(f"{line}\n" for line in lines)


def _head(shape: Shape) -> Iterator[str]:
    yield from (
        "id: bench",
        "title: {fr: Mission au Japon, en: Mission to Japan}",
        f"start: {FIRST_DAY}",
        f"end: {FIRST_DAY + timedelta(days=shape.days - 1)}",
        "home: dijon",
        "language: en",
        "revised: 2025-04-07 18:00",
        "cities:",
        "  dijon: {name: Dijon, timezone: Europe/Paris}",
        "  osaka: {name: {en: Osaka, ja: 大阪}, timezone: Asia/Tokyo, language: ja}",
        "places:",
    )
    for number in range(_PLACES):
        yield f"  {_place(number)}: {{name: Hall {number}, city: osaka}}"
    yield "delegates:"
    for number in range(shape.delegates):
        email = f", email: {_delegate(number)}@example.org" if shape.mailed else ""
        yield f"  {_delegate(number)}: {{name: Delegate {number}, role: Member{email}}}"
    yield "groups:"
    for group in range(shape.groups):
        members = ", ".join(_members(group, shape))
        yield f"  {_group(group)}: {{name: Group {group}, members: [{members}]}}"


def _event(item: Item) -> tuple[str, ...]:
    return (
        f"  {item.id}:",
        f"    title: {{fr: {item.title['fr']}, en: {item.title['en']}}}",
        f"    kind: {item.kind}",
        f"    place: {_place(item.place)}",
        f"    start: {item.day} {item.start}",
        "    duration: 1h",
        f"    who: [{', '.join(item.who)}]",
        f"    description: {item.description}",
    )


def _strand(group: int, slot: int, strands: int) -> int:
    """Which event of a slot is a group's: groups part and meet again from slot to slot."""
    turn, place = divmod(group, strands)
    return (place + turn * slot + turn * slot // strands) % strands


def _members(group: int, shape: Shape) -> list[str]:
    return [_delegate(each) for each in range(group, shape.delegates, shape.groups)]


def _delegate(number: int) -> str:
    return f"delegate-{number}"


def _group(number: int) -> str:
    return f"group-{number}"


def _place(number: int) -> str:
    return f"hall-{number}"
