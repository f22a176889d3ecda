"""What standard output and standard error are: terminals to draw on, or pipes to write to."""

import os
import shutil
import sys
from typing import TextIO

from itinerary.cli.terminal.streams import carried
from itinerary.formats.terminals import Terminal

_NARROWEST = 20  # columns; on fewer, lines run over
_DUMB = {"dumb", "unknown"}  # terminals that can do no more than write one line under another


def is_drawn_on() -> bool:
    """Whether people look at standard output as it is written."""
    return _is_forced() or sys.stdout.isatty()


def columns_of_terminal() -> int:
    """How wide the terminal is, or is said to be."""
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def is_redrawn() -> bool:
    """Whether standard output is a terminal on which a page can be drawn over another."""
    return sys.stdout.isatty() and os.environ.get("TERM") not in _DUMB


def terminal() -> Terminal:
    """The terminal that standard output is, as its environment describes it."""
    return _terminal(sys.stdout)


def terminal_of(stream: TextIO) -> Terminal | None:
    """The terminal that a stream is; None where it is a pipe or a file."""
    is_drawn = is_drawn_on() if stream is sys.stdout else stream.isatty()
    return _terminal(stream) if is_drawn else None


def shown(text: str) -> str:
    """A text as standard output will show it, so that it can be measured before."""
    from itinerary.formats.measures import steady

    return steady(carried(text, sys.stdout.encoding))


def _terminal(stream: TextIO) -> Terminal:
    size = shutil.get_terminal_size()
    dumb = os.environ.get("TERM") in _DUMB
    return Terminal(
        width=columns_of_terminal(),
        height=size.lines,
        styled=not dumb,
        coloured=not dumb and not os.environ.get("NO_COLOR"),
        lines=carried("│", stream.encoding) == "│",
        wide=os.environ.get("ITINERARY_AMBIGUOUS", "").lower() == "wide",
    )


def _is_forced() -> bool:
    """Whether the environment asks for what a terminal gets, as on a build server."""
    return os.environ.get("FORCE_COLOR", "").lower() not in {"", "0", "false"}
