"""A terminal that a page has to itself: taken, drawn on, and given back as it was found."""

import os
import select
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from types import FrameType
from typing import Any

try:
    import termios
except ImportError:  # on Windows, where what is typed stands on the page until it is redrawn
    termios = None  # type: ignore[assignment] # or every use would need the import

# What a person's terminal keeps is on its first screen; this is its second. It is emptied before
# it is left: resized meanwhile, some terminals mix what stands on it into the first.
_TAKE = "\x1b[?1049h\x1b[?25l"
_GIVE_BACK = "\x1b[0m\x1b[H\x1b[J\x1b[?25h\x1b[?1049l"
_LEAVING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
_REDRAWING = ("SIGWINCH", "SIGCONT")
_KEY = b"q"
_LOCAL = 3  # the place of the local modes among those of a terminal


class Woken(Enum):
    """Why a wait is over."""

    TIME = auto()
    CHANGE = auto()  # of the terminal's size, or a key that means nothing
    LEAVE = auto()


class Screen:
    """A terminal while it is taken.

    Whatever asks the process to end raises KeyboardInterrupt: on Windows, which has no signal for
    it, a change of the window's size is seen at the next redraw.
    """

    def __init__(self) -> None:
        self._output = sys.stdout.fileno()
        self._input = sys.stdin.fileno() if sys.stdin.isatty() else None
        self._alarm, self._waker = socket.socketpair()
        for end in (self._alarm, self._waker):
            end.setblocking(False)

    @property
    def height(self) -> int:
        """How many lines it has."""
        return shutil.get_terminal_size().lines

    def draw(self, frame: str) -> None:
        """Writes a frame in one go, past any buffer that a signal could find half full."""
        data = frame.encode(sys.stdout.encoding, "replace")
        while data:
            data = data[os.write(self._output, data) :]

    def wait(self, seconds: float) -> Woken:
        """Waits so long, unless something happens before."""
        watched: list[socket.socket | int] = [self._alarm]
        if self._input is not None and os.name == "posix":
            watched.append(self._input)
        ready, _, _ = select.select(watched, [], [], max(0.0, seconds))
        if not ready:
            return Woken.TIME
        if self._alarm in ready:
            self._alarm.recv(4096)
        if self._input in ready:
            keys = os.read(self._input or 0, 4096)
            if not keys or _KEY in keys.lower():
                return Woken.LEAVE
        return Woken.CHANGE

    @contextmanager
    def taken(self) -> Iterator["Screen"]:
        """Takes the terminal, and gives it back whatever happens."""
        modes = self._modes()
        handlers = {number: signal.getsignal(number) for number in _signals()}
        wakeup = signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        try:
            self._handle()
            self._set_modes(_silent(modes))
            self.draw(_TAKE)
            yield self
        finally:
            for number in handlers:
                signal.signal(number, signal.SIG_IGN)  # nothing may come between now
            with suppress(OSError):  # the terminal may be what has gone
                self.draw(_GIVE_BACK)
            self._set_modes(modes)
            signal.set_wakeup_fd(wakeup)
            for number, handler in handlers.items():
                signal.signal(number, handler)
            self._alarm.close()
            self._waker.close()

    def _modes(self) -> "list[Any] | None":
        """What happens to what is typed; None where nothing can be, or cannot be asked."""
        if termios is None or self._input is None:
            return None
        with suppress(termios.error):
            return termios.tcgetattr(self._input)
        return None

    def _set_modes(self, modes: "list[Any] | None") -> None:
        """Sets the modes, and forgets what was typed and not read."""
        if termios is not None and self._input is not None and modes is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._input, termios.TCSAFLUSH, modes)

    def _handle(self) -> None:
        for name in _LEAVING:
            if number := getattr(signal, name, None):
                signal.signal(number, _leave)
        for name in _REDRAWING:
            if number := getattr(signal, name, None):
                signal.signal(number, _wake)


def _silent(modes: "list[Any] | None") -> "list[Any] | None":
    """The modes in which keys are read at once and not shown, and Ctrl-Z is a key like another.

    Stopped by Ctrl-Z, the terminal would be left without its cursor.
    """
    if termios is None or modes is None:
        return None
    *others, characters = modes
    others[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
    keys = list(characters)
    keys[termios.VSUSP] = b"\0"
    return [*others, keys]


def _signals() -> list[int]:
    names = (*_LEAVING, *_REDRAWING)
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wake(_number: int, _frame: FrameType | None) -> None:
    """Does nothing: that it came is what wakes a wait."""
