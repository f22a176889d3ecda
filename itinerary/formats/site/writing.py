"""Templates of pages: everything of the programme is text in them, and nothing of it acts."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from itinerary.formats.site.addresses import beside, tel, web, webcal

# Also in the configuration of servers, with `frame-ancestors 'none'`, which a page cannot say.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)

# What HTML may not hold (WHATWG, 13.2.3.5): controls other than spaces, which no entity saves.
_FORBIDDEN = bytes({*range(32), 127} - set(b"\t\n\r"))
_FORBIDDEN_PAIRS = re.compile(rb"\xc2[\x80-\x9f]")  # those that are two bytes
_DRIVERS_SIZES = ((4, "n1"), (8, "n2"), (18, "n3"))  # letters that a name may have to be so large


def written(name: str, **values: object) -> bytes:
    """A template filled in."""
    data = template(name).render(values).encode()
    return _FORBIDDEN_PAIRS.sub(b"", data.translate(None, _FORBIDDEN))


@cache
def template(name: str) -> Template:
    """A template, read once."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters = {"web": web, "webcal": webcal, "tel": tel, "beside": beside}
    environment.filters.update({**filters, "size": _size, "behind_dots": _behind_dots})
    environment.globals["csp"] = CSP
    return environment


def _size(name: str) -> str:
    """The class of a name on a card for the driver: the shorter, the larger."""
    return next((each for most, each in _DRIVERS_SIZES if len(name) <= most), "n4")


def _behind_dots(name: str) -> Markup:
    """A name that breaks behind the dots between its parts, where it has any."""
    return Markup("・<wbr>").join(Markup.escape(part) for part in name.split("・"))
