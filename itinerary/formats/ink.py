"""Ink: what rich draws, as the text that a terminal of some width and some colours understands."""

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType

from itinerary.formats.terminals import Terminal


def ink(parts: Iterable[RenderableType], terminal: Terminal) -> str:
    """The parts one under the other, without spaces at line ends."""
    console = Console(
        file=io.StringIO(),
        width=terminal.width,
        force_terminal=True,
        color_system="standard" if terminal.styled else None,
        no_color=not terminal.coloured,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},  # what the terminal can do was asked already, and is an argument
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
