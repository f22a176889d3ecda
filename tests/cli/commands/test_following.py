"""`now --follow`: what is drawn, when, and what becomes of the terminal."""

import os
import re
import signal
import sys
import termios
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
import pytest
from conftest import Ask
from hypothesis import given
from hypothesis import strategies as st

from itinerary.cli.commands.now.following import follow, frame
from itinerary.cli.session import Session
from itinerary.cli.terminal.screen import Woken
from itinerary.views.pages import NowPage, Row, Underway

_PROGRAMME = """\
title: Visit
start: 2025-04-12
end: 2025-04-19
home: a
cities: {a: {name: A, timezone: Europe/Paris}}
include: [events.yaml]
"""
_EVENTS = "events:\n  one: {title: %s, city: a, start: 2025-04-12 10:00, end: 11:00}\n"


def test_a_frame_is_drawn_over_what_was_there() -> None:
    """Every line is erased before it is written, and what stood below the last is erased too."""
    assert frame("one\ntwo\n", 5) == "\x1b[H\x1b[Kone\r\n\x1b[Ktwo\r\n\x1b[J"
    assert frame("one\ntwo\n", 2) == "\x1b[H\x1b[Kone\r\n\x1b[Ktwo"


def test_a_frame_says_how_much_does_not_fit() -> None:
    """The last line counts those that are not shown, itself among what it stands for."""
    assert frame("one\ntwo\nthree\n", 2) == "\x1b[H\x1b[Kone\r\n\x1b[K… 2 more lines"
    assert frame("one\ntwo\n", 1) == "\x1b[H\x1b[K… 2 more lines"


@given(st.lists(st.text("ab", max_size=3), min_size=1, max_size=30), st.integers(1, 20))
def test_a_frame_never_scrolls(lines: list[str], height: int) -> None:
    """There are never more line ends than fit below the first line."""
    assert frame("\n".join(lines), height).count("\n") < height


class Wall:
    """A surface that keeps what is drawn, and on which each wait is one thing that happens."""

    height = 20

    def __init__(self, happenings: Sequence[Callable[[], Woken]]) -> None:
        self.drawn: list[str] = []
        self.waited: list[float] = []
        self._happenings = iter(happenings)

    def draw(self, frame: str) -> None:
        """Keeps the words of a frame."""
        self.drawn.append(" ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|─", "", frame).split()))

    def wait(self, seconds: float) -> Woken:
        """Goes on to the next thing that happens."""
        self.waited.append(seconds)
        return next(self._happenings, lambda: Woken.LEAVE)()


def _page(session: Session, instant: datetime) -> NowPage:
    on = tuple(Underway(Row(each.title.read("en")), None, "") for each in session.programme.events)
    return NowPage("", f"{instant:%H:%M}", (), on, (), (), (), None)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A programme of two files, one of which another includes."""
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(_PROGRAMME, "utf-8")
    Path("events.yaml").write_text(_EVENTS % "Before", "utf-8")
    return Session("mine.yaml", "en")


def test_a_page_is_drawn_at_each_full_minute(session: Session) -> None:
    """Each wait lasts up to the next minute, and another size is drawn for at once."""
    start = datetime(2025, 4, 12, 8, 0, 45, 500_000, UTC)
    moments = iter([start, start + timedelta(seconds=4.5), start + timedelta(seconds=14.5)])
    wall = Wall([lambda: Woken.CHANGE, lambda: Woken.TIME, lambda: Woken.LEAVE])
    follow(session, _page, lambda: next(moments), wall)
    assert wall.drawn == [f"{hour} On now 1 ▪ Before" for hour in ("08:00", "08:00", "08:01")]
    assert wall.waited == [14.5, 10.0, 60.0]


def test_a_page_follows_its_files(session: Session) -> None:
    """What changes in an included file is there at the next minute; unless it is broken."""

    def rewrite(text: str) -> Callable[[], Woken]:
        def write() -> Woken:
            Path("events.yaml").write_text(text, "utf-8")
            return Woken.TIME

        return write

    def remove() -> Woken:
        Path("mine.yaml").unlink()
        return Woken.TIME

    wall = Wall(
        [rewrite(_EVENTS % "After"), rewrite("events: [\n"), rewrite(_EVENTS % "Again"), remove]
    )
    follow(session, _page, lambda: datetime(2025, 4, 12, 8, 0, tzinfo=UTC), wall)
    assert wall.drawn == [
        "08:00 On now 1 ▪ Before",
        "08:00 On now 1 ▪ After",
        "✗ Not up to date events.yaml:1:9: The “[” opened here is not closed. "
        "What follows is from the file as it was before. 08:00 On now 1 ▪ After",
        "08:00 On now 1 ▪ Again",
        "✗ Not up to date There is no file mine.yaml. "
        "What follows is from the file as it was before. 08:00 On now 1 ▪ Again",
    ]


@pytest.mark.parametrize(
    ("arguments", "variables", "sentence"),
    [
        ((), {}, "--follow needs a terminal to draw on. Leave it out on a pipe."),
        (("-f", "json"), {}, "--follow draws on a terminal. Leave out --format."),
    ],
    ids=["a pipe", "for programs"],
)
def test_only_a_terminal_is_followed(
    ask: Ask, arguments: tuple[str, ...], variables: dict[str, str], sentence: str
) -> None:
    """A pipe and a format for programs get a sentence."""
    answer = ask("-p", "rehearsal", "now", "--follow", *arguments, **variables)
    assert (answer.status, answer.out, answer.err) == (2, "", f"Error: {sentence}\n")


def _open(*arguments: str, term: str = "xterm") -> "pexpect.spawn[bytes]":
    environment = {"LC_ALL": "en_GB.UTF-8", "PATH": os.environ["PATH"], "TERM": term}
    program = "from itinerary.cli import main; main()"
    return pexpect.spawn(
        sys.executable,
        ["-c", program, "-p", "rehearsal", "now", "--follow", *arguments],
        dimensions=(30, 80),
        env=environment,
        timeout=10,
    )


def _leave_by(number: int) -> Callable[["pexpect.spawn[bytes]"], None]:
    return lambda child: child.kill(number)


@pytest.mark.parametrize(
    "leave",
    [
        lambda child: child.sendcontrol("c"),
        lambda child: child.send("q"),
        lambda child: child.sendcontrol("\\"),
        _leave_by(signal.SIGTERM),
        _leave_by(signal.SIGHUP),
    ],
    ids=["Ctrl-C", "q", "Ctrl-backslash", "TERM", "HUP"],
)
def test_the_terminal_is_left_as_it_was_found(
    leave: Callable[["pexpect.spawn[bytes]"], None],
) -> None:
    """The other screen is left, the cursor is back, keys are shown again, and the status is 0."""
    child = _open("--at", "2025-04-15 03:00", "-d", "rouage")
    before = termios.tcgetattr(child.child_fd)
    child.expect_exact("\x1b[?1049h\x1b[?25l\x1b[H")
    child.expect_exact("Light mobility forum")
    assert termios.tcgetattr(child.child_fd) != before
    child.expect_exact("Marius Tessandre")
    leave(child)
    child.expect_exact("\x1b[0m\x1b[H\x1b[J\x1b[?25h\x1b[?1049l")
    child.expect(pexpect.EOF)
    assert child.before == b""
    assert termios.tcgetattr(child.child_fd) == before
    child.close()
    assert (child.exitstatus, child.signalstatus) == (0, None)


def test_another_size_is_drawn_for_at_once() -> None:
    """A smaller window shows less, and says how much there is besides."""
    child = _open("--at", "2025-04-15 03:00")
    child.expect_exact("more lines")
    child.setwinsize(8, 60)
    child.expect_exact("\x1b[H")
    child.expect("… [0-9]+ more lines".encode())
    assert child.before
    assert child.before.count(b"\r\n") == 7
    child.sendcontrol("c")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_a_terminal_that_cannot_be_redrawn_gets_a_sentence() -> None:
    """Without a way back to the first line, there is nothing to follow on."""
    child = _open(term="dumb")
    child.expect_exact("Error: --follow needs a terminal to draw on. Leave it out on a pipe.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2


def test_a_mistake_of_ours_gives_the_terminal_back_too() -> None:
    """Whatever ends the page, the terminal is a person's again before it is said."""
    program = (
        "from itinerary.cli.terminal.screen import Screen\n"
        "with Screen().taken(): raise OSError('out')"
    )
    environment = {"LC_ALL": "en_GB.UTF-8", "PATH": os.environ["PATH"], "TERM": "xterm"}
    child = pexpect.spawn(sys.executable, ["-c", program], env=environment, timeout=10)
    child.expect_exact("\x1b[?1049h\x1b[?25l\x1b[0m\x1b[H\x1b[J\x1b[?25h\x1b[?1049l")
    child.expect_exact("OSError: out")
    child.close()


def test_a_terminal_that_goes_away_ends_it() -> None:
    """The process does not stay behind when its window is closed."""
    child = _open("--at", "2025-04-15 03:00")
    child.expect_exact("more lines")
    os.close(child.fileno())
    _process, status = os.waitpid(child.pid, 0)
    child.closed = True
    assert os.waitstatus_to_exitcode(status) == 0


def test_a_system_without_these_signals_and_modes_is_followed_too() -> None:
    """Windows has no termios, no SIGHUP and no SIGWINCH: the page is drawn, and Ctrl-C ends it."""
    program = (
        "import signal, sys; sys.modules['termios'] = None\n"
        "del signal.SIGHUP, signal.SIGWINCH, signal.SIGCONT\n"
        "from itinerary.cli import main; main()"
    )
    child = pexpect.spawn(
        sys.executable,
        ["-c", program, "-p", "rehearsal", "now", "--follow"],
        env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "TERM": "xterm"},
        timeout=10,
    )
    child.expect_exact("\x1b[?1049h\x1b[?25l\x1b[H")
    child.sendcontrol("c")
    child.expect_exact("\x1b[?25h\x1b[?1049l")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
