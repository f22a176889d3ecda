"""What was sent to whom: a file beside the programme, so that nobody gets anything twice.

It has no addresses, and people by their keys alone. While messages go, each is a line more at its
end.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from itinerary.delivery.notes import VERSION, Sort, line
from itinerary.disk.files import append, write
from itinerary.errors import FileError
from itinerary.languages import deferred as d
from itinerary.releases.identity import Version

_SORT = Sort(
    ending=".sent.json",
    damaged=d(
        "{path} notes what was sent, and is damaged. Nothing was sent. Put back a copy of it; "
        "without it, everybody gets everything again."
    ),
    newer=d(
        "{path} notes what was sent, and was written by a newer version of itinerary. "
        "Nothing was sent. Use that version."
    ),
    of_another=d(
        "{path} notes what was sent of another programme, “{owner}”; this one is “{programme}”. "
        "Nothing was sent. Move that file, or give this programme another name."
    ),
)


class Message(NamedTuple):
    """What went: to whom, a digest of the address, and which versions of which events it told.

    `delegate` is their key, which is nobody else's when their id is. `events` are ids, each with
    its version, in the order of the message.
    """

    delegate: str
    address: str
    events: tuple[tuple[str, Version], ...]
    summary: bool


class Sent:
    """The messages that a mail server took, in the order in which it did."""

    def __init__(self, path: Path, programme: str, messages: tuple[Message, ...] = ()) -> None:
        self._path = path
        self._programme = programme
        self._messages: dict[Message, None] = {}
        self._told: dict[str, dict[str, dict[str, Version]]] = {}
        for message in messages:
            self._take(message)

    def __contains__(self, message: Message) -> bool:
        return message in self._messages

    def __bool__(self) -> bool:
        return bool(self._messages)

    @property
    def latest(self) -> datetime | None:
        """When the last to change of all that was sent did."""
        moments = (version.modified for each in self._messages for _, version in each.events)
        return max(moments, default=None)

    @property
    def delegates(self) -> tuple[str, ...]:
        """The ids of those who were sent something, in the order in which they first were."""
        return tuple(self._told)

    def addresses(self, delegate: str) -> frozenset[str]:
        """The digests of the addresses to which a delegate was sent something."""
        return frozenset(self._told.get(delegate, ()))

    def told(self, delegate: str, address: str | None = None) -> dict[str, Version]:
        """The last version that a delegate was sent of each event, there or, with None, anywhere.

        `address` is a digest.
        """
        told = self._told.get(delegate, {})
        if address is not None:
            return told.get(address, {})
        return {event: version for each in told.values() for event, version in each.items()}

    @contextmanager
    def growing(self) -> Iterator[None]:
        """Lets messages be added: what cannot be written is known before anything goes.

        FileError then.
        """
        self._keep()
        try:
            yield
        finally:
            with suppress(FileError):  # all of it is on the disk, a line each
                self._keep()

    def add(self, message: Message) -> None:
        """Notes a message, on the disk before this returns; FileError when that cannot be."""
        append(self._path, line(_data(message)))
        self._take(message)

    def _keep(self) -> None:
        """Writes what is known; FileError when that cannot be."""
        write(self._path, _text(self._programme, self._messages).encode())

    def _take(self, message: Message) -> None:
        self._messages[message] = None
        told = self._told.setdefault(message.delegate, {}).setdefault(message.address, {})
        told.update(message.events)


def sent_path(programme: Path) -> Path:
    """The file that notes what was sent, beside a programme's own, which a link leads to."""
    return _SORT.path(programme)


def read_sent(path: Path, programme: str) -> Sent:
    """What was sent of a programme so far, nothing where there is no file.

    RecordError when it is damaged, written by a newer version, or of another programme.
    """
    messages = _SORT.read(path, programme, _understood)
    return Sent(path, programme, messages or ())


def _understood(noted: dict[str, object], added: Iterator[object]) -> tuple[Message, ...]:
    return (*_messages(noted["sent"]), *map(_message, added))


def _messages(noted: object) -> tuple[Message, ...]:
    """What all lines say; ValueError where they are no list of them."""
    if not isinstance(noted, list):
        raise ValueError(noted)
    return tuple(map(_message, noted))


def _message(noted: object) -> Message:
    """What a line says; ValueError where it is not as we write it."""
    match noted:
        case {
            "delegate": str(delegate),
            "address": str(address),
            "events": dict(events),
            "summary": bool(summary),
        }:
            told = tuple((event, _version(version)) for event, version in events.items())
            return Message(delegate, address, told, summary)
        case _:
            raise ValueError(noted)


def _version(noted: object) -> Version:
    """The version of an event: its SEQUENCE, and when it was last modified."""
    match noted:
        case [int(sequence), str(modified)] if type(sequence) is int:
            return Version(sequence, datetime.fromisoformat(modified))
        case _:
            raise ValueError(noted)


def _text(programme: str, messages: Iterable[Message]) -> str:
    """A line a message, so that people can read and compare it."""
    lines = ",".join(f"\n  {json.dumps(_data(each))}" for each in messages)
    head = f' "version": {VERSION},\n "programme": {json.dumps(programme)},\n'
    return f'{{\n{head} "sent": [{lines}\n ]\n}}\n'


def _data(message: Message) -> dict[str, object]:
    events = {event: (told.sequence, told.modified.isoformat()) for event, told in message.events}
    return {**message._asdict(), "events": events}
