"""Every command, in every language, in every format, on both missions that ship with the tool."""

import json
import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog
from catalogues import FOLDER, read
from conftest import Ask

from itinerary.cli.catalogue import COMMANDS
from itinerary.languages import LANGUAGES

_MISSIONS = ("japan-2025", "rehearsal")
_NOON = ("--at", "2025-04-15 05:00")
_EVENTS = {"japan-2025": "mobility-forum", "rehearsal": "mobility-forum"}
_FORMATS = ("table", "json", "csv", "markdown")
# The rehearsal takes four times as long: words are asked for in other languages, data in one.
_OF_THE_REHEARSAL = {"en": ("json", "csv"), "fr": ("table", "markdown"), "ja": ("table",)}
# Commands that answer in a format, by their words.
_ANSWERS = {
    "today": ("today", "--date", "2025-04-15"),
    "today, outside": ("today", "--date", "2025-01-15"),
    "now": ("now", *_NOON),
    "clock": ("clock", *_NOON),
    "agenda": ("agenda",),
    "agenda, nothing": ("agenda", "12", "--search", "zzz"),
    "agenda, home": ("agenda", "--clock", "home"),
    "list delegates": ("list", "delegates"),
    "list organisations": ("list", "organisations"),
    "list groups": ("list", "groups"),
    "list cities": ("list", "cities"),
    "list places": ("list", "places"),
    "list themes": ("list", "themes"),
    "who": ("who", "--free", "2025-04-15 10:00..12:00"),
}
# Words that are the same in every language, or that a mission's own texts may hold.
_SHARED = re.compile(r"^[\W\d_]*$")


@cache
def _english(language: str) -> tuple[str, ...]:
    """Sentences of the tool that must not appear in another language."""
    catalogue: Catalog = read(FOLDER / f"{language}.po")
    return tuple(
        message.id
        for message in catalogue
        if isinstance(message.id, str)
        and " " in message.id.strip()
        and "{" not in message.id
        and message.string != message.id
        and not _SHARED.match(message.id)
    )


def _is_in_language(text: str, language: str) -> None:
    if language != "en":
        assert [each for each in _english(language) if each in text] == []


@pytest.mark.parametrize("mission", _MISSIONS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", _ANSWERS.values(), ids=_ANSWERS)
def test_a_command_answers_in_every_language_and_format(
    ask: Ask, mission: str, language: str, words: tuple[str, ...]
) -> None:
    """Status 0, nothing said beside the answer, and no English in another language's words."""
    for form in _FORMATS if mission != "rehearsal" else _OF_THE_REHEARSAL[language]:
        answer = ask("--lang", language, "-p", mission, *words, "-f", form)
        assert (answer.status, answer.err) == (0, ""), form
        if form == "json":
            json.loads(answer.out)
        elif form != "csv":
            _is_in_language(answer.out, language)


@pytest.mark.parametrize("mission", _MISSIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_event_and_one_calendar_in_every_language(
    ask: Ask, mission: str, language: str
) -> None:
    """`show` in each format, and a calendar, whose words are those of the language."""
    for form in _FORMATS:
        answer = ask("--lang", language, "-p", mission, "show", _EVENTS[mission], "-f", form)
        assert (answer.status, answer.err) == (0, ""), form
    calendar = ask("--lang", language, "-p", mission, "export", "--combined", "-o", "-")
    assert calendar.status == 0
    _is_in_language(calendar.out.replace("\r\n ", ""), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mission", _MISSIONS)
def test_findings_in_every_language(ask: Ask, mission: str, language: str) -> None:
    """`check`, with its remarks, in both of its formats."""
    for form in ("table", "json"):
        answer = ask("--lang", language, "-p", mission, "check", "--info", *_NOON, "-f", form)
        assert answer.status in {0, 3}
        _is_in_language(answer.out + answer.err, language)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_in_every_language(ask: Ask, command: str, language: str) -> None:
    """No heading, option or hint is left in English."""
    answer = ask("--lang", language, command, "--help")
    assert answer.status == 0
    _is_in_language(answer.out, language)
