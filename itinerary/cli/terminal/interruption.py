"""Ctrl-C and the system's wish to end: held back while half of something would be left."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_back(waits: Callable[[], None]) -> Iterator[None]:
    """Lets the first signal wait until this is over, and says so; a second one does not wait."""
    waiting: list[int] = []
    earlier = {each: signal.getsignal(each) for each in _SIGNALS}

    def restore() -> None:
        for each, handler in earlier.items():
            signal.signal(each, handler)

    def wait(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)
        if len(waiting) > 1:
            restore()
            signal.raise_signal(number)
        waits()

    for each in _SIGNALS:
        signal.signal(each, wait)
    try:
        yield
    finally:
        restore()
    if waiting:
        signal.raise_signal(waiting[0])
