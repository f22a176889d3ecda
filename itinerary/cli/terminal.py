"""What standard output is: a terminal to draw on, or a pipe to write to."""

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itinerary.formats.ink import Terminal

_DUMB = ("dumb", "unknown")  # terminals that can do no more than write one line under another


def is_drawn_on() -> bool:
    """Whether people look at standard output as it is written."""
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def is_redrawn() -> bool:
    """Whether standard output is a terminal on which a page can be drawn over another."""
    return sys.stdout.isatty() and os.environ.get("TERM") not in _DUMB


def terminal() -> "Terminal":
    """The terminal that standard output is, as its environment describes it."""
    from itinerary.formats.ink import Terminal

    dumb = os.environ.get("TERM") in _DUMB
    return Terminal(
        width=max(20, shutil.get_terminal_size().columns),
        styled=not dumb,
        coloured=not dumb and not os.environ.get("NO_COLOR"),
    )
