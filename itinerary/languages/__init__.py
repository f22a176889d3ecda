"""What the tool says, in the language of its reader.

English is the source of every sentence; a catalogue translates it. Sentences take their words
by name, so that a translation may put them in another order.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, reduce
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LANGUAGES = ("en", "fr", "ja")

_NARROW_SPACE = "\u202f"  # which no line break comes into, as French typography has it
_GROUPED = 10_000  # from here on, the figures of a number stand in groups of three
_IN_CONTEXT = "\x04"  # what gettext puts between a context and its message

_in_use: ContextVar[str] = ContextVar("language", default="en")


def speak(language: str) -> None:
    """Says everything in one of LANGUAGES from now on."""
    _in_use.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Says everything in one of LANGUAGES meanwhile."""
    before = _in_use.set(language)
    try:
        yield
    finally:
        _in_use.reset(before)


def language_in_use() -> str:
    """The language that is spoken at present."""
    return _in_use.get()


def spoken(tag: str | None) -> str | None:
    """The one of LANGUAGES that a tag such as fr-CA means; None for one that is not spoken."""
    language = (tag or "").partition("-")[0].lower()
    return language if language in LANGUAGES else None


def _(message: str) -> str:
    """The message in the language in use."""
    return _catalogue(_in_use.get()).gettext(message).rpartition(_IN_CONTEXT)[2]


def _p(context: str, message: str) -> str:
    """The message in the language in use, as it is said of one thing and not of another."""
    return _(deferred_p(context, message))


def plural(one: str, many: str, number: int) -> str:
    """The message in the language in use, in the form that goes with the number, filled in."""
    said = _catalogue(_in_use.get()).ngettext(one, many, number)
    return said.rpartition(_IN_CONTEXT)[2].format(number=figures(number))


def figures(number: int) -> str:
    """A number as people read it in the language in use: 9999, and 10,000 or 10 000."""
    if number < _GROUPED:
        return str(number)
    return f"{number:,}".replace(",", _NARROW_SPACE if _in_use.get() == "fr" else ",")


def plural_p(context: str, one: str, many: str, number: int) -> str:
    """The same, as it is said of one thing and not of another."""
    return plural(deferred_p(context, one), deferred_p(context, many), number)


def together(*sentences: str) -> str:
    """The sentences that there are, one after the other; Japanese has no space between them."""
    return reduce(_joined, (sentence for sentence in sentences if sentence), "")


def capitalised(text: str) -> str:
    """The text as a heading or a line begins: in French, days and months have small letters."""
    return text[:1].upper() + text[1:]


def deferred(message: str) -> str:
    """The message itself, marked for translation where it is used: for tables made at import."""
    return message


def deferred_p(context: str, message: str) -> str:
    """The message with its context, marked for translation where it is used."""
    return f"{context}{_IN_CONTEXT}{message}"


def _joined(before: str, sentence: str) -> str:
    if not before:
        return sentence
    return _("{before} {sentence}").format(before=before, sentence=sentence)


@cache
def _catalogue(language: str) -> NullTranslations:
    """The translations into a language, compiled from its .po file when the tool is installed.

    Where they were not, there are none: as gettext does, we say it in English then.
    """
    if language == "en":
        return NullTranslations()
    try:
        with Path(__file__).with_name(f"{language}.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return NullTranslations()
