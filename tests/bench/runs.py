"""Whole processes, run in turn, and what the system counts of each."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FEW = 3

_TIMED = Path(__file__).resolve().with_name("timed.py")


class Command(NamedTuple):
    """A command to be timed; what it `makes` is removed before it runs, and is made anew."""

    words: tuple[str, ...]
    makes: Path | None = None
    environment: Mapping[str, str] = {}
    status: int = 0  # with which it is expected to end


class Run(NamedTuple):
    """One run: seconds by the clock on the wall, seconds of processor, and peak memory in kB."""

    wall: float
    cpu: float
    peak: float


def pairs(
    ours: Command, other: Command, runs: int, environment: Mapping[str, str]
) -> list[tuple[Run, Run]]:
    """Runs of two commands in turn, so that what slows the machine down slows both down.

    Each is run once before that, for files to be at hand as they are for whoever uses a tool daily;
    not where only a few runs are wanted, because a command takes very long.
    """
    for command in (ours, other) if runs > FEW else ():
        run(command, environment)
    return [(run(ours, environment), run(other, environment)) for _ in range(runs)]


def run(command: Command, environment: Mapping[str, str]) -> Run:
    """Runs a command, and reads its output through a pipe; RuntimeError when it goes wrong."""
    if command.makes:
        if command.makes.is_dir():
            shutil.rmtree(command.makes)
        command.makes.unlink(missing_ok=True)
        os.sync()  # nobody is to wait for what others wrote before
    done = subprocess.run(
        (sys.executable, "-I", "-S", str(_TIMED), *command.words),
        check=True,
        capture_output=True,
        env={**environment, **command.environment},
    )
    status, *counted = done.stderr.decode().split()
    if int(status) != command.status:
        raise RuntimeError(f"{' '.join(command.words)}: {status}\n{done.stdout.decode()}")
    return Run(*map(float, counted))
