"""By what a page is known again as ours, and as one of a programme's."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from itinerary import __version__

_OURS = b'<meta name="generator" content="itinerary'
_HEAD = 2000  # bytes in which a page says what it is


def mark(programme: str) -> str:
    """What pages of a programme have in common, which does not tell what it is called."""
    return sha256(f"site\n{programme}".encode()).hexdigest()[:16]


def is_our_page(data: bytes) -> bool:
    """Whether bytes are those of a page that we wrote, by its own words."""
    return _OURS in data[:_HEAD]


def is_page_of(data: bytes, programme: str) -> bool:
    """Whether they are those of a page of this programme."""
    return _OURS + f" {mark(programme)}".encode() in data[:_HEAD]


@cache
def form() -> str:
    """A digest of the form of all pages: another form makes other bytes of the same words."""
    digest = sha256(__version__.encode())
    for template in sorted((Path(__file__).parent / "templates").iterdir()):
        digest.update(template.read_bytes())
    return digest.hexdigest()
