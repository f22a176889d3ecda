"""A booklet as PDF: the template's, with its pictures and the codes of its cards."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from itinerary.formats.print.codes import code_picture
from itinerary.formats.print.typesetting import pdf
from itinerary.formats.site.accent import DEFAULT, darkened
from itinerary.values import Value
from itinerary.views.booklet.pages import Booklet

Paper = Literal["a5", "a6", "a4", "letter"]

_PAPERS: dict[Paper, str] = {"letter": "us-letter"}  # as typst calls them
# How wide a logo and a photograph are drawn, in millimetres.
WIDTHS: dict[Paper, tuple[float, float]] = {
    "a6": (28, 10.2),
    "a5": (42, 12),
    "a4": (60, 15),
    "letter": (60, 15),
}
_OURS = "itinerary booklet"  # by which such a file is known again


class Look(Value, frozen=True):
    """How booklets look: on which paper, in which colour, and the pictures by their names."""

    paper: Paper = "a5"
    colour: str | None = None
    pictures: Mapping[str, str] = {}


def write_booklet(data: dict[str, object], timestamp: datetime) -> bytes:
    """A booklet as of a moment, of its data."""
    return pdf("booklet", data, timestamp)


def booklet_data(booklet: Booklet, look: Look) -> dict[str, object]:
    """All that the template is handed: what is printed depends on nothing else."""
    photos = (person.photo for body in booklet.people for person in body.people)
    wanted = {booklet.cover.logo, *photos}
    return {
        "accent": darkened(look.colour or DEFAULT),
        "paper": _PAPERS.get(look.paper, look.paper),
        "keywords": _OURS,
        "booklet": booklet,
        "pictures": {name: look.pictures[name] for name in look.pictures if name in wanted},
        "codes": {each.anchor: code_picture(each.map) for each in booklet.taxis if each.map},
    }


def is_our_booklet(data: bytes) -> bool:
    """Whether bytes are those of a booklet that we wrote, by its own words."""
    return data.startswith(b"%PDF-") and _OURS.encode() in data
