"""The door: options to objects, a call, a write, an exit status."""

import gc
import io
import sys


def main() -> None:
    """Runs the command line that the process was started with."""
    # A run lives for a moment: collecting garbage would cost a twentieth of it and free nothing.
    gc.disable()
    # A stream that was closed before we began is one that nobody reads.
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO())
    sys.stderr = sys.stderr or io.TextIOWrapper(io.BytesIO())
    # A terminal or file that has not all characters gets question marks, and no traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")

    from itinerary.cli.app import app

    try:
        app(prog_name="itinerary")
    finally:
        # Python looks for garbage once more as it ends, which takes 10 ms: there is none to free.
        gc.freeze()
