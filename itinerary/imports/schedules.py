"""Conference schedules in the XML of frab and pentabarf, which pretalx publishes too."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple, TypeVar

from itinerary.errors import FileError
from itinerary.imports.drafts import (
    MAX_EVENTS,
    Draft,
    Drafts,
    Link,
    Part,
    Person,
    Remark,
    Timing,
)
from itinerary.imports.meanings.cells import checked_zone, duration, web_address
from itinerary.imports.meanings.html import plain_words
from itinerary.imports.meanings.texts import one_line, plain
from itinerary.imports.xml import Element, WrongXml, read_xml
from itinerary.languages import _, plural, together
from itinerary.languages.meanings import codes
from itinerary.languages.meanings.dates import Written, written_time
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.when import DAY, Days

MAX_TEXT = 10_000_000  # characters that events take from what is around them, each for itself

T = TypeVar("T")

# The elements of an event that are read, and those by which programs know it.
_READ = frozenset(
    (
        *("id", "guid", "slug", "date", "start", "duration", "room", "title", "subtitle", "track"),
        *("abstract", "description", "persons", "url", "links", "attachments", "type", "language"),
    )
)


class _Conference(NamedTuple):
    """What holds for all events: the conference's title, its city and its time zone."""

    title: str
    city: str
    zone: str
    day_change: timedelta = timedelta(0)  # the hour up to which a night is of the day before


def read_schedule(name: str, title: str, data: bytes) -> Drafts:
    """The events of a schedule; FileError when the bytes are none."""
    try:
        schedule = read_xml(data)
    except WrongXml as wrong:
        raise FileError(
            _("{path} is no schedule that can be read: see its line {line}.").format(
                path=name, line=wrong.line
            )
        ) from wrong
    if schedule.name != "schedule":
        raise FileError(
            _("{path} is no conference schedule: its XML begins with {name}.").format(
                path=name, name=shown(schedule.name)
            )
        )
    conference, remarks = _conference(schedule)
    events = [
        (day, room, event)
        for day in schedule.all("day")
        for room in day.all("room")
        for event in room.all("event")
    ]
    taken = sum(_taken(conference, day, room) for day, room, _event in events)
    if len(events) > MAX_EVENTS or taken > MAX_TEXT:
        raise FileError(_("{path} is too large. Split it.").format(path=name))
    drafts = [_Reader(conference, *each).draft() for each in events]
    untitled = _("This event has no title; it is left out.")
    remarks += [Remark(draft.where, untitled) for draft in drafts if not draft.title]
    titled = tuple(draft for draft in drafts if draft.title)
    left_out = tuple(Remark(draft.where, untitled) for draft in drafts if not draft.title)
    remarks += _elements_left_out(event for _day, _room, event in events)
    read = plural("{number} event", "{number} events", len(events))
    parts = (Part("", read, left_out),)
    return Drafts(conference.title or title, titled, tuple(remarks), (), parts)


def _elements_left_out(events: Iterable[Element]) -> list[Remark]:
    """That elements of events have no place in a programme, with the first event that has each."""
    first: dict[str, Element] = {}
    for event in events:
        for child in event.children:
            if child.name not in _READ and (child.text or child.children):
                first.setdefault(child.name, event)
    sentence = _("{name} of this event, and of others that have it, is left out.")
    return [
        Remark(_address(event), sentence.format(name=shown(name))) for name, event in first.items()
    ]


def _taken(conference: _Conference, day: Element, room: Element) -> int:
    """How many characters an event takes from what stands only once, around it."""
    attributes = (*day.attributes.values(), *room.attributes.values())
    return len(conference.city) + sum(map(len, attributes))


def _conference(schedule: Element) -> tuple[_Conference, list[Remark]]:
    found = next(schedule.all("conference"), Element("conference", {}, schedule.line))
    zone, remarks = "", []
    try:
        written = found.first("time_zone_name")
        zone = checked_zone(written) if written else ""
    except Unclear as unclear:
        remarks.append(Remark(_address(found), str(unclear)))
    change = timedelta(0)
    try:
        written = found.first("day_change")
        change = (_written(written).hour if written else None) or change
    except Unclear as unclear:
        remarks.append(Remark(_address(found), str(unclear)))
    title, city = one_line(found.first("title")), one_line(found.first("city"))
    return _Conference(title, city, zone, change), remarks


class _Reader:
    """One event, asked element by element; what it says unclearly is kept as remarks."""

    def __init__(self, conference: _Conference, day: Element, room: Element, event: Element):
        self._conference = conference
        self._day = day
        self._room = room
        self._event = event
        self._remarks: list[Remark] = []

    def draft(self) -> Draft:
        """The event as a draft; its track is its theme, and its persons are its speakers."""
        event = self._event
        paragraphs = (event.first(name) for name in ("subtitle", "abstract", "description"))
        texts = {
            "description": "\n\n".join(text for each in paragraphs if (text := _plain(each))),
            "url": self._read("url", web_address) or "",
            "language": one_line(event.first("language")),
        }
        return Draft(
            where=_address(event),
            title=one_line(plain_words(event.first("title"))),
            kind=self._read("type", codes.kind) or "",
            timing=self._timing(),
            city=self._conference.city,
            place=one_line(event.first("room") or self._room.attributes.get("name", "")),
            theme=one_line(event.first("track")),
            speakers=self._speakers(),
            documents=tuple(self._documents()),
            texts={key: text for key, text in texts.items() if text},
            remarks=tuple(self._remarks),
        )

    def _speakers(self) -> tuple[Person, ...]:
        """The persons, each once; two of one name are told apart by their ids."""
        persons = [each for persons in self._event.all("persons") for each in persons.all("person")]
        people = (
            Person(one_line(person.text), number=person.attributes.get("id", ""))
            for person in persons
        )
        return tuple(dict.fromkeys(person for person in people if person.name))

    def _documents(self) -> Iterator[Link]:
        """The links and the files of the event."""
        for several, one in (("links", "link"), ("attachments", "attachment")):
            elements = (each for found in self._event.all(several) for each in found.all(one))
            for element in elements:
                address = element.attributes.get("href", "")
                title = one_line(element.text) or address
                try:
                    yield Link(title, web_address(address))
                except Unclear as unclear:
                    said = _("{name} is left out.").format(name=shown(title))
                    self._remarks.append(Remark(_address(element), together(str(unclear), said)))

    def _timing(self) -> Timing:
        start = self._start()
        length = self._read("duration", duration)
        day = self._attribute("date")
        days = Days(day.day, day.day) if start is None and day and day.day else None
        return Timing(start=start, duration=length, days=days, zone=self._conference.zone)

    def _start(self) -> datetime | None:
        """When it starts: its own date, else its hour on the day in which it stands."""
        moment = self._read("date", _moment)
        if moment:
            return moment
        hour = self._read("start", _written)
        day = self._attribute("date")
        if not (hour and hour.hour is not None and day and day.day):
            return None
        start = datetime.combine(day.day, time()) + hour.hour
        if hour.hour < self._conference.day_change:
            return start + DAY
        opening = self._attribute("start")
        if opening and opening.day and opening.hour is not None:
            # What comes before the day's opening hour is after its midnight.
            opens = datetime.combine(opening.day, time()) + opening.hour
            return start + DAY if start < opens else start
        return start

    def _read(self, name: str, read: Callable[[str], T]) -> T | None:
        text = one_line(self._event.first(name))
        try:
            return read(text) if text else None
        except Unclear as unclear:
            self._remarks.append(Remark(_address(self._event), str(unclear)))
            return None

    def _attribute(self, name: str) -> Written | None:
        """What an attribute of the day says of time."""
        text = self._day.attributes.get(name, "")
        try:
            return _written(text) if text else None
        except Unclear as unclear:
            self._remarks.append(Remark(_address(self._day), str(unclear)))
            return None


def _written(text: str) -> Written:
    return written_time(text)


def _plain(text: str) -> str:
    return plain(plain_words(text))


def _moment(text: str) -> datetime | None:
    """The moment that a text is, or None when it is a day alone."""
    written = _written(text)
    if written.day is None or written.hour is None:
        return None
    return datetime.combine(written.day, time(), written.offset) + written.hour


def _address(element: Element) -> str:
    return _("line {number}").format(number=element.line)
