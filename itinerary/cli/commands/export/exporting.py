"""Where exported calendars go: to standard output, a file or a folder; and what is said of it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from itinerary.cli.boundary import say
from itinerary.cli.terminal.progress import watched_files
from itinerary.delivery.earlier import changed, earlier_events, refuse_foreign_file
from itinerary.delivery.exports import File
from itinerary.disk.files import write
from itinerary.disk.folders import Export, Folder, refuse_earlier
from itinerary.disk.manifests import Names
from itinerary.errors import FileError, UsageError
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


class Target:
    """Where calendars go, under which names, and the earlier export that they are compared with.

    Whoever has a name in the one has it in the other, unless it is somebody else's there.
    """

    def __init__(self, folder: Path | None, earlier: Path | None, mission: str) -> None:
        self.folder = Folder(folder, mission) if folder else None
        self.earlier = Folder(earlier, mission) if earlier else None
        self.names: Names = self.folder.names if self.folder else {}
        for name, owner in self.earlier.names.items() if self.earlier else ():
            self.names.setdefault(name, owner)


def write_file(file: File, folder: Folder, named: Path | None) -> None:
    """Writes a calendar to a file in a folder: the one that was named, else under its own name."""
    path = named or folder.path / file.name
    refuse_foreign_file(path)
    if named:
        _refuse_somebody_elses(file, folder, named)
        if path.is_file():
            refuse_earlier(path, file, file.parts)
        write(path, file.data, derived=True)
    else:
        folder.adopt(file.name)
        folder.export([file], in_part=True)
    say(_("{events} in {path}.").format(events=_events(len(file.events)), path=path))


def _refuse_somebody_elses(file: File, folder: Folder, path: Path) -> None:
    """FileError when the folder knows the name of a file as that of somebody else's."""
    owner = folder.names[Path(file.name).stem]
    if folder.names.get(path.stem, owner) != owner:
        raise FileError(
            _("{path} is the name of somebody else's calendar. Choose another name.").format(
                path=path
            )
        )


def write_folder(files: Sequence[File], target: Target, *, in_part: bool) -> None:
    """Writes calendars into a folder, with a progress bar where somebody may wait for it."""
    folder = target.folder
    if folder is None or (target.earlier and not files and not folder.is_known):
        return
    done = folder.export(files, _watched, in_part=in_part)
    is_split = all(len(file.events) == 1 for file in files)
    say(_("{sentence}.").format(sentence=_said(done, folder.path, is_split=is_split)))


def wanted(made: Mapping[str, Sequence[File]], target: Target, place: Path | None) -> list[File]:
    """The files, by the names of their calendars; only with what an earlier export did not have.

    `place` is the folder, or the file if that was named. UsageError when they would be written
    over that export.
    """
    files = [file for each in made.values() for file in each]
    if target.earlier is None:
        return files
    if place is None and target.folder:
        place = target.folder.path / files[0].name
    if place and _is_same_place(place, target.earlier.path):
        raise UsageError(
            _(
                "This would write over {path}, with which it is to be compared. "
                "Name another place with -o."
            ).format(path=target.earlier.path)
        )
    return _only_changed(made, target.earlier, target.names)


def _only_changed(made: Mapping[str, Sequence[File]], earlier: Folder, names: Names) -> list[File]:
    """The files with only what an earlier export did not have; `names` tell whose they are."""
    wanted: list[File] = []
    gone: set[str] = set()
    for stem, files in made.items():
        known = earlier_events(earlier.path, earlier.names_of(names[stem]) or (stem,))
        gone |= known.keys() - {event.uid for file in files for event in file.events}
        wanted += (file for file in (changed(each, known) for each in files) if file.events)
    if gone:
        events = plural("{number} event", "{number} events", len(gone))
        sentence = _("No longer there since {path}: {events}, to be deleted by hand.")
        say(sentence.format(path=earlier.path, events=events))
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
        calendars=calendars, events=_events(done.parts), path=folder
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
