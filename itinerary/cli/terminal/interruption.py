"""Ctrl-C, a lost terminal, the system's wish to end: held back while half would be left."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextmanager
def held_back(waits: Callable[[], None]) -> Iterator[None]:
    """Lets the first signal wait until this is over, and says so; a second one does not wait."""
    waiting: list[int] = []
    handlers = {each: signal.getsignal(each) for each in _SIGNALS}
    # What is ignored, as under `nohup`, is no reason to wait.
    earlier = {each: handler for each, handler in handlers.items() if handler != signal.SIG_IGN}

    def restore() -> None:
        for each, handler in earlier.items():
            signal.signal(each, handler)

    def wait(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)
        if len(waiting) > 1:
            restore()
            signal.raise_signal(number)
        waits()

    for each in earlier:
        signal.signal(each, wait)
    try:
        yield
    finally:
        restore()
    if waiting:
        signal.raise_signal(waiting[0])
