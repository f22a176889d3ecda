"""Which language to speak: the one typed, else the environment's, else the programme's."""

import os
from collections.abc import Sequence
from itertools import pairwise

from itinerary.errors import FileError, UsageError
from itinerary.languages import LANGUAGES, _
from itinerary.languages import spoken as known

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts (POSIX, 8.2)


def chosen_language(typed: str | None) -> str | None:
    """The language that is typed, else that of the environment; None leaves it to the programme.

    UsageError for one that the tool does not speak.
    """
    if typed is None:
        return _environment_language()
    if typed in LANGUAGES:
        return typed
    ours = _(", ").join(LANGUAGES)
    raise UsageError(
        _("The tool does not speak “{typed}”. Its languages are {known}.").format(
            typed=typed, known=ours
        )
    )


def foreseen_language(words: Sequence[str]) -> str:
    """The language of what is said before the words of the command are understood.

    That of the programme in use counts where none is typed or set, as far as it can be read.
    """
    typed = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    typed += [value for name, value in pairwise(words) if name == "--lang"]
    spoken = [each for each in typed if each in LANGUAGES]
    if spoken:
        return spoken[0]
    return _environment_language() or _language_of_programme(words) or LANGUAGES[0]


def _language_of_programme(words: Sequence[str]) -> str | None:
    """The language of the programme that is named, or that lies here; None for the shipped one."""
    from itinerary.cli.session import programme_path

    named = [word.removeprefix("--programme=") for word in words if word.startswith("--programme=")]
    named += [word[2:] for word in words if word.startswith("-p") and len(word) > 2]
    named += [value for name, value in pairwise(words) if name in {"-p", "--programme"}]
    path, by_default = programme_path(named[-1] if named else None)
    if by_default or not path.is_file():
        return None
    from itinerary.programme.text.written_language import written_language  # reads the file

    try:
        return known(written_language(path))
    except FileError:
        return None


def _environment_language() -> str | None:
    """The language of the first variable that names one of ours."""
    locale = next((value for name in _LOCALE if (value := os.environ.get(name))), "")
    for wanted in (os.environ.get("ITINERARY_LANG", ""), locale):
        if (short := wanted[:2].lower()) in LANGUAGES and not wanted[2:3].isalpha():
            return short
    return None
