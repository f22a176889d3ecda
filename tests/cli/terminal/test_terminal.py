"""What people see: every page on terminals of every width, judged by a terminal."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Ask
from pyte import Screen, Stream

_SCRIPTS = Path(__file__).parents[2] / "programmes" / "valid" / "scripts.yaml"
_ITINERARY = (sys.executable, "-c", "from itinerary.cli import main; main()")
_PAGES: dict[str, tuple[str, ...]] = {
    "today": ("today", "--date", "2025-04-13"),
    "now": ("now", "--at", "2025-04-13 02:30"),
    "clock": ("clock", "14:00"),
    "agenda": ("agenda",),
    "by delegate": ("agenda", "--by", "delegate"),
    "by city": ("agenda", "--by", "city"),
    "week": ("agenda", "--week"),
    "people": ("agenda", "--people"),
    "show": ("show", "long"),
    "delegates": ("list", "delegates"),
    "cities": ("list", "cities"),
    "places": ("list", "places"),
    "check": ("check", "--info"),
    "who": ("who", "--free", "2025-04-12 15:00..17:00"),
    "who with": ("who", "--with", "anne", "--at", "2025-04-13 03:00"),
}
_WIDTHS = (20, 40, 60, 80, 120, 200)
_BEYOND = 40  # columns that the judge has and the tool was not told of


def _seen(text: str, width: int) -> list[str]:
    """The lines as a terminal shows them, a character for each column; wide ones have two."""
    lines = text.split("\n")
    screen = Screen(width + _BEYOND, len(lines) + 1)
    Stream(screen).feed(text.replace("\n", "\r\n"))
    return [
        "".join(row[column].data[:1] or "\0" for column in range(width + _BEYOND))
        for row in (screen.buffer[number] for number in range(len(lines)))
    ]


def _pages(width: int, page: str, ask: Ask, **variables: str) -> str:
    answer = ask(
        *("-p", _SCRIPTS, *_PAGES[page]),
        **{"FORCE_COLOR": "1", "COLUMNS": str(width), **variables},
    )
    assert answer.status == (3 if page == "check" else 0)
    return answer.out


@pytest.mark.parametrize("width", _WIDTHS)
@pytest.mark.parametrize("page", _PAGES)
def test_no_line_is_wider_than_the_terminal(ask: Ask, page: str, width: int) -> None:
    """Whatever the script, every line of every page fits the terminal, as a terminal judges."""
    wider = [
        line.rstrip() for line in _seen(_pages(width, page, ask), width) if line[width:].strip()
    ]
    assert wider == []


@pytest.mark.parametrize("width", [100, 120, 200])
@pytest.mark.parametrize(
    ("page", "sign"),
    [
        ("agenda", "§"),
        ("today", "§"),
        ("delegates", "¶"),
        ("who", "¶"),
        ("who with", "¶"),
        ("places", "§"),
    ],
)
def test_what_stands_in_a_column_stands_under_its_like(
    ask: Ask, page: str, sign: str, width: int
) -> None:
    """Places and roles, which begin with a sign here, begin in one column of the terminal."""
    lines = _seen(_pages(width, page, ask), width)
    columns = {line.index(sign) for line in lines if sign in line}
    assert len(columns) == 1


@pytest.mark.parametrize("width", [80, 120, 200])
def test_days_stand_over_their_columns(ask: Ask, width: int) -> None:
    """The name of each day begins where its column does, whatever the script of its events."""
    lines = _seen(_pages(width, "week", ask), width)
    heads = [line for line in lines if re.search(r"[A-Z][a-z]+day \d", line)]
    rules = [line for line in lines if re.search("(─{9,} ){2}", line)]
    assert len(heads) == len(rules) > 0
    for head, rule in zip(heads, rules, strict=True):
        starts = [run.start() for run in re.finditer("─{9,}", rule)]
        assert [day.start() for day in re.finditer(r"[A-Z][a-z]+day \d", head)] == starts


@pytest.mark.parametrize("page", _PAGES)
def test_on_a_pipe_nothing_is_drawn_or_padded(ask: Ask, page: str) -> None:
    """A pipe gets no escapes, no spaces at line ends, and the same lines at every width."""
    answers = {
        ask("-p", _SCRIPTS, *_PAGES[page], COLUMNS=str(width), **more).out
        for width in (20, 80)
        for more in ({}, {"CI": "true"}, {"FORCE_COLOR": "0"}, {"NO_COLOR": "1"})
    }
    (out,) = answers
    assert "\x1b" not in out
    assert not re.search(r"[ \t]$", out, re.MULTILINE)


@pytest.mark.parametrize("page", [page for page in _PAGES if page != "check"])
def test_markdown_has_no_drawing(ask: Ask, page: str) -> None:
    """What a screen reader reads has a heading first, and no lines, boxes or padding."""
    out = ask("-p", _SCRIPTS, *_PAGES[page], "-f", "markdown").out
    assert not re.search("[\u2500-\u259f\x1b]", out)
    assert not re.search(r"[ \t]$| {4,}", out, re.MULTILINE)
    assert out.startswith("# ")


_PLAIN = {"0", "1", "2", "3", "4", "7", "9"}  # bold, dim, italic, underlined, reversed, struck


@pytest.mark.parametrize(
    ("environment", "codes"),
    [
        ({}, {*_PLAIN, "31", "32", "33", "36", "94", "95"}),
        ({"NO_COLOR": "1"}, _PLAIN),
        ({"TERM": "dumb"}, set()),
        ({"TERM": "unknown"}, set()),
    ],
)
@pytest.mark.parametrize("page", [*_PAGES])
def test_a_terminal_gets_the_ink_that_it_has(
    ask: Ask, page: str, environment: dict[str, str], codes: set[str]
) -> None:
    """Six hues that are readable on light and on dark, and never a background of their own."""
    out = _pages(200, page, ask, **environment)
    found = {part for code in re.findall(r"\x1b\[([0-9;]*)m", out) for part in code.split(";")}
    assert found <= codes
    assert bool(codes) == ("\x1b[" in out)


def test_long_titles_wrap_under_themselves(ask: Ask) -> None:
    """On a narrow terminal, all lines of a title begin in one column."""
    lines = _seen(_pages(60, "agenda", ask), 60)
    first = next(number for number, line in enumerate(lines) if "持" in line)
    column = lines[first].index("持")
    assert all(
        not lines[number][:column].endswith(tuple("持続可能な")) and lines[number][column] != " "
        for number in range(first, first + 3)
    )


def _run(*arguments: object, **variables: str) -> tuple[bytes, bytes]:
    kept = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [*_ITINERARY, *map(str, arguments)],
        check=False,
        capture_output=True,
        env={**kept, **variables},
    )
    return done.stdout, done.stderr


def test_an_output_that_is_not_unicode_gets_ascii_likenesses() -> None:
    """Lines, arrows, dots and accents are spelt in ASCII; what has no likeness is ?."""
    out, _err = _run(
        *("-p", "japan-2025", "--lang", "fr", "agenda", "15"), PYTHONIOENCODING="ascii"
    )
    assert out.startswith(b"Mission Japon - 12-19 ")
    assert b"Forum de la Mobilite - Osaka - Pole Vehicule du Futur" in out
    _out, err = _run(
        *("-p", "japan-2025", "--lang", "en", "show", "déjà"), PYTHONIOENCODING="ascii"
    )
    assert err.startswith(b'Error: There is no event "deja". Did you mean "')
    out, _err = _run(
        *("-p", "japan-2025", "--lang", "fr", "today", "--date", "2025-04-15"),
        PYTHONIOENCODING="latin-1",
    )
    assert "Mission Japon · 12-19 ".encode("latin-1") in out
    assert "Mobilité".encode("latin-1") in out


def test_columns_line_up_in_ascii_too(ask: Ask) -> None:
    """What is spelt longer, such as an arrow, is measured as it is spelt."""
    out, _err = _run(
        *("-p", "rehearsal", "--lang", "en", "agenda", "--week"),
        PYTHONIOENCODING="ascii",
        FORCE_COLOR="1",
        TERM="dumb",
        COLUMNS="160",
        LINES="50",
    )
    lines = out.decode("ascii").splitlines()
    assert max(map(len, lines)) <= 160
    heads = [line for line in lines if re.search(r"\w+day \d+ April(?!:)", line)]
    rules = [line for line in lines if line.startswith("Tokyo Paris ")]
    for head, rule in zip(heads, rules, strict=True):
        starts = [run.start() for run in re.finditer("-{9,}", rule)]
        assert [day.start() for day in re.finditer(r"\w+day \d", head)] == starts


def test_nothing_is_lost_for_programs_whatever_the_encoding() -> None:
    """JSON is escaped, so that it reads back the same; CSV and calendars are UTF-8 as ever."""
    question = ("-p", _SCRIPTS, "agenda", "-f", "json")
    unicode, _err = _run(*question)
    escaped, _err = _run(*question, PYTHONIOENCODING="ascii")
    assert escaped.isascii()
    assert json.loads(escaped) == json.loads(unicode)
    for command in (("agenda", "-f", "csv"), ("export", "-d", "anne", "-o", "-")):
        outputs = {
            _run("-p", _SCRIPTS, *command, PYTHONIOENCODING=encoding, SOURCE_DATE_EPOCH="0")[0]
            for encoding in ("utf-8", "ascii", "latin-1")
        }
        assert len(outputs) == 1


def _on_terminal(*arguments: object, **variables: str) -> bytes:
    """What a command writes when its standard output is a terminal."""
    ours, theirs = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", **variables}
    command = [*_ITINERARY, *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        written = b""
        try:
            while piece := os.read(ours, 4096):
                written += piece
        except OSError:  # the terminal is closed with the process
            pass
        assert process.wait(timeout=30) == 0
    os.close(ours)
    return written


def test_the_locale_c_on_a_terminal_is_ascii_and_on_a_pipe_stays_unicode() -> None:
    """Who says LC_ALL=C at a terminal has ASCII; a pipe, as before `sort`, keeps its bytes."""
    question = ("-p", "japan-2025", "agenda", "15")
    assert _on_terminal(*question, LC_ALL="C").isascii()
    assert not _on_terminal(*question, LC_ALL="C.UTF-8").isascii()
    assert not _run(*question, LC_ALL="C")[0].isascii()


def test_findings_wrap_under_themselves_on_a_terminal_only(ask: Ask) -> None:
    """On a terminal a finding's lines are indented under its first; on a pipe it is one line."""
    lines = _pages(60, "check", ask, TERM="dumb").splitlines()
    first = next(number for number, line in enumerate(lines) if "two places at once" in line)
    assert lines[first].startswith("  ✗ in two places at once")
    assert lines[first + 1].startswith("    ")
    piped = ask("-p", _SCRIPTS, "check").out
    assert sum("double-booking" in line for line in piped.splitlines()) == 1
    assert max(map(len, piped.splitlines())) > 200


@pytest.mark.parametrize("columns", ["1", "7", "20"])
def test_a_broken_file_is_shown_on_any_terminal(ask: Ask, tmp_path: Path, columns: str) -> None:
    """The caret stays under the mistake, however little of the line there is room for."""
    path = tmp_path / "b.yaml"
    path.write_text(f"title: {{fr: {'大阪' * 50}, jp: x}}\n", "utf-8")
    out = ask("check", "b.yaml", FORCE_COLOR="1", COLUMNS=columns, TERM="dumb").out
    lines = out.splitlines()
    carets = [number for number, line in enumerate(lines) if line.strip() == "^"]
    pointed = {_seen(lines[row - 1], 20)[0][lines[row].index("^")] for row in carets}
    assert pointed == {"t", "j"}  # what is missing is said of the whole file; `jp` is no language
