"""Where a link may lead, and how: the web, a telephone, a calendar, a file beside the page."""

import re
from urllib.parse import quote, urlsplit

_NUMBER = re.compile(r"\+?[0-9][0-9 ()./-]*")


def web(address: str | None) -> str:
    """An address of the web as it is; nothing for any other, which could act."""
    if not address or address != address.strip():
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


def webcal(address: str) -> str:
    """The address of a calendar for programs that subscribe."""
    return f"webcal://{web(address).partition('://')[2]}" if web(address) else ""


def tel(number: str | None) -> str:
    """A link that calls a number; nothing for what is none."""
    found = _NUMBER.match((number or "").replace("\u00a0", " ").replace("\u202f", " "))
    if not found:
        return ""
    digits = re.sub(r"\(0\)|[^0-9]", "", found[0])
    return f"tel:{'+' if found[0].startswith('+') else ''}{digits}"


def beside(name: str) -> str:
    """A link to a file in the folder of the page."""
    return quote(name, safe="")
