"""What people are told, from files that were wrong once: letters, who left, and how much room."""

import unicodedata
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from conftest import Ask
from icalendar import Calendar

from itinerary.cli import continuing
from itinerary.releases import record_file

HEAD = """\
id: forms
title: forms mission
start: 2026-12-07
end: 2026-12-09
home: orleans
language: en
cities:
  orleans: {name: Orléans, timezone: Europe/Paris}
"""
COMPOSED = f"""{HEAD}\
places:
  hall: {{name: Halle « Été », city: orleans}}
delegates:
  zoe: {{name: Zoé Élan}}
events:
  a: {{title: Séance d’été, place: hall, start: 2026-12-07 09:00, end: 10:00, who: [zoe]}}
"""
PEOPLE = """\
delegates:
  ann: {name: Ann Aubert, email: ann@example.org}
  ben: {name: Ben Brun, email: ben@example.org}
events:
"""
FORUM = (
    "  forum: {title: Forum, city: orleans, start: 2026-12-08 09:00, end: 10:00, who: [ann, ben], "
    "description: Join at https://meet.example.org/room}\n"
)
LUNCH = (
    "  lunch: {title: Lunch, city: orleans, start: 2026-12-08 12:00, end: 13:00, who: [ann, ben]}\n"
)
BEFORE = HEAD + PEOPLE + FORUM + LUNCH
AFTER = BEFORE.replace("end: 10:00, who: [ann, ben]", "end: 10:00, who: [ann]").replace(
    "title: Lunch", "title: Lunch, status: cancelled"
)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Zoé Élan", "Séance d’été"),
        ("Nguyễn Thị Hồng", "Hội nghị Đà Nẵng"),
        ("ダビデ・パウロ", "パーティーのご案内"),
        ("김한글", "한국 회의"),
        ("Ελένη Ψαρά", "Συνάντηση στην Αθήνα"),
        ("Андрей Ёлкин", "Приём"),
    ],
)
def test_composed_and_decomposed_letters_are_the_same(
    ask: Ask, tmp_path: Path, name: str, title: str
) -> None:
    """Nothing is different, whichever was told first; and nothing is to be released."""
    composed = COMPOSED.replace("Zoé Élan", name).replace("Séance d’été", title)
    decomposed = unicodedata.normalize("NFD", composed)
    assert decomposed != composed
    (tmp_path / "composed.yaml").write_text(composed, "utf-8")
    (tmp_path / "decomposed.yaml").write_text(decomposed, "utf-8")
    for one, other in (("composed", "decomposed"), ("decomposed", "composed")):
        answer = ask("-p", f"{one}.yaml", "diff", f"{other}.yaml", "--exit-code")
        assert (answer.status, answer.out) == (0, f"Nothing has changed since {other}.yaml.\n")
    ask("-p", "composed.yaml", "release")
    (tmp_path / "composed.yaml").write_text(decomposed, "utf-8")
    assert "nothing to release" in ask("-p", "composed.yaml", "release").err


_PAIR = "groups: {{pair: {{name: Pair, members: [{}]}}}}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("who: [ann, ben]", "who: [ann]"),
        ("who: everyone", "who: everyone, except: [ben]"),
        (f"who: [pair]{_PAIR.format('ann, ben')}", f"who: [pair]{_PAIR.format('ann')}"),
        ("who: [ann], speakers: [ben]", "who: [ann]"),
        ("who: [ann, ben], speakers: [ben]", "who: [ann], speakers: [ann]"),
        ("who: [ann, ben]", "status: tentative, who: [ann]"),
    ],
)
def test_who_left_reads_other_words_than_of_what_is_cancelled(
    ask: Ask, tmp_path: Path, before: str, after: str
) -> None:
    """In messages and in the calendar; and no link by which to join, in either."""
    path = tmp_path / "m.yaml"
    cancelled = BEFORE.replace("title: Lunch", "title: Lunch, status: cancelled")
    for day, (text, who) in enumerate(((BEFORE, before), (cancelled, after)), 1):
        key, _, group = who.partition("groups")
        written = text.replace("who: [ann, ben]", key, 1)
        path.write_text(written + (f"groups{group}" if group else ""), "utf-8")
        answer = ask("-p", path.name, "release", "--at", f"2026-12-0{day} 10:00")
        assert answer.status == 0, answer.err
    words = ("invite", "--from", "a@example.org", "--since", "1", "-d", "ben")
    said = ask("-p", path.name, *words, "--dry-run").out
    assert "Not for you any more: Forum" in said
    assert "Cancelled: Lunch" in said
    ask("-p", path.name, *words)
    ask("-p", path.name, "export", "-d", "ben", "-o", "ben.ics")
    files = [each for each in tmp_path.rglob("*") if each.suffix in {".ics", ".eml"}]
    assert len(files) == 3
    assert not [each for each in files if "meet.example.org" in each.read_text("utf-8")]


SECRET = BEFORE.replace("title: Forum", "title: Forum, confidential: true")

GONE_HOME = SECRET.replace("[ann, ben]", "everyone", 1).replace(
    "name: Ben Brun", "name: Ben Brun, present: 2026-12-07..2026-12-07"
)


def told_to_ben(
    ask: Ask, folder: Path, before: str, after: str, language: str = "en"
) -> dict[str, bytes]:
    """His calendar, his messages, and the sheet of his changes, when one file follows another."""
    folder.mkdir()
    path = folder / "m.yaml"
    options = ("-p", str(path), "--lang", language)
    for day, text in enumerate((before, after), 1):
        path.write_text(text, "utf-8")
        answer = ask("-p", str(path), "release", "--at", f"2026-12-0{day} 10:00")
        assert answer.status == 0, answer.err
    ask(*options, "export", "-d", "ben", "-o", str(folder / "ben.ics"))
    words = ("invite", "--from", "a@example.org", "--since", "1", "-d", "ben")
    ask(*options, *words, "-o", str(folder / "mail"))
    files = [*folder.glob("*.ics"), *folder.rglob("*.eml")]
    sheet = ask(*options, "diff", "1", "-d", "ben", "--by", "delegate").out
    return {"sheet": sheet.encode(), **{each.name: each.read_bytes() for each in files}}


@pytest.mark.parametrize(
    ("before", "on", "off"),
    [
        pytest.param(SECRET, SECRET.replace("[ann, ben]", "[ann]", 1), SECRET, id="left out"),
        pytest.param(
            SECRET.replace("[ann, ben]", "everyone", 1),
            SECRET.replace("[ann, ben]", "everyone, except: [ben]", 1),
            SECRET.replace("[ann, ben]", "everyone", 1),
            id="excepted",
        ),
        pytest.param(
            SECRET.replace("[ann, ben]", "[pair]", 1) + "groups: {pair: {name: Pair, members: "
            "[ann, ben]}}\n",
            SECRET.replace("[ann, ben]", "[pair]", 1) + "groups: {pair: {name: Pair, members: "
            "[ann]}}\n",
            SECRET.replace("[ann, ben]", "[pair]", 1) + "groups: {pair: {name: Pair, members: "
            "[ann, ben]}}\n",
            id="out of a group",
        ),
        pytest.param(
            SECRET.replace("[ann, ben]", "everyone", 1),
            GONE_HOME,
            GONE_HOME,
            id="not there",
        ),
        pytest.param(BEFORE, SECRET.replace("[ann, ben]", "[ann]", 1), BEFORE, id="secret now"),
    ],
)
def test_nobody_learns_whether_a_secret_goes_on_without_them(
    ask: Ask, tmp_path: Path, before: str, on: str, off: str
) -> None:
    """A calendar and a message are those of an event that is off for all, to the byte; and the
    sheet is that of one that is no more."""
    gone = [line for line in off.splitlines(keepends=True) if "forum:" not in line]
    told, of_what_is_gone, of_what_is_cancelled = (
        told_to_ben(ask, tmp_path / name, before, after)
        for name, after in (
            ("on", on),
            ("gone", "".join(gone)),
            ("off", off.replace("title: Forum", "title: Forum, status: cancelled")),
        )
    )
    assert told.pop("sheet") == of_what_is_gone.pop("sheet")
    of_what_is_cancelled.pop("sheet")
    assert told == of_what_is_gone == of_what_is_cancelled
    assert b"SUMMARY:Cancelled: Forum" in told["ben.ics"]


@pytest.mark.parametrize(
    ("language", "postponed", "sheet"),
    [("en", "Postponed: Forum", "[postponed]"), ("fr", "Report\xa0: Forum", "[report]"),
     ("ja", "【延期】Forum", "[延期]")],
)  # fmt: skip
def test_what_lost_its_day_is_postponed_in_all_that_one_reads(
    ask: Ask, tmp_path: Path, language: str, postponed: str, sheet: str
) -> None:
    """Subject, title in calendars, and sheet of changes, in each language."""
    before = BEFORE.replace("language: en", f"language: {language}")
    after = before.replace("start: 2026-12-08 09:00, end: 10:00, ", "", 1)
    told = told_to_ben(ask, tmp_path / "m", before, after, language)
    page = told.pop("sheet").decode()
    assert f"Forum {sheet}" in page or f"Forum{sheet}" in page, page
    calendar = Calendar.from_ical(told.pop("ben.ics"))
    [message] = [message_from_bytes(data, policy=default) for data in told.values()]
    titles = [str(event["SUMMARY"]) for event in calendar.events if event["STATUS"] == "CANCELLED"]
    assert titles == [postponed]
    [attached] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert f"SUMMARY:{postponed}\r\n".encode() in attached.get_payload(decode=True)
    assert str(message["Subject"]).startswith(postponed.replace("\xa0", " "))
    [text] = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    assert postponed.partition("Forum")[0].strip("【】 :\xa0") in text.get_content()


def test_a_record_says_before_it_is_full_and_refuses_when_it_is(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to do, both times; what is there stays as it was."""
    path, record = tmp_path / "m.yaml", tmp_path / "m.released.json"
    path.write_text(BEFORE, "utf-8")
    assert "is the most" not in ask("-p", path.name, "release", "--at", "2026-12-01 10:00").err
    size = len(record.read_bytes())
    path.write_text(AFTER, "utf-8")
    before = record.read_bytes()
    for module in (record_file, continuing):
        monkeypatch.setattr(module, "MOST_BYTES", size + 10)
    answer = ask("-p", path.name, "release", "--at", "2026-12-02 10:00")
    assert answer.status == 3
    assert "write another `id` in the programme" in answer.err
    assert record.read_bytes() == before
    for module in (record_file, continuing):
        monkeypatch.setattr(module, "MOST_BYTES", size * 2)
    answer = ask("-p", path.name, "release", "--at", "2026-12-02 10:00")
    assert answer.status == 0
    assert "MB is the most. Before it is full, write another `id`" in answer.err
