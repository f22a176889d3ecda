"""What an earlier export left: its events, and which of them are different now."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from itinerary.delivery.exports import File
from itinerary.disk.files import read
from itinerary.disk.folders import Folder, LaterError, Parts
from itinerary.errors import FileError, ItineraryError, RecordError
from itinerary.formats.calendar.ics import (
    is_our_calendar,
    read_events,
    read_versions,
    unversioned,
)
from itinerary.languages import _, plural
from itinerary.programme.model import Programme
from itinerary.releases.record_file import read_record, record_path
from itinerary.releases.tellings import ALL, Audience
from itinerary.releases.versions import Versions
from itinerary.values import replace

_MOST_BYTES = 50_000_000  # of one calendar


def changed(file: File, earlier: Mapping[str, bytes]) -> File:
    """A file of only those events that an earlier export did not have in these words."""
    return replace(
        file,
        events=tuple(
            event for event in file.events if earlier.get(event.uid) != unversioned(event.data)
        ),
    )


def earlier_events(path: Path, stems: Iterable[str]) -> dict[str, bytes]:
    """The events that an earlier export had, by UID: a file's, or a folder's under some names.

    FileError when they cannot be read.
    """
    if not path.is_dir():
        return read_events(read(path, _MOST_BYTES))
    known: dict[str, bytes] = {}
    for stem in stems:
        whole = path / f"{stem}.ics"
        files = [*([whole] if whole.exists() else []), *sorted((path / stem).glob("*.ics"))]
        for file in files:
            known |= read_events(read(file, _MOST_BYTES))
    return known


def latest_exported(path: Path, mission: str) -> datetime | None:
    """When the last to change did of all that exports of a mission left in a folder.

    FileError when it is not known what they left, or that cannot be read.
    """
    files = Folder(path, mission).files
    versions = (read_versions(read(file, _MOST_BYTES)) for file in files)
    return max((each.modified for file in versions for each in file.values()), default=None)


def refuse_foreign_file(path: Path) -> None:
    """FileError when a file is there that is not one of our calendars."""
    if path.is_file() and not is_our_calendar(read(path, _MOST_BYTES)):
        raise FileError(
            _("{path} is there already, and is no calendar of ours. Choose another name.").format(
                path=path
            )
        )


@contextmanager
def only_later(path: Path, programme: Programme) -> Iterator[None]:
    """Where what is there is later than what would be written, says which record knows it.

    `path` is the programme's file; the records beside it are asked. RecordError then.
    """
    try:
        yield
    except LaterError as error:
        known = _knows(error.parts, record_path(path), programme)
        raise RecordError(_later(error, known, record_path(path))) from error


def _knows(parts: Parts, own: Path, programme: Programme) -> Path | None:
    """The record, the programme's own before others, that has released what is there."""
    for path in (own, *sorted(own.parent.glob("*.released.json"))):
        with suppress(ItineraryError):
            record = read_record(path, programme)
            if record and _released(Versions(programme, record, record.latest.time), parts):
                return path
    return None


def _released(versions: Versions, parts: Parts) -> bool:
    """Whether somebody was told all of these versions, by the UIDs of their events."""
    said = {versions.uid(id): id for id in versions.history.histories}
    told = {said[uid]: version for uid, version in parts.items() if uid in said}
    return len(told) == len(parts) and any(
        all(version in versions.ever_told(id, reader) for id, version in told.items())
        for reader in _readers(versions, told)
    )


def _readers(versions: Versions, events: Iterable[str]) -> set[Audience]:
    """All who were ever told of one of these events."""
    contents = (each.content for id in events for each in versions.history.histories[id])
    readers = ({*each.delegates, *each.organisations} for each in contents if each)
    return {ALL}.union(*readers)


def _later(error: LaterError, known: Path | None, own: Path) -> str:
    """What is there, and what to do."""
    there = plural(
        "{{path}} has {number} event in a later version than this would write",
        "{{path}} has {number} events in a later version than this would write",
        len(error.parts),
    ).format(path=error.path)
    if known is None:
        return _(
            "{sentence}, and no record beside this programme knows it. Nothing was written. "
            "Put back the latest copy of {record}, or choose another folder."
        ).format(sentence=there, record=own)
    if known == own:
        return _(
            "{sentence}; {record} knows it. Nothing was written. Choose another folder."
        ).format(sentence=there, record=own)
    return _(
        "{sentence}; {record} knows it. Nothing was written. "
        "Use the programme of that record, or choose another folder."
    ).format(sentence=there, record=known)
