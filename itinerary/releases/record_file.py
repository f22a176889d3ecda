"""The record of what people were told, as a file beside the programme: mission.released.json.

It only ever grows: a release adds itself at the end, an event on a line. It is read strictly,
because what is wrong in it would go out to everybody.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from itinerary.disk.files import is_there, read, real_file, write
from itinerary.errors import RecordError
from itinerary.languages import _
from itinerary.programme.model import Programme
from itinerary.programme.text.source import invisible
from itinerary.releases.history import History
from itinerary.releases.record import FORMAT, Record, Release

MOST_BYTES = 100_000_000
ENDING = ".released.json"
_HEAD_BYTES = 2_000
_PROGRAMME = re.compile(r'^\s*\{\s*"format":\s*[0-9]+,\s*"programme":\s*("[a-z0-9-]*")')
_CONTINUED = re.compile(r'^\s*"continued":\s*("[^"\n]*")', re.MULTILINE)
_PLACE = re.compile(r"`\$\.?([^`]+)`")  # as msgspec names it


class _Head(msgspec.Struct):
    """What every version of the record says of itself."""

    format: int
    programme: str


def record_path(programme: Path) -> Path:
    """Where the record of a programme file is: mission.yaml has mission.released.json.

    A link to a programme has the record of the file that it leads to.
    """
    file = real_file(programme)
    return file.with_name(f"{file.stem}{ENDING}")


def others_of(path: Path, programme: str) -> list[Path]:
    """The other records in its folder that know a programme, and are not continued elsewhere."""
    beside = sorted(path.parent.glob(f"*{ENDING}"))
    return [each for each in beside if each != path and _knows(each, programme)]


def _knows(path: Path, programme: str) -> bool:
    """Whether a record is of a programme, by its first lines: it may be long."""
    head = _head(path)
    found = _PROGRAMME.search(head)
    return bool(found and json.loads(found[1]) == programme and not _CONTINUED.search(head))


def is_continued_in(path: Path, own: Path) -> bool:
    """Whether a record says that it goes on in another one."""
    found = _CONTINUED.search(_head(path))
    return bool(found and path.parent.samefile(own.parent) and json.loads(found[1]) == own.name)


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def read_record(path: Path, programme: Programme) -> Record | None:
    """The record of a programme; None when nothing was released yet.

    RecordError when it is damaged, of another format, or another programme's; FileError when it
    cannot be read.
    """
    if not is_there(path):
        return None
    data = read(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise RecordError(too_large(path))
    try:
        tree = msgspec.json.decode(data)
        head = msgspec.convert(tree, _Head)
        if head.format != FORMAT:
            raise RecordError(_of_another_format(path, head.format))
        if head.programme != programme.id:
            raise RecordError(_foreign(path, head.programme, programme.id))
        _refuse_invisible(tree, data, path)
        record = msgspec.convert(tree, Record)
        History(record, {}, {}).refuse_unknown()
        if record.continued is not None:
            raise RecordError(_continued(path, record.continued))
    except msgspec.ValidationError as error:
        raise RecordError(_damaged(path, _not_as_written(str(error)))) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if "truncated" in str(error):
            raise RecordError(_cut_off(path)) from error
        raise RecordError(_damaged(path, _("It is not JSON"))) from error
    except ValueError as error:
        raise RecordError(_damaged(path, _not_as_written(""))) from error
    return record


def write_record(path: Path, record: Record) -> int:
    """Writes the record whole, and waits until it is on the disk; how many bytes it has.

    RecordError when it would have more than can be read again; FileError when it cannot be written.
    """
    data = "\n".join(_lines(record)).encode() + b"\n"
    if len(data) > MOST_BYTES:
        raise RecordError(too_large(path))
    write(path, data)
    return len(data)


def _lines(record: Record) -> Iterator[str]:
    yield "{"
    yield f' "format": {record.format},'
    yield f' "programme": {_json(record.programme)},'
    if record.continued is not None:
        yield f' "continued": {_json(record.continued)},'
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
    if release.moment is not None:
        yield f'   "moment": {_json(release.moment)},'
    yield from _list("parts", release.parts, ",")
    yield from _list("gone", release.gone, ",")
    yield from _list("events", release.events, "")
    yield "  }" if last else "  },"


def _list(key: str, values: Sequence[object], end: str) -> Iterator[str]:
    yield f'   "{key}": ['
    for number, value in enumerate(values, 1):
        yield f"    {_json(value)}{',' if number < len(values) else ''}"
    yield f"   ]{end}"


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)


def _refuse_invisible(tree: Any, data: bytes, path: Path) -> None:
    """RecordError for a character that no programme takes, and that could act on a terminal."""
    if b"\\u" not in data and not invisible().search(data.decode()):
        return  # one search for all: a record has tens of thousands of texts
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


def _of_another_format(path: Path, format: int) -> str:
    if format > FORMAT:
        return _("{path} was written by a newer version of itinerary. Use that one.").format(
            path=path
        )
    return _(
        "{path} is of format {format}, and this version of itinerary reads format {now} alone. "
        "Move it away, and release again: phones then get all events anew."
    ).format(path=path, format=format, now=FORMAT)


def _continued(path: Path, name: str) -> str:
    return _(
        "{path} is no longer used: it is continued in {name}. Use the programme beside that one."
    ).format(path=path, name=name)


def too_large(path: Path) -> str:
    """What is said of a record that is larger than one is read, or would be."""
    return _(
        "{path} would have more than {size} MB, and could not be read again. Keep it, "
        "write another `id` in the programme, and release that: phones then get all events anew."
    ).format(path=path, size=MOST_BYTES // 1_000_000)


def _cut_off(path: Path) -> str:
    return _(
        "{path} was cut off: its end is missing, and nothing was written. Restore it from a copy."
    ).format(path=path)


def _foreign(path: Path, recorded: str, now: str) -> str:
    return _(
        "{path} is the record of the programme “{recorded}”, and this one is “{now}”. "
        "Write `id: {recorded}` in the programme if it is the same, else move the record away."
    ).format(path=path, recorded=recorded, now=now)


def _damaged(path: Path, reason: str) -> str:
    return _(
        "{path} is damaged, and nothing was written. {reason}. Restore it from a copy."
    ).format(path=path, reason=reason)
