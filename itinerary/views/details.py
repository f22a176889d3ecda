"""What `show` says: one event in full."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from itinerary.languages import _, _p
from itinerary.languages.dates import full_day, length, range_of_days
from itinerary.programme.model import (
    City,
    Delegate,
    Event,
    Group,
    Organisation,
    Place,
    Programme,
    Stop,
    Text,
)
from itinerary.views.facts import FACTS, Fact, link_line
from itinerary.views.hours import clock_lines, cover, precision_words, under, unknown_hour
from itinerary.views.pages import Field, FieldBlock, Sheet
from itinerary.views.readers import Reader
from itinerary.views.words import marks, name, notice, way

_AFTER_THE_NOTES = ("reminder", "url", "documents")
_WITH_THE_PLACE = "room"


def event_sheet(event: Event, programme: Programme, reader: Reader) -> Sheet:
    """Everything about one event that the secretariat may see."""
    language = reader.language
    facts = {key: (_(fact.label), _lines(fact, event, reader)) for key, fact in FACTS.items()}
    facts.pop(_WITH_THE_PLACE)
    kind, last = facts.pop("kind"), [facts.pop(key) for key in _AFTER_THE_NOTES]
    whom = (_("Theme"), _texts(event.theme.title.read(language) if event.theme else None))
    source = (_("Source"), [link_line(event.source, language)] if event.source else [])
    reminder, *links = last
    before, (after, _ids) = (facts.pop("meet"), facts.pop("check_in")), facts.pop("follows")
    leaders = [each.title.read(language) for each in programme.events if each.id == event.follows]
    fields = (
        *_fields("when", *before),
        Field(_("When"), tuple(_when(event, reader)), "when", _strong(event)),
        *_fields("when", (after, leaders)),
        Field(_("Where"), tuple(place_lines(event, reader)), "when", 1),
        *_fields("when", (_("By"), _texts(way(event)))),
        *_fields("who", kind, (_("Who"), _who(event, reader)), *_numbers(event), whom),
        *_fields("about", *facts.values(), (_("Notes"), note_lines(event, reader)), reminder),
        *_fields("links", *links, source),
        *_fields("file", (_("In the file"), [_in_the_file(event)])),
    )
    return Sheet(
        title=event.title.read(language),
        marks=marks(event),
        fields=tuple(field for field in fields if field.lines),
        notice=notice(programme, reader),
        kind=event.kind,
        cancelled=event.status == "cancelled",
    )


def _fields(block: FieldBlock, *labelled: tuple[str, list[str]]) -> list[Field]:
    """The fields of one block."""
    return [Field(label, tuple(lines), block) for label, lines in labelled]


def _strong(event: Event) -> int:
    """How many lines say when it is on its own clocks: they come first."""
    if event.when.precision != "hours":
        return 1
    return 3 if event.end_city is not event.city and not event.when.is_open else 2


def _in_the_file(event: Event) -> str:
    file = Path(event.where.file).name
    return _("{id} ({file}:{line})").format(id=event.id, file=file, line=event.where.line)


def _when(event: Event, reader: Reader) -> list[str]:
    days = event.when.days
    if days is None or event.when.precision == "none":
        window = [_("between {days}").format(days=range_of_days(days))] if days else []
        return [precision_words(event), *window]
    lines = [full_day(days.first) if days.first >= days.last else range_of_days(days)]
    lines += [
        f"{line.text} {line.label}".strip()
        for line in clock_lines(event, reader, under(days.first))
    ]
    if event.when.precision != "hours":
        covers = (cover(day, event.city, reader) for day in days if event.city)
        lines += [words for words in covers if words]
    elif event.when.held:
        lasts = _p("duration", "{length}").format(length=length(event.when.held.length))
        lines.append(unknown_hour(event) or lasts)
    return lines


def _numbers(event: Event) -> list[tuple[str, list[str]]]:
    """How many people there are besides, and how many there is room for."""
    numbers = ((_("Guests"), event.guests), (_("Seats"), event.seats))
    return [(label, [str(number)]) for label, number in numbers if number is not None]


def place_lines(event: Event, reader: Reader) -> list[str]:
    """The venues with their addresses, in the reader's language and for the taxi driver.

    The room stands under the name of its venue: like how to get in, and whom to call there, only
    where it takes place.
    """
    stops = [Stop(event.city, event.place, event.place_tbc)] if event.city else []
    if event.journey:
        stops = [event.journey.origin, event.journey.destination]
    is_on = event.status != "cancelled"
    spots = {(each.place or each.city, each.place_tbc): None for each in stops}
    lines = [line for spot in spots for line in _spot(*spot, reader, is_on=is_on)]
    room = event.arrangements.room if is_on else None
    return [*lines[:1], *_texts(room.read(reader.language) if room else None), *lines[1:]]


def _spot(spot: City | Place, tbc: bool, reader: Reader, *, is_on: bool) -> Iterable[str]:
    if isinstance(spot, Place):
        return _venue(spot, reader, is_on=is_on)
    city = _both_names(spot.name, spot.language, reader)
    return [_("{city}, place to be confirmed").format(city=city) if tbc else city]


def _venue(place: Place, reader: Reader, *, is_on: bool) -> Iterable[str]:
    local = place.city.language
    called = _both_names(place.name, local, reader)
    city = _both_names(place.city.name, local, reader)
    yield called if _says(place, local, reader) else _(", ").join([called, city])
    if place.address:
        yield place.address.read(reader.language)
        for_the_taxi = place.address.only(local)
        if for_the_taxi and for_the_taxi != place.address.read(reader.language):
            yield for_the_taxi
    if is_on and place.access:
        yield from _labelled(_("Access"), place.access.read(reader.language)).splitlines()
    if is_on and place.phone:
        yield _labelled(_("Telephone"), place.phone)
    yield maplink_line(place)


def _says(place: Place, local: str | None, reader: Reader) -> bool:
    """Whether the name of a place says its city, in the local script too."""
    city, there = place.city.name, place.city.name.only(local)
    local_name = place.name.only(local) or ""
    return city.read(reader.language) in place.name.read(reader.language) and (
        there is None or there in local_name or there == city.read(reader.language)
    )


def maplink_line(place: Place) -> str:
    """A link that opens a map at a venue: at its coordinates, else by its name and city."""
    if place.coordinates:
        latitude, longitude = place.coordinates
        return (
            f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}"
            f"#map=17/{latitude}/{longitude}"
        )
    local = place.city.language or "en"
    words = f"{place.name.read(local)} {place.city.name.read(local)}"
    return f"https://www.openstreetmap.org/search?query={quote(words)}"


def _both_names(text: Text, local: str | None, reader: Reader) -> str:
    """A name in the reader's language, and in the local script where that is another."""
    read, there = text.read(reader.language), text.only(local)
    return f"{read} {there}" if there and there != read else read


def _who(event: Event, reader: Reader) -> list[str]:
    """Everybody who takes part, and why."""
    if event.is_for_nobody:
        return [_("nobody")]
    lines = [
        _("{name} ({reason})").format(name=name(delegate, reader), reason=reason)
        for delegate in event.delegates
        if (reason := _reason(delegate, event, reader))
    ]
    represented = {delegate.organisation for delegate in event.delegates}
    bodies = [each for each in event.organisations if each not in represented]
    return lines + [name(body, reader) for body in bodies]


def _reason(delegate: Delegate, event: Event, reader: Reader) -> str:
    """Why somebody takes part: in person, as a speaker, by a group or organisation, as everyone."""
    if delegate in event.speakers:
        return _("speaks")
    if delegate in event.who:
        return _("in person")
    for party in event.who:
        if isinstance(party, Organisation) and party is delegate.organisation:
            return name(party, reader)
        if isinstance(party, Group) and not {delegate, delegate.organisation}.isdisjoint(
            party.members
        ):
            return name(party, reader)
    return _("whole delegation")


def note_lines(event: Event, reader: Reader) -> list[str]:
    """What only some get, and who they are."""
    lines = []
    for note in event.notes:
        readers = [name(each, reader) for each in event.delegates if each in note.delegates]
        words = {"names": _(", ").join(readers), "note": note.text.read(reader.language)}
        lines.append(_("for {names}: {note}").format(**words))
    return lines


def _lines(fact: Fact, event: Event, reader: Reader) -> list[str]:
    return [line for text in fact.texts(event, reader) for line in text.splitlines()]


def _labelled(label: str, text: str) -> str:
    return _("{label}: {text}").format(label=label, text=text)


def _texts(text: str | None) -> list[str]:
    return [text] if text else []
