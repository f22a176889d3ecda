"""Events that only repeat another one, as `agenda --format csv` lists them, to its `also_on`."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta

from itinerary.imports.drafts import Timing
from itinerary.imports.making.events import MadeEvent
from itinerary.programme.text.writing import Plain
from itinerary.values import replace
from itinerary.when import MINUTE

# What is repeated, and on which day: forum@2025-04-16.
_REPETITION = re.compile(r"([a-z0-9-]+)@\d{4}-\d\d-\d\d")


def merged(events: Iterable[MadeEvent]) -> list[MadeEvent]:
    """The events, without those that another one repeats; that one says so."""
    every = {event.id: event for event in events}
    firsts: dict[str, MadeEvent] = {}
    for event in every.values():
        firsts.setdefault(event.draft.series, event)
    repeating: dict[str, list[MadeEvent]] = {}
    for event in every.values():
        if original := _original(event, every, firsts):
            repeating.setdefault(original.id, []).append(event)
    for id, several in repeating.items():
        every[id], gone = _repeated(every[id], several)
        for event in gone:
            del every[event.id]
    return list(every.values())


def _original(
    event: MadeEvent, every: Mapping[str, MadeEvent], firsts: Mapping[str, MadeEvent]
) -> MadeEvent | None:
    """The event of which this one may be a repetition, by its id or by what it is a time of."""
    match = _REPETITION.fullmatch(event.draft.id)
    original = every.get(match[1]) if match else None
    if event.draft.series:
        first = firsts[event.draft.series]
        original = first if first is not event else None
    elif original is None or original.draft.id != original.id:
        return None
    if original is None:
        return None
    if event.time.first is None or not original.time.fixed:
        return None  # only what has a date is repeated
    return original if _regardless_of_time(original) == _regardless_of_time(event) else None


def _repeated(original: MadeEvent, several: list[MadeEvent]) -> tuple[MadeEvent, list[MadeEvent]]:
    """The event with those of its repetitions that are at the same hours.

    Where a change of clocks lies within some of them, all may still take the same time.
    """
    if all(_has_same_length(original, event) for event in several) and not all(
        _has_same_hours(original, event) for event in several
    ):
        length = _length(original) or timedelta(0)
        values = {**original.values, "duration": Plain(f"{length // MINUTE}m")}
        del values["end"]
        return _with(replace(original, values=values), several), several
    same = [event for event in several if _has_same_hours(original, event)]
    return _with(original, same), same


def _with(original: MadeEvent, several: list[MadeEvent]) -> MadeEvent:
    return replace(original, again=tuple(event.time.first for event in several if event.time.first))


def _has_same_hours(original: MadeEvent, event: MadeEvent) -> bool:
    if event.time.is_repeated or original.time.is_repeated:
        return False  # the two need different offsets
    return event.time.first is not None and original.time.on(event.time.first) == event.time


def _has_same_length(original: MadeEvent, event: MadeEvent) -> bool:
    if event.draft.journey or _length(original) is None or _length(original) != _length(event):
        return False
    starts = [replace(each.time, end=None) for each in (original, event)]
    alike = event.time.first is not None and starts[0].on(event.time.first) == starts[1]
    return alike and not any(start.is_repeated for start in starts)


def _length(event: MadeEvent) -> timedelta | None:
    start, end = event.time.start, event.time.end
    return end.astimezone(UTC) - start.astimezone(UTC) if start and end else None


def _regardless_of_time(event: MadeEvent) -> object:
    words = tuple(word._replace(where="") for word in event.draft.words)
    return replace(event.draft, where="", id="", uid="", timing=Timing(), words=words)
