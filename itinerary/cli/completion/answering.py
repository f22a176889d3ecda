"""The answer to a shell that asks what could be meant: silent whatever is wrong."""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from itinerary.cli.catalogue import COMMANDS
from itinerary.cli.completion.lines import Line, Parameter, parameters, read_line
from itinerary.cli.completion.offers import (
    FILES,
    PROGRAMMES,
    Offer,
    command_offers,
    option_offers,
    value_offers,
)
from itinerary.cli.completion.shells import typed_words, written
from itinerary.cli.session import programme_path
from itinerary.cli.typed.language import foreseen_language
from itinerary.errors import FileError
from itinerary.languages import _, language_in_use, speak
from itinerary.programme.loader import load
from itinerary.programme.model import Programme

_EVENTS = ("events", "stays", "transfers")
_OF_EVENTS = frozenset({"event", "overwrite", "subject"})  # what is completed by their names
_WORDS = "_ITINERARY_WORDS"  # of a shell that cannot pass them as arguments


def answer_shell(shell: str, tool: Any) -> None:
    """Writes what fits the line that the process was started with, in UTF-8.

    `tool` is the whole tool as typer knows it.
    """
    words = sys.argv[1:]
    if _WORDS in os.environ:
        words = os.environ[_WORDS].split("\n")
    # A line that is not finished, a programme that is being written: no word of ours helps there,
    # and any would stand in the middle of what is being typed.
    with suppress(BaseException):
        sys.stdout.buffer.write(answer(shell, words, os.environ, tool).encode())
        sys.stdout.flush()


def answer(shell: str, words: Sequence[str], variables: Mapping[str, str], tool: Any) -> str:
    """What is offered to a shell for some words of which the last is being typed.

    The first line says whether names of files may follow (`files`), only those that can be a
    programme (`programmes`), or none (`words`).
    """
    speak(foreseen_language(words))
    typed = typed_words(shell, words, variables.get("COMP_LINE", ""))

    def of_command(name: str) -> Sequence[Parameter]:
        command = tool.get_command(None, name)
        return parameters(command) if command else ()

    line = read_line(typed.words, typed.last, parameters(tool), of_command)
    if line is None:
        return "words\n"
    offers = [each._replace(word=line.before + each.word) for each in _offers(line, shell)]
    return f"{_kind(line)}\n{written(shell, offers, typed, variables)}"


def _kind(line: Line) -> str:
    """What may stand at the cursor beside what is offered."""
    expected = line.value_of.id if line.value_of else None
    if expected in PROGRAMMES:
        return "programmes"
    return "files" if expected in FILES else "words"


def _offers(line: Line, shell: str) -> list[Offer]:
    if line.value_of:
        known = language_in_use()
        return value_offers(line, lambda: _programme(line), known, filtered=shell == "fish")
    if line.command is None and not line.typed.startswith("-"):
        return command_offers(line.typed, {name: _(each.help) for name, each in COMMANDS.items()})
    return option_offers(line)


def _programme(line: Line) -> Programme | None:
    """The programme in use on a line; None when it is broken or not there.

    It is without its events where their names are not asked for: they are the most of a file.
    """
    named = line.values.get("programme")
    path, _by_default = programme_path(os.path.expanduser(named) if named else None)
    if not path.is_file():  # a pipe would keep the line waiting
        return None
    try:
        is_of_events = line.value_of and line.value_of.id in _OF_EVENTS
        loaded = load(path, () if is_of_events else _EVENTS)
    except FileError:
        return None
    return None if isinstance(loaded, tuple) else loaded
