"""Where reasons to stop become one sentence on standard error and an exit status."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from typer import TyperException

from itinerary.cli.terminal.terminal import terminal_of
from itinerary.errors import FileError, ItineraryError, ProblemsError
from itinerary.formats.terminals import printable
from itinerary.languages import _

INTERRUPTED = 130  # what a shell expects of a program that Ctrl-C ended


def guarded(run: Callable[[], Any]) -> int:
    """Runs a command, and returns the exit status; every reason to stop is said here.

    A closed pipe, such as that of `head`, and an interruption end it in silence.
    """
    try:
        return _guarded(run)
    except MemoryError:
        pass  # all that was in the making is let go before a word is said
    reason = _("There is not enough memory for this. Try it with a smaller file.")
    say(_("Error: {reason}").format(reason=reason))
    return FileError.status


def _guarded(run: Callable[[], Any]) -> int:
    try:
        run()
        sys.stdout.flush()
    except ProblemsError as error:
        from itinerary.cli.terminal.lines import line_of
        from itinerary.formats.screen.problems import write_problems

        say(write_problems(error.problems, line_of, terminal_of(sys.stderr)).rstrip("\n"))
        return error.status
    except ItineraryError as error:
        say(_("Error: {reason}").format(reason=error))
        return error.status
    except TyperException as error:
        from itinerary.cli.usage import help_hint, usage_sentence

        say(_("Error: {reason}").format(reason=usage_sentence(error)))
        say(help_hint(error))
        return error.exit_code
    except BrokenPipeError:
        _abandon_output()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if error.filename is None:
            _abandon_output()
        say(_("Error: {reason}").format(reason=_failure(error)))
        return FileError.status
    return 0


def _abandon_output() -> None:
    """Python flushes standard output once more on its way out: gives it somewhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failure(error: OSError) -> str:
    """What could not be read or written, in a sentence: a file, or standard output."""
    what = error.filename if error.filename is not None else _("Standard output")
    reason = error.strerror or str(error)
    return _("{what} cannot be used: {reason}.").format(what=what, reason=reason)


def say(sentence: str, *, dim: bool = False) -> None:
    """A sentence on standard error; a dim one where a terminal can show that."""
    text = printable(sentence)
    terminal = terminal_of(sys.stderr)
    if dim and terminal:
        text = terminal.weak(text)
    # Whoever listens may have gone away; what goes to standard output is not less right for that.
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - the door's own voice
