"""The names that a server has for the versions of what is there (ETag: RFC 9110, 8.8.3)."""

import re

_TAG = re.compile(r'(?:W/)?("[!#-~]{0,250}")')


def usable_tag(tag: str) -> str:
    """An ETag as it can be asked for; empty where it is none.

    What was packed on its way is a weak one, and a weak one is never matched (RFC 9110, 13.1.1).
    """
    match = _TAG.fullmatch(tag.strip())
    return match[1] if match else ""
