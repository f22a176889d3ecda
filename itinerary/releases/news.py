"""Who has to hear of what: for each delegate, each event that is new, changed or cancelled."""

from typing import Literal, NamedTuple

from itinerary.calendars import Version
from itinerary.changes import Contents, different
from itinerary.programme.model import Delegate, Event, Programme
from itinerary.queries import by_start
from itinerary.releases.record import State
from itinerary.releases.retold import restored
from itinerary.releases.standing import Standing
from itinerary.releases.told import Told, as_cancelled, is_same, told_to
from itinerary.values import replace

Kind = Literal["new", "changed", "cancelled"]


class News(NamedTuple):
    """What one delegate has to hear of one event, which is as they are to see it.

    A cancelled one is as they last knew it.
    """

    to: Delegate
    event: Event
    version: Version
    kind: Kind


def news(programme: Programme, standing: Standing) -> tuple[News, ...]:
    """What each delegate has to hear, in the order of protocol, and for each by start.

    That is what no release has recorded yet; where there is nothing of that, what the last release
    changed; and everything, where there was no release at all.
    """
    changed = _changed(programme, standing)
    heard: list[News] = []
    for to in programme.delegates.values():
        theirs = [each for each in (_news(to, change) for change in changed) if each]
        order = {event: number for number, event in enumerate(by_start(n.event for n in theirs))}
        heard += sorted(theirs, key=lambda each: order[each.event])
    return tuple(heard)


def latest_changes(standing: Standing) -> tuple[Contents, Contents]:
    """What people knew before the latest changes, released or not, and what there is after them."""
    record = standing.record
    before = standing.state
    if record and not standing.pending:
        before = record.state(len(record.releases) - 1)
    return contents(before), standing.contents


def contents(state: State) -> Contents:
    """What people knew of each event that was not withdrawn."""
    return {id: entry.content for id, entry in state.items() if entry.content}


class _Changed(NamedTuple):
    """An event of which something is different: what was and is said of it, and what it is now."""

    id: str
    before: Told | None
    after: Told | None
    event: Event | None
    version: Version


def _changed(programme: Programme, standing: Standing) -> list[_Changed]:
    before, after = different(*latest_changes(standing))
    events = {event.id: event for event in programme.events}
    return [
        _Changed(id, before.get(id), after.get(id), events.get(id), version)
        for id in {**after, **before}
        if (version := standing.version_of(id))
    ]


def _news(to: Delegate, changed: _Changed) -> News | None:
    """What a delegate has to hear of an event; None when it is nothing to them."""
    was, now = told_to(to.id, changed.before), told_to(to.id, changed.after)
    if is_same(was, now):
        return None
    if now and now.status != "cancelled" and changed.event:
        return News(to, changed.event, changed.version, "changed" if was else "new")
    if was is None or was.status == "cancelled":
        return None  # of what they never knew, or know already, there is nothing to cancel
    cancelled = changed.event if now else None
    if cancelled is None:
        cancelled = _addressed(restored(changed.id, as_cancelled(was)), to)
    return News(to, cancelled, changed.version, "cancelled")


def _addressed(event: Event, to: Delegate) -> Event:
    """The event with a delegate of the programme among those of that time, to find their notes."""

    def one(then: Delegate) -> Delegate:
        return to if then.id == to.id else then

    return replace(
        event,
        delegates=tuple(map(one, event.delegates)),
        notes=tuple(
            replace(note, delegates=frozenset(map(one, note.delegates))) for note in event.notes
        ),
    )
