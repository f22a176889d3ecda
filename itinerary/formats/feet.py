"""What stands under lists that are handed on: of when they are, and by which code one asks."""

from collections.abc import Callable
from typing import NamedTuple

from itinerary.languages import _
from itinerary.views.pages import Documents
from itinerary.views.print.pages import Document, Foot


class Feet(NamedTuple):
    """What stands under each document, or under the last one, where all have the same."""

    each: Callable[[Document], list[str]]
    last: list[str]


def feet_of(page: Documents) -> Feet:
    """Of when each document is, and by which code it is asked about."""
    lines = [foot_line(document.foot) for document in page.documents]
    if len({*lines}) == 1:
        return Feet(lambda _document: [], lines[:1])
    return Feet(lambda document: [foot_line(document.foot)], [])


def foot_line(foot: Foot) -> str:
    """Of when a list is, and by which code it is asked about."""
    return _(" · ").join(filter(None, (foot.edition, foot.code)))
