"""What there is to say of an event beside when, where and who: one table for all that say it."""

from collections.abc import Callable
from typing import NamedTuple

from itinerary.languages import _, _p, capitalised
from itinerary.languages import deferred as d
from itinerary.languages.dates import length
from itinerary.programme.model import ARRANGEMENTS, Document, Event, Host, Link, Step, Text
from itinerary.views.hours import be_there, step_hour, under
from itinerary.views.readers import Reader
from itinerary.views.words import kind_words, name, press_words


class Fact(NamedTuple):
    """What a key is called, and what it says of an event to a reader; nothing where it is empty."""

    label: str
    texts: Callable[[Event, Reader], list[str]]


def arrangement(label: str, key: str) -> Fact:
    """A key of which an event says a plain text."""

    def texts(event: Event, reader: Reader) -> list[str]:
        text: Text | None = getattr(event.arrangements, key)
        return [text.read(reader.language)] if text else []

    return Fact(label, texts)


def meeting_lines(event: Event, reader: Reader) -> list[str]:
    """By when one must be before it, and where, with what is to be known of that."""
    if event.meet is None:
        return []
    days, place, note = event.when.days, event.meet.place, event.meet.note
    heading = under(days.first if days else event.meet.at.date())
    lines = [capitalised(be_there(event, heading, reader))]
    if place:
        address = place.address.read(reader.language) if place.address else ""
        called = _(", ").join(each for each in (place.name.read(reader.language), address) if each)
        lines.append(called)
    return [*lines, *(note.read(reader.language).splitlines() if note else ())]


def step_lines(event: Event, reader: Reader) -> list[str]:
    """The order of business: when, what, and who does it, a line each."""
    return [_step(each, event, reader) for each in event.steps]


def _step(step: Step, event: Event, reader: Reader) -> str:
    said = step.what.read(reader.language)
    if hour := step_hour(step, event, reader):
        said = _p("step", "{hour} {what}").format(hour=hour, what=said)
    who = step_people(step, reader)
    return _p("step", "{what} ({who})").format(what=said, who=who) if who else said


def step_people(step: Step, reader: Reader) -> str:
    """Who does what a line of the order of business says."""
    names = [_("whole delegation")] if step.everyone else []
    return _(", ").join([*names, *(name(party, reader) for party in step.who)])


def description(event: Event, reader: Reader) -> list[str]:
    """What it is about."""
    return [event.description.read(reader.language)] if event.description else []


def reminder(event: Event, _reader: Reader) -> list[str]:
    """How long before it a phone rings."""
    if event.reminder is None:
        return []
    words = _("{length} before one must be there") if event.meet else _("{length} before")
    return [words.format(length=length(event.reminder))]


def host_line(host: Host, language: str) -> str:
    """Who receives the delegation, on one line."""
    said = _host_name(host, language)
    if host.title:
        words = {"host": said, "title": host.title.read(language)}
        said = _p("host", "{host}, {title}").format(**words) if said else words["title"]
    if host.organisation:
        words = {"host": said, "organisation": host.organisation.read(language)}
        pattern = _p("host", "{host}, {organisation}")
        said = pattern.format(**words) if said else words["organisation"]
    return _p("host", "{host}, {phone}").format(host=said, phone=host.phone) if host.phone else said


def _host_name(host: Host, language: str) -> str:
    """The name as the reader writes it, and in its own script; Japanese asks for a title of it."""
    names = [text.read(language) for text in (host.name, host.local_name) if text]
    if len(names) == 2:
        return _p("host", "{name}, {local_name}").format(name=names[0], local_name=names[1])
    return _p("host", "{name}").format(name=names[0]) if names else ""


def document_lines(event: Event, reader: Reader) -> list[str]:
    """The papers, each with its file, and with whom it is for where these are not all."""
    return [_document(each, event, reader) for each in event.documents]


def _document(paper: Document, event: Event, reader: Reader) -> str:
    said = link_line(paper, reader.language)
    if paper.file and not paper.url:
        said = f"{said} ({paper.file.name})"
    if paper.parties is None:
        return said
    readers = [name(each, reader) for each in event.delegates if paper.is_for(each)]
    return _("for {names}: {note}").format(names=_(", ").join(readers), note=said)


def link_line(link: Link | Document, language: str) -> str:
    """What a link is called, and where it leads."""
    title = link.title.read(language)
    return f"{title} {link.url}" if link.url else title


# By the names of their keys, in the order in which they are said.
FACTS: dict[str, Fact] = {
    "meet": Fact(
        d("Before"),
        lambda event, reader: [] if event.journey else meeting_lines(event, reader),
    ),
    "check_in": Fact(
        d("Before"),
        lambda event, reader: meeting_lines(event, reader) if event.journey else [],
    ),
    "follows": Fact(
        d("After"), lambda event, _reader: [f"`{event.follows}`"] if event.follows else []
    ),
    "kind": Fact(d("Kind"), lambda event, _reader: [kind_words(event.kind)]),
    "room": arrangement(d("Room"), "room"),
    "description": Fact(d("About"), description),
    "steps": Fact(d("Order of business"), step_lines),
    "with": arrangement(d("With"), "with_"),
    "table": arrangement(d("Table"), "table"),
    "hosts": Fact(
        d("Hosts"),
        lambda event, reader: [host_line(host, reader.language) for host in event.hosts],
    ),
    "interpreter": arrangement(d("Interpreter"), "interpreter"),
    "language": arrangement(d("Language"), "language"),
    "dress": arrangement(d("Dress"), "dress"),
    "gift": arrangement(d("Gift"), "gift"),
    "press": Fact(d("Press"), lambda event, _reader: press_words(event)),
    "reminder": Fact(d("Reminder"), reminder),
    "url": Fact(d("Link"), lambda event, _reader: [event.url] if event.url else []),
    "documents": Fact(d("Documents"), document_lines),
}
# What one reads of an event's arrangements; its room stands with its place.
_ARRANGED = {key.rstrip("_") for key in ARRANGEMENTS} - {"room"} | {"press"}
ARRANGED = tuple(fact for key, fact in FACTS.items() if key in _ARRANGED)
