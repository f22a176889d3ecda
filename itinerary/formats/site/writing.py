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
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_DRIVERS_SIZES = ((4, "n1"), (8, "n2"), (18, "n3"))  # letters that a name may have to be so large


def written(name: str, **values: object) -> bytes:
    """A template filled in."""
    return _FORBIDDEN.sub("", template(name).render(values)).encode()


@cache
def template(name: str) -> Template:
    """A template, read once."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
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
