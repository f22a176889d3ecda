"""Help: what a command does, under the headings that its options have, as wide as the terminal."""

import subprocess
import sys

import pytest
from conftest import Ask

from itinerary.cli.catalogue import COMMANDS
from itinerary.formats.measures import width as columns


def test_help_lists_the_commands_in_the_order_in_which_they_are_met(ask: Ask) -> None:
    """Without a command, and with --help, the same: the options, then every command."""
    said = ask("--help").out
    assert said == ask().out
    listed = said.partition("Commands\n")[2].splitlines()
    assert [line.split()[0] for line in listed if line[2:3] != " "] == list(COMMANDS)


def test_the_help_of_a_command_has_its_options_under_headings(ask: Ask) -> None:
    """Names to the left, what they do to the right, wrapped under itself."""
    assert (
        ask("schema", "--help").out
        == """\
Usage: itinerary schema [OPTIONS]

  What an editor needs to complete and explain keys.

Options
  -h, --help  Show this message and exit.
"""
    )
    assert (
        """
Which moment
  --at MOMENT  Pretend it is this moment at home, such as “2025-04-15 08:00” or
               “08:00”.
  --date DAY   Pretend it is this day, such as 2025-04-15.
"""
        in ask("agenda", "--help").out
    )


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["en", "fr", "ja"])
@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_help_fits_the_terminal(ask: Ask, command: str, language: str, width: int) -> None:
    """No line is wider than the terminal in any language, but for a name that cannot be broken."""
    said = ask("--lang", language, command, "--help", COLUMNS=str(width)).out
    wide = [line for line in said.splitlines() if columns(line) > width]
    assert all(len(line.split()) <= 3 for line in wide), wide


@pytest.mark.parametrize(
    ("variables", "bold"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_headings_are_bold_where_a_terminal_shows_that(
    variables: dict[str, str], bold: bool
) -> None:
    """And plain on a pipe, on a dumb terminal, but with NO_COLOR too: bold is no colour."""
    done = subprocess.run(
        [sys.executable, "-c", "from itinerary.cli import main; main()"],
        check=True,
        capture_output=True,
        env={"LC_ALL": "en_GB.UTF-8", "TERM": "xterm", **variables},
        text=True,
    )
    assert ("\x1b[1mOptions\x1b[0m" in done.stdout, "\x1b" in done.stdout) == (bold, bold)
