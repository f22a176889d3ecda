"""The door: options to objects, a call, a write, an exit status."""

import gc


def main() -> None:
    """Runs the command line that the process was started with."""
    # A run lives for a moment: collecting garbage would cost a twentieth of it and free nothing.
    gc.disable()
    from itinerary.cli.streams import prepare

    prepare()
    from itinerary.cli.app import app

    app(prog_name="itinerary")
