"""The record of what people were told, as a file beside the programme: mission.released.json.

It only ever grows: a release adds itself at the end, an event on a line. It is read strictly,
because what is wrong in it would go out to everybody.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from itinerary.disk.files import is_there, read, write
from itinerary.errors import RecordError
from itinerary.languages import _
from itinerary.programme.model import Programme
from itinerary.programme.text.source import invisible
from itinerary.releases.record import FORMAT, Record, Release

_MOST_BYTES = 200_000_000
_PLACE = re.compile(r"`\$\.?([^`]+)`")  # as msgspec names it


class _Head(msgspec.Struct):
    """What every version of the record says of itself."""

    format: int
    programme: str


def record_path(programme: Path) -> Path:
    """Where the record of a programme file is: mission.yaml has mission.released.json."""
    return programme.with_name(f"{programme.stem}.released.json")


def read_record(path: Path, programme: Programme) -> Record | None:
    """The record of a programme; None when nothing was released yet.

    RecordError when it is damaged, of a newer tool, or another programme's; FileError when it
    cannot be read.
    """
    if not is_there(path):
        return None
    try:
        tree = msgspec.json.decode(read(path, _MOST_BYTES))
        head = msgspec.convert(tree, _Head)
        if head.format > FORMAT:
            raise RecordError(_newer(path))
        if head.programme != programme.id:
            raise RecordError(_foreign(path, head.programme, programme.id))
        _refuse_invisible(tree, path)
        return msgspec.convert(tree, Record)
    except msgspec.ValidationError as error:
        raise RecordError(_damaged(path, _not_as_written(str(error)))) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordError(_damaged(path, _("It is not JSON"))) from error


def write_record(path: Path, record: Record) -> None:
    """Writes the record whole, and waits until it is on the disk; FileError when it cannot be."""
    write(path, "\n".join(_lines(record)).encode() + b"\n")


def _lines(record: Record) -> Iterator[str]:
    yield "{"
    yield f' "format": {record.format},'
    yield f' "programme": {_json(record.programme)},'
    yield ' "releases": ['
    for release in record.releases:
        yield from _release(release, last=release is record.latest)
    yield " ]"
    yield "}"


def _release(release: Release, *, last: bool) -> Iterator[str]:
    yield "  {"
    yield f'   "number": {release.number},'
    yield f'   "time": {_json(release.time)},'
    yield f'   "message": {_json(release.message)},'
    yield '   "events": ['
    for entry in release.events:
        yield f"    {_json(entry)}{'' if entry is release.events[-1] else ','}"
    yield "   ]"
    yield "  }" if last else "  },"


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)


def _refuse_invisible(tree: Any, path: Path) -> None:
    """RecordError for a character that no programme takes, and that could act on a terminal."""
    parts = [tree]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            parts += part.keys()
            parts += part.values()
        elif isinstance(part, list):
            parts += part
        elif isinstance(part, str) and (found := invisible().search(part)):
            code = f"U+{ord(found[0]):04X}"
            reason = _("It has the invisible character {code}").format(code=code)
            raise RecordError(_damaged(path, reason))


def _not_as_written(error: str) -> str:
    """Where the record is not as it was written; what msgspec says of it is in English."""
    place = _PLACE.search(error)
    if place is None:
        return _("It is not as `release` wrote it")
    return _("At {place} it is not as `release` wrote it").format(place=place[1])


def _newer(path: Path) -> str:
    return _("{path} was written by a newer version of itinerary. Use that one.").format(path=path)


def _foreign(path: Path, recorded: str, now: str) -> str:
    return _(
        "{path} is the record of the programme “{recorded}”, and this one is “{now}”. "
        "Write `id: {recorded}` in the programme if it is the same, else move the record away."
    ).format(path=path, recorded=recorded, now=now)


def _damaged(path: Path, reason: str) -> str:
    return _(
        "{path} is damaged, and nothing was written. {reason}. Restore it from a copy."
    ).format(path=path, reason=reason)
