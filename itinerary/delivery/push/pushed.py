"""What was pushed: a file beside the programme, so that one knows what is ours on a server.

While objects go, each is a line more at its end. Where a note is missing, nothing is lost: the
object there is looked at, and is ours if it says what we said.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from itinerary.delivery.notes import VERSION, Sort, line
from itinerary.delivery.push.tags import usable_tag
from itinerary.disk.files import append, write
from itinerary.languages import deferred as d

_SORT = Sort(
    ending=".pushed.json",
    damaged=d(
        "{path} knows what was pushed to a calendar server, and is damaged. Nothing was pushed. "
        "Put back a copy of it, or remove it: what was changed there meanwhile is left alone."
    ),
    newer=d(
        "{path} knows what was pushed to a calendar server, and was written by a newer version of "
        "itinerary. Nothing was pushed. Use that version."
    ),
    of_another=d(
        "{path} knows what was pushed of another programme, “{owner}”; this one is “{programme}”. "
        "Nothing was pushed. Move that file, or give this programme another name."
    ),
)

Url = str


class Note(NamedTuple):
    """An object as we put it: a digest of its bytes, and the server's name for that version."""

    digest: str
    tag: str


class Kept(NamedTuple):
    """A calendar that we keep on a server: whose it is, and our objects in it, by their UIDs."""

    whose: str
    title: str
    objects: dict[str, Note]


class Pushed:
    """The calendars that we keep on servers, by their addresses."""

    def __init__(self, path: Path, programme: str, calendars: dict[Url, Kept]) -> None:
        self._path = path
        self._programme = programme
        self._calendars = calendars

    @property
    def calendars(self) -> Mapping[Url, Kept]:
        """All of them."""
        return self._calendars

    def objects(self, url: Url) -> Mapping[str, Note]:
        """Our objects in a calendar."""
        kept = self._calendars.get(url)
        return kept.objects if kept else {}

    def begin(self) -> None:
        """Writes what is known: what cannot be written is known before anything goes.

        FileError then.
        """
        text = json.dumps(_data(self._programme, self._calendars), indent=1, ensure_ascii=False)
        write(self._path, f"{text}\n".encode(), private=True)

    def keep(self, url: Url, whose: str, title: str) -> None:
        """Notes that a calendar is there, with nothing in it yet; FileError when that cannot be."""
        self._add({"calendar": url, "whose": whose, "title": title})

    def leave(self, url: Url) -> None:
        """Notes that a calendar is no more, or no more ours; FileError when that cannot be."""
        self._add({"calendar": url, "whose": None})

    def note(self, url: Url, uid: str, note: Note | None) -> None:
        """Notes an object, or that it is no more; FileError when that cannot be."""
        self._add({"calendar": url, "object": uid, "note": note})

    def _add(self, noted: dict[str, object]) -> None:
        # What a power cut takes is looked up on the server: waiting would cost more than all.
        append(self._path, line(noted), derived=True)
        _take(self._calendars, noted)


def pushed_path(programme: Path) -> Path:
    """The file that notes what was pushed, beside a programme's own, which a link leads to."""
    return _SORT.path(programme)


def read_pushed(path: Path, programme: str) -> Pushed:
    """What was pushed of a programme so far, nothing where there is no file.

    RecordError when it is damaged, written by a newer version, or of another programme.
    """
    return Pushed(path, programme, _SORT.read(path, programme, _understood) or {})


def _data(programme: str, calendars: Mapping[Url, Kept]) -> dict[str, object]:
    kept = {url: each._asdict() for url, each in calendars.items()}
    return {"version": VERSION, "programme": programme, "calendars": kept}


def _understood(noted: dict[str, object], added: Iterator[object]) -> dict[Url, Kept]:
    match noted:
        case {"calendars": dict(calendars)}:
            found = {url: _kept(each) for url, each in calendars.items()}
        case _:
            raise ValueError(noted)
    for each in added:
        _take(found, each)
    return found


def _kept(noted: object) -> Kept:
    match noted:
        case {"whose": str(whose), "title": str(title), "objects": dict(objects)}:
            return Kept(whose, title, {_uid(uid): _note(each) for uid, each in objects.items()})
        case _:
            raise ValueError(noted)


def _take(calendars: dict[Url, Kept], noted: object) -> None:
    """Takes in what was noted last; ValueError where it is not as we write it."""
    match noted:
        case {"calendar": str(url), "whose": str(whose), "title": str(title)}:
            calendars[url] = Kept(whose, title, {})
        case {"calendar": str(url), "whose": None}:
            calendars.pop(url, None)
        case {"calendar": str(url), "object": str(uid), "note": None} if url in calendars:
            calendars[url].objects.pop(uid, None)
        case {"calendar": str(url), "object": str(uid), "note": note} if url in calendars:
            calendars[url].objects[_uid(uid)] = _note(note)
        case _:
            raise ValueError(noted)


def _uid(noted: str) -> str:
    """A UID; ValueError for what could lead elsewhere than to an object of its own."""
    return str(UUID(noted))


def _note(noted: object) -> Note:
    match noted:
        case [str(digest), str(tag)] if tag == usable_tag(tag):
            return Note(digest, tag)
        case _:
            raise ValueError(noted)
