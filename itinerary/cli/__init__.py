"""The door: options to objects, a call, a write, an exit status."""

import gc
import os


def main() -> None:
    """Runs the command line that the process was started with."""
    # A run lives for a moment: collecting garbage would cost a twentieth of it and free nothing.
    gc.disable()
    from itinerary.cli.streams import prepare

    prepare()
    if shell := os.environ.get("_ITINERARY_COMPLETE"):
        from itinerary.cli.completion.answering import answer_shell

        answer_shell(shell)
        return

    from itinerary.cli.app import app

    try:
        app(prog_name="itinerary")
    finally:
        # Python looks for garbage once more as it ends, which takes 10 ms: there is none to free.
        gc.freeze()
