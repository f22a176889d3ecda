"""`--install-completion` and `--show-completion`."""

from pathlib import Path

import pytest
from conftest import ROOT, Ask

_SCRIPTS = ROOT / "itinerary" / "cli" / "completion" / "scripts"


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_reads_the_script_from_its_own_file(ask: Ask, tmp_path: Path, shell: str) -> None:
    """The script has a file of its own; the shell's file keeps what it held, once and twice."""
    reader = tmp_path / f".{shell}rc"
    reader.write_bytes(b"alias l=ls # caf\xe9")
    script = tmp_path / ".local" / "share" / "itinerary" / f"completion.{shell}"
    for _time in range(2):
        answer = ask("--install-completion", shell, HOME=str(tmp_path))
        assert (answer.status, answer.out) == (0, "")
        assert answer.err == (
            f"{script} is written, and {reader} reads it. "
            "Open a new terminal, and Tab completes itinerary.\n"
        )
        assert script.read_text("utf-8") == (_SCRIPTS / f"itinerary.{shell}").read_text("utf-8")
        assert reader.read_bytes() == (
            b"alias l=ls # caf\xe9\n# >>> itinerary >>>\n"
            + f". {script}\n".encode()
            + b"# <<< itinerary <<<\n"
        )


def test_lines_that_are_ours_are_renewed_where_they_stand(ask: Ask, tmp_path: Path) -> None:
    """A folder that has moved is followed, and what stands around the lines stays."""
    reader = tmp_path / ".bashrc"
    reader.write_text("one\n# >>> itinerary >>>\n. /gone\n# <<< itinerary <<<\ntwo\n", "utf-8")
    data = tmp_path / "da'ta"
    ask("--install-completion", "bash", HOME=str(tmp_path), XDG_DATA_HOME=str(data))
    assert reader.read_text("utf-8") == (
        "one\n# >>> itinerary >>>\n"
        f". '{tmp_path}/da'\"'\"'ta/itinerary/completion.bash'\n"
        "# <<< itinerary <<<\ntwo\n"
    )


def test_fish_finds_the_script_itself(ask: Ask, tmp_path: Path) -> None:
    """fish reads a folder of scripts: one file is enough."""
    answer = ask("--install-completion", "fish", HOME=str(tmp_path))
    script = tmp_path / ".config" / "fish" / "completions" / "itinerary.fish"
    assert answer.err == f"{script} is written. New fish shells complete itinerary.\n"
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [script]


def test_powershell_is_asked_for_its_profile(ask: Ask, tmp_path: Path) -> None:
    """PowerShell alone knows which file it reads: a stand-in for it answers here."""
    profile = tmp_path / "Documents" / "profile.ps1"
    program = tmp_path / "pwsh"
    program.write_text(f"#!/bin/sh\necho '{profile}'\n", "utf-8")
    program.chmod(0o755)
    answer = ask("--install-completion", "pwsh", HOME=str(tmp_path), PATH=str(tmp_path))
    script = tmp_path / ".local" / "share" / "itinerary" / "completion.ps1"
    assert (answer.status, script.exists()) == (0, True)
    assert profile.read_text("utf-8") == (
        f"# >>> itinerary >>>\n. '{script}'\n# <<< itinerary <<<\n"
    )


def test_without_powershell_it_is_said_what_to_do(ask: Ask, tmp_path: Path) -> None:
    """Nothing is written then."""
    answer = ask("--install-completion", "powershell", HOME=str(tmp_path), PATH=str(tmp_path))
    assert (answer.status, list(tmp_path.iterdir())) == (4, [])
    assert answer.err == (
        "Error: PowerShell cannot be asked for its profile. Write what `itinerary "
        "--show-completion powershell` prints into the file that $PROFILE names.\n"
    )


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_another_shell_is_refused(ask: Ask, tmp_path: Path, option: str) -> None:
    """A sentence names the shells for which there is completion."""
    answer = ask(option, "tcsh", HOME=str(tmp_path))
    assert (answer.status, answer.out, list(tmp_path.iterdir())) == (2, "", [])
    assert answer.err == (
        "Error: There is no completion for the shell “tcsh”. "
        "There is for: bash, zsh, fish, powershell.\n"
    )


@pytest.mark.parametrize(
    ("shell", "ending"),
    [("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"), ("pwsh", "ps1"), ("powershell", "ps1")],
)
def test_the_script_can_be_printed(ask: Ask, shell: str, ending: str) -> None:
    """What would be written is shown, and nothing else."""
    answer = ask("--show-completion", shell)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (_SCRIPTS / f"itinerary.{ending}").read_text("utf-8")


def test_a_file_that_is_in_the_way_costs_a_sentence(ask: Ask, tmp_path: Path) -> None:
    """A folder that cannot be made is said to be one, with status 4."""
    (tmp_path / ".local").write_text("", "utf-8")
    answer = ask("--install-completion", "zsh", HOME=str(tmp_path))
    assert answer.status == 4
    assert answer.err.startswith("Error: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--show-completion",),
        ("--show-completion", "--lang", "en"),
        ("--lang", "en", "--show-completion"),
    ],
    ids=" ".join,
)
def test_without_a_name_the_shell_in_use_is_meant(ask: Ask, arguments: tuple[str, ...]) -> None:
    """It is seen from the processes, else taken from SHELL, and otherwise asked for."""
    answer = ask(*arguments, SHELL="/bin/zsh")
    scripts = {path.read_text("utf-8") for path in _SCRIPTS.iterdir()}
    is_refused = answer.status == 2 and "There is for: bash, zsh, fish, powershell." in answer.err
    assert answer.out in scripts or is_refused
