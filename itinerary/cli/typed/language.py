"""Which language to speak: the one typed, else the environment's, else the programme's."""

import os
from collections.abc import Sequence
from itertools import pairwise

from itinerary.errors import UsageError
from itinerary.languages import LANGUAGES, _

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts (POSIX, 8.2)


def chosen_language(typed: str | None) -> str | None:
    """The language that is typed, else that of the environment; None leaves it to the programme.

    UsageError for one that the tool does not speak.
    """
    if typed is None:
        return _environment_language()
    if typed in LANGUAGES:
        return typed
    known = _(", ").join(LANGUAGES)
    raise UsageError(
        _("The tool does not speak “{typed}”. Its languages are {known}.").format(
            typed=typed, known=known
        )
    )


def foreseen_language(words: Sequence[str]) -> str:
    """The language of what is said before the words of the command are understood."""
    typed = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    typed += [value for name, value in pairwise(words) if name == "--lang"]
    spoken = [each for each in typed if each in LANGUAGES]
    return spoken[0] if spoken else _environment_language() or LANGUAGES[0]


def _environment_language() -> str | None:
    """The language of the first variable that names one of ours."""
    locale = next((value for name in _LOCALE if (value := os.environ.get(name))), "")
    for wanted in (os.environ.get("ITINERARY_LANG", ""), locale):
        if (short := wanted[:2].lower()) in LANGUAGES and not wanted[2:3].isalpha():
            return short
    return None
