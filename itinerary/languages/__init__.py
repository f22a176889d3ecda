"""What the tool says, in the language of its reader.

English is the source of every sentence; a catalogue translates it. Sentences take their words
by name, so that a translation may put them in another order.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

LANGUAGES = ("en", "fr", "ja")

_catalogue = NullTranslations()


def _(message: str) -> str:
    """The message in the language in use."""
    return _catalogue.gettext(message)


def plural(one: str, many: str, number: int) -> str:
    """The message in the language in use, in the form that goes with the number, filled in."""
    return _catalogue.ngettext(one, many, number).format(number=number)


def deferred(message: str) -> str:
    """The message itself, marked for translation where it is used: for tables made at import."""
    return message


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Makes the tool speak another language meanwhile."""
    yield
