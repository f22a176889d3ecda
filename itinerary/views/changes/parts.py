"""What has changed but for events, in words: who is called how, and what holds for the mission."""

from collections.abc import Iterable, Iterator
from datetime import date

from itinerary.languages import _, capitalised
from itinerary.languages import deferred as d
from itinerary.languages.dates import long_day, range_of_days
from itinerary.programme.model import Programme, Text
from itinerary.releases.changes import Change
from itinerary.releases.membership import renamed
from itinerary.releases.part_changes import PartChange
from itinerary.releases.parts import (
    EVENTS,
    Body,
    Contact,
    Counted,
    Day,
    Document,
    Group,
    Head,
    Heads,
    Part,
    Person,
    Stay,
)
from itinerary.releases.snapshot import Texts
from itinerary.views.changes.values import value_change
from itinerary.views.readers import Reader
from itinerary.when import Days

_LABELS = {
    "title": d("Title"),
    "role": d("Role"),
    "language": d("Language"),
    "present": d("Present"),
    "hotel": d("Hotel"),
    "address": d("Address"),
    "phone": d("Telephone"),
    "days": d("Days"),
    "note": d("Note"),
    "check_in_from": d("Rooms from"),
    "check_out_by": d("Rooms until"),
    "guests": d("Guests"),
    "seats": d("Seats"),
    "diets": d("Diets"),
    "needs": d("Needs"),
}
# What is kept as a digest: that it is another can be said, and not what it was.
_DIGESTS = {"logo": d("Logo"), "photo": d("Photo"), "biography": d("Biography")}


def called(part: Part, language: str) -> str:
    """What a part is called."""
    match part:
        case Head() | Document():
            return _read(part.title, language)
        case Person() | Body() | Group() | Contact():
            return _read(part.name, language)
        case Day():
            return capitalised(long_day(date.fromisoformat(part.id)))
        case Stay():
            hotel = _read(part.hotel, language) if part.hotel else part.city
            return _("{hotel}, {days}").format(hotel=hotel, days=_days(part.nights))
        case Heads():
            return part.id.partition("/")[2]
    return part.id


def people(
    changes: Iterable[PartChange], events: Iterable[Change], reader: Reader
) -> Iterator[str]:
    """What is different of people and organisations; names that events tell are told with these."""
    told = [*renamed(events).values()]
    for each in changes:
        before, after = each.before, each.after
        if isinstance(before, (Person, Body)) and isinstance(after, (Person, Body)):
            if before.name != after.name and (before.name, after.name) not in told:
                was, now = (_read(part.name, reader.language) for part in (before, after))
                yield _("{after} (was: {before})").format(before=was, after=now)
            lines = [*_lines(each, reader.language)]
            for line in lines or ([] if "name" in each.fields else [_("changed")]):
                name = _read(after.name, reader.language)
                yield _("{name}: {change}").format(name=name, change=line)


def mission(changes: Iterable[PartChange], programme: Programme, reader: Reader) -> Iterator[str]:
    """What is different of the mission as a whole, of stays, contacts, days and papers."""
    language = reader.language
    for each in changes:
        match each.part:
            case Head():
                yield from _lines(each, language)
            case Stay() | Contact() | Day() | Document():
                yield from _named(each, language)
            case Heads():
                name = _of_heads(each.part.id, programme, language)
                yield from _labelled(name, _lines(each, language))


def _of_heads(id: str, programme: Programme, language: str) -> str:
    """What an event or a hotel is called for which heads are counted."""
    titles = {f"{EVENTS}{event.id}": event.title for event in programme.events}
    return titles[id].read(language) if id in titles else id.rpartition("/")[2]


def _named(change: PartChange, language: str) -> Iterator[str]:
    """What is different of what has a name of its own."""
    name = called(change.part, language)
    if change.before is None:
        yield _("new: {name}").format(name=name)
    elif change.after is None:
        yield _("removed: {name}").format(name=name)
    else:
        lines = [*_lines(change, language)] or [_("changed")]
        yield from _labelled(name, lines)


def _labelled(name: str, lines: Iterable[str]) -> Iterator[str]:
    return (_("{name}: {change}").format(name=name, change=line) for line in lines)


def _lines(change: PartChange, language: str) -> Iterator[str]:
    """What is different in what has a label, a line each."""
    for field in change.fields:
        if field in _LABELS:
            before, after = (
                _value(getattr(part, field, None), language)
                for part in (change.before, change.after)
            )
            yield value_change(_(_LABELS[field]), before, after)
        elif field in _DIGESTS:
            yield _("{name}: {change}").format(name=_(_DIGESTS[field]), change=_("changed"))
        elif field == "rooms":
            yield from _rooms(change, language)


def _rooms(change: PartChange, language: str) -> Iterator[str]:
    """Whose room is another, a line each."""
    before, after = (
        part.rooms if isinstance(part, Stay) else {} for part in (change.before, change.after)
    )
    for key in {**after, **before}:
        if before.get(key) != after.get(key):
            name = _read(change.people[key], language) if key in change.people else key
            label = _("Room of {name}").format(name=name)
            yield value_change(label, before.get(key, ""), after.get(key, ""))


def _value(value: object, language: str) -> str:
    match value:
        case dict():
            return _read(value, language)
        case list():
            return _(", ").join(_count(each, language) for each in value)
        case (date() as first, date() as last):
            return _days((first, last))
        case _:
            return "" if value is None else str(value)


def _count(counted: Counted, language: str) -> str:
    words = {"number": counted.number, "what": _read(counted.what, language)}
    return _("{number} × {what}").format(**words)


def _days(days: tuple[date, date]) -> str:
    return range_of_days(Days(*days))


def _read(texts: Texts, language: str) -> str:
    return Text(texts, next(iter(texts))).read(language)
