"""`export`: calendars for phones."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itinerary.answers import nothing
from itinerary.calendars import Version
from itinerary.cli.boundary import say
from itinerary.cli.options import Filters
from itinerary.cli.session import Session
from itinerary.errors import UsageError
from itinerary.files import write
from itinerary.languages import _, plural
from itinerary.programme.model import Programme
from itinerary.queries import selected

if TYPE_CHECKING:
    from itinerary.folders import Export

DEFAULT_FOLDER = "calendars"


def export(
    session: Session,
    filters: Filters,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help=_("A folder; with filters, a file; - for standard output."),
        ),
    ] = None,
) -> None:
    """Calendars for phones: a file for each delegate, or one file of what the filters select."""
    # The one command that needs icalendar, which costs more than everything else together.
    from itinerary.exports import Exporter
    from itinerary.folders import export_to

    programme, reader = session.programme, session.reader
    selection = filters.selection(programme)
    events = selected(programme.events, selection)
    exporter = Exporter(programme, reader, lambda event: unreleased_version(programme))
    if not selection and output != "-":
        folder = Path(output or DEFAULT_FOLDER)
        files = exporter.of_each_delegate(programme.events)
        _say_exported(export_to(folder, programme.id, files), folder)
        return
    file = exporter.of_selection(events, selection)
    if file is None:
        say(nothing(selection, (), None, reader))
    elif output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(file.data)
    else:
        path = _file_path(output, file.name)
        write(path, file.data, derived=True)
        say(_("{events} in {path}.").format(events=_events(file.events), path=path))


def unreleased_version(programme: Programme) -> Version:
    """The version of every event of a programme that was never released.

    Its moment is when the programme was revised, else SOURCE_DATE_EPOCH, else when the latest of
    its files was written; never the present one.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if programme.revised:
        modified = programme.revised
    elif epoch:
        modified = _epoch_moment(epoch)
    else:
        modified = datetime.fromtimestamp(
            max(Path(file).stat().st_mtime for file in programme.files), UTC
        )
    return Version(0, modified.astimezone(UTC).replace(microsecond=0))


def _epoch_moment(typed: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(typed), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            _("SOURCE_DATE_EPOCH is “{typed}”; it takes a number of seconds since 1970.").format(
                typed=typed
            )
        ) from None


def _say_exported(done: "Export", folder: Path) -> None:
    calendars = plural("{number} calendar", "{number} calendars", done.calendars)
    said = _("{calendars} with {events} in {path}").format(
        calendars=calendars, events=_events(done.events), path=folder
    )
    if done.removed:
        files = plural("{number} file removed", "{number} files removed", len(done.removed))
        said = _("{said}; {files}").format(said=said, files=files)
    say(_("{sentence}.").format(sentence=said))


def _file_path(output: str | None, name: str) -> Path:
    """Where one file goes: the path that is asked for, or its own name, there or here."""
    path = Path(output or ".")
    return path / name if path.is_dir() else path


def _events(number: int) -> str:
    return plural("{number} event", "{number} events", number)
