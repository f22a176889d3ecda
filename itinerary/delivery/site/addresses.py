"""The addresses of a site: a file beside the programme, the only one to know whose is whose.

An address is a random token. It is noted before anything is written under it, and once it was
withdrawn nobody ever gets it again. What was written into which folder is noted too, with digests:
a folder that any web host serves is no place for a list of secrets.
"""

import json
import secrets
from base64 import b32encode
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from itinerary.disk.files import is_there, read, real_file, write
from itinerary.disk.trees import Made, noted_files, read_files
from itinerary.errors import RecordError
from itinerary.languages import _
from itinerary.values import Value, replace

_VERSION = 1
_MOST_BYTES = 100_000_000
_TOKEN_BYTES = 20  # 160 bits
_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyz234567")

Token = str
Reason = Literal["renewed", "left", "closed"]


class Address(NamedTuple):
    """Where one reader's page and feed are: two tokens, of which neither tells the other."""

    page: Token
    feed: Token


class Withdrawn(NamedTuple):
    """An address that leads to nothing any more: whose it was, since which day, and why.

    `language` is the one in which its page says so.
    """

    whose: str
    address: Address
    day: date
    reason: Reason
    language: str


class Site(Value, frozen=True):
    """What is known of a programme's site.

    `people` are by their keys; `office` is the secretariat's token. `folders` are what was written
    where; `base_url` is the address under which the folder is served, once it was said.
    """

    programme: str
    people: Mapping[str, Address] = {}
    office: Token | None = None
    withdrawn: tuple[Withdrawn, ...] = ()
    is_closed: bool = False
    base_url: str | None = None
    folders: Mapping[str, Mapping[str, Made]] = {}

    def tokens(self) -> frozenset[Token]:
        """All that were ever given."""
        addresses = [*self.people.values(), *(each.address for each in self.withdrawn)]
        return frozenset(token for each in addresses for token in each) | {self.office or ""}


def new_token() -> Token:
    """160 random bits, in small letters and digits."""
    return b32encode(secrets.token_bytes(_TOKEN_BYTES)).decode().lower()


def with_people(site: Site, keys: Iterable[str]) -> Site:
    """The site with an address for each of these people, and for the secretariat."""
    new = {key: Address(new_token(), new_token()) for key in keys if key not in site.people}
    return replace(site, people={**site.people, **new}, office=site.office or new_token())


def withdrawing(
    site: Site, whose: Mapping[str, str], day: date, reason: Reason, office: str | None = None
) -> Site:
    """The site without the addresses of some people, which are noted as withdrawn that day.

    `whose` are their keys, each with the language of its page; `office` is that of the
    secretariat's, where its address goes too.
    """
    gone = [
        Withdrawn(key, site.people[key], day, reason, language)
        for key, language in whose.items()
        if key in site.people
    ]
    if office and site.office:
        gone.append(Withdrawn("", Address(site.office, ""), day, reason, office))
    kept = {key: address for key, address in site.people.items() if key not in whose}
    return replace(
        site,
        people=kept,
        office=None if office else site.office,
        withdrawn=(*site.withdrawn, *gone),
    )


def site_path(programme: Path) -> Path:
    """The file that knows the addresses, beside a programme's own, which a link leads to."""
    file = real_file(programme)
    return file.with_name(f"{file.stem}.site.json")


def read_site(path: Path, programme: str) -> Site:
    """What is known of a programme's site, nothing where there is no file.

    RecordError when it is damaged, written by a newer version, or of another programme; FileError
    when it cannot be read.
    """
    if not is_there(path):
        return Site(programme)
    try:
        noted = json.loads(read(path, _MOST_BYTES))
        if isinstance(noted["version"], int) and noted["version"] > _VERSION:
            raise RecordError(_newer(path))
        site = _site(noted)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RecordError(_damaged(path)) from error
    if site.programme != programme:
        raise RecordError(_of_another(path, site.programme, programme))
    return site


def write_site(path: Path, site: Site) -> None:
    """Writes what is known of a site, for its owner alone; FileError when that cannot be."""
    text = json.dumps(_data(site), indent=1, ensure_ascii=False)
    write(path, f"{text}\n".encode(), private=True)


def _data(site: Site) -> dict[str, object]:
    return {
        "version": _VERSION,
        "programme": site.programme,
        "base_url": site.base_url,
        "closed": site.is_closed,
        "secretariat": site.office,
        "people": {key: address._asdict() for key, address in site.people.items()},
        "withdrawn": [
            {**each._asdict(), "address": each.address._asdict(), "day": each.day.isoformat()}
            for each in site.withdrawn
        ],
        "folders": {folder: noted_files(files) for folder, files in site.folders.items()},
    }


def _site(noted: dict[str, object]) -> Site:
    """What a file says; ValueError where it is not as we write it."""
    match noted:
        case {
            "version": 1,
            "programme": str(programme),
            "base_url": None | str() as base_url,
            "closed": bool(is_closed),
            "secretariat": None | str() as office,
            "people": dict(people),
            "withdrawn": list(withdrawn),
            "folders": dict(folders),
        }:
            site = Site(
                programme=programme,
                people={key: _address(each) for key, each in people.items()},
                office=_token(office) if office is not None else None,
                withdrawn=tuple(map(_withdrawn, withdrawn)),
                is_closed=is_closed,
                base_url=base_url,
                folders={folder: read_files(files) for folder, files in folders.items()},
            )
        case _:
            raise ValueError(noted)
    return site


def _address(noted: object) -> Address:
    match noted:
        case {"page": str(page), "feed": str(feed)}:
            return Address(_token(page), _token(feed) if feed else "")
        case _:
            raise ValueError(noted)


def _withdrawn(noted: object) -> Withdrawn:
    match noted:
        case {
            "whose": str(whose),
            "address": address,
            "day": str(day),
            "reason": "renewed" | "left" | "closed" as reason,
            "language": str(language),
        }:
            return Withdrawn(whose, _address(address), date.fromisoformat(day), reason, language)
        case _:
            raise ValueError(noted)


def _token(noted: str) -> Token:
    """A token; ValueError for what could lead elsewhere than to a folder or file of its own."""
    if len(noted) * 5 != _TOKEN_BYTES * 8 or not _ALPHABET.issuperset(noted):
        raise ValueError(noted)
    return noted


def _damaged(path: Path) -> str:
    return _(
        "{path} knows the addresses of the site, and is damaged. Nothing was written. "
        "Put back a copy of it; without it, everybody gets a new address."
    ).format(path=path)


def _newer(path: Path) -> str:
    return _(
        "{path} knows the addresses of the site, and was written by a newer version of itinerary. "
        "Nothing was written. Use that version."
    ).format(path=path)


def _of_another(path: Path, owner: str, programme: str) -> str:
    return _(
        "{path} knows the addresses of another programme, “{owner}”; this one is “{programme}”. "
        "Nothing was written. Move that file, or give this programme another name."
    ).format(path=path, owner=owner, programme=programme)
