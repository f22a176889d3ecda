"""Domains of addresses, as DNS and mail servers have them."""

import unicodedata

_ENCODED = "xn--"  # how a label in other letters begins (RFC 5890, 2.3.2.5)


def ascii_domain(domain: str) -> str:
    """A domain in small ASCII letters (RFC 5891, the rules of 2008); ValueError when it has none.

    One that is in ASCII already, and has no encoded label, is not looked into.
    """
    small = domain.lower()
    if small.isascii() and _ENCODED not in small:
        return small
    import idna  # costs some milliseconds, and most addresses do without

    return idna.encode(unicodedata.normalize("NFC", small), strict=True).decode("ascii")
