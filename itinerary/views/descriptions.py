"""The texts of an event in a calendar: its title, its place on one line, and all that one needs.

Whoever is on the way may have nothing else with them, so the long text says the hours on both
clocks, who, where, by which train, whom to call, and what to show to the taxi driver.
"""

from collections.abc import Iterator

from itinerary.languages import _, _p, capitalised, plural
from itinerary.languages.dates import full_day, range_of_days
from itinerary.programme.model import Delegate, Event, Host, Programme, Text
from itinerary.releases.snapshot import MOST_NAMES
from itinerary.values import replace
from itinerary.views.details import place_lines
from itinerary.views.facts import ARRANGED, host_line, link_line, meeting_lines, step_lines
from itinerary.views.hours import cover, said_clocks, under, unknown_hour
from itinerary.views.readers import Reader
from itinerary.views.words import name, way, way_between, who

_LONGEST_LOCATION = 255  # Outlook cuts there


def summary(event: Event, reader: Reader) -> str:
    """The title, with what a phone would not show: cancelled, tentative, optional, no hours yet."""
    title = event.title.read(reader.language)
    if event.status == "cancelled":
        return _("Cancelled: {title}").format(title=title)
    remarks = [*_uncertainty(event), *([_("optional")] if event.optional else [])]
    if not remarks:
        return title
    return _p("calendar", "{title} ({remark})").format(title=title, remark=_(", ").join(remarks))


def _uncertainty(event: Event) -> list[str]:
    """What is not certain of an event that is on, in a word."""
    if event.when.precision == "none":
        return [_("to be scheduled")]
    if event.when.precision == "day":
        return [_("time to be confirmed")]
    return [_("tentative")] if event.status == "tentative" else []


def location(event: Event, reader: Reader) -> str:
    """Where it is, on one line: the venue, room, address and city; of a journey, both ends."""
    line = " ".join(_(", ").join(_whereabouts(event, reader)).split())
    if len(line) <= _LONGEST_LOCATION:
        return line
    cut = line[: _LONGEST_LOCATION - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _whereabouts(event: Event, reader: Reader) -> list[str]:
    journey, venue = event.journey, event.place
    ends = (journey.origin, journey.destination) if journey else ()
    if journey and any(each.place or each.place_tbc for each in ends):
        return [way_between(journey, reader)]
    said = event.arrangements.room if event.status != "cancelled" else None
    room = said.read(reader.language) if said else ""
    if venue is None:
        city = event.city.name.read(reader.language) if event.city else ""
        if event.place_tbc:
            city = _("{city}, place to be confirmed").format(city=city)
        return [each for each in (room, city) if each]
    city = venue.city.name.read(reader.language)
    address = venue.address.read(reader.language) if venue.address else ""
    called = venue.name.read(reader.language)
    words = [called, room, address, "" if city in address or city in called else city]
    return [each for each in words if each]


def description(event: Event, programme: Programme, reader: Reader, to: Delegate | None) -> str:
    """The text for one delegate, with their notes and the hosts' numbers; for several, with None.

    Paragraphs are parted by an empty line. Of a cancelled one they are when, who and where:
    nothing by which to join it, or to tell its hosts that it is off.
    """
    language = reader.language
    is_on = event.status != "cancelled"
    paragraphs = [
        [
            *(meeting_lines(event, reader) if is_on else ()),
            *times(event, reader),
            *_texts(way(event)),
        ],
        *(_words(event, reader, to) if is_on else ()),
        _people(event, reader),
        place_lines(event, reader),
        *(_arranged(event, reader, to) if is_on else ()),
        _lines(programme.notice, language),
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _words(event: Event, reader: Reader, to: Delegate | None) -> Iterator[list[str]]:
    """What it is about, its order of business, and the notes for this delegate."""
    yield _lines(event.description, reader.language)
    yield step_lines(event, reader)
    yield [note.text.read(reader.language) for note in event.notes if to in note.delegates]


def _arranged(event: Event, reader: Reader, to: Delegate | None) -> Iterator[list[str]]:
    """What is arranged, who receives the delegation, and links."""
    language = reader.language
    yield _arrangements(event, reader)
    yield [_host(host, language, to) for host in event.hosts]
    yield _texts(event.url or "")
    yield [link_line(each, language) for each in event.documents if each.is_for(to)]


def times(event: Event, reader: Reader) -> list[str]:
    """The hours in words, on the event's own clocks and at home: some phones show one zone only."""
    days = event.when.days
    if event.when.precision == "none" or days is None:
        known = range_of_days(days, prose=reader.prose) if days else ""
        window = [_("between {days}").format(days=known)] if days else []
        return [_("to be scheduled"), *window]
    whole = days.first < days.last and event.when.precision != "hours"
    said = range_of_days(days, prose=reader.prose) if whole else full_day(days.first)
    clocks = said_clocks(event, reader, under(days.first))
    lines = [capitalised(each) for each in (said, *clocks, *_texts(unknown_hour(event)))]
    words = cover(days.first, event.city, reader) if event.city else None
    if event.when.precision == "day" and words:
        lines.append(words)
    return lines


def who_at_most(event: Event, reader: Reader, most: int) -> str:
    """Who takes part as the file names them: so many, and how many more."""
    said = who(replace(event, who=event.who[:most]), reader)
    more = len(event.who) - most
    if more <= 0:
        return said
    others = plural("{number} more", "{number} more", more)
    return _("{names} and {others}").format(names=said, others=others)


def _people(event: Event, reader: Reader) -> list[str]:
    """Who takes part as the file names them, and the names that this stands for."""
    said = who_at_most(event, reader, MOST_NAMES)
    lines = [_label(_("Who"), said)] if said else []
    if len(event.delegates) <= MOST_NAMES:
        names = _(", ").join(name(delegate, reader) for delegate in event.delegates)
        lines += [names] if names and names != said else []
    return lines


def _arrangements(event: Event, reader: Reader) -> list[str]:
    return [_label(_(fact.label), text) for fact in ARRANGED for text in fact.texts(event, reader)]


def _host(host: Host, language: str, to: Delegate | None) -> str:
    """Who receives the delegation; their number only in a delegate's own calendar."""
    return _label(_("Host"), host_line(host if to else replace(host, phone=None), language))


def _label(label: str, text: str) -> str:
    return _("{label}: {text}").format(label=label, text=text)


def _lines(text: Text | None, language: str) -> list[str]:
    return text.read(language).splitlines() if text else []


def _texts(text: str) -> list[str]:
    return [text] if text else []
