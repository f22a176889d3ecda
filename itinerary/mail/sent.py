"""What was sent to whom: a file beside the programme, so that nobody gets anything twice.

It has neither names nor addresses, and is whole and on the disk before the next message goes.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from itinerary.errors import RecordError
from itinerary.files import is_there, read, write
from itinerary.languages import _

_VERSION = 1
_MOST_BYTES = 100_000_000


class Identity(NamedTuple):
    """Which message this is: for whom, on which event (None for all), and what makes it another.

    `content` and `address` are digests.
    """

    delegate: str
    event: str | None
    sequence: int
    content: str
    address: str


class Sent:
    """The messages that a mail server took, in the order in which it did."""

    def __init__(self, path: Path, programme: str, known: tuple[Identity, ...] = ()) -> None:
        self._path = path
        self._programme = programme
        self._known = dict.fromkeys(known)

    def __contains__(self, message: Identity) -> bool:
        return message in self._known

    def add(self, message: Identity) -> None:
        """Notes a message, on the disk before this returns; FileError when that cannot be."""
        self._known[message] = None
        self.keep()

    def keep(self) -> None:
        """Writes what is known; FileError when that cannot be."""
        write(self._path, _text(self._programme, self._known).encode())


def sent_path(programme: Path) -> Path:
    """The file that notes what was sent, beside a programme's own."""
    return programme.with_name(f"{programme.stem}.sent.json")


def digest(*parts: bytes) -> str:
    """A digest of some bytes, which says nothing of them."""
    return sha256(b"\0".join(sha256(part).digest() for part in parts)).hexdigest()[:32]


def read_sent(path: Path, programme: str) -> Sent:
    """What was sent of a programme so far, nothing where there is no file.

    RecordError when it is damaged, written by a newer version, or of another programme.
    """
    if not is_there(path):
        return Sent(path, programme)
    try:
        noted = json.loads(read(path, _MOST_BYTES))
        version, owner = noted["version"], noted["programme"]
        if isinstance(version, int) and version > _VERSION:
            raise RecordError(_newer(path))
        known = _identities(noted["sent"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RecordError(_damaged(path)) from error
    if version != _VERSION or not isinstance(owner, str):
        raise RecordError(_damaged(path))
    if owner != programme:
        raise RecordError(_of_another(path, owner, programme))
    return Sent(path, programme, known)


def _identities(noted: object) -> tuple[Identity, ...]:
    """What all lines say; ValueError where they are no list of them."""
    if not isinstance(noted, list):
        raise ValueError(noted)
    return tuple(map(_identity, noted))


def _identity(noted: dict[str, object]) -> Identity:
    """What a line says; ValueError where it is not as we write it."""
    match noted:
        case {
            "delegate": str(delegate),
            "event": str() | None as event,
            "sequence": int(sequence),
            "content": str(content),
            "address": str(address),
        }:
            return Identity(delegate, event, sequence, content, address)
        case _:
            raise ValueError(noted)


def _text(programme: str, known: dict[Identity, None]) -> str:
    """A line a message, so that people can read and compare it."""
    lines = ",".join(f"\n  {json.dumps(each._asdict())}" for each in known)
    head = f' "version": {_VERSION},\n "programme": {json.dumps(programme)},\n'
    return f'{{\n{head} "sent": [{lines}\n ]\n}}\n'


def _damaged(path: Path) -> str:
    return _(
        "{path} notes what was sent, and is damaged. Nothing was sent. Put back a copy of it; "
        "without it, everybody gets everything again."
    ).format(path=path)


def _newer(path: Path) -> str:
    return _(
        "{path} notes what was sent, and was written by a newer version of itinerary. "
        "Nothing was sent. Use that version."
    ).format(path=path)


def _of_another(path: Path, owner: str, programme: str) -> str:
    return _(
        "{path} notes what was sent of another programme, “{owner}”; this one is “{programme}”. "
        "Nothing was sent. Move that file, or give this programme another name."
    ).format(path=path, owner=owner, programme=programme)
