"""One mission through every page and format, compared whole with files that a person can open.

`pytest --renew` writes them anew; what changed is then read before it is committed.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Answer, Ask, copied

from itinerary.languages import LANGUAGES

_PAGES: dict[str, tuple[str, ...]] = {
    "agenda": ("agenda",),
    "today": ("today", "--date", "2025-04-16"),
    "now": ("now", "--at", "2025-04-15 03:00"),
    "clock": ("clock", "--at", "2025-04-15 03:00"),
    "show": ("show", "mobility-forum"),
    "show-journey": ("show", "outbound-flight"),
    "delegates": ("list", "delegates"),
}
_DRAWN_ONLY: dict[str, tuple[str, ...]] = {
    "today-now": ("today", "--at", "2025-04-16 08:10"),
    "people": ("agenda", "16", "--people", "--at", "2025-04-16 08:10"),
}
_QUESTIONS = {**_PAGES, **_DRAWN_ONLY}
# What the codes of a terminal (ECMA-48, SGR) look like in a golden file of colours.
_STYLES = {
    "0": "", "1": "bold", "2": "dim", "3": "italic", "4": "underlined", "7": "reversed",
    "9": "struck", "31": "red", "32": "green", "33": "yellow", "36": "cyan", "94": "blue",
    "95": "magenta",
}  # fmt: skip

# Lists for other people's desks, with what is typed after their names.
_SHEETS: dict[str, tuple[str, ...]] = {
    "day": ("15", "-d", "ferrandier"),
    "rooms": ("--named",),
    "journeys": ("-c", "nagoya"),
    "heads": (),
    "contacts": (),
    "briefing": ("-d", "ferrandier"),
    "interpreters": (),
    "press": (),
    "tables": ("courtesy-call",),
}

_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)
_SCREENS = pytest.mark.parametrize("screen", ["40", "60", "80", "100", "160"])
# What a coordinator changes: an hour and a room, one that is off, gone, or new.
_EDITS = (
    ("start: 2025-04-15 09:30\n", "start: 2025-04-15 10:00\n"),
    ("en: Aoi Room, ja: 葵の間", "en: Hagi Room, ja: 萩の間"),
    ("  garden-walk:\n", "  garden-walk:\n    status: cancelled\n"),
    ("  tram-depot-visit:\n", "  tramway-museum:\n"),
)
# Missions in which `check` finds something of each sort, and one that it cannot read.
_MISSIONS = (
    "broken/unknown-city", "checks/clock-change", "checks/double-booking", "checks/no-bed",
    "checks/short-night", "checks/tight-transfer", "checks/unconfirmed", "checks/unused",
)  # fmt: skip


@_LANGUAGES
@_SCREENS
@pytest.mark.parametrize("page", [*_PAGES, *_DRAWN_ONLY])
def test_a_page_on_a_screen(
    ask: Ask, matches_golden: Callable[[str, str], None], page: str, screen: str, language: str
) -> None:
    """A page on a terminal of some width, without its colours, in each language."""
    answer = _drawn(ask, screen, "--lang", language, "-p", "rehearsal", *_QUESTIONS[page])
    assert answer.status == 0
    matches_golden(f"{language}/{page}.{screen}.txt", answer.out)


@_LANGUAGES
@_SCREENS
@pytest.mark.parametrize("page", ["today-now", "now", "people", "show"])
def test_a_page_in_colour(
    ask: Ask, matches_golden: Callable[[str, str], None], page: str, screen: str, language: str
) -> None:
    """The same in its colours, each run of text behind the name of its style."""
    answer = _coloured(ask, screen, "--lang", language, "-p", "rehearsal", *_QUESTIONS[page])
    assert answer.status == 0
    matches_golden(f"{language}/{page}.{screen}.colours.txt", _named(answer.out))


@_LANGUAGES
@_SCREENS
@pytest.mark.parametrize("colours", ["", ".colours"])
def test_differences_on_a_screen(
    ask: Ask,
    matches_golden: Callable[[str, str], None],
    tmp_path: Path,
    screen: str,
    language: str,
    colours: str,
) -> None:
    """What became another since a release: new, other, gone, and who is affected."""
    path = copied("rehearsal", tmp_path)
    assert ask("-p", path, "release", "--at", "2025-04-01 09:00", "-m", "Avril").status == 0
    text = path.read_text("utf-8")
    for old, new in _EDITS:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    draw = _coloured if colours else _drawn
    answer = draw(ask, screen, "--lang", language, "-p", path, "diff")
    assert answer.status == 0
    matches_golden(f"{language}/diff.{screen}{colours}.txt", _named(answer.out))


@_LANGUAGES
@_SCREENS
@pytest.mark.parametrize("colours", ["", ".colours"])
def test_findings_on_a_screen(
    ask: Ask,
    matches_golden: Callable[[str, str], None],
    tmp_path: Path,
    screen: str,
    language: str,
    colours: str,
) -> None:
    """What is wrong, and what would go wrong, in each language."""
    for mission in _MISSIONS:
        source = ROOT / "tests" / "programmes" / f"{mission}.yaml"
        (tmp_path / source.name).write_bytes(source.read_bytes())
    names = sorted(path.name for path in tmp_path.glob("*.yaml"))
    moment = ("--at", "2025-03-01 08:00", "--info")
    draw = _coloured if colours else _drawn
    answer = draw(ask, screen, "--lang", language, "check", *moment, *names)
    assert answer.status == 3
    matches_golden(f"{language}/check.{screen}{colours}.txt", _named(answer.out))


@_LANGUAGES
def test_a_calendar_in_each_language(
    ask: Ask, matches_golden: Callable[[str, str], None], language: str
) -> None:
    """One delegate's calendar, to the byte."""
    answer = ask("--lang", language, "-p", "rehearsal", "export", "-d", "sauvelac", "-o", "-")
    assert answer.status == 0
    matches_golden(f"{language}/calendar.ics", answer.out)


@_LANGUAGES
@pytest.mark.parametrize("name", _SHEETS)
def test_a_list_for_another_desk(
    ask: Ask, matches_golden: Callable[[str, str], None], name: str, language: str
) -> None:
    """Each list on a pipe in each language, and what is said of it."""
    answer = ask("--lang", language, "-p", "rehearsal", "sheets", name, *_SHEETS[name])
    assert answer.status == 0
    matches_golden(f"{language}/sheets-{name}.txt", f"{answer.out}{answer.err}")


@pytest.mark.parametrize("person", ["everybody", "ferrandier"])
@pytest.mark.parametrize("screen", ["80", "160"])
def test_a_week_on_a_screen(
    ask: Ask, matches_golden: Callable[[str, str], None], person: str, screen: str
) -> None:
    """The days side by side, for one person or all; or the list, and why."""
    whom = () if person == "everybody" else ("-d", person)
    answer = _drawn(ask, screen, "-p", "rehearsal", "agenda", "--week", *whom)
    assert answer.status == 0
    matches_golden(f"en/week-{person}.{screen}.txt", f"{answer.out}{answer.err}")


@pytest.mark.parametrize("by", ["delegate", "city"])
@pytest.mark.parametrize("form", ["pipe", "markdown", "screen"])
def test_an_agenda_for_each(
    ask: Ask, matches_golden: Callable[[str, str], None], by: str, form: str
) -> None:
    """An agenda for each delegate or city, drawn, on a pipe, and in Markdown."""
    chosen = ("--format", "markdown") if form == "markdown" else ()
    drawn = {"FORCE_COLOR": "1", "TERM": "dumb"} if form == "screen" else {}
    answer = ask("-p", "rehearsal", "agenda", "17", "--by", by, *chosen, **drawn)
    assert answer.status == 0
    endings = {"pipe": "txt", "markdown": "md", "screen": "80.txt"}
    matches_golden(f"en/by-{by}.{endings[form]}", answer.out)


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize("form", ["pipe", "markdown", "json", "csv"])
def test_a_page_on_a_pipe(
    ask: Ask, matches_golden: Callable[[str, str], None], page: str, form: str
) -> None:
    """A page on a pipe, in each format."""
    chosen = () if form == "pipe" else ("--format", form)
    answer = ask("-p", "rehearsal", *_PAGES[page], *chosen)
    assert answer.status == 0
    endings = {"pipe": "txt", "markdown": "md"}
    matches_golden(f"en/{page}.{endings.get(form, form)}", answer.out)


def test_the_shipped_mission_on_a_phone(
    ask: Ask, matches_golden: Callable[[str, str], None]
) -> None:
    """The mission that ships, on a terminal as wide as a phone, in Japanese texts."""
    answer = _drawn(ask, "60", "-p", "japan-2025", "--lang", "ja", "agenda")
    matches_golden("ja/japan-2025.60.txt", answer.out)


def _drawn(ask: Ask, screen: str, *words: str) -> Answer:
    return ask(*words, FORCE_COLOR="1", TERM="dumb", COLUMNS=screen)


def _coloured(ask: Ask, screen: str, *words: str) -> Answer:
    return ask(*words, FORCE_COLOR="1", TERM="xterm-256color", COLUMNS=screen)


def _named(text: str) -> str:
    """A text with the names of its styles in the place of a terminal's codes."""
    return re.sub(
        r"\x1b\[([0-9;]+)m",
        lambda code: f"⟨{' '.join(_STYLES[each] for each in code[1].split(';'))}⟩",
        text,
    )
