"""What a calendar says of the events in it: the words, before iCalendar gives them its form.

A calendar goes to a phone, and from there who knows where. What reaches it is decided here: never
a `note`, never another delegate's address or number, and what is confidential only in the
calendars of those who take part.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal, NamedTuple
from uuid import UUID, uuid5

from itinerary.details import host_line, place_lines
from itinerary.languages import _
from itinerary.languages.dates import full_day, range_of_days
from itinerary.programme.model import City, Coordinates, Delegate, Event, Place, Programme
from itinerary.queries import places
from itinerary.when import Days
from itinerary.words import Reader, clock_lines, cover, name, place, who

# RFC 9562, 5: the same names give the same UIDs for ever. Never change this.
_NAMESPACE = UUID("3c9a1a42-7d0b-5e0e-9d5f-2f6c1f0c8a57")
_LONGEST_LOCATION = 255  # Outlook cuts there
_MOST_NAMES = 25  # in a description; a delegation of a thousand is not read out


class Version(NamedTuple):
    """Which version of an event this is: how often it changed, and when it last did, in UTC."""

    sequence: int
    modified: datetime


class CalendarEvent(NamedTuple):
    """One event as a calendar has it; times are local moments, or whole days, both included."""

    uid: str
    version: Version
    start: datetime | None
    end: datetime | None
    days: Days
    summary: str
    description: str
    location: str
    coordinates: Coordinates | None
    url: str | None
    category: str
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
    transparent: bool
    confidential: bool
    reminder: timedelta | None


def uid(programme: Programme, event: Event) -> str:
    """The identity of an event for ever: of no content, and the same in everybody's calendar."""
    return str(uuid5(_NAMESPACE, f"{programme.id}/{event.id}"))


def is_held(event: Event) -> bool:
    """Whether a calendar holds an event: one with neither hours nor a day would only mislead."""
    return event.when.span is not None


def shared(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that a calendar for several people may hold: none that is confidential."""
    return tuple(event for event in events if not event.confidential)


def calendar_event(
    event: Event, programme: Programme, reader: Reader, version: Version, to: Delegate | None
) -> CalendarEvent:
    """An event as a delegate's calendar has it, or, with None, one for several people."""
    when = event.when
    timed = when.precision == "hours"
    uncertain = when.precision in {"day", "none"}
    cancelled = event.status == "cancelled"
    return CalendarEvent(
        uid=uid(programme, event),
        version=version,
        start=when.start if timed else None,
        end=when.end if timed else None,
        days=when.days or programme.days,
        summary=summary(event, reader),
        description=description(event, programme, reader, to),
        location=location(event, reader),
        coordinates=_coordinates(event),
        url=event.url,
        category=event.kind,
        status="CANCELLED" if cancelled else _certainty(event, uncertain=uncertain),
        transparent=cancelled or uncertain,
        confidential=event.confidential,
        reminder=event.reminder if timed and not cancelled else None,
    )


def summary(event: Event, reader: Reader) -> str:
    """The title, with what a phone would not show otherwise: cancelled, tentative, no hours yet."""
    title = event.title.read(reader.language)
    if event.status == "cancelled":
        return _("Cancelled: {title}").format(title=title)
    if event.when.precision == "none":
        return _("{title} ({remark})").format(title=title, remark=_("to be scheduled"))
    if event.when.precision == "day":
        return _("{title} ({remark})").format(title=title, remark=_("time to be confirmed"))
    if event.status == "tentative":
        return _("{title} ({remark})").format(title=title, remark=_("tentative"))
    return title


def location(event: Event, reader: Reader) -> str:
    """Where it is, on one line: the venue, its address and its city."""
    venue = event.place
    words = [place(event, reader)]
    if venue and venue.address:
        words.insert(0, venue.name.read(reader.language))
        words[1] = venue.address.read(reader.language)
        city = venue.city.name.read(reader.language)
        if city not in words[1]:
            words.append(city)
    if event.journey and not words[0]:
        words = [event.city.name.read(reader.language) if event.city else ""]
    line = " ".join(_(", ").join(words).split())
    if len(line) <= _LONGEST_LOCATION:
        return line
    return f"{line[: _LONGEST_LOCATION - 1].rpartition(' ')[0] or line[: _LONGEST_LOCATION - 1]}…"


def description(event: Event, programme: Programme, reader: Reader, to: Delegate | None) -> str:
    """Everything that somebody on the way needs: hours on both clocks, who, where, the contact."""
    language = reader.language
    labelled = (
        (_("With"), event.counterpart),
        (_("Table"), event.table),
        (_("Interpreter"), event.interpreter),
        (_("Language"), event.language),
        (_("Dress"), event.dress),
        (_("Gift"), event.gift),
    )
    paragraphs = [
        _times(event, reader),
        _lines(event.description.read(language) if event.description else None),
        [note.text.read(language) for note in event.notes if to in note.delegates],
        _people(event, reader),
        place_lines(event, reader),
        [_label(label, text.read(language)) for label, text in labelled if text],
        [_label(_("Host"), host_line(host, language)) for host in event.hosts],
        [event.url] if event.url else [],
        [f"{each.title.read(language)} {each.url or ''}".rstrip() for each in event.documents],
        [programme.notice.read(language)] if programme.notice else [],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _certainty(event: Event, *, uncertain: bool) -> Literal["CONFIRMED", "TENTATIVE"]:
    return "TENTATIVE" if uncertain or event.status == "tentative" else "CONFIRMED"


def _times(event: Event, reader: Reader) -> list[str]:
    """The hours in words, on the event's own clocks and at home: some phones show one zone only."""
    days = event.when.days
    if event.when.precision == "none" or days is None:
        window = [_("between {days}").format(days=range_of_days(days))] if days else []
        return [_("to be scheduled"), *window]
    lines = [f"{line.text} {line.label}".strip() for line in clock_lines(event, reader, days.first)]
    lines.insert(
        0,
        full_day(days.first)
        if days.first >= days.last or event.when.precision == "hours"
        else range_of_days(days),
    )
    if (
        event.when.precision == "day"
        and event.city
        and (words := cover(days.first, event.city, reader))
    ):
        lines.append(words)
    return lines


def _people(event: Event, reader: Reader) -> list[str]:
    """Who takes part as the file names them, and the names that this stands for."""
    said = who(event, reader)
    names = [name(delegate, reader) for delegate in event.delegates]
    lines = [_label(_("Who"), said)] if said else []
    if names and len(names) <= _MOST_NAMES and _(", ").join(names) != said:
        lines.append(_(", ").join(names))
    return lines


def _coordinates(event: Event) -> Coordinates | None:
    """Where to go: the venue, or where the journey starts; else the middle of the city."""
    spots: list[Place | City] = list(places(event)[:1])
    if not spots and event.city:
        spots = [event.city]
    return spots[0].coordinates if spots else None


def _label(label: str, text: str) -> str:
    return _("{label}: {text}").format(label=label, text=text)


def _lines(text: str | None) -> list[str]:
    return text.splitlines() if text else []
