"""The door: options to objects, a call, a write, an exit status."""

import gc
import os
import sys


def main() -> None:
    """Runs the command line that the process was started with, and ends the process."""
    status = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(status)  # the ordinary way out, on which Python says what could not be written
    # On that way, all that was loaded would be freed piece by piece: a twentieth of a run.
    os._exit(status)


def run() -> int:
    """Runs the command line that the process was started with; the exit status."""
    # A run lives for a moment: collecting garbage would cost a twentieth of it and free nothing.
    gc.disable()
    from itinerary.cli.terminal.streams import prepare

    prepare()
    from itinerary.cli.app import app

    if shell := os.environ.get("_ITINERARY_COMPLETE"):
        from typer.main import get_command

        from itinerary.cli.completion.answering import answer_shell

        answer_shell(shell, get_command(app))
        return 0

    try:
        app(prog_name="itinerary")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
