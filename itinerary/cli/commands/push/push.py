"""`push`: calendars onto a server that a secretariat has."""

from typing import Annotated

import typer

from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import Filters
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.values import Value

_WHICH = d("Which calendars")
_HOW = d("How they are pushed")

EPILOG = d("""\
Each delegate has a calendar there, with exactly what their feed would have;
with -d, only whoever is named. With --calendar, there is one calendar of all,
or of what the filters select.

\b
- URL is what the calendar's settings there call its address for CalDAV;
  often, that of the server is enough, such as https://cloud.example.org/.
- The user and the password are read from the variables ITINERARY_CALDAV_USER
  and ITINERARY_CALDAV_PASSWORD; else from the keyring of this machine, with
  the extra `push`: keyring set itinerary@cloud.example.org USER.
- Only what is released is pushed. What was pushed is noted beside the
  programme, in NAME.pushed.json; the same command goes on where it was
  stopped.
- What somebody has changed or deleted there is left, and named.
- What is cancelled remains until the mission is over, and then goes.
""")


class Pushes(Value, frozen=True):
    """Which calendars to push, and how, as typed."""

    calendar: Annotated[
        str | None,
        option(
            "--calendar",
            d("One calendar of this name, of all or of what the filters select."),
            d("NAME"),
            _WHICH,
        ),
    ] = None
    overwrite: Annotated[
        list[str] | None,
        option(
            "--overwrite",
            d("Write over this event, whatever was made of it there."),
            d("EVENT"),
            _HOW,
        ),
    ] = None
    remove_calendars: Annotated[
        bool,
        option(
            "--remove-calendars",
            d("Remove what was pushed: the mission is over."),
            panel=_HOW,
        ),
    ] = False
    yes: Annotated[bool, option("--yes", d("Remove it without being asked."), panel=_HOW)] = False
    no_tls: Annotated[
        bool,
        option("--no-tls", d("Without TLS, for a server on this machine."), panel=_HOW),
    ] = False
    dry_run: Annotated[
        bool, option("--dry-run", d("Only say what would be done there."), panel=_HOW)
    ] = False

    def refuse_contradictions(self) -> None:
        """UsageError when the options cannot all be followed."""
        if self.calendar is not None and not (
            self.calendar.strip() and self.calendar.isprintable()
        ):
            raise UsageError(_("--calendar needs a name, on one line."))
        if self.remove_calendars and self.overwrite:
            raise UsageError(_("Say either `--overwrite` or `--remove-calendars`."))
        if self.yes and not self.remove_calendars:
            raise UsageError(_("--yes is said of `--remove-calendars` alone."))


def push(
    session: Session,
    filters: Filters,
    pushes: Pushes,
    soundness: Soundness,
    url: Annotated[str, typer.Argument(metavar=d("URL"), help=d("The calendar server."))],
) -> None:
    """Everybody's calendar, on a server that you have (CalDAV)."""
    # Calendars need icalendar, and servers http and ssl, which nothing typed every day pays for.
    from itinerary.cli.commands.push import pushing
    from itinerary.cli.commands.push.servers import typed_server

    pushes.refuse_contradictions()
    server = typed_server(url, no_tls=pushes.no_tls)
    pushing.refuse_shipped(session)
    choice = pushing.chosen(session, filters, pushes.calendar)
    if pushes.remove_calendars:
        pushing.remove(session, server, choice, pushes)
        return
    soundness.assure(session)
    pushing.push(session, server, choice, pushes)
