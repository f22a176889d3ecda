"""A file of another program to drafts, by the ending of its name."""

from pathlib import Path

from itinerary.disk.files import read
from itinerary.errors import FileError, UsageError
from itinerary.imports.asked import Asked
from itinerary.imports.drafts import Drafts
from itinerary.imports.spreadsheets.reading import events_of
from itinerary.imports.spreadsheets.sheets import Sheet
from itinerary.languages import _

MAX_BYTES = 10_000_000
ENDINGS = (".xlsx", ".ods", ".csv", ".tsv", ".ics", ".xml")
_NO_SHEETS = frozenset({".ics", ".xml"})


def read_drafts(path: Path, asked: Asked) -> Drafts:
    """The events of a file.

    FileError when it cannot be read, UsageError when its ending means nothing, or what is asked.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        known = _(", ").join(ENDINGS)
        sentence = _("The ending of {path} is not known here; known are {endings}.")
        raise UsageError(sentence.format(path=path.name, endings=known))
    if asked.mapping and ending in _NO_SHEETS:
        raise UsageError(_("`--map` is for the columns of spreadsheets."))
    if asked.sheet and ending in _NO_SHEETS:
        raise UsageError(_("`--sheet` is for spreadsheets."))
    name, title = path.name, " ".join(path.stem.replace("_", " ").split())
    data = read(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise FileError(_("{path} is too large. Split it.").format(path=name))
    # Each reader is imported for the files that need it.
    if ending == ".ics":
        from itinerary.imports.calendars import read_calendar

        return read_calendar(name, title, data, asked)
    if ending == ".xml":
        from itinerary.imports.schedules import read_schedule

        return read_schedule(name, title, data)
    return events_of(name, title, _sheets(name, ending, data), asked)


def _sheets(name: str, ending: str, data: bytes) -> tuple[Sheet, ...]:
    if ending in {".csv", ".tsv"}:
        from itinerary.imports.spreadsheets.csv import read_csv

        return read_csv(name, data)
    from itinerary.imports.spreadsheets.workbooks import read_workbook

    return read_workbook(name, data)
