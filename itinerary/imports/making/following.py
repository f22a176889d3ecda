"""Events of which the file says after which other one they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from itinerary.imports.drafts import Remark
from itinerary.imports.making.events import MadeEvent
from itinerary.imports.making.timing import Moments
from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.names import folded, slug
from itinerary.values import replace
from itinerary.when import Days

_DAYS = frozenset({"date", "all_day", "between"})  # an event has those of the one that it follows
_BEFORE = frozenset({"title", "kind", "status", "mode", "city", "place", "from", "to"})

_Day = tuple[Days, bool]  # the days, and whether they are fixed


class _Leader(NamedTuple):
    """What an event follows: its id, with its day for a repetition, and what that is one of."""

    id: str
    event: MadeEvent
    time: Moments


def in_order(events: Iterable[MadeEvent]) -> list[MadeEvent]:
    """The events, each following the one that its draft names by its id or title.

    What follows nothing that there is, itself, or what is at another time, becomes a remark.
    """
    every = [*events]
    names = dict(_names(every))
    leaders = {
        event.id: leader
        for event in every
        if (name := event.draft.follows) and (leader := names.get(name) or names.get(folded(name)))
    }
    return [_behind(event, leaders) if event.draft.follows else event for event in every]


def _names(events: Iterable[MadeEvent]) -> Iterator[tuple[str, _Leader]]:
    """By what each event may be named, what is surest last."""
    leaders = [_Leader(event.id, event, event.time) for event in events]
    titles = Counter(folded(leader.event.draft.title) for leader in leaders)
    for leader in leaders:
        title = folded(leader.event.draft.title)
        if titles[title] == 1:
            yield title, leader
    for called in (
        lambda each: slug(each.draft.id),
        lambda each: each.draft.id,
        lambda each: each.id,
    ):
        for leader in leaders:
            yield called(leader.event), leader
            for day in leader.event.again:
                again = _Leader(f"{leader.id}@{day}", leader.event, leader.event.time.on(day))
                yield f"{called(leader.event)}@{day}", again


def _behind(event: MadeEvent, leaders: Mapping[str, _Leader]) -> MadeEvent:
    """An event with the key that says what it follows, or with a remark why it has none."""
    try:
        leader = _leader(event, leaders)
    except Unclear as unclear:
        remark = Remark(event.draft.where, str(unclear))
        return replace(event, remarks=(*event.remarks, remark))
    kept = {key: value for key, value in event.values.items() if key not in _DAYS}
    first = {key: value for key, value in kept.items() if key in _BEFORE}
    return replace(event, values={**first, "follows": leader.id, **kept})


def _leader(event: MadeEvent, leaders: Mapping[str, _Leader]) -> _Leader:
    """What an event follows; Unclear where it cannot."""
    chain, time = [*_chain(event, leaders)], event.time
    day = next((found for each in chain if (found := _day(each))), None)
    own = (time.days, time.fixed) if time.days else None
    if not chain:
        sentence = _("That it follows {name} is left out: there is no such event.")
    elif event.id in {each.event.id for each in chain}:
        sentence = _("That it follows {name} is left out: that one follows it.")
    elif time.start or time.end or time.all_day or own not in (None, day):
        sentence = _("That it follows {name} is left out: it has a time of its own.")
    elif day and day[1] and event.values.keys().isdisjoint({"city", "place", "from"}):
        sentence = _("That it follows {name} is left out: its city is not known.")
    else:
        return chain[0]
    raise Unclear(sentence.format(name=shown(event.draft.follows)))


def _chain(event: MadeEvent, leaders: Mapping[str, _Leader]) -> Iterator[_Leader]:
    """What an event follows, what that follows, and so on; in a ring, each once."""
    seen: set[str] = set()
    id = event.id
    while id in leaders and id not in seen:
        seen.add(id)
        yield leaders[id]
        id = leaders[id].event.id


def _day(leader: _Leader) -> _Day | None:
    """The day that what follows an event has; the days that it may have, if it has none."""
    time = leader.time
    span = time.span
    if span is None or not time.fixed:
        return (span, False) if span else None
    day = span.last if leader.event.draft.journey else span.first
    return Days(day, day), True
