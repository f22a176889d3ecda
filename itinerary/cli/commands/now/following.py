"""A page that stays open: drawn anew at each full minute, from the file as it is by then."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from itinerary.cli.session import Session, to_the_minute
from itinerary.cli.terminal.screen import Woken
from itinerary.cli.terminal.terminal import shown, terminal
from itinerary.errors import ItineraryError, ProblemsError
from itinerary.formats.screen.wall import write_wall
from itinerary.formats.terminals import printable
from itinerary.languages import _, plural
from itinerary.values import replace
from itinerary.views.pages import NowPage, each_text

# Home, then line by line, each erased before it is written: nothing flickers, and a line that is
# as long as the terminal is wide loses no character. What stays of a longer page is erased last.
_HOME, _ERASE_LINE, _ERASE_BELOW = "\x1b[H", "\x1b[K", "\r\n\x1b[J"

PageAt = Callable[[Session, datetime], NowPage]


class Surface(Protocol):
    """What is drawn on, and waits for the next time."""

    @property
    def height(self) -> int: ...

    def draw(self, frame: str) -> None: ...

    def wait(self, seconds: float) -> Woken: ...


def follow(session: Session, page_at: PageAt, clock: Callable[[], datetime], on: Surface) -> None:
    """Draws a page until somebody leaves.

    While its file is broken, the page is made from what could be read before, and says so.
    """
    trouble, woken = "", Woken.CHANGE
    while woken is not Woken.LEAVE:
        now = clock()
        if woken is Woken.TIME:
            session, trouble = _renewed(session, page_at, now)
        page = each_text(_with(trouble, page_at(session, to_the_minute(now))), shown)
        drawn = write_wall(page, terminal()._replace(height=on.height))
        on.draw(frame(drawn, on.height))
        woken = on.wait(60 - now.second - now.microsecond / 1_000_000)


def frame(text: str, height: int) -> str:
    """What draws a text on a terminal of some lines; how many are too many is said in the last."""
    lines = text.rstrip("\n").split("\n")
    if len(lines) > height:
        kept = max(0, height - 1)
        more = plural("… {number} more line", "… {number} more lines", len(lines) - kept)
        lines = [*lines[:kept], more]
    below = _ERASE_BELOW if len(lines) < height else ""
    return _HOME + "\r\n".join(f"{_ERASE_LINE}{line}" for line in lines) + below


def _renewed(session: Session, page_at: PageAt, now: datetime) -> tuple[Session, str]:
    """The session with its programme read anew; or the same, and what is wrong with the file."""
    anew = session.anew()
    try:
        page_at(anew, now)
    except ProblemsError as error:
        first = error.problems[0]
        return session, f"{first.where}: {first.message}"
    except ItineraryError as error:
        return session, str(error)
    return anew, ""


def _with(trouble: str, page: NowPage) -> NowPage:
    """The page, and before all else what is wrong with its file."""
    if not trouble:
        return page
    words = _("What follows is from the file as it was before.")
    return replace(page, trouble=(_("Not up to date"), printable(trouble), words))
