"""`diff`, as a user runs it: since a release, since a file, for everybody and for each."""

import json
from pathlib import Path

import pytest
from conftest import Ask

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
organisations:
  region: {name: Region}
delegates:
  anne: {name: Anne Durand, organisation: region}
  basile: {name: Basile Petit}
events:
  forum: {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: everyone}
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, end: 11:00, who: [anne]}
  dinner: {title: Dinner, city: osaka, date: 2025-04-16, who: [basile], confidential: true}
"""
MOVED = MISSION.replace("04-15 09:30, end: 12:00", "04-15 11:00, end: 13:30")
CHANGED = MOVED.replace("  visit:", "  tour:").replace("who: everyone", "who: [anne]")
SINCE = (
    "Mission · 12–19 April 2025: changes since release 1 (Wednesday 2 April 2025, 09:00: “First”)"
)


@pytest.fixture
def mission(ask: Ask, tmp_path: Path) -> Path:
    """A mission that was released once."""
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION, encoding="utf-8")
    ask("-p", path.name, "release", "-m", "First", "--at", "2025-04-02 09:00")
    return path


def test_what_changed_since_the_last_release(ask: Ask, mission: Path) -> None:
    """Each event under its day, what is new and gone marked, and what it is and was."""
    mission.write_text(CHANGED, "utf-8")
    answer = ask("-p", mission.name, "diff")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        f"{SINCE}\n\n"
        "Tuesday 15 April\n"
        "  11:00–13:30 Osaka  04:00–06:30 Paris  Forum"
        " · Time: 11:00–13:30 Osaka, 04:00–06:30 Paris (was: 09:30–12:00 Osaka, 02:30–05:00 Paris):"
        " 1 hour 30 minutes later"
        " · left: Basile Petit\n\n"
        "Wednesday 16 April\n"
        "  09:30–11:00 Osaka  02:30–04:00 Paris  Visit [new] · Osaka · Anne Durand"
        " · was this `visit`? Write `formerly: visit` there, and phones will move it.\n"
        "  09:30–11:00 Osaka  02:30–04:00 Paris  Visit [removed] · Osaka\n"
    )


def test_a_table_on_a_terminal_and_markdown(ask: Ask, mission: Path) -> None:
    """The same words, as each shows them."""
    mission.write_text(MOVED, "utf-8")
    drawn = ask("-p", mission.name, "diff", FORCE_COLOR="1", TERM="dumb", COLUMNS="60")
    assert drawn.out == (
        "Mission · 12–19 April 2025: changes since release 1\n"
        "(Wednesday 2 April 2025, 09:00: “First”)\n\n"
        "Tuesday 15 April ───────────────────────────────────────────\n"
        "  ~  11:00–13:30 Osaka  ▪  Forum\n"
        "  │  04:00–06:30 Paris     Time  09:30–12:00 Osaka →\n"
        "  │                        11:00–13:30 Osaka  1 hour 30\n"
        "  │                        minutes later\n"
        "\n"
        "~ 1\n"
    )
    answer = ask("-p", mission.name, "diff", "-f", "markdown")
    assert answer.out == (
        f"# {SINCE}\n\n## Tuesday 15 April\n\n"
        "- **11:00–13:30** Osaka (04:00–06:30 Paris): Forum — "
        "Time: 11:00–13:30 Osaka, 04:00–06:30 Paris (was: 09:30–12:00 Osaka, 02:30–05:00 Paris): "
        "1 hour 30 minutes later\n"
    )


def test_json_has_every_key(ask: Ask, mission: Path) -> None:
    """For programs: numbers as export gives them, values as in the record."""
    mission.write_text(CHANGED, "utf-8")
    forum, tour, visit = json.loads(ask("-p", mission.name, "diff", "-f", "json").out)
    assert list(forum) == [
        "id", "uid", "change", "sequence", "title", "was", "joined", "left", "fields", "part",
    ]  # fmt: skip
    assert (forum["change"], forum["sequence"], forum["left"]) == ("changed", 1, ["basile"])
    assert {each["field"] for each in forum["fields"]} == {
        "start",
        "end",
        "everyone",
        "who",
        "delegates",
    }
    start = next(each for each in forum["fields"] if each["field"] == "start")
    assert (start["before"], start["after"]) == (
        "2025-04-15T09:30:00+09:00",
        "2025-04-15T11:00:00+09:00",
    )
    assert (tour["id"], tour["change"], tour["sequence"], tour["was"]) == (
        "tour",
        "added",
        0,
        "visit",
    )
    assert (visit["id"], visit["change"], visit["sequence"]) == ("visit", "removed", 1)


def test_exit_code_says_whether_there_are_changes(ask: Ask, mission: Path) -> None:
    """3 when there are, and only when it is asked for; nothing, and [], when there are none."""
    answer = ask("-p", mission.name, "diff", "--exit-code")
    assert answer.status == 0
    assert answer.out == f"Nothing has changed since {SINCE.partition('since ')[2]}.\n"
    assert ask("-p", mission.name, "diff", "-f", "json").out == "[]\n"
    mission.write_text(MOVED, "utf-8")
    assert ask("-p", mission.name, "diff").status == 0
    assert ask("-p", mission.name, "diff", "--exit-code").status == 3


def test_filters_choose_events_before_or_after(ask: Ask, mission: Path) -> None:
    """Somebody who left is still found."""
    mission.write_text(CHANGED, "utf-8")
    out = ask("-p", mission.name, "diff", "-d", "basile").out
    assert "left: Basile Petit" in out
    assert "Visit" not in out
    assert "Forum" in ask("-p", mission.name, "diff", "-s", "forum").out
    out = ask("-p", mission.name, "diff", "-s", "dinner").out
    assert out.startswith("Nothing of this has changed since release 1")
    assert ask("-p", mission.name, "diff", "-d", "nobody").status == 2


def test_a_number_is_a_release_and_a_name_is_a_file(
    ask: Ask, mission: Path, tmp_path: Path
) -> None:
    """A file of a bare number is asked for by its path."""
    (tmp_path / "1").write_text(MISSION, "utf-8")
    (tmp_path / "old.yaml").write_text(MISSION, "utf-8")
    mission.write_text(MOVED, "utf-8")
    ask("-p", mission.name, "release", "--at", "2025-04-03 09:00")
    assert "since release 1" in ask("-p", mission.name, "diff", "1").out
    assert "since release 2" in ask("-p", mission.name, "diff").out
    assert "since ./1\n" in ask("-p", mission.name, "diff", "./1").out
    assert "since old.yaml\n" in ask("-p", mission.name, "diff", "old.yaml").out
    assert "1 hour 30 minutes later" in ask("-p", mission.name, "diff", "old.yaml").out


def test_what_is_not_there_is_said(ask: Ask, mission: Path, tmp_path: Path) -> None:
    """A release that there is not, a file that is not there or is wrong, and no release at all."""
    for number in ("0", "2", "9" * 5000):
        answer = ask("-p", mission.name, "diff", number)
        assert (answer.status, answer.out) == (2, "")
        assert "the last one is 1" in answer.err
        assert len(answer.err) < 80
    assert ask("-p", mission.name, "diff", "nowhere.yaml").status == 4
    (tmp_path / "wrong.yaml").write_text("title: [", "utf-8")
    assert ask("-p", mission.name, "diff", "wrong.yaml").status == 3
    (tmp_path / "mission.released.json").unlink()
    answer = ask("-p", mission.name, "diff")
    assert (answer.status, answer.err) == (
        2,
        "Error: Nothing was released yet, so there is nothing to compare with. "
        "`itinerary -p mission.yaml release` records what people have been told.\n",
    )


def test_each_delegate_has_a_sheet_of_their_own(ask: Ask, mission: Path) -> None:
    """What they lost is gone, what is confidential is with those who take part, and whom nothing
    concerns is left out."""
    mission.write_text(CHANGED.replace("title: Dinner", "title: Supper"), "utf-8")
    out = ask("-p", mission.name, "diff", "--by", "delegate").out
    anne, basile = out.split(
        "\n\nMission – Basile Petit: changes since Wednesday 2 April 2025, 09:00\n"
    )
    assert anne.startswith("Mission – Anne Durand: changes since Wednesday 2 April 2025, 09:00\n")
    assert "was this" not in anne
    assert "Forum · Time: 11:00–13:30 Osaka, 04:00–06:30 Paris (was: 09:30–12:00" in anne
    assert "Supper" not in anne
    assert "09:30–12:00 Osaka  02:30–05:00 Paris  Forum [taken out] · Osaka\n" in basile
    assert "11:00" not in basile
    assert "Title: Supper (was: Dinner)" in basile
    records = json.loads(ask("-p", mission.name, "diff", "--by", "delegate", "-f", "json").out)
    assert [(each["delegate"], each["name"], len(each["changes"])) for each in records] == [
        ("anne", "Anne Durand", 3),
        ("basile", "Basile Petit", 2),
    ]
    out = ask("-p", mission.name, "diff", "--by", "delegate", "-d", "region").out
    assert "Anne Durand: changes" in out
    assert "Basile" not in out.replace("left: Basile Petit", "")
    mission.write_text(MISSION.replace("title: Dinner", "title: Supper"), "utf-8")
    assert "Anne" not in ask("-p", mission.name, "diff", "--by", "delegate").out


def test_who_left_the_delegation_has_a_sheet_too(ask: Ask, mission: Path) -> None:
    """Their events are gone for them, under the name that they had."""
    text = MISSION.replace("  basile: {name: Basile Petit}\n", "")
    mission.write_text(text[: text.index("  dinner")], "utf-8")
    out = ask("-p", mission.name, "diff", "--by", "delegate").out
    assert "– Basile Petit: changes since" in out
    assert "Forum [taken out]" in out
    assert "Dinner [confidential] [removed]" in out or "Dinner [removed] [confidential]" in out


def test_who_left_the_delegation_can_be_asked_for(ask: Ask, mission: Path) -> None:
    """By their name or id, in all events and on a sheet of their own; for all it is one line."""
    text = MISSION.replace("  basile: {name: Basile Petit}\n", "")
    mission.write_text(text[: text.index("  dinner")], "utf-8")
    out = ask("-p", mission.name, "diff").out
    assert "In the delegation\n  no longer in it: Basile Petit\n" in out
    assert "Forum" not in out
    for typed in ("basile", "petit"):
        answer = ask("-p", mission.name, "diff", "-d", typed)
        assert (answer.status, answer.err) == (0, "")
        assert "Forum · left: Basile Petit" in answer.out
        assert "Dinner" in answer.out
    sheet = ask("-p", mission.name, "diff", "-d", "basile", "--by", "delegate").out
    assert sheet.startswith("Mission – Basile Petit: changes since")
    assert "Forum [taken out]" in sheet
    assert "Anne" not in sheet
    anne = ask("-p", mission.name, "diff", "-d", "anne", "--by", "delegate").out
    assert "In the delegation\n  no longer in it: Basile Petit\n" in anne
    assert "Forum" not in anne
    assert ask("-p", mission.name, "today", "-d", "basile").status == 2


def test_an_event_that_lost_its_day_is_postponed_for_each(ask: Ask, mission: Path) -> None:
    """It is still theirs, and will have another day; for programs it is gone until then."""
    undated = MISSION.replace("Visit, city: osaka, start: 2025-04-16 09:30, end: 11:00", "Visit")
    mission.write_text(undated, "utf-8")
    out = ask("-p", mission.name, "diff", "--by", "delegate").out
    assert "09:30–11:00 Osaka  02:30–04:00 Paris  Visit [postponed] · Osaka\n" in out
    mission.write_text(undated.replace("Visit, who", "Visit, status: cancelled, who"), "utf-8")
    assert "Visit [removed]" in ask("-p", mission.name, "diff", "--by", "delegate").out


def test_a_hostile_title_acts_nowhere(ask: Ask, mission: Path) -> None:
    """Markup of a title is text in Markdown."""
    mission.write_text(MISSION.replace("title: Forum", 'title: "<b>*Forum* [x](y)"'), "utf-8")
    out = ask("-p", mission.name, "diff", "-f", "markdown").out
    assert r"\<b\>\*Forum\* \[x\](y)" in out


def test_a_long_message_is_cut_for_the_eye(ask: Ask, tmp_path: Path) -> None:
    """Of what a release says, a line's worth stands in the title of its changes."""
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION, encoding="utf-8")
    ask("-p", path.name, "release", "-m", "word " * 20_000, "--at", "2025-04-02 09:00")
    path.write_text(MOVED, "utf-8")
    title = ask("-p", path.name, "diff").out.splitlines()[0]
    assert title.endswith(f"09:00: “{'word ' * 15}word…”)")
