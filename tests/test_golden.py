"""One mission through every page and format, compared whole with files that a person can open.

`pytest --renew` writes them anew; what changed is then read before it is committed.
"""

from collections.abc import Callable

import pytest
from conftest import Ask

_PAGES: dict[str, tuple[str, ...]] = {
    "agenda": ("agenda",),
    "today": ("today", "--date", "2025-04-16"),
    "now": ("now", "--at", "2025-04-15 03:00"),
    "clock": ("clock", "--at", "2025-04-15 03:00"),
    "show": ("show", "mobility-forum"),
    "show-journey": ("show", "outbound-flight"),
    "delegates": ("list", "delegates"),
}


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize("screen", ["60", "160"])
def test_a_page_on_a_screen(
    ask: Ask, matches_golden: Callable[[str, str], None], page: str, screen: str
) -> None:
    """A page on a terminal of some width, without its colours."""
    answer = ask("-p", "rehearsal", *_PAGES[page], FORCE_COLOR="1", TERM="dumb", COLUMNS=screen)
    assert answer.status == 0
    matches_golden(f"{page}.{screen}.txt", answer.out)


@pytest.mark.parametrize("person", ["everybody", "ferrandier"])
@pytest.mark.parametrize("screen", ["80", "160"])
def test_a_week_on_a_screen(
    ask: Ask, matches_golden: Callable[[str, str], None], person: str, screen: str
) -> None:
    """The days side by side, for one person or all; or the list, and why."""
    whom = () if person == "everybody" else ("-d", person)
    answer = ask(
        *("-p", "rehearsal", "agenda", "--week", *whom),
        FORCE_COLOR="1",
        TERM="dumb",
        COLUMNS=screen,
    )
    assert answer.status == 0
    matches_golden(f"week-{person}.{screen}.txt", f"{answer.out}{answer.err}")


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
    matches_golden(f"by-{by}.{endings[form]}", answer.out)


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
    matches_golden(f"{page}.{endings.get(form, form)}", answer.out)


def test_the_shipped_mission_on_a_phone(
    ask: Ask, matches_golden: Callable[[str, str], None]
) -> None:
    """The mission that ships, on a terminal as wide as a phone, in Japanese texts."""
    answer = ask(
        "-p", "japan-2025", "--lang", "ja", "agenda", FORCE_COLOR="1", TERM="dumb", COLUMNS="60"
    )
    matches_golden("japan-2025.ja.60.txt", answer.out)
