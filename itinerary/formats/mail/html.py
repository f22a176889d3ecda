"""HTML for mail programs: simple, with its styles inline, and nothing to be fetched."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from itinerary.formats.directions import isolated
from itinerary.formats.markdown import URL
from itinerary.views.pages import Letter

# What HTML may not hold (WHATWG, 13.2.3.5): controls other than spaces, which no entity saves.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def write_letter(letter: Letter) -> str:
    """A letter as one document."""
    return _FORBIDDEN.sub("", _template("letter.html").render(letter=letter))


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["parts"] = _parts
    return environment.get_template(name)


def _parts(line: str) -> list[tuple[str, bool]]:
    """A line in pieces, each with whether it is a web address; names from right to left apart."""
    pieces = URL.split(line)
    return [
        (part, True) if number % 2 else (isolated(part), False)
        for number, part in enumerate(pieces)
        if part
    ]
