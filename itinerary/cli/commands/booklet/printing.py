"""Where printed booklets go, and what is said of it."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from itinerary.cli.boundary import say
from itinerary.cli.releasing import say_who_is_another, versions_of
from itinerary.cli.session import Session
from itinerary.cli.terminal.progress import watched
from itinerary.delivery.booklets import File, Press
from itinerary.disk.files import read, write
from itinerary.disk.folders import Folder, held, owned_name
from itinerary.disk.manifests import MOST_BYTES, Names
from itinerary.errors import FileError, UsageError
from itinerary.formats.print.booklet import Look, is_our_booklet
from itinerary.languages import _, plural, spoken
from itinerary.programme.model import Event, Party
from itinerary.queries.selection import DaysOf
from itinerary.values import Value
from itinerary.views.booklet.audience import Audience, audience_of
from itinerary.views.booklet.booklet import Wish
from itinerary.views.booklet.pages import Part
from itinerary.views.readers import Reader

if TYPE_CHECKING:
    from itinerary.cli.commands.booklet.booklet import Printing

EVERYBODYS = "booklet"
_WATCHED = 20  # booklets, for which somebody may wait


class Job(Value, frozen=True):
    """What is to be printed: events, on which of their days, for whom, without which parts.

    With a folder, one for each of them.
    """

    events: Sequence[Event]
    days: DaysOf | None
    parties: tuple[Party, ...]
    without: frozenset[Part]
    folder: Path | None


def print_booklets(session: Session, printing: "Printing", job: Job) -> bool:
    """Prints a booklet, or one for each person; whether there was anything to print."""
    programme, versions = session.programme, versions_of(session)
    say_who_is_another(session, versions)

    def reader_of(audience: Audience) -> Reader:
        own = audience.to and not session.has_typed_language
        theirs = spoken(audience.to.language) if own and audience.to else None
        return printing.reader(session, theirs or session.language)

    press = Press(
        versions,
        Wish(job.events, job.days, job.without),
        Look(printing.paper, programme.accent),
        reader_of,
    )
    whole = audience_of(programme, job.parties)
    each = [audience_of(programme, (one,)) for one in whole.delegates] if job.folder else [whole]
    printed = [audience for audience in each if press.has_events(audience)]
    if printing.final:
        _refuse_drafts(session, press, printed)
    if not printed:
        return False
    if job.folder:
        in_part = bool(job.parties) or job.days is not None
        _print_folder(session, press, printed, job.folder, in_part=in_part)
    else:
        _print_one(session, press, printed[0], printing.output)
    return True


def _refuse_drafts(session: Session, press: Press, printed: Iterable[Audience]) -> None:
    """UsageError where anything that is to be printed is not released."""
    if any(press.standing(each).number is None for each in printed):
        raise UsageError(
            _(
                "Not all of it is released. `{command}` records it; without --final a draft is "
                "printed."
            ).format(command=session.command("release"))
        )


def _print_one(session: Session, press: Press, audience: Audience, output: str | None) -> None:
    if output == "-":
        session.write_bytes(press.pdf(audience))
        _say_more(session, press, [audience])
        return
    path = Path(output or f"{_stem(session, press, audience, {})}.pdf")
    _refuse_foreign(path)
    write(path, press.pdf(audience), derived=True)
    _say_more(session, press, [audience])
    say(_("The booklet is in {path}.").format(path=path))


def _print_folder(
    session: Session, press: Press, printed: Sequence[Audience], path: Path, *, in_part: bool
) -> None:
    """Writes one booklet a person into a folder, where a name stays theirs."""
    with held(path):
        folder = Folder(path, f"{session.programme.id} {EVERYBODYS}")
        stems = [_stem(session, press, each, folder.names) for each in printed]
        files = [
            File(f"{stem}.pdf", partial(press.pdf, each))
            for stem, each in zip(stems, printed, strict=True)
        ]
        done = folder.export(files, _watched, in_part=in_part)
    _say_more(session, press, printed)
    written = plural("{number} booklet in {{path}}", "{number} booklets in {{path}}", done.files)
    words = [written.format(path=path)]
    if done.removed:
        words.append(plural("{number} file removed", "{number} files removed", len(done.removed)))
    say(_("{sentence}.").format(sentence="; ".join(words)))


def _watched(files: Sequence[File]) -> Iterable[File]:
    return watched(files, _("Booklets"), _WATCHED)


def _stem(session: Session, press: Press, audience: Audience, names: Names) -> str:
    """What a file is called, without its ending: as everybody's, or by whose it is."""
    if not audience.parties:
        return EVERYBODYS
    whose = audience.whose(session.reader)
    return owned_name(press.owner(audience), whose, EVERYBODYS, names)


def _refuse_foreign(path: Path) -> None:
    """FileError when what is there is no booklet."""
    if path.is_file() and not is_our_booklet(read(path, MOST_BYTES)):
        raise FileError(
            _("{path} is there, and is no booklet. Move it, or name another file.").format(
                path=path
            )
        )


def _say_more(session: Session, press: Press, printed: Iterable[Audience]) -> None:
    """Says that it is a draft, and what could not be printed."""
    if any(press.standing(each).number is None for each in printed):
        say(
            _("Not all of it is released, and the pages say so; `{command}` records it.").format(
                command=session.command("release")
            )
        )
    if press.missing:
        say(
            _(
                "No font here has {characters}. Letters are printed as “?”, other signs not at all."
            ).format(characters=_(", ").join(press.missing))
        )
