"""In which order a day is printed, and what tells its hours apart."""

import json
from pathlib import Path

import pytest
from conftest import Ask

_HEAD = """\
id: trip
title: Trip
start: 2026-10-24
end: 2026-11-02
home: lyon
cities:
  lyon: {name: Lyon, timezone: Europe/Paris}
  tokyo: {name: Tokyo, timezone: Asia/Tokyo}
  honolulu: {name: Honolulu, timezone: Pacific/Honolulu}
  riyadh: {name: الرياض, timezone: Asia/Riyadh}
places:
  hotel: {name: Hotel, city: tokyo}
  hall: {name: قاعة 5, city: riyadh}
delegates:
  ann: {name: Ann Aubert}
  ben: {name: Ben Brun}
events:
"""


def _agenda(ask: Ask, folder: Path, *events: str, options: tuple[str, ...] = ()) -> list[str]:
    """The lines of an agenda under its title."""
    (folder / "trip.yaml").write_text(_HEAD + "".join(f"  {each}\n" for each in events), "utf-8")
    answer = ask("-p", "trip.yaml", "agenda", *options)
    assert (answer.status, answer.err) == (0, "")
    return answer.out.splitlines()[2:]


def test_what_lasts_several_days_stands_under_each(ask: Ask, tmp_path: Path) -> None:
    """With hours as without; an evening that ends after midnight, under its own day alone."""
    fair = (
        "fair: {title: Fair, city: lyon, date: 2026-10-27..2026-10-28, all_day: true, who: [ben]}"
    )
    hack = (
        "hack: {title: Hackathon, city: lyon, "
        "start: 2026-10-27 18:00, end: 2026-10-28 11:00, who: [ann]}"
    )
    night = (
        "night: {title: Party, city: lyon, "
        "start: 2026-10-28 21:00, end: 2026-10-29 02:30, who: [ben]}"
    )
    assert _agenda(ask, tmp_path, fair, hack, night) == [
        "Tuesday 27 October · Lyon",
        "  all day  Fair · Lyon · Ben Brun · until Wednesday 28 October",
        "  18:00 – 11:00+1 Lyon  Hackathon · Lyon · Ann Aubert",
        "",
        "Wednesday 28 October · Lyon",
        "  all day  Fair · Lyon · Ben Brun",
        "  18:00−1 – 11:00 Lyon  Hackathon · Lyon · Ann Aubert",
        "  21:00 – 02:30+1 Lyon  Party · Lyon · Ben Brun",
    ]
    assert _agenda(ask, tmp_path, night, options=("29",)) == [
        "Thursday 29 October · Lyon",
        "  21:00−1 – 02:30 Lyon  Party · Lyon · Ben Brun",
    ]


def test_a_day_that_is_asked_for_has_what_goes_on_in_it(ask: Ask, tmp_path: Path) -> None:
    """In the middle of three days, by each clock."""
    hack = (
        "hack: {title: Hackathon, city: tokyo, "
        "start: 2026-10-27 18:00, end: 2026-10-29 05:00, who: [ann]}"
    )
    assert _agenda(ask, tmp_path, hack, options=("28", "--clock", "local")) == [
        "Wednesday 28 October · Tokyo",
        "  18:00−1 – 05:00+1 Tokyo  Hackathon · Tokyo · Ann Aubert",
    ]
    days = [
        line
        for line in _agenda(ask, tmp_path, hack, options=("--clock", "home"))
        if line.endswith("Tokyo")
    ]
    assert days == ["Tuesday 27 October · Tokyo", "Wednesday 28 October · Tokyo"]


def test_a_journey_over_the_date_line_stands_where_it_arrives_too(ask: Ask, tmp_path: Path) -> None:
    """It arrives on the day before it left, between what is there before and after."""
    assert _agenda(
        ask,
        tmp_path,
        "dinner: {title: Dinner, city: tokyo, start: 2026-10-31 19:00, end: 21:00, who: [ann]}",
        "fly: {kind: travel, from: {city: tokyo, at: 2026-11-01 00:30},"
        " to: {city: honolulu, at: 2026-10-31 12:30}, who: [ann]}",
        "party: {title: Party, city: honolulu, start: 2026-10-31 18:00, end: 20:00, who: [ann]}",
        options=("--clock", "local"),
    ) == [
        "Saturday 31 October · Tokyo, Honolulu",
        "  19:00–21:00 Tokyo  Dinner · Tokyo · Ann Aubert",
        "  00:30+1 Tokyo  12:30 Honolulu  Tokyo → Honolulu · Ann Aubert",
        "  18:00–20:00 Honolulu  Party · Honolulu · Ann Aubert",
        "",
        "Sunday 1 November · Tokyo, Honolulu",
        "  00:30 Tokyo  12:30−1 Honolulu  Tokyo → Honolulu · Ann Aubert",
    ]


def test_a_night_flight_stands_where_it_arrives_too(ask: Ask, tmp_path: Path) -> None:
    """On the day after, with the city in which it arrives alone; of today, once."""
    flight = (
        "fly: {kind: travel, from: {city: lyon, at: 2026-10-27 13:30},"
        " to: {city: tokyo, at: 2026-10-28 09:25}, who: [ann]}"
    )
    assert _agenda(ask, tmp_path, flight, options=("--clock", "local")) == [
        "Tuesday 27 October · Lyon, Tokyo",
        "  13:30 Lyon  09:25+1 Tokyo  Lyon → Tokyo · Ann Aubert",
        "",
        "Wednesday 28 October · Tokyo",
        "  13:30−1 Lyon  09:25 Tokyo  Lyon → Tokyo · Ann Aubert",
    ]
    today = ask("-p", "trip.yaml", "today", "--at", "2026-10-27 20:00", "--clock", "local")
    assert today.out.count("Lyon → Tokyo") == 1


def test_an_arrival_alone_is_sorted_by_its_hour(ask: Ask, tmp_path: Path) -> None:
    """Under the day of arrival, at midnight too; a start alone under its own."""
    assert _agenda(
        ask,
        tmp_path,
        "fly: {kind: travel, from: {city: lyon},"
        " to: {city: tokyo, at: 2026-10-28 00:00}, who: [ann]}",
        "bus: {kind: travel, from: {place: hotel, at: 2026-10-28 23:30},"
        " to: {city: tokyo}, who: [ann]}",
        "walk: {kind: travel, from: {city: tokyo},"
        " to: {city: tokyo, at: 2026-10-28 08:00}, who: [ann]}",
        "talk: {title: Talk, city: tokyo, start: 2026-10-28 07:30, end: 07:45, who: [ann]}",
        options=("--clock", "local"),
    ) == [
        "Wednesday 28 October · Tokyo",
        "  Where only a start stands, the end is not known.",
        "  arr. 00:00 Tokyo  Lyon → Tokyo · Ann Aubert",
        "  07:30–07:45 Tokyo  Talk · Tokyo · Ann Aubert",
        "  arr. 08:00 Tokyo  Tokyo · Ann Aubert",
        "  23:30 Tokyo  Hotel → Tokyo · Ann Aubert",
    ]


def test_the_hour_that_happens_twice_is_told_apart(ask: Ask, tmp_path: Path) -> None:
    """By its offset, on the clock of the place and on that of home."""
    assert _agenda(
        ask,
        tmp_path,
        "a: {title: First, city: lyon, "
        "start: 2026-10-25 02:15 +02:00, end: 02:45 +02:00, who: [ann]}",
        "b: {title: Across, city: lyon, "
        "start: 2026-10-25 02:30 +02:00, end: 02:10 +01:00, who: [ben]}",
        "c: {title: Second, city: lyon, start: 2026-10-25 02:15 +01:00, end: 03:00, who: [ann]}",
        "d: {title: Breakfast, city: tokyo, start: 2026-10-25 09:30, end: 10:30, who: [ben]}",
    ) == [
        "Sunday 25 October · Lyon, Tokyo",
        "  02:15 +02:00 – 02:45 +02:00 Lyon  First · Lyon · Ann Aubert",
        "  02:30 +02:00 – 02:10 +01:00 Lyon  Across · Lyon · Ben Brun",
        "  09:30–10:30 Tokyo  02:30 +02:00 – 02:30 +01:00 Paris  Breakfast · Tokyo · Ben Brun",
        "  02:15 +01:00 – 03:00 Lyon  Second · Lyon · Ann Aubert",
    ]


def _isolate(name: str) -> str:
    return f"\u2068{name}\u2069"


_MEETING = (
    "a: {title: 'اجتماع, part 2', place: hall, start: 2026-10-27 09:00, end: 10:30, who: [ann]}"
)


def test_names_from_right_to_left_are_isolated(ask: Ask, tmp_path: Path) -> None:
    """On pipes and in Markdown hours keep their order beside them; in data they are as written."""
    riyadh, hall, meeting = map(_isolate, ("الرياض", "قاعة 5", "اجتماع"))
    assert _agenda(ask, tmp_path, _MEETING, options=("--clock", "local")) == [
        f"Tuesday 27 October · {riyadh}",
        f"  09:00–10:30 {riyadh}  {meeting}, part 2 · {hall}, {riyadh} · Ann Aubert",
    ]
    markdown = _agenda(ask, tmp_path, _MEETING, options=("-f", "markdown"))
    start = f"- **09:00–10:30** {riyadh} (07:00–08:30 Paris): {meeting}, part 2"
    assert markdown[2].startswith(start)
    [record] = json.loads(ask("-p", "trip.yaml", "agenda", "-f", "json").out)
    assert record["title"] == "اجتماع, part 2"
    assert "\u2068" not in ask("-p", "trip.yaml", "agenda", "-f", "csv").out


def test_who_is_nowhere_known_is_free_everywhere(ask: Ask, tmp_path: Path) -> None:
    """Before the first event nobody knows where anybody is: they are named, and so is that."""
    talk = "talk: {title: Talk, city: tokyo, start: 2026-10-27 11:00, end: 12:00, who: [ann, ben]}"
    _agenda(ask, tmp_path, talk)
    span = ("who", "--free", "2026-10-27 09:00..10:00")
    found = json.loads(ask("-p", "trip.yaml", *span, "-c", "tokyo", "-f", "json").out)
    assert [(each["delegate"], each["city"]) for each in found] == [("ann", None), ("ben", None)]
    after = ("who", "--free", "2026-10-27 23:30..00:30", "-c")
    assert "Ann Aubert  Tokyo" in ask("-p", "trip.yaml", *after, "tokyo").out
    assert "nobody" in ask("-p", "trip.yaml", *after, "riyadh").out


@pytest.mark.parametrize("command", ["agenda", "today"])
def test_an_event_for_nobody_says_so(ask: Ask, tmp_path: Path, command: str) -> None:
    """In the agenda; it is in no calendar, and messages count it."""
    lines = _agenda(
        ask,
        tmp_path,
        "lunch: {title: Lunch, city: lyon, start: 2026-10-27 12:00, end: 13:00}",
        "talk: {title: Talk, city: lyon, start: 2026-10-27 14:00, end: 15:00, speakers: [ann]}",
    )
    assert lines[1:] == [
        "  12:00–13:00 Lyon  Lunch · Lyon · nobody",
        "  14:00–15:00 Lyon  Talk · Lyon · speaking: Ann Aubert",
    ]
    assert "nobody" in ask("-p", "trip.yaml", command, "--date", "2026-10-27").out
    calendar = ask("-p", "trip.yaml", "export", "--combined", "-o", "-")
    assert "SUMMARY:Talk" in calendar.out
    assert "Lunch" not in calendar.out
    mails = ask("-p", "trip.yaml", "invite", "--from", "a@example.org", "--dry-run")
    assert "1 event names nobody, and is in no message: lunch.\n" in mails.err
