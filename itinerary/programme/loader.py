"""A programme file to a `Programme`, or to all of its problems at once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from itinerary.languages import _
from itinerary.names import slug
from itinerary.problems import Problems
from itinerary.programme.model import City, Place, Programme, Transfer
from itinerary.programme.resolving.contacts import contacts, named_days
from itinerary.programme.resolving.entries import Entry
from itinerary.programme.resolving.events import Defaults, EventReader
from itinerary.programme.resolving.participants import Roster
from itinerary.programme.resolving.parts import Parts, read_parts
from itinerary.programme.resolving.registers import Registers
from itinerary.programme.resolving.stays import stays
from itinerary.programme.resolving.timing import wall_moment
from itinerary.programme.shape import document
from itinerary.programme.shape.forms import Text
from itinerary.programme.shape.time_forms import MOST_DAYS
from itinerary.programme.tally import Tally
from itinerary.when import Days

_NEEDED = {
    "title": "title: Mission",
    "start": "start: 2025-04-12",
    "end": "end: 2025-04-19",
    "home": "home: dijon",
    "cities": "cities: {dijon: {name: Dijon, timezone: Europe/Paris}}",
}
_DEFAULT_DURATION = timedelta(minutes=60)
_DEFAULT_MARGIN = timedelta(minutes=15)
_DEFAULT_LANGUAGE = "en"


def load(path: Path, without: Iterable[str] = ()) -> Programme | Problems:
    """The programme that a file holds, or the problems in it; FileError when it is not there.

    What stands under the keys that it is loaded `without` is not looked at.
    """
    loaded = programme_or_tally(path, without)
    return loaded.problems() if isinstance(loaded, Tally) else loaded


def programme_or_tally(path: Path, without: Iterable[str] = ()) -> Programme | Tally:
    """The same, with the problems not yet in words: these can be of the file's own language."""
    tally = Tally()
    parts = read_parts(path, tally, without)
    programme = _programme(path, parts, tally) if parts.all else None
    return tally if tally.reported or programme is None else programme


def _programme(path: Path, parts: Parts, tally: Tally) -> Programme | None:
    head = Entry(parts.all[0].decoded.programme, parts.all[0], (), tally)
    _check_needed(head, parts)
    language = head.record.language.value if head.record.language else _DEFAULT_LANGUAGE
    registers = Registers(parts, language, tally)
    roster = Roster(registers)
    home = _home(head, registers)
    days = _days(head)
    revised = _revised(head, home)
    transfers = [_transfer(entry, registers) for entry in registers.entries("transfers")]
    nights = stays(registers, roster)
    to_call, headings = contacts(registers, roster, days), named_days(registers, days)
    logo = registers.files.find(head, head.record.logo, "logo")
    events = EventReader(registers, roster, _defaults(head)).events()
    if tally.reported or not (home and days and head.record.title):
        return None
    return Programme(
        id=head.record.id or _fallback_id(path, head.record.title, days),
        files=tuple(part.source.file for part in parts.all),
        title=registers.needed_text(head.record.title),
        days=days,
        home=home,
        language=language,
        revised=revised,
        notice=registers.text(head.record.notice),
        source=registers.link(head.record.source),
        margin=head.record.margin.value if head.record.margin else _DEFAULT_MARGIN,
        cities=registers.cities,
        places=registers.places,
        organisations=registers.organisations,
        delegates=registers.delegates,
        groups=registers.groups,
        themes=registers.themes,
        transfers=tuple(transfer for transfer in transfers if transfer),
        events=events,
        stays=nights,
        contacts=to_call,
        named_days=headings,
        logo=logo,
        accent=head.record.accent.value,
    )


def _fallback_id(path: Path, title: Text, days: Days) -> str:
    """What names a mission that has no `id` in calendars: no two missions are to share it."""
    name = slug(next(iter(title.value.values()))) or slug(path.stem) or "mission"
    return f"{name}-{days.first.isoformat()}"


def _defaults(head: Entry[document.Programme]) -> Defaults:
    duration, reminder = head.record.default_duration, head.record.reminder
    if duration and not duration.value:
        head.wrong("no-duration", "default_duration")
    return Defaults(
        duration=duration.value if duration else _DEFAULT_DURATION,
        reminder=(reminder.value or None) if reminder else None,
    )


def _check_needed(head: Entry[document.Programme], parts: Parts) -> None:
    """Reports what a programme cannot do without, unless it may stand where it is not seen."""
    root = head.part.source.root
    meant = head.part.decoded.meant_keys(())
    for key, example in _NEEDED.items():
        if key in meant or any(part.source.root.get(key) is not None for part in parts.all):
            continue
        if key in root:
            head.wrong("empty-value", key, key=True, name=key)
        elif parts.whole or key != "cities":
            record = partial(_, document.Programme.called)
            head.wrong("missing-key", record=record, name=key, example=example)


def _home(head: Entry[document.Programme], registers: Registers) -> City | None:
    if head.record.home is None:
        return None
    found: City | None = registers.find(head, "cities", head.record.home.value, "home")
    return found


def _days(head: Entry[document.Programme]) -> Days | None:
    start, end = head.record.start, head.record.end
    if start is None or end is None:
        return None
    if end.value < start.value:
        head.wrong("mission-reversed", "end", start=start.value, end=end.value)
        return None
    if (end.value - start.value).days > MOST_DAYS:
        days = f"{start.value}..{end.value}"
        head.wrong("too-many-days", "end", name=days, limit=MOST_DAYS)
        return None
    return Days(start.value, end.value)


def _revised(head: Entry[document.Programme], home: City | None) -> datetime | None:
    if head.record.revised is None or home is None:
        return None
    return wall_moment(head, head.record.revised.value, home, ("revised",))


def _transfer(entry: Entry[document.Transfer], registers: Registers) -> Transfer | None:
    names = entry.record.between.value
    number = len(set(names))
    if not number == len(names) == 2:
        entry.wrong("transfer-ends", "between", number=number)
        return None
    first, second = (_end(entry, registers, name, index) for index, name in enumerate(names))
    if first is None or second is None:
        return None
    mode = registers.text(entry.record.mode)
    return Transfer(entry.where, (first, second), entry.record.minutes.value, mode)


def _end(
    entry: Entry[document.Transfer], registers: Registers, name: str, index: int
) -> City | Place | None:
    if name in registers.places:
        return registers.places[name]
    if name in registers.cities:
        return registers.cities[name]
    if registers.ids.lack(name, "cities", "places"):
        near = registers.ids.of("cities", "places")
        entry.wrong("unknown-end", "between", index, near=near, name=name)
    return None
