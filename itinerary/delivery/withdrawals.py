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
from itinerary.releases.snapshot import Told, as_cancelled
from itinerary.releases.versions import Standing
from itinerary.views.calendars import Choices

Audience = str  # the id of a delegate or organisation; or ALL
ALL: Audience = ""  # who reads a calendar for several people


class Remainder(NamedTuple):
    """An event as somebody last knew it, cancelled in the version that took it from them."""

    event: Event
    told: Told
    version: Version


class _Telling(NamedTuple):
    """What was, or would be, said of an event; nothing when it was withdrawn."""

    version: Version
    content: Told | None


def remainders(standing: Standing, choices: Choices) -> Mapping[Audience, list[Remainder]]:
    """What remains for each delegate, organisation and for all, of events that they knew."""
    by_audience: dict[Audience, list[Remainder]] = {}
    for id, tellings in _histories(standing):
        later = _audiences(tellings[-1].content, choices)
        for known, next_ in reversed([*pairwise(tellings)]):
            gone = _audiences(known.content, choices) - later
            later |= gone
            if known.content and gone:
                remainder = _remainder(id, known.content, next_.version)
                for audience in gone:
                    by_audience.setdefault(audience, []).append(remainder)
    return by_audience


def remainders_where(standing: Standing, holds: Callable[[Event], bool]) -> Iterator[Remainder]:
    """What remains in one calendar, by what it holds: of each event the last that it held."""
    for id, tellings in _histories(standing):
        if _holds(id, tellings[-1].content, holds):
            continue
        for known, next_ in reversed([*pairwise(tellings)]):
            if known.content and _holds(id, known.content, holds):
                yield _remainder(id, known.content, next_.version)
                break


def _histories(standing: Standing) -> Iterable[tuple[str, list[_Telling]]]:
    """The tellings of each event that changed, the latest last; none when the mission is over."""
    record = standing.record
    if record is None:
        return
    home = standing.programme.home.zone
    if record.latest.time.astimezone(home).date() > standing.programme.days.last:
        return
    pending = {entry.id: entry for entry in standing.pending}
    for id, entries in record.histories.items():
        all_of_it = [*entries, *([pending[id]] if id in pending else [])]
        if len(all_of_it) > 1:
            yield id, [_Telling(entry.version, entry.content) for entry in all_of_it]


def _audiences(content: Told | None, choices: Choices) -> set[Audience]:
    """In whose calendars an event is."""
    if content is None or not (content.is_dated or choices.undated):
        return set()
    shared = set() if content.confidential else {ALL, *content.organisations}
    return shared | content.delegates.keys()


def _holds(id: str, content: Told | None, holds: Callable[[Event], bool]) -> bool:
    return content is not None and holds(restored(id, content))


def _remainder(id: str, content: Told, version: Version) -> Remainder:
    return Remainder(restored(id, as_cancelled(content)), content, version)
