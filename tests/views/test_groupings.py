"""`agenda --by`: an agenda for each delegate, or for each city."""

from pathlib import Path

from conftest import Ask

_TRIP = """\
title: Trip
start: 2025-04-14
end: 2025-04-16
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
organisations:
  guild: {name: The Guild}
delegates:
  anne: {name: Anne, role: Chair}
  paul: {name: Paul}
  rose: {name: Rose}
events:
  forum: {title: Forum, city: osaka, date: 2025-04-15, who: [paul, anne]}
  stall: {title: Stall, city: osaka, date: 2025-04-15, who: [guild]}
  call: {title: Call, who: [anne], notes_for: {anne: Only for Anne}, note: nobody reads this}
"""


def _answer(ask: Ask, folder: Path, *arguments: str) -> str:
    (folder / "trip.yaml").write_text(_TRIP, "utf-8")
    return ask("-p", "trip.yaml", "agenda", "--clock", "local", *arguments).out


def test_each_delegate_has_an_agenda_in_the_order_of_the_file(ask: Ask, tmp_path: Path) -> None:
    """Under each name what concerns them; then what names no delegate, and who has nothing."""
    assert _answer(ask, tmp_path, "--by", "delegate") == (
        "Trip · 14–16 April 2025\n\n"
        "Anne · Chair\n\n"
        "  Tuesday 15 April · Osaka\n"
        "    time to be confirmed  Forum · Osaka · Paul, Anne\n\n"
        "  To be scheduled\n"
        "    Call · Anne\n\n"
        "Paul\n\n"
        "  Tuesday 15 April · Osaka\n"
        "    time to be confirmed  Forum · Osaka · Paul, Anne\n\n"
        "No delegate is named\n\n"
        "  Tuesday 15 April · Osaka\n"
        "    time to be confirmed  Stall · Osaka · The Guild\n\n"
        "Nothing for Rose.\n"
    )


def test_filters_choose_whose_agendas_are_printed(ask: Ask, tmp_path: Path) -> None:
    """With -d, only theirs."""
    out = _answer(ask, tmp_path, "--by", "delegate", "-d", "paul")
    assert "Paul\n\n  Tuesday 15 April" in out
    assert "Anne · Chair" not in out
    assert "No delegate" not in out


def test_each_city_has_an_agenda_and_so_has_what_names_none(ask: Ask, tmp_path: Path) -> None:
    """Under each city what is there, last what is nowhere yet."""
    out = _answer(ask, tmp_path, "--by", "city", "-f", "markdown")
    assert out == (
        "# Trip · 14–16 April 2025\n\n"
        "## Osaka\n\n"
        "### Tuesday 15 April · Osaka\n\n"
        "- **time to be confirmed**: Forum — Osaka — Paul, Anne\n"
        "- **time to be confirmed**: Stall — Osaka — The Guild\n\n"
        "## No city is named\n\n"
        "### To be scheduled\n\n"
        "- Call — Anne\n\n"
        "Nothing for Dijon.\n"
    )


def test_a_journey_is_in_the_agendas_of_both_of_its_cities(ask: Ask) -> None:
    """Who leaves Osaka for Singapore is in both."""
    out = ask("-p", "rehearsal", "agenda", "17", "--by", "city", "-s", "singapore").out
    assert out.count("Osaka → Singapore") == 2


def test_what_nobody_may_read_is_in_no_agenda(ask: Ask, tmp_path: Path) -> None:
    """Neither the secretariat's notes nor those for one person are printed."""
    for by in ("delegate", "city"):
        out = _answer(ask, tmp_path, "--by", by)
        assert "Only for Anne" not in out
        assert "nobody reads" not in out
