"""`check`: what is wrong in a file, and what would go wrong on the day."""

import json
from pathlib import Path

import pytest
from conftest import Ask

_CHECKS = Path(__file__).parents[2] / "programmes" / "checks"
_BROKEN = Path(__file__).parents[2] / "programmes" / "broken"
_KEYS = [
    *("code", "severity", "file", "line", "column", "message", "hint"),
    *("events", "delegates", "date"),
]


def test_a_finding_is_printed_under_its_day_with_what_to_do_and_totals(ask: Ask) -> None:
    """Findings stand under their day, like a linter's, and end with one line of totals."""
    path = _CHECKS / "double-booking.yaml"
    answer = ask("check", path, "--at", "2025-03-01 00:00")
    assert (answer.status, answer.err) == (3, "")
    assert answer.out == (
        "Tuesday 15 April 2025\n"
        f"  {path}:21: error double-booking: Anne: in two places at once for 30 minutes, "
        "“Forum” (09:00–10:30 Osaka) and “Visit” (10:00–11:00 Osaka).\n"
        "    “Forum” is on line 20. Move one of them, or name them under `except`.\n"
        "\n"
        "1 error, 0 warnings; 4 remarks not shown, --info lists them\n"
    )


def test_a_broken_file_shows_its_line_with_a_caret_under_the_mistake(ask: Ask) -> None:
    """The problems of loading come with the offending line, the caret under the very place."""
    path = _BROKEN / "unknown-city.yaml"
    answer = ask("check", path)
    assert answer.status == 3
    assert answer.out == (
        f"{path}:19:11: There is no city “osakka”. Did you mean “osaka”?\n"
        "        city: osakka\n"
        "              ^\n"
        "\n"
        "1 error, 0 warnings\n"
    )


def test_the_caret_stands_right_under_wide_characters(ask: Ask, tmp_path: Path) -> None:
    """A character that is two columns wide has two spaces under it."""
    path = tmp_path / "wide.yaml"
    path.write_text("title: {fr: 大阪, jp: x}\n", "utf-8")
    line, caret = ask("check", path, "--only", "unused").out.splitlines()[-4:-2]
    assert line == "    title: {fr: 大阪, jp: x}"
    assert caret == "    " + " " * len("title: {fr: ") + "    " + "  " + "^"


def test_of_many_mistakes_the_number_is_told(ask: Ask, tmp_path: Path) -> None:
    """A hundred of a file are listed; the last word of it, in JSON too, says how many more."""
    path = tmp_path / "programme.yaml"
    path.write_text("language: fr\n" + "".join(f"k{n}: 1\n" for n in range(20_000)), "utf-8")
    answer = ask("--lang", "en", "check")
    *_, last, line, caret, empty, totals = answer.out.splitlines()
    assert (last, line, caret, empty, totals) == (
        "programme.yaml:97:1: And 19,905 more in this file. "
        "Mend these first: one mistake can be behind many.",
        "    k95: 1",
        "    ^",
        "",
        "20,005 errors, 0 warnings",
    )
    listed = json.loads(ask("--lang", "en", "check", "-f", "json").out)
    assert len(listed) == 101
    assert [listed[-1][key] for key in ("code", "line", "severity", "message")] == [
        "more-mistakes",
        97,
        "error",
        "And 19,905 more in this file.",
    ]
    said = ask("check", LC_ALL="C", LANG="C").out
    assert "Autres erreurs dans ce fichier\xa0: 19\u202f905." in said


def test_of_many_findings_the_gravest_are_listed(ask: Ask, tmp_path: Path) -> None:
    """A hundred, all of the errors before any warning; the others are counted, and in JSON."""
    path = tmp_path / "programme.yaml"
    text = (_CHECKS / "double-booking.yaml").read_text("utf-8")
    path.write_text(text + "".join(f"  z{n}: {{title: Z{n}}}\n" for n in range(200)), "utf-8")
    answer = ask("check", "--at", "2025-03-01 00:00")
    assert answer.status == 3
    assert answer.out.count("warning nobody") == 99
    assert answer.out.count("error double-booking") == 1
    assert answer.out.splitlines()[-3:] == [
        "And 101 more findings. `--only` and `--delegate` list fewer, `--format json` lists all.",
        "",
        "1 error, 200 warnings; 204 remarks not shown, --info lists them",
    ]
    codes = [each["code"] for each in json.loads(ask("check", "-f", "json").out)]
    assert codes.count("nobody") == 200


def test_programs_get_problems_and_findings_in_one_form(ask: Ask) -> None:
    """One array: problems of loading and findings, every key always present."""
    files = (_BROKEN / "unknown-city.yaml", _CHECKS / "double-booking.yaml")
    answer = ask("check", *files, "-f", "json", "--at", "2025-03-01 00:00")
    found = json.loads(answer.out)
    assert answer.status == 3
    assert all(list(each) == _KEYS for each in found)
    assert found[0] == {
        "code": "unknown-city",
        "severity": "error",
        "file": str(files[0]),
        "line": 19,
        "column": 11,
        "message": "There is no city “osakka”.",
        "hint": "Did you mean “osaka”?",
        "events": [],
        "delegates": [],
        "date": None,
    }
    clash = next(each for each in found if each["code"] == "double-booking")
    assert (clash["events"], clash["delegates"], clash["date"]) == (
        ["forum", "visit"],
        ["anne"],
        "2025-04-15",
    )
    assert {each["severity"] for each in found} == {"error", "info"}


def test_nothing_found_is_nothing_printed(ask: Ask, tmp_path: Path) -> None:
    """Where there is nothing to say, nothing is said."""
    path = tmp_path / "quiet.yaml"
    path.write_text(
        "title: T\nstart: 2025-01-01\nend: 2025-01-02\nhome: a\n"
        "cities: {a: {name: A, timezone: Europe/Paris}}\n",
        "utf-8",
    )
    answer = ask("check", path)
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    assert ask("check", path, "-f", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [((), 0), (("--strict",), 3), (("--strict", "--only", "double-booking"), 0)],
)
def test_warnings_count_when_they_are_asked_to(
    ask: Ask, arguments: tuple[str, ...], status: int
) -> None:
    """A warning is no reason to fail, unless --strict makes it one."""
    path = _CHECKS / "tight-transfer.yaml"
    assert ask("check", path, *arguments, "--at", "2025-03-01 00:00").status == status


def test_only_one_code_or_one_person(ask: Ask) -> None:
    """--only and --delegate leave what is of that code, and what concerns that person."""
    path = _CHECKS / "double-booking.yaml"
    assert ask("check", path, "-d", "paul").status == 0
    assert ask("check", path, "-d", "anne").status == 3
    assert ask("check", path, "--only", "no-bed").out == ""
    answer = ask("check", path, "--only", "dobule-booking")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "Error: There is no finding “dobule-booking”. Did you mean “double-booking”?\n"
    )


def test_what_an_event_accepts_is_listed_when_asked_for(ask: Ask) -> None:
    """`ignore` silences a finding, and --show-ignored lists it."""
    path = _CHECKS / "ignored.yaml"
    assert ask("check", path, "--only", "double-booking").status == 0
    assert "double-booking" in ask("check", path, "--show-ignored").out


def test_remarks_are_counted_and_listed_when_asked_for(ask: Ask) -> None:
    """Remarks are only counted, unless --info lists them."""
    path = _CHECKS / "unused.yaml"
    counted = ask("check", path, "--only", "unused").out
    assert counted == "0 errors, 0 warnings; 3 remarks not shown, --info lists them\n"
    listed = ask("check", path, "--only", "unused", "--info").out
    assert "Nothing refers to the theme “Food”. " not in listed
    assert "info unused: Nothing refers to the theme “Food”." in listed
    assert listed.endswith("0 errors, 0 warnings, 3 remarks\n")


@pytest.mark.parametrize("drawn", ["", "1"])
def test_nothing_in_a_broken_file_can_act_on_a_terminal(
    ask: Ask, tmp_path: Path, drawn: str
) -> None:
    """Escape sequences in the offending line are shown as replacement characters."""
    path = tmp_path / "escape.yaml"
    path.write_text('title: "T \x1b[31m red"\n', "utf-8")
    out = ask("check", path, FORCE_COLOR=drawn, TERM="dumb").out
    assert "\x1b" not in out
    assert 'title: "T \N{REPLACEMENT CHARACTER}[31m red"' in out
