"""Standard output and standard error, whatever characters they can carry."""

import codecs
import io
import os
import sys

SPELT = "itinerary-spelt"  # how characters are written that a stream cannot carry: as ASCII
ESCAPED = "itinerary-escaped"  # the same for JSON, where nothing may be lost

_PLAIN_LOCALES = {"C", "POSIX"}


def prepare() -> None:
    """Lets both outputs write everything, each in the characters that it has."""
    # A stream that was closed before we began is one that nobody reads, or writes to.
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO())
    sys.stderr = sys.stderr or io.TextIOWrapper(io.BytesIO())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            plain = stream.isatty() and _is_ascii_wanted()
            stream.reconfigure(encoding="ascii" if plain else None, errors=SPELT)


def carried(text: str, encoding: str | None, errors: str = SPELT) -> str:
    """The text as a stream of this encoding will show it."""
    name = encoding or "ascii"
    return text.encode(name, errors).decode(name)


def _is_ascii_wanted() -> bool:
    """Whether the environment says that the terminal has ASCII only.

    Python writes UTF-8 all the same in the locale C (PEP 540), which is right for a file.
    """
    said = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG")
    told_python = os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8")
    return said in _PLAIN_LOCALES and not told_python


def _spelt(error: UnicodeError) -> tuple[str, int]:
    from itinerary.cli.terminal.spelling import spelt

    if not isinstance(error, UnicodeEncodeError):
        raise error
    return spelt(error.object[error.start : error.end]), error.end


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """As JSON writes characters in ASCII (RFC 8259, section 7)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (units[place : place + 2].hex() for place in range(0, len(units), 2))
    return "".join(f"\\u{pair}" for pair in pairs), error.end


codecs.register_error(SPELT, _spelt)
codecs.register_error(ESCAPED, _escaped)
