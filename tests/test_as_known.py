"""What is known, and no more: no output says an hour that the file does not have."""

import email
import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Ask, loaded
from icalendar import Calendar

from itinerary.languages import LANGUAGES

_VALID = ROOT / "tests" / "programmes" / "valid"
_MISSION = (_VALID / "as-known.yaml").read_text("utf-8")
# Three sorts of programme as they are published, with people and places that are invented.
_PUBLISHED = ("parliamentary-meeting", "city-visit", "twinning-week")
# Said of an event only where its file says it; the second release moves, opens and closes hours.
_LATER = _MISSION.replace("start: 2026-10-22 09:30,", "start: 2026-10-22 09:25,").replace(
    "start: 2026-10-27 09:00, end: 10:30", "start: 2026-10-27 09:00"
)


def _unwritten(path: Path) -> set[str]:
    """The hours that are only assumed, on every clock of the mission."""
    programme = loaded(path)
    found = set()
    for event in programme.events:
        when = event.when
        if when.is_open and when.held:
            instant = when.held.start if when.start is None else when.held.end
            found |= {f"{instant.astimezone(c.zone):%H:%M}" for c in programme.cities.values()}
    return found


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the tool, for each test."""
    return str(request.param)


@pytest.fixture
def mission(tmp_path: Path, language: str) -> Path:
    """The programme of what is known, by people who all read one language."""
    return _written(tmp_path, _MISSION, language)


def _written(folder: Path, text: str, language: str) -> Path:
    path = folder / "mission.yaml"
    path.write_text(text.replace("@example.org}", f"@example.org, language: {language}}}"), "utf-8")
    return path


_ANY_PAGES = (
    ("agenda",),
    ("agenda", "--week", "-f", "markdown"),
    ("agenda", "--by", "delegate"),
    ("agenda", "--by", "city", "-f", "markdown"),
    ("agenda", "--clock", "home"),
    ("agenda", "-f", "json"),
    ("agenda", "-f", "csv"),
    ("list", "delegates"),
    ("check", "--info", "-f", "json"),
)
_PAGES = (
    *_ANY_PAGES,
    ("today", "--date", "2026-10-22"),
    ("now", "--at", "2026-10-22 02:35"),
    ("now", "--at", "2026-10-22 02:35", "-f", "json"),
    ("show", "forum"),
    ("show", "out"),
    ("show", "back", "-f", "markdown"),
    ("check", "--info", "--at", "2026-10-20 08:00"),
    ("who", "--free", "2026-10-22 11:00..12:00", "-c", "osaka"),
    ("who", "--with", "anne", "--at", "2026-10-22 02:35"),
)


@pytest.mark.parametrize("page", _PAGES, ids=" ".join)
@pytest.mark.parametrize("screen", ["pipe", "200"])
def test_no_page_says_an_hour_that_is_not_written(
    ask: Ask, mission: Path, language: str, page: tuple[str, ...], screen: str
) -> None:
    """On a screen and on a pipe, as words and as data, in each language."""
    drawn = {} if screen == "pipe" else {"FORCE_COLOR": "1", "COLUMNS": screen}
    answer = ask("--lang", language, "-p", mission, *page, **drawn)
    assert answer.out
    assert not _said(answer.out, mission)


def _said(text: str, path: Path) -> list[str]:
    """The lines in which an hour stands that is only assumed."""
    hours = re.compile("|".join(sorted(_unwritten(path))))
    return [line for line in text.splitlines() if hours.search(line)]


def test_what_is_looked_for_could_be_found(mission: Path) -> None:
    """The hours that are only assumed are others than those that the file has."""
    hours = _unwritten(mission)
    assert "10:17" in hours
    assert not any(hour in _MISSION for hour in hours)


def test_an_hour_that_is_not_known_is_said_to_be_so(ask: Ask, tmp_path: Path) -> None:
    """By `show` and by `now`, for whom it is on; data have nothing in its place."""
    told = ("-p", _written(tmp_path, _MISSION, "en"))
    assert "When: end not known\n" in ask(*told, "show", "forum").out
    assert "When: departure not known\n" in ask(*told, "show", "out").out
    assert "When: arrival not known\n" in ask(*told, "show", "back").out
    # At 10:05 two are at the visit, and the other two still at the forum.
    on = ask(*told, "now", "--at", "2026-10-22 03:05").out.partition("Next")[0]
    assert [line.partition(" · ")[0].split("  ")[-1] for line in on.splitlines()[4:6]] == [
        "Forum",
        "Visit \\ tour",
    ]
    assert on.count("end not known") == 2
    [record] = json.loads(ask(*told, "agenda", "-s", "forum", "-f", "json").out)
    ends = {key: record[key] for key in ("precision", "start", "end", "home_start", "home_end")}
    assert ends == {
        "precision": "hours",
        "start": "2026-10-22T09:30:00+09:00",
        "end": None,
        "home_start": "2026-10-22T02:30:00+02:00",
        "home_end": None,
    }
    records = json.loads(ask(*told, "agenda", "22", "-f", "json").out)
    assert [each["id"] for each in records] == ["out", "walk", "forum", "visit", "dinner"]
    assert (records[0]["start"], records[0]["end"]) == (None, "2026-10-22T07:30:00+09:00")


def test_calendars_hold_what_is_assumed_and_do_not_say_it(
    ask: Ask, mission: Path, language: str
) -> None:
    """The hours of an event are there for the phone; its words say that one is not known."""
    ask("--lang", language, "-p", mission, "export", "-o", "calendars")
    calendars = [*mission.parent.glob("calendars/*.ics")]
    assert len(calendars) == 4
    for path in calendars:
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            said = f"{event['SUMMARY']}\n{event['DESCRIPTION']}\n{event.get('LOCATION', '')}"
            assert not _said(said, mission)
            assert "\\" not in said
    anne = {
        str(event["SUMMARY"]): event
        for event in Calendar.from_ical(
            (mission.parent / "calendars/anne-durand.ics").read_bytes()
        ).walk("VEVENT")
    }
    assert "Lunch" not in anne
    forum = anne["Forum"]
    assert _hours(forum) == ("2026-10-22T09:30:00+09:00", "2026-10-22T10:17:00+09:00")
    not_known = {"en": "End not known", "fr": "Fin non précisée", "ja": "終了時刻未定"}
    assert not_known[language] in forum["DESCRIPTION"].splitlines()
    [out] = [event for title, event in anne.items() if title.startswith("Lyon →")]
    assert _hours(out) == ("2026-10-22T06:43:00+09:00", "2026-10-22T07:30:00+09:00")
    not_known = {
        "en": "Departure not known",
        "fr": "Heure de départ non précisée",
        "ja": "出発時刻未定",
    }
    assert not_known[language] in out["DESCRIPTION"].splitlines()


def _hours(event: Calendar) -> tuple[str, str]:
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    return start.isoformat(), end.isoformat()


_SHEETS = (("diff",), ("diff", "--by", "delegate"), ("diff", "-f", "json"))


def test_messages_and_change_sheets_say_no_hour_that_is_not_written(
    ask: Ask, mission: Path, language: str
) -> None:
    """What is new, what has changed, and what is off."""
    told = ("--lang", language, "-p", mission)
    letters = ("invite", "--from", "a@example.org")
    release = ("release", "--at", "2026-10-20 08:00")
    assert ask(*told, *release).status == 0
    _refuse(mission, *_messages(ask, told, *letters))
    _written(mission.parent, _LATER.replace("  eve:", "  # eve:"), language)
    for sheet in _SHEETS:
        _refuse(mission, ask(*told, *sheet).out)
    assert ask(*told, *release).status == 0
    _refuse(mission, ask(*told, *letters, "--since", "1", "--dry-run").out)
    _refuse(mission, *_messages(ask, told, *letters, "--since", "1"))
    _refuse(mission, *_messages(ask, told, *letters, "--since", "1", "--summary"))


def _refuse(path: Path, *texts: str) -> None:
    assert any(texts)
    for text in texts:
        assert not _said(text, path)


def _messages(ask: Ask, told: tuple[object, ...], *letters: str) -> Iterator[str]:
    """The words of all messages: subjects, both bodies, and the texts of their calendars."""
    answer = ask(*told, *letters, "-o", "mails")
    files = [*Path("mails").rglob("*.eml")]
    assert files, answer.err
    for file in files:
        message = email.message_from_bytes(file.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        yield str(message["Subject"])
        for part in message.walk():
            if part.get_content_type() in {"text/plain", "text/html"}:
                yield part.get_content()
            if part.get_content_type() == "text/calendar":
                for event in Calendar.from_ical(part.get_content()).walk("VEVENT"):
                    yield f"{event['SUMMARY']}\n{event.get('DESCRIPTION', '')}"


def _published(name: str) -> str:
    return (_VALID / f"{name}.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", _PUBLISHED)
def test_every_line_of_a_published_programme_is_said(ask: Ask, name: str) -> None:
    """Each word and each hour that stands in the file of an event, and the names of its ids."""
    file = _VALID / f"{name}.yaml"
    written = yaml.load(_published(name), yaml.BaseLoader)  # noqa: S506 - knows texts only
    told = ("--lang", written["language"], "-p", file)
    agenda = ask(*told, "agenda").out
    for id, event in written["events"].items():
        shown = ask(*told, "show", id).out
        lost = [each for each in _lines_of(event, written) if each not in shown]
        assert not lost, (id, shown)
        assert event.get("title", "→") in agenda


def _lines_of(event: dict[str, Any], written: dict[str, Any]) -> Iterator[str]:
    """What the sheet of an event must say: its texts and hours, and the names behind its ids."""
    for key, words in _WORDS.items():
        if key in event and event[key] in words:
            yield words[event[key]][written["language"] == "fr"]
    plain = {key: each for key, each in event.items() if each not in _WORDS.get(key, ())}
    for value in _leaves({key: each for key, each in plain.items() if key not in _WORDLESS}):
        registers = (
            ("places", "name"),
            ("cities", "name"),
            ("delegates", "name"),
            ("events", "title"),
        )
        named = ((written[register].get(value), key) for register, key in registers)
        name = next((each[key] for each, key in named if each), None)
        if name is not None:
            yield name if isinstance(name, str) else name[written["language"]]
        elif hours := re.findall(r"\d\d:\d\d", value):
            yield from hours
        elif not re.fullmatch(r"[\d.-]+", value) or value in _numbers(event):
            yield value


def _numbers(event: dict[str, Any]) -> list[str]:
    return [event[key] for key in ("table", "guests", "seats") if key in event]


# What the tool says of a key in words of its own, by its value: in English, and in French.
_WORDS = {
    "about": {"true": (": about ", ": vers ")},
    "optional": {"true": ("[optional]", "[facultatif]")},
    "place": {"tbc": ("place to be confirmed", "lieu à confirmer")},
    "press": {
        "open": ("open to the press", "ouverte à la presse"),
        "photo": ("photo opportunity", "tour d’images"),
    },
}
# Keys that are ids of several people, or whose words are the tool's own.
_WORDLESS = {"kind", "mode", "status", "who", "theme", "all_day", "confidential", "ignore"}


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", _PUBLISHED)
def test_a_published_programme_has_no_false_error(ask: Ask, name: str) -> None:
    """It is as it was decided: nobody is in two places, nothing is out of reach."""
    found = ask("-p", _VALID / f"{name}.yaml", "check", "--at", "2027-02-01 08:00", "-f", "json")
    assert found.status == 0
    remarks = [each for each in json.loads(found.out) if each["severity"] != "info"]
    assert {each["code"] for each in remarks} <= {"short-night"}


@pytest.mark.parametrize(("name", "told_in"), [*zip(_PUBLISHED, LANGUAGES, strict=True)])
def test_of_a_published_programme_nothing_says_an_hour_that_is_not_written(
    ask: Ask, tmp_path: Path, name: str, told_in: str
) -> None:
    """Pages, data, calendars, change sheets and messages, before and after it changed."""
    first = _published(name)
    mission = _written(tmp_path, first, told_in)
    told = ("--lang", told_in, "-p", mission)
    letters = ("invite", "--from", "a@example.org")
    release = ("release", "--at", "2027-02-01 08:00")
    ids = [each.id for each in loaded(mission).events if each.when.is_open]
    assert len(ids) >= 6
    pages = [*_ANY_PAGES, *(("show", id) for id in ids)]
    _refuse(mission, *(ask(*told, *page).out for page in pages))
    assert ask(*told, *release).status == 0
    _refuse(mission, *_messages(ask, told, *letters))
    later = re.sub(r", end: \d[\d:]+", "", first, count=1).replace(" status: tentative,", "")
    _written(tmp_path, later, told_in)
    _refuse(mission, *(ask(*told, *sheet).out for sheet in _SHEETS))
    assert ask(*told, *release).status == 0
    _refuse(mission, *_messages(ask, told, *letters, "--since", "1"))
    ask(*told, "export", "-o", "calendars")
    for path in tmp_path.glob("calendars/*.ics"):
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            _refuse(mission, f"{event['SUMMARY']}\n{event['DESCRIPTION']}\n{event.get('LOCATION')}")
