"""What `show` says: one event in full."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from itinerary.languages import _
from itinerary.languages.dates import full_day, length, range_of_days
from itinerary.programme.model import (
    City,
    Delegate,
    Event,
    Group,
    Host,
    Link,
    Organisation,
    Place,
    Programme,
    Text,
)
from itinerary.views.hours import clock_lines, cover, precision_words, under
from itinerary.views.pages import Field, Sheet
from itinerary.views.readers import Reader
from itinerary.views.words import kind_words, marks, name, notice, way


def event_sheet(event: Event, programme: Programme, reader: Reader) -> Sheet:
    """Everything about one event that the secretariat may see."""
    language = reader.language
    fields = [
        (_("When"), _when(event, reader)),
        (_("Where"), place_lines(event, reader)),
        (_("By"), _texts(way(event))),
        (_("Kind"), _texts(kind_words(event.kind))),
        (_("Who"), _who(event, reader)),
        (_("Theme"), _texts(event.theme.title.read(language) if event.theme else None)),
        (_("About"), _read(event.description, language)),
        (_("With"), _read(event.counterpart, language)),
        (_("Table"), _read(event.table, language)),
        (_("Hosts"), [host_line(host, language) for host in event.hosts]),
        (_("Interpreter"), _read(event.interpreter, language)),
        (_("Language"), _read(event.language, language)),
        (_("Dress"), _read(event.dress, language)),
        (_("Gift"), _read(event.gift, language)),
        (_("Notes"), note_lines(event, reader)),
        (
            _("Reminder"),
            _texts(
                _("{length} before").format(length=length(event.reminder))
                if event.reminder
                else None
            ),
        ),
        (_("Link"), _texts(event.url)),
        (_("Documents"), [link_line(link, language) for link in event.documents]),
        (_("Source"), [link_line(event.source, language)] if event.source else []),
        (_("In the file"), [f"{event.id} ({Path(event.where.file).name}:{event.where.line})"]),
    ]
    return Sheet(
        title=event.title.read(language),
        marks=marks(event),
        fields=tuple(Field(label, tuple(lines)) for label, lines in fields if lines),
        notice=notice(programme, reader),
    )


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
    elif event.when.span:
        lasts = length(event.when.span.length)
        assumed = _("end not known, taken as {length}").format(length=lasts)
        lines.append(assumed if event.when.end_assumed else lasts)
    return lines


def place_lines(event: Event, reader: Reader) -> list[str]:
    """The venues with their addresses, in the reader's language and for the taxi driver."""
    journey = event.journey
    spots: tuple[City | Place | None, ...] = (event.place or event.city,)
    if journey:
        spots = tuple(end.place or end.city for end in (journey.origin, journey.destination))
    return [line for spot in dict.fromkeys(spots) if spot for line in _spot(spot, reader)]


def _spot(spot: City | Place, reader: Reader) -> Iterable[str]:
    if isinstance(spot, Place):
        return _venue(spot, reader)
    return [_both_names(spot.name, spot.language, reader)]


def _venue(place: Place, reader: Reader) -> Iterable[str]:
    local = place.city.language
    city = _both_names(place.city.name, local, reader)
    yield _(", ").join([_both_names(place.name, local, reader), city])
    if place.address:
        yield place.address.read(reader.language)
        for_the_taxi = place.address.only(local)
        if for_the_taxi and for_the_taxi != place.address.read(reader.language):
            yield for_the_taxi
    yield maplink_line(place)


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


def host_line(host: Host, language: str) -> str:
    """Who receives the delegation, on one line."""
    texts = (host.name, host.local_name, host.title, host.organisation)
    words = [text.read(language) for text in texts if text]
    return _(", ").join([*words, host.phone] if host.phone else words)


def link_line(link: Link, language: str) -> str:
    """What a link is called, and where it leads."""
    title = link.title.read(language)
    return f"{title} {link.url}" if link.url else title


def _read(text: Text | None, language: str) -> list[str]:
    return text.read(language).splitlines() if text else []


def _texts(text: str | None) -> list[str]:
    return [text] if text else []
