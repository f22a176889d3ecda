"""Where exported calendars go: to standard output, a file or a folder; and what is said of it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from itinerary.cli.boundary import say
from itinerary.cli.terminal.progress import watched_files
from itinerary.delivery.earlier import changed, earlier_events, refuse_foreign_file
from itinerary.delivery.exports import File
from itinerary.disk.files import make_folder, write
from itinerary.disk.folders import Export, export_to
from itinerary.errors import UsageError
from itinerary.languages import _, plural
from itinerary.programme.model import Programme
from itinerary.views.calendars import Choices, is_held

STANDARD_OUTPUT = "-"


def is_name_of_file(output: str) -> bool:
    """Whether a name is that of one calendar, or of standard output, and not of a folder."""
    path = Path(output)
    return output == STANDARD_OUTPUT or (path.suffix.lower() == ".ics" and not path.is_dir())


def say_what_nobody_gets(programme: Programme, choices: Choices) -> None:
    """Says which events have nobody who takes part: they are in nobody's calendar."""
    alone = [
        event.id for event in programme.events if is_held(event, choices) and not event.delegates
    ]
    if alone:
        events = plural(
            "{number} event has nobody who takes part, and is in no calendar",
            "{number} events have nobody who takes part, and are in no calendar",
            len(alone),
        )
        say(_("{events}: {ids}.").format(events=events, ids=_(", ").join(alone)))


def write_file(file: File, path: Path) -> None:
    """Writes a calendar to a file, in a folder that is made if need be."""
    refuse_foreign_file(path)
    make_folder(path.parent)
    write(path, file.data, derived=True)
    say(_("{events} in {path}.").format(events=_events(len(file.events)), path=path))


def write_folder(files: Sequence[File], folder: Path, mission: str, *, in_part: bool) -> None:
    """Writes calendars into a folder, with a progress bar where somebody may wait for it."""
    done = export_to(folder, mission, files, _watched, in_part=in_part)
    is_split = all(len(file.events) == 1 for file in files)
    say(_("{sentence}.").format(sentence=_said(done, folder, is_split=is_split)))


def only_changed(made: Mapping[str, Sequence[File]], earlier: Path, target: Path) -> list[File]:
    """The files, by the names of their calendars, with only what an earlier export did not have.

    UsageError when they would be written over that export.
    """
    if _is_same_place(target, earlier):
        raise UsageError(
            _(
                "This would write over {path}, with which it is to be compared. "
                "Name another place with -o."
            ).format(path=earlier)
        )
    wanted: list[File] = []
    gone: set[str] = set()
    for stem, files in made.items():
        known = earlier_events(earlier, stem)
        gone |= known.keys() - {event.uid for file in files for event in file.events}
        wanted += (file for file in (changed(each, known) for each in files) if file.events)
    if gone:
        events = plural("{number} event", "{number} events", len(gone))
        sentence = _("No longer there since {path}: {events}, to be deleted by hand.")
        say(sentence.format(path=earlier, events=events))
    if not wanted:
        say(_("Nothing else has changed.") if gone else _("Nothing has changed."))
    return wanted


def _is_same_place(target: Path, earlier: Path) -> bool:
    """Whether a file or folder would be written over an export, or into it."""
    here, there = target.resolve(), earlier.resolve()
    return here == there or there in here.parents or (here == there.parent and earlier.is_file())


def _watched(files: Sequence[File]) -> Iterable[File]:
    return watched_files(files, _("Calendars"))


def _said(done: Export, folder: Path, *, is_split: bool) -> str:
    calendars = plural("{number} calendar", "{number} calendars", done.files)
    said = _("{calendars} with {events} in {path}").format(
        calendars=calendars, events=_events(done.events), path=folder
    )
    if is_split and done.files > 1:
        files = plural("{number} file", "{number} files", done.files)
        said = _("{files} of one event each in {path}").format(files=files, path=folder)
    if not done.removed:
        return said
    files = plural("{number} file removed", "{number} files removed", len(done.removed))
    return _("{said}; {files}").format(said=said, files=files)


def _events(number: int) -> str:
    return plural("{number} event", "{number} events", number)
