"""What remains in the calendars of those who no longer have an event: as they last knew it.

An event that is simply left out stays on most phones for ever. So it stays in the calendar,
cancelled, until the mission is over; with nothing in it that is newer than what they knew.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, get_args

from itinerary.programme.model import Event
from itinerary.releases.restoring import restored
from itinerary.releases.snapshot import Off, Snapshot, as_cancelled, off
from itinerary.releases.tellings import ALL, Audience
from itinerary.releases.versions import Versions
from itinerary.views.calendars import Choices


class Withdrawal(NamedTuple):
    """An event as somebody last knew it, cancelled by the release that took it from them.

    `number` is that of the release, and `off` says how it was off for them then. With None, it is
    as that release told it, and not cancelled.
    """

    event: Event
    snapshot: Snapshot
    number: int
    off: Off | None


class _Saying(NamedTuple):
    """What a release said of an event, or would say; nothing when it was withdrawn."""

    number: int
    content: Snapshot | None


def withdrawals(versions: Versions, choices: Choices) -> Mapping[Audience, list[Withdrawal]]:
    """What remains for each delegate, organisation and for all, of events that they knew."""
    by_audience: dict[Audience, list[Withdrawal]] = {}
    for id, sayings in _histories(versions):
        later = _audiences(sayings[-1].content, choices)
        for known, next_ in reversed([*pairwise(sayings)]):
            gone = _audiences(known.content, choices) - later
            later |= gone
            if known.content and gone:
                for how, group in _parted(gone, next_.content).items():
                    withdrawal = _withdrawal(id, known.content, next_.number, how)
                    for audience in group:
                        by_audience.setdefault(audience, []).append(withdrawal)
    return by_audience


def withdrawals_where(
    versions: Versions, holds: Callable[[Event], bool], to: Audience
) -> Iterator[Withdrawal]:
    """What remains in one calendar, by what it holds: of each event the last that it held.

    `to` is the delegate whose calendar it is, or ALL.
    """
    for id, sayings in _histories(versions):
        if _holds(id, sayings[-1].content, holds):
            continue
        for known, next_ in reversed([*pairwise(sayings)]):
            if known.content and _holds(id, known.content, holds):
                how = _off(to, next_.content)
                yield _withdrawal(id, known.content, next_.number, how)
                break


def tellings(versions: Versions, id: str) -> Iterator[Withdrawal]:
    """An event in all ways in which it ever was told to anybody, or could have been cancelled."""
    for number, said in versions.history.told(id):
        if said.content:
            yield Withdrawal(restored(id, said.content), said.content, number, None)
            yield from (_withdrawal(id, said.content, number, how) for how in get_args(Off))


def _histories(versions: Versions) -> Iterable[tuple[str, list[_Saying]]]:
    """The sayings of each event that changed, the latest last; none when the mission is over."""
    history = versions.history
    if not history.releases:
        return
    home = versions.programme.home.zone
    if history.releases[-1].time.astimezone(home).date() > versions.programme.days.last:
        return
    pending = {entry.id: entry for entry in versions.pending}
    to_come = len(history.releases) + 1
    for id in history.histories:
        said = [_Saying(number, entry.content) for number, entry in history.told(id)]
        if id in pending:
            said.append(_Saying(to_come, pending[id].content))
        if len(said) > 1:
            yield id, said


def _audiences(content: Snapshot | None, choices: Choices) -> set[Audience]:
    """In whose calendars an event is."""
    if content is None or not (content.is_dated or choices.undated):
        return set()
    shared = set() if content.confidential else {ALL, *content.organisations}
    if content.is_for_nobody:
        shared.discard(ALL)
    return shared | content.delegates.keys()


def _holds(id: str, content: Snapshot | None, holds: Callable[[Event], bool]) -> bool:
    return content is not None and holds(restored(id, content))


def _parted(gone: set[Audience], then: Snapshot | None) -> Mapping[Off, set[Audience]]:
    """Those who lost an event, by how it is off for them.

    By what was said when it was taken from them: what it is later is nothing that they are told.
    """
    groups = defaultdict[Off, set[Audience]](set)
    for each in gone:
        groups[_off(each, then)].add(each)
    return groups


def _off(audience: Audience, then: Snapshot | None) -> Off:
    """The same of one; those who read a calendar together are never taken out of an event."""
    how = off(then, is_theirs=audience in _audiences(then, Choices(undated=True)))
    return "cancelled" if audience == ALL and how == "left" else how


def _withdrawal(id: str, content: Snapshot, number: int, how: Off) -> Withdrawal:
    return Withdrawal(restored(id, as_cancelled(content)), content, number, how)
