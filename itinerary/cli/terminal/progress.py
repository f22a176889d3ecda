"""Progress, on a terminal at which somebody may be waiting."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import typer

Each = TypeVar("Each")

_FILES = 100  # from which on somebody may wait for them to be written


def watched_files(files: Sequence[Each], label: str) -> Iterable[Each]:
    """Files that are being written, with a bar over them where they are many."""
    return watched(files, label, _FILES)


def watched(work: Sequence[Each], label: str, least: int) -> Iterable[Each]:
    """The pieces of some work, and, from a number of them on, a bar over them on a terminal."""
    dumb = os.environ.get("TERM") in {"dumb", "unknown"}
    if len(work) < least or dumb or not sys.stderr.isatty():
        return work
    return _progress(work, label)


def _progress(work: Sequence[Each], label: str) -> Iterator[Each]:
    with typer.progressbar(work, label=label, file=sys.stderr) as bar:
        yield from bar
