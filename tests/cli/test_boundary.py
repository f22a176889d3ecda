"""What wrong use gets: a sentence, an exit status, and never a traceback."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Ask

from itinerary.cli.boundary import guarded
from itinerary.formats.terminals import printable

_ITINERARY = (sys.executable, "-c", "from itinerary.cli import main; main()")


def _programme(folder: Path, text: str) -> Path:
    path = folder / "mission.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_programme_with_problems_prints_all_of_them_and_nothing_else(
    ask: Ask, tmp_path: Path
) -> None:
    """Every problem with its address on standard error, nothing on standard output, status 3."""
    path = _programme(
        tmp_path,
        """\
title: Trip
start: 2025-04-12
end: 2025-04-31
home: dijon
cities:
  dijon: {name: Dijon, timezone: Europe/Pariss}
events:
  dinner: {title: Dinner, city: djion, date: 2025-04-12}
""",
    )
    answer = ask("-p", path, "agenda")
    assert (answer.status, answer.out) == (3, "")
    addresses = [line.partition(": ")[0] for line in answer.err.splitlines() if str(path) in line]
    assert addresses == [f"{path}:3:6", f"{path}:6:34", f"{path}:8:33"]
    assert "Did you mean “dijon”?" in answer.err


def test_a_programme_with_problems_exports_nothing(ask: Ask, tmp_path: Path) -> None:
    """Nothing is written from a programme that cannot be loaded."""
    path = _programme(tmp_path, "title: Trip\n")
    assert ask("-p", path, "export", "-o", tmp_path / "calendars").status == 3
    assert not (tmp_path / "calendars").exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.yaml", "There is no file missing.yaml."),
        (".", ". is a folder; a file is needed."),
        ("x" * 300, "cannot be read"),
        ("a\0b", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_costs_a_sentence_and_status_4(
    ask: Ask, name: str, sentence: str
) -> None:
    """A missing file, a folder, a name that no system has: one sentence, status 4."""
    answer = ask("-p", name, "agenda")
    assert (answer.status, answer.out) == (4, "")
    assert sentence in answer.err
    assert answer.err.count("\n") == 1


def test_the_file_in_the_current_folder_is_taken_unasked(ask: Ask, tmp_path: Path) -> None:
    """`programme.yaml` in the current folder is the programme, and nothing is said about it."""
    (tmp_path / "programme.yaml").write_text(
        "title: Trip\nstart: 2025-01-01\nend: 2025-01-02\nhome: a\n"
        "cities: {a: {name: Home, timezone: Europe/Paris}}\n",
        "utf-8",
    )
    answer = ask("agenda")
    assert (answer.status, answer.out, answer.err) == (0, "Nothing.\n", "")


def test_the_environment_names_the_programme(ask: Ask) -> None:
    """ITINERARY_PROGRAMME names the programme, as `-p` does."""
    assert ask("agenda", "15", "-f", "json", ITINERARY_PROGRAMME="rehearsal").err == ""


def test_an_unknown_command_is_wrong_usage(ask: Ask) -> None:
    """A command that is not there is named, with the nearest, and status 2."""
    answer = ask("agend")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "Error: There is no command “agend”. Did you mean “agenda”?\n"
    assert ask("zzz").err == "Error: There is no command “zzz”. itinerary --help lists them.\n"


def test_the_version_is_printed(ask: Ask) -> None:
    """`--version` prints the name and the number."""
    assert ask("--version").out.startswith("itinerary 0.")


def test_a_closed_pipe_is_silence() -> None:
    """A reader that goes away early, like `head`, sees no complaint."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            [*_ITINERARY, "-p", "rehearsal", "agenda"],
            check=False,
            stdout=nobody,
            stderr=subprocess.PIPE,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_costs_a_sentence_and_status_4() -> None:
    """Output that cannot be written is said to be so, and nothing else is."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*_ITINERARY, "-p", "rehearsal", "agenda"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "ITINERARY_LANG": "en"},
        )
    assert done.returncode == 4
    assert done.stderr.startswith(b"Error: Standard output cannot be used: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_remarks_that_cannot_be_written_leave_the_status_as_it_is() -> None:
    """Nobody reads them, and a script still learns what became of its command."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*_ITINERARY, "nonsense"], check=False, stderr=full)
    assert done.returncode == 2


def test_nothing_typed_can_act_on_a_terminal(ask: Ask) -> None:
    """Escape sequences in what is typed are printed as replacement characters."""
    answer = ask("-p", "japan-2025", "agenda", "-c", "\x1b[31mosaka")
    assert "\x1b" not in answer.err
    assert "\N{REPLACEMENT CHARACTER}[31mosaka" in answer.err


def test_printable_keeps_every_script_and_drops_what_acts() -> None:
    """Letters of any script stay, line breaks too; control characters and overrides do not."""
    assert printable("é大阪😀\n") == "é大阪😀\n"
    assert printable("👨‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿") == "👨‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿"
    assert printable("Où\u202f? «\u00a0ici\u00a0»\u3000") == "Où\u202f? «\u00a0ici\u00a0»\u3000"
    assert printable("a\x1b\u202e\u2028\x07b") == "a\ufffd\ufffd\ufffd\ufffdb"


def test_markup_in_the_programme_is_text(ask: Ask, tmp_path: Path) -> None:
    """Rich's markup, Markdown, HTML and formulas in a title are nothing but text."""
    path = _programme(
        tmp_path,
        """\
title: Trip
start: 2025-04-12
end: 2025-04-13
home: a
cities: {a: {name: Home, timezone: Europe/Paris}}
events:
  one: {title: "[bold]=HYPERLINK(1)[/2] <b>*x*</b> [tbc]", city: a, date: 2025-04-12}
  two: {title: "=1+1", city: a, date: 2025-04-12}
""",
    )
    drawn = ask("-p", path, "agenda", FORCE_COLOR="1", COLUMNS="120").out
    assert "[bold]=HYPERLINK(1)[/2] <b>*x*</b> [tbc]" in drawn
    marked = ask("-p", path, "agenda", "-f", "markdown").out
    assert r"\[bold\]=HYPERLINK(1)\[/2\] \<b\>\*x\*\</b\> \[tbc\]" in marked
    assert ",'=1+1," not in ask("-p", path, "agenda", "-f", "json").out
    assert "two,'=1+1," in ask("-p", path, "agenda", "-f", "csv").out


_BARE = {**os.environ, "ITINERARY_LANG": "en"}


@pytest.mark.skipif(os.name != "posix", reason="a shell closes streams so")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_ones_that_nobody_reads_or_writes(tmp_path: Path, closed: str) -> None:
    """As some services start programs: nothing is asked, and nothing goes wrong."""
    tool = " ".join(map(shlex.quote, _ITINERARY))
    for command in (f"{tool} init new.yaml {closed}", f"{tool} -p new.yaml agenda {closed}"):
        done = subprocess.run(
            ["sh", "-c", command], check=False, cwd=tmp_path, capture_output=True, env=_BARE
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "new.yaml").read_text("utf-8").startswith("#")


@pytest.mark.parametrize("command", ["init", "release"])
def test_a_command_that_is_advised_can_be_typed_as_it_stands(
    ask: Ask, tmp_path: Path, command: str
) -> None:
    """Blanks, quotation marks and dollars in the name of a file mean nothing to a shell."""
    name = "a b's $x.yaml"
    said = ask("--lang", "en", "init", name)
    if command == "release":
        said = ask("--lang", "en", "-p", name, "release")
    quoted = shlex.quote(name)
    assert f"itinerary -p {quoted} {'agenda' if command == 'init' else 'export'}" in said.err


def test_no_name_is_no_programme(ask: Ask) -> None:
    """`-p ""`, as from a variable that is not set, is wrong usage."""
    answer = ask("--lang", "en", "-p", "", "agenda")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "Error: -p needs the name of a file.\n"


def test_too_little_memory_costs_a_sentence_and_status_4(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was in the making is let go, and then it is said."""
    assert guarded(lambda: bytearray(1 << 62)) == 4
    assert capsys.readouterr().err == (
        "Error: There is not enough memory for this. Try it with a smaller file.\n"
    )
