"""What remains in the calendars of those who no longer have an event: as they last knew it.

An event that is simply left out stays on most phones for ever. So it stays in the calendar,
cancelled, until the mission is over; with nothing in it that is newer than what they knew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from itinerary.programme.model import Event
from itinerary.releases.identity import Version
from itinerary.releases.restoring import restored
from itinerary.releases.snapshot import Snapshot, as_cancelled, as_left, takes_place
from itinerary.releases.versions import Versions
from itinerary.views.calendars import Choices

Audience = str  # the id of a delegate or organisation; or ALL
ALL: Audience = ""  # who reads a calendar for several people


class Withdrawal(NamedTuple):
    """An event as somebody last knew it, cancelled in the version that took it from them.

    `is_left` says that it took place then, without them.
    """

    event: Event
    snapshot: Snapshot
    version: Version
    is_left: bool


class _Saying(NamedTuple):
    """What was, or would be, said of an event; nothing when it was withdrawn."""

    version: Version
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
                for left, group in _parted(gone, next_.content):
                    withdrawal = _withdrawal(id, known.content, next_.version, is_left=left)
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
                then = next_.content
                is_left = to != ALL and takes_place(then) and to not in _taking_part(then)
                yield _withdrawal(id, known.content, next_.version, is_left=is_left)
                break


def _histories(versions: Versions) -> Iterable[tuple[str, list[_Saying]]]:
    """The sayings of each event that changed, the latest last; none when the mission is over."""
    history = versions.history
    if not history.releases:
        return
    home = versions.programme.home.zone
    if history.releases[-1].time.astimezone(home).date() > versions.programme.days.last:
        return
    pending = {entry.id: entry for entry in versions.pending}
    for id, entries in history.histories.items():
        all_of_it = [*entries, *([pending[id]] if id in pending else [])]
        if len(all_of_it) > 1:
            yield id, [_Saying(entry.version, entry.content) for entry in all_of_it]


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


def _parted(gone: set[Audience], then: Snapshot | None) -> Iterator[tuple[bool, set[Audience]]]:
    """Those without whom an event takes place, and those for whom it is as good as cancelled.

    By what was said when it was taken from them: what it is later is nothing that they are told.
    What became confidential is as good as cancelled for all who read it together.
    """
    left = set[Audience]()
    if then and takes_place(then):
        left = gone - {ALL}
        if then.confidential:
            left &= {each for each in gone if each not in then.organisations}
    yield from (
        (is_left, group) for is_left, group in ((True, left), (False, gone - left)) if group
    )


def _taking_part(content: Snapshot | None) -> Iterable[str]:
    return content.delegates if content else ()


def _withdrawal(id: str, content: Snapshot, version: Version, *, is_left: bool) -> Withdrawal:
    event = as_left(content) if is_left else as_cancelled(content)
    return Withdrawal(restored(id, event), content, version, is_left)
