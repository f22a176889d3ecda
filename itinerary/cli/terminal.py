"""What standard output is: a terminal to draw on, or a pipe to write to."""

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itinerary.formats.ink import Terminal


def is_drawn_on() -> bool:
    """Whether people look at standard output as it is written."""
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def columns_of_terminal() -> int:
    """How wide the terminal is, or is said to be."""
    return max(20, shutil.get_terminal_size().columns)


def is_styled() -> bool:
    """Whether standard output shows bold and dim text."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") in {"dumb", "unknown"}
    return is_drawn_on() and not plain


def terminal() -> "Terminal":
    """The terminal that standard output is, as its environment describes it."""
    from itinerary.formats.ink import Terminal

    dumb = os.environ.get("TERM") in {"dumb", "unknown"}
    return Terminal(
        width=columns_of_terminal(),
        styled=not dumb,
        coloured=not dumb and not os.environ.get("NO_COLOR"),
    )
