"""What standard output is: a terminal to draw on, or a pipe to write to."""

import os
import shutil
import sys
from typing import IO, TYPE_CHECKING

from itinerary.cli.streams import carried

if TYPE_CHECKING:
    from itinerary.formats.ink import Terminal

_NARROWEST = 20  # columns; on fewer, lines run over
_DUMB = {"dumb", "unknown"}


def is_drawn_on() -> bool:
    """Whether people look at standard output as it is written."""
    return _is_forced() or sys.stdout.isatty()


def terminal() -> "Terminal":
    """The terminal that standard output is, as its environment describes it."""
    from itinerary.formats.ink import Terminal

    size = shutil.get_terminal_size()
    dumb = os.environ.get("TERM") in _DUMB
    return Terminal(
        width=max(_NARROWEST, size.columns),
        height=size.lines,
        styled=not dumb,
        coloured=not dumb and not os.environ.get("NO_COLOR"),
        lines=carried("│", sys.stdout.encoding) == "│",
    )


def width(stream: IO[str]) -> int | None:
    """The columns of the terminal that a stream is; None where lines can be of any length."""
    if not (stream.isatty() or (stream is sys.stdout and _is_forced())):
        return None
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def shown(text: str) -> str:
    """A text as standard output will show it, so that it can be measured before."""
    from itinerary.formats.measures import steady

    return steady(carried(text, sys.stdout.encoding))


def _is_forced() -> bool:
    """Whether the environment asks for what a terminal gets, as on a build server."""
    return os.environ.get("FORCE_COLOR", "").lower() not in {"", "0", "false"}
