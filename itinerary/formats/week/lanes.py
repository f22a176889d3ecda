"""Side by side: in which lane each of several overlapping spans stands."""

from collections.abc import Sequence
from typing import NamedTuple


class Lane(NamedTuple):
    """Where something stands beside others: from the first to the last of so many lanes."""

    first: int
    last: int
    number: int


def lanes(spans: Sequence[tuple[int, int]]) -> list[Lane]:
    """For each span, in which lane it stands so that no two overlap in one.

    Spans that overlap, one after the other, share the same number of lanes, as few as there can
    be; each is as wide as nothing to its right prevents.
    """
    order = sorted(range(len(spans)), key=lambda index: spans[index][0])
    placed: dict[int, Lane] = {}
    for group in _groups(order, spans):
        taken: list[list[int]] = []
        for index in group:
            free = (lane for lane in taken if spans[lane[-1]][1] <= spans[index][0])
            lane = next(free, None)
            if lane is None:
                taken.append(lane := [])
            lane.append(index)
        for number, lane in enumerate(taken):
            for index in lane:
                last = _last_free(spans[index], number, taken, spans)
                placed[index] = Lane(number, last, len(taken))
    return [placed[index] for index in range(len(spans))]


def _groups(order: list[int], spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Those that overlap, one after the other, together."""
    groups: list[list[int]] = []
    reached = -1
    for index in order:
        if not groups or spans[index][0] >= reached:
            groups.append([])
        groups[-1].append(index)
        reached = max(reached, spans[index][1])
    return groups


def _last_free(
    span: tuple[int, int], lane: int, taken: list[list[int]], spans: Sequence[tuple[int, int]]
) -> int:
    """The last lane to the right up to which nothing overlaps a span."""
    for number in range(lane + 1, len(taken)):
        if any(spans[other][0] < span[1] and span[0] < spans[other][1] for other in taken[number]):
            return number - 1
    return len(taken) - 1
