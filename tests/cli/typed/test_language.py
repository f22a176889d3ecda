"""Which language is spoken: the one typed, else the environment's, else the programme's."""

import re
from pathlib import Path

import pytest
from conftest import Ask

_NO_LOCALE = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}
_TRIP = """\
title: {fr: Voyage, en: Trip, ja: 旅}
start: 2025-04-12
end: 2025-04-13
home: a
language: LANGUAGE
cities: {a: {name: Ici, timezone: Europe/Paris}}
"""


def _title(ask: Ask, folder: Path, language: str, *options: str, **variables: str) -> str:
    path = folder / "trip.yaml"
    path.write_text(_TRIP.replace("LANGUAGE", language), "utf-8")
    answer = ask(*options, "-p", path, "list", "cities", "-f", "json", **variables)
    assert answer.status == 0
    shown = ask(*options, "-p", path, "now", "--at", "2025-04-12 08:00", **variables).out
    return re.split(" · |／", shown)[0]


@pytest.mark.parametrize(
    ("options", "variables", "title"),
    [
        (("--lang", "ja"), {"ITINERARY_LANG": "en"}, "旅"),
        ((), {"ITINERARY_LANG": "en", "LC_ALL": "ja_JP.UTF-8"}, "Trip"),
        ((), {"ITINERARY_LANG": "de", "LC_ALL": "ja_JP.UTF-8"}, "旅"),
        ((), {"LC_ALL": "ja_JP.UTF-8", "LANG": "en_GB.UTF-8"}, "旅"),
        ((), {"LC_ALL": "", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "ja_JP.UTF-8"}, "Trip"),
        ((), {**_NO_LOCALE, "LANG": "en"}, "Trip"),
        ((), {"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "Voyage"),
        ((), {**_NO_LOCALE, "LANG": "de_DE.UTF-8"}, "Voyage"),
        ((), {**_NO_LOCALE, "LANG": "fra"}, "Voyage"),
        ((), _NO_LOCALE, "Voyage"),
    ],
)
def test_the_language_is_the_first_that_is_known(
    ask: Ask, tmp_path: Path, options: tuple[str, ...], variables: dict[str, str], title: str
) -> None:
    """The option comes before ITINERARY_LANG, that before the locale, that before the file."""
    assert _title(ask, tmp_path, "fr", *options, **variables) == title


def test_a_programme_in_a_language_that_the_tool_does_not_speak_is_told_in_english(
    ask: Ask, tmp_path: Path
) -> None:
    """The tool's own words are English then, and the texts that have no English stay theirs."""
    assert _title(ask, tmp_path, "de", **_NO_LOCALE) == "Trip"


def test_problems_are_told_in_the_language_that_stands_behind_a_byte_order_mark(
    ask: Ask, tmp_path: Path
) -> None:
    """As editors on Windows write it, with their ends of lines."""
    path = tmp_path / "trip.yaml"
    path.write_bytes(b"\xef\xbb\xbflanguage: fr\r\ntitle: [\r\n")
    answer = ask("-p", path, "agenda", **_NO_LOCALE)
    assert answer.status == 3
    assert "ouvert ici n’est pas fermé." in answer.err


def test_a_language_that_is_typed_must_be_one_of_the_tools(ask: Ask) -> None:
    """Another one is named, with those that there are, and status 2."""
    answer = ask("--lang", "de", "agenda")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("Error: The tool does not speak “de”.")


def test_the_city_of_a_zone_needs_no_article_in_french(ask: Ask, tmp_path: Path) -> None:
    """« à Le Caire » is no French: whose clock it is stands in brackets."""
    (tmp_path / "programme.yaml").write_text(
        "title: T\nstart: 2025-04-14\nend: 2025-04-15\nhome: dijon\n"
        "cities:\n"
        "  dijon: {name: Dijon, timezone: Europe/Paris}\n"
        "  luxor: {name: Louxor, timezone: Africa/Cairo}\n"
        "events:\n  visit: {title: Visite, city: dijon, date: 2025-04-14}\n",
        "utf-8",
    )
    now = ask("--lang", "fr", "now", "--at", "2025-03-10 12:00").out
    assert "lundi 10 mars, 12:00 (Paris) · lundi 10 mars, 13:00 (Le Caire)" in now
    day = ask("--lang", "fr", "agenda", "--clock", "Asia/Tokyo").out
    assert "Le 14 avril (Dijon)\u00a0: de lundi 07:00 à mardi 07:00 (Tokyo)." in day


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("agenda", "--nonsense"), "Erreur. "),
        (("nonsense",), "Erreur. "),
        (("who",), "Erreur. "),
        (("agenda", "--city"), "Erreur. "),
    ],
)
def test_what_is_wrong_with_the_words_is_said_in_the_language_of_the_programme(
    ask: Ask, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Where no language is typed or set, one run speaks one, from the first word on."""
    path = tmp_path / "trip.yaml"
    path.write_text(_TRIP.replace("LANGUAGE", "fr"), "utf-8")
    answer = ask("-p", path, *arguments, **{**_NO_LOCALE, "LC_ALL": "C.UTF-8"})
    assert (answer.status, answer.err[: len(said)]) == (2, said)


def test_a_programme_that_cannot_be_read_has_no_language(ask: Ask, tmp_path: Path) -> None:
    """English is spoken then."""
    arguments = ("-p", tmp_path / "none.yaml", "agenda", "--nonsense")
    assert ask(*arguments, **_NO_LOCALE).err.startswith("Error: ")
