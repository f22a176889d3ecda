"""Pages and feeds in a folder of which it is not known any more whose they are."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from itinerary.delivery.site.addresses import OFFICE, Address, Site, Withdrawn, is_token
from itinerary.delivery.site.renewal import language_of
from itinerary.disk.files import read
from itinerary.disk.manifests import MOST_BYTES
from itinerary.formats.site.marks import is_page_of
from itinerary.programme.model import Programme

UNKNOWN = "?"  # in place of the key of whoever had it


def forgotten(folder: Path, site: Site, programme: Programme, day: date) -> tuple[Withdrawn, ...]:
    """The addresses of a programme's pages that are not in its file, as withdrawn from this day on.

    Feeds say nothing of whose they are: where pages are forgotten, so is each feed beside them
    that is nobody's.
    """
    known = site.tokens()
    language = language_of(programme)
    pages = [
        (whose, Address(token, ""))
        for whose, below in ((UNKNOWN, "p"), (OFFICE, "s"))
        for token in _tokens(folder / below)
        if token not in known and _is_of(folder / below / token / "index.html", programme)
    ]
    feeds = [(UNKNOWN, Address("", token)) for token in _tokens(folder / "c") if token not in known]
    found = [*pages, *feeds] if pages else []
    return tuple(Withdrawn(whose, address, day, "renewed", language) for whose, address in found)


def _tokens(folder: Path) -> Iterator[str]:
    """The names in a folder that are addresses."""
    there = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ()
    return (each.stem for each in there if is_token(each.stem) and not each.is_symlink())


def _is_of(page: Path, programme: Programme) -> bool:
    return page.is_file() and is_page_of(read(page, MOST_BYTES), programme.id)
