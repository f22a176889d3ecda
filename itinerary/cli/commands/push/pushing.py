"""Bringing calendars to a server, and taking them away."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from typing import TYPE_CHECKING

import typer

from itinerary.cli.boundary import say
from itinerary.cli.commands.push import remarks
from itinerary.cli.releasing import refuse_unreleased, say_who_is_another, versions_of
from itinerary.cli.session import Session, exact_moment
from itinerary.cli.terminal.progress import watched
from itinerary.cli.typed.meanings import one_record
from itinerary.cli.typed.options import Filters
from itinerary.delivery.push.calendars import Calendars, Choice, Wanted
from itinerary.delivery.push.connection import Connection
from itinerary.delivery.push.discovery import home
from itinerary.delivery.push.plan import Step
from itinerary.delivery.push.pushed import Kept, Pushed, pushed_path, read_pushed
from itinerary.delivery.push.pushing import Pushing
from itinerary.delivery.push.server import Server
from itinerary.disk.locks import alone
from itinerary.errors import SendingError, UsageError
from itinerary.languages import _, plural
from itinerary.languages.meanings.codes import meaning
from itinerary.programme.missions import is_shipped
from itinerary.programme.model import Delegate
from itinerary.releases.identity import uid_of
from itinerary.releases.versions import Versions
from itinerary.values import replace

if TYPE_CHECKING:
    from itinerary.cli.commands.push.push import Pushes

_Chosen = Choice | tuple[Delegate, ...]  # one calendar; or people's own, of none for everybody's


def refuse_shipped(session: Session) -> None:
    """UsageError for a mission that ships with the tool: it is nobody's to publish."""
    if is_shipped(session.path):
        raise UsageError(
            _(
                "This mission ships with the tool, and is not pushed. "
                "Begin a programme of your own with `itinerary init`."
            )
        )


def chosen(session: Session, filters: Filters, name: str | None) -> _Chosen:
    """Which calendars are meant; UsageError for a part of the events without a name."""
    selection = filters.selection(session.programme)
    if name is not None:
        return Choice(name=name.strip(), selection=selection)
    people = tuple(each for each in selection.parties if isinstance(each, Delegate))
    if replace(selection, parties=()) or people != selection.parties:
        raise UsageError(
            _("Say what the calendar of this selection is to be called: --calendar NAME.")
        )
    return people


def push(session: Session, server: Server, choice: _Chosen, pushes: "Pushes") -> None:
    """Brings the calendars to a server, and says what was done there.

    SendingError at the end, when not everything there is as it should be.
    """
    with _known(session, writes=not pushes.dry_run) as pushed:
        versions = versions_of(session)
        refuse_unreleased(session, versions)
        say_who_is_another(session, versions)
        overwritten = [_uid(typed, versions) for typed in pushes.overwrite or ()]
        calendars = Calendars(versions, is_over=_is_over(versions))
        wanted = _wanted(calendars, choice, versions)
        with _at_server(server, calendars, pushed, writes=not pushes.dry_run) as pushing:
            pushing.carry_out(pushing.planned(wanted, overwritten), _watched)
    would_be = remarks.would_be_done(pushing.done, versions, session.language)
    if pushes.dry_run and would_be.blocks:
        session.show(would_be)
    remarks.say_what_was_done(pushing.done, wanted, server, pushes)
    remarks.stop_unless_all_is_well(pushing.done, calendars, server)


def remove(session: Session, server: Server, choice: _Chosen, pushes: "Pushes") -> None:
    """Removes the calendars that were pushed to a server, if that is really wanted.

    SendingError at the end, when something could not be removed.
    """
    with _known(session, writes=not pushes.dry_run) as pushed:
        versions = versions_of(session)
        is_chosen = _of(choice, versions)
        titles = [
            kept.title
            for url, kept in pushed.calendars.items()
            if url.startswith(f"{server}/") and is_chosen(kept)
        ]
        if not titles:
            say(_("No calendar is known that was pushed to {server}.").format(server=server))
            return
        if not (pushes.yes or pushes.dry_run or _is_wanted(titles, server)):
            return
        calendars = Calendars(versions, is_over=True)
        with _at_server(server, calendars, pushed, writes=not pushes.dry_run) as pushing:
            pushing.remove(calendars.of_everyone(), is_chosen)
    remarks.say_what_was_removed(pushing.done, server, pushes)
    remarks.stop_unless_all_is_well(pushing.done, calendars, server)


@contextmanager
def _known(session: Session, *, writes: bool) -> Iterator[Pushed]:
    """What was pushed of the programme in use, for one run at a time if anything is written."""
    path = pushed_path(session.path)
    with alone(path.with_suffix(".lock")) if writes else nullcontext():
        yield read_pushed(path, session.programme.id)


@contextmanager
def _at_server(
    server: Server, calendars: Calendars, pushed: Pushed, *, writes: bool
) -> Iterator[Pushing]:
    """Somebody who pushes; what stops it says how much was done, and that it can go on."""
    with closing(Connection(server)) as connection:
        pushing = Pushing(connection, home(connection), calendars, pushed, writes=writes)
        if writes:
            pushed.begin()
        try:
            yield pushing
        except SendingError as error:
            raise SendingError(remarks.stopped(str(error), pushing.done)) from error
        except KeyboardInterrupt:
            say(remarks.stopped(_("Interrupted."), pushing.done))
            raise


def _wanted(calendars: Calendars, choice: _Chosen, versions: Versions) -> list[Wanted]:
    if isinstance(choice, Choice):
        return [calendars.of(choice)]
    keys = {versions.identities.key_of(each.id) for each in choice}
    return [each for each in calendars.of_everyone() if not keys or each.whose in keys]


def _of(choice: _Chosen, versions: Versions) -> Callable[[Kept], bool]:
    """Whether a calendar that was pushed is one of those that are meant; else all are."""
    if isinstance(choice, Choice):
        return lambda kept: kept.whose == choice.whose
    keys = {versions.identities.key_of(each.id) for each in choice}
    return lambda kept: not keys or kept.whose in keys


def _uid(typed: str, versions: Versions) -> str:
    """The UID of an event that there is, or was."""
    id = typed
    if typed not in versions.history.histories:
        id = one_record(typed, _("event"), versions.events).id
    return uid_of(versions.programme.id, id)


def _is_over(versions: Versions) -> bool:
    """Whether the mission has ended, on the clock at home."""
    programme = versions.programme
    return exact_moment().astimezone(programme.home.zone).date() > programme.days.last


def _is_wanted(titles: Sequence[str], server: Server) -> bool:
    """Whether somebody at the terminal agrees; UsageError where nobody can be asked."""
    asked = plural(
        "{number} calendar at {{server}} is to be removed",
        "{number} calendars at {{server}} are to be removed",
        len(titles),
    ).format(server=server)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(_("{sentence}. Add --yes to agree.").format(sentence=asked))
    say(_("{sentence}: {names}.").format(sentence=asked, names=_(", ").join(titles)))
    try:
        answer: str = typer.prompt(_("Agreed (yes or no)?"), prompt_suffix=" ", err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None
    return meaning("flags", answer) == "true"


def _watched(steps: Sequence[Step]) -> Iterable[Step]:
    return watched(steps, _("Events"), 2)
