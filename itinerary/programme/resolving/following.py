"""Events that follow another one: their order is known, and not their hours."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from itinerary.programme.model import City, Event, When
from itinerary.programme.resolving.ids import Ids
from itinerary.programme.resolving.timing import EventEntry, is_consistent
from itinerary.when import Days, Span, midnights

Read = Callable[[EventEntry, Event | None], Iterable[Event]]


def in_order(entries: Iterable[EventEntry], read: Read, ids: Ids) -> Iterator[Event]:
    """The events of all records in their order, each read once the one that it follows is.

    What follows nothing that there is, or in the end itself, is a problem.
    """
    every = [*entries]
    made: list[list[Event]] = [[] for _entry in every]
    known: dict[str, Event] = {}
    waiting: dict[str, list[int]] = {}
    ready: deque[Event] = deque()

    def make(number: int, leader: Event | None) -> None:
        made[number] = [*read(every[number], leader)]
        known.update((each.id, each) for each in made[number])
        ready.extend(made[number])

    for number, entry in enumerate(every):
        if entry.record.follows:
            waiting.setdefault(entry.record.follows.value, []).append(number)
        else:
            make(number, None)
    while ready:
        leader = ready.popleft()
        for number in waiting.pop(leader.id, ()):
            make(number, leader)
    left = [number for numbers in waiting.values() for number in numbers]
    _check([every[number] for number in left], known, ids)
    for number in left:
        make(number, None)
    for events in made:
        yield from events


def time_behind(entry: EventEntry, leader: Event | None, city: City | None) -> list[When]:
    """The day of the event that another one follows; none where that cannot be said."""
    event = entry.record
    if entry.is_broken("follows", "date") or not is_consistent(entry):
        return []
    if event.about.value:
        entry.wrong("about-without-start", "about", key=True)
    if leader is None:
        return []
    days = leader.when.days if leader.when.held else None
    day = (days.last if leader.journey else days.first) if days else None
    if event.date and (day is None or event.date.value != Days(day, day)):
        entry.wrong("follows-on-another-day", "date", name=leader.id)
        return []
    if day is None:
        return [When("none", leader.when.days)]
    if city is None:
        if not (event.city or event.place or event.from_):
            entry.wrong("missing-city", key=True)
        return []
    start, end = midnights(Days(day, day), city.zone)
    return [When("day", Days(day, day), start, end, Span.between(start, end))]


def _check(left: Iterable[EventEntry], known: Mapping[str, Event], ids: Ids) -> None:
    """Reports those that follow nothing, or in the end themselves.

    Nothing is said of one that follows what could not be read.
    """
    behind: dict[str, EventEntry] = {}
    for entry in left:
        name = _followed(entry)
        id = name.partition("@")[0]
        if ids.lack(id, "events") or id in known:
            near = (each for each in ids.of("events") if each != entry.id)
            entry.wrong("unknown-event", "follows", near=near, name=name)
        else:
            behind[entry.id] = entry
    seen: set[str] = set()
    for first in behind:
        path: dict[str, None] = {}
        id = first
        while id in behind and id not in seen:
            seen.add(id)
            path[id] = None
            id = _followed(behind[id]).partition("@")[0]
        if id in path:
            behind[id].wrong("follows-itself", "follows", name=_followed(behind[id]))


def _followed(entry: EventEntry) -> str:
    return entry.record.follows.value if entry.record.follows else ""
