"""The addresses of a site: a file beside the programme, the only one to know whose is whose.

An address is a random token. It is noted before anything is written under it, and once it was
withdrawn nobody ever gets it again. What was written into which folder is noted too, with digests:
a folder that any web host serves is no place for a list of secrets.
"""

import json
import secrets
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from itinerary.delivery.notes import VERSION, Sort
from itinerary.disk.files import write
from itinerary.disk.trees import Made, noted_files, read_files
from itinerary.languages import deferred as d
from itinerary.values import Value, replace

_SORT = Sort(
    ending=".site.json",
    damaged=d(
        "{path} knows the addresses of the site, and is damaged. Nothing was written. "
        "Put back a copy of it; without it, everybody gets a new address."
    ),
    newer=d(
        "{path} knows the addresses of the site, and was written by a newer version of itinerary. "
        "Nothing was written. Use that version."
    ),
    of_another=d(
        "{path} knows the addresses of another programme, “{owner}”; this one is “{programme}”. "
        "Nothing was written. Move that file, or give this programme another name."
    ),
)
_TOKEN_BYTES = 20  # 160 bits
_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyz234567")

INDEX = "index.html"
OFFICE = ""  # in place of a person's key: the secretariat, which has a page and no feed

Token = str
Reason = Literal["renewed", "left", "closed"]


class Address(NamedTuple):
    """Where one reader's page and feed are: two tokens, of which neither tells the other."""

    page: Token
    feed: Token


class Withdrawn(NamedTuple):
    """An address that leads to nothing any more: whose it was, since which day, and why.

    One of its two tokens may be empty, where there was none or it is not known. `language` is the
    one in which its page says so.
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
        given = (self.office, *(token for each in addresses for token in each))
        return frozenset(token for token in given if token)


def new_token() -> Token:
    """160 random bits, in small letters and digits."""
    return b32encode(secrets.token_bytes(_TOKEN_BYTES)).decode().lower()


def is_token(name: str) -> bool:
    """Whether a name is one that could be an address of ours."""
    return len(name) * 5 == _TOKEN_BYTES * 8 and _ALPHABET.issuperset(name)


def with_people(site: Site, keys: Iterable[str]) -> Site:
    """The site with an address for each of these people, and for the secretariat."""
    new = {key: Address(new_token(), new_token()) for key in keys if key not in site.people}
    return replace(site, people={**site.people, **new}, office=site.office or new_token())


def withdrawing(site: Site, whose: Mapping[str, str], day: date, reason: Reason) -> Site:
    """The site without the addresses of some readers, which are noted as withdrawn that day.

    `whose` are the keys of people, or OFFICE, each with the language of its page.
    """
    theirs = {**site.people, **({OFFICE: Address(site.office, "")} if site.office else {})}
    gone = (
        Withdrawn(key, theirs[key], day, reason, language)
        for key, language in whose.items()
        if key in theirs
    )
    return replace(
        site,
        people={key: address for key, address in site.people.items() if key not in whose},
        office=None if OFFICE in whose else site.office,
        withdrawn=(*site.withdrawn, *gone),
    )


def page_path(address: Address) -> str:
    """Where a page lies in the folder of the site."""
    return f"p/{address.page}/{INDEX}"


def feed_path(address: Address) -> str:
    """Where a feed lies in it."""
    return f"c/{address.feed}.ics"


def leads(site: Site) -> dict[str, tuple[str, str]]:
    """Where each page and feed is on the web, by the keys of people; none before that is known."""
    if site.base_url is None:
        return {}
    return {
        key: (
            f"{site.base_url}{page_path(address).removesuffix(INDEX)}",
            f"{site.base_url}{feed_path(address)}",
        )
        for key, address in site.people.items()
    }


def site_path(programme: Path) -> Path:
    """The file that knows the addresses, beside a programme's own, which a link leads to."""
    return _SORT.path(programme)


def read_site(path: Path, programme: str) -> Site:
    """What is known of a programme's site, nothing where there is no file.

    RecordError when it is damaged, written by a newer version, or of another programme; FileError
    when it cannot be read.
    """
    return _SORT.read(path, programme, _site) or Site(programme)


def write_site(path: Path, site: Site) -> None:
    """Writes what is known of a site, for its owner alone; FileError when that cannot be."""
    text = json.dumps(_data(site), indent=1, ensure_ascii=False)
    write(path, f"{text}\n".encode(), private=True)


def _data(site: Site) -> dict[str, object]:
    return {
        "version": VERSION,
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


def _site(noted: dict[str, object], added: Iterator[object]) -> Site:
    """What a file says; ValueError where it is not as we write it."""
    if any(True for _each in added):  # addresses are always written whole
        raise ValueError(noted)
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
            return Site(
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


def _address(noted: object) -> Address:
    match noted:
        case {"page": str(page), "feed": str(feed)}:
            return Address(page and _token(page), feed and _token(feed))
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
    if not is_token(noted):
        raise ValueError(noted)
    return noted
