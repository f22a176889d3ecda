"""One run of the tool: which programme, in which language, and where the answer goes."""

import os
import sys
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from itinerary.cli.boundary import say
from itinerary.cli.terminal.streams import ESCAPED, carried
from itinerary.cli.terminal.terminal import is_drawn_on, shown, terminal
from itinerary.errors import ProblemsError
from itinerary.languages import LANGUAGES, _, language_in_use, speak, spoken

# A session is there before it is known whether a programme will be needed: --help needs none.
if TYPE_CHECKING:
    from itinerary.problems import Problems
    from itinerary.programme.model import Programme
    from itinerary.views.pages import Page
    from itinerary.views.readers import Reader


class Session:
    """What the options before the command say."""

    def __init__(
        self, programme: str | None, language: str | None, *, is_typed: bool = False
    ) -> None:
        self._named = programme
        self._chosen = language
        self.has_typed_language = is_typed  # and it is not the environment's
        self._speak(language or language_in_use())  # as what was said so far

    @cached_property
    def programme(self) -> "Programme":
        """The programme in use; ProblemsError when it has problems."""
        loaded = self.load(self.path)
        if isinstance(loaded, tuple):
            raise ProblemsError(loaded)
        return loaded

    def load(self, path: Path) -> "Programme | Problems":
        """The programme of a file, or its problems, told in its language unless one was chosen."""
        from itinerary.programme.loader import programme_or_tally
        from itinerary.programme.model import Programme

        loaded = programme_or_tally(path)
        if isinstance(loaded, Programme):
            if self._chosen is None:
                self._speak(loaded.language)
            return loaded
        if self._chosen is None:
            self._speak_as(path)
        return loaded.problems()

    @cached_property
    def path(self) -> Path:
        """The file of the programme in use; says so when that is the shipped one, unasked."""
        path, by_default = programme_path(self._named)
        if by_default:
            if self._chosen is None:
                self._speak_as(path)
            say(
                _(
                    "This is the mission that ships with the tool; "
                    "`itinerary -p FILE` uses your own programme."
                ),
                dim=True,
            )
        return path

    @property
    def own_programme(self) -> "Programme | None":
        """The user's own programme in use, silently; None where there is none, or it is broken."""
        from itinerary.programme.loader import load
        from itinerary.programme.model import Programme

        path, by_default = programme_path(self._named)
        loaded = None if by_default or not path.is_file() else load(path)
        return loaded if isinstance(loaded, Programme) else None

    def _speak_as(self, path: Path) -> None:
        """Speaks the language of a programme file, or English when it cannot be read."""
        from itinerary.programme.text.written_language import written_language

        self._speak(written_language(path))

    def _speak(self, language: str | None) -> None:
        self.language = spoken(language) or LANGUAGES[0]
        speak(self.language)

    def command(self, words: str) -> str:
        """A command as it is to be typed for the programme in use."""
        return command(words, self._named)

    @property
    def reader(self) -> "Reader":
        """Who reads on their own clock and at home, in the language in use."""
        from itinerary.views.readers import reader_in

        return reader_in(self.language, self.programme)

    def anew(self) -> "Session":
        """The same, with the programme as its file has it by now."""
        other = Session(self._named, self._chosen)
        other.path = self.path
        return other

    def drawn(self, page: "Page") -> str:
        """A page as it fits the terminal."""
        from itinerary.formats.screen.table import write_table
        from itinerary.views.pages import each_text

        return write_table(each_text(page, shown), terminal())

    def show(self, page: "Page") -> None:
        """Prints a page for people: drawn on a terminal, plain on a pipe."""
        if is_drawn_on():
            self.write(self.drawn(page))
        else:
            from itinerary.formats.text import write_text

            self.write(write_text(page))

    def write(self, text: str) -> None:
        """Writes words for people to standard output."""
        sys.stdout.write(text)

    def write_json(self, value: object) -> None:
        """Writes JSON to standard output; nothing is lost where that has not all characters."""
        from itinerary.formats.json import write_json

        self.write(carried(write_json(value), sys.stdout.encoding, ESCAPED))

    def write_bytes(self, data: bytes) -> None:
        """Writes bytes to standard output, whose encoding is no matter."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def command(words: str, programme: str | None) -> str:
    """A command for a programme, as a shell takes it whatever stands in the name of the file."""
    if not programme:
        return f"itinerary {words}"
    from shlex import quote  # few answers advise a command

    return f"itinerary -p {quote(programme)} {words}"


def programme_path(named: str | None) -> tuple[Path, bool]:
    """The file of the programme in use, and whether that is the shipped one for want of another."""
    from itinerary.programme import missions

    if named or (named := os.environ.get("ITINERARY_PROGRAMME")):
        path = Path(named)
        return (
            (missions.shipped(named), False)
            if named in missions.SHIPPED and not path.is_file()
            else (path, False)
        )
    here = Path("programme.yaml")
    return (here, False) if here.exists() else (missions.shipped(missions.DEFAULT), True)


def exact_moment() -> datetime:
    """The present moment: the one place where the tool reads the clock."""
    return datetime.now(UTC)


def current_moment() -> datetime:
    """The present moment, to the minute."""
    return to_the_minute(exact_moment())


def to_the_minute(moment: datetime) -> datetime:
    """A moment without its seconds."""
    return moment.replace(second=0, microsecond=0)
