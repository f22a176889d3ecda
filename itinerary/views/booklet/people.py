"""Who is who in a booklet: the delegation in the order of protocol, and who receives it."""

import unicodedata
from collections.abc import Iterable

from itinerary.languages import _
from itinerary.languages.dates import short_range
from itinerary.programme.model import Delegate, Organisation, Programme, Text
from itinerary.values import replace
from itinerary.views.booklet.pages import Body, Day, Item, Person, Receiving
from itinerary.views.readers import Reader
from itinerary.views.site.pages import Host, Said
from itinerary.views.site.texts import maybe_said, said


def delegation(programme: Programme, reader: Reader) -> tuple[Body, ...]:
    """Everybody, by organisation; these in the order of their first."""
    bodies: dict[Organisation | None, list[Delegate]] = {}
    for delegate in programme.delegates.values():
        bodies.setdefault(delegate.organisation, []).append(delegate)
    return tuple(
        Body(
            maybe_said(body.name, reader) if body else None,
            tuple(_person(each, reader) for each in people),
        )
        for body, people in bodies.items()
    )


def _person(delegate: Delegate, reader: Reader) -> Person:
    """What all may know of one: nothing by which to call, and nothing of what they eat or need."""
    present = delegate.present
    return Person(
        name=said(delegate.name, reader),
        script=_in_another_script(delegate.name, reader),
        role=maybe_said(delegate.role, reader),
        present=_("present {days}").format(days=short_range(present)) if present else "",
        photo=delegate.photo.name if delegate.photo else "",
    )


def _in_another_script(name: Text, reader: Reader) -> Said | None:
    """A name as those read it who cannot read it as the reader does."""
    own = _is_latin(name.read(reader.language))
    others = ((language, text) for language, text in name.by_language.items())
    return next((Said(text, each) for each, text in others if _is_latin(text) != own), None)


def _is_latin(text: str) -> bool:
    """Whether a name is written in Latin letters, by its first."""
    letter = next((each for each in text if each.isalpha()), "a")
    return unicodedata.name(letter, "").startswith("LATIN")


def receiving(days: Iterable[Day], undated: Iterable[Item]) -> tuple[Receiving, ...]:
    """Who receives the delegation at any of these events, once each, and where."""
    events = [(day.heading, item) for day in days for item in day.items]
    found: dict[Host, list[str]] = {}
    phones: dict[Host, str] = {}
    for day, item in (*events, *(("", item) for item in undated)):
        for host in item.hosts:
            known = replace(host, phone="")
            phones[known] = phones.get(known) or host.phone
            words = _(" · ").join(each for each in (day, item.title.text) if each)
            found.setdefault(known, []).append(words)
    return tuple(
        Receiving(replace(host, phone=phones[host]), tuple(dict.fromkeys(where)))
        for host, where in found.items()
    )
