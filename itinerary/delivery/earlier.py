"""What an earlier export left: its events, and which of them are different now."""

from collections.abc import Mapping
from pathlib import Path

from itinerary.delivery.exports import File
from itinerary.disk.files import read
from itinerary.errors import FileError
from itinerary.formats.calendar.ics import is_our_calendar, read_events, unversioned
from itinerary.languages import _
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


def earlier_events(path: Path, stem: str) -> dict[str, bytes]:
    """The events that an earlier export had, by UID: a file's, or a folder's under one name.

    FileError when they cannot be read.
    """
    if not path.is_dir():
        return read_events(read(path, _MOST_BYTES))
    whole = path / f"{stem}.ics"
    files = [*([whole] if whole.exists() else []), *sorted((path / stem).glob("*.ics"))]
    known: dict[str, bytes] = {}
    for file in files:
        known |= read_events(read(file, _MOST_BYTES))
    return known


def refuse_foreign_file(path: Path) -> None:
    """FileError when a file is there that is not one of our calendars."""
    if path.is_file() and not is_our_calendar(read(path, _MOST_BYTES)):
        raise FileError(
            _("{path} is there already, and is no calendar of ours. Choose another name.").format(
                path=path
            )
        )
