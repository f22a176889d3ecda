"""Completion switched on: a script in a file of its own, and lines in the shell's own file."""

import os
import re
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from itinerary.cli.completion.offers import SHELLS
from itinerary.cli.completion.shells import script
from itinerary.disk.files import make_folder, read, write
from itinerary.errors import FileError, UsageError
from itinerary.languages import _

_FIRST, _LAST = "# >>> itinerary >>>", "# <<< itinerary <<<"
_BLOCK = re.compile(rf"^{re.escape(_FIRST)}\n.*?^{re.escape(_LAST)}\n?", re.MULTILINE | re.DOTALL)
_LIMIT = 10_000_000  # bytes of a shell's own file
_PATIENCE = 20  # seconds that PowerShell takes to start at worst
_OTHER_NAMES = {"pwsh": "powershell", "sh": "bash"}


def shell_named(typed: str) -> str:
    """The shell that is meant; "" for the one that the tool was started from.

    UsageError when there is no completion for it.
    """
    name = typed or _shell_in_use()
    name = _OTHER_NAMES.get(name, name)
    known = _(", ").join(SHELLS)
    if not name:
        raise UsageError(
            _("It is not clear which shell this is. Add its name: {known}.").format(known=known)
        )
    if name not in SHELLS:
        raise UsageError(
            _("There is no completion for the shell “{name}”. There is for: {known}.").format(
                name=name, known=known
            )
        )
    return name


def install(shell: str, variables: Mapping[str, str]) -> str:
    """Switches completion on for a shell, and says so in a sentence; FileError when it cannot."""
    home = Path.home()
    if shell == "fish":
        config = Path(variables.get("XDG_CONFIG_HOME") or home / ".config")
        own = config / "fish" / "completions" / "itinerary.fish"
        _write(own, script(shell))
        return _("{path} is written. New fish shells complete itinerary.").format(path=own)
    data = Path(variables.get("XDG_DATA_HOME") or home / ".local" / "share")
    if shell == "powershell":
        data = Path(variables.get("LOCALAPPDATA") or data)
        own, reader = data / "itinerary" / "completion.ps1", _powershell_profile()
        line = ". '{}'".format(re.sub("(['\u2018\u2019\u201a\u201b])", r"\1\1", str(own)))
    else:
        own = data / "itinerary" / f"completion.{shell}"
        folder = Path(variables.get("ZDOTDIR") or home) if shell == "zsh" else home
        reader, line = folder / f".{shell}rc", f". {shlex.quote(str(own))}"
    _write(own, script(shell))
    _write(reader, _with_block(reader, line))
    return _(
        "{path} is written, and {reader} reads it. "
        "Open a new terminal, and Tab completes itinerary."
    ).format(path=own, reader=reader)


def _shell_in_use() -> str:
    """The name of the shell that the tool was started from; "" when that cannot be seen."""
    import shellingham  # type: ignore[import-untyped] # asks about processes: only here

    try:
        name: str = shellingham.detect_shell()[0]
    except (shellingham.ShellDetectionFailure, OSError):
        return Path(os.environ.get("SHELL", "")).name
    return name


def _powershell_profile() -> Path:
    """The file that PowerShell reads when it starts, which it alone knows."""
    for program in ("pwsh", "powershell"):
        command = [program, "-NoProfile", "-NonInteractive", "-Command", "$PROFILE"]
        try:
            done = subprocess.run(  # noqa: S603 - two fixed names, found as the shell finds them
                command, check=True, capture_output=True, text=True, timeout=_PATIENCE
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            continue
        if path := done.stdout.strip():
            return Path(path)
    raise FileError(
        _(
            "PowerShell cannot be asked for its profile. Write what "
            "`itinerary --show-completion powershell` prints into the file that $PROFILE names."
        )
    )


def _with_block(path: Path, line: str) -> str:
    """A shell's file with the lines that are ours, in their place or at its end."""
    text = read(path, _LIMIT).decode("utf-8", "surrogateescape") if path.exists() else ""
    block = f"{_FIRST}\n{line}\n{_LAST}\n"
    if _BLOCK.search(text):
        return _BLOCK.sub(lambda _found: block, text, count=1)
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{block}"


def _write(path: Path, text: str) -> None:
    make_folder(path.parent)
    write(path, text.encode("utf-8", "surrogateescape"))
