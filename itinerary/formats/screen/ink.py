"""Ink: what rich draws, as the text that a terminal of some width and some colours understands."""

import io
from collections.abc import Iterable
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.containers import Lines
from rich.text import Text

from itinerary.formats.measures import breaks
from itinerary.formats.terminals import Terminal


class Words(Text):
    """Text that breaks into lines as its language does: Japanese has no spaces to break at."""

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        """The lines that fit a width, with what the options say of how they stand in it."""
        justify = options.get("justify") or self.justify or "default"
        overflow = options.get("overflow") or self.overflow or "fold"
        if options.get("no_wrap") or self.no_wrap:
            return super().wrap(console, width, **options)
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(line.divide(breaks(line.plain, width)))
        for line in lines:
            line.rstrip()
        lines.justify(console, width, justify=justify, overflow=overflow)
        return lines


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
        # In a group, for rich makes one text of its own of those that are printed by themselves.
        console.print(Group(*parts))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
